use leptos::prelude::*;
use wireform_core::companion::{Hint, Part};
use wireform_core::diagnostic::{Diagnostic, Severity};
use wireform_core::path::Path;
use wireform_core::value::{Number, Value};

use crate::browser;
use crate::state::DraftStore;

use super::DiagnosticList;
use super::guidance::{explanation, hint};
use super::node::Node;

/// What a control needs to know to be part of its field.
#[derive(Clone)]
pub struct Control {
    pub node: Node,
    pub id: String,
    /// The control's `name`: the pointer of its value.
    pub name: Memo<String>,
    /// The ids of hint and errors, in reading order.
    pub described_by: Memo<String>,
    pub invalid: Memo<bool>,
    pub hint: Memo<Hint>,
    pub placeholder: Memo<String>,
}

/// A labelled control with its hint and its diagnostics, tied together for assistive technology.
pub fn field(node: Node, widget: impl FnOnce(Control) -> AnyView) -> AnyView {
    let id = node.id();
    let parts = Parts::new(&node, scalar_owns);
    let control = Control {
        id: id.clone(),
        name: parts.name,
        described_by: parts.described_by,
        invalid: parts.invalid,
        hint: parts.hint,
        placeholder: parts.placeholder,
        node: node.clone(),
    };
    let means = explanation(node.store, parts.path, Part::Value);
    let unit = node
        .words
        .map(|words| words.unit.as_str())
        .filter(|unit| !unit.is_empty());
    view! {
        <div class="field" data-state=parts.state data-severity=parts.severity>
            <div class="field-head">
                <label id=format!("{id}-label") for=id.clone()>{parts.label}</label>
                {parts.names(&node)}
                {add_or_remove(&node, parts.path, parts.state)}
            </div>
            <div class="control">
                {widget(control)}
                {unit.map(|unit| view! { <span class="unit">{unit}</span> })}
            </div>
            <p class="means" id=format!("{id}-means")>{means}</p>
            {parts.help(&node)}
            <DiagnosticList id=format!("{id}-error") list=parts.diagnostics store=node.store/>
        </div>
    }
    .into_any()
}

/// What every field has around its control, whatever the control is.
pub struct Parts {
    pub path: Memo<Path>,
    pub name: Memo<String>,
    pub state: Memo<&'static str>,
    pub severity: Memo<&'static str>,
    pub diagnostics: Memo<Vec<Diagnostic>>,
    pub described_by: Memo<String>,
    pub invalid: Memo<bool>,
    pub hint: Memo<Hint>,
    pub label: Signal<String>,
    pub placeholder: Memo<String>,
}

impl Parts {
    /// `owns` says which diagnostics are shown here, given this field's path.
    pub fn new(node: &Node, owns: fn(&DraftStore, &Path, &Diagnostic) -> bool) -> Self {
        let store = node.store;
        let path = store.path(&node.place);
        let value = store.value(&node.place);
        let hint = hint(store, path);
        let diagnostics = Memo::new(move |_| {
            let path = path.get();
            store.diagnostics.with(|all| {
                all.iter()
                    .filter(|found| owns(&store, &path, found))
                    .cloned()
                    .collect::<Vec<_>>()
            })
        });
        let severity = Memo::new(move |_| diagnostics.with(|list| worst(list)));
        let id = node.id();
        let fixed_label = node.label.clone();
        let fixed_placeholder = node
            .words
            .map(|words| words.placeholder.clone())
            .unwrap_or_default();
        Parts {
            path,
            name: Memo::new(move |_| path.with(|path| path.to_string())),
            state: Memo::new(move |_| value.with(|value| state_of(value.as_ref()))),
            severity,
            diagnostics,
            described_by: Memo::new(move |_| {
                if severity.get().is_empty() {
                    format!("{id}-means {id}-hint")
                } else {
                    format!("{id}-means {id}-hint {id}-error")
                }
            }),
            invalid: Memo::new(move |_| severity.get() == "error"),
            hint,
            label: Signal::derive(move || {
                hint.with(|hint| {
                    hint.label
                        .map_or_else(|| fixed_label.clone(), str::to_owned)
                })
            }),
            placeholder: Memo::new(move |_| {
                let own = hint.with(|hint| hint.placeholder.map(str::to_owned));
                let example = path.with(|path| store.example(path));
                example.or(own).unwrap_or_else(|| fixed_placeholder.clone())
            }),
        }
    }

