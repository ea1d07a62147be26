use std::cell::OnceCell;

use crate::value::Map;

/// The keys of a map, to ask for one many times: they are sorted at the first question.
#[derive(Debug)]
pub struct Keys<'m> {
    map: &'m Map,
    sorted: OnceCell<Vec<&'m str>>,
}

impl<'m> Keys<'m> {
    pub fn of(map: &'m Map) -> Self {
        Keys {
            map,
            sorted: OnceCell::new(),
        }
    }

    pub fn contains(&self, key: &str) -> bool {
        let sorted = self.sorted.get_or_init(|| {
            let mut keys: Vec<&str> = self.map.iter().map(|(key, _)| key).collect();
            keys.sort_unstable();
            keys
        });
        sorted.binary_search(&key).is_ok()
    }
}
