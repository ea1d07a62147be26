//! The models and companions that are part of the program.

use crate::check::Rule;
use crate::companion::Companion;
use crate::companion::apigatewayv2::create_integration;
use crate::model::Service;

const APIGATEWAYV2: &str = include_str!("../../../models/apigatewayv2/service-2.json");

/// The names of the services whose models are built in.
pub fn services() -> &'static [&'static str] {
    &["apigatewayv2"]
}

/// A built-in service by its CLI word.
pub fn service(command: &str) -> Option<Service> {
    let text = match command {
        "apigatewayv2" => APIGATEWAYV2,
        _ => return None,
    };
    Service::from_json(text, Some(command)).ok()
}

/// The operations that have a companion, by the CLI's two words.
pub fn companions() -> &'static [(&'static str, &'static str)] {
    &[("apigatewayv2", "create-integration")]
}

/// Whether an operation has a companion. Both words are the CLI's.
pub fn has_companion(service: &str, operation: &str) -> bool {
    companions().contains(&(service, operation))
}

/// The companion of an operation, where it has one. Both words are the CLI's.
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
