use leptos::prelude::*;
use wireform_check::is_json_text;
use wireform_model::Kind;
use wireform_model::json;
use wireform_model::path::Path;
use wireform_model::value::Value;

use crate::ui::{Button, Control};

use super::node::Node;
use super::text::Lines;

/// Whether a string is code by its name: JSON in a string, or a template.
pub fn is_code(node: Node) -> bool {
    is_template(node) || is_json(node)
}

/// Whether a service reads the string as JSON.
fn is_json(node: Node) -> bool {
    let is_member = node
        .member
        .is_some_and(|member| member.json_value || is_json_text(&member.name, node.shape));
    matches!(node.shape.kind, Kind::String) && is_member
}

/// Whether it is a file of several lines, in JSON, YAML or a shell's language.
fn is_template(node: Node) -> bool {
    const ENDINGS: [&str; 3] = ["TemplateBody", "UserData", "StateMachineDefinition"];
    let is_named = |name: &str| ENDINGS.iter().any(|end| name.ends_with(end));
    let is_string = matches!(node.shape.kind, Kind::String);
    is_string && node.member.is_some_and(|member| is_named(&member.name))
}

/// Code on several lines, in which columns matter; JSON can be laid out.
#[component]
pub fn Code(node: Node, control: Control) -> impl IntoView {
    let formatted = Memo::new(move |_| laid_out(&node.text()));
    let format = move |()| {
        if let Some(text) = formatted.get_untracked() {
            node.set(Some(Value::String(text)));
        }
    };
    view! {
        <Lines node control class="template" least=4 />
        <Show when=move || formatted.with(Option::is_some)>
            <Button class="side" label=node.name_of("Format") on_click=format>"Format JSON"</Button>
        </Show>
    }
}

/// JSON with its usual indentation; `None` where it has that already, or is no structured JSON.
pub fn laid_out(text: &str) -> Option<String> {
    let value = json::read(text).ok()?;
    let is_structured = matches!(value, Value::Map(_) | Value::List(_));
    let pretty = json::pretty(&value, &Path::root()).to_string();
    (is_structured && pretty.trim_end() != text.trim_end()).then_some(pretty)
}
