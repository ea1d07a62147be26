use wireform_model::base64;
use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};

use super::file_body::placeholder;
use super::{Body, HttpRequest, token};

/// The request as HTTP/1.1 text, with line feeds between the lines and the body exactly as it is sent.
///
/// A body of bytes is shown as Base64, since text cannot express it, and that of a file as `<content of NAME>`.
/// `<UUID>` stands for an idempotency token that the CLI adds. A body that the CLI compresses is shown as it is before that.
pub fn http_text(request: &HttpRequest) -> Text {
    let root = Path::root();
    let mut out = Text::of(Tag::Program, &request.method, &root);
    out.push(Tag::Punctuation, " ", &root);
    out.append(&target(&request.path, &request.query));
    out.push(Tag::Punctuation, " HTTP/1.1", &root);
    add_header(&mut out, "Host", &Text::of(Tag::Word, &request.host, &root));
    for (name, value) in &request.headers {
        add_header(&mut out, name, value);
    }
    if let Some(length) = body_length(request) {
        add_header(
            &mut out,
            "Content-Length",
            &Text::of(Tag::Word, &length.to_string(), &root),
        );
    }
    out.push(Tag::Punctuation, "\n\n", &root);
    match &request.body {
        Body::None => {}
        Body::Text(text) => out.append(text),
        Body::Bytes { bytes, path } => out.push(Tag::String, &base64::encode(bytes), path),
        Body::File(name) => out.append(&placeholder("content", name)),
    }
    token::shown(out)
}

/// Path and query.
pub(super) fn target(path: &Text, query: &[(String, Option<Text>)]) -> Text {
    let mut out = path.clone();
    for (index, (name, value)) in query.iter().enumerate() {
        let path = &value.as_ref().map_or_else(Path::root, Text::path);
        out.push(Tag::Punctuation, if index == 0 { "?" } else { "&" }, path);
        out.push(Tag::Name, name, path);
        if let Some(value) = value {
            out.push(Tag::Punctuation, "=", path);
            out.append(value);
        }
    }
    out
}

/// botocore sends a length with every body but one in chunks, and with a method that has one even where it is empty.
fn body_length(request: &HttpRequest) -> Option<usize> {
    let mut headers = request.headers.iter();
    if headers.any(|(name, _)| name == "Transfer-Encoding") {
        return None;
    }
    if request.gzipped || !request.unread.is_empty() {
        // How far it is compressed depends on the CLI's Python, and the rest on files.
        return None;
    }
    match &request.body {
        Body::Text(text) => Some(text.as_str().len()),
        Body::Bytes { bytes, .. } => Some(bytes.len()),
        // The file tells it.
        Body::File(_) => None,
        Body::None if matches!(request.method.as_str(), "GET" | "HEAD" | "OPTIONS") => None,
        Body::None => Some(0),
    }
}

fn add_header(out: &mut Text, name: &str, value: &Text) {
    let path = &value.path();
    out.push(Tag::Punctuation, "\n", &Path::root());
    out.push(Tag::Name, name, path);
    out.push(Tag::Punctuation, ": ", path);
    out.append(value);
}
