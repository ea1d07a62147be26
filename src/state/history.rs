//! The address follows the draft, and the draft follows the address.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use wireform_model::draft::Draft;
use wireform_model::json;
use wireform_model::path::Path;
use wireform_model::secret::without_secrets;
use wireform_model::value::Value;

use crate::address::{self, Address};
use crate::browser;

use super::saved_drafts::LONGEST;
use super::{Contents, DraftStore, OpenOperation, Place};

/// An address longer than this is cut off by some program on its way;
/// the history entry itself then keeps the draft.
const MAX_ADDRESS: usize = 60_000;

/// How long after a change the address is written, in milliseconds, with all changes until then.
///
/// What was typed is painted first, since a write takes a browser several milliseconds;
/// and Safari allows 100 writes in 10 seconds, Firefox and Chromium 200.
const DELAY: u32 = 150;

/// What is removed is named by its own text up to this many characters.
const LONGEST_NAME: usize = 40;

/// Keeps address and draft in step for as long as the calling component is mounted.
///
/// Typing replaces the current history entry; [`push_entry`] makes a new one.
pub fn follow_address(store: DraftStore) {
    let pending = StoredValue::new_local(None::<Timeout>);
    // It must not outlive the form: the entry would belong to another page by then.
    on_cleanup(move || pending.set_value(None));
    browser::on_window("pagehide", move || {
        write_with(store, entry_id(), browser::keep_for_reload);
    });
    // Following a link would leave the entry without the last changes.
    browser::on_window("click", move || {
        if pending.try_update_value(Option::take).flatten().is_some() {
            write_entry(store);
        }
    });
    browser::on_window("popstate", move || restore(store));
    // A link may contain a secret, which no address of the page's own would.
    if store.secrets.with_untracked(|secrets| !secrets.is_empty()) {
        write_entry(store);
    }
    Effect::watch(
        move || {
            store.with_draft(|_| ());
            store.prefs.with(|_| ());
        },
        move |(), _, _| {
            if pending.with_value(Option::is_none) {
                let write = move || {
                    let _ = pending.try_set_value(None);
                    // Elsewhere it would overwrite an address that was just entered.
                    if is_here(store.operation) {
                        match write_entry(store) {
                            Written::Whole(address) => store.saved.keep(&address),
                            // A form that was emptied begins another draft.
                            Written::Empty => store.saved.begin(),
                            Written::TooLong => {}
                        }
                    }
                };
                pending.set_value(Some(Timeout::new(DELAY, write)));
            }
        },
        false,
    );
}

/// Writes an address that names the form by an older name, or in another case, by its own names.
pub fn name_in_address(store: DraftStore, address: &Address) {
    let names = address.operation.as_ref();
    let is_other = |(service, _): &(String, String)| *service != store.operation.service().command;
    // The browser may be on its way to another page already.
    if names.is_some_and(is_other) && Address::parse(&browser::hash()) == *address {
        write_entry(store);
    }
}

/// Makes a history entry of the draft as it is, so that Back returns to it after a big change.
pub fn push_entry(store: DraftStore) {
    write_entry(store);
    write_with(store, new_id(), browser::push_entry);
}

/// Fills in the form from elsewhere: Back and Undo lead to what it was, and all that is wrong is shown.
pub fn fill_in(store: DraftStore, change: impl FnOnce(&mut Contents)) {
    push_entry(store);
    store.edit(change);
    store.reveal_all();
}

/// Makes a history entry before something that is filled in is removed, so that Back brings it back, and notes
/// the removal.
pub fn push_before_removing(store: DraftStore, place: &Place) {
    let is_filled_in = |value: &Value| *value != Value::Null && !value.is_empty();
    if store.at(place, |value| value.is_some_and(is_filled_in)) {
        push_entry(store);
        let path = store.path(place);
        let message = format!("Removed {}.", name_of(store, place, &path));
        store.note_removal(message, path);
    }
}

/// What somebody calls what they remove: an entry by its key, a member by its label, an item by its own short text.
fn name_of(store: DraftStore, place: &Place, path: &Path) -> String {
    let is_secret = store
        .secrets
        .with_untracked(|secrets| secrets.iter().any(|secret| path.is_within(secret)));
    let label = store.operation.label(path);
    let name = label.rsplit(" › ").next().unwrap_or_default();
    let is_item =
        place.entry_id().is_some() && path.segments().last().is_some_and(|key| key != name);
    let text = store.at(place, |value| Some(value?.as_str()?.to_owned()));
    let text = text.filter(|text| is_item && !is_secret && text.chars().count() <= LONGEST_NAME);
    text.unwrap_or_else(|| name.to_owned())
}

/// What an address has of what is filled in.
#[derive(Default)]
pub enum Written {
    /// Nothing is filled in.
    #[default]
    Empty,
    /// All but for secrets: the address, though the entry may have a shorter one.
    Whole(String),
    TooLong,
}

/// Brings the address up to date.
pub fn write_entry(store: DraftStore) -> Written {
    write_with(store, entry_id(), browser::replace_entry)
}

