//! Inputs drawn at random, over every member that the real CLI knows.

use std::env;
use std::ops::Range;

use wireform_model::draft::{Draft, Facts};
use wireform_model::value::{Map, Number, Value};

use crate::random::Random;

/// The seed of all inputs: `WIREFORM_SEED`, or the one that every run uses.
pub fn seed() -> u64 {
    from_environment("WIREFORM_SEED", 20_261_123)
}

/// How many inputs are drawn: `WIREFORM_INPUTS`, or `usual`.
pub fn count(usual: usize) -> usize {
    from_environment("WIREFORM_INPUTS", usual as u64) as usize
}

/// How many operations are drawn: `WIREFORM_OPERATIONS`, where `all` is every one of them, or as many as make a proof.
pub fn operations() -> Option<usize> {
    const NAME: &str = "WIREFORM_OPERATIONS";
    let is_all = env::var(NAME).is_ok_and(|text| text == "all");
    (!is_all).then(|| from_environment(NAME, 3_000) as usize)
}

/// An input with every value of the type that the CLI wants.
///
/// `skeleton` is what `--generate-cli-skeleton` prints: it names the members and shows their types by example.
/// Most members are left out, each about as often as not; `required` ones never are.
pub fn sound(random: &mut Random, skeleton: &Map, required: &[&str]) -> Draft {
    let mut draw = Draw { random };
    let mut members: Vec<(String, Value)> = Vec::new();
    let share = 10 + draw.random.below(60);
    for (name, example) in skeleton.iter() {
        if required.contains(&name) || draw.random.percent(share) {
            members.push((name.to_owned(), draw.member(name, example)));
        }
    }
    if draw.random.percent(20) {
        draw.random.shuffle(&mut members);
    }
    Draft {
        input: Value::Map(members.into_iter().collect()),
        facts: draw.facts(),
    }
}

/// An input that was sound until something was done to it; most CLIs would refuse most of them.
pub fn broken(random: &mut Random, skeleton: &Map, required: &[&str]) -> Draft {
    let mut draft = sound(random, skeleton, required);
    let mut draw = Draw { random };
    if draw.random.percent(3) {
        draft.input = draw.misfit();
        return draft;
    }
    for _ in 0..1 + draw.random.below(2) {
        if let Value::Map(members) = &mut draft.input {
            draw.damage(members, required);
        }
    }
    draft
}

struct Draw<'r> {
    random: &'r mut Random,
}

