//! The address follows the draft, and the draft follows the address.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wireform_core::draft::Draft;
use wireform_core::json;
use wireform_core::path::Path;
use wireform_core::secret::without_secrets;
use wireform_core::value::Value;

use crate::address::{self, Address};
use crate::browser;
use crate::view::View;

use super::{DraftStore, Opened, Place, Prefs, Shown};

/// An address longer than this is cut off by some program on its way;
/// the history entry itself keeps the draft then.
const MAX_ADDRESS: usize = 60_000;

/// How long after a change it is written, in milliseconds, with all that has changed meanwhile.
///
/// What was typed is painted first, since a write takes a browser several milliseconds;
/// and Safari allows 100 writes in 10 seconds, Firefox and Chromium 200.
const DELAY: u32 = 150;

/// Keeps address and draft in step for as long as a view lives.
///
/// Typing replaces the current history entry; [`remember_now`] makes a new one.
pub fn follow(view: View, store: DraftStore, prefs: Shown<Prefs>) -> View {
    let pending = Rc::new(RefCell::new(None));
    let leave = browser::listen("pagehide", move || {
        write_entry(store, prefs, own_id(), browser::keep_for_reload);
    });
    let waiting = Rc::clone(&pending);
    // A link that is about to be followed would leave the entry behind as it was.
    let click = browser::listen("click", move || {
        if waiting.take().is_some() {
            write_address(store, prefs);
        }
    });
    let back = browser::listen("popstate", move || restore(store, prefs));
    // A link may hold what no address of the page's own would.
    if !store.secrets.read().is_empty() {
        write_address(store, prefs);
    }
    view.each_draw(write_changes(store, prefs, pending))
        .keep((leave, click, back))
}

/// Writes each change to the address a moment later.
fn write_changes(
    store: DraftStore,
    prefs: Shown<Prefs>,
    pending: Rc<RefCell<Option<Timeout>>>,
) -> impl FnMut() {
    let versions = move || (store.draft.version(), prefs.version());
    let mut known = versions();
    move || {
        if std::mem::replace(&mut known, versions()) == known || pending.borrow().is_some() {
            return;
        }
        // It must not outlive the form, to which the entry would no longer belong.
        let waiting = Rc::downgrade(&pending);
        let replace = move || {
            if let Some(pending) = waiting.upgrade() {
                pending.take();
            }
            // Else it would take the place of an address that was just entered.
            if is_here(store.opened) {
                write_address(store, prefs);
            }
        };
        pending.replace(Some(browser::after(DELAY, replace)));
    }
}

/// Makes a history entry of the draft as it is, so that Back returns to it after a big change.
pub fn remember_now(store: DraftStore, prefs: Shown<Prefs>) {
    write_address(store, prefs);
    write_entry(store, prefs, new_id(), browser::push_entry);
}

/// Makes a history entry before something that is filled in is taken away, so that Back brings it back.
pub fn remember_before_removing(store: DraftStore, place: &Place) {
    let is_filled_in = |value: &Value| *value != Value::Null && !value.is_empty();
    if store.at(place, |value| value.is_some_and(is_filled_in)) {
        remember_now(store, store.prefs);
    }
}

/// Brings the address up to date at once.
pub fn write_address(store: DraftStore, prefs: Shown<Prefs>) {
    write_entry(store, prefs, own_id(), browser::replace_entry);
}

/// The draft that the address or, for a long one, the history entry holds, as the address's CLI takes it.
pub fn draft_of_entry(address: &Address) -> Draft {
    let mut draft = address.draft();
    if let Some(Ok(input)) = input_of_entry().as_deref().map(json::read) {
        draft.input = input;
    }
    draft
}

/// The input that the current history entry holds, where it is too long for an address.
pub fn input_of_entry() -> Option<String> {
    let state = browser::entry_state()?;
    let (_, input) = state.split_once('\n')?;
    (!input.is_empty()).then(|| input.to_owned())
}

/// The mark of the current history entry; one that a link has made gets its own now.
fn own_id() -> String {
    let mark = browser::entry_mark();
    if mark.is_empty() { new_id() } else { mark }
}

fn new_id() -> String {
    let bytes = browser::random_bytes().unwrap_or_default();
    let [a, b, c, d, ..] = bytes;
    u32::from_le_bytes([a, b, c, d]).to_string()
}

/// The inputs of entries with their secrets, which the entries themselves do not hold:
/// for as long as the form is open, and nowhere else, so that Back loses nothing.
#[derive(Default)]
pub struct WholeInputs(RefCell<Vec<(String, Value)>>);

impl WholeInputs {
    /// Remembers the input of the entry with an id.
    fn remember(&self, id: &str, whole: &Value) {
        let mut all = self.0.borrow_mut();
        all.retain(|(other, _)| other != id);
        all.push((id.to_owned(), whole.clone()));
    }

    fn find(&self, id: &str) -> Option<Value> {
        let all = self.0.borrow();
        let found = all.iter().find(|(other, _)| other == id);
        found.map(|(_, whole)| whole.clone())
    }
}

fn write_entry(store: DraftStore, prefs: Shown<Prefs>, id: String, write: fn(&str, &str)) {
    let opened: Opened = store.opened;
    store.draft.with(|draft| {
        prefs.with(|prefs| {
            let service = &opened.service().command;
            let operation = &opened.api().command;
            // Addresses are handed on, and history is kept on disk.
            let open = Draft {
                input: without_secrets(opened.operation, &draft.input),
                facts: draft.facts.clone(),
            };
            store.whole.remember(&id, &draft.input);
            let address = address::format(service, operation, &open, prefs);
            if address.len() <= MAX_ADDRESS {
                return write(&address, &(id + "\n"));
            }
            let bare = Draft {
                facts: draft.facts.clone(),
                ..Draft::default()
            };
            let address = address::format(service, operation, &bare, prefs);
            let input = json::compact(&open.input, &Path::root());
            write(&address, &format!("{id}\n{}", input.as_str()));
        });
    });
}

/// Whether the address is that of the form that is open, and not of a page that is to be shown next.
fn is_here(opened: Opened) -> bool {
    let hash = browser::hash();
    let place = hash.split('?').next().unwrap_or_default();
    Address::parse(place)
        .operation
        .is_some_and(|(service, operation)| {
            let named = opened.service().operation(&operation);
            let named = named.map(|named| &named.operation.command);
            service == opened.service().command && named == Some(&opened.api().command)
        })
}

/// Takes the draft from the current history entry, when it is for the form that is open.
fn restore(store: DraftStore, prefs: Shown<Prefs>) {
    let address = Address::parse(&browser::hash());
    let opened = store.opened;
    if !is_here(opened) {
        return;
    }
    let mut draft = draft_of_entry(&address);
    let whole = store.whole.find(&browser::entry_mark());
    let is_of_entry = |whole: &Value| without_secrets(opened.operation, whole) == draft.input;
    if let Some(whole) = whole.filter(is_of_entry) {
        draft.input = whole;
    }
    let before = prefs.read().cli;
    prefs.update(|prefs| prefs.follow(&address));
    let is_of_cli = |cli| cli == address.cli();
    let is_as_written = is_of_cli(before) && is_of_cli(prefs.read().cli);
    if !is_as_written || store.draft.with(|current| *current != draft) {
        store.replace(draft);
        store.carry_over(address.cli());
    }
}
