/// The methods that `IntegrationMethod` can name; `ANY` passes on the method of the request.
///
/// Source: what Terraform's provider admits; the model has a length alone.
pub const METHODS: [&str; 8] = [
    "ANY", "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS",
];
