//! Variables to which literals are assigned: their values stand for their names.

use super::cursor::{continues_name, is_assignment, starts_name};
use super::scan::Scan;
use crate::document::literal::MAX_DEPTH;
use crate::document::parsed_value::{ParsedEntry, ParsedKind, ParsedValue};

/// Methods that change what they are called on.
const CHANGING: [&str; 8] = [
    "append",
    "extend",
    "insert",
    "pop",
    "push",
    "remove",
    "setdefault",
    "update",
];

impl<'t> Scan<'t> {
    /// Notes the literal that is assigned to a variable; the cursor is at it.
    pub(super) fn assign(&mut self, name: &'t str) {
        self.changed.remove(name);
        let rest = self.reader.cursor.rest();
        let prefix = rest.trim_start_matches(['b', 'B', 'r', 'R', 'u', 'U']);
        let is_literal = rest.starts_with(|c: char| "{[-`".contains(c) || c.is_ascii_digit())
            || prefix.starts_with(['"', '\'']);
        match is_literal {
            true => self.assigned.insert(name, self.reader.cursor.at),
            false => self.assigned.remove(name),
        };
    }

    /// Notes that a variable is no longer what was assigned to it: `x[…] = …`, `x += …` and `x.append(…)`.
    ///
    /// The cursor is behind the name.
    pub(super) fn note_change(&mut self, name: &'t str, receiver: Option<&'t str>) {
        let rest = self.reader.cursor.rest();
        if let Some(receiver) = receiver {
            if CHANGING.contains(&name) && rest.starts_with('(') {
                self.changed.insert(receiver);
            }
            // `x.y = …` of JavaScript.
            if is_assignment(rest) {
                self.changed.insert(receiver);
            }
            return;
        }
        let is_known = self.assigned.contains_key(name);
        let operators = ["+=", "-=", "*=", "|=", "||=", "??="];
        let is_changed = operators.iter().any(|it| rest.trim_start().starts_with(it))
            || (is_known && self.is_item_assigned());
        if is_changed {
            self.changed.insert(name);
        }
    }

    /// How many spaces or tabs begin the line of a place; 0 where the line is long.
    pub(super) fn indent_at(&self, at: usize) -> usize {
        const LONGEST: usize = 500;
        let text = self.reader.cursor.text;
        let bytes = text.as_bytes().get(..at).unwrap_or_default();
        let nearby = bytes
            .get(bytes.len().saturating_sub(LONGEST)..)
            .unwrap_or_default();
        let line = nearby
            .rsplitn(2, |byte| *byte == b'\n')
            .next()
            .unwrap_or_default();
        let is_whole = line.len() < nearby.len() || nearby.len() == bytes.len();
        let spaces = line.iter().take_while(|byte| matches!(byte, b' ' | b'\t'));
        if is_whole { spaces.count() } else { 0 }
    }

    /// Whether brackets and an equals sign follow.
    fn is_item_assigned(&mut self) -> bool {
        let start = self.reader.cursor.at;
        while self.reader.cursor.is_at("[") {
            self.reader.skip_brackets();
        }
        let is_assigned = self.reader.cursor.at > start && is_assignment(self.reader.cursor.rest());
        let known = self.reader.diagnostics.len();
        self.go_back(start, known);
        is_assigned
    }

    /// Forgets the variables whose names a function has for its parameters, which start here.
    pub(super) fn forget_parameters(&mut self) {
        const LONGEST: usize = 200;
        let rest = self.reader.cursor.rest();
        let end = rest.char_indices().nth(LONGEST).map(|(end, _)| end);
        let start = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
        let parameters = start.split(')').next().unwrap_or_default();
        for name in parameters.split(|c| !continues_name(c)) {
            self.assigned.remove(name);
        }
    }

    /// A value in which literals stand for the variables that they are assigned to.
    pub(super) fn resolved(&mut self, node: ParsedValue, depth: usize) -> ParsedValue {
        let kind = match node.kind {
            ParsedKind::Expression(name) => {
                return match self.value_of(&name, node.span.start, depth) {
                    Some(value) => self.resolved(value, depth + 1),
                    None => ParsedValue {
                        kind: ParsedKind::Expression(name),
                        ..node
                    },
                };
            }
            ParsedKind::List(items) => {
                let items = items.into_iter();
                ParsedKind::List(items.map(|item| self.resolved(item, depth + 1)).collect())
            }
            ParsedKind::Map(entries) => {
                let entries = entries.into_iter();
                ParsedKind::Map(
                    entries
                        .map(|it| self.resolved_entry(it, depth + 1))
                        .collect(),
                )
            }
            kind => kind,
        };
        ParsedValue { kind, ..node }
    }

    pub(super) fn resolved_entry(&mut self, entry: ParsedEntry, depth: usize) -> ParsedEntry {
        ParsedEntry {
            value: self.resolved(entry.value, depth),
            ..entry
        }
    }

    /// The literal that is assigned to a variable, where nothing else belongs to it, and it is before a place.
    fn value_of(&mut self, name: &str, before: usize, depth: usize) -> Option<ParsedValue> {
        let is_name = name.starts_with(starts_name) && name.chars().all(continues_name);
        if !is_name || depth > MAX_DEPTH || self.fuel == 0 || self.changed.contains(name) {
            return None;
        }
        let at = *self.assigned.get(name).filter(|at| **at < before)?;
        // What is indented more than the call may not have been run before it.
        if self.indent_at(at) > self.indent {
            return None;
        }
        self.substitutions = self.substitutions.checked_sub(1)?;
        let known = self.reader.diagnostics.len();
        let behind = std::mem::replace(&mut self.reader.cursor.at, at);
        let value = self.reader.value(depth).ok();
        let end = self.reader.cursor.at;
        self.reader
            .cursor
            .take_while(|c| matches!(c, ' ' | '\t' | '\r'));
        let rest = self.reader.cursor.rest();
        let is_whole =
            rest.is_empty() || rest.starts_with(['\n', ';', '#']) || rest.starts_with("//");
        let value = value.filter(|_| is_whole && end <= before);
        if value.is_none() {
            self.reader.diagnostics.truncate(known);
        }
        self.go_back(at, self.reader.diagnostics.len());
        self.reader.cursor.at = behind;
        value
    }
}
