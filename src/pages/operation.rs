use leptos::prelude::*;

use crate::state::OpenOperation;

/// The form of an operation with its outputs.
#[component]
pub fn OperationPage(operation: OpenOperation) -> impl IntoView {
    view! { <h1 tabindex="-1">{operation.api().command.clone()}</h1> }
}
