//! Where the focus goes when something is opened: to the first control in it.

use wireform_model::{Kind, Member, Shape};

use crate::browser::{find, first_shown, focus, next_frame};
use crate::state::{DraftStore, Place, members_of, usual_alternative};

use super::members::{are_few, has_one_control};

/// Required structures that contain themselves would otherwise never end.
const DEEPEST: usize = 6;

/// Moves the focus to the first control of the form, or to its heading where it has none, as what had the focus is gone.
pub fn focus_first_field() {
    next_frame(|| {
        let form = find(".form");
        let first = form.and_then(|form| first_shown(&form, "[name^='/'], [data-key]"));
        if let Some(control) = first.or_else(|| find("#title")) {
            focus(&control);
        }
    });
}

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
    let members = members_of(shape.as_structure());
    if shape.as_union().is_some() {
        let usual =
            || usual_alternative(store.operation, shape).filter(|_| place.entry_id().is_some());
        let chosen = store.chosen(place);
        let chosen = chosen.and_then(|name| members.iter().find(|member| member.name == name));
        let shown = chosen.or_else(usual);
        return match shown {
            Some(member) => place.member(&member.name).id(),
            None => format!("{}-member", place.id()),
        };
    }
    let path = store.path(place);
    let order = store.operation.member_order(&path, members);
    let optional = order.optional().count();
    if let Some(member) = order.required.first() {
        let (shape, below) = (store.operation.target(member), place.member(&member.name));
        return match place.as_steps().len() < DEEPEST {
            true => entrance(store, shape, &below),
            false => below.id(),
        };
    }
    let has_fields = store.operation.companion.is_some() || are_few(optional);
    let has_one_control = |member: &&Member| has_one_control(store.operation.target(member));
    let field = order.optional().find(has_one_control);
    let first_common = order.common.first();
    match (field.or_else(|| order.optional().next()), first_common) {
        (None, _) => place.id(),
        (Some(field), _) if has_fields => place.member(&field.name).id(),
        (_, Some(row)) => format!("{}-row", place.member(&row.name).id()),
        _ => format!("{}-filter", place.id()),
    }
}
