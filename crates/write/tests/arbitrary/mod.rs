//! Models and inputs that nobody would think of, made from a tape of bytes.
//!
//! A tape shrinks well, and the same tape always makes the same model and input.

#![allow(dead_code)]

use wireform_model::value::{Map, Number, Value};
use wireform_model::{Kind, OperationRef, Service, Shape};

/// Bytes to decide by; an exhausted tape gives zeros.
pub struct Tape {
    bytes: Vec<u8>,
    at: usize,
}

impl Tape {
    pub fn new(bytes: Vec<u8>) -> Self {
        Tape { bytes, at: 0 }
    }

    fn byte(&mut self) -> usize {
        let byte = self.bytes.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        usize::from(byte)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        self.byte() % bound.max(1)
    }

    fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }
}

const KINDS: &[&str] = &[
    "string",
    "string",
    "integer",
    "boolean",
    "structure",
    "list",
    "map",
    "long",
    "float",
    "double",
    "blob",
    "timestamp",
    "unheard-of",
];

const LOCATIONS: &[&str] = &["", "", "", "", "querystring", "header", "headers", "uri"];

/// A service with one operation, `do-it`, whose shapes may refer to each other in circles.
pub fn service(tape: &mut Tape) -> Service {
    let count = 2 + tape.below(7);
    let shapes: Vec<String> = (0..count)
        .map(|index| format!("\"S{index}\":{}", shape(tape, count)))
        .collect();
    let members = members(tape, count, LOCATIONS);
    let text = format!(
        r#"{{"metadata":{{"endpointPrefix":"svc","serviceId":"Svc","protocol":"rest-json"}},
        "operations":{{"DoIt":{{"http":{{"method":"POST","requestUri":"/v1/{{M0}}/{{M1+}}?fixed=1"}},"input":{{"shape":"Input"}}}}}},
        "shapes":{{{},"Input":{{"type":"structure","members":{{{members}}}}}}}}}"#,
        shapes.join(",")
    );
    Service::from_json(&text, Some("svc")).unwrap()
}

