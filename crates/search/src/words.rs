//! How words of a query fit names.

/// The words of a query; of a command that was pasted, those between `aws` and what it is given.
pub(crate) fn words(query: &str) -> Vec<&str> {
    let query = query.trim();
    match query.strip_prefix("aws ") {
        Some(command) => {
            let words = command.split_ascii_whitespace();
            // No command has more words.
            let words = words.take_while(|word| is_command_word(word)).take(3);
            words.flat_map(split).collect()
        }
        None => split(query.split(" --").next().unwrap_or(query)).collect(),
    }
}

/// Whether a word can be one of a command's: no option, and neither a file nor an address.
fn is_command_word(word: &str) -> bool {
    !word.starts_with('-')
        && word
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    // As IAM writes it, `s3:PutObject`, too.
    let words =
        text.split(|c: char| c.is_ascii_whitespace() || matches!(c, '-' | '_' | '/' | ':' | '.'));
    words.filter(|word| !word.is_empty())
}

/// The words of a query without those that stand in every sentence, unless it has no others.
pub(crate) fn telling_words(query: &str) -> Vec<&str> {
    const LITTLE: [&str; 16] = [
        "a", "an", "the", "my", "me", "i", "do", "how", "to", "of", "for", "in", "on", "with",
        "please", "aws",
    ];
    let all = words(query);
    let telling: Vec<&str> = all
        .iter()
        .copied()
        .filter(|word| !LITTLE.contains(word))
        .collect();
    if telling.is_empty() { all } else { telling }
}

/// Whether a word is another, or one is the plural of the other.
pub(crate) fn fits_word(word: &str, other: &str) -> bool {
    word == other || is_plural(word, other) || is_plural(other, word)
}

/// Whether a name fits every word of a query, as a search takes words.
pub fn fits(query: &str, name: &str) -> bool {
    let query = query.to_ascii_lowercase();
    words(&query).iter().all(|word| miss(word, name).is_some())
}

/// What stands between the words of a name: of an operation's hyphens, of a command's spaces as well.
pub(crate) const BETWEEN: [char; 2] = ['-', ' '];

/// How far a word is from fitting a name of words with hyphens; `None` where it does not fit.
pub(crate) fn miss(word: &str, name: &str) -> Option<u32> {
    let of_words = name
        .split(BETWEEN)
        .filter_map(|part| word_miss(word, part))
        .min();
    let squeezed = || squeezed_miss(word, name);
    of_words.or_else(squeezed)
}

pub(crate) fn title_miss(word: &str, title: &str) -> Option<u32> {
    let parts = title.split(|c: char| !c.is_ascii_alphanumeric());
    let parts = parts.flat_map(camel_words);
    parts
        .filter_map(|part| word_miss(word, &part.to_ascii_lowercase()))
        .min()
}

/// The words of a title's word that is made of several, such as `EventBridge`, after itself.
fn camel_words(title: &str) -> Vec<&str> {
    let bytes = title.as_bytes();
    let begins = |at: usize| {
        let before = bytes.get(at.wrapping_sub(1));
        before.is_some_and(u8::is_ascii_lowercase)
            && bytes.get(at).is_some_and(u8::is_ascii_uppercase)
    };
    let mut words = vec![title];
    let mut start = 0;
    for end in (1..=bytes.len()).filter(|end| *end == bytes.len() || begins(*end)) {
        words.extend(title.get(start..end));
        start = end;
    }
    words
}

fn word_miss(word: &str, part: &str) -> Option<u32> {
    if word == part {
        Some(0)
    } else if is_plural(word, part) {
        Some(1)
    } else if part.starts_with(word) {
        Some(2)
    } else if is_shortened(word, part) {
        Some(4)
    } else if word.len() > 3 && differs_by_one(word.as_bytes(), part.as_bytes()) {
        Some(6)
    } else {
        None
    }
}

fn is_plural(word: &str, part: &str) -> bool {
    word.len() > 2 && part.strip_suffix('s') == Some(word)
}

/// Whether a word has letters of another in their order, from its first on: `intgr` of `integration`.
fn is_shortened(word: &str, part: &str) -> bool {
    word.as_bytes().first() == part.as_bytes().first() && has_letters(word, part)
}

/// Whether a name has the letters of a word in their order.
fn has_letters(word: &str, name: &str) -> bool {
    let mut rest = name.bytes();
    word.bytes().all(|letter| rest.any(|other| other == letter))
}

/// For those who write a name in one, as the API does: `createintegration`, `functionurl`.
fn squeezed_miss(word: &str, name: &str) -> Option<u32> {
    const LEAST: usize = 3;
    // Most names are ruled out without a copy.
    if word.len() < LEAST || !has_letters(word, name) {
        return None;
    }
    let squeezed: String = name.split(BETWEEN).collect();
    let at = squeezed.find(word)?;
    match (at, squeezed.len() == word.len()) {
        (0, true) => Some(0),
        (0, false) => Some(3),
        _ => Some(5),
    }
}

/// Whether a word of some length is another with one letter wrong, though not the first.
pub(crate) fn is_misspelt(word: &str, other: &str) -> bool {
    const LEAST: usize = 5;
    let is_long = word.len() >= LEAST && other.len() >= LEAST;
    let [word, other] = [word.as_bytes(), other.as_bytes()];
    is_long && word.first() == other.first() && differs_by_one(word, other)
}

/// Whether one letter is missing, too many, wrong, or changed places with the next.
fn differs_by_one(word: &[u8], part: &[u8]) -> bool {
    let head = word.iter().zip(part).take_while(|(a, b)| a == b).count();
    let (word, part) = (&word[head..], &part[head..]);
    let after = |rest: &[u8], count: usize| rest.get(count..).unwrap_or_default().to_vec();
    let swapped = word.len() > 1
        && part.len() > 1
        && (word[0], word[1]) == (part[1], part[0])
        && after(word, 2) == after(part, 2);
    swapped || after(word, 1) == after(part, 1) || word == after(part, 1) || after(word, 1) == part
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_fits_the_words_of_a_query() {
        assert!(fits("crt intgr", "create-integration") && fits("", "anything"));
        assert!(!fits("delete", "create-integration"));
    }
}
