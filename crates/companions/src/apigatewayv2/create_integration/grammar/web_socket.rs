//! Entries of `RequestParameters` on WebSocket APIs.

use super::mapping_key::is_name_char;
use super::stage_variable;

/// What a key names: `integration.request.header.x`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Destination<'k> {
    /// One of [`DESTINATIONS`].
    pub location: &'k str,
    pub name: &'k str,
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source<'v> {
    /// `route.request.header.x`: of the request that opens the connection alone.
    Connect { location: &'v str, name: &'v str },
    /// `route.request.body`
    Body,
    /// `route.request.body.x`
    BodyPath(&'v str),
    /// `context.connectionId`
    Context(&'v str),
    /// `stageVariables.x`
    StageVariable(&'v str),
    /// `'x'`
    Constant(&'v str),
    /// `method.request.header.x`: the word of REST APIs.
    MethodRequest { location: &'v str, name: &'v str },
}

/// Where a key can put a value.
pub const DESTINATIONS: [&str; 5] = [
    "header",
    "querystring",
    "path",
    "multivalueheader",
    "multivaluequerystring",
];

/// What of the request that opens a connection can be read.
pub const CONNECT_LOCATIONS: [&str; 4] = [
    "querystring",
    "header",
    "multivaluequerystring",
    "multivalueheader",
];

/// Reads a key.
// key  = "integration.request." location "." name
// name = 1*( ALPHA / DIGIT / "." / "_" / "$" / "-" )
pub fn destination(key: &str) -> Option<Destination<'_>> {
    let (location, name) = key.strip_prefix("integration.request.")?.split_once('.')?;
    let fits = DESTINATIONS.contains(&location) && is_name(name);
    fits.then_some(Destination { location, name })
}

/// Reads a value.
// value = "route.request." ( connect-location "." name / "body" [ "." json-path ] )
//       / "context." 1*VCHAR / "stageVariables." name / "'" *any-but-"'" "'"
//       / "method.request." ( "querystring" / "path" / "header" ) "." name
pub fn source(value: &str) -> Option<Source<'_>> {
    if let Some(rest) = value.strip_prefix('\'') {
        let constant = rest.strip_suffix('\'')?;
        return (!constant.contains('\'')).then_some(Source::Constant(constant));
    }
    if let Some(variable) = value.strip_prefix("context.") {
        let fits = !variable.is_empty() && !variable.contains(char::is_whitespace);
        return fits.then_some(Source::Context(variable));
    }
    if let Some(name) = value.strip_prefix("stageVariables.") {
        return stage_variable::is_name(name).then_some(Source::StageVariable(name));
    }
    if let Some(rest) = value.strip_prefix("route.request.") {
        return route_request(rest);
    }
    let (location, name) = value.strip_prefix("method.request.")?.split_once('.')?;
    let fits = matches!(location, "querystring" | "path" | "header") && is_name(name);
    fits.then_some(Source::MethodRequest { location, name })
}

fn route_request(rest: &str) -> Option<Source<'_>> {
    if rest == "body" {
        return Some(Source::Body);
    }
    let (location, name) = rest.split_once('.')?;
    if location == "body" {
        return (!name.is_empty()).then_some(Source::BodyPath(name));
    }
    let fits = CONNECT_LOCATIONS.contains(&location) && is_name(name);
    fits.then_some(Source::Connect { location, name })
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(is_name_char)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn destinations_have_a_location_and_a_name() {
        let key = destination("integration.request.header.x-a.b").unwrap();
        assert_eq!((key.location, key.name), ("header", "x-a.b"));
        for key in [
            "",
            "integration.request.header",
            "integration.request.header.",
            "integration.request.body.x",
            "integration.request.header.a b",
            "append:header.x",
        ] {
            assert_eq!(destination(key), None, "{key}");
        }
    }

    #[test]
    fn sources_have_no_dollar_sign_and_constants_have_quotes() {
        let cases = [
            ("'prod'", Source::Constant("prod")),
            ("''", Source::Constant("")),
            ("route.request.body", Source::Body),
            ("route.request.body.a.b", Source::BodyPath("a.b")),
            (
                "context.authorizer.principalId",
                Source::Context("authorizer.principalId"),
            ),
            ("stageVariables.a", Source::StageVariable("a")),
            (
                "route.request.header.x",
                Source::Connect {
                    location: "header",
                    name: "x",
                },
            ),
            (
                "method.request.path.x",
                Source::MethodRequest {
                    location: "path",
                    name: "x",
                },
            ),
        ];
        for (value, expected) in cases {
            assert_eq!(source(value), Some(expected), "{value}");
        }
        for value in [
            "",
            "'",
            "'it's'",
            "prod",
            "$context.connectionId",
            "context.",
            "route.request.path.x",
            "route.request.header.",
            "route.request.body.",
            "method.request.body",
            "request.body",
        ] {
            assert_eq!(source(value), None, "{value}");
        }
    }
}
