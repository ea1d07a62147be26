use std::cell::OnceCell;

use wireform_model::value::Map;

/// The keys of a map, for many lookups: they are sorted at the first one.
#[derive(Debug)]
pub struct Keys<'m> {
    map: &'m Map,
    sorted: OnceCell<Vec<(&'m str, usize)>>,
}

impl<'m> Keys<'m> {
    /// The keys of `map`.
    pub fn of(map: &'m Map) -> Self {
        Keys {
            map,
            sorted: OnceCell::new(),
        }
    }

    /// Whether the map has this key.
    pub fn contains(&self, key: &str) -> bool {
        let sorted = self.sorted.get_or_init(|| self.map.by_key());
        let place = sorted.partition_point(|(known, _)| *known < key);
        sorted.get(place).is_some_and(|(known, _)| *known == key)
    }
}
