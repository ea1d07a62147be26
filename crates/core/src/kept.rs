use crate::value::Value;

/// What was made of the members of the last input, to be taken again where a member is the same.
///
/// What is made of a member must depend on its name and its value alone.
#[derive(Debug)]
pub(crate) struct Kept<T> {
    last: Vec<Option<Member<T>>>,
    now: Vec<Option<Member<T>>>,
}

#[derive(Debug)]
struct Member<T> {
    name: String,
    value: Value,
    made: T,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Kept {
            last: Vec::new(),
            now: Vec::new(),
        }
    }
}

impl<T: Clone> Kept<T> {
    /// Begins with the members of the next input.
    pub fn begin(&mut self) {
        self.last = std::mem::take(&mut self.now);
    }

    /// What is made of a member.
    pub fn of(&mut self, name: &str, value: &Value, make: impl FnOnce() -> T) -> T {
        let member = self.take(name, value).unwrap_or_else(|| Member {
            name: name.to_owned(),
            value: value.clone(),
            made: make(),
        });
        let made = member.made.clone();
        self.now.push(Some(member));
        made
    }

    fn take(&mut self, name: &str, value: &Value) -> Option<Member<T>> {
        let is_same = |slot: &Option<Member<T>>| {
            let member = slot.as_ref();
            member.is_some_and(|member| member.name == name && member.value == *value)
        };
        // Most stand where they stood.
        let here = self.now.len();
        let found = match self.last.get(here).is_some_and(is_same) {
            true => here,
            false => self.last.iter().position(is_same)?,
        };
        self.last.get_mut(found)?.take()
    }
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
                let text = kept.of(name, &Value::from(*value), || {
                    anew += name;
                    format!("{name}={value}")
                });
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