impl Draw<'_> {
    fn facts(&mut self) -> Facts {
        let mut facts = Facts::default();
        if self.random.percent(60) {
            let protocol = self.random.pick(&["HTTP", "WEBSOCKET"]);
            facts.set("ProtocolType", Some(protocol));
        }
        facts
    }

    fn member(&mut self, name: &str, example: &Value) -> Value {
        match (name, example) {
            // An odd path in every other request would leave the usual one unproven.
            ("ApiId", _) if self.random.percent(70) => Value::from("a1b2c3d4e5"),
            _ => self.value(example),
        }
    }

    /// A value of the type that an example in the skeleton has.
    fn value(&mut self, example: &Value) -> Value {
        match example {
            Value::Number(_) => self.integer(),
            Value::Map(members) => match members.get("KeyName") {
                Some(entry) => self.map(entry),
                None => self.structure(members),
            },
            _ => Value::String(self.text()),
        }
    }

    fn integer(&mut self) -> Value {
        let text = match self.random.below(8) {
            0 => self.random.pick(&["50", "29000", "30000"]).to_owned(),
            1 => self
                .random
                .pick(&["30001", "2147483648", "9223372036854775808"])
                .to_owned(),
            _ => (50 + self.random.below(29_951)).to_string(),
        };
        number(&text)
    }

    fn structure(&mut self, members: &Map) -> Value {
        let mut chosen = Map::new();
        for (name, example) in members.iter() {
            if self.random.percent(80) {
                chosen.push(name, self.value(example));
            }
        }
        Value::Map(chosen)
    }

    fn map(&mut self, example: &Value) -> Value {
        let mut map = Map::new();
        let length = self.random.pick(&[&0, &1, &1, &2, &3, &5]);
        for _ in 0..*length {
            let key = self.key();
            if map.contains_key(&key) && self.random.percent(70) {
                continue;
            }
            map.push(key, self.value(example));
        }
        Value::Map(map)
    }

    fn key(&mut self) -> String {
        match self.random.below(10) {
            0 => self.text(),
            1 => self.random.pick(&["", "a", "1", "-", "--a"]).to_owned(),
            _ => self.random.pick(KEYS).to_owned(),
        }
    }

    fn text(&mut self) -> String {
        match self.random.below(20) {
            0 | 1 => String::new(),
            2..=6 => self.random.pick(REALISTIC).to_owned(),
            7..=9 => {
                let opening = self.random.pick(OPENINGS);
                opening.to_owned() + &self.fragments(0..4)
            }
            10 => {
                let realistic = self.random.pick(REALISTIC);
                self.fragments(0..2) + realistic + &self.fragments(0..2)
            }
            11 if self.random.percent(10) => self.fragments(1..3).repeat(2_000),
            _ => self.fragments(1..7),
        }
    }

    fn fragments(&mut self, count: Range<usize>) -> String {
        let count = count.start + self.random.below(count.len());
        (0..count).map(|_| self.random.pick(FRAGMENTS)).collect()
    }

    fn damage(&mut self, members: &mut Map, required: &[&str]) {
        let names: Vec<String> = members.iter().map(|(name, _)| name.to_owned()).collect();
        let Some(name) = names.get(self.random.below(names.len().max(1))) else {
            return;
        };
        match self.random.below(8) {
            0 => members.set(self.random.pick(UNKNOWN), Value::from("x")),
            1 => members.remove(required[self.random.below(required.len())]),
            2 | 3 => {
                let text = self.random.pick(NUMBERS);
                members.set("TimeoutInMillis", number(text));
            }
            4 => {
                let value = members.get(name).cloned().unwrap_or(Value::Null);
                members.remove(name);
                members.push(lower_first(name), value);
            }
            5 => match members.get_mut(name) {
                Some(Value::Map(inner)) => self.damage_inside(inner),
                _ => members.set(name, self.misfit()),
            },
            6 => members.push(name.as_str(), self.misfit()),
            _ => members.set(name, self.misfit()),
        }
    }

    fn damage_inside(&mut self, inner: &mut Map) {
        let key = match inner.iter().next() {
            Some((key, _)) if self.random.percent(70) => key.to_owned(),
            _ => self.key(),
        };
        inner.set(&key, self.misfit());
    }

    /// A value that fits hardly anywhere.
    fn misfit(&mut self) -> Value {
        let list = |items: &[Value]| Value::List(items.to_vec());
        match self.random.below(12) {
            0 | 1 => Value::Null,
            2 => Value::Bool(self.random.percent(50)),
            3 => number(self.random.pick(NUMBERS)),
            4 => Value::String(self.random.pick(NUMBERS).to_owned()),
            5 => Value::Map(Map::new()),
            6 => list(&[]),
            7 => list(&[Value::from("a")]),
            8 => list(&[list(&[])]),
            9 => Value::Map([("a".to_owned(), Value::Null)].into_iter().collect()),
            10 => Value::Map(
                [("ServerNameToVerify".to_owned(), list(&[Value::Null]))]
                    .into_iter()
                    .collect(),
            ),
            _ => Value::String(self.text()),
        }
    }
}

const REALISTIC: &[&str] = &[
    "AWS_PROXY",
    "HTTP_PROXY",
    "MOCK",
    "INTERNET",
    "VPC_LINK",
    "WHEN_NO_MATCH",
    "POST",
    "1.0",
    "2.0",
    "Kinesis-PutRecord",
    "https://api.example.com/{proxy}?a=b&c=d#e",
    "http://example.com",
    "arn:aws:lambda:us-west-2:123456789012:function:my-function",
    "arn:aws:apigateway:us-west-2:lambda:path/2015-03-31/functions/arn:aws:lambda:us-west-2:123456789012:function:f/invocations",
    "arn:aws:iam::*:user/*",
    "$request.header.x-api-key",
    "${request.path.id}/${stageVariables.name}",
    "${request.body.action}",
    "'application/json'",
    "''",
    "\\$default",
    "{\"statusCode\": 200}",
    "#set($inputRoot = $input.path('$'))\n{\n  \"id\": \"$inputRoot.id\",\n  \"tags\": [\"a\", 'b']\n}\n",
    "{\"message\":\"It's \\\"quoted\\\" $util.escapeJavaScript($input.body)\"}",
    "Connects the route to the orders service",
];

