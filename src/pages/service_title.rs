use leptos::prelude::*;
use wireform_model::Service;

/// What a service is called, or its word where it has no name.
#[component]
pub fn ServiceTitle(service: &'static Service) -> impl IntoView {
    match service.metadata.service_full_name.as_str() {
        "" => service.command.as_str(),
        title => title,
    }
}
