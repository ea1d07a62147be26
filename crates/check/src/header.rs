use wireform_model::cli::Cli;
use wireform_model::path::Path;
use wireform_model::uri;
use wireform_model::value::Value;
use wireform_model::{Handler, Location, Member};

use super::label::shorten;
use super::{CheckInput, Findings, Rule};

/// # What it checks
/// A string that is sent as a header has no line break in it, unless a space follows;
/// a key that becomes part of a header's name has only characters that a name can have.
///
/// # Why
/// A line break ends a header, so Python's `http.client`, which the CLI uses, rejects it.
/// CLI v2 also restricts names to the characters from `!` to `~` without the colon. Metadata of S3 must be ASCII.
///
/// # Example
/// `{"Metadata": {"my key": "a"}}`
///
/// # Who refuses
/// The CLI.
///
/// # Source
/// `http.client`'s `putheader`, botocore's `validate_ascii_metadata` (`handlers.py`), and runs of the CLI.
pub const HEADER: Rule = Rule::cli_error("header", "A header has a valid name and value");

pub fn check(subject: &CheckInput<'_>, findings: &mut Findings) {
    let is_sent_so =
        |member: &&Member| matches!(member.location, Location::Header | Location::Headers);
    for member in subject.operation.members().iter().filter(is_sent_so) {
        let Some(value) = subject.draft.member(&member.name) else {
            continue;
        };
        let path = || Path::root().child(&member.name);
        match (member.location, value) {
            (Location::Header, Value::String(text)) if !is_encoded(member) => {
                check_value(text, &path(), findings);
            }
            (Location::Header, Value::List(items)) => {
                for (index, item) in items.iter().enumerate() {
                    let text = item.as_str().unwrap_or_default();
                    check_value(text, &path().item(index), findings);
                }
            }
            (Location::Headers, Value::Map(map)) => {
                for (key, value) in map.effective() {
                    let text = value.as_str().unwrap_or_default();
                    check_entry(subject, key, text, &path().child(key), findings);
                }
            }
            _ => {}
        }
    }
}

/// Whether its text is encoded on the way into the header.
fn is_encoded(member: &Member) -> bool {
    use Handler::{Base64, CopySource, EncryptionKey};
    member.json_value || matches!(member.handler, Some(Base64 | CopySource | EncryptionKey))
}

fn check_value(text: &str, path: &Path, findings: &mut Findings) {
    if breaks_off(text) {
        let message = "A header cannot contain line breaks. Write this on one line.";
        findings.push(HEADER.at(path.clone(), message));
    }
}

fn check_entry(
    subject: &CheckInput<'_>,
    key: &str,
    text: &str,
    path: &Path,
    findings: &mut Findings,
) {
    if !is_name(key, subject.cli) {
        let message = format!(
            "`{}` becomes part of a header name. Use ASCII letters, digits and symbols, without spaces and colons.",
            shorten(key)
        );
        findings.push(HEADER.at(path.clone(), message));
    } else if has_ascii_metadata(subject) && !text.is_ascii() {
        let message = format!(
            "S3 metadata must be ASCII, and `{}` is not. Encode it, for example as in a URL.",
            shorten(text)
        );
        let encoded = percent_encoded(text);
        let label = format!("Encode as {}", shorten(&encoded));
        findings.push(
            HEADER
                .at(path.clone(), message)
                .replace_with(label, encoded.as_str()),
        );
    } else {
        check_value(text, path, findings);
    }
}

/// A text in ASCII that percent-decoding turns back; what a header can contain stays as it is.
fn percent_encoded(text: &str) -> String {
    let encoded = text.chars().map(|c| match c {
        '%' => "%25".to_owned(),
        ' '..='~' => c.to_string(),
        _ => uri::encode(c.encode_utf8(&mut [0; 4])),
    });
    encoded.collect()
}

/// Whether there is a line break without a space or tab after it.
fn breaks_off(text: &str) -> bool {
    let mut rest = text;
    while let Some(place) = rest.find(['\r', '\n']) {
        let is_return = rest[place..].starts_with('\r');
        rest = &rest[place + 1..];
        let goes_on = rest.starts_with([' ', '\t']) || is_return && rest.starts_with('\n');
        if !goes_on {
            return true;
        }
    }
    false
}

fn is_name(key: &str, cli: Cli) -> bool {
    let fits = |c: char| match cli {
        Cli::V1 => c.is_ascii() && !"\r\n".contains(c),
        Cli::V2 => c.is_ascii_graphic(),
    };
    key.chars().all(|c| fits(c) && c != ':')
}

/// Whether botocore itself checks the metadata.
fn has_ascii_metadata(subject: &CheckInput<'_>) -> bool {
    const COMMANDS: [&str; 3] = ["put-object", "copy-object", "create-multipart-upload"];
    let operation = subject.operation;
    let command = operation.operation.command.as_str();
    operation.service.metadata.service_id == "S3" && COMMANDS.contains(&command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_break_ends_a_header_unless_a_blank_follows() {
        for text in ["a\nb", "a\rb", "\n", "a\r\n", "a\n\tb\nc"] {
            assert!(breaks_off(text), "{text:?}");
        }
        for text in ["", "a\n b", "a\r\tb", "a\r\n b", "a\u{b}b\0"] {
            assert!(!breaks_off(text), "{text:?}");
        }
    }

    #[test]
    fn metadata_is_encoded_no_more_than_it_needs() {
        assert_eq!(percent_encoded("Zoë"), "Zo%C3%AB");
        assert_eq!(
            percent_encoded("50% é\n😀 (a)"),
            "50%25 %C3%A9%0A%F0%9F%98%80 (a)"
        );
    }

    #[test]
    fn names_of_headers() {
        for (key, v2, v1) in [
            ("", true, true),
            ("a(~", true, true),
            ("a b", false, true),
            ("a\tb\0", false, true),
            ("a:b", false, false),
            ("a\n", false, false),
            ("é", false, false),
        ] {
            assert_eq!(
                [is_name(key, Cli::V2), is_name(key, Cli::V1)],
                [v2, v1],
                "{key:?}"
            );
        }
    }
}
