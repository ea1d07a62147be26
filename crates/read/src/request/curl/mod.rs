//! Commands of curl, in the words of any shell.

mod data;
mod options;
mod stdin;

use std::ops::Range;

use crate::command::{cut_url, program, shell_problems};
use crate::shell::{self, ShellCommand, Word};
use crate::{Choices, Hints, Meaning, Part, ReadDiagnostic};

use super::addressee;
use super::http_text::header;
use super::located::Located;
use super::parsed_request::ParsedRequest;
use super::sent_request::{Scope, SentBody, SentRequest};
use super::variables;
use data::Data;
use options::{ArgumentKind, kind_of_long, kind_of_short};

/// What stands for an idempotency token that the shell makes.
const TOKEN: &str = "<UUID>";

/// Whether a text has a command of curl.
pub(super) fn is_likely(text: &str) -> bool {
    text.contains("curl") && !find(&shell::commands(text, shell::detect(text))).is_empty()
}

/// Whether none of the commands of curl in a text may be for AWS.
pub(super) fn is_foreign(text: &str) -> bool {
    let commands = shell::commands(text, shell::detect(text));
    first_for_aws(&commands, &find(&commands)).is_none()
}

/// The number of the first command that may be for AWS.
fn first_for_aws(commands: &[ShellCommand], found: &[(usize, usize)]) -> Option<usize> {
    let mut found = found.iter().take(addressee::MOST);
    found.position(|(index, start)| {
        let words = commands.get(*index).map(|command| command.words.as_slice());
        let mut curl = Curl::default();
        curl.read(
            words
                .and_then(|words| words.get(*start..))
                .unwrap_or_default(),
        );
        addressee::may_be_aws(&curl.finish().0)
    })
}

/// Reads a command of curl in a text: unless one is chosen, the first that may be for AWS, or else the first.
///
/// # Errors
///
/// Where there is none.
pub(super) fn parse(text: &str, hints: Hints) -> Result<ParsedRequest, ReadDiagnostic> {
    let shell = hints.shell.unwrap_or_else(|| shell::detect(text));
    let commands = shell::commands(text, shell);
    let found = find(&commands);
    let chosen = hints.choice.filter(|choice| *choice < found.len());
    let chosen = chosen.or_else(|| first_for_aws(&commands, &found));
    let chosen = chosen.unwrap_or_default();
    let Some((index, start)) = found.get(chosen).copied() else {
        let message = "This is not a curl command.";
        return Err(ReadDiagnostic::error("not-a-request", 0..0, message));
    };
    let mut curl = Curl {
        stdin: stdin::stdin(text, &commands, index),
        ..Curl::default()
    };
    let command = commands.get(index);
    if let Some(command) = command {
        for comment in &command.comments {
            curl.part(comment.clone(), Meaning::Comment);
        }
        let (program, words) = command.words.split_at_checked(start).unwrap_or_default();
        if let Some(program) = program.last() {
            curl.part(program.span(), Meaning::Program);
        }
        curl.read(words);
        curl.diagnostics.extend(shell_problems(text, command));
        let following = commands.get(index + 1..).unwrap_or_default();
        let lost = cut_url(text, shell, command, following);
        curl.diagnostics.extend(lost);
    }
    let (request, diagnostics) = curl.finish();
    let alike = found
        .iter()
        .filter_map(|(index, _)| commands.get(*index)?.as_choice());
    Ok(ParsedRequest {
        request,
        diagnostics,
        choices: Choices::new(alike.collect(), chosen),
        beside: command.and_then(|command| command.beside(text, start)),
    })
}

/// The commands that run curl by their numbers, each with that of the first word after `curl`.
fn find(commands: &[ShellCommand]) -> Vec<(usize, usize)> {
    let commands = commands.iter().enumerate();
    commands
        .filter_map(|(index, command)| Some((index, program(&command.words, &["curl"])?)))
        .collect()
}

/// What the options of a command say.
#[derive(Default)]
struct Curl {
    method: Option<Located>,
    url: Option<Located>,
    headers: Vec<Located>,
    data: Data,
    /// Parameters for the query of the URL.
    query: Vec<Located>,
    scope: Option<Scope>,
    is_get: bool,
    is_head: bool,
    is_json: bool,
    upload: Option<Located>,
    stdin: Option<SentBody>,
    diagnostics: Vec<ReadDiagnostic>,
    parts: Vec<Part>,
}

