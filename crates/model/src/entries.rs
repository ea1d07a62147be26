//! Objects whose entries count in their order, such as the members of a structure.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

/// Reads an object as a list of its entries, in their order; for serde's `deserialize_with`.
///
/// # Errors
///
/// Where it is not an object, a key occurs twice, or a value cannot be read: the message then begins with its key.
pub fn entries<'de, D, T>(deserializer: D) -> Result<Vec<(String, T)>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    deserializer.deserialize_map(Entries(PhantomData))
}

struct Entries<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Entries<T> {
    type Value = Vec<(String, T)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            let value = map.next_value();
            let value = value.map_err(|error| A::Error::custom(format_args!("{key}: {error}")))?;
            entries.push((key, value));
        }
        match duplicate(&entries) {
            Some(key) => Err(A::Error::custom(format_args!("duplicate key `{key}`"))),
            None => Ok(entries),
        }
    }
}

fn duplicate<T>(entries: &[(String, T)]) -> Option<&str> {
    let mut keys: Vec<&str> = entries.iter().map(|(key, _)| key.as_str()).collect();
    keys.sort_unstable();
    let mut pairs = keys.windows(2);
    pairs.find_map(|pair| match pair {
        [one, other] if one == other => Some(*one),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<(String, bool)>, String> {
        let mut reader = serde_json::Deserializer::from_str(text);
        entries(&mut reader).map_err(|error| error.to_string())
    }

    #[test]
    fn entries_keep_their_order() {
        let entries = [("b".to_owned(), true), ("a".to_owned(), false)];
        assert_eq!(read(r#"{"b":true,"a":false}"#), Ok(entries.to_vec()));
    }

    #[test]
    fn errors_say_what_and_where() {
        let error = |text| read(text).unwrap_err();
        assert_eq!(
            error("{\n\"a\": 1}"),
            "a: invalid type: integer `1`, expected a boolean at line 2 column 6"
        );
        assert_eq!(
            error(r#"{"a":true,"a":true}"#),
            "duplicate key `a` at line 1 column 19"
        );
        assert!(error("[]").contains("expected an object"));
    }
}
