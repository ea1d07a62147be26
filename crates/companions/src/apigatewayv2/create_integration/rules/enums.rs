//! The enums, which the model's check only warns about.

use wireform_check::{Findings, confirm_enum_value};

use super::member;

/// Members of which the service rejects every value that is not listed.
///
/// Source: *documented*, the reference page of `CreateIntegration` ("Valid Values").
const CLOSED: [&str; 4] = [
    "ConnectionType",
    "ContentHandlingStrategy",
    "IntegrationType",
    "PassthroughBehavior",
];

/// Makes the warnings about unlisted values errors.
pub fn check(findings: &mut Findings) {
    for name in CLOSED {
        confirm_enum_value(findings, &member(name));
    }
}
