//! The words for places and limits in messages.

use wireform_model::lazy_path::LazyPath;
use wireform_model::step::Step;

/// The label of a place as the first words of a sentence: its last name, in backticks.
pub fn label_at_start(place: &LazyPath<'_>) -> String {
    match place.last() {
        Step::Root => "The input".to_owned(),
        Step::Item(index) => format!("Item {}", index + 1),
        Step::Name("") => "The entry without a key".to_owned(),
        Step::Name(name) => format!("`{}`", shorten(name)),
    }
}

/// A string for use in a message: its start, where it is long.
pub fn shorten(text: &str) -> String {
    const LIMIT: usize = 60;
    match text.char_indices().nth(LIMIT) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// Limits in words: `1 to 10`, `at least 1`, `at most 10`; a single number where both are the same.
pub fn limits(min: Option<&str>, max: Option<&str>) -> String {
    match (min, max) {
        (Some(min), Some(max)) if min == max => min.to_owned(),
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => "any number of".to_owned(),
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
    fn limits_in_words() {
        assert_eq!(limits(Some("1"), Some("10")), "1 to 10");
        assert_eq!(limits(Some("12"), Some("12")), "12");
        assert_eq!(limits(Some("1"), None), "at least 1");
        assert_eq!(limits(None, Some("10")), "at most 10");
    }

    #[test]
    fn long_texts_are_cut_between_characters() {
        assert_eq!(shorten("short"), "short");
        assert_eq!(shorten(&"é".repeat(100)), format!("{}…", "é".repeat(60)));
    }
}
