use wireform_model::OperationRef;
use wireform_model::cli::Cli;
use wireform_model::cli_options::prefix_that_is_fetched;
use wireform_model::path::Path;
use wireform_model::value::{Map, Value};

use super::words::{number, structure};
use super::{Shortcut, ShortcutForm, distribution, index_field, nested, tables};
use crate::command::output::Output;
use crate::shell::Word;
use crate::shorthand::python_integer;
use crate::{Meaning, ReadDiagnostic};

/// A shortcut of a command, with its words.
pub(in crate::command) struct GivenShortcut {
    pub shortcut: &'static Shortcut,
    /// The option as it was typed.
    pub name: Word,
    pub words: Vec<Word>,
}

/// Sets what a shortcut says, which the CLI does after the members' own options.
///
/// `beside` is the member's own option, where the command has it.
pub(in crate::command) fn apply(
    given: &GivenShortcut,
    beside: Option<&Word>,
    operation: OperationRef<'_>,
    cli: Cli,
    output: &mut Output,
) {
    let path = given.shortcut.path();
    output.part(given.name.span(), Meaning::Name(path.clone()));
    if !given.is_nested() {
        output.note_variables(&given.words, &path);
    }
    if given.is_skipped() {
        return;
    }
    let values = given.values(beside, operation, cli, output);
    if let Err(error) = values.and_then(|values| given.set(values, output)) {
        output.diagnostics.push(error.at(path));
    }
}

impl GivenShortcut {
    /// Whether the CLI does nothing with it.
    fn is_skipped(&self) -> bool {
        let is_empty = self.words.iter().all(|word| word.text().is_empty());
        match self.shortcut.form {
            ShortcutForm::On
            | ShortcutForm::Off
            | ShortcutForm::States(_)
            | ShortcutForm::Texts => false,
            ShortcutForm::Addresses => self.words.is_empty(),
            ShortcutForm::Count => {
                let count = self
                    .words
                    .first()
                    .and_then(|word| python_integer(word.text()));
                count.and_then(|count| count.as_number()?.count()) == Some(0)
            }
            _ => self.shortcut.skips_empty && is_empty,
        }
    }

    /// Whether it is read as the option of a member is.
    fn is_nested(&self) -> bool {
        matches!(
            self.shortcut.form,
            ShortcutForm::Member | ShortcutForm::Revision(_)
        )
    }

    /// When the CLI sets what it says, among the shortcuts of an operation.
    pub fn position(&self, operation: OperationRef<'_>) -> usize {
        let mut shortcuts = tables::of(operation).iter();
        let position = shortcuts.position(|shortcut| shortcut.name == self.shortcut.name);
        position.unwrap_or_default()
    }

    /// The values that it sets, where the CLI takes it.
    fn values(
        &self,
        beside: Option<&Word>,
        operation: OperationRef<'_>,
        cli: Cli,
        output: &mut Output,
    ) -> Result<Vec<(Path, Value)>, ReadDiagnostic> {
        let name = self.name.text();
        if let Some(other) = beside.filter(|_| self.shortcut.is_exclusive) {
            let message = format!(
                "The AWS CLI does not accept `{name}` together with `{}`. Remove one.",
                other.text()
            );
            return Err(self.error("conflicting-option", message));
        }
        let is_set = output.input.contains_key(self.shortcut.member());
        if is_set && matches!(self.shortcut.form, ShortcutForm::States(_)) {
            let message =
                format!("The AWS CLI accepts only one of these options, so `{name}` is left out.");
            return Err(self.error("conflicting-option", message));
        }
        if let Some(prefix) = self.fetched_prefix(cli) {
            let message = format!(
                "The AWS CLI replaces a value that starts with `{prefix}` with the content that it points to, which is not known here."
            );
            return Err(self.error("fetched-value", message));
        }
        if self.words.is_empty() && !self.shortcut.is_flag() {
            return Err(self.error("missing-value", format!("`{name}` needs a value.")));
        }
        if output.draft.files.of(self.shortcut.member()).is_some() {
            let message = format!(
                "`{name}` changes a value that is read from a file, which is not known here."
            );
            return Err(self.error("unread-option", message));
        }
        let path = self.shortcut.path();
        let values = match (self.shortcut.form, self.words.first()) {
            (ShortcutForm::Member, _) => {
                return Ok(vec![(path, nested::value(self, operation, cli, output)?)]);
            }
            (ShortcutForm::Revision(kind), _) => {
                let location = nested::value(self, operation, cli, output)?;
                let revision = nested::revision(self, kind, &location)?;
                return Ok(vec![(path.parent().unwrap_or(path), revision)]);
            }
            (ShortcutForm::IndexOption(member), Some(word)) => {
                index_field::value(&output.input, member, word).map(|it| vec![it])
            }
            _ => self.shortcut.values(&self.words),
        };
        values
            .map_err(|expected| self.error("invalid-value", format!("`{name}` needs {expected}.")))
    }

