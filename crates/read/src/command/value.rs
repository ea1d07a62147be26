//! The words of one option as the value of a member.
//!
//! Source: the CLI's `arguments.py`, `paramfile.py` and `argprocess.py`: a number is converted first, then a file
//! is read in place of the value, then shorthand or JSON.

use wireform_model::cli::Cli;
use wireform_model::cli_options::{fetched_prefix, option_refuses, takes_bare_words, takes_pairs};
use wireform_model::draft::{FileKind, FileReference};
use wireform_model::file_option::{FileOption, file_member};
use wireform_model::path::Path;
use wireform_model::value::{Map, Value};
use wireform_model::{Kind, Member, OperationRef, Shape};

use super::json::read_json;
use super::output::Output;
use crate::diagnostic::ReadResult;
use crate::shell::Word;
use crate::shorthand::{self, Expect, ShorthandError, Spans};
use crate::{Meaning, ReadDiagnostic};

/// What the words of an option say.
pub(super) enum OptionValue {
    Value(Value),
    File(FileReference),
}

/// An option with its words.
pub(super) struct ValueReader<'a, 'm> {
    pub operation: OperationRef<'m>,
    pub cli: Cli,
    pub member: &'m Member,
    /// Where its value is in the input.
    pub path: Path,
    /// The option as it was typed.
    pub name: &'a Word,
    pub words: &'a [Word],
    pub output: &'a mut Output,
}

