//! Inputs that the AWS CLI might refuse: valid ones with something changed.

use wireform_model::value::{Map, Number, Value};
use wireform_model::{Kind, Member, OperationRef, Shape};

use crate::{Random, valid};

/// A valid input with one or two changes, each at a place that is as likely as any other.
///
/// The CLI accepts some of them, such as what only the service would reject.
pub fn broken(random: &mut Random, operation: OperationRef<'_>) -> Value {
    let mut input = valid(random, operation);
    damage(random, operation, &mut input);
    input
}

/// Makes one or two changes to an input; in 2 % of all cases replaces it.
pub fn damage(random: &mut Random, operation: OperationRef<'_>, input: &mut Value) {
    if random.percent(2) {
        *input = misfit(random);
        return;
    }
    let Some(shape) = operation.input() else {
        return;
    };
    for _ in 0..1 + random.below(2) {
        let mut walk = DamageWalk {
            random,
            operation,
            left: 0,
        };
        walk.left = walk.random.below(count(input));
        walk.damage(input, shape);
    }
}

/// The number of values, this one included.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::List(items) => items.iter().map(count).sum(),
        Value::Map(map) => map.iter().map(|(_, value)| count(value)).sum::<usize>(),
        _ => 0,
    }
}

struct DamageWalk<'r, 'm> {
    random: &'r mut Random,
    operation: OperationRef<'m>,
    /// How many values to skip before the one that is changed.
    left: usize,
}

impl DamageWalk<'_, '_> {
    /// Changes the chosen value if it is this one or inside it, and returns whether it was.
    fn damage(&mut self, value: &mut Value, shape: &Shape) -> bool {
        if self.left == 0 {
            self.spoil(value, shape);
            return true;
        }
        self.left -= 1;
        match (&shape.kind, value) {
            (Kind::Structure(structure), Value::Map(map)) => {
                for (name, value) in map.entries_mut() {
                    let member = structure.member(name);
                    if self.damage_below(value, member) {
                        return true;
                    }
                }
            }
            (Kind::Map { value: member, .. }, Value::Map(map)) => {
                for (_, value) in map.entries_mut() {
                    if self.damage_below(value, Some(member)) {
                        return true;
                    }
                }
            }
            (Kind::List { member }, Value::List(items)) => {
                for item in items {
                    if self.damage_below(item, Some(member)) {
                        return true;
                    }
                }
            }
            // Inside a document type, or inside a value of the wrong type after the first change.
            (_, value) => {
                let inside = count(value) - 1;
                if self.left < inside {
                    *value = misfit(self.random);
                    return true;
                }
                self.left -= inside;
            }
        }
        false
    }

    fn damage_below(&mut self, value: &mut Value, member: Option<&Member>) -> bool {
        match member {
            Some(member) => {
                let shape = self.operation.target(member);
                self.damage(value, shape)
            }
            None => false,
        }
    }

    fn spoil(&mut self, value: &mut Value, shape: &Shape) {
        if self.random.percent(25) {
            *value = misfit(self.random);
            return;
        }
        match (&shape.kind, &mut *value) {
            (Kind::Structure(structure), Value::Map(map)) => {
                let names: Vec<&str> = structure.members.iter().map(|m| m.name.as_str()).collect();
                self.spoil_structure(map, &names);
            }
            (Kind::Map { .. }, Value::Map(map)) => self.spoil_map(map),
            (Kind::List { .. }, Value::List(items)) => self.spoil_list(items),
            (Kind::String, Value::String(text)) => self.spoil_text(text, shape),
            (Kind::Integer | Kind::Long | Kind::Float | Kind::Double, Value::Number(_)) => {
                *value = self.odd_number(shape);
            }
            (Kind::Timestamp, _) => *value = self.odd_time(),
            (Kind::Blob, _) => *value = Value::from(self.random.pick(ODD_BLOBS)),
            _ => *value = misfit(self.random),
        }
    }

    /// Removes, renames or adds a member, so that a union may have none or two.
    fn spoil_structure(&mut self, map: &mut Map, names: &[&str]) {
        let entries = map.entries_mut();
        match self.random.below(5) {
            0 | 1 if !entries.is_empty() => {
                entries.remove(self.random.below(entries.len()));
            }
            2 if !entries.is_empty() => {
                let place = self.random.below(entries.len());
                let (name, _) = &mut entries[place];
                *name = match self.random.below(3) {
                    0 => name.to_lowercase(),
                    1 => format!("{name}s"),
                    _ => format!("{name} "),
                };
            }
            3 if !names.is_empty() => {
                let name = self.random.pick(names);
                let value = misfit(self.random);
                map.set(name, value);
            }
            _ => {
                let name = self.random.pick(&["", "Nonsense", "tags", "a/b", "é"]);
                map.push(name, misfit(self.random));
            }
        }
    }

