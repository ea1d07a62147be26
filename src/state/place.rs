use std::borrow::Borrow;
use std::sync::Arc;

use wireform_model::path::Path;
use wireform_model::value::Value;

use super::EntryIds;

/// Where a control is in the form: member names and, below a list or map, the ids of entries.
///
/// Unlike a [`Path`] it stays the same while keys are edited and entries are added and removed around it,
/// so what belongs to it (DOM ids, open fields, half-typed texts) never moves to a neighbor.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place(Arc<[Step]>);

/// One step down from a value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// To a structure's member.
    Member(Arc<str>),
    /// To a map's entry or a list's item.
    Entry(EntryId),
}

/// What identifies an entry or item for as long as the form is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub(super) u32);

impl EntryId {
    /// No entry: for what is said about all of them, such as the head of a column.
    pub const NONE: EntryId = EntryId(u32::MAX);
}

impl Borrow<[Step]> for Place {
    fn borrow(&self) -> &[Step] {
        &self.0
    }
}

impl Place {
    /// The whole input.
    pub fn root() -> Self {
        Place(Arc::from([]))
    }

    pub fn member(&self, name: &str) -> Self {
        self.child(Step::Member(Arc::from(name)))
    }

    pub fn entry(&self, id: EntryId) -> Self {
        self.child(Step::Entry(id))
    }

    fn child(&self, step: Step) -> Self {
        Place(self.0.iter().cloned().chain([step]).collect())
    }

    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    pub fn as_steps(&self) -> &[Step] {
        &self.0
    }

    /// Whether this place is another or lies inside it.
    pub fn is_within(&self, other: &Place) -> bool {
        self.0.starts_with(&other.0)
    }

    /// The place above; `None` for the root.
    pub fn parent(&self) -> Option<Place> {
        let (_, above) = self.0.split_last()?;
        Some(Place(Arc::from(above)))
    }

    /// The steps to the place above; `None` for the root.
    pub fn above(&self) -> Option<&[Step]> {
        self.0.split_last().map(|(_, above)| above)
    }

    /// The last step; `None` for the root.
    pub fn last(&self) -> Option<&Step> {
        self.0.last()
    }

    /// The id of an entry or item; `None` for a member.
    pub fn entry_id(&self) -> Option<EntryId> {
        match self.0.last() {
            Some(Step::Entry(id)) => Some(*id),
            _ => None,
        }
    }

    /// This place and all above it, itself first.
    pub fn ancestors(&self) -> impl Iterator<Item = &[Step]> {
        (0..=self.0.len())
            .rev()
            .filter_map(|depth| self.0.get(..depth))
    }

    /// Whether all entries on the way to this place are there.
    pub fn is_known(&self, ids: &EntryIds) -> bool {
        self.steps().all(|(above, step)| match step {
            Step::Member(_) => true,
            Step::Entry(id) => ids.position(above, *id).is_some(),
        })
    }

    /// The JSON Pointer of this place in `input`.
    pub fn path(&self, ids: &EntryIds, input: &Value) -> Path {
        let mut path = Path::root();
        let mut value = Some(input);
        for (above, step) in self.steps() {
            (path, value) = match step {
                Step::Member(name) => (path.child(name), member_of(value, name)),
                Step::Entry(id) => {
                    let index = ids.position(above, *id).unwrap_or_default();
                    let key = value.and_then(|value| key_at(value, index));
                    let key = key.or_else(|| ids.blank_key(above, *id));
                    let path = key.map_or_else(|| path.item(index), |key| path.child(key));
                    (path, value.and_then(|value| entry_at(value, index)))
                }
            };
        }
        path
    }

    /// The value at this place.
    pub fn find<'v>(&self, ids: &EntryIds, input: &'v Value) -> Option<&'v Value> {
        self.steps()
            .try_fold(input, |value, (above, step)| match step {
                Step::Member(name) => member_of(Some(value), name),
                Step::Entry(id) => entry_at(value, ids.position(above, *id)?),
            })
    }

    /// The value at this place, to be edited.
    pub fn find_mut<'v>(&self, ids: &EntryIds, input: &'v mut Value) -> Option<&'v mut Value> {
        self.steps()
            .try_fold(input, |value, (above, step)| match (step, value) {
                (Step::Member(name), Value::Map(map)) => map.get_mut(name),
                (Step::Entry(id), Value::Map(map)) => {
                    let entry = map.entries_mut().get_mut(ids.position(above, *id)?);
                    entry.map(|(_, value)| value)
                }
                (Step::Entry(id), Value::List(items)) => items.get_mut(ids.position(above, *id)?),
                _ => None,
            })
    }

    /// Each step with the place above it.
    fn steps(&self) -> impl Iterator<Item = (&[Step], &Step)> {
        let above = (0..).map_while(|depth| self.0.get(..depth));
        above.zip(self.0.iter())
    }

    /// An element id that is the same for as long as the place is: `f`, or `f--RequestParameters--0`.
    ///
    /// Two hyphens, so that no member is named like what belongs to the one above it: `f--Tags-error`.
    pub fn id(&self) -> String {
        self.0
            .iter()
            .fold(String::from("f"), |id, step| match step {
                Step::Member(name) => format!("{id}--{name}"),
                Step::Entry(EntryId(number)) => format!("{id}--{number}"),
            })
    }
}

fn member_of<'v>(value: Option<&'v Value>, name: &str) -> Option<&'v Value> {
    value?.as_map()?.get(name)
}

/// The value of the entry or item at an index.
fn entry_at(value: &Value, index: usize) -> Option<&Value> {
    match value {
        Value::Map(map) => map.entries().get(index).map(|(_, value)| value),
        Value::List(items) => items.get(index),
        _ => None,
    }
}

fn key_at(value: &Value, index: usize) -> Option<&str> {
    let entry = value.as_map()?.entries().get(index)?;
    Some(&entry.0)
}
