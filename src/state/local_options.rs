//! Global options that belong to a person's own machine, such as the profile. No address has them, so this tab
//! remembers them for each form until it is closed.

use leptos::prelude::*;
use wireform_model::draft::Draft;
use wireform_model::global_options::global_option;

use crate::address::Address;
use crate::browser;

use super::history::is_new_link;
use super::{DraftStore, OpenOperation};

/// Sets what this tab remembers for a form; a link that somebody opens has its own options alone.
pub fn recall_local_options(open: OpenOperation, address: &Address, draft: &mut Draft) {
    if is_new_link(address) {
        return;
    }
    let kept = browser::stored_in_tab(&name(open)).unwrap_or_default();
    let lines = kept.lines().filter_map(|line| line.split_once('='));
    let local = lines.filter(|(name, _)| global_option(name).is_some_and(|it| it.is_local));
    for (name, value) in local {
        draft.options.set(name, Some(value));
    }
}

/// Remembers them with each change, for as long as the calling component is mounted.
pub fn keep_local_options(store: DraftStore) {
    let lines = Memo::new(move |_| {
        store.with_draft(|draft| {
            let local = draft.options.iter().filter(|(option, _)| option.is_local);
            // What has a line break is no name of a profile.
            let local = local.filter(|(_, value)| !value.contains('\n'));
            let lines = local.map(|(option, value)| format!("{}={value}", option.name));
            lines.collect::<Vec<String>>().join("\n")
        })
    });
    Effect::watch(
        move || lines.get(),
        move |lines, _, _| browser::store_in_tab(&name(store.operation), lines),
        false,
    );
}

fn name(open: OpenOperation) -> String {
    let (service, operation) = (&open.service().command, &open.api().command);
    format!("options.{service}.{operation}")
}
