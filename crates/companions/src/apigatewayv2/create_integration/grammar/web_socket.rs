//! Entries of `RequestParameters` on WebSocket APIs.

use super::mapping_key::is_name_char;
use super::stage_variable;

/// The part of the backend's request that a key names: `integration.request.header.x`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Destination<'k> {
    /// One of [`DESTINATIONS`].
    pub location: &'k str,
    /// The name in that location.
    pub name: &'k str,
}

/// A value of a mapping on a WebSocket API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WebSocketSource<'v> {
    /// `route.request.header.x`: only the request that opens the connection has it.
    Connect {
        /// One of [`CONNECT_LOCATIONS`].
        location: &'v str,
        /// The name in that location.
        name: &'v str,
    },
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
    /// `method.request.header.x`: the syntax of REST APIs.
    MethodRequest {
        /// Such as `header`.
        location: &'v str,
        /// The name in that location.
        name: &'v str,
    },
}

/// The locations that a key can name.
pub const DESTINATIONS: [&str; 5] = [
    "header",
    "querystring",
    "path",
    "multivalueheader",
    "multivaluequerystring",
];

/// The locations of the connecting request that a value can name.
pub const CONNECT_LOCATIONS: [&str; 4] = [
    "querystring",
    "header",
    "multivaluequerystring",
    "multivalueheader",
];

/// Reads a key; `None` where it does not name a destination.
// key  = "integration.request." location "." name
// name = 1*( ALPHA / DIGIT / "." / "_" / "$" / "-" )
pub fn destination(key: &str) -> Option<Destination<'_>> {
    let (location, name) = key.strip_prefix("integration.request.")?.split_once('.')?;
    let fits = DESTINATIONS.contains(&location) && is_name(name);
    fits.then_some(Destination { location, name })
}

/// Reads a value; `None` where it is not a source or constant.
// value = "route.request." ( connect-location "." name / "body" [ "." json-path ] )
//       / "context." 1*VCHAR / "stageVariables." name / "'" *any-but-"'" "'"
//       / "method.request." ( "querystring" / "path" / "header" ) "." name
pub fn source(value: &str) -> Option<WebSocketSource<'_>> {
    if let Some(rest) = value.strip_prefix('\'') {
        let constant = rest.strip_suffix('\'')?;
        return (!constant.contains('\'')).then_some(WebSocketSource::Constant(constant));
    }
    if let Some(variable) = value.strip_prefix("context.") {
        let fits = !variable.is_empty() && !variable.contains(char::is_whitespace);
        return fits.then_some(WebSocketSource::Context(variable));
    }
    if let Some(name) = value.strip_prefix("stageVariables.") {
        return stage_variable::is_name(name).then_some(WebSocketSource::StageVariable(name));
    }
    if let Some(rest) = value.strip_prefix("route.request.") {
        return route_request(rest);
    }
    let (location, name) = value.strip_prefix("method.request.")?.split_once('.')?;
    let fits = matches!(location, "querystring" | "path" | "header") && is_name(name);
    fits.then_some(WebSocketSource::MethodRequest { location, name })
}

fn route_request(rest: &str) -> Option<WebSocketSource<'_>> {
    if rest == "body" {
        return Some(WebSocketSource::Body);
    }
    let (location, name) = rest.split_once('.')?;
    if location == "body" {
        return (!name.is_empty()).then_some(WebSocketSource::BodyPath(name));
    }
    let fits = CONNECT_LOCATIONS.contains(&location) && is_name(name);
    fits.then_some(WebSocketSource::Connect { location, name })
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
            ("'prod'", WebSocketSource::Constant("prod")),
            ("''", WebSocketSource::Constant("")),
            ("route.request.body", WebSocketSource::Body),
            ("route.request.body.a.b", WebSocketSource::BodyPath("a.b")),
            (
                "context.authorizer.principalId",
                WebSocketSource::Context("authorizer.principalId"),
            ),
            ("stageVariables.a", WebSocketSource::StageVariable("a")),
            (
                "route.request.header.x",
                WebSocketSource::Connect {
                    location: "header",
                    name: "x",
                },
            ),
            (
                "method.request.path.x",
                WebSocketSource::MethodRequest {
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
