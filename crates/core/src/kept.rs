//! What was made of the parts of the last value, to be taken again where a part is the same.

use std::mem::discriminant;

use crate::text::Text;
use crate::value::Value;

/// What was made of the members of a map, or of the items of a list, by name or index.
///
/// What is made of a part must depend on its name and its value alone, and on whether it is a map or a list that it is in.
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
        let before = match self.take_named(name) {
            Some(part) if part.value == *value => return (part, None),
            // What is in a map is made otherwise than what is in a list.
            Some(part) if discriminant(&part.value) == discriminant(value) => part.made,
            _ => None,
        };
        let part = Part {
            name: name.to_owned(),
            value: value.clone(),
            made: None,
        };
        (part, before)
    }

    fn take_named(&mut self, name: &str) -> Option<Part<T>> {
        let is_it = |place: &usize| {
            let part = self.last.get(*place).and_then(Option::as_ref);
            part.is_some_and(|part| part.name == name)
        };
        // Most stand where they stood, or beside it.
        let near = self.now.len().saturating_sub(1);
        let near = near.min(self.last.len());
        let found = (near..self.last.len()).chain(0..near).find(is_it)?;
        self.last.get_mut(found)?.take()
    }
}

/// What was written of the parts of a value, and of their parts.
#[derive(Debug, Default)]
pub(crate) struct KeptTexts(Kept<Written>);

type Written = (Text, KeptTexts);

/// Where texts are kept, if they are.
pub(crate) type Keeping<'k> = Option<&'k mut KeptTexts>;

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
    kept: &mut Keeping<'_>,
    name: &str,
    value: &Value,
    write: impl FnOnce(&mut Text, Keeping<'_>),
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
        assert_eq!(write(&[("b", "1"), ("a", "1"), ("a", "1")]), "b");
        assert_eq!(write(&[("a", "1"), ("a", "2")]), "a");
    }
}
