//! The arguments of a call in Python.

use super::reader::Reader;
use crate::document::parsed_value::{ParsedEntry, ParsedValue};

/// An argument of a call.
#[derive(Clone, Debug)]
pub(super) enum CallArgument {
    Value(ParsedValue),
    /// `name=value`
    Named(ParsedEntry),
    /// What follows `**`.
    Unpacked(ParsedValue),
}

impl Reader<'_> {
    /// Reads arguments up to the closing parenthesis; the cursor is behind the opening one.
    ///
    /// `None` where they are none, or do not end; `may_end` allows that the text ends before a parenthesis.
    pub(super) fn arguments(&mut self, depth: usize, may_end: bool) -> Option<Vec<CallArgument>> {
        let mut arguments = Vec::new();
        loop {
            self.skip_space();
            if self.cursor.eat(")") {
                return Some(arguments);
            }
            if self.cursor.is_at_end() {
                return may_end.then_some(arguments);
            }
            arguments.push(self.argument(depth)?);
            self.skip_space();
            if !self.cursor.eat(",") && !matches!(self.cursor.peek(), None | Some(')')) {
                return None;
            }
        }
    }

    fn argument(&mut self, depth: usize) -> Option<CallArgument> {
        let start = self.cursor.at;
        let name = self.cursor.name();
        let key_span = start..self.cursor.at;
        self.skip_space();
        let rest = self.cursor.rest();
        if !name.is_empty() && rest.starts_with('=') && !rest.starts_with("==") {
            self.cursor.bump();
            self.skip_space();
            return Some(CallArgument::Named(ParsedEntry {
                key: name.to_owned(),
                key_span,
                odd_key: None,
                value: self.operand(depth).ok()?,
            }));
        }
        self.cursor.at = start;
        match self.cursor.eat("**") {
            true => self.operand(depth).ok().map(CallArgument::Unpacked),
            false => self.operand(depth).ok().map(CallArgument::Value),
        }
    }
}
