//! Goes through the names of a text, for what is called and what is assigned.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::Language;
use super::arguments::CallArgument;
use super::call::{Call, Named};
use super::cursor::{continues_name, is_assignment, starts_name};
use super::reader::Reader;
use crate::document::parsed_value::{ParsedEntry, ParsedKind, ParsedValue};

/// What was found so far.
pub(super) struct Scan<'t> {
    pub reader: Reader<'t>,
    /// Where the literals start that are assigned to variables.
    pub assigned: HashMap<&'t str, usize>,
    /// The variables that were changed since.
    pub changed: HashSet<&'t str>,
    /// How far the line of the last call is indented.
    pub indent: usize,
    /// The brackets that are open.
    brackets: Vec<char>,
    /// How many variables may still be replaced by their values.
    pub substitutions: usize,
    /// What is assigned to variables.
    pub clients: HashMap<&'t str, Client>,
    /// The last client.
    pub client: Client,
    /// The operation of the last paginator.
    pub paginated: Option<Named>,
    /// What boto3's resources stand for that are assigned to variables.
    pub resources: HashMap<&'t str, Resource>,
    /// The last resource, and where its call ends.
    pub last_resource: Option<(Resource, usize)>,
    /// Whether methods are those of DynamoDB's document client.
    pub has_plain_values: bool,
    pub calls: Vec<Call>,
    /// How many bytes may still be read in vain, so that a text without a single call costs little.
    pub fuel: usize,
}

const FUEL: usize = 100_000;

/// How many variables are replaced by their values at most.
const SUBSTITUTIONS: usize = 1_000;

/// The members that a resource stands for.
pub(super) type Resource = Vec<ParsedEntry>;

/// A client of a service, or what is said of clients before there is one, as by boto3's sessions.
#[derive(Clone, Debug, Default)]
pub(super) struct Client {
    pub service: Option<Named>,
    pub region: Option<Named>,
    pub profile: Option<Named>,
}

/// A name with the names before it.
pub(super) struct Name<'t> {
    pub name: &'t str,
    pub span: Range<usize>,
    pub receiver: Option<&'t str>,
    pub is_method: bool,
    /// Whether `new` is before it.
    pub is_new: bool,
}

impl<'t> Scan<'t> {
    pub fn new(text: &'t str, language: Language) -> Self {
        Scan {
            reader: Reader::new(text, 0, language),
            assigned: HashMap::new(),
            changed: HashSet::new(),
            indent: 0,
            brackets: Vec::new(),
            substitutions: SUBSTITUTIONS,
            clients: HashMap::new(),
            client: Client::default(),
            paginated: None,
            resources: HashMap::new(),
            last_resource: None,
            has_plain_values: ["DocumentClient", "DynamoDBDocument", "lib-dynamodb"]
                .iter()
                .any(|sign| text.contains(sign)),
            calls: Vec::new(),
            fuel: FUEL.saturating_add(text.len().saturating_mul(4)),
        }
    }

    pub fn run(&mut self) {
        let mut last = "";
        let mut previous = "";
        let mut is_behind_new = false;
        let mut variable = None;
        while let Some(next) = self.reader.cursor.peek().filter(|_| self.fuel > 0) {
            let at = self.reader.cursor.at;
            match next {
                '"' | '\'' | '`' => self.reader.skip_string(),
                _ if starts_name(next) => {
                    let name = self.reader.cursor.name();
                    let is_method = self.reader.cursor.slice(0..at).ends_with('.');
                    let found = Name {
                        name,
                        span: at..self.reader.cursor.at,
                        receiver: Some(last).filter(|last| is_method && !last.is_empty()),
                        is_method,
                        is_new: is_behind_new,
                    };
                    let is_path = self.reader.cursor.is_at(".");
                    self.note_change(name, found.receiver);
                    match previous {
                        "for" => drop(self.assigned.remove(name)),
                        "def" | "function" => self.forget_parameters(),
                        _ => {}
                    }
                    self.name(&found, &mut variable);
                    is_behind_new = name == "new" || (is_behind_new && is_path);
                    previous = name;
                    last = name;
                }
                _ if continues_name(next) => {
                    self.reader.cursor.take_while(continues_name);
                }
                _ => {
                    self.reader.skip_space();
                    if self.reader.cursor.at == at {
                        self.bracket(next);
                        self.reader.cursor.bump();
                    }
                    if next != '.' {
                        last = "";
                    }
                    if matches!(next, ';' | '\n') {
                        variable = None;
                    }
                }
            }
        }
    }

    fn name(&mut self, name: &Name<'t>, variable: &mut Option<&'t str>) {
        let behind = self.reader.cursor.at;
        self.reader.skip_space();
        if is_assignment(self.reader.cursor.rest()) && !name.is_method {
            self.reader.cursor.bump();
            self.reader.skip_space();
            *variable = Some(name.name);
            // In parentheses it is an argument.
            if !matches!(self.brackets.last(), Some('(' | '[')) {
                self.assign(name.name);
            }
            return;
        }
        self.reader.cursor.at = behind;
        if !self.reader.cursor.is_at("(") {
            return;
        }
        self.indent = self.indent_at(name.span.start);
        match self.reader.language {
            Language::Python => self.python(name, *variable),
            _ => self.javascript(name, *variable),
        }
        // What is not understood is looked through for calls.
        if self.reader.cursor.at == behind {
            self.bracket('(');
            self.reader.cursor.bump();
        }
    }

