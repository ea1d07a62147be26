//! The options of one operation, and what each sets.

use wireform_model::cli::Cli;
use wireform_model::cli_options::{
    CliOption, OUTFILE, OptionKind, fetched_prefix, negative_option_name, option_name, options,
};
use wireform_model::draft::FileReference;
use wireform_model::file_option::part_path;
use wireform_model::path::Path;
use wireform_model::value::{Map, Value};
use wireform_model::{AddedOption, Kind, Member, OperationRef};

use super::arguments::{Arity, GivenOption, OptionSpec};
use super::globals;
use super::output::Output;
use super::shortcut::{self, GivenShortcut, Shortcut, shortcut};
use super::unread_option;
use super::value::{OptionValue, ValueReader, with_content};
use crate::Meaning;
use crate::shell::Word;
use crate::shorthand;

/// A document with its option.
#[derive(Clone, Debug)]
pub(super) struct InlineDocument {
    /// The option as it was typed.
    pub option: Word,
    pub word: Word,
    /// Whether the option and the word are one word, with `=` between them.
    pub is_tied: bool,
    pub is_yaml: bool,
}

/// What an option sets.
#[derive(Clone, Copy, Debug)]
pub(super) enum Target<'m> {
    Member(&'m Member),
    /// The member to false.
    Negative(&'m Member),
    Added(&'m AddedOption),
    /// A part of a member.
    Shortcut(&'static Shortcut),
    /// How the CLI goes through pages.
    Paging,
    Document {
        is_yaml: bool,
    },
    /// What has the CLI print something instead of calling the operation.
    Skeleton,
}

/// The options of an operation, each with what it sets.
pub(super) struct OptionTable<'m> {
    pub operation: OperationRef<'m>,
    pub cli: Cli,
    pub specs: Vec<OptionSpec>,
    targets: Vec<Target<'m>>,
    /// The members whose options the CLI requires; an empty name for an option of no member.
    pub required: Vec<&'m str>,
    /// Whether a word alone names the file to which the response is written.
    pub takes_outfile: bool,
}

impl<'m> OptionTable<'m> {
    pub fn new(operation: OperationRef<'m>, cli: Cli) -> Self {
        let mut table = OptionTable {
            operation,
            cli,
            specs: Vec::new(),
            targets: Vec::new(),
            required: Vec::new(),
            takes_outfile: false,
        };
        for option in options(operation, cli) {
            match option.kind {
                OptionKind::Positional => table.takes_outfile |= option.name == OUTFILE,
                _ => table.add(option),
            }
        }
        table
    }

    fn add(&mut self, option: CliOption) {
        let Some(target) = self.target(&option) else {
            return;
        };
        let arity = self.arity(target, option.kind);
        match target {
            Target::Member(member) if option.required && arity != Arity::None => {
                self.required.push(&member.name);
            }
            Target::Added(_) | Target::Shortcut(_) if option.required => self.required.push(""),
            _ => {}
        }
        self.specs.push(OptionSpec {
            name: option.name,
            arity,
        });
        self.targets.push(target);
    }

    fn target(&self, option: &CliOption) -> Option<Target<'m>> {
        if let Some(name) = &option.member {
            let member = self.operation.member(name)?;
            let negative = negative_option_name(self.operation, member, self.cli);
            let is_negative =
                negative.is_some_and(|negative| negative.strip_prefix("--") == Some(&option.name));
            return Some(match is_negative && option.kind == OptionKind::Flag {
                true => Target::Negative(member),
                false => Target::Member(member),
            });
        }
        if let Some(shortcut) = shortcut(self.operation, &option.name) {
            return Some(Target::Shortcut(shortcut));
        }
        Some(match option.name.as_str() {
            "cli-input-json" => Target::Document { is_yaml: false },
            "cli-input-yaml" => Target::Document { is_yaml: true },
            "generate-cli-skeleton" => Target::Skeleton,
            "starting-token" | "page-size" | "max-items" => Target::Paging,
            name => {
                let mut added = self
                    .operation
                    .operation
                    .customizations(self.cli)
                    .added
                    .iter();
                Target::Added(
                    added
                        .find(|(other, _)| other == name)
                        .map(|(_, option)| option)?,
                )
            }
        })
    }

    fn arity(&self, target: Target<'m>, kind: OptionKind) -> Arity {
        match target {
            Target::Member(member) => match (&self.operation.target(member).kind, kind) {
                (Kind::Structure(_), OptionKind::Flag) => Arity::Optional,
                (_, OptionKind::Flag) => Arity::None,
                (Kind::List { .. }, _) => Arity::Many,
                _ => Arity::One,
            },
            Target::Negative(_) => Arity::None,
            Target::Added(_) if kind == OptionKind::Flag => Arity::None,
            Target::Added(added) => {
                match added.part.is_some() || added.range.is_some() || added.required {
                    true => Arity::One,
                    false => Arity::Many,
                }
            }
            Target::Shortcut(shortcut) => shortcut.arity(),
            Target::Paging | Target::Document { .. } => Arity::One,
            Target::Skeleton => Arity::Optional,
        }
    }
}

/// What the options of a command say, one after the other.
pub(super) struct OptionReader<'a, 'm> {
    pub table: &'a OptionTable<'m>,
    pub output: &'a mut Output,
    /// The option that has set each member so far.
    pub set_by: Vec<(&'m str, Word)>,
    /// The shortcuts so far.
    pub shortcuts: Vec<GivenShortcut>,
    /// The document, which counts where no option sets a member.
    pub document: Option<InlineDocument>,
}

impl<'m> OptionReader<'_, 'm> {
    /// Reads one option of the table.
    pub fn read(&mut self, given: &GivenOption) {
        let GivenOption {
            index,
            name: typed,
            values,
            is_tied,
        } = given;
        let (Some(target), Some(spec)) =
            (self.table.targets.get(*index), self.table.specs.get(*index))
        else {
            return;
        };
        match target {
            Target::Member(member) => self.member(member, typed, values),
            Target::Negative(member) => self.flag(member, typed, false),
            Target::Paging => {
                globals::set(self.output, &spec.name, given, self.table.cli, true);
            }
            Target::Shortcut(shortcut) => self.shortcut(shortcut, typed, values),
            Target::Added(option) => self.added(&spec.name, option, typed, values),
            Target::Document { is_yaml } => {
                self.output.part(typed.span(), Meaning::Name(Path::root()));
                self.document = values.first().map(|word| InlineDocument {
                    option: typed.clone(),
                    word: word.clone(),
                    is_tied: *is_tied,
                    is_yaml: *is_yaml,
                });
            }
            Target::Skeleton => {
                let message = format!(
                    "`{}` is left out: with it the AWS CLI only prints a template.",
                    typed.text()
                );
                self.output.warning("left-out", typed.span(), message);
            }
        }
    }

    fn member(&mut self, member: &'m Member, typed: &Word, values: &[Word]) {
        let kind = &self.table.operation.target(member).kind;
        let is_flag = matches!(kind, Kind::Boolean)
            || (matches!(kind, Kind::Structure(_)) && values.is_empty());
        if is_flag {
            return self.flag(member, typed, true);
        }
        self.begin(member, typed);
        let content = self.written_content(member, values);
        let values = content.as_ref().map_or(values, std::slice::from_ref);
        let mut reader = ValueReader {
            operation: self.table.operation,
            cli: self.table.cli,
            member,
            path: Path::root().child(&member.name),
            name: typed,
            words: values,
            output: self.output,
        };
        match reader.read() {
            Ok(OptionValue::Value(value)) => self.output.set(&member.name, value),
            Ok(OptionValue::File(file)) => {
                let path = Path::root().child(&member.name);
                self.output.set_file(&path, file);
            }
            Err(error) => self.output.diagnostics.push(error),
        }
    }

    /// The content of the file in place of the value, where the text itself writes it, and the CLI reads it as the
    /// value on the command line.
    fn written_content(&self, member: &Member, values: &[Word]) -> Option<Word> {
        let [word] = values else { return None };
        let OptionTable { operation, cli, .. } = *self.table;
        let shape = operation.target(member);
        let is_other = matches!(
            shape.kind,
            Kind::Blob | Kind::Long | Kind::Float | Kind::Double
        );
        let prefix = fetched_prefix(operation, member, cli, word.text());
        let is_text = prefix == Some("file://") && !is_other;
        let name = word.text().strip_prefix("file://").filter(|_| is_text)?;
        let content = self.output.written(name)?;
        let is_file = fetched_prefix(operation, member, cli, content.text()).is_some();
        (!is_file).then(|| content.clone())
    }

    /// A flag, or one of a structure around one boolean.
    fn flag(&mut self, member: &'m Member, typed: &Word, on: bool) {
        self.begin(member, typed);
        let structure = self.table.operation.target(member).as_structure();
        let inner = structure.and_then(|structure| structure.members.first());
        let value = match inner {
            Some(inner) => Value::Map(Map::from_iter([(inner.name.clone(), Value::Bool(on))])),
            None => Value::Bool(on),
        };
        self.output.set(&member.name, value);
    }

    /// Notes that an option sets a member: of several the last counts.
    fn begin(&mut self, member: &'m Member, typed: &Word) {
        let path = Path::root().child(&member.name);
        self.output.part(typed.span(), Meaning::Name(path));
        let earlier = self
            .set_by
            .iter_mut()
            .find(|(name, _)| *name == member.name);
        match earlier {
            Some((_, first)) => {
                let first = std::mem::replace(first, typed.clone());
                self.overridden(&first);
            }
            None => self.set_by.push((&member.name, typed.clone())),
        }
    }

    /// Keeps a shortcut for the end.
    fn shortcut(&mut self, shortcut: &'static Shortcut, typed: &Word, values: &[Word]) {
        self.shortcuts.push(GivenShortcut {
            shortcut,
            name: typed.clone(),
            words: values.to_vec(),
        });
    }

    /// Reads the shortcuts, after all other options.
    pub fn finish(&mut self) {
        let mut shortcuts = std::mem::take(&mut self.shortcuts);
        let operation = self.table.operation;
        // The CLI sets them in the order of its table.
        shortcuts.sort_by_key(|given| given.position(operation));
        for given in shortcuts {
            let member = given.shortcut.member();
            let beside = self.set_by.iter().find(|(name, _)| *name == member);
            let beside = beside.map(|(_, word)| word.clone());
            if beside.is_none() && self.document.is_none() {
                self.note_required(&given);
            }
            shortcut::apply(
                &given,
                beside.as_ref(),
                operation,
                self.table.cli,
                self.output,
            );
        }
    }

    /// Says that the CLI requires the member's own option beside a shortcut.
    fn note_required(&mut self, given: &GivenShortcut) {
        let member = given.shortcut.member();
        let OptionTable { operation, cli, .. } = *self.table;
        let own = operation.member(member);
        let own = own.and_then(|member| option_name(operation, member, cli));
        if let Some(own) = own.filter(|_| self.table.required.contains(&member)) {
            let message = format!("`{}` also needs `{own}`.", given.name.text());
            self.output
                .warning("refused-value", given.name.span(), message);
        }
    }

    /// Says of an option that it has no effect, since it is there again: the CLI does not even read its value.
    pub fn overridden(&mut self, typed: &Word) {
        let message = format!(
            "`{}` is repeated later. The AWS CLI uses the last one.",
            typed.text()
        );
        self.output
            .warning("repeated-option", typed.span(), message);
    }

    /// An option that is not a member's own.
    fn added(&mut self, name: &str, option: &'m AddedOption, typed: &Word, values: &[Word]) {
        let value = values.first();
        if let (Some(range), Some(value)) = (&option.range, value) {
            return self.range(range, typed, value);
        }
        if let (Some(path), Some(value)) = (part_path(option), value) {
            return self.part(&path, option, typed, value);
        }
        let is_fact = !option.choices.is_empty() || name == OUTFILE;
        if let (true, Some(value)) = (is_fact, value) {
            for word in [typed, value] {
                self.output
                    .part(word.span(), Meaning::Fact(name.to_owned()));
            }
            self.output.draft.facts.set(name, Some(value.text()));
            return;
        }
        unread_option::note(self.table.operation, name, typed, values, self.output);
    }

    /// `2:5`, or `2` for both.
    fn range(&mut self, (least, most): &'m (String, String), typed: &Word, value: &Word) {
        let (low, high) = value
            .text()
            .split_once(':')
            .unwrap_or((value.text(), value.text()));
        let [low_path, high_path] = [least, most].map(|name| Path::root().child(name));
        self.output.part(typed.span(), Meaning::Name(low_path));
        let both = shorthand::python_integer(low).zip(shorthand::python_integer(high));
        let Some((low, high)) = both else {
            let message = format!(
                "`{}` needs a number or a range such as `1:5`.",
                typed.text()
            );
            return self.output.error("invalid-number", value.span(), message);
        };
        self.output.part(value.span(), Meaning::Value(high_path));
        self.output.set(least, low);
        self.output.set(most, high);
    }

    /// A blob that has an option of its own, such as `--zip-file`.
    fn part(&mut self, path: &Path, option: &AddedOption, typed: &Word, value: &Word) {
        self.output.part(typed.span(), Meaning::Name(path.clone()));
        self.output.part(value.span(), Meaning::Value(path.clone()));
        match FileReference::parse(value.text()) {
            Some(file) => {
                let file = with_content(self.output, file);
                self.output.set_file(path, file);
            }
            None if option.required => self.set_at(path, Value::from(value.text())),
            None => {
                let message = format!(
                    "`{}` needs a file: write `fileb://` before its name.",
                    typed.text()
                );
                self.output.error("missing-file", value.span(), message);
            }
        }
    }

    /// Sets a blob inside of a member at the top.
    fn set_at(&mut self, path: &Path, value: Value) {
        let names: Vec<String> = path.segments().map(String::from).collect();
        match names.as_slice() {
            [member] => self.output.set(member, value),
            [member, part] => {
                let inside = self.output.input.get(member).and_then(Value::as_map);
                let mut inside = inside.cloned().unwrap_or_default();
                inside.set(part, value);
                self.output.set(member, Value::Map(inside));
            }
            _ => {}
        }
    }
}
