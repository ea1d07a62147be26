//! The words of a command as Python's `argparse` takes them.
//!
//! Source: CPython's `argparse.py`, 3.11 for CLI v1 and 3.14 for CLI v2, and the CLI's `argparser.py`, which has one
//! parser for the global options and the service, one for the operation, and one for the operation's options.

use wireform_model::cli::Cli;

use crate::ReadDiagnostic;
use crate::shell::Word;

/// An option that a parser knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OptionSpec {
    /// Without hyphens.
    pub name: String,
    pub arity: Arity,
}

/// How many words an option takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arity {
    None,
    One,
    /// None or one.
    Optional,
    Many,
}

/// What the words are.
#[derive(Clone, Debug)]
pub(super) enum Argument<'w> {
    /// An option of the table.
    Option(GivenOption),
    /// A word that is no option of the table, and whether it looks like one.
    Other { word: &'w Word, is_option: bool },
}

/// An option with its words.
#[derive(Clone, Debug)]
pub(super) struct GivenOption {
    /// The index in the table.
    pub index: usize,
    /// The option as it was typed.
    pub name: Word,
    pub values: Vec<Word>,
    /// Whether its value follows `=`.
    pub is_tied: bool,
}

/// A word, by its form and a table of options.
enum Class {
    Positional,
    /// The index in the table, and where its value begins after `=`.
    Known(usize, Option<usize>),
    Ambiguous(Vec<usize>),
    Unknown,
    /// `--`
    End,
}

/// Reads words by a table of options. What is wrong with them is added to `diagnostics`.
pub(super) fn parse<'w>(
    words: &[&'w Word],
    table: &[OptionSpec],
    cli: Cli,
    diagnostics: &mut Vec<ReadDiagnostic>,
) -> Vec<Argument<'w>> {
    let mut parser = Parser {
        words: words.to_vec(),
        at: 0,
        table,
        cli,
        diagnostics,
    };
    let mut arguments = Vec::new();
    while let Some(word) = parser.next() {
        arguments.extend(parser.argument(word));
    }
    arguments
}

struct Parser<'w, 't> {
    words: Vec<&'w Word>,
    at: usize,
    table: &'t [OptionSpec],
    cli: Cli,
    diagnostics: &'t mut Vec<ReadDiagnostic>,
}

impl<'w> Parser<'w, '_> {
    fn next(&mut self) -> Option<&'w Word> {
        let word = self.words.get(self.at).copied()?;
        self.at += 1;
        Some(word)
    }

    fn argument(&mut self, word: &'w Word) -> Option<Argument<'w>> {
        let is_option = match classify(word.text(), self.table, self.cli) {
            Class::Positional => false,
            Class::Unknown => true,
            Class::Known(index, value) => return self.option(word, index, value),
            Class::Ambiguous(indexes) => {
                self.ambiguous(word, &indexes);
                while self.next_value().is_some() {}
                return None;
            }
            Class::End => {
                let message =
                    "`--` ends the options, and the AWS CLI reads nothing after it. Remove it.";
                self.error("end-of-options", word, message);
                return None;
            }
        };
        Some(Argument::Other { word, is_option })
    }

    fn option(&mut self, word: &Word, index: usize, value: Option<usize>) -> Option<Argument<'w>> {
        let arity = self.table.get(index)?.arity;
        let length = word.text().len();
        let name = word.part(0..value.map_or(length, |value| value - 1));
        let tied = value.map(|value| word.part(value..length));
        let is_tied = tied.is_some();
        let values = match (arity, tied) {
            (Arity::None, Some(tied)) => {
                let message = format!("`{}` has no value. Remove what follows it.", name.text());
                self.error("unexpected-value", &tied, message);
                Vec::new()
            }
            (_, Some(tied)) => vec![tied],
            (Arity::None, None) => Vec::new(),
            (Arity::One, None) => match self.next_value() {
                Some(value) => vec![value.clone()],
                None => return self.missing_value(word, &name),
            },
            (Arity::Optional, None) => self.next_value().into_iter().cloned().collect(),
            (Arity::Many, None) => std::iter::from_fn(|| self.next_value().cloned()).collect(),
        };
        Some(Argument::Option(GivenOption {
            index,
            name,
            values,
            is_tied,
        }))
    }

    /// The next word, where it is no option.
    fn next_value(&mut self) -> Option<&'w Word> {
        let word = self.words.get(self.at).copied()?;
        let is_value = matches!(
            classify(word.text(), self.table, self.cli),
            Class::Positional
        );
        self.at += usize::from(is_value);
        is_value.then_some(word)
    }

    fn missing_value(&mut self, word: &Word, name: &Word) -> Option<Argument<'w>> {
        let next = self.words.get(self.at).map(|word| word.text());
        let message = match next {
            Some(next) => format!(
                "`{name}` needs a value, and `{next}` looks like an option. To use it as the value, write `{name}={next}`.",
                name = name.text()
            ),
            None => format!("`{}` needs a value.", name.text()),
        };
        self.error("missing-value", word, message);
        None
    }

    fn ambiguous(&mut self, word: &Word, indexes: &[usize]) {
        let names = indexes.iter().filter_map(|index| self.table.get(*index));
        let names: Vec<String> = names
            .take(5)
            .map(|option| format!("`--{}`", option.name))
            .collect();
        let message = format!(
            "`{}` could be {}. Write the whole name.",
            word.text(),
            names.join(" or ")
        );
        self.error("ambiguous-option", word, message);
    }

    fn error(&mut self, rule: &'static str, word: &Word, message: impl Into<String>) {
        self.diagnostics
            .push(ReadDiagnostic::error(rule, word.span(), message));
    }
}

