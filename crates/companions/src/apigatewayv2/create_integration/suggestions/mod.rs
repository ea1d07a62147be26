//! What could be typed next, as whole texts for the field.

mod keys;
mod members;
mod values;

use crate::{Part, Suggestion};
use wireform_check::CheckInput;
use wireform_model::path::Path;
use wireform_model::value::{Map, Value};

use super::grammar::selection::Direction;
use super::place::Place;
use super::setting::{Mapping, Setting};
use super::table::rows;

/// Completions for the key or the value at `path`, best first.
///
/// They also exist for texts outside of maps, as values: the target, the credentials, the template selection.
pub fn suggest(subject: &CheckInput<'_>, path: &Path, part: Part) -> Vec<Suggestion> {
    let setting = Setting::of(subject.draft);
    let input = &subject.draft.input;
    let Some(place) = Place::of(path) else {
        return Vec::new();
    };
    match part {
        Part::Key => {
            let siblings = path.parent().and_then(|map| input.at(&map)?.as_map());
            key(&setting, &place, siblings)
        }
        Part::Value => {
            let typed = input.at(path).and_then(Value::as_str).unwrap_or_default();
            value(&setting, &place, typed)
        }
    }
}

fn key(setting: &Setting<'_>, place: &Place<'_>, siblings: Option<&Map>) -> Vec<Suggestion> {
    match place {
        Place::Member(_) => Vec::new(),
        Place::RequestParameter(typed) => match setting.mapping {
            Mapping::Subtype => keys::parameters(setting.subtype, typed, siblings),
            Mapping::WebSocket => keys::destinations(typed),
            Mapping::Http => keys::changes(typed, Direction::Request),
        },
        Place::RequestTemplate(typed) => keys::templates(setting, typed, siblings),
        Place::ResponseStatus(typed) => keys::statuses(typed, siblings),
        Place::ResponseParameter(typed) => keys::changes(typed, Direction::Response),
    }
}

fn value(setting: &Setting<'_>, place: &Place<'_>, typed: &str) -> Vec<Suggestion> {
    match place {
        Place::Member(name) => members::member(setting, name, typed),
        Place::RequestParameter(key) => match setting.mapping {
            Mapping::Subtype => values::parameter(key, typed),
            Mapping::WebSocket => values::web_socket(typed),
            Mapping::Http => values::change(key, typed, Direction::Request),
        },
        Place::ResponseParameter(key) => values::change(key, typed, Direction::Response),
        Place::RequestTemplate(_) | Place::ResponseStatus(_) => Vec::new(),
    }
}

/// Those of the offers that go with what is typed: first those that start with it, then those that hold it.
/// What is already there in full is no help and is left out.
fn ranked(typed: &str, offers: Vec<Suggestion>) -> Vec<Suggestion> {
    let (mut starting, mut holding) = (Vec::new(), Vec::new());
    let wanted = typed.to_ascii_lowercase();
    for offer in offers {
        let text = offer.text.to_ascii_lowercase();
        if offer.text == typed {
            continue;
        } else if text.starts_with(&wanted) {
            starting.push(offer);
        } else if wanted.len() > 1 && text.contains(&wanted) {
            holding.push(offer);
        }
    }
    starting.append(&mut holding);
    starting
}

/// The rows of a table, each a text and what it means.
pub(super) fn offers(table: &str) -> Vec<Suggestion> {
    let mut offers = Vec::new();
    for (text, help) in rows(table) {
        offers.push(offer(text.to_owned(), help));
    }
    offers
}

fn offer(text: String, help: &str) -> Suggestion {
    let help = help.to_owned();
    Suggestion { text, help }
}

#[cfg(test)]
mod tests {
    use super::super::trial::Trial;
    use super::*;

    pub fn suggested(fact: &str, input: &str, path: &str, part: Part) -> Vec<String> {
        let trial = Trial::new(fact, input);
        let path = Path::parse(path).unwrap();
        let found = suggest(&trial.subject(), &path, part);
        assert!(
            found.iter().all(|offer| !offer.help.is_empty()),
            "{found:?}"
        );
        found.into_iter().map(|offer| offer.text).collect()
    }

