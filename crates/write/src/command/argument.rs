use std::fmt;
use wireform_model::cli_options::{
    fetched_prefix, negative_option_name, option_name, option_refuses, takes_bare_words,
    takes_outfile, takes_pairs,
};

use wireform_model::json;
use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};
use wireform_model::value::{Number, Value};
use wireform_model::{Kind, Member, OperationRef, Shape};

use super::{CommandOptions, Nested, Words, pairs, shorthand};

/// Why no option can carry a value, as the end of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Obstacle {
    Unknown,
    /// The CLI says it with other options, or keeps the option for itself.
    NoOption,
    /// CLI v1 does not know the member.
    Newer,
    WrongType {
        shape: &'static str,
        value: &'static str,
    },
    /// An integer as a fraction or with an exponent, or longer than Python reads.
    NotPlainInteger,
    /// The CLI sends the same for both, but an option holds a text.
    NumericMoment,
    Fetched {
        prefix: &'static str,
    },
    /// Python's `argparse` drops this word, even behind `=`.
    EndOfOptions,
    /// A character that pasting would change or a shell cannot pass.
    ControlCharacter,
    /// The shell carries it as part of a JSON object only.
    Shell {
        reason: &'static str,
    },
    /// The option of a streamed member takes the name of a file.
    Streamed,
}

/// The option for one member with the words of its value.
pub(super) fn words(
    operation: OperationRef<'_>,
    member: &Member,
    value: &Value,
    options: &CommandOptions,
) -> Result<Words, Obstacle> {
    let scope = Scope::of(operation, member, options)?;
    if option_refuses(operation, member, options.cli, value) {
        return Err(Obstacle::NoOption);
    }
    if let Some(names) = takes_pairs(operation, member, options.cli) {
        return scope.option_with(scope.pairs(names, value)?);
    }
    let words = match (&scope.shape.kind, value) {
        (Kind::Boolean, Value::Bool(on)) => return Ok(vec![scope.flag(*on)?]),
        (Kind::Structure(structure), value) if structure.document => vec![scope.json(value)],
        (Kind::String, value) if member.is_json_header() => vec![scope.json(value)],
        (Kind::List { member }, Value::List(items)) => {
            let item = operation.target(member);
            scope
                .scalar_words(item, items)
                .map_or_else(|| scope.nested(value), Ok)?
        }
        (Kind::Map { .. } | Kind::Structure(_), Value::Map(_)) => scope.nested(value)?,
        (_, value) => vec![scope.scalar(scope.shape, value, &scope.path)?],
    };
    scope.option_with(words)
}

/// The option of a streamed member with the name of the file that holds its bytes.
pub(super) fn file_words(
    operation: OperationRef<'_>,
    member: &Member,
    file: &str,
    options: &CommandOptions,
) -> Result<Words, Obstacle> {
    let scope = Scope::of(operation, member, options)?;
    refuse_control(file)?;
    let word = Text::of(Tag::String, file, &scope.path);
    scope.option_with(vec![word])
}

struct Scope<'a> {
    /// The option with its hyphens.
    name: String,
    operation: OperationRef<'a>,
    member: &'a Member,
    shape: &'a Shape,
    path: Path,
    options: &'a CommandOptions,
}

impl<'a> Scope<'a> {
    fn of(
        operation: OperationRef<'a>,
        member: &'a Member,
        options: &'a CommandOptions,
    ) -> Result<Self, Obstacle> {
        if member.is_newer_than(options.cli) {
            return Err(Obstacle::Newer);
        }
        Ok(Scope {
            name: option_name(operation, member, options.cli).ok_or(Obstacle::NoOption)?,
            operation,
            member,
            shape: operation.target(member),
            path: Path::root().child(&member.name),
            options,
        })
    }

    /// `--flag` or `--no-flag`.
    fn flag(&self, on: bool) -> Result<Text, Obstacle> {
        if on {
            return Ok(Text::of(Tag::Name, &self.name, &self.path));
        }
        let name = negative_option_name(self.operation, self.member, self.options.cli)
            .ok_or(Obstacle::NoOption)?;
        Ok(Text::of(Tag::Name, &name, &self.path))
    }

