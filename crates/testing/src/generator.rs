//! Inputs that the AWS CLI accepts.

use wireform_model::value::{Map, Number, Value};
use wireform_model::{Kind, Location, Member, OperationRef, Shape, Structure};

use crate::Random;

/// Below this depth lists and maps are as short as they may be, and structures have only what is required.
const DEPTH: usize = 5;

/// A random input that the AWS CLI accepts and sends, as far as the model says what that is.
///
/// Idempotency tokens are always set, since the CLI would otherwise generate one.
pub fn valid(random: &mut Random, operation: OperationRef<'_>) -> Value {
    let input = operation.input();
    let structure = input.and_then(Shape::as_structure);
    let mut draw = Draw { random, operation };
    structure.map_or(Value::Map(Map::new()), |structure| {
        draw.structure(structure, 0)
    })
}

struct Draw<'r, 'm> {
    random: &'r mut Random,
    operation: OperationRef<'m>,
}

impl Draw<'_, '_> {
    fn structure(&mut self, structure: &Structure, depth: usize) -> Value {
        let mut members: Vec<&Member> = structure
            .members
            .iter()
            .filter(|member| member.location != Location::Client)
            .collect();
        if structure.union {
            let chosen = self.random.below(members.len().max(1));
            members = members.into_iter().skip(chosen).take(1).collect();
        } else {
            // About four optional members, fewer at greater depth.
            let optional = members.iter().filter(|member| !member.required).count();
            let share = 100 * 4 / (optional.max(1) * (depth + 1));
            members.retain(|member| {
                let always = member.required || member.host_label || member.idempotency_token;
                always || (depth < DEPTH && self.random.percent(share.clamp(1, 80)))
            });
        }
        let values = members.into_iter().map(|member| {
            let value = self.member(member, depth);
            (member.name.clone(), value)
        });
        Value::Map(values.collect())
    }

    fn member(&mut self, member: &Member, depth: usize) -> Value {
        let shape = self.operation.target(member);
        let is_text = matches!(shape.kind, Kind::String);
        let place = member.location;
        let is_context = member.context_param.is_some() && self.random.percent(60);
        if is_text
            && (is_context
                || member.host_label
                || matches!(place, Location::Uri | Location::Header))
        {
            // The CLI checks what is part of a host, a path or a header.
            return Value::String(self.word(member));
        }
        self.value(member, depth)
    }

    fn word(&mut self, member: &Member) -> String {
        let shape = self.operation.target(member);
        let words: &[&str] = match (member.name.as_str(), member.location) {
            ("Bucket", _) => BUCKETS,
            ("AccountId", _) => &["123456789012"],
            ("CopySource", _) => &["b/a b", "b/k?versionId=1+2", "b/é?versionId=", "/b/k"],
            ("SSECustomerKey" | "CopySourceSSECustomerKey", _) => &["0123456789", "é"],
            (_, Location::Body) => ARNS,
            _ if member.host_label => &["a1-b.c", "123456789012", "label"],
            (_, Location::Uri) => &["a1b2c3", "a b/c", "é~%", "name-1_2.3"],
            _ => &["word", "a-1", "text/plain"],
        };
        let enumeration: Vec<&str> = shape.enumeration.iter().map(String::as_str).collect();
        let words = if enumeration.is_empty() {
            words
        } else {
            &enumeration
        };
        let mut word = self.random.pick(words).to_owned();
        while word.chars().count() < least(shape) {
            word.push('a');
        }
        word
    }

    fn value(&mut self, member: &Member, depth: usize) -> Value {
        let shape = self.operation.target(member);
        match &shape.kind {
            Kind::String => self.text(shape),
            Kind::Blob => Value::from(self.random.pick(&["", "YQ==", "aGVsbG8gd29ybGQ=", "AP+A"])),
            Kind::Boolean => Value::Bool(self.random.percent(50)),
            Kind::Integer | Kind::Long => self.integer(shape),
            Kind::Float | Kind::Double => self.double(shape),
            Kind::Timestamp => self.timestamp(),
            Kind::List { member } => {
                let length = self.length(shape, depth);
                let items = (0..length).map(|_| self.value(member, depth + 1));
                Value::List(items.collect())
            }
            Kind::Map { key, value } => {
                let mut map = Map::new();
                for index in 0..self.length(shape, depth) {
                    let name = match self.text(self.operation.target(key)) {
                        // Some of these keys become headers or parameters of the query.
                        Value::String(_) if depth == 0 => format!("key-{index}"),
                        Value::String(text) => text,
                        _ => continue,
                    };
                    let item = self.value(value, depth + 1);
                    map.set(&name, item);
                }
                Value::Map(map)
            }
            Kind::Structure(structure) if structure.document => self.document(),
            Kind::Structure(structure) => self.structure(structure, depth + 1),
        }
    }