impl<'m> ValueReader<'_, 'm> {
    /// The value, or a file in its place.
    ///
    /// # Errors
    ///
    /// Where the CLI could not read it either, or nobody can without running something.
    pub fn read(&mut self) -> ReadResult<OptionValue> {
        let path = self.path();
        let shape = self.operation.target(self.member);
        let known = self.output.diagnostics.len();
        // The CLI itself replaces a tilde at the start of a file's name.
        if !self.is_home_file() {
            self.output.note_variables(self.words, &path);
        }
        if let Some(value) = self.number_or_variable(shape) {
            return value.map(OptionValue::Value);
        }
        if let Some(file) = self.file()? {
            let words = self.words;
            for word in words {
                self.output.part(word.span(), Meaning::Value(path.clone()));
            }
            return Ok(OptionValue::File(file));
        }
        let value = match (self.value(shape), left_out(self.name, self.words)) {
            // Without the value of a variable it has no form.
            (Err(_), Some(error)) => {
                self.output.diagnostics.truncate(known);
                return Err(error.at(path));
            }
            (value, _) => value?,
        };
        if option_refuses(self.operation, self.member, self.cli, &value) {
            let message = format!(
                "The AWS CLI does not read this from `{}`; it has another option for it.",
                self.name.text()
            );
            return Err(self.error("refused-value", message));
        }
        Ok(OptionValue::Value(value))
    }

    /// Numbers are read before files; one with a variable stays as it was typed.
    fn number_or_variable(&mut self, shape: &'m Shape) -> Option<ReadResult<Value>> {
        let [word] = self.words else {
            return None;
        };
        let is_scalar = !matches!(
            shape.kind,
            Kind::List { .. } | Kind::Map { .. } | Kind::Structure(_)
        );
        let is_file = self.takes_file_name() || word.text().starts_with("file");
        if is_scalar && !is_file && !word.variables().is_empty() {
            self.output.part(word.span(), Meaning::Value(self.path()));
            return Some(Ok(Value::from(word.text())));
        }
        let is_first = matches!(shape.kind, Kind::Long | Kind::Float | Kind::Double);
        is_first.then(|| self.scalar(shape, word, &self.path()))
    }

    /// Whether a word alone names the file whose bytes are the value.
    fn takes_file_name(&self) -> bool {
        let member = file_member(self.operation, self.cli, &self.path());
        member.is_some_and(|member| member.option == FileOption::Name)
    }

    /// Whether the only variable is the tilde of a file's name.
    fn is_home_file(&self) -> bool {
        let [word] = self.words else {
            return false;
        };
        let is_only = word.variables().len() == 1 && word.variables().first() == Some(&(0..1));
        is_only && word.text().starts_with('~') && self.takes_file_name()
    }

    /// The file that the value is read from, where it is a file.
    fn file(&mut self) -> ReadResult<Option<FileReference>> {
        let [word] = self.words else {
            return Ok(None);
        };
        let path = self.path();
        let member = file_member(self.operation, self.cli, &path);
        let option = member.as_ref().map(|member| member.option);
        if option == Some(FileOption::Name) {
            return self.streamed_file(word).map(Some);
        }
        let prefix = fetched_prefix(self.operation, self.member, self.cli, word.text());
        match (prefix, option) {
            (None, _) => Ok(None),
            (Some("file://" | "fileb://"), Some(_)) => match FileReference::parse(word.text()) {
                Some(file) => Ok(Some(with_content(self.output, file))),
                None => Err(self.error("missing-file", "The name of the file is missing.")),
            },
            (Some(prefix), _) => {
                let message = format!(
                    "The AWS CLI replaces a value that starts with `{prefix}` with the content that it points to, which is not known here."
                );
                Err(self.error("fetched-value", message))
            }
        }
    }

    /// The name of a file whose bytes are the body.
    fn streamed_file(&self, word: &Word) -> ReadResult<FileReference> {
        if let Some(file) = FileReference::parse(word.text()) {
            let message = format!(
                "`{}` takes the name of a file alone: write `{}`.",
                self.name.text(),
                file.name
            );
            return Err(self.error("file-prefix", message));
        }
        if word.text().is_empty() {
            return Err(self.error("missing-file", "The name of the file is missing."));
        }
        let file = FileReference::new(FileKind::Bytes, word.text());
        Ok(with_content(self.output, file))
    }

    fn value(&mut self, shape: &'m Shape) -> ReadResult<Value> {
        let path = self.path();
        if let Some(names) = takes_pairs(self.operation, self.member, self.cli) {
            return Ok(self.pairs(names));
        }
        let is_list = matches!(shape.kind, Kind::List { .. });
        if is_list && self.words.is_empty() {
            return Ok(Value::List(Vec::new()));
        }
        let words = self.words;
        let Some(first) = words.first() else {
            return Err(self.error(
                "missing-value",
                format!("`{}` needs a value.", self.name.text()),
            ));
        };
        let is_json = first
            .text()
            .trim_start_matches(is_python_space)
            .starts_with(['[', '{']);
        let is_shorthand = !is_json && shorthand::is_supported(self.operation, shape);
        let is_bare = takes_bare_words(self.operation, self.member, self.cli);
        match &shape.kind {
            Kind::List { member } if is_bare && !is_json => {
                Ok(self.bare_words(self.operation.target(member)))
            }
            _ if is_shorthand => self.shorthand(shape),
            Kind::List { member } => self.list(shape, self.operation.target(member), first),
            Kind::String if self.member.is_json_header() => self.json(first, &path),
            _ => self.item(shape, first, &path),
        }
    }

    /// A whole list in JSON, or an item for each word.
    fn list(&mut self, shape: &Shape, item: &'m Shape, first: &Word) -> ReadResult<Value> {
        let words = self.words;
        let is_whole = words.len() == 1
            && first
                .text()
                .trim_start_matches(is_python_space)
                .starts_with('[');
        let is_document = shape
            .as_structure()
            .is_some_and(|structure| structure.document);
        if is_whole || is_document {
            return self.json(first, &self.path());
        }
        let mut items = Vec::new();
        for (index, word) in words.iter().enumerate() {
            items.push(self.item(item, word, &self.path().item(index))?);
        }
        Ok(Value::List(items))
    }

    /// One word that is no shorthand.
    fn item(&mut self, shape: &Shape, word: &Word, path: &Path) -> ReadResult<Value> {
        let is_document = shape
            .as_structure()
            .is_some_and(|structure| structure.document);
        let start = word
            .text()
            .trim_start_matches(is_python_space)
            .chars()
            .next();
        let expected = match &shape.kind {
            _ if is_document => return self.json(word, path),
            Kind::Structure(_) | Kind::Map { .. } => '{',
            Kind::List { .. } => '[',
            _ => return self.scalar(shape, word, path),
        };
        if start == Some(expected) {
            return self.json(word, path);
        }
        let message = format!(
            "`{}` needs JSON that starts with `{expected}` here.",
            self.name.text()
        );
        Err(ReadDiagnostic::error("invalid-json", word.span(), message).at(path.clone()))
    }

    fn scalar(&mut self, shape: &Shape, word: &Word, path: &Path) -> ReadResult<Value> {
        let text = word.text();
        let (value, what) = match &shape.kind {
            Kind::Integer | Kind::Long => (shorthand::python_integer(text), "an integer"),
            Kind::Float | Kind::Double => (shorthand::python_number(text), "a number"),
            // Only an item of a list can be one.
            Kind::Boolean => (
                Some(Value::Bool(
                    !text.is_empty() && !text.eq_ignore_ascii_case("false"),
                )),
                "",
            ),
            _ => (Some(Value::from(text)), ""),
        };
        let Some(value) = value else {
            let message = format!(
                "`{}` needs {what}, not `{}`.",
                self.name.text(),
                shorten(text)
            );
            return Err(
                ReadDiagnostic::error("invalid-number", word.span(), message).at(path.clone()),
            );
        };
        self.output.part(word.span(), Meaning::Value(path.clone()));
        Ok(value)
    }

    /// Each word is an item, or the value of the one member of an item.
    fn bare_words(&mut self, item: &Shape) -> Value {
        let path = self.path();
        let words = self.words;
        let key = item
            .as_structure()
            .and_then(|structure| structure.members.first());
        let items = words.iter().enumerate().map(|(index, word)| {
            let at = path.item(index);
            let (at, value) = match key {
                Some(key) => (at.child(&key.name), one_member(&key.name, word.text())),
                None => (at, Value::from(word.text())),
            };
            self.output.part(word.span(), Meaning::Value(at));
            value
        });
        Value::List(items.collect())
    }

    /// Each word is `key=value`, or a key without a value.
    fn pairs(&mut self, (key_name, value_name): &(String, String)) -> Value {
        let path = self.path();
        let words = self.words;
        let items = words.iter().enumerate().map(|(index, word)| {
            let (key, value) = word.text().split_once('=').unwrap_or((word.text(), ""));
            self.output
                .part(word.span(), Meaning::Value(path.item(index)));
            let mut map = Map::new();
            map.push(key_name.as_str(), Value::from(key));
            map.push(value_name.as_str(), Value::from(value));
            Value::Map(map)
        });
        Value::List(items.collect())
    }

    fn shorthand(&mut self, shape: &Shape) -> ReadResult<Value> {
        let words = self.words;
        if let ([word], Some(name)) = (words, one_value(self.operation, shape))
            && !word.text().contains('=')
        {
            self.output
                .part(word.span(), Meaning::Value(self.path().child(name)));
            return Ok(one_member(name, word.text()));
        }
        let Kind::List { member } = &shape.kind else {
            let word = words.first().unwrap_or(self.name);
            return self.shorthand_word(shape, word, &self.path());
        };
        let item = self.operation.target(member);
        let items = words.iter().enumerate();
        let items = items.map(|(index, word)| {
            let path = self.path().item(index);
            self.shorthand_word(item, word, &path)
        });
        items.collect::<ReadResult<Vec<Value>>>().map(Value::List)
    }

    fn shorthand_word(&mut self, shape: &Shape, word: &Word, path: &Path) -> ReadResult<Value> {
        let mut spans = Spans::new(path.clone());
        let value = shorthand::read_word(self.operation, shape, word.text(), &mut spans);
        let value = value.map_err(|error| self.shorthand_error(word, path, &error, &spans))?;
        for file in &spans.files {
            let message = "The content of this file is part of the value, and is not known here.";
            let span = word.source(file.span.clone());
            let error = ReadDiagnostic::error("file-in-value", span, message);
            let path = file.path.clone();
            self.output
                .diagnostics
                .push(ReadDiagnostic { path, ..error });
        }
        for part in spans.parts {
            let meaning = match part.is_key {
                true => Meaning::Name(part.path),
                false => Meaning::Value(part.path),
            };
            self.output.part(word.source(part.span), meaning);
        }
        Ok(value)
    }

    /// The error with its place: in the syntax, or at the value that the model does not allow.
    fn shorthand_error(
        &self,
        word: &Word,
        path: &Path,
        error: &ShorthandError,
        spans: &Spans,
    ) -> ReadDiagnostic {
        let at = path.join(&error.path);
        let (span, message) = match &error.expected {
            Expect::Type(expected) => {
                let span = spans.of(&at).unwrap_or(0..word.text().len());
                (span, format!("Expected {expected} here."))
            }
            _ => {
                let before = word.text().char_indices().nth(error.at);
                let place = before.map_or(word.text().len(), |(place, _)| place);
                let message = format!("`{}` has no valid shorthand: {error}.", self.name.text());
                (place..place, message)
            }
        };
        ReadDiagnostic::error("invalid-shorthand", word.source(span), message).at(at)
    }

    fn json(&mut self, word: &Word, path: &Path) -> ReadResult<Value> {
        read_json(self.output, self.name, word, path)
    }

    fn path(&self) -> Path {
        self.path.clone()
    }

    fn error(&self, rule: &'static str, message: impl Into<String>) -> ReadDiagnostic {
        let span = match (self.words.first(), self.words.last()) {
            (Some(first), Some(last)) => first.span().start..last.span().end,
            _ => self.name.span(),
        };
        ReadDiagnostic::error(rule, span, message).at(self.path())
    }
}