    /// The option and its words; a single word that starts with a hyphen is tied on with `=`,
    /// since it would be taken for an option otherwise.
    fn option_with(&self, mut words: Vec<Text>) -> Result<Words, Obstacle> {
        let mut option = Text::of(Tag::Name, &self.name, &self.path);
        match words.as_slice() {
            [word] if word.as_str() == "--" => Err(Obstacle::EndOfOptions),
            [word] if word.as_str().starts_with('-') => {
                self.refuse_fetched(word)?;
                option.push(Tag::Punctuation, "=", &self.path);
                option.append(word);
                self.refuse_unquotable(&option)?;
                Ok(vec![option])
            }
            [word] => {
                self.refuse_fetched(word)?;
                self.refuse_unquotable(word)?;
                words.insert(0, option);
                Ok(words)
            }
            _ => {
                words.insert(0, option);
                Ok(words)
            }
        }
    }

    fn refuse_fetched(&self, word: &Text) -> Result<(), Obstacle> {
        let cli = self.options.cli;
        match fetched_prefix(self.operation, self.member, cli, word.as_str()) {
            Some(prefix) => Err(Obstacle::Fetched { prefix }),
            None => Ok(()),
        }
    }

    /// Refuses a word that the shell carries inside of JSON only.
    fn refuse_unquotable(&self, word: &Text) -> Result<(), Obstacle> {
        match self.options.shell.refuses(word.as_str()) {
            Some(refused) if refused.fits_in_json => Err(Obstacle::Shell {
                reason: refused.reason,
            }),
            _ => Ok(()),
        }
    }

    /// Shorthand or JSON, as the options ask and the value allows.
    fn nested(&self, value: &Value) -> Result<Vec<Text>, Obstacle> {
        let style = match self.options.nested {
            Nested::Auto => Some(shorthand::Style::Plain),
            Nested::Shorthand => Some(shorthand::Style::Quoted),
            Nested::Json | Nested::Document => None,
        };
        let bare = takes_bare_words(self.operation, self.member, self.options.cli);
        if bare && self.is_list_of_scalars() {
            return Err(Obstacle::NoOption);
        }
        let style = style.filter(|_| !bare);
        let words = style.and_then(|style| {
            shorthand::words(self.operation, self.shape, value, &self.path, style)
        });
        let words = words.filter(|words| self.stands_as_words(words));
        Ok(words.unwrap_or_else(|| vec![self.json(value)]))
    }

    fn pairs(&self, names: &(String, String), value: &Value) -> Result<Vec<Text>, Obstacle> {
        let words = match value {
            Value::List(items) => pairs::words(names, items, &self.path),
            _ => None,
        };
        let words = words.filter(|words| !words.is_empty() && self.stands_as_words(words));
        words.ok_or(Obstacle::NoOption)
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
        self.options.shell.json(json::compact(value, &self.path))
    }

    /// A list of scalars as a word an item, where every item can be one.
    fn scalar_words(&self, shape: &Shape, items: &[Value]) -> Option<Vec<Text>> {
        let mut words = Vec::new();
        for (index, item) in items.iter().enumerate() {
            words.push(self.scalar(shape, item, &self.path.item(index)).ok()?);
        }
        (!words.is_empty() && self.stands_as_words(&words)).then_some(words)
    }

    /// Whether the CLI takes the words of a list one by one: none may look like an option,
    /// the first not like JSON, and a single one not like something to fetch.
    /// Nor may the shell refuse any, since JSON may do there.
    fn stands_as_words(&self, words: &[Text]) -> bool {
        let list = matches!(self.shape.kind, Kind::List { .. });
        let json_like = |word: &Text| word.as_str().trim_start().starts_with(['[', '{']);
        let option_like = |word: &Text| list && word.as_str().starts_with('-');
        let fetched = |word: &Text| words.len() == 1 && self.refuse_fetched(word).is_err();
        let refused = |word: &Text| self.options.shell.refuses(word.as_str()).is_some();
        let first_fits = !words.first().is_some_and(json_like);
        let misfit = |word: &Text| option_like(word) || fetched(word) || refused(word);
        first_fits && !words.iter().any(misfit)
    }

