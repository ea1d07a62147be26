use crate::{EntryGuide, ExpectedEntry};
use wireform_check::CheckInput;
use wireform_model::path::Path;

use super::choices::{Choices, IntegrationType, Mapping};
use super::input_path::InputPath;
use super::parameter_help::parameter_help;
use super::subtypes::{self, Parameter};

/// The labels, placeholders and grammar for the entries of the map at `path`.
pub fn entries(input: &CheckInput<'_>, path: &Path) -> EntryGuide {
    let choices = Choices::of(input.draft);
    match InputPath::of(path) {
        Some(InputPath::Member(name)) => match name.as_ref() {
            "RequestParameters" => request_parameters(&choices),
            "RequestTemplates" => request_templates(&choices),
            "ResponseParameters" => statuses(),
            _ => EntryGuide::default(),
        },
        Some(InputPath::ResponseStatus(_)) => response_changes(),
        _ => EntryGuide::default(),
    }
}

fn request_parameters(choices: &Choices<'_>) -> EntryGuide {
    match choices.mapping {
        Mapping::Subtype => action_parameters(choices),
        Mapping::WebSocket => web_socket_parameters(),
        Mapping::Http => request_changes(choices.is_http()),
    }
}

fn action_parameters(choices: &Choices<'_>) -> EntryGuide {
    EntryGuide {
        key_label: "Parameter",
        key_placeholder: "QueueUrl",
        value_label: "Value",
        value_placeholder: "$request.body",
        grammar: &[
            "Parameter: a parameter of the action. Names are case-sensitive.",
            "Value: a constant, or $request.body, $request.body.NAME, $request.header.NAME, $request.querystring.NAME, $request.path.NAME, $context.NAME, $stageVariables.NAME.",
            "Inside other text, write ${request.body.NAME}.",
            "A request that lacks a source fails with status 400, even if the parameter is optional.",
        ],
        expected: expected(choices.subtype),
    }
}

fn expected(subtype: Option<&str>) -> Vec<ExpectedEntry> {
    let Some(subtype) = subtype.and_then(subtypes::subtype) else {
        return Vec::new();
    };
    let entry = |parameter: &'static Parameter, required| ExpectedEntry {
        key: parameter.name,
        required,
        help: parameter_help(parameter.name).map_or("", |known| known.help),
    };
    let required = subtype
        .required
        .iter()
        .map(|parameter| entry(parameter, true));
    let optional = subtype
        .optional
        .iter()
        .map(|parameter| entry(parameter, false));
    required.chain(optional).collect()
}

fn web_socket_parameters() -> EntryGuide {
    EntryGuide {
        key_label: "Destination",
        key_placeholder: "integration.request.header.x-connection-id",
        value_label: "Source",
        value_placeholder: "context.connectionId",
        grammar: &[
            "Destination: integration.request.header.NAME, integration.request.querystring.NAME or integration.request.path.NAME.",
            "Source: context.NAME, stageVariables.NAME, route.request.body, route.request.body.NAME, or a 'constant' in single quotes.",
            "On the $connect route, a source can also be route.request.header.NAME or route.request.querystring.NAME.",
            "Do not write a dollar sign before a source.",
        ],
        expected: Vec::new(),
    }
}

/// Where the protocol is unknown, the first line names the syntax of WebSocket APIs.
fn request_changes(is_http: bool) -> EntryGuide {
    const GRAMMAR: [&str; 5] = [
        "On a WebSocket API the syntax differs: integration.request.header.NAME and context.NAME.",
        "Change: append:, overwrite: or remove:, then header.NAME or querystring.NAME; or overwrite:path.",
        "Value: a constant, or $request.header.NAME, $request.querystring.NAME, $request.path, $request.path.NAME, $request.body, $request.body.NAME, $context.NAME, $stageVariables.NAME.",
        "Inside other text, write ${context.NAME}.",
        "Value of remove: '' (two single quotes).",
    ];
    const HTTP: &[&str] = GRAMMAR.split_at(1).1;
    EntryGuide {
        key_label: "Change",
        key_placeholder: "append:header.x-client-ip",
        value_label: "Value",
        value_placeholder: "$context.identity.sourceIp",
        grammar: if is_http { HTTP } else { &GRAMMAR },
        expected: Vec::new(),
    }
}