impl Curl {
    fn part(&mut self, span: Range<usize>, meaning: Meaning) {
        self.parts.push(Part { span, meaning });
    }

    fn read(&mut self, words: &[Word]) {
        let mut words = words.iter();
        let mut only_urls = false;
        while let Some(word) = words.next() {
            let text = word.text();
            if only_urls || !text.starts_with('-') || text == "-" {
                self.positional(word);
            } else if text == "--" {
                only_urls = true;
            } else if let Some(name) = text.strip_prefix("--") {
                self.part(word.span(), Meaning::OtherOption);
                match kind_of_long(name) {
                    ArgumentKind::Flag => self.flag(name),
                    kind => {
                        if let Some(value) = words.next() {
                            self.option(kind, value);
                        }
                    }
                }
            } else {
                self.short(word, &mut words);
            }
        }
    }

    /// Several letters in one word, of which the last may have an argument, in it or in the next word.
    fn short<'w>(&mut self, word: &'w Word, words: &mut impl Iterator<Item = &'w Word>) {
        let text = word.text();
        for (at, letter) in text.char_indices().skip(1) {
            let kind = kind_of_short(letter);
            if kind == ArgumentKind::Flag {
                match letter {
                    'G' => self.is_get = true,
                    'I' => self.is_head = true,
                    _ => {}
                }
                continue;
            }
            let behind = at + letter.len_utf8();
            self.part(word.source(0..behind), Meaning::OtherOption);
            let value = match behind < text.len() {
                true => Some(word.part(behind..text.len())),
                false => words.next().cloned(),
            };
            if let Some(value) = value {
                self.option(kind, &value);
            }
            return;
        }
        self.part(word.span(), Meaning::OtherOption);
    }

    fn flag(&mut self, name: &str) {
        match name {
            "get" => self.is_get = true,
            "head" => self.is_head = true,
            _ => {}
        }
    }

    fn option(&mut self, kind: ArgumentKind, word: &Word) {
        if matches!(kind, ArgumentKind::Signature | ArgumentKind::Ignored) {
            self.part(word.span(), Meaning::AddedValue);
        }
        self.note_variables(kind, word);
        let value = located(word);
        match kind {
            ArgumentKind::Method => self.method = Some(value),
            ArgumentKind::Header => self.headers.push(value),
            ArgumentKind::Data(form) => self.data.add(form, value, self.stdin.as_ref()),
            ArgumentKind::Json => {
                self.is_json = true;
                self.data.add_json(value, self.stdin.as_ref());
            }
            ArgumentKind::Url => self.url = Some(value),
            ArgumentKind::Query => self.query.push(value),
            ArgumentKind::Signature => self.scope = scope(&value.text),
            ArgumentKind::Upload => self.upload = Some(value),
            ArgumentKind::Flag | ArgumentKind::Ignored => {}
        }
    }

    /// A word that only the shell could make may be an option, and is none that matters.
    fn positional(&mut self, word: &Word) {
        let is_variable = word.variables().first() == Some(&(0..word.text().len()));
        if self.url.is_none() && !is_variable {
            self.url = Some(located(word));
            self.note_variables(ArgumentKind::Url, word);
        }
    }

    /// What only the shell could replace is kept as it is.
    fn note_variables(&mut self, kind: ArgumentKind, word: &Word) {
        let counts = matches!(
            kind,
            ArgumentKind::Url | ArgumentKind::Data(_) | ArgumentKind::Json | ArgumentKind::Query
        );
        for variable in word.variables().iter().filter(|_| counts) {
            let text = word.text().get(variable.clone()).unwrap_or_default();
            if !is_token(text) {
                let warning = variables::diagnostic(word, variable.clone());
                self.diagnostics.push(warning);
            }
        }
    }

    fn finish(self) -> (SentRequest, Vec<ReadDiagnostic>) {
        let mut request = SentRequest {
            scope: self.scope,
            other_parts: self.parts,
            ..SentRequest::default()
        };
        if let Some(url) = &self.url {
            // curl takes a URL without its scheme, and then it is HTTP.
            if !url.text.contains("://") {
                request.is_plain_http = true;
                let rest = request.take_host(url);
                request.set_target(&rest);
            } else {
                request.set_target(url);
            }
        }
        for line in &self.headers {
            add_header(&mut request, line);
        }
        if self.is_json {
            let header = ["content-type", "application/json"].map(Located::nowhere);
            request.headers.push(header.into());
        }
        for query in &self.query {
            request.add_query(query);
        }
        let has_data = !self.data.is_empty();
        let body = self.data.body();
        match (self.is_get, body) {
            (true, SentBody::Text(text)) => request.add_query(&text),
            (_, body) => request.body = body,
        }
        if let Some(name) = self.upload {
            request.body = match name.text.as_str() {
                "-" | "." => self.stdin.unwrap_or_default(),
                _ => SentBody::File(name),
            };
            request.method = Located::nowhere("PUT");
        }
        let usual = match (has_data && !self.is_get, self.is_head) {
            (_, true) => "HEAD",
            (true, false) => "POST",
            (false, false) => "GET",
        };
        if request.method.text.is_empty() {
            request.method = Located::nowhere(usual);
        }
        if let Some(method) = self.method {
            request.method = method;
        }
        (request, self.diagnostics)
    }
}

