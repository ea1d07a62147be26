//! Options that accept only `key=value` words, such as `emr add-tags --tags`.

use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};
use wireform_model::value::Value;

/// A word for each item; `None` where the option would read something else.
///
/// Each item must have exactly the two members in `names`, both strings, and no `=` in the first.
pub(super) fn words(names: &(String, String), items: &[Value], path: &Path) -> Option<Vec<Text>> {
    let items = items.iter().enumerate();
    items
        .map(|(index, item)| word(names, item, &path.item(index)))
        .collect()
}

fn word((key, value): &(String, String), item: &Value, path: &Path) -> Option<Text> {
    let item = item.as_map().filter(|item| item.len() == 2)?;
    let text = |name: &str| {
        let text = item.get(name)?.as_str()?;
        (!text.contains(char::is_control)).then_some(text)
    };
    let first = text(key).filter(|text| !text.contains('='))?;
    let mut word = Text::of(Tag::Name, first, &path.child(key));
    word.push(Tag::Punctuation, "=", path);
    word.push(Tag::String, text(value)?, &path.child(value));
    Some(word)
}

#[cfg(test)]
mod tests {
    use crate::{CommandOptions, Nested, command};
    use wireform_model::Service;
    use wireform_model::json;

    #[track_caller]
    fn check(tags: &str, expected: &str) {
        let service = Service::from_json(
            r#"{
                "metadata": {"endpointPrefix": "shop"},
                "operations": {"Tag": {
                    "input": {"shape": "In"},
                    "cli": {"members": {"Tags": {"pairs": ["Key", "Value"]}}}
                }},
                "shapes": {
                    "In": {"type": "structure", "members": {"Tags": {"shape": "Tags"}}},
                    "Tags": {"type": "list", "member": {"shape": "Pair"}},
                    "Pair": {"type": "structure", "members": {"Key": {"shape": "Text"}, "Value": {"shape": "Text"}}},
                    "Text": {"type": "string"}
                }
            }"#,
            None,
        );
        let service = service.unwrap();
        let operation = service.operation("tag").unwrap();
        let input = json::read(&format!(r#"{{"Tags":{tags}}}"#)).unwrap();
        for nested in [Nested::Auto, Nested::Shorthand, Nested::Json] {
            let options = CommandOptions {
                one_line: true,
                nested,
                ..CommandOptions::default()
            };
            let command = command(operation, &input, &options);
            let rest = command.text.as_str().strip_prefix("aws shop tag ");
            assert_eq!(rest, Some(expected));
        }
    }

    #[test]
    fn a_word_for_each_item() {
        check(
            r#"[{"Key":"a","Value":"b c=d"},{"Value":"","Key":"e"}]"#,
            "--tags 'a=b c=d' e=",
        );
    }

    #[test]
    fn what_no_word_can_express_is_in_the_document() {
        for tags in [
            "[]",
            r#"[{"Key":"a"}]"#,
            r#"[{"Key":"a=b","Value":"c"}]"#,
            r#"[{"Key":"-a","Value":"c"}]"#,
            r#"[{"Key":"a","Value":"b","More":"c"}]"#,
            r#"[{"Key":"a","Value":1}]"#,
            r#"["a"]"#,
        ] {
            check(tags, &format!(r#"--cli-input-json '{{"Tags":{tags}}}'"#));
        }
    }
}
