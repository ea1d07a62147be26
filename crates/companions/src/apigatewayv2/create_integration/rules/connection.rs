//! The way to the backend: the Internet, or a VPC link.

use wireform_check::{Findings, Rule};

use super::super::grammar::stage_variable;
use super::super::setting::{Connection, Setting};
use super::member;

/// # What it checks
/// A `VPC_LINK` connection has the id of its link.
///
/// # Why
/// There may be several links, and none is the default.
///
/// # Example
/// `{"ConnectionType": "VPC_LINK"}` without `ConnectionId`.
///
/// # Who refuses
/// The service.
///
/// # Source
/// Seen on a deploy.
pub const VPC_LINK_CONNECTION_ID: Rule =
    Rule::error("vpc-link-connection-id", "A VPC link is named by its id");

/// # What it checks
/// What goes through a VPC link has the type `HTTP_PROXY`, or `HTTP` on a WebSocket API.
///
/// # Why
/// Functions and AWS services are not called through a VPC.
///
/// # Example
/// `{"IntegrationType": "AWS_PROXY", "ConnectionType": "VPC_LINK"}`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Documented on the reference page; the WebSocket half is inferred.
pub const VPC_LINK_INTEGRATION_TYPE: Rule = Rule::error(
    "vpc-link-integration-type",
    "A private integration calls a web backend",
);

/// # What it checks
/// `ConnectionId` comes with `VPC_LINK`.
///
/// # Why
/// On the Internet connection, which is the default, the id is not used.
///
/// # Example
/// `{"ConnectionId": "a1b2c3"}` without `ConnectionType`.
///
/// # Who refuses
/// Nobody that is known.
///
/// # Source
/// Documented on the reference page and for REST APIs.
pub const CONNECTION_ID_NEEDS_VPC_LINK: Rule = Rule::warning(
    "connection-id-needs-vpc-link",
    "A link's id is only used with VPC_LINK",
);

/// # What it checks
/// `ConnectionId` is made of lower-case letters and digits, or is a stage variable.
///
/// # Why
/// The ids of VPCs and endpoints look alike and have a hyphen.
///
/// # Example
/// `{"ConnectionId": "vpc-0123456789abcdef0"}`
///
/// # Who refuses
/// Nobody for its form, but no such link will be found.
///
/// # Source
/// Inferred from every example of AWS.
pub const CONNECTION_ID_FORM: Rule = Rule::warning(
    "connection-id-form",
    "A VPC link's id is short, lower-case and alphanumeric",
);

pub const RULES: &[Rule] = &[
    VPC_LINK_CONNECTION_ID,
    VPC_LINK_INTEGRATION_TYPE,
    CONNECTION_ID_NEEDS_VPC_LINK,
    CONNECTION_ID_FORM,
];

pub fn check(setting: &Setting<'_>, findings: &mut Findings) {
    match setting.connection {
        Some(Connection::VpcLink) => vpc_link(setting, findings),
        Some(Connection::Internet) => internet(setting, findings),
        None => {}
    }
    if let Some(id) = setting.connection_id {
        let is_id = id
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if !is_id && stage_variable::strip(id) != Some("") {
            let message = "This is hardly the id of a VPC link: those are short and made of lower-case letters and digits. \
                           Take the link's id, not that of a VPC, a subnet or an endpoint.";
            findings.push(CONNECTION_ID_FORM.at_member("ConnectionId", message));
        }
    }
}

fn vpc_link(setting: &Setting<'_>, findings: &mut Findings) {
    if setting.is_absent("ConnectionId") {
        let message = "A VPC_LINK connection goes through a VPC link, and there is none named. Give the link's id.";
        findings.push(VPC_LINK_CONNECTION_ID.at_member("ConnectionId", message));
    }
    let Some(integration_type) = setting.integration_type else {
        return;
    };
    let fits = match setting.is_http() {
        true => integration_type.as_str() == "HTTP_PROXY",
        false => integration_type.is_http(),
    };
    if !fits {
        let message = format!(
            "A VPC link carries integrations of type HTTP_PROXY, not {}. Use HTTP_PROXY, or leave the connection type out.",
            integration_type.as_str(),
        );
        findings.push(VPC_LINK_INTEGRATION_TYPE.at_member("ConnectionType", message));
    }
}

fn internet(setting: &Setting<'_>, findings: &mut Findings) {
    if setting.connection_id.is_some() {
        let message = "The id of a VPC link is only used with ConnectionType VPC_LINK. Set that, or leave the id out.";
        let finding = CONNECTION_ID_NEEDS_VPC_LINK.at_member("ConnectionId", message);
        let may_be_private = setting.integration_type.is_some_and(|it| it.is_http());
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