/// `Name: value`, or `Name;` for an empty value; `Name:` takes a header of curl's own away.
fn add_header(request: &mut SentRequest, line: &Located) {
    let found = match line.text.strip_suffix(';') {
        Some(name) if !line.text.contains(':') => {
            let end = line.text.len();
            Some((line.slice(0..name.len()), line.slice(end..end)))
        }
        _ => header(line).filter(|(_, value)| !value.text.is_empty()),
    };
    match found {
        Some((name, value)) if name.text.eq_ignore_ascii_case("host") => request.host = value,
        Some(found) => request.headers.push(found),
        None => {}
    }
}

/// `aws:amz:REGION:SERVICE`
fn scope(text: &str) -> Option<Scope> {
    let mut parts = text.split(':').skip(2);
    let region = parts.next()?.to_owned();
    let service = parts.next().unwrap_or_default().to_owned();
    Some(Scope { region, service })
}

/// A word's text with where it is. What makes a UUID stands for an idempotency token.
fn located(word: &Word) -> Located {
    let text = word.text();
    let is_made = |variable: &&Range<usize>| text.get((*variable).clone()).is_some_and(is_token);
    if !word.variables().iter().any(|variable| is_made(&variable)) {
        return Located::of_word(word.clone());
    }
    let mut out = Word::new(word.span().start);
    let mut at = 0;
    for variable in word.variables().iter().filter(is_made) {
        out.push_part(word, at..variable.start);
        out.push_as(TOKEN, word.source(variable.clone()));
        at = variable.end;
    }
    out.push_part(word, at..text.len());
    Located::of_word(out)
}

