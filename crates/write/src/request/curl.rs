use crate::Shell;
use crate::shell::{self, LongBody, Quoting};
use wireform_model::base64;
use wireform_model::endpoint::is_authority;
use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};

use super::curl_headers::{curl_headers, needs_payload_hash};
use super::http_text::target;
use super::{Body, HttpRequest, token};

/// A `curl --aws-sigv4` command that sends the request, with credentials from the environment.
///
/// It takes `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and, where it is set, `AWS_SESSION_TOKEN`,
/// as `aws configure export-credentials --format env` gives them, and curl 7.75 or later.
///
/// What curl signs was compared with botocore's signature: the same for plain paths.
/// A path with percent escapes curl 8.23 signs as AWS does, and curl 7.88 does not;
/// an empty label (`//`) neither does, and one of dots curl 8.23 refuses to send.
///
/// Where the host is not a host name, there is only a comment: the request would go to another host.
pub fn curl(request: &HttpRequest, shell: Shell) -> Text {
    if !is_authority(&request.host) {
        let comment = format!(
            "{} No curl command: this host is not valid.",
            shell::curl(shell).comment
        );
        return Text::of(Tag::Punctuation, &comment, &Path::root());
    }
    let short = with_body(request, shell, body(request, shell));
    match &request.body {
        Body::Text(text) if shell::length_error(shell, short.as_str()).is_some() => {
            with_body(request, shell, long_body(text, shell))
        }
        _ => short,
    }
}

/// What comes before the command, the option for the body, and what comes after it.
type Data = (Text, Option<Text>, Text);

fn with_body(request: &HttpRequest, shell: Shell, body: Data) -> Text {
    let (before, data, after) = body;
    let root = Path::root();
    let mut lines = vec![method(request, shell), url(request, shell)];
    if !request.unsigned {
        lines.push(credentials(request, shell));
        let token = shell::curl(shell).session_token;
        lines.push(Text::of(Tag::Punctuation, token, &root));
    }
    let headers = curl_headers(request);
    for (name, value) in &headers {
        lines.push(option("--header", &header(name, value), shell));
    }
    let mut names = headers.iter();
    if data.is_some() && !names.any(|(name, _)| name.eq_ignore_ascii_case("content-type")) {
        // Else curl says that it is a form.
        let none = Text::of(Tag::Name, "Content-Type:", &root);
        lines.push(option("--header", &none, shell));
    }
    lines.extend(data);
    let mut out = Text::new();
    if !request.unsigned {
        out.push(Tag::Program, shell::curl(shell).before_signed, &root);
    }
    let uuid = &shell::curl(shell).uuid;
    if lines.iter().any(|line| line.as_str().contains(uuid.within)) {
        out.push(Tag::Program, uuid.before, &root);
    }
    out.append(&before);
    out.push(Tag::Program, shell::curl(shell).program, &root);
    for (index, line) in lines.iter().enumerate() {
        let separator = if index == 0 {
            " "
        } else {
            shell::line_break(shell)
        };
        out.push(Tag::Punctuation, separator, &root);
        out.append(line);
    }
    out.append(&after);
    out
}

fn method(request: &HttpRequest, shell: Shell) -> Text {
    let root = Path::root();
    match request.method.as_str() {
        // With `--request HEAD` curl would wait for a body.
        "HEAD" => Text::of(Tag::Name, "--head", &root),
        method => option("--request", &Text::of(Tag::Word, method, &root), shell),
    }
}

/// The URL, with what keeps curl from reading it in its own way.
fn url(request: &HttpRequest, shell: Shell) -> Text {
    let root = Path::root();
    let mut url = Text::of(
        Tag::Word,
        &format!("{}://{}", request.scheme(), request.host),
        &root,
    );
    url.append(&target(&request.path, &sorted(&request.query)));
    let mut out = Text::new();
    let mut flag = |name| {
        out.push(Tag::Name, name, &root);
        out.push(Tag::Punctuation, " ", &root);
    };
    if url.as_str().contains(['{', '}', '[', ']']) {
        flag("--globoff");
    }
    let dots = |segment: &str| segment == "." || segment == "..";
    if request.path.as_str().split('/').any(dots) {
        flag("--path-as-is");
    }
    out.append(&quoted(&url, shell));
    out
}

/// The query as AWS signs it, sorted and with `=` behind every name: an older curl (7.88.1 was seen) signs it as it is written.
fn sorted(query: &[(String, Option<Text>)]) -> Vec<(String, Option<Text>)> {
    let with_value = |(name, value): &(String, Option<Text>)| {
        (name.clone(), Some(value.clone().unwrap_or_default()))
    };
    let mut sorted: Vec<_> = query.iter().map(with_value).collect();
    sorted.sort_by(|(one, first), (other, second)| {
        let text = |value: &Option<Text>| value.as_ref().map(Text::to_string);
        (one, text(first)).cmp(&(other, text(second)))
    });
    sorted
}

fn credentials(request: &HttpRequest, shell: Shell) -> Text {
    let root = Path::root();
    let scope = format!("aws:amz:{}:{}", request.region, request.signing_name);
    let mut out = option("--aws-sigv4", &Text::of(Tag::Word, &scope, &root), shell);
    out.push(Tag::Punctuation, " ", &root);
    out.push(Tag::Name, "--user ", &root);
    out.push(Tag::Word, shell::curl(shell).user, &root);
    out
}

