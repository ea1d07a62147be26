//! Options that set two members, such as `ec2 run-instances --count 1:2`.

use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};
use wireform_model::value::{Map, Value};
use wireform_model::{AddedOption, OperationRef};

use super::{CommandOptions, Words};

/// An option with its value, and the two members that it sets.
pub(super) struct RangeOption<'m> {
    pub words: Words,
    members: [&'m str; 2],
}

impl RangeOption<'_> {
    pub fn sets(&self, member: &str) -> bool {
        self.members.contains(&member)
    }
}

/// The options that set two members of the input, where both are integers in the form that the CLI accepts.
pub(super) fn range_options<'m>(
    operation: OperationRef<'m>,
    map: &Map,
    options: &CommandOptions,
) -> Vec<RangeOption<'m>> {
    let added = &operation.operation.customizations(options.cli).added;
    added
        .iter()
        .filter_map(|(name, added)| range_option(name, added, map))
        .collect()
}

fn range_option<'m>(name: &str, added: &'m AddedOption, map: &Map) -> Option<RangeOption<'m>> {
    let (min, max) = added.range.as_ref()?;
    let [low, high] = [digits(map.get(min)?)?, digits(map.get(max)?)?];
    let [min_path, max_path] = [min, max].map(|name| Path::root().child(name));
    let mut word = Text::default();
    if low != high {
        word.push(Tag::Number, low, &min_path);
        word.push(Tag::Punctuation, ":", &Path::root());
    }
    word.push(Tag::Number, high, &max_path);
    let name = Text::of(Tag::Name, &format!("--{name}"), &min_path);
    Some(RangeOption {
        words: vec![name, word],
        members: [min, max],
    })
}

/// The digits of a number that has no sign, fraction or exponent and is shorter than 10 digits.
fn digits(value: &Value) -> Option<&str> {
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
    fn what_the_option_cannot_express_is_in_the_document() {
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
