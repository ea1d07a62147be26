//! Inputs of the right types whose texts are hard to pass on, and any JSON at all.

use wireform_model::value::{Map, Number, Value};
use wireform_model::{Kind, Location, Member, OperationRef, Shape, Structure};

use crate::{Random, texts};

/// Below this depth lists and maps are as short as they may be, and structures have only what is required.
const DEPTH: usize = 5;

/// After this many values too.
const MOST_VALUES: usize = 200;

/// What is special about the inputs of one test.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hostile<'v> {
    /// Strings with a meaning for the operation, such as parts of its grammars.
    pub vocabulary: &'v [&'v str],
    /// The percentage of values that are any JSON in place of the right type; 0 gives inputs that the CLI sends.
    pub misfits: usize,
}

/// An input with many texts that some reader does not take literally.
///
/// Members may be in any order; members of the input and keys of maps may be repeated.
/// Without misfits the types are right and minimums are kept, so that the CLI sends the input.
pub fn hostile(random: &mut Random, operation: OperationRef<'_>, options: Hostile<'_>) -> Value {
    let mut draw = Draw {
        random,
        operation,
        options,
        left: MOST_VALUES,
    };
    let input = operation.input();
    match input.and_then(Shape::as_structure) {
        _ if draw.random.percent(options.misfits) => any_json(draw.random, options.vocabulary),
        Some(structure) => draw.input(structure),
        None => Value::Map(Map::new()),
    }
}

/// Any JSON, with texts as in [`hostile`].
pub fn any_json(random: &mut Random, vocabulary: &[&str]) -> Value {
    any_json_at(random, vocabulary, 0)
}

fn any_json_at(random: &mut Random, vocabulary: &[&str], depth: usize) -> Value {
    match random.below(if depth > 4 { 4 } else { 6 }) {
        0 => Value::Null,
        1 => Value::Bool(random.percent(50)),
        2 => number(random.pick(NUMBERS)),
        3 => Value::String(text(random, vocabulary)),
        4 => {
            let items = (0..random.below(3)).map(|_| any_json_at(random, vocabulary, depth + 1));
            Value::List(items.collect())
        }
        _ => {
            let mut map = Map::new();
            for _ in 0..random.below(3) {
                let key = text(random, vocabulary);
                map.push(key, any_json_at(random, vocabulary, depth + 1));
            }
            Value::Map(map)
        }
    }
}

struct Draw<'r, 'm, 'v> {
    random: &'r mut Random,
    operation: OperationRef<'m>,
    options: Hostile<'v>,
    /// How many values may be drawn before only what is required is added.
    left: usize,
}