const KEYS: &[&str] = &[
    "append:header.header1",
    "overwrite:path",
    "overwrite:statuscode",
    "remove:querystring.q",
    "integration.request.header.X-Test",
    "application/json",
    "application/vnd.api+json",
    "$default",
    "\\$default",
    "200",
    "500",
    "StreamName",
    "PartitionKey",
    "MessageBody",
    "a b",
    "é",
    "😀",
    "a=b",
    "a,b",
    "{a}",
    "a]",
    "'",
    "\"",
    "*/*",
];

/// What a text may start with that some reader along the way takes for more than a text.
const OPENINGS: &[&str] = &[
    "-", "--", "--api-id", "-x=", "file://", "fileb://", "FILE://", "file:/", "http://",
    "https://", "@=", "@", "=", "~", "~root", "#", "{", "[", "(", "'", "\"", "`", "$", "!", "%",
    "&", ",", " ", "\t", "\n", "\\", "\u{feff}", "null", "true", "+", "*", "?", "^", "<", ">", "|",
    ";",
];

const FRAGMENTS: &[&str] = &[
    "a",
    "Z",
    "0",
    "word",
    " ",
    "  ",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "'",
    "''",
    "\"",
    "\"\"",
    "\\",
    "\\\\",
    "\\n",
    "\\'",
    "\\\"",
    "$",
    "$$",
    "$HOME",
    "${x}",
    "$(id)",
    "`id`",
    "!",
    "!!",
    ",",
    ",,",
    "=",
    "==",
    "a=b",
    "a=b,c=d",
    "{",
    "}",
    "{}",
    "{a=b}",
    "[",
    "]",
    "[a,b]",
    "(",
    ")",
    ":",
    ";",
    "&",
    "&&",
    "|",
    "<",
    ">",
    ">>",
    "*",
    "?",
    "~",
    "#",
    " #",
    "%",
    "%s",
    "%41",
    "^",
    "@",
    "@=",
    "/",
    "//",
    "../",
    "-",
    "--",
    "_",
    "+",
    ".",
    "file://",
    "file://input.json",
    "fileb://",
    "http://",
    "https://",
    "null",
    "{\"a\":[1]}",
    "é",
    "ß",
    "日本",
    "😀",
    "👩‍👩‍👧",
    "\u{1}",
    "\u{8}",
    "\u{c}",
    "\u{1b}",
    "\u{1f}",
    "\u{7f}",
    "\u{80}",
    "\u{85}",
    "\u{a0}",
    "\u{300}",
    "\u{200b}",
    "\u{2018}",
    "\u{2028}",
    "\u{2029}",
    "\u{202e}",
    "\u{d7ff}",
    "\u{e000}",
    "\u{feff}",
    "\u{fffd}",
    "\u{ffff}",
    "\u{10ffff}",
    "\0",
];

const UNKNOWN: &[&str] = &[
    "apiId",
    "api-id",
    "IntegrationID",
    "Tags",
    "",
    "a/b",
    "TlsConfig ",
    "Région",
];

/// Numbers at every border that some reader has.
const NUMBERS: &[&str] = &[
    "0",
    "-0",
    "-1",
    "49",
    "50",
    "30000",
    "30001",
    "29000.0",
    "29000.5",
    "1e3",
    "5E4",
    "1e400",
    "-1e-400",
    "0.0",
    "2147483648",
    "9223372036854775808",
    "-9223372036854775809",
    "340282366920938463463374607431768211456",
];

fn number(text: &str) -> Value {
    Number::parse(text).map_or(Value::Null, Value::Number)
}

fn lower_first(name: &str) -> String {
    let mut characters = name.chars();
    let first = characters.next().map(|c| c.to_ascii_lowercase());
    first.into_iter().chain(characters).collect()
}

fn from_environment(variable: &str, usual: u64) -> u64 {
    match env::var(variable) {
        Ok(text) => text
            .parse()
            .unwrap_or_else(|_| panic!("{variable} is no number: {text:?}")),
        Err(_) => usual,
    }
}
