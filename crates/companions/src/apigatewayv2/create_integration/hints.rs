use crate::Hint;
use wireform_check::CheckInput;
use wireform_model::path::Path;

use super::arn;
use super::parameter_words::parameter_words;
use super::place::Place;
use super::setting::{Connection, IntegrationType, Mapping, Setting};
use super::subtypes;
use super::suggestions::offers;

/// The words for a place that fit the choices made; empty where the companion's fixed words do.
pub fn hint(subject: &CheckInput<'_>, path: &Path) -> Hint {
    let setting = Setting::of(subject.draft);
    match Place::of(path) {
        Some(Place::Member(name)) => member(&setting, &name),
        Some(Place::RequestParameter(key)) => request_parameter(&setting, &key),
        Some(Place::RequestTemplate(_)) => request_template(&setting),
        _ => Hint::default(),
    }
}

fn member(setting: &Setting<'_>, name: &str) -> Hint {
    match name {
        "IntegrationType" => integration_type(setting),
        "IntegrationUri" => integration_uri(setting),
        "IntegrationMethod" => integration_method(setting),
        "ConnectionId" => connection_id(setting),
        "CredentialsArn" => credentials_arn(setting),
        "PayloadFormatVersion" => payload_format_version(setting),
        "RequestParameters" => request_parameters(setting),
        "TimeoutInMillis" => timeout_in_millis(setting),
        _ => Hint::default(),
    }
}

/// The list is cut only by a protocol that was told: one that is guessed from the type must not take the others away.
fn integration_type(setting: &Setting<'_>) -> Hint {
    use super::setting::Protocol::{Http, WebSocket};
    match setting.told {
        Some(Http) => Hint {
            help: Some("AWS_PROXY for Lambda and AWS actions, HTTP_PROXY for all other backends."),
            choices: offers(HTTP_TYPES),
            ..Hint::default()
        },
        Some(WebSocket) => Hint {
            help: Some("The proxy types pass messages on; with the others you write the request."),
            choices: offers(WEB_SOCKET_TYPES),
            ..Hint::default()
        },
        None => Hint::default(),
    }
}

fn integration_uri(setting: &Setting<'_>) -> Hint {
    let words = match setting.integration_type {
        Some(kind) if kind.is_http() => http_target(setting),
        Some(IntegrationType::AwsProxy) if setting.mapping == Mapping::Subtype => None,
        Some(IntegrationType::AwsProxy) => Some(lambda_target(setting)),
        Some(IntegrationType::Aws) => Some((
            "AWS service",
            "arn:aws:apigateway:us-east-1:dynamodb:action/PutItem",
            "arn:aws:apigateway:REGION:SERVICE:action/NAME or :path/…; for Lambda the invocation ARN.",
        )),
        _ => None,
    };
    // The form goes by the type, but what AWS_PROXY lacks an action can replace.
    let is_proxy = setting.integration_type == Some(IntegrationType::AwsProxy);
    words.map_or_else(Hint::default, |(label, placeholder, help)| Hint {
        required: !is_proxy || setting.subtype.is_none(),
        ..words_of(label, placeholder, help)
    })
}

