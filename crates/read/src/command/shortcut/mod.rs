//! Options of the CLI's own for parts of a member, such as `--cidr` of `ec2 authorize-security-group-ingress`.

mod apply;
mod distribution;
mod index_field;
mod nested;
mod tables;
mod words;

use wireform_model::OperationRef;
use wireform_model::path::Path;
use wireform_model::value::Value;

pub(super) use apply::{GivenShortcut, apply};

use super::arguments::Arity;
use crate::shell::Word;
use crate::shorthand::{python_integer, python_number};

/// An option that sets a part of a member.
#[derive(Debug)]
pub(super) struct Shortcut {
    /// The option's name, without hyphens.
    pub name: &'static str,
    /// What it sets, as a JSON Pointer; of two places the first.
    place: &'static str,
    /// How its words are read.
    form: ShortcutForm,
    /// Whether the CLI refuses it beside the member's own option.
    is_exclusive: bool,
    /// Whether an empty value is as good as none.
    skips_empty: bool,
}

/// How the words of a shortcut are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ShortcutForm {
    Text,
    /// A text for each word.
    Texts,
    /// No words: the value is true.
    On,
    /// No words: the value is false.
    Off,
    Integer,
    /// An integer, where 0 is as good as none.
    Count,
    Number,
    /// `tcp`, `udp`, `icmp`, `all` or a number.
    Protocol,
    /// `22`, `22-25` or `all`, for `FromPort` and `ToPort`.
    Ports,
    /// Secondary addresses, one for each word.
    Addresses,
    /// A group's id or its name.
    Group,
    /// `Name=Value,Name=Value` as a list of both.
    Dimensions,
    /// `Sum=1,Maximum=2`.
    Statistics,
    /// Paths of files, one for each word, with their number.
    Paths,
    /// The domain name of the one origin of a distribution.
    Origin,
    /// `key=value`, one for each word, as a list of ids and texts.
    ParameterValues,
    /// No words: these states.
    States(&'static [&'static str]),
    /// An option of an index field, for which the field's type has a structure.
    IndexOption(&'static str),
    /// As the option of a member at the top is read.
    Member,
    /// The same, where it is a revision of this type.
    Revision(&'static str),
}

/// The shortcut of an operation by its option's name.
pub(super) fn shortcut(operation: OperationRef<'_>, name: &str) -> Option<&'static Shortcut> {
    let mut shortcuts = tables::of(operation).iter();
    shortcuts.find(|shortcut| shortcut.name == name)
}

/// Values at their paths.
type Values = Vec<(Path, Value)>;

impl Shortcut {
    pub fn arity(&self) -> Arity {
        match self.form {
            ShortcutForm::Texts
            | ShortcutForm::Addresses
            | ShortcutForm::Paths
            | ShortcutForm::ParameterValues => Arity::Many,
            _ if self.is_flag() => Arity::None,
            _ => Arity::One,
        }
    }

    /// Whether it is a name alone.
    fn is_flag(&self) -> bool {
        matches!(
            self.form,
            ShortcutForm::On | ShortcutForm::Off | ShortcutForm::States(_)
        )
    }

    /// The member at the top that it sets a part of.
    pub fn member(&self) -> &'static str {
        let names = self.place.trim_start_matches('/');
        names.split('/').next().unwrap_or(names)
    }

    /// What it names.
    fn path(&self) -> Path {
        Path::parse(self.place).unwrap_or_else(Path::root)
    }

    /// The values that its words set.
    ///
    /// # Errors
    ///
    /// What was expected, as the end of a sentence.
    fn values(&self, words: &[Word]) -> Result<Values, &'static str> {
        let at = |value: Value| vec![(self.path(), value)];
        let Some(first) = words.first() else {
            return Ok(at(self.flag()));
        };
        let text = first.text();
        // What the shell puts there may be anything.
        if !first.variables().is_empty() && self.takes_any_text() {
            return Ok(at(Value::from(text)));
        }
        match self.form {
            ShortcutForm::Text => Ok(at(Value::from(text))),
            ShortcutForm::Texts => Ok(at(words::texts(words))),
            ShortcutForm::Addresses => Ok(at(words::addresses(words))),
            ShortcutForm::On | ShortcutForm::Off | ShortcutForm::States(_) => Ok(at(self.flag())),
            ShortcutForm::Integer | ShortcutForm::Count => {
                python_integer(text).map(at).ok_or("an integer")
            }
            ShortcutForm::Number => python_number(text).map(at).ok_or("a number"),
            ShortcutForm::Protocol => words::protocol(text).map(at),
            ShortcutForm::Ports => self.ports(text, !first.variables().is_empty()),
            ShortcutForm::Group => Ok(self.group(text)),
            ShortcutForm::Dimensions => words::dimensions(text).map(at),
            ShortcutForm::Statistics => words::statistics(text).map(at),
            ShortcutForm::Paths => Ok(at(words::counted(words))),
            ShortcutForm::Origin => Ok(distribution::origin(text)),
            ShortcutForm::ParameterValues => words::parameter_values(words).map(at),
            // These need more than the words.
            ShortcutForm::IndexOption(_) | ShortcutForm::Member | ShortcutForm::Revision(_) => {
                Ok(Vec::new())
            }
        }
    }

    /// The value of one without words.
    fn flag(&self) -> Value {
        match self.form {
            ShortcutForm::States(states) => {
                Value::List(states.iter().map(|state| Value::from(*state)).collect())
            }
            form => Value::Bool(form == ShortcutForm::On),
        }
    }

    /// Whether its value has the form of its word.
    fn takes_any_text(&self) -> bool {
        matches!(
            self.form,
            ShortcutForm::Text
                | ShortcutForm::Integer
                | ShortcutForm::Count
                | ShortcutForm::Number
                | ShortcutForm::Protocol
                | ShortcutForm::Group
        )
    }

    fn ports(&self, text: &str, has_variables: bool) -> Result<Values, &'static str> {
        let (from, to) = match text {
            "-1" | "all" => ("-1", "-1"),
            _ => text.split_once('-').unwrap_or((text, text)),
        };
        let number = |text: &str| match has_variables {
            true => Some(Value::from(text)),
            false => python_integer(text),
        };
        let both = number(from).zip(number(to));
        let (from, to) = both.ok_or("a port or a range such as 22-25")?;
        Ok(vec![(self.path(), from), (self.beside("ToPort"), to)])
    }

    fn group(&self, text: &str) -> Values {
        let path = match text.starts_with("sg-") {
            true => self.beside("GroupId"),
            false => self.path(),
        };
        vec![(path, Value::from(text))]
    }

    /// Another member of the structure that it sets a member of.
    fn beside(&self, name: &str) -> Path {
        let above = self.path().parent();
        above.unwrap_or_else(Path::root).child(name)
    }
}
