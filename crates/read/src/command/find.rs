//! The commands of the AWS CLI in a text, whatever stands around them.

use std::ops::Range;

use wireform_model::shell::Shell;

use super::embedded::{argument_list, doubled_string, escaped_string, folded};
use super::names::{is_name, is_operation};
use super::program::{PROGRAMS, program};
use super::variables::Variables;
use super::{AwsCommand, lost, problems, removed_quotes};
use crate::ReadDiagnostic;
use crate::shell::{self, ShellCommand, Word, WrittenFiles, assignment_in};

/// Substitutions are read in substitutions up to this depth.
const DEEPEST: usize = 3;

/// Finds the commands of a text: those that a shell would run, or else what follows the word `aws` in prose.
pub(super) fn find(text: &str, shell: Shell) -> Vec<AwsCommand> {
    let folded = folded(text);
    let text = folded.as_ref();
    let mut finder = Finder {
        text,
        shell,
        variables: Variables::default(),
        files: WrittenFiles::default(),
        found: Vec::new(),
    };
    finder.read(0..text.len(), 0);
    if finder.found.is_empty()
        && let Some(command) = argument_list(text)
    {
        finder.add(&command, 1, &[]);
    }
    if finder.found.is_empty() {
        finder.read_mentioned();
    }
    finder.found
}

struct Finder<'t> {
    text: &'t str,
    shell: Shell,
    variables: Variables,
    files: WrittenFiles,
    found: Vec<AwsCommand>,
}

impl Finder<'_> {
    fn read(&mut self, range: Range<usize>, depth: usize) {
        let commands = shell::commands_in(self.text, range, self.shell);
        self.read_commands(&commands, depth);
    }

    /// Reads the commands that other text surrounds, each up to the end of the string that it is in.
    fn read_mentioned(&mut self) {
        let text = self.text;
        let mut places = text.match_indices("aws").map(|(at, _)| at);
        let mut end = 0;
        while let Some(at) = places.find(|at| *at >= end && is_command(text, *at)) {
            let inside = escaped_string(text, at).or_else(|| doubled_string(text, at));
            end = match inside {
                Some(inside) => {
                    self.read_string(&inside);
                    inside.span().end
                }
                None => {
                    let string = to_quote(text, at);
                    self.read(string.clone(), 0);
                    string.end
                }
            };
        }
    }

    /// Reads what a string of another language has inside, whose shell has nothing to do with the text around it.
    fn read_string(&mut self, inside: &Word) {
        let commands = shell::commands(inside.text(), shell::detect(inside.text()));
        let commands: Vec<ShellCommand> = commands.iter().map(|it| it.through(inside)).collect();
        self.read_commands(&commands, 0);
    }

    fn read_commands(&mut self, commands: &[ShellCommand], depth: usize) {
        if depth == 0 {
            self.variables = Variables::new(commands);
        }
        for (index, command) in commands.iter().enumerate() {
            match program(&command.words, &PROGRAMS) {
                Some(program) => {
                    let following = commands.get(index + 1..).unwrap_or_default();
                    self.add(command, program, following);
                }
                None if depth < DEEPEST => self.read_substitutions(command, depth),
                None => {}
            }
            if depth == 0 {
                self.variables.learn(command);
                self.files.learn(command);
            }
        }
    }

    fn read_substitutions(&mut self, command: &ShellCommand, depth: usize) {
        for word in &command.words {
            for variable in word.variables() {
                let source = word.source(variable.clone());
                let text = self.text.get(source.clone()).unwrap_or_default();
                if let Some(inside) = shell::inside_substitution(text)
                    && text.contains("aws")
                {
                    let start = source.start;
                    self.read(start + inside.start..start + inside.end, depth + 1);
                }
            }
        }
    }

    fn add(&mut self, command: &ShellCommand, program: usize, following: &[ShellCommand]) {
        let lost = lost::diagnostic(self.text, self.shell, command, following);
        let mut command = command.clone();
        let removed = removed_quotes::restore(self.text, self.shell, &mut command, program);
        let mut diagnostics = problems::diagnostics(self.text, &command);
        diagnostics.extend(removed);
        diagnostics.extend(lost);
        let own = command.words.iter().take(program);
        let own = own.filter_map(|word| assignment_in(word, true)).collect();
        let is_template = command.words.iter().take(program).any(is_xargs);
        for word in command.words.iter_mut().skip(program) {
            diagnostics.extend(word.text().find("{}").filter(|_| is_template).map(|at| {
                let message = "`{}` is a placeholder for what the program before `aws` puts there. Replace it with a value.";
                ReadDiagnostic::warning("placeholder", word.source(at..at + 2), message)
            }));
            self.variables.fill_in(self.text, self.shell, word);
            diagnostics.extend(problems::typographic_dash(self.text, word));
        }
        let words = command.words.iter().skip(program);
        let files = words.filter_map(|word| self.files.of(word)).collect();
        self.found.push(AwsCommand {
            environment: self.variables.environment(own),
            files,
            command,
            program,
            diagnostics,
        });
    }
}

