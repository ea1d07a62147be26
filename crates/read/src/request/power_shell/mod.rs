//! PowerShell's `Invoke-WebRequest` and `Invoke-RestMethod`, which browsers copy requests as.

mod hash_table;

use std::collections::HashMap;
use std::ops::Range;

use wireform_model::shell::Shell;

use crate::command::shell_problems;
use crate::shell::{self, ShellCommand, Word};
use crate::{Choices, Meaning, Part, ReadDiagnostic};

use super::addressee;
use super::located::Located;
use super::parsed_request::ParsedRequest;
use super::sent_request::{SentBody, SentRequest};
use super::variables as unknown_variables;

const NAMES: [&str; 4] = ["invoke-webrequest", "invoke-restmethod", "iwr", "irm"];

/// Parameters without a value. Source: PowerShell's manual of `Invoke-WebRequest`.
const SWITCHES: [&str; 14] = [
    "allowinsecureredirect",
    "allowunencryptedauthentication",
    "debug",
    "disablekeepalive",
    "followrellink",
    "noproxy",
    "passthru",
    "preserveauthorizationonredirect",
    "resume",
    "skipcertificatecheck",
    "skipheadervalidation",
    "skiphttperrorcheck",
    "usebasicparsing",
    "usedefaultcredentials",
];

/// Whether a text has such a command.
pub(super) fn is_likely(text: &str) -> bool {
    let mut words = text.split(|c: char| c.is_whitespace() || matches!(c, '(' | '=' | ';'));
    let has_name = words.any(|word| NAMES.iter().any(|name| name.eq_ignore_ascii_case(word)));
    has_name && !find(&shell::commands(text, Shell::PowerShell)).is_empty()
}

/// Whether none of such commands in a text may be for AWS.
pub(super) fn is_foreign(text: &str) -> bool {
    let commands = shell::commands(text, Shell::PowerShell);
    first_for_aws(text, &commands, &find(&commands)).is_none()
}

/// The number of the first command that may be for AWS.
fn first_for_aws(text: &str, commands: &[ShellCommand], found: &[(usize, usize)]) -> Option<usize> {
    let mut found = found.iter().take(addressee::MOST);
    found.position(|(index, start)| {
        let parsed = invocation(text, commands, *index, *start);
        addressee::may_be_aws(&parsed.request)
    })
}

/// Reads such a command: unless one is chosen, the first that may be for AWS, or else the first.
///
/// # Errors
///
/// Where there is none.
pub(super) fn parse(text: &str, choice: Option<usize>) -> Result<ParsedRequest, ReadDiagnostic> {
    let commands = shell::commands(text, Shell::PowerShell);
    let found = find(&commands);
    let chosen = choice.filter(|choice| *choice < found.len());
    let chosen = chosen.or_else(|| first_for_aws(text, &commands, &found));
    let chosen = chosen.unwrap_or_default();
    let Some((index, start)) = found.get(chosen).copied() else {
        let message = "This is not a web request of PowerShell.";
        return Err(ReadDiagnostic::error("not-a-request", 0..0, message));
    };
    let alike = found
        .iter()
        .filter_map(|(index, _)| commands.get(*index)?.as_choice());
    Ok(ParsedRequest {
        choices: Choices::new(alike.collect(), chosen),
        ..invocation(text, &commands, index, start)
    })
}

/// Reads one of some commands by its number, from the first word after its name on.
fn invocation(text: &str, commands: &[ShellCommand], index: usize, start: usize) -> ParsedRequest {
    let mut reader = InvocationReader {
        text,
        variables: variables(commands.get(..index).unwrap_or_default()),
        parsed: ParsedRequest::default(),
    };
    if let Some(command) = commands.get(index) {
        let (before, words) = command.words.split_at_checked(start).unwrap_or_default();
        for comment in &command.comments {
            reader.part(comment.clone(), Meaning::Comment);
        }
        if let Some(program) = before.last() {
            reader.part(program.span(), Meaning::Program);
        }
        reader.read(words);
        let problems = shell_problems(text, command);
        reader.parsed.diagnostics.extend(problems);
    }
    reader.finish()
}

