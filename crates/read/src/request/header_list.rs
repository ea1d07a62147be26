//! Lists in a header: `a, "b, c", d`.

/// The items of a list; the dates of HTTP have a comma inside.
pub(super) fn items(text: &str, are_dates: bool) -> Vec<String> {
    if are_dates {
        let parts: Vec<&str> = text.split(',').map(str::trim).collect();
        return parts.chunks(2).map(|pair| pair.join(", ")).collect();
    }
    let mut items = Vec::new();
    let mut rest = text.trim_start();
    loop {
        let (item, behind) = match rest.strip_prefix('"') {
            Some(quoted) => of_quotes(quoted),
            None => match rest.split_once(',') {
                Some((item, behind)) => (item.trim_end().to_owned(), Some(behind)),
                None => (rest.to_owned(), None),
            },
        };
        items.push(item);
        match behind {
            Some(behind) => rest = behind.trim_start(),
            None => return items,
        }
    }
}

/// The item in front of the closing quote, and what follows the next comma.
fn of_quotes(text: &str) -> (String, Option<&str>) {
    let mut item = String::new();
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' => item.extend(letters.next().map(|(_, letter)| letter)),
            '"' => {
                let behind = text.get(at + 1..).unwrap_or_default();
                return (item, behind.split_once(',').map(|(_, behind)| behind));
            }
            letter => item.push(letter),
        }
    }
    (item, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_cut_at_commas_outside_of_quotes() {
        assert_eq!(items("a,b", false), ["a", "b"]);
        assert_eq!(items("a, \"b,c\" ,d", false), ["a", "b,c", "d"]);
        assert_eq!(items("\"a\\\"b\",", false), ["a\"b", ""]);
        assert_eq!(items("\"open", false), ["open"]);
        assert_eq!(items("", false), [""]);
        let dates = items(
            "Tue, 14 Nov 2023 22:13:20 GMT,Wed, 15 Nov 2023 22:13:20 GMT",
            true,
        );
        assert_eq!(dates.len(), 2);
        assert_eq!(dates[1], "Wed, 15 Nov 2023 22:13:20 GMT");
    }
}
