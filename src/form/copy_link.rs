use std::borrow::Cow;

use leptos::prelude::*;

use crate::browser;
use crate::state::{DraftStore, input_of_entry, write_entry};
use crate::ui::Announcement;
use crate::ui::{Button, Feedback};

/// What the button then says, and what is announced.
type Outcome = (Cow<'static, str>, Cow<'static, str>);

const TOO_LONG: (&str, &str) = (
    "Too long for a link: copy the document",
    "The input is too long for a link. Copy the document instead.",
);
const NOT_ALLOWED: (&str, &str) = (
    "Link is in the address bar",
    "The browser did not allow copying.",
);

/// Copies the address that opens this form as it is now.
#[component]
pub fn CopyLink(store: DraftStore) -> impl IntoView {
    let announcement = expect_context::<Announcement>();
    let label = Feedback::new("Copy link");
    let report = move |(words, announced): Outcome| {
        label.show(words);
        announcement.say(announced);
    };
    let copy = move |()| {
        write_entry(store);
        // The history entry has an input that is too long for the address.
        if input_of_entry().is_some() {
            return report(fixed(TOO_LONG));
        }
        let copied = copied(&left_out(store));
        browser::copy(browser::location(), move |done| {
            report(if done { copied } else { fixed(NOT_ALLOWED) });
        });
    };
    view! {
        <Button class="quiet copy-link" on_click=copy>{move || label.get()}</Button>
    }
}

/// What is filled in, but is no part of an address.
fn left_out(store: DraftStore) -> Vec<String> {
    let has_secrets = store.secrets.with_untracked(|secrets| !secrets.is_empty());
    let secrets = has_secrets.then(|| "secrets".to_owned());
    let others: Vec<String> = store.with_draft_untracked(|draft| {
        let has_contents = draft.files.iter().any(|(_, file)| file.content.is_some());
        let contents = has_contents.then(|| "file contents".to_owned());
        let local = draft.options.iter().filter(|(option, _)| option.is_local);
        let local = local.map(|(option, _)| format!("--{}", option.name));
        contents.into_iter().chain(local).collect()
    });
    secrets.into_iter().chain(others).collect()
}

fn copied(left_out: &[String]) -> Outcome {
    let parts = match left_out {
        [] => {
            return fixed(("Link copied", "The link to this form is on the clipboard."));
        }
        [only] => only.clone(),
        [others @ .., last] => format!("{} and {last}", others.join(", ")),
    };
    (
        format!("Link copied, without {parts}").into(),
        format!("The link to this form is on the clipboard. It leaves out: {parts}.").into(),
    )
}

fn fixed((words, announced): (&'static str, &'static str)) -> Outcome {
    (words.into(), announced.into())
}