/// What a word is by its form and the table (`_parse_optional`).
fn classify(word: &str, table: &[OptionSpec], cli: Cli) -> Class {
    if word == "--" {
        return Class::End;
    }
    if !word.starts_with('-') || word.len() == 1 {
        return Class::Positional;
    }
    if let Some(typed) = word.strip_prefix("--") {
        let find = |name: &str| table.iter().position(|option| option.name == name);
        let (name, value) = match typed.split_once('=') {
            Some((name, _)) => (name, Some(name.len() + 3)),
            None => (typed, None),
        };
        if let Some(index) = find(name) {
            return Class::Known(index, value);
        }
        let begins = |(_, option): &(usize, &OptionSpec)| option.name.starts_with(name);
        let found: Vec<usize> = table
            .iter()
            .enumerate()
            .filter(begins)
            .map(|(index, _)| index)
            .collect();
        match found.as_slice() {
            [] => {}
            [index] => return Class::Known(*index, value),
            _ => return Class::Ambiguous(found),
        }
    }
    match is_negative_number(word, cli) || word.contains(' ') {
        true => Class::Positional,
        false => Class::Unknown,
    }
}

/// Whether `argparse` takes a word for a number: from Python 3.14 on also with underscores between digits.
fn is_negative_number(word: &str, cli: Cli) -> bool {
    let number = word.strip_prefix('-').unwrap_or_default();
    let (whole, fraction) = match number.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (number, None),
    };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_part = |text: &str| match cli {
        Cli::V1 => is_digits(text),
        Cli::V2 => text.split('_').all(is_digits),
    };
    match fraction {
        None => is_part(whole),
        Some(fraction) => (whole.is_empty() || is_part(whole)) && is_part(fraction),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::commands;
    use wireform_model::shell::Shell;

    const TABLE: [(&str, Arity); 6] = [
        ("name", Arity::One),
        ("names", Arity::Many),
        ("on", Arity::None),
        ("no-on", Arity::None),
        ("skeleton", Arity::Optional),
        ("number", Arity::One),
    ];

    /// The arguments and the rules of the diagnostics.
    fn read(text: &str) -> (String, Vec<&'static str>) {
        let commands = commands(text, Shell::Posix);
        let words: Vec<&Word> = commands.iter().flat_map(|command| &command.words).collect();
        let table = TABLE.map(|(name, arity)| OptionSpec {
            name: name.to_owned(),
            arity,
        });
        let mut diagnostics = Vec::new();
        let arguments = parse(&words, &table, Cli::V2, &mut diagnostics);
        let shown = arguments.iter().map(|argument| match argument {
            Argument::Option(option) => {
                let values: Vec<&str> = option.values.iter().map(Word::text).collect();
                format!("{}({})", table[option.index].name, values.join("|"))
            }
            Argument::Other { word, is_option } => {
                format!("{}{}", if *is_option { "?" } else { "" }, word.text())
            }
        });
        let shown: Vec<String> = shown.collect();
        (
            shown.join(" "),
            diagnostics.iter().map(|it| it.rule).collect(),
        )
    }

    #[test]
    fn options_take_their_words() {
        let cases = [
            ("a --name b c", "a name(b) c"),
            ("--names a b --on c", "names(a|b) on() c"),
            ("--names --name=", "names() name()"),
            ("--name=-x --names=a b", "name(-x) names(a) b"),
            (
                "--name -5 --name '-a b' --name -",
                "name(-5) name(-a b) name(-)",
            ),
            (
                "--sk --skel x --skeleton=y",
                "skeleton() skeleton(x) skeleton(y)",
            ),
            ("--nu=1 --nope v -x", "number(1) ?--nope v ?-x"),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), (expected.to_owned(), vec![]), "{text}");
        }
    }

    #[test]
    fn what_argparse_refuses_is_a_diagnostic() {
        let cases = [
            ("--n a b", "", "ambiguous-option"),
            ("--name --on", "on()", "missing-value"),
            ("--name", "", "missing-value"),
            ("--on=1", "on()", "unexpected-value"),
            ("a -- b", "a b", "end-of-options"),
        ];
        for (text, expected, rule) in cases {
            assert_eq!(read(text), (expected.to_owned(), vec![rule]), "{text}");
        }
    }
}