    /// The word for a scalar of the type that the model asks for.
    fn scalar(&self, shape: &Shape, value: &Value, path: &Path) -> Result<Text, Obstacle> {
        match (&shape.kind, value) {
            (Kind::Blob, Value::String(_)) if self.member.streaming || shape.streaming => {
                Err(Obstacle::Streamed)
            }
            (Kind::String | Kind::Blob | Kind::Timestamp, Value::String(text)) => {
                refuse_control(text)?;
                Ok(Text::of(Tag::String, text, path))
            }
            // A text means the same, and no document can carry the number.
            (Kind::Timestamp, Value::Number(number))
                if takes_outfile(self.operation, self.options.cli) =>
            {
                Ok(Text::of(Tag::Number, number.text(), path))
            }
            (Kind::Timestamp, Value::Number(_)) => Err(Obstacle::NumericMoment),
            (Kind::Integer | Kind::Long, Value::Number(number)) => {
                refuse_not_plain(number)?;
                Ok(Text::of(Tag::Number, number.text(), path))
            }
            (Kind::Float | Kind::Double, Value::Number(number)) if is_exact(number) => {
                Ok(Text::of(Tag::Number, number.text(), path))
            }
            _ => Err(Obstacle::WrongType {
                shape: kind_name(&shape.kind),
                value: value.type_name(),
            }),
        }
    }
}

/// Pasting turns a carriage return into a line feed and drops or obeys most other control characters;
/// a NUL ends an argument.
pub(super) fn refuse_control(text: &str) -> Result<(), Obstacle> {
    let changes = |c: char| c.is_control() && c != '\n';
    if text.contains(changes) {
        return Err(Obstacle::ControlCharacter);
    }
    Ok(())
}

fn refuse_not_plain(number: &Number) -> Result<(), Obstacle> {
    if number.is_integer() && !number.is_too_long() {
        return Ok(());
    }
    Err(Obstacle::NotPlainInteger)
}

/// An option makes a float of every number, where the document keeps an integer an integer:
/// the same number as long as a float can hold it.
fn is_exact(number: &Number) -> bool {
    const EXACT_UP_TO: u64 = 1 << 53;
    if number.is_integer() {
        number.value().round().unsigned_abs() <= EXACT_UP_TO
    } else {
        number.is_name() || !number.overflows()
    }
}

fn kind_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::String | Kind::Blob | Kind::Timestamp => "a text",
        Kind::Boolean => "true or false",
        Kind::Integer | Kind::Long => "a whole number",
        Kind::Float | Kind::Double => "a number",
        Kind::List { .. } => "a list",
        Kind::Map { .. } | Kind::Structure(_) => "an object",
    }
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Obstacle::Unknown => {
                f.write_str("the operation has no option for it, and the AWS CLI refuses it")
            }
            Obstacle::Newer => f.write_str("CLI v1 does not know it"),
            Obstacle::NoOption => f.write_str("the AWS CLI has no option that takes it as it is"),
            Obstacle::EndOfOptions => {
                f.write_str("an option cannot hold `--`, which ends the options")
            }
            Obstacle::WrongType { shape, value } => write!(
                f,
                "it should be {shape} and is {value}, which an option cannot say and the AWS CLI refuses"
            ),
            Obstacle::NotPlainInteger => {
                f.write_str("it is not a whole number in plain digits, and the AWS CLI refuses it")
            }
            Obstacle::NumericMoment => f.write_str(
                "as an option's value the number would be a text; in quotes it can be one, and means the same",
            ),
            Obstacle::Fetched { prefix } => write!(
                f,
                "as an option's value, a text that starts with {prefix} is replaced by what it points to"
            ),
            Obstacle::ControlCharacter => {
                f.write_str("it holds a control character, which does not survive pasting")
            }
            Obstacle::Shell { reason } => f.write_str(reason),
            Obstacle::Streamed => {
                f.write_str("its option takes the name of a file instead of the value")
            }
        }
    }
}
