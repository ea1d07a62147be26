use crate::Irrelevant;
use wireform_check::CheckInput;
use wireform_model::path::Path;

use super::choices::{Choices, Connection, IntegrationType, Mapping};

/// The members that have no effect with the other choices.
///
/// These are the members that a rule reports as unused and those that another choice excludes.
/// A member that the service accepts, but whose effect is unknown, stays relevant.
pub fn irrelevant(input: &CheckInput<'_>) -> Vec<Irrelevant> {
    let choices = Choices::of(input.draft);
    let mut found = Vec::new();
    for member in input.operation.members() {
        found.extend(reason(&choices, &member.name).map(|reason| Irrelevant {
            reason,
            path: Path::root().child(&member.name),
        }));
    }
    found
}

const HTTP_ONLY: &str = "HTTP APIs only";
const WEB_SOCKET_ONLY: &str = "WebSocket APIs only";
const VPC_LINK_ONLY: &str = "Only with a VPC link";
const HTTP_BACKENDS_ONLY: &str = "HTTP backends only";
const NO_BACKEND: &str = "Mock integrations have no backend";

fn reason(choices: &Choices<'_>, member: &str) -> Option<&'static str> {
    match member {
        "ConnectionId" => connection_id(choices),
        "ConnectionType" => connection(choices),
        "ContentHandlingStrategy" | "PassthroughBehavior" => not_on_http(choices),
        "CredentialsArn" => credentials(choices),
        "IntegrationMethod" => method(choices),
        "IntegrationSubtype" => not_on_web_socket(choices).or_else(|| subtype(choices)),
        "IntegrationUri" => uri(choices),
        "PayloadFormatVersion" | "ResponseParameters" => not_on_web_socket(choices),
        "RequestTemplates" | "TemplateSelectionExpression" => {
            not_on_http(choices).or_else(|| templates(choices))
        }
        "TlsConfig" => not_on_web_socket(choices)
            .or_else(|| connection(choices))
            .or_else(|| without_link(choices)),
        _ => None,
    }
}

fn not_on_http(choices: &Choices<'_>) -> Option<&'static str> {
    choices.is_http().then_some(WEB_SOCKET_ONLY)
}

fn not_on_web_socket(choices: &Choices<'_>) -> Option<&'static str> {
    choices.is_web_socket().then_some(HTTP_ONLY)
}

fn connection(choices: &Choices<'_>) -> Option<&'static str> {
    match choices.integration_type? {
        IntegrationType::Mock => Some(NO_BACKEND),
        IntegrationType::Aws | IntegrationType::AwsProxy => Some(HTTP_BACKENDS_ONLY),
        IntegrationType::Http | IntegrationType::HttpProxy => None,
    }
}

/// With `VPC_LINK` the ID is needed, even if the integration type is wrong for a VPC link.
fn connection_id(choices: &Choices<'_>) -> Option<&'static str> {
    let has_link = choices.connection == Some(Connection::VpcLink);
    let reason = connection(choices).filter(|_| !has_link);
    reason.or_else(|| without_link(choices))
}

/// Nothing, until an integration type or a connection type is chosen: it may be a VPC link.
fn without_link(choices: &Choices<'_>) -> Option<&'static str> {
    let has_chosen = choices.integration_type.is_some() || choices.has("ConnectionType");
    let without = choices.connection == Some(Connection::Internet);
    (has_chosen && without).then_some(VPC_LINK_ONLY)
}

fn credentials(choices: &Choices<'_>) -> Option<&'static str> {
    match choices.integration_type? {
        // A subtype needs a role, even if the integration type is wrong for it.
        _ if choices.subtype.is_some() => None,
        IntegrationType::Mock => Some(NO_BACKEND),
        kind if kind.is_http() => Some("Lambda and AWS services only"),
        _ => None,
    }
}

fn method(choices: &Choices<'_>) -> Option<&'static str> {
    match choices.integration_type? {
        IntegrationType::Mock => Some(NO_BACKEND),
        IntegrationType::AwsProxy if choices.mapping == Mapping::Subtype => {
            Some("Not used with an AWS service action")
        }
        IntegrationType::AwsProxy => Some("Lambda is always invoked with POST"),
        _ => None,
    }
}

fn subtype(choices: &Choices<'_>) -> Option<&'static str> {
    (choices.integration_type? != IntegrationType::AwsProxy).then_some("Only with AWS_PROXY")
}

fn uri(choices: &Choices<'_>) -> Option<&'static str> {
    if choices.integration_type == Some(IntegrationType::Mock) {
        Some(NO_BACKEND)
    } else {
        (choices.mapping == Mapping::Subtype).then_some("Not used with an AWS service action")
    }
}

fn templates(choices: &Choices<'_>) -> Option<&'static str> {
    let is_proxy = choices.integration_type?.is_proxy();
    is_proxy.then_some("Only with AWS, HTTP or MOCK")
}

#[cfg(test)]
mod tests {
    use super::super::test_draft::TestDraft;
    use super::*;

    fn irrelevant_members(fact: &str, input: &str) -> Vec<String> {
        let draft = TestDraft::new(fact, input);
        let found = irrelevant(&draft.check_input());
        let names = found.iter().map(|member| member.path.to_string());
        names.map(|name| name[1..].to_owned()).collect()
    }

    #[test]
    fn an_empty_input_has_no_irrelevant_members() {
        assert_eq!(irrelevant_members("", "{}"), [""; 0]);
        assert_eq!(
            irrelevant_members("", r#"{"ApiId":"a","TimeoutInMillis":50}"#),
            [""; 0]
        );
    }

    #[test]
    fn members_of_the_other_protocol_are_irrelevant() {
        let http = [
            "ContentHandlingStrategy",
            "PassthroughBehavior",
            "RequestTemplates",
            "TemplateSelectionExpression",
        ];
        assert_eq!(irrelevant_members("HTTP", "{}"), http);
        let web_socket = [
            "IntegrationSubtype",
            "PayloadFormatVersion",
            "ResponseParameters",
            "TlsConfig",
        ];
        assert_eq!(irrelevant_members("WEBSOCKET", "{}"), web_socket);
    }

    #[test]
    fn a_mock_has_no_backend() {
        let expected = [
            "ConnectionId",
            "ConnectionType",
            "CredentialsArn",
            "IntegrationMethod",
            "IntegrationSubtype",
            "IntegrationUri",
            "PayloadFormatVersion",
            "ResponseParameters",
            "TlsConfig",
        ];
        assert_eq!(
            irrelevant_members("", r#"{"IntegrationType":"MOCK"}"#),
            expected
        );
    }

    #[test]
    fn without_a_protocol_the_integration_type_decides() {
        let expected = [
            "ConnectionId",
            "CredentialsArn",
            "IntegrationSubtype",
            "RequestTemplates",
            "TemplateSelectionExpression",
            "TlsConfig",
        ];
        assert_eq!(
            irrelevant_members("", r#"{"IntegrationType":"HTTP_PROXY"}"#),
            expected
        );
        let private = r#"{"IntegrationType":"HTTP_PROXY","ConnectionType":"VPC_LINK"}"#;
        assert!(!irrelevant_members("", private).contains(&"TlsConfig".to_owned()));
    }

    #[test]
    fn a_subtype_replaces_the_uri() {
        let action = r#"{"IntegrationType":"AWS_PROXY","IntegrationSubtype":"SQS-PurgeQueue"}"#;
        let action = irrelevant_members("HTTP", action);
        assert!(action.contains(&"IntegrationUri".to_owned()));
        assert!(!action.contains(&"IntegrationSubtype".to_owned()));
        assert!(!action.contains(&"CredentialsArn".to_owned()));
        let lambda = irrelevant_members("HTTP", r#"{"IntegrationType":"AWS_PROXY"}"#);
        assert!(!lambda.contains(&"IntegrationUri".to_owned()));
        assert!(!lambda.contains(&"IntegrationSubtype".to_owned()));
    }

    /// The user needs to see what a scenario fills in.
    #[test]
    fn no_scenario_fills_an_irrelevant_member() {
        let companion = super::super::companion(super::super::WORDS).unwrap();
        for scenario in &companion.scenarios {
            let draft = TestDraft::of(scenario);
            let check_input = draft.check_input();
            let found = irrelevant(&check_input);
            let is_set = |member: &&Irrelevant| check_input.draft.input.at(&member.path).is_some();
            let set: Vec<_> = found.iter().filter(is_set).collect();
            // AWS's own example of a mock sets the default connection type.
            let expected = usize::from(scenario.id == "reference-websocket");
            assert_eq!(set.len(), expected, "{}: {set:?}", scenario.id);
        }
    }
}
