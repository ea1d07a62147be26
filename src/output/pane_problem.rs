use leptos::prelude::*;

use crate::browser::focus_later;
use crate::state::Editing;
use crate::ui::{Button, Prose};

/// The part of a typed text that cannot be read, or that the form cannot keep, below the text; with a way back to the text from the form.
#[component]
pub fn PaneProblem(editing: Editing) -> impl IntoView {
    let content = move || {
        let unread = editing.problem();
        let consequence = match unread {
            Some(_) => " The form stays as it is until all of this can be read.",
            None => "",
        };
        let problem = unread.or_else(|| editing.only_here())?;
        let text = format!(
            "{}{}{consequence}",
            editing.place(&problem),
            problem.message
        );
        let fix = problem.fix.map(|fix| {
            let label = fix.label.clone();
            view! {
                <Button class="quiet" on_click=move |()| editing.replace(&fix)>
                    {label}
                </Button>
            }
        });
        Some(view! {
            <p>
                <Prose text />
            </p>
            {fix}
            <Button class="quiet" attr:data-discard="" on_click=move |()| discard(editing)>
                "Discard"
            </Button>
        })
    };
    view! {
        <div
            class="pane-problem"
            id=editing.problem_id()
            role="status"
            data-problem=move || editing.problem().map(|problem| problem.rule)
            data-only-here=move || editing.only_here().map(|found| found.rule)
        >
            {content}
        </div>
    }
}

/// The button is gone then, so the focus goes to the text.
fn discard(editing: Editing) {
    editing.discard();
    focus_later(editing.id());
}
