//! Which operations have a companion. Both words that name an operation are the CLI's.

use wireform_check::Rule;

use super::Companion;
use super::apigatewayv2::create_integration;

/// The operations that have a companion.
pub fn companions() -> &'static [(&'static str, &'static str)] {
    &[("apigatewayv2", "create-integration")]
}

/// Whether an operation has a companion.
pub fn has_companion(service: &str, operation: &str) -> bool {
    companions().contains(&(service, operation))
}

/// The companion of an operation, where it has one.
pub fn companion(service: &str, operation: &str) -> Option<Companion> {
    companion_with(service, operation, create_integration::WORDS)
}

/// The same with words that are read from `OPERATION.companion.json`, for a program that does not carry them.
pub fn companion_with(service: &str, operation: &str, words: &str) -> Option<Companion> {
    if has_companion(service, operation) {
        create_integration::companion(words).ok()
    } else {
        None
    }
}

/// The rules behind an operation's companion, by family, in the order in which they are explained.
///
/// They stand apart from the companion, so that a program that explains none carries no titles.
pub fn rules(service: &str, operation: &str) -> &'static [&'static [Rule]] {
    match (service, operation) {
        ("apigatewayv2", "create-integration") => create_integration::rules::RULES,
        _ => &[],
    }
}
