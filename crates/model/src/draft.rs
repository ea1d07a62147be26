//! What is filled in: the input, and the facts beside it.

use crate::value::{Map, Value};

/// The one value from which everything else is derived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The input in API member names; any JSON value, since anything can be pasted.
    pub input: Value,
    /// What rules need and the input does not contain.
    pub facts: Facts,
}

/// What rules need and the request does not carry, by name: `ProtocolType` is `HTTP`.
///
/// A fact that is left open is absent; the others are in the order of their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts(Vec<(String, String)>);

/// The fact that names the file to which the CLI writes a response that is a stream.
pub const OUTFILE: &str = "outfile";

impl Default for Draft {
    fn default() -> Self {
        Draft {
            input: Value::Map(Map::new()),
            facts: Facts::default(),
        }
    }
}

impl Draft {
    /// The member at the top of the input that counts.
    pub fn member(&self, name: &str) -> Option<&Value> {
        self.input.as_map().and_then(|map| map.get(name))
    }
}

impl Facts {
    /// The fact of a name; `None` where it is left open.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter()
            .find(|(other, _)| *other == name)
            .map(|(_, value)| value)
    }

    /// The name of the file whose bytes a streaming member has: the fact `file.Body` of `Body`.
    ///
    /// Such a member's option takes a file name, which neither document nor request can express.
    /// It counts only while the input leaves the member unset.
    pub fn file(&self, member: &str) -> Option<&str> {
        self.get(&file_fact(member)).filter(|name| !name.is_empty())
    }

    /// Names that file, or none.
    pub fn set_file(&mut self, member: &str, name: Option<&str>) {
        self.set(&file_fact(member), name);
    }

    /// Tells a fact, or leaves it open again where `value` is `None`.
    pub fn set(&mut self, name: &str, value: Option<&str>) {
        self.0.retain(|(other, _)| other != name);
        if let Some(value) = value {
            let place = self.0.partition_point(|(other, _)| other.as_str() < name);
            self.0.insert(place, (name.to_owned(), value.to_owned()));
        }
    }

    /// Names and values, in the order of the names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

/// Of two facts with one name the last counts.
impl FromIterator<(String, String)> for Facts {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(facts: I) -> Self {
        let mut all = Facts::default();
        for (name, value) in facts {
            all.set(&name, Some(&value));
        }
        all
    }
}

/// The fact that names the file whose bytes a streaming member has: `file.Body` of `Body`.
pub fn file_fact(member: &str) -> String {
    format!("file.{member}")
}
