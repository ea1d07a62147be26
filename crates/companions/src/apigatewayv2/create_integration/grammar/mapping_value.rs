//! Values of parameter mappings on HTTP APIs: constants, sources such as `$request.body`, or both.
//!
//! Tokens end where the service ended them in tests, which differs from other template languages.

use super::stage_variable;

/// Whether a mapping changes the request or the response, which decides the sources that its value can use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// A request on its way to the backend.
    Request,
    /// A response on its way back.
    Response,
}

/// A piece of a value. All pieces of a value, joined, are the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MappingPiece<'v> {
    /// What it is.
    pub kind: PieceKind,
    /// Its text in the value, including `$` and braces.
    pub text: &'v str,
}

/// What a piece of a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PieceKind {
    /// Plain text, and a `$` with at most one character behind it: `$`, `$5`.
    Constant,
    /// `$request.body`
    Variable,
    /// `${request.body}`
    Block,
    /// `${request.body` to the end of the value.
    OpenBlock,
    /// `{` or `}` outside a block.
    Brace,
}

/// What a block or variable is replaced with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MappingSource<'v> {
    /// A header, by its name.
    Header(&'v str),
    /// A query parameter, by its name.
    QueryString(&'v str),
    /// The path of the request.
    Path,
    /// A parameter of the path, by its name.
    PathParameter(&'v str),
    /// The whole body.
    Body,
    /// A JSONPath into the body.
    BodyPath(&'v str),
    /// A context variable, by its name.
    Context(&'v str),
    /// A stage variable, by its name.
    StageVariable(&'v str),
}

/// Why a text is not a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceError<'v> {
    /// `$request.headers.x`, `$foo`
    Unknown(&'v str),
    /// `$response.header.x` in a mapping of requests
    OnlyInResponses,
    /// `$request.header.x` in a mapping of responses
    OnlyInRequests,
    /// `$request.header.`
    NoName,
    /// `$request.body..name`
    RecursiveDescent,
    /// `$request.body.items[?(@.id==1)]`
    Filter,
    /// `$stageVariables.a-b`
    StageVariableName(&'v str),
}

/// What is wrong with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueError<'v> {
    /// `${request.body`
    Unclosed(&'v str),
    /// `$request.body}`
    StrayBrace(&'v str),
    /// A block or variable, and why it is not a source.
    Source(MappingPiece<'v>, SourceError<'v>),
}

/// Divides a value into its pieces.
// value    = *( block / variable / brace / constant )
// block    = "${" *any-but-"}" "}"
// variable = "$" 2*any-but-( white space / "$" / "{" / "}" )
// brace    = "{" / "}"
pub fn pieces(value: &str) -> impl Iterator<Item = MappingPiece<'_>> {
    let mut rest = value;
    std::iter::from_fn(move || {
        let (piece, after) = next_piece(rest)?;
        rest = after;
        Some(piece)
    })
}

/// The first part of a value that the service would reject. An empty value passes.
///
/// # Errors
/// What is wrong with that part.
pub fn check(value: &str, direction: Direction) -> Result<(), ValueError<'_>> {
    errors(value, direction).next().map_or(Ok(()), Err)
}

/// All parts of a value that the service would reject, from left to right.
pub fn errors(value: &str, direction: Direction) -> impl Iterator<Item = ValueError<'_>> {
    pieces(value).filter_map(move |piece| match piece.kind {
        PieceKind::Constant => None,
        PieceKind::OpenBlock => Some(ValueError::Unclosed(piece.text)),
        PieceKind::Brace => Some(ValueError::StrayBrace(piece.text)),
        PieceKind::Block | PieceKind::Variable => source(piece.inner(), direction)
            .err()
            .map(|error| ValueError::Source(piece, error)),
    })
}

/// Whether a value contains no block and no variable, valid or not.
pub fn is_constant(value: &str) -> bool {
    !pieces(value).any(|piece| {
        matches!(
            piece.kind,
            PieceKind::Block | PieceKind::Variable | PieceKind::OpenBlock
        )
    })
}

/// Reads a source, given without `$` and braces: `request.header.x`.
///
/// # Errors
/// Why the text is not a source in this direction.
// source = "request." ( "header." name / "querystring." name / "path" [ "." name ] / "body" [ "." json-path ] )
//        / "response." ( "header." name / "body" [ "." json-path ] )
//        / "context." name / "stageVariables." name
pub fn source(text: &str, direction: Direction) -> Result<MappingSource<'_>, SourceError<'_>> {
    let (root, rest) = split_name(text);
    match (root, rest) {
        ("context", Some(rest)) => name(rest).map(MappingSource::Context),
        ("stageVariables", Some(rest)) => {
            stage_variable_name(rest).map(MappingSource::StageVariable)
        }
        ("request", Some(_)) if direction == Direction::Response => {
            Err(SourceError::OnlyInRequests)
        }
        ("response", Some(_)) if direction == Direction::Request => {
            Err(SourceError::OnlyInResponses)
        }
        ("request" | "response", Some(rest)) => message_part(text, rest, direction),
        ("context" | "stageVariables" | "request" | "response", None) => Err(SourceError::NoName),
        _ => Err(SourceError::Unknown(text)),
    }
}

impl<'v> MappingPiece<'v> {
    /// The text of a block or a variable without its `$` and braces.
    pub fn inner(&self) -> &'v str {
        let text = self.text.strip_prefix('$').unwrap_or(self.text);
        match text.strip_prefix('{') {
            Some(open) => open.strip_suffix('}').unwrap_or(open),
            None => text,
        }
    }
}

fn next_piece(rest: &str) -> Option<(MappingPiece<'_>, &str)> {
    let first = rest.chars().next()?;
    let (kind, length) = match first {
        '{' | '}' => (PieceKind::Brace, 1),
        '$' if rest.starts_with("${") => match rest.find('}') {
            Some(end) => (PieceKind::Block, end + 1),
            None => (PieceKind::OpenBlock, rest.len()),
        },
        '$' => variable(rest),
        _ => (
            PieceKind::Constant,
            rest.find(['$', '{', '}']).unwrap_or(rest.len()),
        ),
    };
    let text = rest.get(..length)?;
    Some((MappingPiece { kind, text }, rest.get(length..)?))
}

fn variable(rest: &str) -> (PieceKind, usize) {
    let ends = |c: char| c.is_whitespace() || matches!(c, '$' | '{' | '}');
    let name = rest.strip_prefix('$').unwrap_or(rest);
    let length = 1 + name.find(ends).unwrap_or(name.len());
    let characters = rest.get(..length).unwrap_or_default().chars().count();
    if characters > 2 {
        (PieceKind::Variable, length)
    } else {
        (PieceKind::Constant, length)
    }
}

fn message_part<'v>(
    text: &'v str,
    rest: &'v str,
    direction: Direction,
) -> Result<MappingSource<'v>, SourceError<'v>> {
    let in_request = direction == Direction::Request;
    match split_name(rest) {
        ("header", Some(rest)) => name(rest).map(MappingSource::Header),
        ("querystring", Some(rest)) if in_request => name(rest).map(MappingSource::QueryString),
        ("path", None) if in_request => Ok(MappingSource::Path),
        ("path", Some(rest)) if in_request => name(rest).map(MappingSource::PathParameter),
        ("body", None) => Ok(MappingSource::Body),
        ("body", Some(rest)) => json_path(rest).map(MappingSource::BodyPath),
        ("header", None) => Err(SourceError::NoName),
        ("querystring", None) if in_request => Err(SourceError::NoName),
        _ => Err(SourceError::Unknown(text)),
    }
}

fn split_name(text: &str) -> (&str, Option<&str>) {
    match text.split_once('.') {
        Some((name, rest)) => (name, Some(rest)),
        None => (text, None),
    }
}

fn name(text: &str) -> Result<&str, SourceError<'_>> {
    if text.is_empty() {
        Err(SourceError::NoName)
    } else {
        Ok(text)
    }
}

fn stage_variable_name(text: &str) -> Result<&str, SourceError<'_>> {
    let name = name(text)?;
    if stage_variable::is_name(name) {
        Ok(name)
    } else {
        Err(SourceError::StageVariableName(name))
    }
}