type Words = (&'static str, &'static str, &'static str);

fn http_target(setting: &Setting<'_>) -> Option<Words> {
    let words = match (setting.connection?, setting.is_web_socket()) {
        (Connection::VpcLink, false) => (
            "Listener or Cloud Map service",
            "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/orders/50dc6c495c0c9188/0467ef3c8400ae65",
            "The ARN of a load balancer's listener or of a Cloud Map service; not a URL.",
        ),
        (Connection::VpcLink, true) => (
            "URL behind the VPC link",
            "http://chat.internal.example.com",
            "An http or https URL, which the VPC link resolves inside the VPC.",
        ),
        (Connection::Internet, true) => (
            "URL",
            "https://chat.example.com/messages",
            "A complete URL that the internet can reach.",
        ),
        (Connection::Internet, false) => (
            "URL",
            "https://api.example.com/orders/{id}",
            "A complete URL that the internet can reach. {id} is a path variable of the route.",
        ),
    };
    Some(words)
}

fn lambda_target(setting: &Setting<'_>) -> Words {
    if setting.is_web_socket() {
        (
            "Lambda function, by invocation ARN",
            "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:chat/invocations",
            "API Gateway's own ARN for calling the function, which holds the function's ARN.",
        )
    } else {
        (
            "Lambda function",
            "arn:aws:lambda:us-east-1:123456789012:function:orders",
            "The function's ARN; :live at its end picks an alias, :3 a version.",
        )
    }
}

fn integration_method(setting: &Setting<'_>) -> Hint {
    match setting.integration_type {
        Some(kind) if kind.is_http() => Hint {
            help: Some("ANY keeps the caller's method."),
            required: true,
            ..Hint::default()
        },
        Some(IntegrationType::AwsProxy) => Hint {
            placeholder: Some("POST"),
            help: Some("Lambda is always called with POST; leave it out or say POST."),
            choices: offers(POST_ALONE),
            ..Hint::default()
        },
        Some(IntegrationType::Aws) if is_lambda(setting) => Hint {
            placeholder: Some("POST"),
            help: Some("Lambda is always called with POST."),
            choices: offers(POST_ALONE),
            ..Hint::default()
        },
        Some(IntegrationType::Aws) => Hint {
            placeholder: Some("POST"),
            help: Some("The method of the service's API: POST for nearly all actions."),
            required: setting.uri.is_some(),
            ..Hint::default()
        },
        _ => Hint::default(),
    }
}

fn connection_id(setting: &Setting<'_>) -> Hint {
    Hint {
        help: setting
            .is_web_socket()
            .then_some("The id of a VPC link for REST APIs, in front of a Network Load Balancer."),
        required: setting.connection == Some(Connection::VpcLink),
        ..Hint::default()
    }
}

fn credentials_arn(setting: &Setting<'_>) -> Hint {
    match setting.integration_type {
        _ if setting.subtype.is_some() && !setting.is_web_socket() => Hint {
            help: Some("A role that may perform the action and that API Gateway may assume."),
            required: true,
            ..Hint::default()
        },
        Some(IntegrationType::Aws) if !is_lambda(setting) => Hint {
            help: Some("A role that may use the service and that API Gateway may assume."),
            required: setting.uri.and_then(arn::aws_service).is_some(),
            ..Hint::default()
        },
        Some(IntegrationType::Aws | IntegrationType::AwsProxy) => Hint {
            help: Some("Usually left out: the function's own policy admits API Gateway."),
            ..Hint::default()
        },
        _ => Hint::default(),
    }
}

fn payload_format_version(setting: &Setting<'_>) -> Hint {
    let Some(kind) = setting.integration_type else {
        return Hint::default();
    };
    let is_lambda = kind == IntegrationType::AwsProxy && setting.mapping != Mapping::Subtype;
    let takes_both = is_lambda && !setting.is_web_socket();
    let (offer, help) = if takes_both {
        (
            LAMBDA_VERSIONS,
            "2.0 for new functions, 1.0 for those written for a REST API.",
        )
    } else {
        (OTHER_VERSIONS, "1.0; 2.0 is for Lambda on HTTP APIs.")
    };
    Hint {
        placeholder: Some(if takes_both { "2.0" } else { "1.0" }),
        help: Some(help),
        choices: offers(offer),
        required: setting.is_http() && kind.is_proxy(),
        ..Hint::default()
    }
}

fn request_parameters(setting: &Setting<'_>) -> Hint {
    let has_required = setting.subtype.and_then(subtypes::subtype);
    let has_required = has_required.is_some_and(|subtype| !subtype.required.is_empty());
    match setting.mapping {
        Mapping::Subtype => Hint {
            label: Some("Parameters of the action"),
            help: Some("What the action is called with: fixed texts, or parts of the request."),
            required: has_required,
            ..Hint::default()
        },
        Mapping::WebSocket => Hint {
            help: Some("Headers, query parameters and path variables for the backend."),
            ..Hint::default()
        },
        Mapping::Http if setting.is_http() => Hint {
            label: Some("Request changes"),
            help: Some("Adds, sets or removes headers and query parameters, or sets the path."),
            ..Hint::default()
        },
        Mapping::Http => Hint::default(),
    }
}

fn timeout_in_millis(setting: &Setting<'_>) -> Hint {
    use super::setting::Protocol::{Http, WebSocket};
    let (placeholder, help) = match setting.protocol {
        Some(Http) => ("30000", "50 to 30000; left out, 30000."),
        Some(WebSocket) => ("29000", "50 to 29000; left out, 29000."),
        None => (
            "29000",
            "50 to 29000, on HTTP APIs up to 30000; left out, the most.",
        ),
    };
    Hint {
        placeholder: Some(placeholder),
        help: Some(help),
        ..Hint::default()
    }
}

fn request_parameter(setting: &Setting<'_>, key: &str) -> Hint {
    if setting.mapping != Mapping::Subtype {
        return Hint::default();
    }
    let subtype = setting.subtype.and_then(subtypes::subtype);
    let known = subtype.is_some_and(|subtype| subtype.parameter(key).is_some());
    let words = parameter_words(key).filter(|_| known);
    let required = subtype.is_some_and(|subtype| subtype.required.iter().any(|p| p.name == key));
    words.map_or_else(Hint::default, |words| Hint {
        placeholder: Some(words.example),
        help: Some(words.help),
        required,
        ..Hint::default()
    })
}

fn request_template(setting: &Setting<'_>) -> Hint {
    match setting.integration_type {
        Some(IntegrationType::Mock) => Hint {
            placeholder: Some(r#"{"statusCode": 200}"#),
            help: Some("A mock answers with the statusCode that the template gives."),
            ..Hint::default()
        },
        _ => Hint::default(),
    }
}

/// Whether the target is a function, in whichever form.
fn is_lambda(setting: &Setting<'_>) -> bool {
    setting.uri.is_some_and(|uri| {
        arn::aws_service(uri) == Some("lambda") || arn::lambda_function(uri).is_some()
    })
}

fn words_of(label: &'static str, placeholder: &'static str, help: &'static str) -> Hint {
    Hint {
        label: Some(label),
        placeholder: Some(placeholder),
        help: Some(help),
        ..Hint::default()
    }
}

const HTTP_TYPES: &str = "\
AWS_PROXY A Lambda function, or one of ten AWS actions.
HTTP_PROXY A URL or, through a VPC link, a private service.";

const WEB_SOCKET_TYPES: &str = "\
AWS_PROXY A Lambda function that gets the whole event.
HTTP_PROXY A URL that gets messages as they are.
AWS An AWS service, or a function with an event that you write.
HTTP A URL with a request that you write.
MOCK No backend; API Gateway answers itself.";

const POST_ALONE: &str = "POST The one method for Lambda.";

const LAMBDA_VERSIONS: &str = "\
2.0 The simpler event and response; for new functions.
1.0 The event of REST APIs; for functions written for it.";

const OTHER_VERSIONS: &str = "1.0 The only one for this backend.";

#[cfg(test)]
mod tests {
    use super::super::trial::Trial;
    use super::*;

    fn at(fact: &str, input: &str, path: &str) -> Hint {
        let trial = Trial::new(fact, input);
        hint(&trial.subject(), &Path::parse(path).unwrap())
    }

    fn texts(hint: &Hint) -> Vec<&str> {
        hint.choices
            .iter()
            .map(|choice| choice.text.as_str())
            .collect()
    }

    #[test]
    fn the_types_on_offer_follow_the_protocol_that_was_told() {
        let http = at("HTTP", "{}", "/IntegrationType");
        assert_eq!(texts(&http), ["AWS_PROXY", "HTTP_PROXY"]);
        assert_eq!(at("WEBSOCKET", "{}", "/IntegrationType").choices.len(), 5);
        let implied = at("", r#"{"PayloadFormatVersion":"2.0"}"#, "/IntegrationType");
        assert_eq!(implied, Hint::default());
    }

    #[test]
    fn the_target_is_asked_for_by_what_it_is() {
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
        assert!(arn::http_url(url.placeholder.unwrap()).is_some());
        assert_eq!(label("", r#"{"IntegrationType":"MOCK"}"#), None);
    }

    #[test]
    fn what_the_service_demands_is_marked() {
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
    fn the_payload_format_is_a_choice_for_lambda_alone() {
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
    fn the_timeout_names_the_range_of_the_protocol() {
        let placeholder = |fact, input| at(fact, input, "/TimeoutInMillis").placeholder;
        assert_eq!(placeholder("HTTP", "{}"), Some("30000"));
        assert_eq!(placeholder("WEBSOCKET", "{}"), Some("29000"));
        assert_eq!(
            placeholder("", r#"{"IntegrationType":"MOCK"}"#),
            Some("29000")
        );
    }

    #[test]
    fn a_parameter_that_the_action_does_not_take_gets_no_words() {
        let action = r#"{"IntegrationType":"AWS_PROXY","IntegrationSubtype":"SQS-SendMessage"}"#;
        assert_eq!(
            at("HTTP", action, "/RequestParameters/StreamName"),
            Hint::default()
        );
    }
}
