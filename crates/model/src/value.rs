//! Lossless values: what somebody typed, kept as it was typed.

use std::sync::Arc;

use crate::decimal::Decimal;
use crate::has_duplicates::has_duplicates;

/// A JSON value that keeps what other representations lose:
/// the text of a number, the order of a map and its duplicate keys.
///
/// Unset is not a value: a member that is not set is absent from its [`Map`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, by its text.
    Number(Number),
    /// A string.
    String(String),
    /// An array.
    List(Vec<Value>),
    /// An object.
    Map(Map),
}

/// The text of a JSON number, exactly as it was written (`1e3`, `29000`, `-0`),
/// or one of the three names that Python's `json` module reads as a float: `NaN`, `Infinity`, `-Infinity`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number(String);

/// Ordered entries; a key that was typed twice is here twice.
///
/// A clone shares them until one of the two is edited: both to clone a map and to compare it with a clone costs little.
#[derive(Clone, Debug, Default, Eq)]
pub struct Map {
    entries: Arc<Vec<(String, Value)>>,
}

impl PartialEq for Map {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.entries, &other.entries) || self.entries == other.entries
    }
}

impl Value {
    /// The name of the JSON type, for messages.
    pub fn type_name(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::List(_) => "an array",
            Value::Map(_) => "an object",
        }
    }

    /// The string, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The map, if it is one.
    pub fn as_map(&self) -> Option<&Map> {
        match self {
            Value::Map(map) => Some(map),
            _ => None,
        }
    }

    /// The map to be edited, if it is one.
    pub fn as_map_mut(&mut self) -> Option<&mut Map> {
        match self {
            Value::Map(map) => Some(map),
            _ => None,
        }
    }

    /// The items, if it is a list.
    pub fn as_list(&self) -> Option<&[Value]> {
        match self {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    /// The boolean, if it is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Value::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The number, if it is one.
    pub fn as_number(&self) -> Option<&Number> {
        match self {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }
}

impl Value {
    /// Whether it is a text, a list or a map with nothing in it.
    pub fn is_empty(&self) -> bool {
        match self {
            Value::String(text) => text.is_empty(),
            Value::List(items) => items.is_empty(),
            Value::Map(map) => map.is_empty(),
            Value::Null | Value::Bool(_) | Value::Number(_) => false,
        }
    }

    /// The entries of a map that count; none of anything else.
    pub fn entries(&self) -> std::vec::IntoIter<(&str, &Value)> {
        match self {
            Value::Map(map) => map.effective(),
            _ => Vec::new().into_iter(),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::String(text.to_owned())
    }
}

impl Number {
    /// The names of the floats that have no digits.
    pub const NAMES: [&str; 3] = ["NaN", "Infinity", "-Infinity"];

    /// A number from its text, or `None` where the text is neither a JSON number
    /// (RFC 8259, section 6: no leading zeros, no plus sign, no bare point) nor one of the names.
    pub fn parse(text: &str) -> Option<Self> {
        let is_number = is_json_number(text) || Number::NAMES.contains(&text);
        is_number.then(|| Number(text.to_owned()))
    }

    /// The text, as it was written.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Whether Python's `json` module would read it as an `int`: neither fraction nor exponent.
    pub fn is_integer(&self) -> bool {
        !self.0.contains(['.', 'e', 'E']) && !self.is_name()
    }

    /// Whether it is one of the floats that have no digits.
    pub fn is_name(&self) -> bool {
        Number::NAMES.contains(&self.text())
    }

    /// Whether it is `NaN`, which is neither less nor more than any other number.
    pub fn is_nan(&self) -> bool {
        self.0 == "NaN"
    }

    /// Whether it is an integer of more digits than Python reads: its `json` module takes 4,300 of them,
    /// and the CLI refuses the whole document otherwise.
    pub fn is_too_long(&self) -> bool {
        const MOST_DIGITS: usize = 4_300;
        self.is_integer() && self.0.trim_start_matches('-').len() > MOST_DIGITS
    }

    /// The value as Python compares it: that of an integer is exact, any other is the nearest double's.
    /// Where that would be infinite the value stays what it is, which is beyond all doubles too.
    pub fn value(&self) -> Decimal {
        let text = match self.text() {
            "Infinity" => "1e999",
            "-Infinity" => "-1e999",
            text => text,
        };
        // The text is a number, so that it can be read; NaN has no value, and nobody asks for it.
        let exact = Decimal::parse(text).unwrap_or_default();
        match exact.nearest_double() {
            Some(double) if !self.is_integer() => double,
            _ => exact,
        }
    }

    /// The nearest double, or `None` where it is infinite.
    pub fn double(&self) -> Option<f64> {
        Decimal::parse(&self.0)?.double()
    }

    /// The value as a count, where it fits into `usize`.
    pub fn count(&self) -> Option<usize> {
        let count: u64 = self.0.parse().ok()?;
        usize::try_from(count).ok()
    }

    /// Whether its nearest double has no digits: it is infinite or `NaN`.
    pub fn overflows(&self) -> bool {
        self.is_name()
            || Decimal::parse(&self.0).is_some_and(|exact| exact.nearest_double().is_none())
    }
}

impl Map {
    /// An empty map.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many entries there are, duplicates included.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it has no entries.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// All entries in order, duplicates included.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Value)> {
        self.entries
            .iter()
            .map(|(key, value)| (key.as_str(), value))
    }

    /// All entries in order, duplicates included.
    pub fn entries(&self) -> &[(String, Value)] {
        &self.entries
    }

    /// All entries in order, duplicates included, without a copy where nobody shares them.
    pub fn into_entries(self) -> Vec<(String, Value)> {
        Arc::unwrap_or_clone(self.entries)
    }

    /// All entries, to be edited in place.
    pub fn entries_mut(&mut self) -> &mut Vec<(String, Value)> {
        Arc::make_mut(&mut self.entries)
    }

    /// The value that counts for `key`: the last one, as every JSON reader of the AWS CLI has it.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.entries
            .iter()
            .rev()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value)
    }

    /// The value that counts for `key`, to be edited.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Value> {
        self.entries_mut()
            .iter_mut()
            .rev()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value)
    }

    /// Whether an entry has this key.
    pub fn contains_key(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Appends an entry, even where the key exists already.
    pub fn push(&mut self, key: impl Into<String>, value: Value) {
        self.entries_mut().push((key.into(), value));
    }

    /// Replaces the value that counts for `key`, or appends an entry.
    pub fn set(&mut self, key: &str, value: Value) {
        match self.get_mut(key) {
            Some(slot) => *slot = value,
            None => self.push(key, value),
        }
    }

    /// Removes every entry with this key.
    pub fn remove(&mut self, key: &str) {
        self.entries_mut().retain(|(name, _)| name != key);
    }

    /// The entries as a JSON reader keeps them: a key at its first place, with its last value.
    pub fn effective(&self) -> std::vec::IntoIter<(&str, &Value)> {
        if !self.has_duplicates() {
            return self.iter().collect::<Vec<_>>().into_iter();
        }
        let mut values = vec![None; self.len()];
        for run in self.by_key().chunk_by(|(a, _), (b, _)| a == b) {
            if let (Some((_, first)), Some((_, last))) = (run.first(), run.last())
                && let Some(value) = values.get_mut(*first)
            {
                *value = self.entries.get(*last).map(|(_, value)| value);
            }
        }
        let entries = self.entries.iter().zip(values);
        let kept = entries.filter_map(|((key, _), value)| Some((key.as_str(), value?)));
        kept.collect::<Vec<_>>().into_iter()
    }

    /// Whether two entries have the same key.
    pub fn has_duplicates(&self) -> bool {
        has_duplicates(self.entries.iter().map(|(key, _)| key.as_str()))
    }

    /// The keys with the places of their entries, in the order of both.
    pub fn by_key(&self) -> Vec<(&str, usize)> {
        let keys = self.entries.iter().enumerate();
        let mut keys: Vec<_> = keys
            .map(|(place, (key, _))| (key.as_str(), place))
            .collect();
        keys.sort_unstable();
        keys
    }
}