fn json_path(text: &str) -> Result<&str, SourceError<'_>> {
    let path = name(text)?;
    if path.starts_with('.') || path.contains("..") {
        Err(SourceError::RecursiveDescent)
    } else if path.contains("?(") {
        Err(SourceError::Filter)
    } else {
        Ok(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_the_service_accepted() {
        for value in [
            "",
            "constant",
            "$",
            "$a",
            "costs $5 or $6",
            "$request.path$",
            "$request.header.x",
            "${request.header.x}",
            "${request.header.foo{}",
            "${request.header.foo$request.header.foo$}",
            "${request.body}followed with text$request.path",
            "$request.querystring.a b",
            "$request.path.id",
            "$request.body.a.b[0]",
            "$context.requestId",
            "$stageVariables.v",
        ] {
            assert_eq!(check(value, Direction::Request), Ok(()), "{value}");
        }
        for value in [
            "$response.header.x",
            "$response.body",
            "$response.body.a",
            "$context.x",
        ] {
            assert_eq!(check(value, Direction::Response), Ok(()), "{value}");
        }
    }

    #[test]
    fn values_that_the_service_rejected() {
        use SourceError::*;
        let cases = [
            ("$aa", Unknown("aa")),
            ("$invalid", Unknown("invalid")),
            ("$request.headers.foo", Unknown("request.headers.foo")),
            ("$request.bodyy", Unknown("request.bodyy")),
            ("${}", Unknown("")),
            ("$response.header.x", OnlyInResponses),
            ("$request.header.", NoName),
            ("$request.header", NoName),
            ("$request.body..name", RecursiveDescent),
            ("$request.body.a[?(@.b)]", Filter),
            ("$stageVariables.a-b", StageVariableName("a-b")),
        ];
        for (value, expected) in cases {
            match check(value, Direction::Request) {
                Err(ValueError::Source(piece, error)) => {
                    assert_eq!((piece.text, error), (value, expected));
                }
                other => panic!("{value}: {other:?}"),
            }
        }
        for value in [
            "{",
            "}",
            "a}",
            "$request.header.foo{",
            "$request.body}",
            "${request.header.foo}}",
        ] {
            let error = check(value, Direction::Request).unwrap_err();
            assert!(
                matches!(error, ValueError::StrayBrace(_)),
                "{value}: {error:?}"
            );
        }
        let error = check("a ${request.body", Direction::Request).unwrap_err();
        assert_eq!(error, ValueError::Unclosed("${request.body"));
        let error = check("$request.body", Direction::Response).unwrap_err();
        assert!(matches!(error, ValueError::Source(_, OnlyInRequests)));
    }

    #[test]
    fn the_pieces_joined_are_the_value() {
        let value = "a${b}$cc {é}$d${e";
        let texts: Vec<_> = pieces(value).map(|piece| piece.text).collect();
        assert_eq!(texts, ["a", "${b}", "$cc", " ", "{", "é", "}", "$d", "${e"]);
    }
}
