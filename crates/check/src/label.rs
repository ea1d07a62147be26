//! What messages call a place of the input.

use wireform_model::lazy_path::{LazyPath, Step};

/// The label of a place as the first words of a sentence: its last name, in backticks.
pub fn label_at_start(place: &LazyPath<'_>) -> String {
    match place.last() {
        Step::Root => "The input".to_owned(),
        Step::Item(index) => format!("Item {}", index + 1),
        Step::Name("") => "The entry without a key".to_owned(),
        Step::Name(name) => format!("`{}`", shorten(name)),
    }
}

/// A text for use in a message: its start, where it is long.
pub fn shorten(text: &str) -> String {
    const LIMIT: usize = 60;
    match text.char_indices().nth(LIMIT) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_called_by_its_last_name() {
        let root = LazyPath::root();
        let map = root.child("Map");
        assert_eq!(label_at_start(&root), "The input");
        assert_eq!(label_at_start(&map), "`Map`");
        assert_eq!(label_at_start(&map.item(3)), "Item 4");
        assert_eq!(label_at_start(&map.child("")), "The entry without a key");
    }

    #[test]
    fn long_texts_are_cut_between_characters() {
        assert_eq!(shorten("short"), "short");
        assert_eq!(shorten(&"é".repeat(100)), format!("{}…", "é".repeat(60)));
    }
}
