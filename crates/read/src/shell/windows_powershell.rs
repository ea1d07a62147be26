//! Windows PowerShell 5.1, and PowerShell up to 7.2: words are those of [`powershell`], but the program's command line
//! is made of them without escaping their quotes, and the program's C runtime splits it again.
//!
//! Source: NativeCommandParameterBinder.cs, as the writer's file of the same name has it: an empty word is left out,
//! and a word with white space after an even number of quotes is put between quotes.

use super::powershell;
use super::{ShellCommand, Word, c_runtime};

pub(super) fn commands(text: &str) -> Vec<ShellCommand> {
    let commands = powershell::read(text).finish().into_iter();
    commands
        .map(|mut command| {
            let mut elements = std::mem::take(&mut command.words).into_iter();
            command.words.extend(elements.next());
            let line = line(elements);
            let (words, problem) = c_runtime::split(&line, 0);
            if let (Some(kind), Some(last)) = (problem, words.last()) {
                let span = last.span();
                command.problems.push(super::Problem { kind, span });
            }
            command.words.extend(words);
            command
        })
        .collect()
}

/// The command line behind the program's name.
fn line(elements: impl Iterator<Item = Word>) -> Word {
    let mut line = Word::default();
    for element in elements {
        let (start, end) = (element.span().start, element.span().end);
        if line.text().is_empty() {
            line = Word::new(start);
        } else {
            line.push_as(" ", start..start);
        }
        if element.text().is_empty() {
            continue;
        }
        let is_enclosed = needs_quotes(element.text());
        if is_enclosed {
            line.push_as("\"", start..start);
        }
        line.push_part(&element, 0..element.text().len());
        if is_enclosed {
            line.push_as("\"", end..end);
        }
    }
    line
}

/// Whether some white space comes after an even number of quotes.
fn needs_quotes(text: &str) -> bool {
    let mut odd = false;
    text.chars().any(|character| {
        odd ^= character == '"';
        character.is_whitespace() && !odd
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing;
    use super::*;
    use wireform_model::shell::Shell;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        testing::check(Shell::WindowsPowerShell, text, expected);
    }

    #[test]
    fn quotes_are_read_twice() {
        check(
            r#"aws '{\"a\":1}' '""' 'a b' 'say \"hi\"'"#,
            &["aws", r#"{"a":1}"#, "", "a b", r#"say "hi""#],
        );
        check(
            r#"aws '"a b\\"' 'a\\\"b' --x"#,
            &["aws", r"a b\", r#"a\"b"#, "--x"],
        );
        check(r#"aws '{"a":1}' '' b"#, &["aws", "{a:1}", "b"]);
        check("aws $a 'b'", &["aws", "«$a»", "b"]);
    }

    #[test]
    fn words_know_their_source() {
        let text = r#"aws '{\"a\":1}' b"#;
        let words = &commands(text)[0].words;
        let quote = words[1].source(1..2);
        assert_eq!(text.get(quote), Some(r#"""#));
        assert_eq!(text.get(words[1].source(2..3)), Some("a"));
        assert_eq!(text.get(words[2].span()), Some("b"));
    }
}
