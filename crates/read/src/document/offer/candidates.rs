//! Which parts of an answer may be an input.

use std::cmp::Reverse;

use wireform_model::value::{Map, Value};
use wireform_model::{Kind, OperationRef, Shape, Structure};

/// Answers have what they describe at most this many objects deep.
const DEEPEST: usize = 4;

/// At most so many objects are looked at, so that a long document costs little.
const MOST_LOOKED_AT: usize = 5_000;

/// An object in an answer that has members of the input.
#[derive(Clone, Debug)]
pub(super) struct Candidate<'v> {
    /// The keys that lead to it, without the indexes of lists.
    pub names: Vec<&'v str>,
    pub map: &'v Map,
    /// The objects around it, from the outermost on.
    pub around: Vec<&'v Map>,
    /// How many of its entries are members of the input.
    pub shared: usize,
    /// Whether it is an item of a list.
    pub is_item: bool,
}

/// The objects that share most members with the input, of these the outermost ones, in the order of the document.
pub(super) fn best<'v>(
    operation: OperationRef<'_>,
    structure: &Structure,
    input: &'v Value,
) -> Vec<Candidate<'v>> {
    let mut search = Search {
        operation,
        structure,
        found: Vec::new(),
        left: MOST_LOOKED_AT,
    };
    search.value(input, &Trail::default());
    let found = search.found;
    let rank = |candidate: &Candidate<'_>| (candidate.shared, Reverse(candidate.around.len()));
    let Some(best) = found.iter().max_by_key(|candidate| rank(candidate)) else {
        return Vec::new();
    };
    // The other items of a list are as good as the best of them.
    let (best, names) = (rank(best), best.names.clone());
    let is_best = |it: &Candidate<'_>| it.shared > 0 && (it.names == names || rank(it) == best);
    found.into_iter().filter(is_best).collect()
}

/// Whether a value has the form that a shape takes, whatever is inside.
pub(super) fn fits(shape: &Shape, value: &Value) -> bool {
    match (&shape.kind, value) {
        (Kind::Structure(structure), _) if structure.document => true,
        (Kind::Structure(_) | Kind::Map { .. }, value) => value.as_map().is_some(),
        (Kind::List { .. }, value) => value.as_list().is_some(),
        (_, Value::Map(_) | Value::List(_)) => false,
        _ => true,
    }
}

/// The way to a value.
#[derive(Clone, Debug, Default)]
struct Trail<'v> {
    names: Vec<&'v str>,
    around: Vec<&'v Map>,
    is_item: bool,
}

struct Search<'m, 'v> {
    operation: OperationRef<'m>,
    structure: &'m Structure,
    found: Vec<Candidate<'v>>,
    left: usize,
}

impl<'v> Search<'_, 'v> {
    fn value(&mut self, value: &'v Value, trail: &Trail<'v>) {
        match value {
            Value::Map(map) => self.map(map, trail),
            Value::List(items) => {
                let trail = Trail {
                    is_item: true,
                    ..trail.clone()
                };
                for item in items.iter().filter(|item| item.as_map().is_some()) {
                    self.value(item, &trail);
                }
            }
            _ => {}
        }
    }

    fn map(&mut self, map: &'v Map, trail: &Trail<'v>) {
        if self.left == 0 {
            return;
        }
        self.left -= 1;
        let member = |name: &str| self.structure.member(name);
        let shared = map.iter().filter(|(name, value)| {
            member(name).is_some_and(|member| fits(self.operation.target(member), value))
        });
        let shared = shared.count();
        self.found.push(Candidate {
            names: trail.names.clone(),
            map,
            around: trail.around.clone(),
            shared,
            is_item: trail.is_item,
        });
        if trail.around.len() >= DEEPEST {
            return;
        }
        for (name, value) in map.iter() {
            // What is in a member of the input is its value.
            let is_inside = value.as_map().is_some() || value.as_list().is_some();
            if is_inside && self.structure.member(name).is_none() {
                let mut trail = trail.clone();
                trail.names.push(name);
                trail.around.push(map);
                self.value(value, &trail);
            }
        }
    }
}
