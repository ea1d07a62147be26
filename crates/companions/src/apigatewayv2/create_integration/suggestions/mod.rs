//! Completions: complete values for a field, given what the user has typed.

mod keys;
mod members;
mod values;

use crate::{EntryPart, Suggestion};
use wireform_check::CheckInput;
use wireform_model::path::Path;
use wireform_model::value::{Map, Value};

use super::choices::{Choices, Mapping};
use super::grammar::mapping_value::Direction;
use super::input_path::InputPath;

/// Completions for the key or the value at `path`, best first.
///
/// `IntegrationUri`, `CredentialsArn` and `TemplateSelectionExpression`, which are not in a map, have completions for
/// their values.
pub fn suggest(input: &CheckInput<'_>, path: &Path, part: EntryPart) -> Vec<Suggestion> {
    let choices = Choices::of(input.draft);
    let input = &input.draft.input;
    let Some(field) = InputPath::of(path) else {
        return Vec::new();
    };
    match part {
        EntryPart::Key => {
            let siblings = path.parent().and_then(|map| input.at(&map)?.as_map());
            key(&choices, &field, siblings)
        }
        EntryPart::Value => {
            let typed = input.at(path).and_then(Value::as_str).unwrap_or_default();
            value(&choices, &field, typed)
        }
    }
}

fn key(choices: &Choices<'_>, field: &InputPath<'_>, siblings: Option<&Map>) -> Vec<Suggestion> {
    match field {
        InputPath::Member(_) => Vec::new(),
        InputPath::RequestParameter(typed) => match choices.mapping {
            Mapping::Subtype => keys::parameters(choices.subtype, typed, siblings),
            Mapping::WebSocket => keys::destinations(typed),
            Mapping::Http => keys::mapping_keys(typed, Direction::Request),
        },
        InputPath::RequestTemplate(typed) => keys::templates(choices, typed, siblings),
        InputPath::ResponseStatus(typed) => keys::statuses(typed, siblings),
        InputPath::ResponseParameter(typed) => keys::mapping_keys(typed, Direction::Response),
    }
}

fn value(choices: &Choices<'_>, field: &InputPath<'_>, typed: &str) -> Vec<Suggestion> {
    match field {
        InputPath::Member(name) => members::member(choices, name, typed),
        InputPath::RequestParameter(key) => match choices.mapping {
            Mapping::Subtype => values::parameter(key, typed),
            Mapping::WebSocket => values::web_socket(typed),
            Mapping::Http => values::mapping(key, typed, Direction::Request),
        },
        InputPath::ResponseParameter(key) => values::mapping(key, typed, Direction::Response),
        InputPath::RequestTemplate(_) | InputPath::ResponseStatus(_) => Vec::new(),
    }
}

/// The offers that match what is typed: first those that start with it, then those that contain it.
///
/// An offer that equals what is typed is left out.
fn ranked(typed: &str, offers: Vec<Suggestion>) -> Vec<Suggestion> {
    let (mut starting, mut containing) = (Vec::new(), Vec::new());
    let wanted = typed.to_ascii_lowercase();
    for offer in offers {
        let text = offer.text.to_ascii_lowercase();
        if offer.text == typed {
            continue;
        } else if text.starts_with(&wanted) {
            starting.push(offer);
        } else if wanted.len() > 1 && text.contains(&wanted) {
            containing.push(offer);
        }
    }
    starting.append(&mut containing);
    starting
}

/// A suggestion for each text and its help.
pub(super) fn offers(table: &[(&str, &str)]) -> Vec<Suggestion> {
    let mut offers = Vec::new();
    for (text, help) in table {
        offers.push(offer((*text).to_owned(), help));
    }
    offers
}

fn offer(text: String, help: &str) -> Suggestion {
    let help = help.to_owned();
    Suggestion { text, help }
}

#[cfg(test)]
mod tests {
    use super::super::test_draft::TestDraft;
    use super::*;

    pub fn suggested(fact: &str, input: &str, path: &str, part: EntryPart) -> Vec<String> {
        let draft = TestDraft::new(fact, input);
        let path = Path::parse(path).unwrap();
        let found = suggest(&draft.check_input(), &path, part);
        assert!(
            found.iter().all(|offer| !offer.help.is_empty()),
            "{found:?}"
        );
        found.into_iter().map(|offer| offer.text).collect()
    }