/// The commands by their numbers, each with that of the first word after its name; `$r =` may stand before it.
fn find(commands: &[ShellCommand]) -> Vec<(usize, usize)> {
    let is_name = |word: &Word| {
        NAMES
            .iter()
            .any(|name| name.eq_ignore_ascii_case(word.text()))
    };
    let place = |command: &ShellCommand| {
        let words = command.words.as_slice();
        match words {
            [first, ..] if is_name(first) => Some(1),
            [_, equals, name, ..] if equals.text() == "=" && is_name(name) => Some(3),
            _ => None,
        }
    };
    let commands = commands.iter().enumerate();
    commands
        .filter_map(|(index, command)| Some((index, place(command)?)))
        .collect()
}

/// What is assigned to variables as a whole: `$headers = @{…}`.
fn variables(commands: &[ShellCommand]) -> HashMap<&str, &Word> {
    let assigned = commands
        .iter()
        .filter_map(|command| match command.words.as_slice() {
            [name, equals, value] if equals.text() == "=" => Some((name.text(), value)),
            _ => None,
        });
    assigned.filter(|(name, _)| name.starts_with('$')).collect()
}

struct InvocationReader<'t> {
    text: &'t str,
    variables: HashMap<&'t str, &'t Word>,
    parsed: ParsedRequest,
}

impl<'t> InvocationReader<'t> {
    fn part(&mut self, span: Range<usize>, meaning: Meaning) {
        self.parsed.request.other_parts.push(Part { span, meaning });
    }

