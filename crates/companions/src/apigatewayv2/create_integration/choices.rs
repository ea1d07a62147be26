//! What has been chosen in a draft.

use wireform_model::draft::{Draft, Facts};
use wireform_model::value::{Map, Value};

/// The protocol of the API that the integration belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Protocol {
    /// HTTP APIs.
    Http,
    /// WebSocket APIs.
    WebSocket,
}

/// What kind of backend answers, and whether requests are passed on as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IntegrationType {
    /// An AWS service or a Lambda function, called with templates.
    Aws,
    /// A URL, called with templates.
    Http,
    /// No backend: API Gateway answers.
    Mock,
    /// A URL.
    HttpProxy,
    /// A Lambda function or an AWS action.
    AwsProxy,
}

/// How API Gateway reaches the backend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Connection {
    /// Over the Internet.
    Internet,
    /// Through a VPC link.
    VpcLink,
}

/// Which of three grammars the entries of `RequestParameters` follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mapping {
    /// The parameters of an AWS service action, by name.
    Subtype,
    /// `integration.request.header.x` from `route.request.body.y`.
    WebSocket,
    /// `append:header.x` from `$request.body.y`.
    Http,
}

/// What has been chosen so far: read once from a draft, and used by every rule and hint.
///
/// An empty string counts as absent here, and so does a value of the wrong type.
#[derive(Clone, Copy, Debug)]
pub struct Choices<'d> {
    draft: &'d Draft,
    /// The protocol that the user stated.
    pub stated: Option<Protocol>,
    /// The effective protocol: the one stated, else the one that the other choices imply.
    pub protocol: Option<Protocol>,
    /// `None` where it is absent or none of the five.
    pub integration_type: Option<IntegrationType>,
    /// The AWS action.
    pub subtype: Option<&'d str>,
    /// The backend's URI.
    pub uri: Option<&'d str>,
    /// The method with which the backend is called.
    pub method: Option<&'d str>,
    /// The payload format.
    pub payload_version: Option<&'d str>,
    /// The credentials with which the backend is called.
    pub credentials: Option<&'d str>,
    /// Absent means the Internet; `None` is a value that is neither.
    pub connection: Option<Connection>,
    /// The VPC link.
    pub connection_id: Option<&'d str>,
    /// The grammar of the request parameters.
    pub mapping: Mapping,
}

impl<'d> Choices<'d> {
    /// Reads the choices of a draft.
    pub fn of(draft: &'d Draft) -> Self {
        let integration_type = text(draft, "IntegrationType").and_then(IntegrationType::parse);
        let subtype = text(draft, "IntegrationSubtype");
        let payload_version = text(draft, "PayloadFormatVersion");
        let stated = Protocol::stated(&draft.facts);
        let protocol = stated.or_else(|| implied(integration_type, subtype, payload_version));
        Choices {
            draft,
            stated,
            protocol,
            integration_type,
            subtype,
            uri: text(draft, "IntegrationUri"),
            method: text(draft, "IntegrationMethod"),
            payload_version,
            credentials: text(draft, "CredentialsArn"),
            connection: match draft.member("ConnectionType") {
                None => Some(Connection::Internet),
                Some(Value::String(name)) if name.is_empty() => Some(Connection::Internet),
                Some(other) => other.as_str().and_then(Connection::parse),
            },
            connection_id: text(draft, "ConnectionId"),
            mapping: mapping(draft, protocol, integration_type, subtype),
        }
    }

