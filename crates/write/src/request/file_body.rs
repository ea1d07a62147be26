use wireform_model::text::{Tag, Text};

use super::HttpRequest;

/// What stands for something that depends on a file's bytes: `<size of photo.jpg>`.
pub(super) fn placeholder(what: &str, file: &Text) -> Text {
    let path = &file.path();
    let mut out = Text::of(Tag::Punctuation, &format!("<{what} of "), path);
    out.append(file);
    out.push(Tag::Punctuation, ">", path);
    out
}

/// The header in which the CLI announces the checksum behind a body of chunks.
pub(super) const TRAILER: &str = "X-Amz-Trailer";

/// The names of checksum headers start so; what follows is the algorithm.
pub(super) const CHECKSUM: &str = "x-amz-checksum-";

/// The algorithm of the checksum that the CLI sends behind a body of chunks, such as `CRC64NVME`.
pub(super) fn trailing_algorithm(request: &HttpRequest) -> Option<String> {
    let mut headers = request.headers.iter();
    let (_, trailer) = headers.find(|(name, _)| name == TRAILER)?;
    let algorithm = trailer.as_str().strip_prefix(CHECKSUM)?;
    Some(algorithm.to_uppercase())
}
