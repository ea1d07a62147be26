//! The connection to the backend: the internet or a VPC link.

use wireform_check::{Findings, Rule};

use super::super::choices::{Choices, Connection};
use super::super::grammar::stage_variable;
use super::member;

/// # What it checks
/// With `ConnectionType` `VPC_LINK`, `ConnectionId` is set.
///
/// # Why
/// An account can have several VPC links, and none of them is the default.
///
/// # Example
/// `{"ConnectionType": "VPC_LINK"}` without `ConnectionId`.
///
/// # Who refuses
/// The service.
///
/// # Source
/// Observed on a deployment.
pub const VPC_LINK_CONNECTION_ID: Rule = Rule::error(
    "vpc-link-connection-id",
    "A VPC_LINK connection needs a ConnectionId",
);

/// # What it checks
/// With `ConnectionType` `VPC_LINK`, the integration type is `HTTP_PROXY`, or on a WebSocket API also `HTTP`.
///
/// # Why
/// API Gateway does not call functions and AWS services through a VPC link.
///
/// # Example
/// `{"IntegrationType": "AWS_PROXY", "ConnectionType": "VPC_LINK"}`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Documented on the reference page; inferred for WebSocket APIs.
pub const VPC_LINK_INTEGRATION_TYPE: Rule = Rule::error(
    "vpc-link-integration-type",
    "A VPC_LINK connection needs an HTTP integration type",
);

/// # What it checks
/// `ConnectionId` is set only with `ConnectionType` `VPC_LINK`.
///
/// # Why
/// With an internet connection, which is the default, the ID is not used.
///
/// # Example
/// `{"ConnectionId": "a1b2c3"}` without `ConnectionType`.
///
/// # Who refuses
/// Nobody, as far as is known.
///
/// # Source
/// Documented on the reference page and for REST APIs.
pub const CONNECTION_ID_NEEDS_VPC_LINK: Rule = Rule::warning(
    "connection-id-needs-vpc-link",
    "ConnectionId has an effect only with VPC_LINK",
);

/// # What it checks
/// `ConnectionId` contains only lowercase letters and digits, or is a stage variable.
///
/// # Why
/// The IDs of VPCs and endpoints look similar, but contain a hyphen.
///
/// # Example
/// `{"ConnectionId": "vpc-0123456789abcdef0"}`
///
/// # Who refuses
/// Nobody because of its form, but the service will not find such a VPC link.
///
/// # Source
/// Inferred from all examples of AWS.
pub const CONNECTION_ID_FORM: Rule = Rule::warning(
    "connection-id-form",
    "A VPC link ID contains only lowercase letters and digits",
);

/// The rules about the connection, in the order in which they are explained.
pub const RULES: &[Rule] = &[
    VPC_LINK_CONNECTION_ID,
    VPC_LINK_INTEGRATION_TYPE,
    CONNECTION_ID_NEEDS_VPC_LINK,
    CONNECTION_ID_FORM,
];

/// Checks the connection.
pub fn check(choices: &Choices<'_>, findings: &mut Findings) {
    match choices.connection {
        Some(Connection::VpcLink) => vpc_link(choices, findings),
        Some(Connection::Internet) => internet(choices, findings),
        None => {}
    }
    if let Some(id) = choices.connection_id {
        let is_id = id
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if !is_id && stage_variable::strip(id) != Some("") {
            let message = "This does not look like the ID of a VPC link, which contains only lowercase letters and digits. \
                           Use the VPC link's ID, not that of a VPC, subnet or endpoint.";
            findings.push(CONNECTION_ID_FORM.at_member("ConnectionId", message));
        }
    }
}

fn vpc_link(choices: &Choices<'_>, findings: &mut Findings) {
    if choices.is_absent("ConnectionId") {
        let message = "A VPC_LINK connection needs the ID of a VPC link. Enter the ID.";
        findings.push(VPC_LINK_CONNECTION_ID.at_member("ConnectionId", message));
    }
    let Some(integration_type) = choices.integration_type else {
        return;
    };
    let fits = match choices.is_http() {
        true => integration_type.as_str() == "HTTP_PROXY",
        false => integration_type.is_http(),
    };
    if !fits {
        let message = format!(
            "A VPC link works with integration type HTTP_PROXY, not {}. Use HTTP_PROXY, or remove the connection type.",
            integration_type.as_str(),
        );
        findings.push(VPC_LINK_INTEGRATION_TYPE.at_member("ConnectionType", message));
    }
}

fn internet(choices: &Choices<'_>, findings: &mut Findings) {
    if choices.connection_id.is_some() {
        let message = "The ID of a VPC link has an effect only with ConnectionType VPC_LINK. Set the connection type, or remove the ID.";
        let finding = CONNECTION_ID_NEEDS_VPC_LINK.at_member("ConnectionId", message);
        let may_be_private = choices.integration_type.is_some_and(|it| it.is_http());
        findings.push(if may_be_private {
            finding.fix(
                "Use the VPC link",
                member("ConnectionType"),
                Some("VPC_LINK".into()),
            )
        } else {
            finding.remove("Remove it")
        });
    }
}