    /// What the CLI reads in place of a single word.
    fn fetched_prefix(&self, cli: Cli) -> Option<&'static str> {
        let [word] = self.words.as_slice() else {
            return None;
        };
        prefix_that_is_fetched(word.text(), cli)
    }

    fn set(&self, values: Vec<(Path, Value)>, output: &mut Output) -> Result<(), ReadDiagnostic> {
        let first = values.first().map(|(path, _)| path.clone());
        if !self.is_nested() {
            self.note_words(&first.unwrap_or_else(|| self.shortcut.path()), output);
        }
        self.begin(output);
        for (path, value) in values {
            let names: Vec<String> = path.segments().map(String::from).collect();
            if !set_at(&mut output.input, &names, value) {
                let message = format!(
                    "`{}` has no place in the value beside it.",
                    self.name.text()
                );
                return Err(self.error("conflicting-option", message));
            }
        }
        Ok(())
    }

    fn note_words(&self, path: &Path, output: &mut Output) {
        for (index, word) in self.words.iter().enumerate() {
            let at = match self.shortcut.form {
                ShortcutForm::Texts => path.item(index),
                ShortcutForm::Paths => path.child("Items").item(index),
                ShortcutForm::Addresses => path.item(index).child("PrivateIpAddress"),
                ShortcutForm::Origin => path.child("Items").item(0).child("DomainName"),
                _ => path.clone(),
            };
            output.part(word.span(), Meaning::Value(at));
        }
    }

    /// Sets what a member has before its first shortcut sets something, and says what the CLI would make up.
    fn begin(&self, output: &mut Output) {
        let member = self.shortcut.member();
        if output.input.contains_key(member) {
            return;
        }
        if let Some(value) = initial(member) {
            output.input.set(member, value);
        }
        if matches!(member, "DistributionConfig" | "InvalidationBatch") {
            let message = format!(
                "With `{}` the AWS CLI creates a new `CallerReference` for each call. Enter one, such as the current date and time.",
                self.name.text()
            );
            let path = Path::root().child(member).child("CallerReference");
            let warning = ReadDiagnostic::warning("generated-value", self.name.span(), message);
            output.diagnostics.push(warning.at(path));
        }
    }

    pub(super) fn error(&self, rule: &'static str, message: impl Into<String>) -> ReadDiagnostic {
        let last = self.words.last().unwrap_or(&self.name);
        ReadDiagnostic::error(rule, self.name.span().start..last.span().end, message)
    }
}

/// What a member has before its first shortcut sets something.
fn initial(member: &str) -> Option<Value> {
    let empty = || Value::Map(Map::new());
    match member {
        "Message" => Some(structure([("Subject", empty()), ("Body", empty())])),
        "NetworkInterfaces" => {
            let first = structure([("DeviceIndex", number(0))]);
            Some(Value::List(vec![first]))
        }
        "DistributionConfig" => Some(distribution::template()),
        _ => None,
    }
}

/// Sets a value in a map at a path, and makes the structures and lists on the way; an item's number is 0.
///
/// Returns whether it is set, which it is not where something else is on the way.
fn set_at(map: &mut Map, names: &[String], value: Value) -> bool {
    let Some((first, rest)) = names.split_first() else {
        return false;
    };
    if rest.is_empty() {
        map.set(first, value);
        return true;
    }
    if !map.contains_key(first) {
        let is_list = rest.first().is_some_and(|name| name == "0");
        let empty = match is_list {
            true => Value::List(vec![Value::Map(Map::new())]),
            false => Value::Map(Map::new()),
        };
        map.push(first.as_str(), empty);
    }
    match map.get_mut(first) {
        Some(Value::Map(inside)) => set_at(inside, rest, value),
        Some(Value::List(items)) => match items.first_mut() {
            Some(Value::Map(item)) => set_at(item, rest.get(1..).unwrap_or_default(), value),
            _ => false,
        },
        _ => false,
    }
}