    /// A member that is a text and not empty.
    pub fn text(&self, name: &str) -> Option<&'d str> {
        text(self.draft, name)
    }

    /// A member that is a text, empty or not.
    pub fn any_text(&self, name: &str) -> Option<&'d str> {
        self.draft.member(name).and_then(Value::as_str)
    }

    /// A member that is an integer; one of more than 18 digits is cut, and still beyond all measure.
    pub fn integer(&self, name: &str) -> Option<i64> {
        let number = self.draft.member(name).and_then(Value::as_number)?;
        number.is_integer().then(|| number.value().round())
    }

    /// A member that is a map, empty or not.
    pub fn map(&self, name: &str) -> Option<&'d Map> {
        self.draft.member(name).and_then(Value::as_map)
    }

    /// The entries of a member that is a map; none of any other.
    pub fn entries(&self, name: &str) -> std::vec::IntoIter<(&'d str, &'d Value)> {
        let value = self.draft.member(name);
        value.map_or_else(|| Vec::new().into_iter(), Value::entries)
    }

    /// A member that is a map with at least one entry.
    pub fn filled_map(&self, name: &str) -> Option<&'d Map> {
        self.map(name).filter(|map| !map.is_empty())
    }

    /// Whether the member is there at all, whatever its value is.
    pub fn has(&self, name: &str) -> bool {
        self.draft.member(name).is_some()
    }

    /// Whether the member is absent or an empty text; a value of the wrong type is neither.
    pub fn is_absent(&self, name: &str) -> bool {
        let value = self.draft.member(name);
        value.is_none_or(|value| value.as_str() == Some(""))
    }

    /// Whether the backend is reached by a URL.
    pub fn is_http(&self) -> bool {
        self.protocol == Some(Protocol::Http)
    }

    /// Whether the API is, or has to be, a WebSocket API.
    pub fn is_web_socket(&self) -> bool {
        self.protocol == Some(Protocol::WebSocket)
    }
}

impl Protocol {
    /// The protocol that the facts tell, if they do.
    pub fn stated(facts: &Facts) -> Option<Self> {
        match facts.get("ProtocolType") {
            Some("HTTP") => Some(Protocol::Http),
            Some("WEBSOCKET") => Some(Protocol::WebSocket),
            _ => None,
        }
    }
}

impl IntegrationType {
    /// The connection of a name in the API.
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "AWS" => IntegrationType::Aws,
            "HTTP" => IntegrationType::Http,
            "MOCK" => IntegrationType::Mock,
            "HTTP_PROXY" => IntegrationType::HttpProxy,
            "AWS_PROXY" => IntegrationType::AwsProxy,
            _ => return None,
        })
    }

    /// Its name in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            IntegrationType::Aws => "AWS",
            IntegrationType::Http => "HTTP",
            IntegrationType::Mock => "MOCK",
            IntegrationType::HttpProxy => "HTTP_PROXY",
            IntegrationType::AwsProxy => "AWS_PROXY",
        }
    }

    /// Whether it passes a request on as it is; the others map it with templates.
    pub fn is_proxy(self) -> bool {
        matches!(self, IntegrationType::HttpProxy | IntegrationType::AwsProxy)
    }

    /// Whether the backend is reached by a URL.
    pub fn is_http(self) -> bool {
        matches!(self, IntegrationType::HttpProxy | IntegrationType::Http)
    }
}

impl Connection {
    /// The connection of a name in the API.
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "INTERNET" => Some(Connection::Internet),
            "VPC_LINK" => Some(Connection::VpcLink),
            _ => None,
        }
    }
}

fn text<'d>(draft: &'d Draft, name: &str) -> Option<&'d str> {
    let text = draft.member(name).and_then(Value::as_str);
    text.filter(|text| !text.is_empty())
}

/// The protocol that other choices leave no doubt about.
fn implied(
    integration_type: Option<IntegrationType>,
    subtype: Option<&str>,
    payload_version: Option<&str>,
) -> Option<Protocol> {
    if integration_type.is_some_and(|it| !it.is_proxy()) {
        Some(Protocol::WebSocket)
    } else if subtype.is_some() || payload_version == Some("2.0") {
        Some(Protocol::Http)
    } else {
        None
    }
}

fn mapping(
    draft: &Draft,
    protocol: Option<Protocol>,
    integration_type: Option<IntegrationType>,
    subtype: Option<&str>,
) -> Mapping {
    if protocol == Some(Protocol::WebSocket) {
        return Mapping::WebSocket;
    }
    // Somebody who chooses the action before the type means its parameters already.
    let may_be_aws_proxy = integration_type.is_none_or(|it| it == IntegrationType::AwsProxy);
    if subtype.is_some() && may_be_aws_proxy {
        return Mapping::Subtype;
    }
    let entries = draft.member("RequestParameters").and_then(Value::as_map);
    let looks_like_web_socket = entries
        .is_some_and(|map| !map.is_empty() && map.iter().all(|(key, _)| is_web_socket_key(key)));
    if protocol.is_none() && looks_like_web_socket {
        Mapping::WebSocket
    } else {
        Mapping::Http
    }
}

/// Whether a key of the request parameters is one that WebSocket APIs know.
pub fn is_web_socket_key(key: &str) -> bool {
    key.starts_with("integration.request.")
}