    fn text(&mut self, shape: &Shape) -> Value {
        let enumeration = &shape.enumeration;
        if !enumeration.is_empty() && self.random.percent(80) {
            return Value::from(enumeration[self.random.below(enumeration.len())].as_str());
        }
        let count = self.random.below(4);
        let mut text: String = (0..count).map(|_| self.random.pick(FRAGMENTS)).collect();
        while text.chars().count() < least(shape) {
            text.push('a');
        }
        Value::String(text)
    }

    fn integer(&mut self, shape: &Shape) -> Value {
        let least = shape.min.as_ref().and_then(|min| min.text().parse().ok());
        let least: i64 = least.unwrap_or(-300);
        let size = *self
            .random
            .pick(&[&10_usize, &300, &70_000, &2_000_000_000]);
        let more = i64::try_from(self.random.below(size)).unwrap_or_default();
        number(&least.saturating_add(more).to_string())
    }

    fn double(&mut self, shape: &Shape) -> Value {
        match &shape.min {
            Some(min) => number(min.text()),
            None => number(self.random.pick(&[
                "0",
                "0.5",
                "-1.25",
                "1e3",
                "0.1",
                "3",
                "1e-7",
                "123456.789",
            ])),
        }
    }

    fn timestamp(&mut self) -> Value {
        match self.random.below(4) {
            0 => Value::from("2023-11-14T22:13:20Z"),
            1 => Value::from("2024-02-29T01:02:03.250000+02:00"),
            2 => number("1700000000"),
            _ => Value::from("2001-09-09"),
        }
    }

    fn document(&mut self) -> Value {
        let mut map = Map::new();
        map.push("a", Value::List(vec![number("1"), Value::Bool(true)]));
        map.push("b", Value::from(self.random.pick(FRAGMENTS)));
        Value::Map(map)
    }

    fn length(&mut self, shape: &Shape, depth: usize) -> usize {
        let more = if depth < DEPTH {
            self.random.below(3)
        } else {
            0
        };
        least(shape) + more
    }
}

fn least(shape: &Shape) -> usize {
    let least = shape.min.as_ref().and_then(|min| min.text().parse().ok());
    least.unwrap_or(0)
}

fn number(text: &str) -> Value {
    Number::parse(text).map_or(Value::Null, Value::Number)
}

/// Names that can be part of a host, names that cannot, and ARNs that decide the host.
const BUCKETS: &[&str] = &[
    "my-bucket",
    "my.bucket",
    "My_Bucket",
    "192.168.1.1",
    "arn:aws:s3:us-west-2:123456789012:accesspoint/my-point",
    "arn:aws:s3::123456789012:accesspoint:mfzwi23gnjvgw.mrap",
    "arn:aws:s3-object-lambda:us-east-1:123456789012:accesspoint/my-point",
    "arn:aws:s3-outposts:us-east-1:123456789012:outpost/op-01234567890123456/accesspoint/my-point",
    "my-point-123456789012abcdefghij0000000000000-s3alias",
];

/// ARNs that decide the endpoint, which may be one of the account.
const ARNS: &[&str] = &[
    "arn:aws:dynamodb:us-east-1:123456789012:table/thing",
    "arn:aws:dynamodb:eu-west-1:123456789012:table/thing",
    "arn:aws:kinesis:us-east-1:123456789012:stream/thing",
    "arn:aws:kinesis:us-east-1:123456789012:stream/thing/consumer/c:1",
    "arn:aws:cloudfront::123456789012:key-value-store/thing",
    "abcde.veo",
    "word",
];

const FRAGMENTS: &[&str] = &[
    "a", "Zebra", "0", "word", " ", "'", "\"", "\\", "$", ",", "=", "&", "<", ">", "]]>", "+", "%",
    "~", "/", "-", ".", "é", "日本", "😀", "\n", "a=b", "{}", ";", ":", "*",
];
