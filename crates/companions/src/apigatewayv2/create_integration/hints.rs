use crate::Hint;
use wireform_check::CheckInput;
use wireform_model::path::Path;

use super::arn;
use super::choices::{Choices, Connection, IntegrationType, Mapping};
use super::input_path::InputPath;
use super::parameter_help::parameter_help;
use super::subtypes;
use super::suggestions::offers;

/// The words for a field that depend on the other choices; empty where the companion's fixed words apply.
pub fn hint(input: &CheckInput<'_>, path: &Path) -> Hint {
    let choices = Choices::of(input.draft);
    match InputPath::of(path) {
        Some(InputPath::Member(name)) => member(&choices, &name),
        Some(InputPath::RequestParameter(key)) => request_parameter(&choices, &key),
        Some(InputPath::RequestTemplate(_)) => request_template(&choices),
        _ => Hint::default(),
    }
}

fn member(choices: &Choices<'_>, name: &str) -> Hint {
    match name {
        "IntegrationType" => integration_type(choices),
        "IntegrationUri" => integration_uri(choices),
        "IntegrationMethod" => integration_method(choices),
        "ConnectionId" => connection_id(choices),
        "CredentialsArn" => credentials_arn(choices),
        "PayloadFormatVersion" => payload_format_version(choices),
        "RequestParameters" => request_parameters(choices),
        "TimeoutInMillis" => timeout_in_millis(choices),
        _ => Hint::default(),
    }
}

/// Only a protocol that the user chose shortens the list: one that is inferred from the type must not hide the other
/// types.
fn integration_type(choices: &Choices<'_>) -> Hint {
    use super::choices::Protocol::{Http, WebSocket};
    match choices.stated {
        Some(Http) => Hint {
            help: Some(
                "AWS_PROXY for Lambda and AWS service actions, HTTP_PROXY for all other backends.",
            ),
            choices: offers(HTTP_TYPES),
            ..Hint::default()
        },
        Some(WebSocket) => Hint {
            help: Some(
                "The proxy types forward messages; with the other types you write the request.",
            ),
            choices: offers(WEB_SOCKET_TYPES),
            ..Hint::default()
        },
        None => Hint::default(),
    }
}

fn integration_uri(choices: &Choices<'_>) -> Hint {
    let hint = match choices.integration_type {
        Some(kind) if kind.is_http() => http_target(choices),
        Some(IntegrationType::AwsProxy) if choices.mapping == Mapping::Subtype => None,
        Some(IntegrationType::AwsProxy) => Some(lambda_target(choices)),
        Some(IntegrationType::Aws) => Some((
            "AWS service",
            "arn:aws:apigateway:us-east-1:dynamodb:action/PutItem",
            "arn:aws:apigateway:REGION:SERVICE:action/NAME or :path/…; for Lambda, the invocation ARN.",
        )),
        _ => None,
    };
    // With AWS_PROXY, a subtype can take the place of the URI.
    let is_proxy = choices.integration_type == Some(IntegrationType::AwsProxy);
    hint.map_or_else(Hint::default, |(label, placeholder, help)| Hint {
        required: !is_proxy || choices.subtype.is_none(),
        ..hint_with(label, placeholder, help)
    })
}

