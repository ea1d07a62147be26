//! The models and companions that are part of the program.

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

/// The companion of an operation, where it has one. Both words are the CLI's.
pub fn companion(service: &str, operation: &str) -> Option<Companion> {
    match (service, operation) {
        ("apigatewayv2", "create-integration") => create_integration::companion().ok(),
        _ => None,
    }
}
