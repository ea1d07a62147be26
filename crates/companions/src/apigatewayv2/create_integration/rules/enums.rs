//! Enums. The general check only warns about unlisted values.

use wireform_check::{Findings, confirm_enum_value};

use super::member;

/// The members for which the service rejects unlisted values.
///
/// Source: *documented*, the reference page of `CreateIntegration` ("Valid Values").
const CLOSED: [&str; 4] = [
    "ConnectionType",
    "ContentHandlingStrategy",
    "IntegrationType",
    "PassthroughBehavior",
];

/// Turns the warnings about unlisted values of these members into errors.
pub fn check(findings: &mut Findings) {
    for name in CLOSED {
        confirm_enum_value(findings, &member(name));
    }
}
