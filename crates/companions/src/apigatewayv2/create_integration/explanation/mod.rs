//! What is typed, said in words.

mod keys;
mod targets;
mod values;

use crate::Part;
use wireform_check::CheckInput;
use wireform_model::path::Path;
use wireform_model::value::Value;

use super::grammar::selection::Direction;
use super::place::Place;
use super::setting::{Mapping, Setting};

/// What the key or the value at `path` means; nothing where it says nothing yet.
///
/// A text that means nothing is told so only where no more typing could make it right.
pub fn explain(subject: &CheckInput<'_>, path: &Path, part: Part) -> Option<String> {
    let setting = Setting::of(subject.draft);
    let place = Place::of(path)?;
    match part {
        Part::Key => key(&setting, &place),
        Part::Value => {
            let found = subject.draft.input.at(path)?;
            value(&setting, &place, found)
        }
    }
}

fn key(setting: &Setting<'_>, place: &Place<'_>) -> Option<String> {
    match place {
        Place::Member(_) => None,
        Place::RequestParameter(key) => match setting.mapping {
            Mapping::Subtype => keys::parameter(setting.subtype, key),
            Mapping::WebSocket => keys::destination(key),
            Mapping::Http => keys::change(key, Direction::Request),
        },
        Place::RequestTemplate(key) => keys::template(setting, key),
        Place::ResponseStatus(status) => keys::status(status),
        Place::ResponseParameter(key) => keys::change(key, Direction::Response),
    }
}