    fn spoil_map(&mut self, map: &mut Map) {
        let entries = map.entries_mut();
        match entries.len() {
            0 => map.push("", misfit(self.random)),
            length if self.random.percent(50) => {
                let place = self.random.below(length);
                entries[place].0 = self.random.pick(&["", "é", "\n", "Nonsense"]).to_owned();
            }
            _ => entries.clear(),
        }
    }

    fn spoil_list(&mut self, items: &mut Vec<Value>) {
        match self.random.below(3) {
            0 => items.clear(),
            1 => {
                items.pop();
            }
            _ => items.push(misfit(self.random)),
        }
    }

    /// One character shorter than the minimum, empty, or not among the values of an enum.
    fn spoil_text(&mut self, text: &mut String, shape: &Shape) {
        let least: usize = match &shape.min {
            Some(min) => min.text().parse().unwrap_or(0),
            None => 0,
        };
        *text = match self.random.below(3) {
            0 => "é".repeat(least.saturating_sub(1)),
            1 => String::new(),
            _ => "BOGUS".to_owned(),
        };
    }

    fn odd_number(&mut self, shape: &Shape) -> Value {
        let below = shape.min.as_ref().and_then(|min| min.text().parse().ok());
        let below = below.map(|min: i64| min.saturating_sub(1).to_string());
        match below {
            Some(below) if self.random.percent(50) => number(&below),
            _ => number(self.random.pick(NUMBERS)),
        }
    }

    fn odd_time(&mut self) -> Value {
        match self.random.below(4) {
            0 => number(self.random.pick(NUMBERS)),
            _ => Value::from(self.random.pick(TIMESTAMPS)),
        }
    }
}

/// A value that has the right type hardly anywhere.
fn misfit(random: &mut Random) -> Value {
    match random.below(10) {
        0 | 1 => Value::Null,
        2 => Value::Bool(random.percent(50)),
        3 => number(random.pick(NUMBERS)),
        4 => Value::from(random.pick(&["", "0", "true", "1e3", "text", "YQ", "2023-11-14"])),
        5 => Value::Map(Map::new()),
        6 => Value::List(Vec::new()),
        7 => Value::List(vec![Value::from("a")]),
        8 => Value::List(vec![Value::Null, Value::List(Vec::new())]),
        _ => Value::Map([("a".to_owned(), Value::Null)].into_iter().collect()),
    }
}

fn number(text: &str) -> Value {
    Number::parse(text).map_or(Value::Null, Value::Number)
}

/// Numbers at the limits that some reader has.
pub const NUMBERS: &[&str] = &[
    "0",
    "-0",
    "-1",
    "1",
    "1.0",
    "-0.5",
    "1e3",
    "1e400",
    "-1e-400",
    "2147483648",
    "9223372036854775808",
    "1e20",
    "253402300800",
    "-62135596801",
];

/// Texts that are not timestamps, some of which look like one, and timestamps in unusual formats.
pub const TIMESTAMPS: &[&str] = &[
    "",
    " ",
    "soon",
    "tomorrow",
    "now",
    "T",
    "2023",
    "2023-11",
    "20231114",
    "2023-13-45",
    "2023-13-01",
    "2023-02-30",
    "2023-11-14T25:00:00Z",
    "2023-11-14T22:61:00Z",
    "2023-11-14T22:13",
    "2023-11-14T22:13:20+25:00",
    "2023-11-14T22:13:20 Europe/Berlin",
    "0000-01-01T00:00:00Z",
    "14 Nov 2023",
    "Tue, 14 Nov 2023 22:13:20 GMT",
    "Tuesday",
    "in 5 minutes",
    "1700000000",
    "1700000000.5",
    "1e9",
    "1e30",
    "-1",
    "NaN",
    "Infinity",
    "22:13",
    "2023/11/14",
    "14.11.2023",
    "2023-11-14x",
    "99999999999999999999",
    "٢٠٢٣-١١-١٤",
    "0",
    "true",
    "1e3",
    "text",
    "YQ",
];

const ODD_BLOBS: &[&str] = &[
    "YQ", "YQ=", "YQ===", "Y", "====", "YQ==YQ==", "Y Q = =", "\nYQ==\n", "-_-_", "é", "a b c d",
    "YQ=a", "file://x", "*", "Y*Q==",
];