impl FromIterator<(String, Value)> for Map {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(entries: I) -> Self {
        Map {
            entries: Arc::new(entries.into_iter().collect()),
        }
    }
}

fn is_json_number(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let integer_len = unsigned.bytes().take_while(u8::is_ascii_digit).count();
    let (integer, rest) = unsigned.split_at(integer_len);
    let leading_zero = integer.len() > 1 && integer.starts_with('0');
    !integer.is_empty() && !leading_zero && is_fraction_and_exponent(rest)
}

fn is_fraction_and_exponent(text: &str) -> bool {
    let after_fraction = match text.strip_prefix('.') {
        Some(fraction) => match skip_digits(fraction) {
            Some(rest) => rest,
            None => return false,
        },
        None => text,
    };
    match after_fraction.strip_prefix(['e', 'E']) {
        Some(exponent) => {
            skip_digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)) == Some("")
        }
        None => after_fraction.is_empty(),
    }
}

/// What follows one or more digits, or `None` without a digit.
fn skip_digits(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    (rest.len() < text.len()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_numbers_are_told_from_other_text() {
        for text in [
            "0",
            "-0",
            "10",
            "1.5",
            "1e3",
            "1E+3",
            "-1.25e-7",
            "NaN",
            "-Infinity",
        ] {
            assert!(Number::parse(text).is_some(), "{text}");
        }
        for text in [
            "", "-", "01", "+1", ".5", "1.", "1e", "1e+", "0x1", "nan", "inf", "-NaN", "1 ", "１",
        ] {
            assert!(Number::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn python_reads_4300_digits() {
        let is_too_long = |text: &str| Number::parse(text).unwrap().is_too_long();
        let most = "9".repeat(4_300);
        assert!(!is_too_long(&most));
        assert!(!is_too_long(&format!("-{most}")));
        assert!(is_too_long(&format!("{most}9")));
        assert!(!is_too_long(&format!("{most}9.0")));
    }

    #[test]
    fn the_last_of_duplicate_keys_counts_at_the_first_place() {
        let map: Map = [("a", "1"), ("b", "2"), ("a", "3")]
            .map(|(key, value)| (key.to_owned(), Value::from(value)))
            .into_iter()
            .collect();
        assert!(map.has_duplicates());
        let effective: Vec<_> = map
            .effective()
            .map(|(key, value)| (key, value.as_str().unwrap()))
            .collect();
        assert_eq!(effective, [("a", "3"), ("b", "2")]);
    }
}