/// `Name: value`, or `Name;` for an empty value, which curl would leave out otherwise.
fn header(name: &str, value: &Text) -> Text {
    let path = &value.path();
    let mut out = Text::of(Tag::Name, name, path);
    if value.as_str().is_empty() {
        out.push(Tag::Punctuation, ";", path);
    } else {
        out.push(Tag::Punctuation, ": ", path);
        out.append(value);
    }
    out
}

fn body(request: &HttpRequest, shell: Shell) -> Data {
    let nothing = Text::new;
    match &request.body {
        Body::None => (nothing(), None, nothing()),
        // A terminal makes a line feed of each carriage return that is pasted.
        Body::Text(text) if text.as_str().contains('\r') => {
            of_bytes(text.as_str().as_bytes(), &text.path(), shell)
        }
        Body::Text(text) => match shell.quote(text) {
            Ok(quoted) if needs_payload_hash(request) => {
                let data = named("--data-raw", &text.path(), &quoted);
                (nothing(), Some(data), nothing())
            }
            Ok(_) => (
                nothing(),
                Some(option("--data-raw", text, shell)),
                nothing(),
            ),
            Err(_) => long_body(text, shell),
        },
        Body::File(name) => {
            let mut at = Text::of(Tag::Punctuation, "@", &name.path());
            at.append(name);
            let data = option("--data-binary", &at, shell);
            (nothing(), Some(data), nothing())
        }
        Body::Bytes { bytes, path } => of_bytes(bytes, path, shell),
    }
}

/// From standard input, into which the shell decodes them.
fn of_bytes(bytes: &[u8], path: &Path, shell: Shell) -> Data {
    let root = Path::root();
    let from = &shell::curl(shell).bytes;
    let mut before = Text::of(Tag::Program, from.before, &root);
    before.push(Tag::String, &base64::encode(bytes), path);
    before.push(Tag::Program, from.after, &root);
    let option = Text::of(Tag::Name, from.option, &root);
    (before, Some(option), Text::new())
}

/// A body that is too long for a word.
fn long_body(body: &Text, shell: Shell) -> Data {
    match shell::curl(shell).long_body {
        LongBody::HereDocument if body.as_str().contains('\n') => {
            of_bytes(body.as_str().as_bytes(), &body.path(), shell)
        }
        LongBody::HereDocument => from_here_document(body),
        LongBody::File { comment, option } => {
            let root = Path::root();
            let comment = Text::of(Tag::Punctuation, comment, &root);
            (
                comment,
                Some(Text::of(Tag::Name, option, &root)),
                Text::new(),
            )
        }
    }
}

/// From standard input, which `--data` frees of line feeds: of the one that ends the body's line.
fn from_here_document(body: &Text) -> Data {
    let root = Path::root();
    let option = Text::of(Tag::Name, "--data @- <<'END'", &root);
    let mut behind = Text::of(Tag::Punctuation, "\n", &root);
    behind.append(body);
    behind.push(Tag::Punctuation, "\nEND", &root);
    (Text::new(), Some(option), behind)
}

fn option(name: &str, value: &Text, shell: Shell) -> Text {
    named(name, &value.path(), &quoted(value, shell))
}

fn named(name: &str, path: &Path, value: &Text) -> Text {
    let mut out = Text::of(Tag::Name, name, path);
    out.push(Tag::Punctuation, " ", path);
    out.append(value);
    out
}

/// The word quoted, or as it is where the shell cannot pass it: what can be shown is shown.
///
/// For an idempotency token that the request lacks, the shell makes a UUID.
fn quoted(word: &Text, shell: Shell) -> Text {
    let quoted = shell.quote(word).unwrap_or_else(|_| word.clone());
    let uuid = &shell::curl(shell).uuid;
    let Some(inside) = token::replace(&quoted, uuid.within) else {
        return quoted;
    };
    let path = &word.path();
    let mut out = Text::of(Tag::Punctuation, uuid.around.0, path);
    out.append(&inside);
    out.push(Tag::Punctuation, uuid.around.1, path);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_of_lines_that_no_word_can_hold_keeps_them() {
        let body = Text::of(Tag::String, "a\n!b", &Path::root());
        let (before, option, behind) = super::body(&request(body), Shell::Posix);
        assert_eq!(before.as_str(), "printf %s YQohYg== | base64 -d | ");
        assert_eq!(option.unwrap().as_str(), "--data-binary @-");
        assert_eq!(behind.as_str(), "");
    }

    #[test]
    fn what_needs_no_signature_asks_for_no_credentials() {
        let body = Text::of(Tag::String, "a", &Path::root());
        let unsigned = HttpRequest {
            unsigned: true,
            ..request(body.clone())
        };
        let asks = |request: &HttpRequest| curl(request, Shell::Posix).as_str().contains("AWS_");
        assert!(asks(&request(body)) && !asks(&unsigned));
    }

    fn request(body: Text) -> HttpRequest {
        HttpRequest {
            method: "PUT".to_owned(),
            host: "example.com".to_owned(),
            is_plain_http: false,
            path: Text::of(Tag::Word, "/", &Path::root()),
            query: Vec::new(),
            headers: Vec::new(),
            body: Body::Text(body),
            signing_name: "shop".to_owned(),
            region: "us-east-1".to_owned(),
            gzipped: false,
            unsigned: false,
            unread: Vec::new(),
        }
    }
}