/// The members that hints, explanations and relevance of other members depend on.
const DECIDING_MEMBERS: [&str; 6] = [
    "ConnectionType",
    "IntegrationSubtype",
    "IntegrationType",
    "IntegrationUri",
    "PayloadFormatVersion",
    "TemplateSelectionExpression",
];

/// The draft without the values that only matter for their own field.
///
/// Of the request parameters it keeps one key, which decides the grammar of all of them.
pub fn deciding_part(draft: &Draft) -> Draft {
    let mut input = Map::new();
    for name in DECIDING_MEMBERS {
        if let Some(value) = draft.member(name) {
            input.push(name, value.clone());
        }
    }
    const PARAMETERS: &str = "RequestParameters";
    if let Some(parameters) = draft.member(PARAMETERS).and_then(Value::as_map) {
        input.push(PARAMETERS, Value::Map(grammar_key(parameters)));
    }
    Draft {
        input: Value::Map(input),
        facts: draft.facts.clone(),
        ..Draft::default()
    }
}

fn grammar_key(parameters: &Map) -> Map {
    let is_other = |(key, _): &(&str, &Value)| !is_web_socket_key(key);
    let grammar_key = match parameters.iter().find(is_other) {
        // Any key that is not one of WebSocket APIs decides the same, so the empty key replaces it.
        Some(_) => Some(""),
        None => parameters.iter().next().map(|(key, _)| key),
    };
    let entry = grammar_key.map(|key| (key.to_owned(), Value::Null));
    entry.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wireform_model::json;

    fn draft(facts: Option<&str>, input: &str) -> Draft {
        let mut draft = Draft::from(json::read(input).unwrap());
        draft.facts.set("ProtocolType", facts);
        draft
    }

    #[test]
    fn the_protocol_told_wins_over_the_one_implied() {
        let cases = [
            (None, r#"{}"#, None),
            (
                None,
                r#"{"IntegrationType":"MOCK"}"#,
                Some(Protocol::WebSocket),
            ),
            (None, r#"{"IntegrationType":"AWS_PROXY"}"#, None),
            (None, r#"{"IntegrationSubtype":"X"}"#, Some(Protocol::Http)),
            (None, r#"{"IntegrationSubtype":""}"#, None),
            (
                None,
                r#"{"PayloadFormatVersion":"2.0"}"#,
                Some(Protocol::Http),
            ),
            (None, r#"{"PayloadFormatVersion":"1.0"}"#, None),
            (
                Some("HTTP"),
                r#"{"IntegrationType":"MOCK"}"#,
                Some(Protocol::Http),
            ),
            (
                Some("WEBSOCKET"),
                r#"{"IntegrationSubtype":"X"}"#,
                Some(Protocol::WebSocket),
            ),
            (Some("REST"), r#"{}"#, None),
        ];
        for (fact, input, expected) in cases {
            let draft = draft(fact, input);
            assert_eq!(Choices::of(&draft).protocol, expected, "{fact:?} {input}");
        }
    }

    #[test]
    fn the_grammar_of_request_parameters_follows_the_choices() {
        let web_socket = r#"{"RequestParameters":{"integration.request.header.a":"'x'"}}"#;
        let mixed =
            r#"{"RequestParameters":{"integration.request.header.a":"'x'","append:header.a":"x"}}"#;
        let subtype = r#"{"IntegrationType":"AWS_PROXY","IntegrationSubtype":"X"}"#;
        let cases = [
            (None, web_socket, Mapping::WebSocket),
            (Some("HTTP"), web_socket, Mapping::Http),
            (None, mixed, Mapping::Http),
            (None, r#"{"RequestParameters":{}}"#, Mapping::Http),
            (None, subtype, Mapping::Subtype),
            (None, r#"{"IntegrationSubtype":"X"}"#, Mapping::Subtype),
            (Some("WEBSOCKET"), subtype, Mapping::WebSocket),
            (
                Some("HTTP"),
                r#"{"IntegrationType":"HTTP_PROXY","IntegrationSubtype":"X"}"#,
                Mapping::Http,
            ),
        ];
        for (fact, input, expected) in cases {
            let draft = draft(fact, input);
            assert_eq!(Choices::of(&draft).mapping, expected, "{fact:?} {input}");
        }
    }
}