fn is_token(variable: &str) -> bool {
    ["uuidgen", "NewGuid", "%UUID%"]
        .iter()
        .any(|maker| variable.contains(maker))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wireform_model::shell::Shell;

    fn reading(text: &str) -> ParsedRequest {
        let hints = Hints {
            shell: Some(Shell::Posix),
            ..Hints::default()
        };
        parse(text, hints).unwrap()
    }

    fn read(text: &str) -> SentRequest {
        reading(text).request
    }

    fn body(request: &SentRequest) -> &str {
        request.body.text().map_or("", |text| &text.text)
    }

    #[test]
    fn what_an_ampersand_cuts_off_is_said() {
        for (text, expected) in [
            (
                "curl https://a.b/?Action=X&MaxItems=3&Version=1",
                "curl 'https://a.b/?Action=X&MaxItems=3&Version=1'",
            ),
            (
                "curl https://a.b/c?l=2&p=a%2F -H \"x: y\"",
                "curl 'https://a.b/c?l=2&p=a%2F' -H \"x: y\"",
            ),
        ] {
            let diagnostics = reading(text).diagnostics;
            let [lost] = diagnostics.as_slice() else {
                panic!("{diagnostics:?}");
            };
            assert_eq!(lost.rule, "lost-option", "{text}");
            let mut fixed = text.to_owned();
            let fix = lost.fix.clone().unwrap();
            fixed.replace_range(fix.span, &fix.text);
            assert_eq!(fixed, expected);
            assert_eq!(reading(&fixed).diagnostics, [], "{fixed}");
        }
        for text in [
            "curl https://a.b/c & curl https://a.b/d",
            "curl https://a.b/c && x",
            "curl https://a.b/c&",
        ] {
            assert_eq!(reading(text).diagnostics, [], "{text}");
        }
    }

    #[test]
    fn what_the_shell_does_not_take_is_said() {
        let open = "curl https://a.b/ -d 'bro";
        let quotes = "curl https://a.b/ -d ‘bro’";
        for (text, place) in [(open, "'"), (quotes, "‘bro’")] {
            let diagnostics = reading(text).diagnostics;
            let [problem] = diagnostics.as_slice() else {
                panic!("{diagnostics:?}");
            };
            assert_eq!(problem.rule, "shell-syntax", "{text}");
            assert_eq!(text.get(problem.span.clone()), Some(place), "{text}");
        }
        assert_eq!(body(&read(quotes)), "bro");
    }

    #[test]
    fn options_in_any_form() {
        let request = read(
            "$ curl -sSXPUT --compressed -o /dev/null 'https://a.b/c?d=1' -H 'X-A: 1' \\\n  --header 'X-B;' -HX-C:2 -H Content-Type: --aws-sigv4 aws:amz:eu-west-1:sqs -u \"$K:$S\" --data-raw @x",
        );
        assert_eq!(request.method.text, "PUT");
        assert_eq!(
            (request.host.text.as_str(), request.path.text.as_str()),
            ("a.b", "/c")
        );
        let headers: Vec<_> = request
            .headers
            .iter()
            .map(|(name, value)| (name.text.as_str(), value.text.as_str()))
            .collect();
        assert_eq!(headers, [("X-A", "1"), ("X-B", ""), ("X-C", "2")]);
        assert_eq!(body(&request), "@x");
        assert_eq!(request.scope.unwrap().service, "sqs");
    }

    #[test]
    fn methods_follow_from_data() {
        let method = |options: &str| read(&format!("curl https://a.b/ {options}")).method.text;
        assert_eq!(method(""), "GET");
        assert_eq!(method("-d x"), "POST");
        assert_eq!(method("-G -d x"), "GET");
        assert_eq!(method("--head"), "HEAD");
        assert_eq!(method("-T file"), "PUT");
    }

    #[test]
    fn data_of_every_kind() {
        let of = |options: &str| read(&format!("curl https://a.b/ {options}"));
        assert_eq!(body(&of("-d a=1 --data b=2")), "a=1&b=2");
        assert_eq!(
            body(&of("--data-urlencode 'a=x y' --data-urlencode '=&'")),
            "a=x%20y&%26"
        );
        assert_eq!(body(&of("--json '{\"a\":1}'")), "{\"a\":1}");
        assert_eq!(
            of("-G --data-urlencode 'a=x&y'").parameter("a"),
            Some("x%26y")
        );
        assert!(
            matches!(of("--data-binary @p.jpg").body, SentBody::File(name) if name.text == "p.jpg")
        );
        let piped = read("printf %s AP8= | base64 -d | curl https://a.b/ --data-binary @-");
        assert!(matches!(piped.body, SentBody::Bytes { bytes, .. } if bytes == [0, 255]));
        let typed = read("curl https://a.b/ --data @- <<'END'\n{\"a\":\n1}\nEND");
        assert_eq!(body(&typed), "{\"a\":1}");
    }

    #[test]
    fn what_only_the_shell_knows_is_said() {
        let ParsedRequest {
            request,
            diagnostics,
            ..
        } = reading("curl \"https://a.b/$X\" -d \"{\\\"t\\\":\\\"$(uuidgen)\\\"}\"");
        assert_eq!(request.path.text, "/$X");
        assert_eq!(body(&request), "{\"t\":\"<UUID>\"}");
        assert_eq!(diagnostics.len(), 1);
    }
}
