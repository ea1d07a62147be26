use crate::shell;
use std::fmt;
use wireform_model::cli_options::{
    fetched_prefix, negative_option_name, option_name, option_refuses, takes_bare_words,
    takes_outfile, takes_pairs, writes_to_file,
};

use wireform_model::json;
use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};
use wireform_model::value::{Number, Value};
use wireform_model::{Kind, Member, OperationRef, Shape};

use super::{CommandOptions, Nested, Words, pairs, shorthand};

/// Why no option can express a value. Its text is the end of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NotExpressible {
    /// The operation has no such member.
    Unknown,
    /// The CLI has other options for it, or none.
    NoOption,
    /// CLI v1 does not know the member.
    NotInV1,
    /// The value has another JSON type than the shape needs.
    WrongType {
        shape: &'static str,
        value: &'static str,
    },
    /// An integer with a fraction or an exponent, or longer than Python accepts.
    NotPlainInteger,
    /// A timestamp as a number. The CLI sends the same for a string, but an option can only express the string.
    NumericTimestamp,
    /// In an option, the CLI would replace the value with what it points to.
    Fetched { prefix: &'static str },
    /// Python's `argparse` drops the value `--`, even after `=`.
    EndOfOptions,
    /// A character that pasting changes or a shell cannot pass.
    ControlCharacter,
    /// The shell can pass it only as part of a JSON object.
    Shell { reason: &'static str },
    /// The option of a streamed member needs the name of a file.
    Streamed,
}

/// The option of a member with the words of its value.
pub(super) fn words(
    operation: OperationRef<'_>,
    member: &Member,
    value: &Value,
    options: &CommandOptions,
) -> Result<Words, NotExpressible> {
    let option = OptionOfMember::of(operation, member, options)?;
    if option_refuses(operation, member, options.cli, value) {
        return Err(NotExpressible::NoOption);
    }
    if let Some(names) = takes_pairs(operation, member, options.cli) {
        return option.with_words(option.pairs(names, value)?);
    }
    let words = match (&option.shape.kind, value) {
        (Kind::Boolean, Value::Bool(on)) => return Ok(vec![option.flag(*on)?]),
        (Kind::Structure(structure), value) if structure.document => vec![option.json(value)],
        (Kind::String, value) if member.is_json_header() => vec![option.json(value)],
        (Kind::List { member }, Value::List(items)) => {
            let item = operation.target(member);
            option
                .scalar_words(item, items)
                .map_or_else(|| option.nested(value), Ok)?
        }
        (Kind::Map { .. } | Kind::Structure(_), Value::Map(_)) => option.nested(value)?,
        (_, value) => {
            let word = option.scalar(option.shape, value, &option.path)?;
            // Without a document, the shell's escapes are all there is.
            if !writes_to_file(operation, options.cli) {
                reject_control(word.as_str())?;
            }
            vec![word]
        }
    };
    option.with_words(words)
}

/// A member and its option.
struct OptionOfMember<'a> {
    /// The option with its hyphens.
    name: String,
    operation: OperationRef<'a>,
    member: &'a Member,
    shape: &'a Shape,
    path: Path,
    options: &'a CommandOptions,
}

impl<'a> OptionOfMember<'a> {
    fn of(
        operation: OperationRef<'a>,
        member: &'a Member,
        options: &'a CommandOptions,
    ) -> Result<Self, NotExpressible> {
        if member.is_newer_than(options.cli) {
            return Err(NotExpressible::NotInV1);
        }
        Ok(OptionOfMember {
            name: option_name(operation, member, options.cli).ok_or(NotExpressible::NoOption)?,
            operation,
            member,
            shape: operation.target(member),
            path: Path::root().child(&member.name),
            options,
        })
    }

    /// `--flag` or `--no-flag`.
    fn flag(&self, on: bool) -> Result<Text, NotExpressible> {
        if on {
            return Ok(Text::of(Tag::Name, &self.name, &self.path));
        }
        let name = negative_option_name(self.operation, self.member, self.options.cli)
            .ok_or(NotExpressible::NoOption)?;
        Ok(Text::of(Tag::Name, &name, &self.path))
    }