fn response_changes() -> EntryGuide {
    EntryGuide {
        key_label: "Change",
        key_placeholder: "overwrite:statuscode",
        value_label: "Value",
        value_placeholder: "502",
        grammar: &[
            "Change: append:, overwrite: or remove:, then header.NAME; or overwrite:statuscode.",
            "Value: a constant, or $response.header.NAME, $response.body, $response.body.NAME, $context.NAME, $stageVariables.NAME.",
            "Value of overwrite:statuscode: 100 to 599, or a source. Value of remove: '' (two single quotes).",
        ],
        expected: Vec::new(),
    }
}

fn statuses() -> EntryGuide {
    EntryGuide {
        key_label: "Status code",
        key_placeholder: "500",
        value_label: "Changes",
        value_placeholder: "",
        grammar: &["Status code: the code that the backend returns, from 200 to 599."],
        expected: Vec::new(),
    }
}

fn request_templates(choices: &Choices<'_>) -> EntryGuide {
    let (key_label, key_placeholder, grammar): (_, _, &'static [&'static str]) = if choices
        .text("TemplateSelectionExpression")
        .is_some()
    {
        (
            "Selection result",
            "join",
            &[
                "Selection result: the value of the template selection. $default applies to all other messages.",
            ],
        )
    } else {
        (
            "Content type",
            "application/json",
            &["Content type: application/json for messages."],
        )
    };
    let is_mock = choices.integration_type == Some(IntegrationType::Mock);
    EntryGuide {
        key_label,
        key_placeholder,
        value_label: "Template",
        value_placeholder: if is_mock {
            r#"{"statusCode": 200}"#
        } else {
            r#"{"connectionId": "$context.connectionId"}"#
        },
        grammar,
        expected: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::grammar::mapping_key;
    use super::super::grammar::mapping_value::{self, Direction};
    use super::super::grammar::web_socket;
    use super::super::test_draft::TestDraft;
    use super::*;

    fn at(fact: &str, input: &str, path: &str) -> EntryGuide {
        let draft = TestDraft::new(fact, input);
        entries(&draft.check_input(), &Path::parse(path).unwrap())
    }

    #[test]
    fn placeholders_follow_the_grammar() {
        let http = at("HTTP", "{}", "/RequestParameters");
        assert!(mapping_key::parse(http.key_placeholder, Direction::Request).is_ok());
        assert!(!mapping_value::is_constant(http.value_placeholder));
        assert!(mapping_value::check(http.value_placeholder, Direction::Request).is_ok());
        let response = at("HTTP", "{}", "/ResponseParameters/500");
        assert!(mapping_key::parse(response.key_placeholder, Direction::Response).is_ok());
        let web_socket = at("WEBSOCKET", "{}", "/RequestParameters");
        assert!(web_socket::destination(web_socket.key_placeholder).is_some());
        assert!(web_socket::source(web_socket.value_placeholder).is_some());
    }

    #[test]
    fn an_action_expects_its_required_parameters_first() {
        let input = r#"{"IntegrationType":"AWS_PROXY","IntegrationSubtype":"Kinesis-PutRecord"}"#;
        let expected = at("", input, "/RequestParameters").expected;
        let required: Vec<_> = expected.iter().take_while(|entry| entry.required).collect();
        let names: Vec<_> = required.iter().map(|entry| entry.key).collect();
        assert_eq!(names, ["StreamName", "Data", "PartitionKey"]);
        assert!(
            expected[required.len()..]
                .iter()
                .all(|entry| !entry.required)
        );
        assert!(expected.iter().all(|entry| !entry.help.is_empty()));
    }

    #[test]
    fn a_template_selection_renames_the_keys_of_templates() {
        let plain = at("WEBSOCKET", "{}", "/RequestTemplates");
        assert_eq!(plain.key_label, "Content type");
        let selected = r#"{"TemplateSelectionExpression":"${request.body.action}"}"#;
        let selected = at("WEBSOCKET", selected, "/RequestTemplates");
        assert_eq!(selected.key_label, "Selection result");
    }

    #[test]
    fn members_that_are_not_maps_have_no_entries() {
        assert_eq!(at("", "{}", "/ApiId"), EntryGuide::default());
        assert_eq!(at("", "{}", "/RequestParameters/x"), EntryGuide::default());
    }
}
