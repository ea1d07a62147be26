use crate::Irrelevant;
use wireform_check::CheckInput;
use wireform_model::path::Path;

use super::setting::{Connection, IntegrationType, Mapping, Setting};

/// The members that cannot matter for the choices made.
///
/// A member that the service takes without a known effect stays relevant:
/// only what a rule calls useless, or what another choice excludes, is named.
pub fn irrelevant(subject: &CheckInput<'_>) -> Vec<Irrelevant> {
    let setting = Setting::of(subject.draft);
    let mut found = Vec::new();
    for member in subject.operation.members() {
        found.extend(reason(&setting, &member.name).map(|reason| Irrelevant {
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
const NO_BACKEND: &str = "A mock has no backend";

fn reason(setting: &Setting<'_>, member: &str) -> Option<&'static str> {
    match member {
        "ConnectionId" => connection_id(setting),
        "ConnectionType" => connection(setting),
        "ContentHandlingStrategy" | "PassthroughBehavior" => not_on_http(setting),
        "CredentialsArn" => credentials(setting),
        "IntegrationMethod" => method(setting),
        "IntegrationSubtype" => not_on_web_socket(setting).or_else(|| subtype(setting)),
        "IntegrationUri" => uri(setting),
        "PayloadFormatVersion" | "ResponseParameters" => not_on_web_socket(setting),
        "RequestTemplates" | "TemplateSelectionExpression" => {
            not_on_http(setting).or_else(|| templates(setting))
        }
        "TlsConfig" => not_on_web_socket(setting)
            .or_else(|| connection(setting))
            .or_else(|| without_link(setting)),
        _ => None,
    }
}

fn not_on_http(setting: &Setting<'_>) -> Option<&'static str> {
    setting.is_http().then_some(WEB_SOCKET_ONLY)
}

fn not_on_web_socket(setting: &Setting<'_>) -> Option<&'static str> {
    setting.is_web_socket().then_some(HTTP_ONLY)
}

fn connection(setting: &Setting<'_>) -> Option<&'static str> {
    match setting.integration_type? {
        IntegrationType::Mock => Some(NO_BACKEND),
        IntegrationType::Aws | IntegrationType::AwsProxy => Some(HTTP_BACKENDS_ONLY),
        IntegrationType::Http | IntegrationType::HttpProxy => None,
    }
}

/// A link that came to stand with the wrong type still misses its id.
fn connection_id(setting: &Setting<'_>) -> Option<&'static str> {
    let has_link = setting.connection == Some(Connection::VpcLink);
    let reason = connection(setting).filter(|_| !has_link);
    reason.or_else(|| without_link(setting))
}

/// Before anything is chosen, a VPC link may still come.
fn without_link(setting: &Setting<'_>) -> Option<&'static str> {
    let has_chosen = setting.integration_type.is_some() || setting.has("ConnectionType");
    let without = setting.connection == Some(Connection::Internet);
    (has_chosen && without).then_some(VPC_LINK_ONLY)
}

fn credentials(setting: &Setting<'_>) -> Option<&'static str> {
    match setting.integration_type? {
        // An action that came to stand with the wrong type still misses its role.
        _ if setting.subtype.is_some() => None,
        IntegrationType::Mock => Some(NO_BACKEND),
        kind if kind.is_http() => Some("Lambda and AWS services only"),
        _ => None,
    }
}

fn method(setting: &Setting<'_>) -> Option<&'static str> {
    match setting.integration_type? {
        IntegrationType::Mock => Some(NO_BACKEND),
        IntegrationType::AwsProxy if setting.mapping == Mapping::Subtype => {
            Some("The AWS action has its own")
        }
        IntegrationType::AwsProxy => Some("Lambda is always called with POST"),
        _ => None,
    }
}

fn subtype(setting: &Setting<'_>) -> Option<&'static str> {
    (setting.integration_type? != IntegrationType::AwsProxy).then_some("Only with AWS_PROXY")
}

fn uri(setting: &Setting<'_>) -> Option<&'static str> {
    if setting.integration_type == Some(IntegrationType::Mock) {
        Some(NO_BACKEND)
    } else {
        (setting.mapping == Mapping::Subtype).then_some("The AWS action is the target")
    }
}

fn templates(setting: &Setting<'_>) -> Option<&'static str> {
    let is_proxy = setting.integration_type?.is_proxy();
    is_proxy.then_some("Only with AWS, HTTP or MOCK")
}

#[cfg(test)]
mod tests {
    use super::super::trial::Trial;
    use super::*;

    fn folded(fact: &str, input: &str) -> Vec<String> {
        let trial = Trial::new(fact, input);
        let found = irrelevant(&trial.subject());
        let names = found.iter().map(|folded| folded.path.to_string());
        names.map(|name| name[1..].to_owned()).collect()
    }

    #[test]
    fn nothing_is_folded_before_anything_is_chosen() {
        assert_eq!(folded("", "{}"), [""; 0]);
        assert_eq!(folded("", r#"{"ApiId":"a","TimeoutInMillis":50}"#), [""; 0]);
    }

    #[test]
    fn a_protocol_folds_the_members_of_the_other() {
        let http = [
            "ContentHandlingStrategy",
            "PassthroughBehavior",
            "RequestTemplates",
            "TemplateSelectionExpression",
        ];
        assert_eq!(folded("HTTP", "{}"), http);
        let web_socket = [
            "IntegrationSubtype",
            "PayloadFormatVersion",
            "ResponseParameters",
            "TlsConfig",
        ];
        assert_eq!(folded("WEBSOCKET", "{}"), web_socket);
    }

    #[test]
    fn a_mock_needs_no_backend() {
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
        assert_eq!(folded("", r#"{"IntegrationType":"MOCK"}"#), expected);
    }

    #[test]
    fn an_unknown_protocol_folds_what_the_type_excludes_alone() {
        let expected = [
            "ConnectionId",
            "CredentialsArn",
            "IntegrationSubtype",
            "RequestTemplates",
            "TemplateSelectionExpression",
            "TlsConfig",
        ];
        assert_eq!(folded("", r#"{"IntegrationType":"HTTP_PROXY"}"#), expected);
        let private = r#"{"IntegrationType":"HTTP_PROXY","ConnectionType":"VPC_LINK"}"#;
        assert!(!folded("", private).contains(&"TlsConfig".to_owned()));
    }

    #[test]
    fn an_action_takes_the_place_of_the_target() {
        let action = r#"{"IntegrationType":"AWS_PROXY","IntegrationSubtype":"SQS-PurgeQueue"}"#;
        let folded_members = folded("HTTP", action);
        assert!(folded_members.contains(&"IntegrationUri".to_owned()));
        assert!(!folded_members.contains(&"IntegrationSubtype".to_owned()));
        assert!(!folded_members.contains(&"CredentialsArn".to_owned()));
        let lambda = folded("HTTP", r#"{"IntegrationType":"AWS_PROXY"}"#);
        assert!(!lambda.contains(&"IntegrationUri".to_owned()));
        assert!(!lambda.contains(&"IntegrationSubtype".to_owned()));
    }

    /// What a scenario sets is what a person needs there, so it has to stay in sight.
    #[test]
    fn no_scenario_fills_a_folded_member() {
        let companion = super::super::companion(super::super::WORDS).unwrap();
        for scenario in &companion.scenarios {
            let trial = Trial::of(scenario);
            let subject = trial.subject();
            let folded = irrelevant(&subject);
            let is_set = |folded: &&Irrelevant| subject.draft.input.at(&folded.path).is_some();
            let set: Vec<_> = folded.iter().filter(is_set).collect();
            // The printed example names the default connection of a mock.
            let expected = usize::from(scenario.id == "reference-websocket");
            assert_eq!(set.len(), expected, "{}: {set:?}", scenario.id);
        }
    }
}