    /// Values of a mapping on an HTTP API, for what is typed so far.
    fn values(key: &str, typed: &str) -> Vec<String> {
        let typed = typed.replace('"', "\\\"");
        let input = format!(r#"{{"RequestParameters":{{"{key}":"{typed}"}}}}"#);
        suggested(
            "HTTP",
            &input,
            &format!("/RequestParameters/{key}"),
            Part::Value,
        )
    }

    #[test]
    fn an_empty_value_is_offered_every_kind_of_source() {
        let offered = values("append:header.x", "");
        assert!(offered.contains(&"$request.header.".to_owned()));
        assert!(offered.contains(&"$request.body".to_owned()));
        assert!(offered.contains(&"$context.".to_owned()));
        assert_eq!(values("remove:header.x", ""), ["''"]);
        assert_eq!(values("remove:header.x", "''"), [""; 0]);
    }

    #[test]
    fn the_last_source_is_completed_inside_a_longer_value() {
        let offered = values("append:header.x", "id-${context.requestI");
        assert_eq!(offered, ["id-${context.requestId}"]);
        let offered = values("append:header.x", "a ${request.path} b ${request.quer");
        assert_eq!(offered, ["a ${request.path} b ${request.querystring."]);
        let offered = values("append:header.x", "a $context.st");
        assert_eq!(offered[0], "a ${context.stage}");
        assert_eq!(
            values("append:header.x", "$context.stag"),
            ["$context.stage"]
        );
    }

    #[test]
    fn a_variable_is_found_by_a_part_of_its_name() {
        assert_eq!(
            values("append:header.x", "$sourceIp"),
            ["$context.identity.sourceIp"]
        );
        assert_eq!(
            values("append:header.x", "sourceip"),
            ["$context.identity.sourceIp"]
        );
    }

    #[test]
    fn a_constant_is_left_alone() {
        for constant in ["no-store", "x", "a b c", "${context.stage}/orders"] {
            assert_eq!(values("append:header.x", constant), [""; 0], "{constant}");
        }
    }

    #[test]
    fn what_is_suggested_for_a_finished_source_is_accepted() {
        use super::super::grammar::selection::check;
        for typed in [
            "",
            "$",
            "${",
            "a ",
            "a $",
            "{\"a\": \"${",
            "$context.",
            "x${context.id",
        ] {
            for text in values("append:header.x", typed) {
                let is_open = text.ends_with('.');
                let checked = check(&text, Direction::Request);
                let is_json = typed.starts_with('{');
                assert!(is_open || is_json || checked.is_ok(), "{text}: {checked:?}");
                assert!(text.len() > typed.len(), "{text}");
            }
        }
    }

    #[test]
    fn keys_are_completed_to_a_location_and_then_to_a_name() {
        let keys = |typed: &str| {
            let input = format!(r#"{{"RequestParameters":{{"{typed}":""}}}}"#);
            suggested(
                "HTTP",
                &input,
                &format!("/RequestParameters/{typed}"),
                Part::Key,
            )
        };
        assert_eq!(
            keys("over"),
            [
                "overwrite:header.",
                "overwrite:querystring.",
                "overwrite:path"
            ]
        );
        assert_eq!(keys("")[0], "append:header.");
        assert!(keys("query").contains(&"remove:querystring.".to_owned()));
        assert!(keys("append:header.").contains(&"append:header.x-request-id".to_owned()));
        assert_eq!(keys("overwrite:path"), [""; 0]);
    }

    #[test]
    fn an_action_is_offered_the_parameters_that_it_still_lacks() {
        let input = r#"{"IntegrationType":"AWS_PROXY","IntegrationSubtype":"SQS-SendMessage","RequestParameters":{"QueueUrl":"x","":""}}"#;
        let offered = suggested("", input, "/RequestParameters/", Part::Key);
        assert_eq!(offered[0], "MessageBody");
        assert!(!offered.contains(&"QueueUrl".to_owned()));
    }

    #[test]
    fn a_parameter_is_offered_its_usual_source_first() {
        let input = r#"{"IntegrationType":"AWS_PROXY","IntegrationSubtype":"SQS-SendMessage","RequestParameters":{"MessageBody":"","QueueUrl":""}}"#;
        let offered = suggested("", input, "/RequestParameters/MessageBody", Part::Value);
        assert_eq!(offered[0], "$request.body");
        let again = offered.iter().filter(|text| *text == "$request.body");
        assert_eq!(again.count(), 1);
        let offered = suggested("", input, "/RequestParameters/QueueUrl", Part::Value);
        assert!(offered.iter().all(|text| text.starts_with('$')));
    }

    #[test]
    fn statuses_are_offered_once() {
        let input = r#"{"ResponseParameters":{"500":{},"50":{}}}"#;
        let offered = suggested("HTTP", input, "/ResponseParameters/50", Part::Key);
        assert_eq!(offered, ["501", "502", "503", "504"]);
    }

    #[test]
    fn responses_draw_on_responses() {
        let input = r#"{"ResponseParameters":{"500":{"overwrite:statuscode":"$re","append:header.a":"$re","overwrite:h":""}}}"#;
        let at = |key: &str, part| {
            suggested(
                "HTTP",
                input,
                &format!("/ResponseParameters/500/{key}"),
                part,
            )
        };
        let offered = at("append:header.a", Part::Value);
        assert_eq!(
            offered[..3],
            ["$response.header.", "$response.body.", "$response.body"]
        );
        assert!(!offered.iter().any(|text| text.starts_with("$request.")));
        assert_eq!(at("overwrite:h", Part::Key), ["overwrite:header."]);
        let codes = r#"{"ResponseParameters":{"500":{"overwrite:statuscode":"50"}}}"#;
        let path = "/ResponseParameters/500/overwrite:statuscode";
        let offered = suggested("HTTP", codes, path, Part::Value);
        assert_eq!(offered, ["500", "501", "502", "503", "504"]);
    }

    #[test]
    fn web_socket_sources_have_no_dollar_sign() {
        let key = "integration.request.header.x";
        let value = |typed: &str| {
            let input = format!(r#"{{"RequestParameters":{{"{key}":"{typed}"}}}}"#);
            suggested(
                "WEBSOCKET",
                &input,
                &format!("/RequestParameters/{key}"),
                Part::Value,
            )
        };
        assert_eq!(value("context.connectionI"), ["context.connectionId"]);
        assert!(value("").contains(&"route.request.body".to_owned()));
        assert_eq!(value("prod"), ["'prod'"]);
        assert_eq!(value("'prod"), ["'prod'"]);
        assert_eq!(value("$context.connectionI"), ["context.connectionId"]);
        let keys = r#"{"RequestParameters":{"head":""}}"#;
        let offered = suggested("WEBSOCKET", keys, "/RequestParameters/head", Part::Key);
        assert_eq!(offered[0], "integration.request.header.");
    }

    #[test]
    fn a_function_on_a_web_socket_api_is_wrapped() {
        let function = "arn:aws:lambda:us-east-1:123456789012:function:chat";
        let input = format!(r#"{{"IntegrationType":"AWS_PROXY","IntegrationUri":"{function}"}}"#);
        let offered = suggested("WEBSOCKET", &input, "/IntegrationUri", Part::Value);
        assert_eq!(
            super::super::arn::lambda_invocation(&offered[0]),
            Some(function)
        );
        assert_eq!(
            suggested("HTTP", &input, "/IntegrationUri", Part::Value),
            [""; 0]
        );
    }

    #[test]
    fn templates_are_offered_content_types() {
        let input = r#"{"IntegrationType":"MOCK","RequestTemplates":{"":""}}"#;
        let offered = suggested("", input, "/RequestTemplates/", Part::Key);
        assert_eq!(offered[0], "application/json");
        let input = r#"{"TemplateSelectionExpression":"${re"}"#;
        let offered = suggested(
            "WEBSOCKET",
            input,
            "/TemplateSelectionExpression",
            Part::Value,
        );
        assert_eq!(offered, ["${request.body.", "${request.body}"]);
    }

    #[test]
    fn nothing_is_suggested_nowhere() {
        for path in ["", "/ApiId", "/Nothing/here", "/ResponseParameters/a/b/c"] {
            for part in [Part::Key, Part::Value] {
                assert_eq!(
                    suggested("HTTP", r#"{"ApiId":"a"}"#, path, part),
                    [""; 0],
                    "{path}"
                );
            }
        }
    }
}
