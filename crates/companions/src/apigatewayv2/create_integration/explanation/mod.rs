//! What the user typed, in plain words.

mod keys;
mod targets;
mod values;

use crate::EntryPart;
use wireform_check::CheckInput;
use wireform_model::path::Path;
use wireform_model::value::Value;

use super::choices::{Choices, Mapping};
use super::grammar::mapping_value::Direction;
use super::input_path::InputPath;

/// What the key or the value at `path` means; `None` where it means nothing yet.
///
/// It calls a text invalid only where no further typing could make it valid.
pub fn explain(input: &CheckInput<'_>, path: &Path, part: EntryPart) -> Option<String> {
    let choices = Choices::of(input.draft);
    let field = InputPath::of(path)?;
    match part {
        EntryPart::Key => key(&choices, &field),
        EntryPart::Value => {
            let found = input.draft.input.at(path)?;
            value(&choices, &field, found)
        }
    }
}

fn key(choices: &Choices<'_>, field: &InputPath<'_>) -> Option<String> {
    match field {
        InputPath::Member(_) => None,
        InputPath::RequestParameter(key) => match choices.mapping {
            Mapping::Subtype => keys::parameter(choices.subtype, key),
            Mapping::WebSocket => keys::destination(key),
            Mapping::Http => keys::mapping_key(key, Direction::Request),
        },
        InputPath::RequestTemplate(key) => keys::template(choices, key),
        InputPath::ResponseStatus(status) => keys::status(status),
        InputPath::ResponseParameter(key) => keys::mapping_key(key, Direction::Response),
    }
}

fn value(choices: &Choices<'_>, field: &InputPath<'_>, value: &Value) -> Option<String> {
    match field {
        InputPath::Member(name) if name == "TimeoutInMillis" => {
            values::duration(value.as_number()?)
        }
        InputPath::Member(name) => member(name, value.as_str()?),
        InputPath::RequestParameter(key) => match choices.mapping {
            Mapping::Subtype => values::mapping_value(value.as_str()?, Direction::Request),
            Mapping::WebSocket => values::web_socket(value.as_str()?),
            Mapping::Http => values::mapping(key, value.as_str()?, Direction::Request),
        },
        InputPath::ResponseParameter(key) => {
            values::mapping(key, value.as_str()?, Direction::Response)
        }
        InputPath::RequestTemplate(_) | InputPath::ResponseStatus(_) => None,
    }
}