    /// The names that readers come with: the CLI's option and the API's member.
    pub fn names(&self, node: &Node) -> impl IntoView + use<> {
        let hint = self.hint;
        let required = node.required;
        let needed = move || (required || hint.with(|hint| hint.required)).then_some("required");
        (
            move || needed().map(|text| view! { <span class="required">{text}</span> }),
            node.option
                .clone()
                .map(|option| view! { <code class="option">{option}</code> }),
            node.api_name
                .map(|name| view! { <code class="api-name">{name}</code> }),
        )
    }

    /// One line of help, and more on demand.
    pub fn help(&self, node: &Node) -> impl IntoView + use<> {
        let hint = self.hint;
        let words = node.words;
        let documentation = node.documentation;
        let line = move || {
            let own = hint.with(|hint| hint.help);
            let fixed = words
                .map(|words| words.help.as_str())
                .filter(|help| !help.is_empty());
            own.or(fixed).unwrap_or(documentation)
        };
        let details = words
            .map(|words| words.details.as_str())
            .filter(|text| !text.is_empty());
        view! {
            <div class="help">
                <p class="hint" id=format!("{}-hint", node.id())>{line}</p>
                {details.map(more)}
            </div>
        }
    }
}

fn more(details: &'static str) -> impl IntoView {
    let paragraphs: Vec<_> = details
        .split('\n')
        .map(|text| view! { <p>{text}</p> })
        .collect();
    view! {
        <details class="more">
            <summary>"More"</summary>
            {paragraphs}
        </details>
    }
}

/// Optional members can be set empty and unset again; the control itself does the rest.
pub fn add_or_remove(
    node: &Node,
    path: Memo<Path>,
    state: Memo<&'static str>,
) -> impl IntoView + use<> {
    let node = node.clone();
    let id = node.id();
    move || {
        let (store, place) = (node.store, node.place.clone());
        let pointer = path.get().to_string();
        let back_to = id.clone();
        let focus = move || focus_later(back_to.clone());
        let empty = empty_value(&node);
        match state.get() {
            "unset" if node.removable && !node.required => empty.map(|empty| {
                let label = format!("Set empty: {}", node.label);
                view! {
                    <button class="field-action" type="button" data-add=pointer aria-label=label
                        on:click=move |_| { store.set(&place, Some(empty.clone())); focus(); }>
                        "set empty"
                    </button>
                }
                .into_any()
            }),
            "unset" => None,
            _ if node.removable => {
                let label = format!("Unset {}", node.label);
                let chip = (state.get() == "empty").then_some("empty text is sent");
                Some(
                    view! {
                        {chip.map(|text| view! { <span class="chip">{text}</span> })}
                        <button class="field-action" type="button" data-remove=pointer aria-label=label
                            on:click=move |_| { store.set(&place, None); focus(); }>
                            "unset"
                        </button>
                    }
                    .into_any(),
                )
            }
            _ => None,
        }
    }
}

/// Texts can be empty; other scalars are either set or not.
fn empty_value(node: &Node) -> Option<Value> {
    use wireform_core::model::Kind;
    match node.shape.kind {
        Kind::String | Kind::Blob | Kind::Timestamp => Some(Value::from("")),
        _ => None,
    }
}

/// What was typed as a number: a number where it is one, else the text as it stands.
pub fn typed_number(text: &str) -> Value {
    Number::parse(text).map_or_else(|| Value::from(text), Value::Number)
}

/// Gives a control the focus once the change that shows it has been drawn.
pub fn focus_later(id: String) {
    request_animation_frame(move || {
        if let Some(element) = browser::find(&format!("#{id}")) {
            browser::focus(&element);
        }
    });
}

/// A scalar shows what is said about it and about anything that was found inside it.
fn scalar_owns(_: &DraftStore, path: &Path, found: &Diagnostic) -> bool {
    found.path.is_within(path)
}

pub fn worst(list: &[Diagnostic]) -> &'static str {
    list.iter()
        .map(|found| found.severity)
        .min()
        .map_or("", Severity::as_str)
}

fn state_of(value: Option<&Value>) -> &'static str {
    match value {
        None => "unset",
        Some(Value::String(text)) if text.is_empty() => "empty",
        Some(Value::Map(map)) if map.is_empty() => "empty",
        Some(Value::List(items)) if items.is_empty() => "empty",
        Some(_) => "set",
    }
}
