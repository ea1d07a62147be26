//! Random service models.

use wireform_model::path::Path;
use wireform_model::value::Value;
use wireform_model::{Service, json};

use crate::{Random, any_json};

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

/// A service `svc` with one operation, `do-it`, whose shapes may refer to each other in circles.
pub fn service(random: &mut Random) -> Service {
    let count = 2 + random.below(7);
    let shapes: Vec<String> = (0..count)
        .map(|index| format!("\"S{index}\":{}", shape(random, count)))
        .collect();
    let members = members(random, count, LOCATIONS);
    let text = format!(
        r#"{{"metadata":{{"endpointPrefix":"svc","serviceId":"Svc","protocol":"rest-json"}},
        "operations":{{"DoIt":{{"http":{{"method":"POST","requestUri":"/v1/{{M0}}/{{M1+}}?fixed=1"}},"input":{{"shape":"Input"}}}}}},
        "shapes":{{{},"Input":{{"type":"structure","members":{{{members}}}}}}}}}"#,
        shapes.join(",")
    );
    Service::from_json(&text, Some("svc")).expect("the model is well-formed")
}

fn shape(random: &mut Random, count: usize) -> String {
    let kind = random.pick(KINDS);
    let other = |random: &mut Random| format!("{{\"shape\":\"S{}\"}}", random.below(count + 1));
    match kind {
        "structure" => {
            let document = random.percent(10);
            let members = members(random, count, &[""]);
            format!(r#"{{"type":"structure","document":{document},"members":{{{members}}}}}"#)
        }
        "list" => format!(r#"{{"type":"list","member":{}}}"#, other(random)),
        "map" => format!(
            r#"{{"type":"map","key":{{"shape":"S0"}},"value":{}}}"#,
            other(random)
        ),
        "string" => {
            let enumeration = if random.percent(25) {
                r#","enum":["A","B"]"#
            } else {
                ""
            };
            format!(r#"{{"type":"string"{enumeration}}}"#)
        }
        kind => format!(r#"{{"type":"{kind}"}}"#),
    }
}

fn members(random: &mut Random, count: usize, locations: &[&str]) -> String {
    let members: Vec<String> = (0..1 + random.below(6))
        .map(|index| {
            let location = match random.pick(locations) {
                "" => String::new(),
                location => format!(r#","location":"{location}","locationName":"M{index}""#),
            };
            let json_value = if random.percent(8) {
                r#","jsonvalue":true"#
            } else {
                ""
            };
            let target = random.below(count + 1);
            format!(r#""M{index}":{{"shape":"S{target}"{location}{json_value}}}"#)
        })
        .collect();
    members.join(",")
}

/// The text of a model in which everything has the right name and any value, so that many can be loaded.
pub fn malformed(random: &mut Random) -> String {
    let shapes = ["A", "B", "C"].map(|name| (name.to_owned(), malformed_shape(random)));
    let input = map([("input".to_owned(), reference(random))]);
    let model = map([
        (
            "metadata".to_owned(),
            map([("protocol".to_owned(), any_json(random, &[]))]),
        ),
        ("operations".to_owned(), map([("Op".to_owned(), input)])),
        ("shapes".to_owned(), map(shapes)),
    ]);
    json::compact(&model, &Path::root()).as_str().to_owned()
}

fn malformed_shape(random: &mut Random) -> Value {
    let traits = (0..random.below(7)).map(|_| {
        let name = random.pick(TRAITS).to_owned();
        let value = match random.below(5) {
            0 => Value::from(random.pick(WORDS)),
            1 => Value::Bool(random.percent(50)),
            2 => {
                let members = 0..random.below(4);
                let members = members.map(|_| (random.pick(WORDS).to_owned(), reference(random)));
                Value::Map(members.collect())
            }
            3 => reference(random),
            _ => any_json(random, WORDS),
        };
        (name, value)
    });
    Value::Map(traits.collect())
}

fn reference(random: &mut Random) -> Value {
    map([("shape".to_owned(), random.pick(&["A", "B", "C"]).into())])
}

fn map<const N: usize>(entries: [(String, Value); N]) -> Value {
    Value::Map(entries.into_iter().collect())
}

/// Values of traits, among them the names of the shapes.
const WORDS: &[&str] = &[
    "A",
    "B",
    "C",
    "string",
    "structure",
    "list",
    "map",
    "integer",
    "double",
    "blob",
    "timestamp",
    "boolean",
    "uri",
    "header",
];

const TRAITS: &[&str] = &[
    "type",
    "min",
    "max",
    "enum",
    "union",
    "document",
    "required",
    "members",
    "member",
    "key",
    "value",
    "sensitive",
    "pattern",
];
