//! The built-in model of `apigatewayv2` against the reference page of the operation.

use wireform_model::builtin;
use wireform_model::{Kind, Location, Protocol};

/// The options of the reference page's synopsis, in its order, without the two that every command has.
const SYNOPSIS: &str = "
    --api-id <value>
    [--connection-id <value>]
    [--connection-type <value>]
    [--content-handling-strategy <value>]
    [--credentials-arn <value>]
    [--description <value>]
    [--integration-method <value>]
    [--integration-subtype <value>]
    --integration-type <value>
    [--integration-uri <value>]
    [--passthrough-behavior <value>]
    [--payload-format-version <value>]
    [--request-parameters <value>]
    [--request-templates <value>]
    [--response-parameters <value>]
    [--template-selection-expression <value>]
    [--timeout-in-millis <value>]
    [--tls-config <value>]";

#[test]
fn the_members_are_those_of_the_synopsis() {
    let service = builtin::service("apigatewayv2").unwrap();
    let operation = service.operation("create-integration").unwrap();
    let members = operation.members().iter().map(|member| {
        let option = format!("--{} <value>", kebab(&member.name));
        if member.required {
            option
        } else {
            format!("[{option}]")
        }
    });
    let synopsis: Vec<_> = SYNOPSIS.split_terminator('\n').map(str::trim).collect();
    assert_eq!(members.collect::<Vec<_>>(), synopsis[1..]);
}

#[test]
fn the_wire_is_that_of_the_api() {
    let service = builtin::service("apigatewayv2").unwrap();
    let operation = service.operation("CreateIntegration").unwrap();
    let http = &operation.operation.http;
    assert_eq!(http.method, "POST");
    assert_eq!(http.request_uri, "/v2/apis/{apiId}/integrations");
    assert_eq!(service.metadata.signing_name(), "apigateway");
    assert_eq!(service.metadata.protocol(), Some(Protocol::RestJson));
    for member in operation.members() {
        let (first, rest) = member.name.split_at(1);
        let wire = format!("{}{rest}", first.to_lowercase());
        assert_eq!(member.location_name.as_deref(), Some(wire.as_str()));
        let label = member.name == "ApiId";
        assert_eq!(member.location == Location::Uri, label, "{}", member.name);
    }
}

#[test]
fn every_member_is_explained_and_has_a_shape_of_its_own() {
    let service = builtin::service("apigatewayv2").unwrap();
    let operation = service.operation("create-integration").unwrap();
    for member in operation.members() {
        assert!(!member.documentation.is_empty(), "{}", member.name);
        // A reference to a shape that is missing is loaded as a text, so only a text could hide one.
        let text = matches!(operation.target(member).kind, Kind::String);
        let other = [
            "RequestParameters",
            "RequestTemplates",
            "ResponseParameters",
        ];
        let other = other.contains(&member.name.as_str())
            || ["TimeoutInMillis", "TlsConfig"].contains(&member.name.as_str());
        assert_eq!(text, !other, "{}", member.name);
    }
    let timeout = operation.member("TimeoutInMillis").unwrap();
    let timeout = operation.target(timeout);
    assert_eq!(timeout.min.as_ref().map(|n| n.text()), Some("50"));
    assert_eq!(timeout.max.as_ref().map(|n| n.text()), Some("30000"));
}

fn kebab(name: &str) -> String {
    let mut text = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !text.is_empty() {
            text.push('-');
        }
        text.push(letter.to_ascii_lowercase());
    }
    text
}