/// Label, placeholder and help.
type UriHint = (&'static str, &'static str, &'static str);

fn http_target(choices: &Choices<'_>) -> Option<UriHint> {
    let hint = match (choices.connection?, choices.is_web_socket()) {
        (Connection::VpcLink, false) => (
            "Listener or Cloud Map service",
            "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/orders/50dc6c495c0c9188/0467ef3c8400ae65",
            "The ARN of a load balancer listener or of a Cloud Map service, not a URL.",
        ),
        (Connection::VpcLink, true) => (
            "URL behind the VPC link",
            "http://chat.internal.example.com",
            "An http or https URL. The VPC link resolves it inside the VPC.",
        ),
        (Connection::Internet, true) => (
            "URL",
            "https://chat.example.com/messages",
            "A complete URL that is reachable from the internet.",
        ),
        (Connection::Internet, false) => (
            "URL",
            "https://api.example.com/orders/{id}",
            "A complete URL that is reachable from the internet. {id} is a path variable of the route.",
        ),
    };
    Some(hint)
}

fn lambda_target(choices: &Choices<'_>) -> UriHint {
    if choices.is_web_socket() {
        (
            "Invocation ARN of the Lambda function",
            "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:chat/invocations",
            "API Gateway's own ARN for invoking the function; it contains the function's ARN.",
        )
    } else {
        (
            "Lambda function",
            "arn:aws:lambda:us-east-1:123456789012:function:orders",
            "The function's ARN. Add :live for an alias or :3 for a version.",
        )
    }
}

fn integration_method(choices: &Choices<'_>) -> Hint {
    match choices.integration_type {
        Some(kind) if kind.is_http() => Hint {
            help: Some("ANY forwards the caller's method."),
            required: true,
            ..Hint::default()
        },
        Some(IntegrationType::AwsProxy) => Hint {
            placeholder: Some("POST"),
            help: Some("Lambda is always invoked with POST: leave it out or choose POST."),
            choices: offers(POST_ALONE),
            ..Hint::default()
        },
        Some(IntegrationType::Aws) if is_lambda(choices) => Hint {
            placeholder: Some("POST"),
            help: Some("Lambda is always invoked with POST."),
            choices: offers(POST_ALONE),
            ..Hint::default()
        },
        Some(IntegrationType::Aws) => Hint {
            placeholder: Some("POST"),
            help: Some("The method of the service's API: POST for nearly all actions."),
            required: choices.uri.is_some(),
            ..Hint::default()
        },
        _ => Hint::default(),
    }
}

fn connection_id(choices: &Choices<'_>) -> Hint {
    Hint {
        help: choices
            .is_web_socket()
            .then_some("The ID of a VPC link for REST APIs, in front of a Network Load Balancer."),
        required: choices.connection == Some(Connection::VpcLink),
        ..Hint::default()
    }
}

fn credentials_arn(choices: &Choices<'_>) -> Hint {
    match choices.integration_type {
        _ if choices.subtype.is_some() && !choices.is_web_socket() => Hint {
            help: Some("A role that can perform the action and that API Gateway can assume."),
            required: true,
            ..Hint::default()
        },
        Some(IntegrationType::Aws) if !is_lambda(choices) => Hint {
            help: Some("A role that can use the service and that API Gateway can assume."),
            required: choices.uri.and_then(arn::aws_service).is_some(),
            ..Hint::default()
        },
        Some(IntegrationType::Aws | IntegrationType::AwsProxy) => Hint {
            help: Some("Usually left out: the function's resource policy allows API Gateway."),
            ..Hint::default()
        },
        _ => Hint::default(),
    }
}

fn payload_format_version(choices: &Choices<'_>) -> Hint {
    let Some(kind) = choices.integration_type else {
        return Hint::default();
    };
    let is_lambda = kind == IntegrationType::AwsProxy && choices.mapping != Mapping::Subtype;
    let accepts_both = is_lambda && !choices.is_web_socket();
    let (offer, help) = if accepts_both {
        (
            LAMBDA_VERSIONS,
            "2.0 for new functions, 1.0 for functions written for a REST API.",
        )
    } else {
        (OTHER_VERSIONS, "1.0; 2.0 is for Lambda on HTTP APIs.")
    };
    Hint {
        placeholder: Some(if accepts_both { "2.0" } else { "1.0" }),
        help: Some(help),
        choices: offers(offer),
        required: choices.is_http() && kind.is_proxy(),
        ..Hint::default()
    }
}

fn request_parameters(choices: &Choices<'_>) -> Hint {
    let has_required = choices.subtype.and_then(subtypes::subtype);
    let has_required = has_required.is_some_and(|subtype| !subtype.required.is_empty());
    match choices.mapping {
        Mapping::Subtype => Hint {
            label: Some("Action parameters"),
            help: Some("The values for the action: constants, or parts of the request."),
            required: has_required,
            ..Hint::default()
        },
        Mapping::WebSocket => Hint {
            help: Some("Headers, query parameters and path variables for the backend."),
            ..Hint::default()
        },
        Mapping::Http if choices.is_http() => Hint {
            label: Some("Parameter mapping"),
            help: Some("Adds, sets or removes headers and query parameters, or sets the path."),
            ..Hint::default()
        },
        Mapping::Http => Hint::default(),
    }
}

fn timeout_in_millis(choices: &Choices<'_>) -> Hint {
    use super::choices::Protocol::{Http, WebSocket};
    let (placeholder, help) = match choices.protocol {
        Some(Http) => ("30000", "50 to 30000. Default: 30000."),
        Some(WebSocket) => ("29000", "50 to 29000. Default: 29000."),
        None => (
            "29000",
            "50 to 29000, on HTTP APIs up to 30000. Default: the maximum.",
        ),
    };
    Hint {
        placeholder: Some(placeholder),
        help: Some(help),
        ..Hint::default()
    }
}

fn request_parameter(choices: &Choices<'_>, key: &str) -> Hint {
    if choices.mapping != Mapping::Subtype {
        return Hint::default();
    }
    let subtype = choices.subtype.and_then(subtypes::subtype);
    let known = subtype.is_some_and(|subtype| subtype.parameter(key).is_some());
    let parameter = parameter_help(key).filter(|_| known);
    let required = subtype.is_some_and(|subtype| subtype.required.iter().any(|p| p.name == key));
    parameter.map_or_else(Hint::default, |parameter| Hint {
        placeholder: Some(parameter.example),
        help: Some(parameter.help),
        required,
        ..Hint::default()
    })
}

fn request_template(choices: &Choices<'_>) -> Hint {
    match choices.integration_type {
        Some(IntegrationType::Mock) => Hint {
            placeholder: Some(r#"{"statusCode": 200}"#),
            help: Some("A mock returns the statusCode that the template produces."),
            ..Hint::default()
        },
        _ => Hint::default(),
    }
}

/// Whether the URI is a function's ARN or its invocation ARN.
fn is_lambda(choices: &Choices<'_>) -> bool {
    choices.uri.is_some_and(|uri| {
        arn::aws_service(uri) == Some("lambda") || arn::lambda_function(uri).is_some()
    })
}

fn hint_with(label: &'static str, placeholder: &'static str, help: &'static str) -> Hint {
    Hint {
        label: Some(label),
        placeholder: Some(placeholder),
        help: Some(help),
        ..Hint::default()
    }
}

const HTTP_TYPES: &[(&str, &str)] = &[
    (
        "AWS_PROXY",
        "A Lambda function, or one of ten AWS service actions.",
    ),
    (
        "HTTP_PROXY",
        "A URL or, through a VPC link, a private service.",
    ),
];

const WEB_SOCKET_TYPES: &[(&str, &str)] = &[
    (
        "AWS_PROXY",
        "A Lambda function that receives the whole event.",
    ),
    ("HTTP_PROXY", "A URL that receives messages unchanged."),
    (
        "AWS",
        "An AWS service, or a function with an event that you write.",
    ),
    ("HTTP", "A URL with a request that you write."),
    ("MOCK", "No backend: API Gateway responds itself."),
];

const POST_ALONE: &[(&str, &str)] = &[("POST", "The only method for Lambda.")];

const LAMBDA_VERSIONS: &[(&str, &str)] = &[
    ("2.0", "A simpler event and response, for new functions."),
    (
        "1.0",
        "The event of REST APIs, for functions written for it.",
    ),
];

const OTHER_VERSIONS: &[(&str, &str)] = &[("1.0", "The only version for this backend.")];

#[cfg(test)]
mod tests {
    use super::super::test_draft::TestDraft;
    use super::*;

    fn at(fact: &str, input: &str, path: &str) -> Hint {
        let draft = TestDraft::new(fact, input);
        hint(&draft.check_input(), &Path::parse(path).unwrap())
    }

    fn texts(hint: &Hint) -> Vec<&str> {
        hint.choices
            .iter()
            .map(|choice| choice.text.as_str())
            .collect()
    }

    #[test]
    fn the_integration_types_follow_the_chosen_protocol() {
        let http = at("HTTP", "{}", "/IntegrationType");
        assert_eq!(texts(&http), ["AWS_PROXY", "HTTP_PROXY"]);
        assert_eq!(at("WEBSOCKET", "{}", "/IntegrationType").choices.len(), 5);
        let implied = at("", r#"{"PayloadFormatVersion":"2.0"}"#, "/IntegrationType");
        assert_eq!(implied, Hint::default());
    }

    #[test]
    fn the_uri_label_names_the_kind_of_backend() {
        let label = |fact, input| at(fact, input, "/IntegrationUri").label;
        let lambda = r#"{"IntegrationType":"AWS_PROXY"}"#;
        assert_eq!(label("HTTP", lambda), Some("Lambda function"));
        let web_socket = at("WEBSOCKET", lambda, "/IntegrationUri");
        assert!(arn::lambda_invocation(web_socket.placeholder.unwrap()).is_some());
        let action = r#"{"IntegrationType":"AWS_PROXY","IntegrationSubtype":"SQS-PurgeQueue"}"#;
        assert_eq!(at("HTTP", action, "/IntegrationUri"), Hint::default());
        let private = r#"{"IntegrationType":"HTTP_PROXY","ConnectionType":"VPC_LINK"}"#;
        let listener = at("HTTP", private, "/IntegrationUri");
        assert!(arn::is_listener(listener.placeholder.unwrap()));
        let url = at("WEBSOCKET", private, "/IntegrationUri");
        assert!(wireform_model::http_url::HttpUrl::parse(url.placeholder.unwrap()).is_some());
        assert_eq!(label("", r#"{"IntegrationType":"MOCK"}"#), None);
    }

    #[test]
    fn members_that_the_service_requires_are_marked() {
        let required = |fact, input, path| at(fact, input, path).required;
        let proxy = r#"{"IntegrationType":"HTTP_PROXY"}"#;
        assert!(required("HTTP", proxy, "/PayloadFormatVersion"));
        assert!(!required("", proxy, "/PayloadFormatVersion"));
        assert!(required("HTTP", proxy, "/IntegrationMethod"));
        assert!(required("HTTP", proxy, "/IntegrationUri"));
        assert!(!required("HTTP", proxy, "/ConnectionId"));
        assert!(!required(
            "HTTP",
            r#"{"IntegrationType":"AWS_PROXY"}"#,
            "/IntegrationMethod"
        ));
        let private = r#"{"ConnectionType":"VPC_LINK"}"#;
        assert!(required("HTTP", private, "/ConnectionId"));
        let action = r#"{"IntegrationType":"AWS_PROXY","IntegrationSubtype":"SQS-SendMessage"}"#;
        assert!(required("HTTP", action, "/CredentialsArn"));
        assert!(required("HTTP", action, "/RequestParameters/QueueUrl"));
        assert!(!required("HTTP", action, "/RequestParameters/DelaySeconds"));
        let service = r#"{"IntegrationType":"AWS","IntegrationUri":"arn:aws:apigateway:us-east-1:sqs:action/SendMessage"}"#;
        assert!(required("", service, "/CredentialsArn"));
    }

    #[test]
    fn only_lambda_has_a_choice_of_payload_format() {
        let offered = |fact, input| {
            let hint = at(fact, input, "/PayloadFormatVersion");
            texts(&hint).join(" ")
        };
        let lambda = r#"{"IntegrationType":"AWS_PROXY"}"#;
        assert_eq!(offered("HTTP", lambda), "2.0 1.0");
        assert_eq!(offered("WEBSOCKET", lambda), "1.0");
        assert_eq!(
            offered("HTTP", r#"{"IntegrationType":"HTTP_PROXY"}"#),
            "1.0"
        );
        let action = r#"{"IntegrationType":"AWS_PROXY","IntegrationSubtype":"SQS-PurgeQueue"}"#;
        assert_eq!(offered("", action), "1.0");
    }

    #[test]
    fn the_timeout_placeholder_depends_on_the_protocol() {
        let placeholder = |fact, input| at(fact, input, "/TimeoutInMillis").placeholder;
        assert_eq!(placeholder("HTTP", "{}"), Some("30000"));
        assert_eq!(placeholder("WEBSOCKET", "{}"), Some("29000"));
        assert_eq!(
            placeholder("", r#"{"IntegrationType":"MOCK"}"#),
            Some("29000")
        );
    }

    #[test]
    fn a_parameter_that_the_action_does_not_have_gets_no_hint() {
        let action = r#"{"IntegrationType":"AWS_PROXY","IntegrationSubtype":"SQS-SendMessage"}"#;
        assert_eq!(
            at("HTTP", action, "/RequestParameters/StreamName"),
            Hint::default()
        );
    }
}