    /// The option and the words of its value. A single word that starts with a hyphen follows `=`,
    /// since the CLI would read it as an option otherwise.
    fn with_words(&self, mut words: Vec<Text>) -> Result<Words, NotExpressible> {
        let mut option = Text::of(Tag::Name, &self.name, &self.path);
        match words.as_slice() {
            [word] if word.as_str() == "--" => Err(NotExpressible::EndOfOptions),
            [word] if word.as_str().starts_with('-') => {
                self.reject_fetched(word)?;
                option.push(Tag::Punctuation, "=", &self.path);
                option.append(word);
                self.reject_unquotable(&option)?;
                Ok(vec![option])
            }
            [word] => {
                self.reject_fetched(word)?;
                self.reject_unquotable(word)?;
                words.insert(0, option);
                Ok(words)
            }
            _ => {
                words.insert(0, option);
                Ok(words)
            }
        }
    }

    fn reject_fetched(&self, word: &Text) -> Result<(), NotExpressible> {
        let cli = self.options.cli;
        match fetched_prefix(self.operation, self.member, cli, word.as_str()) {
            Some(prefix) => Err(NotExpressible::Fetched { prefix }),
            None => Ok(()),
        }
    }

    /// An error for a word that the shell can pass only inside JSON.
    fn reject_unquotable(&self, word: &Text) -> Result<(), NotExpressible> {
        match shell::unquotable(self.options.shell, word.as_str()) {
            Some(rejected) if rejected.fits_in_json => Err(NotExpressible::Shell {
                reason: rejected.reason,
            }),
            _ => Ok(()),
        }
    }

    /// The value as shorthand or JSON, depending on the options and on the value.
    fn nested(&self, value: &Value) -> Result<Vec<Text>, NotExpressible> {
        let style = match self.options.nested {
            Nested::Auto => Some(shorthand::Style::Plain),
            Nested::Shorthand => Some(shorthand::Style::Quoted),
            Nested::Json | Nested::Document => None,
        };
        let bare = takes_bare_words(self.operation, self.member, self.options.cli);
        if bare && self.is_list_of_scalars() {
            return Err(NotExpressible::NoOption);
        }
        let style = style.filter(|_| !bare);
        let words = style.and_then(|style| {
            shorthand::words(self.operation, self.shape, value, &self.path, style)
        });
        let words = words.filter(|words| self.can_be_words(words));
        Ok(words.unwrap_or_else(|| vec![self.json(value)]))
    }

    fn pairs(&self, names: &(String, String), value: &Value) -> Result<Vec<Text>, NotExpressible> {
        let words = match value {
            Value::List(items) => pairs::words(names, items, &self.path),
            _ => None,
        };
        let words = words.filter(|words| !words.is_empty() && self.can_be_words(words));
        words.ok_or(NotExpressible::NoOption)
    }

    fn is_list_of_scalars(&self) -> bool {
        let Kind::List { member } = &self.shape.kind else {
            return false;
        };
        let item = &self.operation.target(member).kind;
        !matches!(
            item,
            Kind::List { .. } | Kind::Map { .. } | Kind::Structure(_)
        )
    }

    fn json(&self, value: &Value) -> Text {
        shell::json(self.options.shell, json::compact(value, &self.path))
    }

    /// A word for each item of a list of scalars; `None` where an item cannot be a word.
    fn scalar_words(&self, shape: &Shape, items: &[Value]) -> Option<Vec<Text>> {
        let mut words = Vec::new();
        for (index, item) in items.iter().enumerate() {
            words.push(self.scalar(shape, item, &self.path.item(index)).ok()?);
        }
        (!words.is_empty() && self.can_be_words(&words)).then_some(words)
    }

    /// Whether the CLI reads these words as separate values: none looks like an option, the first does not look
    /// like JSON, and a single one does not look like a file or URL.
    /// The shell must accept each of them too, since JSON may work where it does not.
    fn can_be_words(&self, words: &[Text]) -> bool {
        let list = matches!(self.shape.kind, Kind::List { .. });
        let json_like = |word: &Text| word.as_str().trim_start().starts_with(['[', '{']);
        let option_like = |word: &Text| list && word.as_str().starts_with('-');
        let fetched = |word: &Text| words.len() == 1 && self.reject_fetched(word).is_err();
        let rejected = |word: &Text| {
            reject_control(word.as_str()).is_err()
                || shell::unquotable(self.options.shell, word.as_str()).is_some()
        };
        let first_fits = !words.first().is_some_and(json_like);
        let misfit = |word: &Text| option_like(word) || fetched(word) || rejected(word);
        first_fits && !words.iter().any(misfit)
    }