/// A file with its content, where the text itself writes it.
pub(super) fn with_content(output: &Output, file: FileReference) -> FileReference {
    let content = output.written(&file.name);
    match content.filter(|content| content.variables().is_empty()) {
        Some(content) => file.with_content(content.text().as_bytes()),
        None => file,
    }
}

/// Says that an option is left out, since only the shell knows what stands in it.
pub(super) fn left_out(name: &Word, words: &[Word]) -> Option<ReadDiagnostic> {
    let mut variables = words
        .iter()
        .flat_map(|word| word.variables().iter().map(move |it| (word, it.clone())));
    let (word, variable) = variables.next()?;
    let text = word.text().get(variable.clone()).unwrap_or_default();
    let message = format!(
        "`{}` is left out: only your shell knows the value of `{}`. Replace it with a value.",
        name.text(),
        shorten(text)
    );
    Some(ReadDiagnostic::error(
        "variable",
        word.source(variable),
        message,
    ))
}

/// The member of a structure that has this one alone, a string called `Value`, for which a word alone stands.
fn one_value(operation: OperationRef<'_>, shape: &Shape) -> Option<&'static str> {
    let [member] = shape.as_structure()?.members.as_slice() else {
        return None;
    };
    let is_string = matches!(operation.target(member).kind, Kind::String);
    (member.name == "Value" && is_string).then_some("Value")
}

fn one_member(name: &str, text: &str) -> Value {
    Value::Map(Map::from_iter([(name.to_owned(), Value::from(text))]))
}

/// White space as Python's `str.strip` has it.
fn is_python_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\x1c'..='\x1f')
}

fn shorten(text: &str) -> String {
    const LONGEST: usize = 40;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
