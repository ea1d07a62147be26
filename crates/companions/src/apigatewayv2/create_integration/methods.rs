//! The methods with which a backend can be called.

/// The values of `IntegrationMethod`; `ANY` forwards the method of the request.
///
/// Source: the values that Terraform's provider accepts. The model limits only the length.
pub const METHODS: [&str; 8] = [
    "ANY", "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS",
];