    /// Notes that a bracket opens or closes.
    fn bracket(&mut self, bracket: char) {
        match bracket {
            '(' | '[' | '{' => self.brackets.push(bracket),
            ')' | ']' | '}' => drop(self.brackets.pop()),
            _ => {}
        }
    }

    /// Forgets what was read since a place.
    pub fn go_back(&mut self, start: usize, known: usize) {
        let read = self.reader.cursor.at.saturating_sub(start);
        self.fuel = self.fuel.saturating_sub(read);
        self.reader.diagnostics.truncate(known);
        self.reader.cursor.at = start;
    }

    /// The literal that is assigned to a variable before this place.
    pub fn variable(&mut self, name: &str) -> Option<ParsedValue> {
        let at = *self.assigned.get(name)?;
        let behind = std::mem::replace(&mut self.reader.cursor.at, at);
        let node = self.reader.value(0).ok();
        self.fuel = self.fuel.saturating_sub(self.reader.cursor.at - at);
        self.reader.cursor.at = behind;
        node
    }

    /// The arguments without names, and those with names.
    ///
    /// `None` where they are none, or do not end; `may_end` allows that the text ends before a parenthesis.
    pub fn arguments(&mut self, may_end: bool) -> Option<(Vec<ParsedValue>, Vec<ParsedEntry>)> {
        let (mut values, mut entries) = (Vec::new(), Vec::new());
        for argument in self.reader.arguments(0, may_end)? {
            match argument {
                CallArgument::Value(value) => values.push(self.resolved(value, 0)),
                CallArgument::Named(entry) => entries.push(self.resolved_entry(entry, 0)),
                CallArgument::Unpacked(node) => {
                    let unpacked = self.unpacked(node)?.into_iter();
                    entries.extend(unpacked.map(|entry| self.resolved_entry(entry, 0)));
                }
            }
        }
        Some((values, entries))
    }

    /// The arguments of a call whose parenthesis comes next.
    pub fn called_with(&mut self) -> Option<(Vec<ParsedValue>, Vec<ParsedEntry>)> {
        self.reader.cursor.bump();
        self.arguments(false)
    }

    /// The entries of a map, or of a variable to which one is assigned.
    fn unpacked(&mut self, node: ParsedValue) -> Option<Vec<ParsedEntry>> {
        let node = match &node.kind {
            ParsedKind::Expression(name) => self.variable(name),
            _ => Some(node),
        };
        match node?.kind {
            ParsedKind::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// Notes a client, with what the options say of it or else what was said before.
    pub fn client(
        &mut self,
        service: Option<Named>,
        options: &[ParsedEntry],
        region: &str,
        variable: Option<&'t str>,
    ) {
        let option = |name: &str| {
            let option = options.iter().find(|option| option.key == name)?;
            named(&option.value)
        };
        if let Some(region) = option(region) {
            self.client.region = Some(region);
        }
        if let Some(profile) = option("profile_name") {
            self.client.profile = Some(profile);
        }
        if let Some(service) = service {
            self.client.service = Some(service);
        }
        if let Some(variable) = variable {
            self.clients.insert(variable, self.client.clone());
        }
    }

    /// Notes a call that ends here; `known` is the number of diagnostics before it.
    pub fn found(
        &mut self,
        operation: Named,
        receiver: Option<&str>,
        input: ParsedValue,
        known: usize,
    ) {
        let start = operation.span.start;
        let end = self.reader.cursor.at;
        // The client of this variable, or else the last one.
        let client = receiver.and_then(|receiver| self.clients.get(receiver));
        let client = client.unwrap_or(&self.client).clone();
        self.calls.push(Call {
            language: self.reader.language,
            operation: operation.name,
            operation_span: operation.span,
            service: client.service,
            receiver: receiver.map(str::to_owned),
            region: client.region,
            profile: client.profile,
            implied: Vec::new(),
            input,
            label: label(self.reader.cursor.slice(start..end)),
            span: start..end.max(start),
            diagnostics: self.reader.diagnostics.split_off(known),
        });
    }
}

pub(super) fn named(node: &ParsedValue) -> Option<Named> {
    Some(Named {
        name: node.as_str()?.to_owned(),
        span: node.span.clone(),
    })
}

/// How a call begins, in one line.
fn label(call: &str) -> String {
    const MOST: usize = 80;
    let mut label = String::new();
    for word in call.split_whitespace() {
        if label.len() > MOST {
            break;
        }
        if !label.is_empty() {
            label.push(' ');
        }
        label.extend(word.chars().take(MOST));
    }
    label
}
