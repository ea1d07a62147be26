//! Where the focus goes when something is opened: to the first control in it.

use wireform_model::{Kind, Member, Shape};

use crate::state::{DraftStore, Place};

use super::members::{MANY_ROWS, are_few, has_one_control, is_required};
use super::union::usual_alternative;

/// Required structures that contain themselves would otherwise never end.
const DEEPEST: usize = 6;

/// The id of the first control of a value that is being opened; a list or map gets a blank entry to begin with.
pub fn entrance(store: DraftStore, shape: &'static Shape, place: &Place) -> String {
    match &shape.kind {
        Kind::Structure(structure) if structure.document => place.id(),
        Kind::Structure(_) => inside(store, shape, place),
        Kind::Map { .. } | Kind::List { .. } => {
            let blank = store.edit(|contents| contents.add_blank(place));
            blank.map_or_else(|| place.id(), |blank| of_entry(store, shape, &blank))
        }
        _ => place.id(),
    }
}

/// The id of the first control of an entry or item of a map or list.
pub fn of_entry(store: DraftStore, container: &'static Shape, entry: &Place) -> String {
    match &container.kind {
        Kind::Map { .. } => format!("{}-key", entry.id()),
        Kind::List { member } => entrance(store, store.operation.target(member), entry),
        _ => entry.id(),
    }
}

/// The id of the first control inside a structure or union.
pub fn inside(store: DraftStore, shape: &'static Shape, place: &Place) -> String {
    let members = shape
        .as_structure()
        .map(|structure| structure.members.as_slice());
    let members = members.unwrap_or_default();
    if shape.as_union().is_some() {
        let shown = usual_alternative(store, shape).filter(|_| place.entry_id().is_some());
        return match shown {
            Some(member) => place.member(&member.name).id(),
            None => format!("{}-member", place.id()),
        };
    }
    let is_required = |member: &&Member| is_required(store, place, member);
    let optional = members.iter().filter(|member| !is_required(member)).count();
    let has_companion = store.operation.companion.is_some();
    let is_field = |member: &&Member| {
        has_companion || are_few(optional) && has_one_control(store.operation.target(member))
    };
    let required = members.iter().find(is_required);
    match required.or_else(|| members.iter().find(is_field)) {
        Some(member) => {
            let (shape, below) = (store.operation.target(member), place.member(&member.name));
            match is_required(&member) && place.as_steps().len() < DEEPEST {
                true => entrance(store, shape, &below),
                false => below.id(),
            }
        }
        None if optional > MANY_ROWS => format!("{}-filter", place.id()),
        None => format!("{}-optional", place.id()),
    }
}
