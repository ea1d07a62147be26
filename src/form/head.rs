use leptos::prelude::*;

use wireform_model::labels::spaced;

use super::node::{FieldState, Node};

/// What is beside a field's label: whether it is required, and the other names that readers may know it by: the
/// CLI's option, and the API's member where the label is not made of its words.
#[component]
pub fn FieldHead(node: Node, state: Memo<FieldState>) -> impl IntoView {
    let required = Memo::new(move |_| node.required || state.with(|state| state.hint.required));
    let label = node.label();
    let deprecated = node.member.is_some_and(|member| member.deprecated);
    let api_name = node.member.map(|member| member.name.as_str());
    let api_name = api_name.filter(|name| spaced(name) != label);
    view! {
        <Show when=move || required.get()>
            <span class="required">"required"</span>
        </Show>
        {deprecated.then(|| view! { <span class="deprecated">"deprecated"</span> })}
        {node.option().map(|option| view! { <code class="option">{option}</code> })}
        {api_name.map(|name| view! { <code class="api-name">{name}</code> })}
    }
}