/// A text from where a command begins, up to the quote that is before it too.
fn to_quote(text: &str, at: usize) -> Range<usize> {
    let (before, rest) = text.split_at_checked(at).unwrap_or_default();
    let quote = before.chars().next_back();
    let quote = quote.filter(|c| matches!(c, '`' | '\'' | '"'));
    let length = quote.and_then(|quote| rest.find(quote));
    at..at + length.unwrap_or(rest.len())
}

/// Whether a command begins at an `aws`: two names, or a name and an option, follow.
fn is_command(text: &str, at: usize) -> bool {
    const LONGEST: usize = 200;
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let is_apart =
        before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '-' | '_' | '.' | '@' | '/'));
    let rest = text.get(at..).unwrap_or_default();
    let mut behind = PROGRAMS.iter().filter_map(|name| rest.strip_prefix(name));
    let rest = behind.find(|rest| rest.starts_with([' ', '\t', '\u{a0}']));
    let Some(rest) = rest.filter(|_| is_apart) else {
        return false;
    };
    let end = rest
        .char_indices()
        .nth(LONGEST)
        .map_or(rest.len(), |(end, _)| end);
    let line = rest.get(..end).and_then(|rest| rest.lines().next());
    let mut words = line.unwrap_or_default().split_whitespace();
    let (service, operation) = (words.next(), words.next());
    service.is_some_and(is_name)
        && operation.is_some_and(|it| it.starts_with("--") || is_operation(it, words.next()))
}

/// Whether a word is a program that puts values in place of `{}`.
fn is_xargs(word: &Word) -> bool {
    matches!(word.text(), "xargs" | "parallel")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_found_wherever_they_are() {
        let cases = [
            ("URL=$(aws sqs list-queues)", "sqs list-queues"),
            ("URL=`aws sqs list-queues`", "sqs list-queues"),
            ("`aws sqs list-queues`", "sqs list-queues"),
            (
                "echo \"a $(echo $(aws sqs list-queues))\"",
                "sqs list-queues",
            ),
            (
                "for i in $(aws sqs list-queues); do x $i; done",
                "sqs list-queues",
            ),
            ("$url = aws sqs list-queues", "sqs list-queues"),
            (
                "foreach ($q in 1) { aws sqs list-queues }",
                "sqs list-queues",
            ),
            ("set url (aws sqs list-queues)", "sqs list-queues"),
            ("[me@host ~]$ aws sqs list-queues", "sqs list-queues"),
            ("➜  ~ aws sqs list-queues", "sqs list-queues"),
            ("  501  aws sqs list-queues", "sqs list-queues"),
            ("1  aws sqs \\\n2    list-queues", "sqs list-queues"),
            ("```bash\naws sqs list-queues\n```", "sqs list-queues"),
            (
                "```powershell\naws sqs `\n  list-queues\n```\n",
                "sqs list-queues",
            ),
            ("- aws sqs list-queues", "sqs list-queues"),
            ("- `aws sqs list-queues`", "sqs list-queues"),
            ("Don't wait, run aws sqs list-queues", "sqs list-queues"),
            ("bash -c 'aws sqs list-queues'", "sqs list-queues"),
            (
                "cat x | jq . | xargs -I{} aws sqs list-queues",
                "sqs list-queues",
            ),
            (
                "docker run -it amazon/aws-cli sqs list-queues",
                "sqs list-queues",
            ),
            ("awslocal sqs list-queues", "sqs list-queues"),
            ("My aws account is new", ""),
            ("https://aws.amazon.com --x", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(first(text), expected, "{text}");
        }
    }

    #[test]
    fn commands_are_found_in_files_of_other_programs() {
        let cases = [
            "- run: aws sqs list-queues",
            "run: aws sqs list-queues",
            "run: \"aws sqs list-queues\"",
            "FROM a\nRUN aws sqs list-queues && \\\n  b",
            "q:\n\t-@aws sqs list-queues\n",
            "python -m awscli sqs list-queues",
            "- name: a\n  run: |\n    aws sqs \\\n      list-queues",
            "s:\n  script:\n    - aws sqs list-queues",
            "{\"scripts\":{\"q\":\"aws sqs list-queues\"}}",
            "q:\n\t@aws sqs list-queues\n",
            "CMD [\"aws\",\"sqs\",\"list-queues\"]",
            "subprocess.run([\"aws\", \"sqs\", \"list-queues\"])",
        ];
        for text in cases {
            assert_eq!(first(text), "sqs list-queues", "{text}");
        }
    }

    /// The words of the first command of a text, after `aws`.
    fn first(text: &str) -> String {
        let found = find(text, shell::detect(text));
        let words = found.first().map(|it| {
            let words = it.words().into_iter().map(Word::text);
            words.collect::<Vec<_>>().join(" ")
        });
        words.unwrap_or_default()
    }
}