    /// The word for a scalar, if it has the type that the model requires.
    fn scalar(&self, shape: &Shape, value: &Value, path: &Path) -> Result<Text, NotExpressible> {
        match (&shape.kind, value) {
            (Kind::Blob, Value::String(_)) if self.member.streaming || shape.streaming => {
                Err(NotExpressible::Streamed)
            }
            (Kind::String | Kind::Blob | Kind::Timestamp, Value::String(text)) => {
                Ok(Text::of(Tag::String, text, path))
            }
            // A string means the same, and this operation has no document for the number.
            (Kind::Timestamp, Value::Number(number))
                if takes_outfile(self.operation, self.options.cli) =>
            {
                Ok(Text::of(Tag::Number, number.text(), path))
            }
            (Kind::Timestamp, Value::Number(_)) => Err(NotExpressible::NumericTimestamp),
            (Kind::Integer | Kind::Long, Value::Number(number)) => {
                reject_not_plain(number)?;
                Ok(Text::of(Tag::Number, number.text(), path))
            }
            (Kind::Float | Kind::Double, Value::Number(number)) if is_exact(number) => {
                Ok(Text::of(Tag::Number, number.text(), path))
            }
            _ => Err(NotExpressible::WrongType {
                shape: kind_name(&shape.kind),
                value: value.type_name(),
            }),
        }
    }
}

/// Shells need escapes for what pasting changes, which are hard to read: JSON is clearer.
pub(super) fn reject_control(text: &str) -> Result<(), NotExpressible> {
    if shell::changes_by_pasting(text) {
        return Err(NotExpressible::ControlCharacter);
    }
    Ok(())
}

fn reject_not_plain(number: &Number) -> Result<(), NotExpressible> {
    if number.is_integer() && !number.is_too_long() {
        return Ok(());
    }
    Err(NotExpressible::NotPlainInteger)
}

/// Whether a number stays the same as a float. An option makes every number a float, while a document keeps an
/// integer.
fn is_exact(number: &Number) -> bool {
    const MAX_EXACT: u64 = 1 << 53;
    if number.is_integer() {
        number.value().round().unsigned_abs() <= MAX_EXACT
    } else {
        number.is_name() || !number.overflows()
    }
}

/// The JSON type for a shape, for messages.
fn kind_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::String | Kind::Blob | Kind::Timestamp => "a string",
        Kind::Boolean => "a boolean",
        Kind::Integer | Kind::Long => "an integer",
        Kind::Float | Kind::Double => "a number",
        Kind::List { .. } => "an array",
        Kind::Map { .. } | Kind::Structure(_) => "an object",
    }
}

impl fmt::Display for NotExpressible {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotExpressible::Unknown => {
                f.write_str("the operation has no such option, and the AWS CLI rejects it")
            }
            NotExpressible::NotInV1 => f.write_str("CLI v1 does not support it"),
            NotExpressible::NoOption => f.write_str("the AWS CLI has no option for this value"),
            NotExpressible::EndOfOptions => {
                f.write_str("an option cannot have the value `--`, which ends the options")
            }
            NotExpressible::WrongType { shape, value } => write!(
                f,
                "it must be {shape}, not {value}; no option can express that, and the AWS CLI rejects it"
            ),
            NotExpressible::NotPlainInteger => {
                f.write_str("it must be an integer in plain digits, and the AWS CLI rejects it")
            }
            NotExpressible::NumericTimestamp => {
                f.write_str("its option needs a string; in quotes, the number means the same")
            }
            NotExpressible::Fetched { prefix } => write!(
                f,
                "in an option, the AWS CLI replaces a value that starts with {prefix} with the content that it points to"
            ),
            NotExpressible::ControlCharacter => {
                f.write_str("it contains a control character, which pasting does not preserve")
            }
            NotExpressible::Shell { reason } => f.write_str(reason),
            NotExpressible::Streamed => {
                f.write_str("its option needs the name of a file instead of the value")
            }
        }
    }
}