fn member(name: &str, typed: &str) -> Option<String> {
    match name {
        "IntegrationUri" => targets::target(typed),
        "CredentialsArn" => targets::credentials(typed),
        "TemplateSelectionExpression" => values::template_selection(typed),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_draft::TestDraft;
    use super::*;

    fn explained(fact: &str, input: &str, path: &str, part: EntryPart) -> String {
        let draft = TestDraft::new(fact, input);
        let path = Path::parse(path).unwrap();
        explain(&draft.check_input(), &path, part).unwrap_or_default()
    }

    /// The explanations of a request mapping on an HTTP API: of its key and of its value.
    fn request(key: &str, value: &str) -> [String; 2] {
        let input = format!(r#"{{"RequestParameters":{{"{key}":"{value}"}}}}"#);
        let path = format!("/RequestParameters/{key}");
        [EntryPart::Key, EntryPart::Value].map(|part| explained("HTTP", &input, &path, part))
    }

    #[test]
    fn changes_of_the_request() {
        let cases = [
            (
                "append:header.x",
                "$request.querystring.y",
                "adds a value to the request header x",
                "the query parameter y of the caller",
            ),
            (
                "append:header.x.2",
                "v1",
                "adds a value to the request header x, one of several",
                "a constant",
            ),
            (
                "overwrite:querystring.x",
                "$context.identity.sourceIp",
                "sets the query parameter x",
                "the IP address of the caller",
            ),
            (
                "remove:header.x",
                "''",
                "removes the request header x",
                "empty, as remove requires",
            ),
            (
                "overwrite:path",
                "/v2${request.path}",
                "sets the path of the request",
                "“/v2”, then the whole path",
            ),
            ("overwrite:path", "", "sets the path of the request", ""),
        ];
        for (key, value, key_words, value_words) in cases {
            assert_eq!(request(key, value), [key_words, value_words]);
        }
    }

    #[test]
    fn unfinished_text_is_not_called_invalid() {
        for key in [
            "a",
            "append",
            "append:",
            "append:he",
            "append:header.",
            "overwrite:pa",
        ] {
            assert_eq!(request(key, "x")[0], "", "{key}");
        }
        for value in [
            "$",
            "$re",
            "$request.",
            "$request.header.",
            "${request.body",
            "$contex",
        ] {
            assert_eq!(request("append:header.x", value)[1], "", "{value}");
        }
        let wrong = request("header.x", "$headers.x");
        assert!(wrong[0].starts_with("Not a valid change."), "{wrong:?}");
        assert!(
            wrong[1].starts_with("$headers.x is not a valid source"),
            "{wrong:?}"
        );
    }

    #[test]
    fn changes_of_the_response() {
        let input = r#"{"ResponseParameters":{"404":{"overwrite:statuscode":"200","append:header.x":"$response.body.a.b"}}}"#;
        let at = |path: &str, part| explained("HTTP", input, path, part);
        let status = at("/ResponseParameters/404", EntryPart::Key);
        assert_eq!(status, "for responses with status 404 Not Found");
        let code = "/ResponseParameters/404/overwrite:statuscode";
        assert_eq!(
            at(code, EntryPart::Key),
            "sets the status code of the response"
        );
        assert_eq!(at(code, EntryPart::Value), "200 OK");
        let header = "/ResponseParameters/404/append:header.x";
        assert_eq!(
            at(header, EntryPart::Key),
            "adds a value to the response header x"
        );
        assert_eq!(
            at(header, EntryPart::Value),
            "a.b in the backend's JSON body"
        );
    }

    #[test]
    fn parameters_of_an_action() {
        let input = r#"{"IntegrationType":"AWS_PROXY","IntegrationSubtype":"SQS-SendMessage","RequestParameters":{"MessageBody":"$request.body","messagebody":""}}"#;
        let at = |path: &str, part| explained("", input, path, part);
        assert_eq!(
            at("/RequestParameters/MessageBody", EntryPart::Key),
            "The content of the message."
        );
        assert_eq!(
            at("/RequestParameters/MessageBody", EntryPart::Value),
            "the whole body"
        );
        let miswritten = at("/RequestParameters/messagebody", EntryPart::Key);
        assert_eq!(miswritten, "spelled MessageBody");
    }

    #[test]
    fn entries_on_a_web_socket_api() {
        let explain = |key: &str, value: &str| {
            let input = format!(r#"{{"RequestParameters":{{"{key}":"{value}"}}}}"#);
            let path = format!("/RequestParameters/{key}");
            [EntryPart::Key, EntryPart::Value]
                .map(|part| explained("WEBSOCKET", &input, &path, part))
        };
        let words = explain("integration.request.header.x", "context.connectionId");
        assert_eq!(
            words,
            [
                "sets the header x for the backend",
                "the ID of the connection"
            ]
        );
        let words = explain("integration.request.path.id", "'a'");
        assert_eq!(words, ["replaces {id} in the URI", "the constant “a”"]);
        let words = explain(
            "integration.request.querystring.q",
            "route.request.header.h",
        );
        assert_eq!(
            words[1],
            "the header h of the connecting request, on $connect only"
        );
        let words = explain("append:header.x", "$context.stage");
        assert!(
            words[0].starts_with("Not a valid destination."),
            "{words:?}"
        );
        assert!(words[1].starts_with("Not a valid source."), "{words:?}");
    }

    #[test]
    fn targets() {
        let cases = [
            (
                "arn:aws:lambda:us-west-2:123456789012:function:my-fn",
                "Lambda function my-fn in us-west-2, account 123456789012",
            ),
            (
                "arn:aws:lambda:us-west-2:123456789012:function:my-fn:7",
                "Lambda function my-fn, version 7, in us-west-2, account 123456789012",
            ),
            (
                "arn:aws:apigateway:us-west-2:lambda:path/2015-03-31/functions/arn:aws:lambda:us-west-2:123456789012:function:my-fn:live/invocations",
                "Lambda function my-fn, alias live, in us-west-2, account 123456789012",
            ),
            (
                "arn:aws:apigateway:us-east-1:dynamodb:action/PutItem",
                "dynamodb:PutItem in us-east-1",
            ),
            (
                "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/net/orders/1a/2b",
                "a listener of the Network Load Balancer orders in us-east-1, account 123456789012",
            ),
            (
                "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/orders/1a",
                "a load balancer; the URI must name one of its listeners",
            ),
            (
                "arn:aws:servicediscovery:us-east-1:123456789012:service/srv-a1?stage=prod",
                "Cloud Map service srv-a1 in us-east-1, account 123456789012, instances with stage=prod",
            ),
            (
                "https://api.example.com:8443/v1/{proxy}?a=b",
                "api.example.com over HTTPS, with {proxy} from the route",
            ),
            (
                "http://api.example.com",
                "api.example.com over unencrypted HTTP",
            ),
            ("api.example.com/orders", ""),
            ("arn:aws:lambda", ""),
            ("", ""),
        ];
        for (uri, words) in cases {
            let input = format!(r#"{{"IntegrationUri":"{uri}"}}"#);
            assert_eq!(
                explained("", &input, "/IntegrationUri", EntryPart::Value),
                words,
                "{uri}"
            );
        }
    }

    #[test]
    fn other_members() {
        let input = r#"{"CredentialsArn":"arn:aws:iam::123456789012:role/team/api","TimeoutInMillis":1500,
            "TemplateSelectionExpression":"${request.body.action}","ApiId":"a"}"#;
        let at = |path: &str| explained("", input, path, EntryPart::Value);
        assert_eq!(
            at("/CredentialsArn"),
            "the role team/api in account 123456789012"
        );
        assert_eq!(at("/TimeoutInMillis"), "1.5 seconds");
        assert_eq!(
            at("/TemplateSelectionExpression"),
            "action in the JSON message"
        );
        assert_eq!(at("/ApiId"), "");
        let caller = r#"{"CredentialsArn":"arn:aws:iam::*:user/*","TimeoutInMillis":29000,"TemplateSelectionExpression":"\\$default"}"#;
        let at = |path: &str| explained("", caller, path, EntryPart::Value);
        assert_eq!(at("/CredentialsArn"), "the caller's identity");
        assert_eq!(at("/TimeoutInMillis"), "29 seconds");
        assert_eq!(
            at("/TemplateSelectionExpression"),
            "always the template $default"
        );
    }

    #[test]
    fn templates() {
        let input = r#"{"IntegrationType":"MOCK","RequestTemplates":{"application/json":"","$default":""}}"#;
        let json = explained(
            "",
            input,
            "/RequestTemplates/application~1json",
            EntryPart::Key,
        );
        assert_eq!(json, "for messages of type application/json");
        let default = explained("", input, "/RequestTemplates/$default", EntryPart::Key);
        assert_eq!(default, "for all other messages");
    }
}