    /// Suggested values of a request mapping on an HTTP API.
    fn values(key: &str, typed: &str) -> Vec<String> {
        let typed = typed.replace('"', "\\\"");
        let input = format!(r#"{{"RequestParameters":{{"{key}":"{typed}"}}}}"#);
        suggested(
            "HTTP",
            &input,
            &format!("/RequestParameters/{key}"),
            EntryPart::Value,
        )
    }

    #[test]
    fn an_empty_value_gets_every_kind_of_source() {
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
    fn suggested_values_are_valid() {
        use super::super::grammar::mapping_value::check;
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
    fn keys_are_completed_to_a_location_then_to_a_name() {
        let keys = |typed: &str| {
            let input = format!(r#"{{"RequestParameters":{{"{typed}":""}}}}"#);
            suggested(
                "HTTP",
                &input,
                &format!("/RequestParameters/{typed}"),
                EntryPart::Key,
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
    fn only_missing_parameters_of_an_action_are_suggested() {
        let input = r#"{"IntegrationType":"AWS_PROXY","IntegrationSubtype":"SQS-SendMessage","RequestParameters":{"QueueUrl":"x","":""}}"#;
        let offered = suggested("", input, "/RequestParameters/", EntryPart::Key);
        assert_eq!(offered[0], "MessageBody");
        assert!(!offered.contains(&"QueueUrl".to_owned()));
    }

    #[test]
    fn the_usual_source_of_a_parameter_comes_first() {
        let input = r#"{"IntegrationType":"AWS_PROXY","IntegrationSubtype":"SQS-SendMessage","RequestParameters":{"MessageBody":"","QueueUrl":""}}"#;
        let offered = suggested(
            "",
            input,
            "/RequestParameters/MessageBody",
            EntryPart::Value,
        );
        assert_eq!(offered[0], "$request.body");
        let again = offered.iter().filter(|text| *text == "$request.body");
        assert_eq!(again.count(), 1);
        let offered = suggested("", input, "/RequestParameters/QueueUrl", EntryPart::Value);
        assert!(offered.iter().all(|text| text.starts_with('$')));
    }

    #[test]
    fn used_status_codes_are_not_suggested() {
        let input = r#"{"ResponseParameters":{"500":{},"50":{}}}"#;
        let offered = suggested("HTTP", input, "/ResponseParameters/50", EntryPart::Key);
        assert_eq!(offered, ["501", "502", "503", "504"]);
    }

    #[test]
    fn response_mappings_get_response_sources() {
        let input = r#"{"ResponseParameters":{"500":{"overwrite:statuscode":"$re","append:header.a":"$re","overwrite:h":""}}}"#;
        let at = |key: &str, part| {
            suggested(
                "HTTP",
                input,
                &format!("/ResponseParameters/500/{key}"),
                part,
            )
        };
        let offered = at("append:header.a", EntryPart::Value);
        assert_eq!(
            offered[..3],
            ["$response.header.", "$response.body.", "$response.body"]
        );
        assert!(!offered.iter().any(|text| text.starts_with("$request.")));
        assert_eq!(at("overwrite:h", EntryPart::Key), ["overwrite:header."]);
        let codes = r#"{"ResponseParameters":{"500":{"overwrite:statuscode":"50"}}}"#;
        let path = "/ResponseParameters/500/overwrite:statuscode";
        let offered = suggested("HTTP", codes, path, EntryPart::Value);
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
                EntryPart::Value,
            )
        };
        assert_eq!(value("context.connectionI"), ["context.connectionId"]);
        assert!(value("").contains(&"route.request.body".to_owned()));
        assert_eq!(value("prod"), ["'prod'"]);
        assert_eq!(value("'prod"), ["'prod'"]);
        assert_eq!(value("$context.connectionI"), ["context.connectionId"]);
        let keys = r#"{"RequestParameters":{"head":""}}"#;
        let offered = suggested("WEBSOCKET", keys, "/RequestParameters/head", EntryPart::Key);
        assert_eq!(offered[0], "integration.request.header.");
    }

    #[test]
    fn a_function_arn_is_completed_to_its_invocation_arn() {
        let function = "arn:aws:lambda:us-east-1:123456789012:function:chat";
        let input = format!(r#"{{"IntegrationType":"AWS_PROXY","IntegrationUri":"{function}"}}"#);
        let offered = suggested("WEBSOCKET", &input, "/IntegrationUri", EntryPart::Value);
        assert_eq!(
            super::super::arn::lambda_invocation(&offered[0]),
            Some(function)
        );
        assert_eq!(
            suggested("HTTP", &input, "/IntegrationUri", EntryPart::Value),
            [""; 0]
        );
    }

    #[test]
    fn template_keys_are_completed_to_content_types() {
        let input = r#"{"IntegrationType":"MOCK","RequestTemplates":{"":""}}"#;
        let offered = suggested("", input, "/RequestTemplates/", EntryPart::Key);
        assert_eq!(offered[0], "application/json");
        let input = r#"{"TemplateSelectionExpression":"${re"}"#;
        let offered = suggested(
            "WEBSOCKET",
            input,
            "/TemplateSelectionExpression",
            EntryPart::Value,
        );
        assert_eq!(offered, ["${request.body.", "${request.body}"]);
    }

    #[test]
    fn other_fields_have_no_suggestions() {
        for path in ["", "/ApiId", "/Nothing/here", "/ResponseParameters/a/b/c"] {
            for part in [EntryPart::Key, EntryPart::Value] {
                assert_eq!(
                    suggested("HTTP", r#"{"ApiId":"a"}"#, path, part),
                    [""; 0],
                    "{path}"
                );
            }
        }
    }
}