impl Draw<'_, '_, '_> {
    /// All members of the input with a share of the optional ones that differs between inputs.
    fn input(&mut self, structure: &Structure) -> Value {
        let share = 10 + self.random.below(80);
        let mut members = Vec::new();
        for member in &structure.members {
            let times = match member.required || self.random.percent(share) {
                false => 0,
                true if self.random.percent(3) => 2,
                true => 1,
            };
            for _ in 0..times {
                members.push((member.name.clone(), self.value(member, 0)));
            }
        }
        if self.random.percent(20) {
            self.random.shuffle(&mut members);
        }
        if self.random.percent(2 * self.options.misfits) {
            let name = self.key();
            members.push((name, any_json(self.random, self.options.vocabulary)));
        }
        Value::Map(members.into_iter().collect())
    }

    fn structure(&mut self, structure: &Structure, depth: usize) -> Value {
        let mut members: Vec<&Member> = structure.members.iter().collect();
        if structure.union {
            let chosen = self.random.below(members.len());
            members = members.into_iter().skip(chosen).take(1).collect();
        } else {
            members.retain(|member| {
                member.required || (self.may_grow(depth) && self.random.percent(75))
            });
        }
        let values = members
            .into_iter()
            .map(|member| (member.name.clone(), self.value(member, depth)));
        Value::Map(values.collect())
    }

    fn value(&mut self, member: &Member, depth: usize) -> Value {
        let shape = self.operation.target(member);
        self.left = self.left.saturating_sub(1);
        // A shape that requires itself never ends otherwise.
        if depth > 2 * DEPTH || self.random.percent(self.options.misfits) {
            return any_json_at(self.random, self.options.vocabulary, depth);
        }
        match &shape.kind {
            // An unusual path in every request would leave the usual one untested.
            Kind::String if member.location == Location::Uri && self.random.percent(70) => {
                Value::from("a1b2c3d4e5")
            }
            Kind::String | Kind::Blob | Kind::Timestamp => Value::String(self.text(shape)),
            Kind::Boolean => Value::Bool(self.random.percent(50)),
            Kind::Integer | Kind::Long => self.integer(shape),
            Kind::Float | Kind::Double => number(self.random.pick(NUMBERS)),
            Kind::List { member } => {
                let length = self.length(shape, depth);
                let items = (0..length).map(|_| self.value(member, depth + 1));
                Value::List(items.collect())
            }
            Kind::Map { value, .. } => self.map(shape, value, depth),
            Kind::Structure(structure) if structure.document => {
                any_json_at(self.random, self.options.vocabulary, depth)
            }
            Kind::Structure(structure) => self.structure(structure, depth + 1),
        }
    }

    fn map(&mut self, shape: &Shape, value: &Member, depth: usize) -> Value {
        let mut map = Map::new();
        for _ in 0..self.length(shape, depth) {
            let key = self.key();
            if !map.contains_key(&key) || self.random.percent(30) {
                map.push(key, self.value(value, depth + 1));
            }
        }
        Value::Map(map)
    }

    /// Often one that the vocabulary has, or that shorthand can express.
    fn key(&mut self) -> String {
        match (self.random.below(10), self.options.vocabulary) {
            (0..=5, vocabulary @ [_, ..]) => self.random.pick(vocabulary).to_owned(),
            (0..=4, []) => self.random.pick(KEYS).to_owned(),
            _ => text(self.random, self.options.vocabulary),
        }
    }

    fn text(&mut self, shape: &Shape) -> String {
        let enumeration: Vec<&str> = shape.enumeration.iter().map(String::as_str).collect();
        if !enumeration.is_empty() && self.random.percent(50) {
            return self.random.pick(&enumeration).to_owned();
        }
        let mut text = text(self.random, self.options.vocabulary);
        while text.chars().count() < least(shape) {
            text.push('a');
        }
        text
    }

    /// Not below the minimum, with or without misfits: those that are come from [`crate::broken`].
    fn integer(&mut self, shape: &Shape) -> Value {
        if self.options.misfits > 0 && self.random.percent(50) {
            return number(self.random.pick(NUMBERS));
        }
        let bound = |bound: &Option<Number>| bound.as_ref().map(|bound| bound.text().to_owned());
        match self.random.below(8) {
            0 => number(&bound(&shape.min).unwrap_or_else(|| "-5".to_owned())),
            1 => number(&bound(&shape.max).unwrap_or_else(|| "30001".to_owned())),
            2 => number(self.random.pick(&["2147483648", "9223372036854775808"])),
            _ => number(&(least(shape) + self.random.below(30_000)).to_string()),
        }
    }

    fn length(&mut self, shape: &Shape, depth: usize) -> usize {
        let more = match self.may_grow(depth) {
            true => *self.random.pick(&[&0, &1, &1, &2, &3, &5]),
            false => 0,
        };
        least(shape) + more
    }

    fn may_grow(&self, depth: usize) -> bool {
        depth < DEPTH && self.left > 0
    }
}

/// One text in fifty contains NUL, which no command line can contain.
fn text(random: &mut Random, vocabulary: &[&str]) -> String {
    let mut text = match random.below(10) {
        0 => String::new(),
        1..=3 if !vocabulary.is_empty() => random.pick(vocabulary).to_owned(),
        _ => texts::pieces(random, 9, vocabulary),
    };
    if random.percent(2) {
        text.push('\0');
    }
    text
}

fn least(shape: &Shape) -> usize {
    let least = shape.min.as_ref().and_then(|min| min.text().parse().ok());
    least.unwrap_or(0)
}

fn number(text: &str) -> Value {
    Number::parse(text).map_or(Value::Null, Value::Number)
}

/// Keys, most of which shorthand can express.
const KEYS: &[&str] = &[
    "K",
    "a.b",
    "a/b",
    "200",
    "append:header.x",
    "integration.request.header.x",
    "",
    "-",
    "a b",
    "é",
    "a=b",
];

/// Numbers at the limits that some reader has.
const NUMBERS: &[&str] = &[
    "0",
    "-0",
    "1",
    "-5",
    "0.5",
    "29000.0",
    "29000.5",
    "1e3",
    "5E4",
    "-1.25e-7",
    "1e400",
    "-1e-400",
    "2147483648",
    "9007199254740993",
    "9223372036854775808",
    "-9223372036854775809",
    "123456789012345678901234567890",
    "340282366920938463463374607431768211456",
];
