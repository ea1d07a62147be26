//! Keys that occur twice.

/// Whether a key occurs twice.
///
/// Few keys are compared with each other; more go into a hash table.
pub fn has_duplicates<'k>(keys: impl ExactSizeIterator<Item = &'k str> + Clone) -> bool {
    const FEW: usize = 8;
    if keys.len() > FEW {
        return !fit_in_table(&mut keys.clone(), keys.len());
    }
    let mut places = keys.clone().enumerate();
    places.any(|(place, key)| keys.clone().skip(place + 1).any(|other| other == key))
}

fn fit_in_table(keys: &mut dyn Iterator<Item = &str>, count: usize) -> bool {
    // At most half full, so that a free slot is near.
    let size = (2 * count).next_power_of_two();
    let mut table = vec![None; size];
    for key in keys {
        let mut slot = hash(key) as usize % size;
        while let Some(Some(other)) = table.get(slot) {
            if *other == key {
                return false;
            }
            slot = (slot + 1) % size;
        }
        if let Some(free) = table.get_mut(slot) {
            *free = Some(key);
        }
    }
    true
}

/// FNV-1a of 32 bits.
fn hash(key: &str) -> u32 {
    let start = 0x811c_9dc5;
    key.bytes().fold(start, |hash: u32, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_stands_there_twice_is_seen_wherever_it_stands() {
        for count in [0_usize, 1, 2, 8, 9, 100, 1000] {
            let keys: Vec<String> = (0..count).map(|number| format!("key-{number}")).collect();
            assert!(!has_duplicates(keys.iter().map(String::as_str)), "{count}");
            for again in [0, count / 2, count.saturating_sub(1)] {
                let Some(again) = keys.get(again) else {
                    continue;
                };
                let twice: Vec<&str> = keys.iter().chain([again]).map(String::as_str).collect();
                assert!(has_duplicates(twice.iter().copied()), "{count} {again}");
                let twice = twice.iter().rev();
                assert!(has_duplicates(twice.copied()), "{count} {again}");
            }
        }
    }
}
