use std::cmp::Ordering;
use std::rc::Rc;

use wireform_core::path::Path;
use wireform_core::value::Value;

/// Where a control stands in the draft.
///
/// Unlike a [`Path`] it counts a map's entries by position,
/// so that a key can be edited, and typed twice, without losing its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place(Rc<[Step]>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    /// A structure's member.
    Member(Rc<str>),
    /// A map's entry or a list's item.
    Nth(usize),
}

impl Place {
    pub fn root() -> Self {
        Place(Rc::from([]))
    }

    pub fn member(&self, name: &str) -> Self {
        self.step(Step::Member(Rc::from(name)))
    }

    pub fn nth(&self, index: usize) -> Self {
        self.step(Step::Nth(index))
    }

    fn step(&self, step: Step) -> Self {
        Place(self.0.iter().cloned().chain([step]).collect())
    }

    /// The pointer of this place in `input` as it now is.
    pub fn path(&self, input: &Value) -> Path {
        let mut path = Path::root();
        let mut value = Some(input);
        for step in self.0.iter() {
            (path, value) = match (step, value) {
                (Step::Member(name), value) => (path.child(name), member_of(value, name)),
                (Step::Nth(index), Some(Value::Map(map))) => match map.entries().get(*index) {
                    Some((key, value)) => (path.child(key), Some(value)),
                    None => (path.item(*index), None),
                },
                (Step::Nth(index), value) => {
                    let item = value
                        .and_then(Value::as_list)
                        .and_then(|items| items.get(*index));
                    (path.item(*index), item)
                }
            };
        }
        path
    }

    /// The value at this place.
    pub fn find<'v>(&self, input: &'v Value) -> Option<&'v Value> {
        self.0
            .iter()
            .try_fold(input, |value, step| match (step, value) {
                (Step::Member(name), value) => member_of(Some(value), name),
                (Step::Nth(index), Value::Map(map)) => map.entries().get(*index).map(|(_, v)| v),
                (Step::Nth(index), Value::List(items)) => items.get(*index),
                _ => None,
            })
    }

    /// The value at this place, to be edited.
    pub fn find_mut<'v>(&self, input: &'v mut Value) -> Option<&'v mut Value> {
        self.0
            .iter()
            .try_fold(input, |value, step| match (step, value) {
                (Step::Member(name), Value::Map(map)) => map.get_mut(name),
                (Step::Nth(index), Value::Map(map)) => {
                    map.entries_mut().get_mut(*index).map(|(_, value)| value)
                }
                (Step::Nth(index), Value::List(items)) => items.get_mut(*index),
                _ => None,
            })
    }

    /// Whether one of two places is the other or lies inside it.
    pub fn touches(&self, other: &Place) -> bool {
        self.0.iter().zip(other.0.iter()).all(|(a, b)| a == b)
    }

    /// Whether this place is another or lies inside it.
    pub fn is_within(&self, other: &Place) -> bool {
        self.0.starts_with(&other.0)
    }

    /// Where this place is when an item or entry has been taken away: nowhere if that was inside
    /// it, and further up if it stood behind.
    pub fn without(&self, item: &Place) -> Option<Place> {
        let mut steps = self.0.to_vec();
        if let Some((Step::Nth(removed), above)) = item.0.split_last()
            && let Some(Step::Nth(own)) = steps.get_mut(above.len())
            && self.0.starts_with(above)
        {
            *own = match (*own).cmp(removed) {
                Ordering::Less => *own,
                Ordering::Equal => return None,
                Ordering::Greater => *own - 1,
            };
        }
        Some(Place(Rc::from(steps)))
    }

    /// The place above and, for a member, its name.
    pub fn split(&self) -> Option<(Place, Option<Rc<str>>)> {
        let (last, above) = self.0.split_last()?;
        let name = match last {
            Step::Member(name) => Some(name.clone()),
            Step::Nth(_) => None,
        };
        Some((Place(Rc::from(above)), name))
    }

    /// The position of an entry or item below its parent.
    pub fn index(&self) -> Option<usize> {
        match self.0.last() {
            Some(Step::Nth(index)) => Some(*index),
            _ => None,
        }
    }

    /// An element id that is the same as long as the place is: `f`, or `f-RequestParameters-0`.
    pub fn id(&self) -> String {
        self.0.iter().fold(String::from("f"), |mut id, step| {
            id.push('-');
            match step {
                Step::Member(name) => id.push_str(name),
                Step::Nth(index) => id.push_str(&index.to_string()),
            }
            id
        })
    }
}

fn member_of<'v>(value: Option<&'v Value>, name: &str) -> Option<&'v Value> {
    value.and_then(Value::as_map).and_then(|map| map.get(name))
}
