//! The CLI's words for words that people use; `vocabulary.txt` has the table.

use crate::words::fits_word;

const VOCABULARY: &str = include_str!("vocabulary.txt");

/// What the CLI calls what somebody types: each is a word or several.
pub(crate) fn meanings(word: &str) -> Vec<&'static str> {
    let lines = VOCABULARY.lines().filter(|line| !line.starts_with('#'));
    let lines = lines.filter_map(|line| line.split_once(" = "));
    let lines = lines.filter(|(said, _)| said.split(", ").any(|other| fits_word(word, other)));
    let meanings = lines.flat_map(|(_, meant)| meant.split(", "));
    meanings.filter(|meant| *meant != word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_means_the_words_of_its_line_but_itself() {
        assert_eq!(meanings("restart"), ["reboot"]);
        assert_eq!(meanings("servers"), ["instance"]);
        assert_eq!(meanings("list"), ["describe", "get"]);
        assert_eq!(meanings("queue"), [""; 0]);
    }
}