/// The draft that the address or, for a long one, the history entry contains, for the address's CLI.
pub fn draft_of_entry(address: &Address) -> Draft {
    let mut draft = address.draft();
    if let Some(Ok(input)) = input_of_entry().as_deref().map(json::read) {
        draft.input = input;
    }
    draft
}

/// The input that the current history entry contains, where it is too long for an address.
pub fn input_of_entry() -> Option<String> {
    let state = browser::entry_state()?;
    let (_, input) = state.split_once('\n')?;
    (!input.is_empty()).then(|| input.to_owned())
}

/// The mark of the current history entry; one that a link has made gets its own now.
fn entry_id() -> String {
    let mark = browser::entry_mark();
    if mark.is_empty() { new_id() } else { mark }
}

fn new_id() -> String {
    let [a, b, c, d, ..] = browser::random_bytes().unwrap_or_default();
    u32::from_le_bytes([a, b, c, d]).to_string()
}

/// The inputs of history entries with their secrets, which the entries themselves leave out:
/// for as long as the form is open, and nowhere else, so that Back loses nothing.
#[derive(Debug, Default)]
pub struct WholeInputs(Vec<(String, Value)>);

impl WholeInputs {
    fn remember(&mut self, id: &str, whole: &Value) {
        self.0.retain(|(other, _)| other != id);
        self.0.push((id.to_owned(), whole.clone()));
    }

    fn find(&self, id: &str) -> Option<Value> {
        let found = self.0.iter().find(|(other, _)| other == id);
        found.map(|(_, whole)| whole.clone())
    }
}

/// Writes the history entry with a mark, and returns what [`write_entry`] does.
fn write_with(store: DraftStore, id: String, write: fn(&str, &str)) -> Written {
    let operation = store.operation;
    store.with_draft_untracked(|draft| {
        store
            .whole_inputs
            .try_update_value(|whole| whole.remember(&id, &draft.input));
        // Addresses are passed on, and browsers keep their history on disk.
        let open = Draft {
            input: without_secrets(operation.operation, &draft.input),
            ..draft.clone()
        };
        let is_empty = open.input.is_empty() && open.files.is_empty();
        let input = json::compact(&open.input, &Path::root());
        // Encoding makes no text shorter, and takes long for a long one.
        let address = (input.as_str().len() <= LONGEST).then(|| address_of(store, &open));
        match address.as_ref().filter(|it| it.len() <= MAX_ADDRESS) {
            Some(address) => write(address, &(id + "\n")),
            None => {
                let input_left_out = Draft {
                    input: Draft::default().input,
                    ..open
                };
                let state = format!("{id}\n{}", input.as_str());
                write(&address_of(store, &input_left_out), &state);
            }
        }
        match address {
            _ if is_empty => Written::Empty,
            Some(address) => Written::Whole(address),
            None => Written::TooLong,
        }
    })
}

fn address_of(store: DraftStore, draft: &Draft) -> String {
    let service = &store.operation.service().command;
    let operation = &store.operation.api().command;
    store
        .prefs
        .with_untracked(|prefs| address::format(service, operation, draft, &prefs.in_address()))
}

/// Whether the address is that of the open form, and not of a page that is to be shown next.
fn is_here(open: OpenOperation) -> bool {
    let hash = browser::hash();
    let words = hash.split('?').next().unwrap_or_default();
    Address::parse(words)
        .operation
        .is_some_and(|(service, operation)| {
            let named = open.service().operation(&operation);
            let named = named.map(|named| &named.operation.command);
            service == open.service().command && named == Some(&open.api().command)
        })
}

/// Whether the address comes from elsewhere and fills in a form: the page has marked the entries of its own.
pub fn is_new_link(address: &Address) -> bool {
    browser::entry_mark().is_empty() && !address.is_bare()
}

/// Takes the draft from the current history entry, when it is for the open form.
fn restore(store: DraftStore) {
    let operation = store.operation;
    if !is_here(operation) {
        return;
    }
    let address = Address::parse(&browser::hash());
    let mut draft = draft_of_entry(&address);
    let mark = browser::entry_mark();
    let whole = store.whole_inputs.try_with_value(|whole| whole.find(&mark));
    let is_of_entry = |whole: &Value| without_secrets(operation.operation, whole) == draft.input;
    if let Some(whole) = whole.flatten().filter(is_of_entry) {
        draft.input = whole;
    }
    // What belongs to the visitor's machine is in no address, and stays.
    if !is_new_link(&address) {
        store.with_draft_untracked(|now| {
            for (option, value) in now.options.iter().filter(|(option, _)| option.is_local) {
                draft.options.set(option.name, Some(value));
            }
        });
    }
    store.prefs.follow(&address);
    let chosen = store.prefs.with_untracked(|prefs| prefs.cli);
    let is_filled_in = !draft.input.is_empty();
    store.edit(|contents| contents.restore(draft, address.cli(), chosen));
    if is_filled_in {
        store.reveal_all();
    }
}
