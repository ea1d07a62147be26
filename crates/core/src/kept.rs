//! What was made of the parts of the last value, to be taken again where a part is the same.

use crate::text::Text;
use crate::value::Value;

/// What was made of the members of a map, or of the items of a list, by name or index.
///
/// What is made of a part must depend on its name and its value alone.
#[derive(Debug)]
pub(crate) struct Kept<T> {
    last: Vec<Option<Part<T>>>,
    now: Vec<Option<Part<T>>>,
}

#[derive(Debug)]
struct Part<T> {
    name: String,
    value: Value,
    made: Option<T>,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Kept {
            last: Vec::new(),
            now: Vec::new(),
        }
    }
}

impl<T> Kept<T> {
    /// Begins with the parts of the next value.
    pub fn begin(&mut self) {
        self.last = std::mem::take(&mut self.now);
    }

    /// What is seen of what is made of a part.
    pub fn of<R>(
        &mut self,
        name: &str,
        value: &Value,
        make: impl FnOnce() -> T,
        see: impl FnOnce(&T) -> R,
    ) -> R {
        let (mut part, _) = self.take(name, value);
        let seen = see(part.made.get_or_insert_with(make));
        self.now.push(Some(part));
        seen
    }

    /// A part as it was; or one of which nothing is made yet, and what was made of the part of this name before.
    ///
    /// As the others here it stands once in the page's program, and not in all that call it.
    #[inline(never)]
    fn take(&mut self, name: &str, value: &Value) -> (Part<T>, Option<T>) {
        if let Some(part) = self.take_named(name, Some(value)) {
            return (part, None);
        }
        let before = self.take_named(name, None);
        let part = Part {
            name: name.to_owned(),
            value: value.clone(),
            made: None,
        };
        (part, before.and_then(|part| part.made))
    }

    /// The first part of a name, or of a name and a value.
    fn take_named(&mut self, name: &str, value: Option<&Value>) -> Option<Part<T>> {
        let is_it = |slot: &Option<Part<T>>| {
            let part = slot.as_ref().filter(|part| part.name == name);
            part.is_some_and(|part| value.is_none_or(|value| part.value == *value))
        };
        // Most stand where they stood.
        let here = self.now.len();
        let found = match self.last.get(here).is_some_and(is_it) {
            true => here,
            false => self.last.iter().position(is_it)?,
        };
        self.last.get_mut(found)?.take()
    }
}

/// What was written of the parts of a value, and of their parts.
#[derive(Debug, Default)]
pub(crate) struct KeptTexts(Kept<Written>);

type Written = (Text, KeptTexts);

impl KeptTexts {
    /// Begins with the parts of the next value.
    pub fn begin(&mut self) {
        self.0.begin();
    }

    /// A part with what was written of it, and whether that is to be written anew.
    #[inline(never)]
    fn enter(&mut self, name: &str, value: &Value) -> (Part<Written>, bool) {
        let (mut part, before) = self.0.take(name, value);
        let is_new = part.made.is_none();
        part.made.get_or_insert_with(|| {
            let mut parts = before.map(|(_, parts)| parts).unwrap_or_default();
            parts.begin();
            (Text::new(), parts)
        });
        (part, is_new)
    }

    #[inline(never)]
    fn leave(&mut self, part: Part<Written>, out: &mut Text) {
        if let Some((text, _)) = &part.made {
            out.append(text);
        }
        self.0.now.push(Some(part));
    }
}

/// Appends what a function writes of a part, or what it wrote of it before: of what has parts itself, where texts are kept.
pub(crate) fn append(
    out: &mut Text,
    kept: &mut Option<&mut KeptTexts>,
    name: &str,
    value: &Value,
    write: impl FnOnce(&mut Text, Option<&mut KeptTexts>),
) {
    let has_parts = matches!(value, Value::Map(_) | Value::List(_));
    let Some(kept) = kept.as_mut().filter(|_| has_parts) else {
        return write(out, None);
    };
    let (mut part, is_new) = kept.enter(name, value);
    if let Some((text, parts)) = part.made.as_mut().filter(|_| is_new) {
        write(text, Some(parts));
    }
    kept.leave(part, out);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_the_same_is_not_made_again() {
        let mut kept = Kept::default();
        let mut write = |members: &[(&str, &str)]| {
            kept.begin();
            let mut anew = String::new();
            for (name, value) in members {
                let make = || {
                    anew += name;
                    format!("{name}={value}")
                };
                let text = kept.of(name, &Value::from(*value), make, String::clone);
                assert_eq!(text, format!("{name}={value}"));
            }
            anew
        };
        assert_eq!(write(&[("a", "1"), ("b", "2")]), "ab");
        assert_eq!(write(&[("a", "1"), ("b", "3")]), "b");
        assert_eq!(write(&[("b", "3"), ("c", "4"), ("a", "1")]), "c");
        assert_eq!(write(&[("a", "1"), ("a", "1")]), "a");
    }
}
