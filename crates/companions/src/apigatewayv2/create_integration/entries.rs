use crate::{EntryGuide, ExpectedEntry};
use wireform_check::CheckInput;
use wireform_model::path::Path;

use super::parameter_words::parameter_words;
use super::place::Place;
use super::setting::{IntegrationType, Mapping, Setting};
use super::subtypes::{self, Parameter};

/// How the entries of the map at `path` are to be written.
pub fn entries(subject: &CheckInput<'_>, path: &Path) -> EntryGuide {
    let setting = Setting::of(subject.draft);
    match Place::of(path) {
        Some(Place::Member(name)) => match name.as_ref() {
            "RequestParameters" => request_parameters(&setting),
            "RequestTemplates" => request_templates(&setting),
            "ResponseParameters" => statuses(),
            _ => EntryGuide::default(),
        },
        Some(Place::ResponseStatus(_)) => response_changes(),
        _ => EntryGuide::default(),
    }
}

fn request_parameters(setting: &Setting<'_>) -> EntryGuide {
    match setting.mapping {
        Mapping::Subtype => action_parameters(setting),
        Mapping::WebSocket => web_socket_parameters(),
        Mapping::Http => request_changes(setting.is_http()),
    }
}

fn action_parameters(setting: &Setting<'_>) -> EntryGuide {
    EntryGuide {
        key_label: "Parameter",
        key_placeholder: "QueueUrl",
        value_label: "Value",
        value_placeholder: "$request.body",
        grammar: &[
            "Parameter: spelled as the action has it, capitals included.",
            "Value: fixed text, or $request.body, $request.body.NAME, $request.header.NAME, $request.querystring.NAME, $request.path.NAME, $context.NAME, $stageVariables.NAME.",
            "Inside other text, write ${request.body.NAME}.",
            "A source that a request does not have makes that call fail with status 400, for optional parameters too.",
        ],
        expected: expected(setting.subtype),
    }
}

fn expected(subtype: Option<&str>) -> Vec<ExpectedEntry> {
    let Some(subtype) = subtype.and_then(subtypes::subtype) else {
        return Vec::new();
    };
    let entry = |parameter: &'static Parameter, required| ExpectedEntry {
        key: parameter.name,
        required,
        help: parameter_words(parameter.name).map_or("", |words| words.help),
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
            "Destination: integration.request.header.NAME, or querystring or path in place of header.",
            "Source: context.NAME, stageVariables.NAME, route.request.body, route.request.body.NAME, or 'fixed text' in single quotes.",
            "Source, on the $connect route: also route.request.header.NAME and route.request.querystring.NAME.",
            "No dollar sign in front of a source.",
        ],
        expected: Vec::new(),
    }
}

/// While the protocol is open, a line says that there is another form.
fn request_changes(is_http: bool) -> EntryGuide {
    const GRAMMAR: [&str; 5] = [
        "On a WebSocket API the form is another: integration.request.header.NAME from context.NAME.",
        "Change: append:, overwrite: or remove:, then header.NAME or querystring.NAME; or overwrite:path.",
        "Value: fixed text, or $request.header.NAME, $request.querystring.NAME, $request.path, $request.path.NAME, $request.body, $request.body.NAME, $context.NAME, $stageVariables.NAME.",
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
            "Value: fixed text, or $response.header.NAME, $response.body, $response.body.NAME, $context.NAME, $stageVariables.NAME.",
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
        grammar: &["Status code: what the backend returned, one code from 200 to 599."],
        expected: Vec::new(),
    }
}

fn request_templates(setting: &Setting<'_>) -> EntryGuide {
    let (key_label, key_placeholder, grammar): (_, _, &'static [&'static str]) =
        if setting.text("TemplateSelectionExpression").is_some() {
            (
                "Result of the selection",
                "join",
                &["Result: what the template selection gives; $default is for all else."],
            )
        } else {
            (
                "Content type",
                "application/json",
                &["Content type: application/json for messages."],
            )
        };
    let is_mock = setting.integration_type == Some(IntegrationType::Mock);
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
    use super::super::grammar::selection::{self, Direction};
    use super::super::grammar::web_socket;
    use super::super::trial::Trial;
    use super::*;

    fn at(fact: &str, input: &str, path: &str) -> EntryGuide {
        let trial = Trial::new(fact, input);
        entries(&trial.subject(), &Path::parse(path).unwrap())
    }

    #[test]
    fn placeholders_follow_the_grammar_that_they_stand_for() {
        let http = at("HTTP", "{}", "/RequestParameters");
        assert!(mapping_key::parse(http.key_placeholder, Direction::Request).is_ok());
        assert!(!selection::is_constant(http.value_placeholder));
        assert!(selection::check(http.value_placeholder, Direction::Request).is_ok());
        let response = at("HTTP", "{}", "/ResponseParameters/500");
        assert!(mapping_key::parse(response.key_placeholder, Direction::Response).is_ok());
        let web_socket = at("WEBSOCKET", "{}", "/RequestParameters");
        assert!(web_socket::destination(web_socket.key_placeholder).is_some());
        assert!(web_socket::source(web_socket.value_placeholder).is_some());
    }

    #[test]
    fn an_action_expects_its_parameters_the_required_ones_first() {
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
        assert_eq!(selected.key_label, "Result of the selection");
    }

    #[test]
    fn places_that_are_no_maps_have_no_entries() {
        assert_eq!(at("", "{}", "/ApiId"), EntryGuide::default());
        assert_eq!(at("", "{}", "/RequestParameters/x"), EntryGuide::default());
    }
}