fn value(setting: &Setting<'_>, place: &Place<'_>, value: &Value) -> Option<String> {
    match place {
        Place::Member(name) if name == "TimeoutInMillis" => values::duration(value.as_number()?),
        Place::Member(name) => member(name, value.as_str()?),
        Place::RequestParameter(key) => match setting.mapping {
            Mapping::Subtype => values::selection(value.as_str()?, Direction::Request),
            Mapping::WebSocket => values::web_socket(value.as_str()?),
            Mapping::Http => values::change(key, value.as_str()?, Direction::Request),
        },
        Place::ResponseParameter(key) => values::change(key, value.as_str()?, Direction::Response),
        Place::RequestTemplate(_) | Place::ResponseStatus(_) => None,
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
    use super::super::trial::Trial;
    use super::*;

    fn explained(fact: &str, input: &str, path: &str, part: Part) -> String {
        let trial = Trial::new(fact, input);
        let path = Path::parse(path).unwrap();
        explain(&trial.subject(), &path, part).unwrap_or_default()
    }

    /// A change of the request on an HTTP API: what its key and its value say.
    fn request(key: &str, value: &str) -> [String; 2] {
        let input = format!(r#"{{"RequestParameters":{{"{key}":"{value}"}}}}"#);
        let path = format!("/RequestParameters/{key}");
        [Part::Key, Part::Value].map(|part| explained("HTTP", &input, &path, part))
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
                "fixed text",
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
                "nothing, as remove wants it",
            ),
            (
                "overwrite:path",
                "/v2${request.path}",
                "sets the path of the request",
                "the text “/v2”, then the whole path",
            ),
            ("overwrite:path", "", "sets the path of the request", ""),
        ];
        for (key, value, key_words, value_words) in cases {
            assert_eq!(request(key, value), [key_words, value_words]);
        }
    }

    #[test]
    fn nothing_is_called_wrong_that_more_typing_could_mend() {
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
        assert!(wrong[0].starts_with("not a change"), "{wrong:?}");
        assert!(
            wrong[1].starts_with("$headers.x is not a source"),
            "{wrong:?}"
        );
    }

    #[test]
    fn changes_of_the_response() {
        let input = r#"{"ResponseParameters":{"404":{"overwrite:statuscode":"200","append:header.x":"$response.body.a.b"}}}"#;
        let at = |path: &str, part| explained("HTTP", input, path, part);
        let status = at("/ResponseParameters/404", Part::Key);
        assert_eq!(status, "for responses with status 404 Not Found");
        let code = "/ResponseParameters/404/overwrite:statuscode";
        assert_eq!(at(code, Part::Key), "sets the status code of the response");
        assert_eq!(at(code, Part::Value), "200 OK");
        let header = "/ResponseParameters/404/append:header.x";
        assert_eq!(
            at(header, Part::Key),
            "adds a value to the response header x"
        );
        assert_eq!(at(header, Part::Value), "a.b in the backend's JSON body");
    }

    #[test]
    fn parameters_of_an_action() {
        let input = r#"{"IntegrationType":"AWS_PROXY","IntegrationSubtype":"SQS-SendMessage","RequestParameters":{"MessageBody":"$request.body","messagebody":""}}"#;
        let at = |path: &str, part| explained("", input, path, part);
        assert_eq!(
            at("/RequestParameters/MessageBody", Part::Key),
            "The message."
        );
        assert_eq!(
            at("/RequestParameters/MessageBody", Part::Value),
            "the whole body"
        );
        let miswritten = at("/RequestParameters/messagebody", Part::Key);
        assert_eq!(miswritten, "written MessageBody");
    }

    #[test]
    fn entries_on_a_web_socket_api() {
        let explain = |key: &str, value: &str| {
            let input = format!(r#"{{"RequestParameters":{{"{key}":"{value}"}}}}"#);
            let path = format!("/RequestParameters/{key}");
            [Part::Key, Part::Value].map(|part| explained("WEBSOCKET", &input, &path, part))
        };
        let words = explain("integration.request.header.x", "context.connectionId");
        assert_eq!(
            words,
            [
                "sets the header x for the backend",
                "the id of the connection"
            ]
        );
        let words = explain("integration.request.path.id", "'a'");
        assert_eq!(words, ["fills {id} in the target", "the fixed text “a”"]);
        let words = explain(
            "integration.request.querystring.q",
            "route.request.header.h",
        );
        assert_eq!(
            words[1],
            "the header h of the connecting request, on $connect alone"
        );
        let words = explain("append:header.x", "$context.stage");
        assert!(words[0].starts_with("not a place"), "{words:?}");
        assert!(words[1].starts_with("not a source"), "{words:?}");
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
                "PutItem of dynamodb in us-east-1",
            ),
            (
                "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/net/orders/1a/2b",
                "a listener of the Network Load Balancer orders in us-east-1, account 123456789012",
            ),
            (
                "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/orders/1a",
                "a load balancer, not one of its listeners",
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
                explained("", &input, "/IntegrationUri", Part::Value),
                words,
                "{uri}"
            );
        }
    }

    #[test]
    fn other_members() {
        let input = r#"{"CredentialsArn":"arn:aws:iam::123456789012:role/team/api","TimeoutInMillis":1500,
            "TemplateSelectionExpression":"${request.body.action}","ApiId":"a"}"#;
        let at = |path: &str| explained("", input, path, Part::Value);
        assert_eq!(
            at("/CredentialsArn"),
            "the role team/api of account 123456789012"
        );
        assert_eq!(at("/TimeoutInMillis"), "1.5 seconds");
        assert_eq!(
            at("/TemplateSelectionExpression"),
            "action in the JSON message"
        );
        assert_eq!(at("/ApiId"), "");
        let caller = r#"{"CredentialsArn":"arn:aws:iam::*:user/*","TimeoutInMillis":29000,"TemplateSelectionExpression":"\\$default"}"#;
        let at = |path: &str| explained("", caller, path, Part::Value);
        assert_eq!(at("/CredentialsArn"), "the identity of the caller");
        assert_eq!(at("/TimeoutInMillis"), "29 seconds");
        assert_eq!(
            at("/TemplateSelectionExpression"),
            "always the template $default"
        );
    }

    #[test]
    fn templates() {
        let input = r#"{"IntegrationType":"MOCK","RequestTemplates":{"application/json":"","$default":""}}"#;
        let json = explained("", input, "/RequestTemplates/application~1json", Part::Key);
        assert_eq!(json, "for messages of type application/json");
        let default = explained("", input, "/RequestTemplates/$default", Part::Key);
        assert_eq!(default, "for all other messages");
    }
}
