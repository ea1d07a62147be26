use std::borrow::Cow;

use leptos::prelude::*;
use wireform_model::Member;
use wireform_model::documentation::HelpText;

use crate::ui::{Disclosure, Help};

use super::limits::limits;
use super::node::{FieldState, Node};

/// One line of help, with more on demand, and the limits that the model sets.
#[component]
pub fn FieldHelp(
    node: Node,
    state: Memo<FieldState>,
    /// Whether it follows the buttons of a toolbar, the first of which is what Tab stops at.
    after_buttons: Signal<bool>,
) -> impl IntoView {
    let id = node.id();
    let limits = limits(node);
    let limits = (!limits.is_empty())
        .then(|| view! { <p class="limits" id=format!("{id}-limits")>{limits}</p> });
    let hint_id = format!("{id}-hint");
    let open = node.store.operation;
    let help = match (open.companion, node.member) {
        (Some(_), _) => view! { <CompanionHelp node state id=hint_id after_buttons /> }.into_any(),
        // Entries and items are described at their list or map.
        (None, None) => view! { <p class="hint" id=hint_id></p> }.into_any(),
        (None, Some(_)) => {
            let path = StoredValue::new(untrack(|| node.path()));
            let text = move || {
                path.with_value(|path| open.about_member(path))
                    .unwrap_or_default()
            };
            let ready = move || open.has_docs();
            view! { <ModelHelp id=hint_id about=node.label() ready text after_buttons /> }
                .into_any()
        }
    };
    view! {
        <div class="about">
            {help}
            {limits}
        </div>
    }
}

/// The first sentence of what a member of a list's items is for, with the whole text as its title.
#[component]
pub fn MemberSummary(list: Node, member: &'static Member) -> impl IntoView {
    let open = list.store.operation;
    let path = untrack(|| list.path()).item(0).child(&member.name);
    let summary = Memo::new(move |_| {
        open.about_member(&path)
            .map(|text| text.summary())
            .unwrap_or_default()
    });
    view! {
        <span class="hint" title=move || summary.get()>
            {move || summary.get()}
        </span>
    }
}

/// The companion's words, as they fit the choices made.
#[component]
fn CompanionHelp(
    node: Node,
    state: Memo<FieldState>,
    id: String,
    after_buttons: Signal<bool>,
) -> impl IntoView {
    let fixed = node.words.map(|words| words.help.as_str());
    let fixed = fixed.filter(|help| !help.is_empty());
    let documented = node
        .member
        .map_or("", |member| member.documentation.as_str());
    let line = move || state.with(|state| state.hint.help.or(fixed).unwrap_or(documented));
    let details = node.words.map(|words| words.details.as_str());
    let details = details.filter(|details| !details.is_empty());
    let more = move |details: &'static str| {
        let paragraphs = move || {
            details
                .split('\n')
                .map(|text| view! { <p>{text}</p> })
                .collect_view()
        };
        view! {
            <Disclosure summary="More" about=node.label() is_passed=after_buttons>
                {paragraphs()}
            </Disclosure>
        }
    };
    view! {
        <div class="help">
            <p class="hint" id=id>{line}</p>
            {details.map(more)}
        </div>
    }
}

/// The first sentence of a help text on one line, or two, and the whole on demand.
///
/// Its line is there before the text has arrived, so nothing moves when it does.
#[component]
pub fn ModelHelp(
    /// The id of the line.
    id: String,
    /// What it is about.
    about: String,
    /// Whether the texts have arrived, or are known not to be available.
    ready: impl Fn() -> bool + Send + Sync + 'static,
    /// The text; empty where there is none.
    text: impl Fn() -> Cow<'static, HelpText> + Copy + Send + Sync + 'static,
    /// Whether it follows the buttons of a toolbar.
    #[prop(optional, into)]
    after_buttons: Signal<bool>,
) -> impl IntoView {
    /// A text this short fits on the line, even of a narrow screen, and is not repeated.
    const SHORT: usize = 40;
    // Where it arrives later, it gets no more than the line that it was given.
    let has_room = untrack(&ready);
    let ready = Memo::new(move |_| ready());
    let about = StoredValue::new(about);
    let line = move || {
        ready.track();
        text().summary()
    };
    let is_longer = Memo::new(move |_| {
        ready.track();
        let text = text();
        let (summary, whole) = (text.summary(), text.text());
        !whole.is_empty() && (summary.len() >= SHORT || summary != whole)
    });
    view! {
        <div class="help one-line" class:two-lines=has_room>
            <p class="hint" id=id>{line}</p>
            <Show when=move || is_longer.get()>
                <Disclosure summary="More" about=about.get_value() is_passed=after_buttons>
                    <Help text=text() />
                </Disclosure>
            </Show>
        </div>
    }
}