    fn read(&mut self, words: &[Word]) {
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let Some(name) = word.text().strip_prefix('-') else {
                self.parameter("uri", word);
                continue;
            };
            // `-Uri:VALUE` is one word.
            let (name, tied) = name.split_once(':').unwrap_or((name, ""));
            let start = word.text().len() - tied.len();
            self.part(word.source(0..start), Meaning::OtherOption);
            let name = name.to_ascii_lowercase();
            let value = match tied.is_empty() {
                true if SWITCHES.contains(&name.as_str()) => continue,
                true => words.next().cloned(),
                false => Some(word.part(start..word.text().len())),
            };
            if let Some(value) = value {
                self.parameter(&name, &value);
            }
        }
    }

    fn parameter(&mut self, name: &str, word: &Word) {
        let word = self.variables.get(word.text()).copied().unwrap_or(word);
        match name {
            "uri" => {
                self.note_variables(word);
                self.parsed
                    .request
                    .set_target(&Located::of_word(word.clone()));
            }
            "method" | "custommethod" => {
                let method = Located::of_word(word.clone());
                self.parsed.request.method = match method.text == method.text.to_ascii_uppercase() {
                    true => method,
                    false => Located::new(method.text.to_ascii_uppercase(), method.span),
                };
            }
            "body" => self.body(word),
            "infile" => {
                self.parsed.request.body = SentBody::File(Located::of_word(word.clone()));
            }
            "contenttype" => {
                let header = (
                    Located::nowhere("content-type"),
                    Located::of_word(word.clone()),
                );
                self.parsed.request.headers.push(header);
            }
            "headers" => self.headers(word),
            _ => self.part(word.span(), Meaning::AddedValue),
        }
    }

    /// A string, or the bytes of one: `([System.Text.Encoding]::UTF8.GetBytes("…"))`.
    fn body(&mut self, word: &Word) {
        let source = self.text.get(word.span()).unwrap_or_default();
        let inside = source.find("GetBytes(").map(|at| at + "GetBytes(".len());
        let is_bytes = source.starts_with(['(', '[']);
        let word = match inside.filter(|_| is_bytes) {
            Some(at) => {
                let end = source.trim_end_matches([')', ' ']).len();
                let start = word.span().start;
                let span = start + at..start + end.max(at);
                let inner = hash_table::commands(self.text, span);
                let first = inner.into_iter().next();
                let first = first.and_then(|command| command.words.into_iter().next());
                first.unwrap_or_else(|| word.clone())
            }
            None => word.clone(),
        };
        self.note_variables(&word);
        self.parsed.request.body = SentBody::Text(Located::of_word(word));
    }

    fn headers(&mut self, word: &Word) {
        for (name, value) in hash_table::entries(self.text, word.span()) {
            match name.text.eq_ignore_ascii_case("host") {
                true => self.parsed.request.host = value,
                false => self.parsed.request.headers.push((name, value)),
            }
        }
    }

    /// What only the shell could replace is kept as it is.
    fn note_variables(&mut self, word: &Word) {
        for variable in word.variables() {
            let warning = unknown_variables::diagnostic(word, variable.clone());
            self.parsed.diagnostics.push(warning);
        }
    }

    fn finish(mut self) -> ParsedRequest {
        let request: &mut SentRequest = &mut self.parsed.request;
        if request.method.text.is_empty() {
            request.method = Located::nowhere("GET");
        }
        self.parsed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COPIED: &str = "$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\n\
        $session.UserAgent = \"Mozilla/5.0\"\n\
        Invoke-WebRequest -UseBasicParsing -Uri \"https://sqs.eu-west-1.amazonaws.com/\" `\n\
        -Method \"POST\" `\n\
        -WebSession $session `\n\
        -Headers @{\n\"authority\"=\"x\"\n  \"x-amz-target\"=\"AmazonSQS.ListQueues\"\n} `\n\
        -ContentType \"application/x-amz-json-1.0\" `\n\
        -Body \"{`\"QueueNamePrefix`\":`\"a`\"}\"";

    #[test]
    fn commands_as_browsers_copy_them() {
        assert!(is_likely(COPIED));
        let ParsedRequest {
            request,
            diagnostics,
            ..
        } = parse(COPIED, None).unwrap();
        assert_eq!(
            (request.method.text.as_str(), request.host.text.as_str()),
            ("POST", "sqs.eu-west-1.amazonaws.com")
        );
        assert_eq!(request.header("x-amz-target"), Some("AmazonSQS.ListQueues"));
        assert_eq!(
            request.header("content-type"),
            Some("application/x-amz-json-1.0")
        );
        assert_eq!(
            request.body.text().unwrap().text,
            r#"{"QueueNamePrefix":"a"}"#
        );
        assert_eq!(diagnostics, []);
        let (_, value) = request
            .headers
            .iter()
            .find(|(name, _)| name.text == "x-amz-target")
            .unwrap();
        assert_eq!(COPIED.get(value.span.clone()), Some("AmazonSQS.ListQueues"));
    }

    #[test]
    fn variables_and_short_names() {
        let text = "$headers = @{ 'X-Amz-Target' = 'AmazonSQS.ListQueues'; Host = 'sqs.eu-west-1.amazonaws.com' }\n\
            $body = @'\n{\"a\":\n1}\n'@\n\
            $r = irm http://localhost:4566/ -method post -headers $headers -body $body";
        assert!(is_likely(text));
        let request = parse(text, None).unwrap().request;
        assert_eq!(
            (request.method.text.as_str(), request.host.text.as_str()),
            ("POST", "sqs.eu-west-1.amazonaws.com")
        );
        assert_eq!(request.header("x-amz-target"), Some("AmazonSQS.ListQueues"));
        assert_eq!(request.body.text().unwrap().text, "{\"a\":\n1}");
    }

    #[test]
    fn values_behind_a_colon() {
        let text = "$b = '{}'\nirm -Uri:\"https://sqs.eu-west-1.amazonaws.com/\" -Method:post -UseBasicParsing:$true \
            -Headers:@{ 'X-Amz-Target' = 'AmazonSQS.ListQueues' } -Body:$b";
        let request = parse(text, None).unwrap().request;
        assert_eq!(
            (request.method.text.as_str(), request.host.text.as_str()),
            ("POST", "sqs.eu-west-1.amazonaws.com")
        );
        assert_eq!(
            text.get(request.host.span.clone()),
            Some("sqs.eu-west-1.amazonaws.com")
        );
        assert_eq!(request.header("x-amz-target"), Some("AmazonSQS.ListQueues"));
        assert_eq!(request.body.text().unwrap().text, "{}");
    }

    #[test]
    fn bytes_and_what_only_the_shell_knows() {
        let text = "iwr https://a.b/ -Body ([System.Text.Encoding]::UTF8.GetBytes(\"{`\"a`\":`\"$x`\"}\"))";
        let parsed = parse(text, None).unwrap();
        assert_eq!(parsed.request.body.text().unwrap().text, r#"{"a":"$x"}"#);
        assert_eq!(parsed.diagnostics.len(), 1);
        let two = parse("irm https://a.b/\nirm https://c.d/", Some(1)).unwrap();
        assert_eq!(
            (two.request.host.text.as_str(), two.choices.all.len()),
            ("c.d", 2)
        );
        for text in ["", "echo irm", "Get-Help Invoke-WebRequest", "aws irm x"] {
            assert!(!is_likely(text), "{text}");
        }
    }
}
