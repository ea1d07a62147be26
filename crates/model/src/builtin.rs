//! The models that are part of the program.

use crate::Service;

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