fn shape(tape: &mut Tape, count: usize) -> String {
    let kind = tape.pick(KINDS);
    let other = |tape: &mut Tape| format!("{{\"shape\":\"S{}\"}}", tape.below(count + 1));
    match kind {
        "structure" => {
            let document = tape.below(10) == 9;
            let members = members(tape, count, &[""]);
            format!(r#"{{"type":"structure","document":{document},"members":{{{members}}}}}"#)
        }
        "list" => format!(r#"{{"type":"list","member":{}}}"#, other(tape)),
        "map" => format!(
            r#"{{"type":"map","key":{{"shape":"S0"}},"value":{}}}"#,
            other(tape)
        ),
        "string" => {
            let enumeration = if tape.below(4) == 3 {
                r#","enum":["A","B"]"#
            } else {
                ""
            };
            format!(r#"{{"type":"string"{enumeration}}}"#)
        }
        kind => format!(r#"{{"type":"{kind}"}}"#),
    }
}

fn members(tape: &mut Tape, count: usize, locations: &[&str]) -> String {
    let members: Vec<String> = (0..1 + tape.below(6))
        .map(|index| {
            let location = match tape.pick(locations) {
                "" => String::new(),
                location => format!(r#","location":"{location}","locationName":"M{index}""#),
            };
            let json_value = if tape.below(12) == 11 {
                r#","jsonvalue":true"#
            } else {
                ""
            };
            let target = tape.below(count + 1);
            format!(r#""M{index}":{{"shape":"S{target}"{location}{json_value}}}"#)
        })
        .collect();
    members.join(",")
}

const TEXTS: &[&str] = &[
    "",
    "a",
    "a b",
    "x,y",
    "-x",
    "--",
    "-",
    "$HOME",
    "`ls`",
    "it's",
    "\"q\"",
    "\\",
    "a\\,b",
    "{",
    "}",
    "[a]",
    "{\"a\":1}",
    "=",
    "a=b",
    "a=b,c=d",
    "é",
    "😀",
    "\n",
    "a\nb",
    "\t",
    "file:///etc/passwd",
    "fileb://x",
    "http://x",
    "https://x",
    "true",
    "null",
    "1",
    "@x",
    "#",
    "%20",
    "~",
    "*",
    "?",
    "!",
    "a;b",
    "&",
    "|",
    "<",
    " x",
    "x ",
    "\r",
    "\0",
    "\x7f",
    "\x1b[31m",
    "--cli-input-json",
    "help",
    "\u{a0}",
    "\u{85}",
    "\u{2028}",
    "\u{feff}",
    "'",
    "\"",
    "\\'",
    "\\\\",
    "]",
    "END",
    "\nEND\n",
];

pub fn text(tape: &mut Tape) -> String {
    let parts = 1 + tape.below(3);
    (0..parts).map(|_| tape.pick(TEXTS)).collect()
}

const NUMBERS: &[&str] = &[
    "0",
    "-0",
    "1",
    "-5",
    "29000",
    "29000.0",
    "1e3",
    "0.5",
    "-1.25e-7",
    "1e400",
    "123456789012345678901234567890",
    "9007199254740993",
];

fn number(tape: &mut Tape) -> Value {
    Value::Number(Number::parse(tape.pick(NUMBERS)).unwrap())
}

/// An input of the operation's types, most of the time.
pub fn input(tape: &mut Tape, operation: OperationRef<'_>) -> Value {
    if tape.below(40) == 39 {
        return anything(tape, 0);
    }
    let mut map = Map::new();
    for member in operation.members() {
        let name = member.name.as_str();
        if tape.below(4) > 0 {
            map.push(name, value(tape, operation, operation.target(member), 0));
        }
        if tape.below(20) == 19 {
            map.push(name, value(tape, operation, operation.target(member), 0));
        }
    }
    if tape.below(10) == 9 {
        map.push(text(tape), anything(tape, 0));
    }
    Value::Map(map)
}

fn value(tape: &mut Tape, operation: OperationRef<'_>, shape: &Shape, depth: usize) -> Value {
    if depth > 5 || tape.below(30) == 29 {
        return anything(tape, depth);
    }
    let entries = |tape: &mut Tape| tape.below(4);
    match &shape.kind {
        Kind::String | Kind::Blob | Kind::Timestamp => Value::String(text(tape)),
        Kind::Boolean => Value::Bool(tape.below(2) == 1),
        Kind::Integer | Kind::Long | Kind::Float | Kind::Double => number(tape),
        Kind::List { member } => {
            let shape = operation.target(member);
            let items = (0..entries(tape)).map(|_| value(tape, operation, shape, depth + 1));
            Value::List(items.collect())
        }
        Kind::Map { value: inner, .. } => {
            let shape = operation.target(inner);
            let entries =
                (0..entries(tape)).map(|_| (key(tape), value(tape, operation, shape, depth + 1)));
            Value::Map(entries.collect())
        }
        Kind::Structure(structure) => {
            let mut map = Map::new();
            for member in &structure.members {
                if tape.below(3) > 0 {
                    let shape = operation.target(member);
                    map.push(
                        member.name.as_str(),
                        value(tape, operation, shape, depth + 1),
                    );
                }
            }
            Value::Map(map)
        }
    }
}

/// A map's key: half of them fit shorthand.
fn key(tape: &mut Tape) -> String {
    if tape.below(2) == 0 {
        return tape
            .pick(&[
                "200",
                "append:header.x",
                "a/b",
                "K",
                "integration.request.header.x",
            ])
            .to_owned();
    }
    text(tape)
}

/// Any JSON at all.
pub fn anything(tape: &mut Tape, depth: usize) -> Value {
    match tape.below(if depth > 4 { 4 } else { 6 }) {
        0 => Value::Null,
        1 => Value::Bool(true),
        2 => number(tape),
        3 => Value::String(text(tape)),
        4 => {
            let items = (0..tape.below(3)).map(|_| anything(tape, depth + 1));
            Value::List(items.collect())
        }
        _ => {
            let entries = (0..tape.below(3)).map(|_| (text(tape), anything(tape, depth + 1)));
            Value::Map(entries.collect())
        }
    }
}
