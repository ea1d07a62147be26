//! The operations that have a companion. Services and operations have the CLI's names here.

use wireform_check::Rule;

use super::Companion;
use super::apigatewayv2::create_integration;

/// The service and operation of each companion.
pub fn companions() -> &'static [(&'static str, &'static str)] {
    &[("apigatewayv2", "create-integration")]
}

/// Whether an operation has a companion.
pub fn has_companion(service: &str, operation: &str) -> bool {
    companions().contains(&(service, operation))
}

/// The companion of an operation; `None` where it has none.
pub fn companion(service: &str, operation: &str) -> Option<Companion> {
    companion_with(service, operation, create_integration::WORDS)
}

/// The companion of an operation with the words in `words`, the content of `OPERATION.companion.json`.
///
/// `None` where the operation has no companion or the text is not a companion's words.
pub fn companion_with(service: &str, operation: &str, words: &str) -> Option<Companion> {
    if has_companion(service, operation) {
        create_integration::companion(words).ok()
    } else {
        None
    }
}

/// The rules of an operation's companion: a slice for each family, in the order of the documentation.
pub fn rules(service: &str, operation: &str) -> &'static [&'static [Rule]] {
    match (service, operation) {
        ("apigatewayv2", "create-integration") => create_integration::rules::RULES,
        _ => &[],
    }
}
