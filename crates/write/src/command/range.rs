//! Options that set two members at once, such as `ec2 run-instances --count 1:2`.

use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};
use wireform_model::value::{Map, Value};
use wireform_model::{AddedOption, OperationRef};

use super::{CommandOptions, Words};

pub(super) struct Range<'m> {
    pub words: Words,
    members: [&'m str; 2],
}

impl Range<'_> {
    pub fn sets(&self, member: &str) -> bool {
        self.members.contains(&member)
    }
}

/// The options that carry two members of an input, where both are numbers as the CLI reads them.
pub(super) fn ranges<'m>(
    operation: OperationRef<'m>,
    map: &Map,
    options: &CommandOptions,
) -> Vec<Range<'m>> {
    let added = &operation.operation.customizations(options.cli).added;
    added.iter().filter_map(|added| range(added, map)).collect()
}

fn range<'m>(added: &'m AddedOption, map: &Map) -> Option<Range<'m>> {
    let (least, most) = added.range.as_ref()?;
    let [low, high] = [whole(map.get(least)?)?, whole(map.get(most)?)?];
    let [least_path, most_path] = [least, most].map(|name| Path::root().child(name));
    let mut word = Text::default();
    if low != high {
        word.push(Tag::Number, low, &least_path);
        word.push(Tag::Punctuation, ":", &Path::root());
    }
    word.push(Tag::Number, high, &most_path);
    let name = Text::of(Tag::Name, &format!("--{}", added.name), &least_path);
    Some(Range {
        words: vec![name, word],
        members: [least, most],
    })
}

/// A number without sign, fraction, exponent or leading zeros: it is the same as a text.
fn whole(value: &Value) -> Option<&str> {
    let Value::Number(number) = value else {
        return None;
    };
    let digits = number.text();
    let is_plain = !digits.is_empty() && digits.chars().all(|digit| digit.is_ascii_digit());
    (is_plain && digits.len() < 10).then_some(digits)
}

#[cfg(test)]
mod tests {
    use crate::{CommandOptions, command};
    use wireform_model::Service;
    use wireform_model::json;

    const MODEL: &str = r#"{
        "metadata": {"endpointPrefix": "shop", "serviceId": "Shop"},
        "operations": {"Buy": {"input": {"shape": "In"}, "cli": {
            "members": {"Min": {"option": null}, "Max": {"option": null}},
            "options": {"count": {"range": ["Min", "Max"]}}
        }}},
        "shapes": {
            "In": {"type": "structure", "members": {"Min": {"shape": "N"}, "Max": {"shape": "N"}, "Id": {"shape": "S"}}},
            "N": {"type": "integer"}, "S": {"type": "string"}
        }
    }"#;

    #[track_caller]
    fn check(input: &str, expected: &str) {
        let service = Service::from_json(MODEL, None).unwrap();
        let operation = service.operation("buy").unwrap();
        let options = CommandOptions {
            one_line: true,
            ..CommandOptions::default()
        };
        let text = command(operation, &json::read(input).unwrap(), &options).text;
        assert_eq!(text.as_str().strip_prefix("aws shop buy"), Some(expected));
    }

    #[test]
    fn two_members_share_an_option() {
        check(r#"{"Max":5,"Min":2,"Id":"a"}"#, " --id a --count 2:5");
        check(r#"{"Min":2,"Max":2}"#, " --count 2");
    }

    #[test]
    fn what_the_option_cannot_say_travels_in_the_document() {
        for input in [
            r#"{"Min":2}"#,
            r#"{"Min":2,"Max":2.0}"#,
            r#"{"Min":-2,"Max":2}"#,
            r#"{"Min":"2","Max":2}"#,
        ] {
            check(input, &format!(" --cli-input-json '{input}'"));
        }
    }
}
