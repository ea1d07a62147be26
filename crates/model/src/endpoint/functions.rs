use crate::arn::Arn;
use crate::uri;
use crate::value::{Map, Number, Value};

use super::partition::partition;

/// The result of a function of the rules; `None` if an argument is unset or invalid.
///
/// Source: botocore's `RuleSetStandardLibrary`. Functions for custom endpoints are left out, since the rules are not used with one.
pub(super) fn call(function: &str, arguments: &[Option<Value>]) -> Option<Value> {
    let argument = |index: usize| arguments.get(index)?.as_ref();
    let text = |index: usize| argument(index)?.as_str();
    let with_dots = || argument(1) == Some(&Value::Bool(true));
    let boolean = |yes: bool| Some(Value::Bool(yes));
    match function {
        "isSet" => boolean(argument(0).is_some()),
        "not" => boolean(matches!(argument(0), None | Some(Value::Bool(false)))),
        "booleanEquals" | "stringEquals" => {
            boolean(argument(0).is_some() && argument(0) == argument(1))
        }
        "getAttr" => attribute(argument(0)?, text(1)?),
        "substring" => substring(text(0)?, arguments),
        "uriEncode" => Some(Value::String(uri::encode(text(0)?))),
        "isValidHostLabel" => boolean(is_host_label(text(0)?, with_dots())),
        "aws.partition" => Some(partition(text(0)?).attributes()),
        "aws.parseArn" => parse_arn(text(0)?),
        "aws.isVirtualHostableS3Bucket" => boolean(is_virtual_host(text(0)?, with_dots())),
        _ => None,
    }
}

/// `a.b[0]` of an object; the value itself where the path is empty.
pub(super) fn attribute(value: &Value, path: &str) -> Option<Value> {
    let steps = path
        .split(['.', '['])
        .map(|step| step.trim_end_matches(']'));
    let mut steps = steps.filter(|step| !step.is_empty());
    let found = steps.try_fold(value, |value, step| match value {
        Value::List(items) => items.get(step.parse::<usize>().ok()?),
        Value::Map(map) => map.get(step),
        _ => None,
    });
    found.cloned()
}

/// A substring of an ASCII string, counted from its start or its end.
fn substring(text: &str, arguments: &[Option<Value>]) -> Option<Value> {
    let number = |index: usize| {
        let number = arguments.get(index)?.as_ref()?.as_number();
        number.map(Number::text)?.parse::<usize>().ok()
    };
    let (start, stop) = (number(1)?, number(2)?);
    let from_end = arguments.get(3)?.as_ref()?.as_bool()?;
    if !text.is_ascii() || start >= stop || text.len() < stop {
        return None;
    }
    let range = match from_end {
        true => text.len() - stop..text.len() - start,
        false => start..stop,
    };
    text.get(range).map(Value::from)
}

fn is_host_label(text: &str, with_dots: bool) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label
                .bytes()
                .all(|c| c.is_ascii_alphanumeric() || c == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    if with_dots {
        text.split('.').all(is_label)
    } else {
        is_label(text)
    }
}

/// Whether a bucket name can be part of a host name: a lowercase label that is not an IP address.
fn is_virtual_host(bucket: &str, with_dots: bool) -> bool {
    let numbers = || bucket.split('.').all(|part| part.parse::<u8>().is_ok());
    let is_address = bucket.split('.').count() == 4 && numbers();
    let is_lower = !bucket.contains(|c: char| c.is_ascii_uppercase());
    bucket.len() >= 3 && is_lower && !is_address && is_host_label(bucket, with_dots)
}

/// The parts of `arn:partition:service:region:account:resource`, the resource split at `:` and `/`.
fn parse_arn(text: &str) -> Option<Value> {
    let arn = Arn::parse(text)?;
    if [arn.partition, arn.service, arn.resource].contains(&"") {
        return None;
    }
    let named = [
        ("partition", arn.partition),
        ("service", arn.service),
        ("region", arn.region),
        ("accountId", arn.account),
    ];
    let mut parts = Map::new();
    for (name, text) in named {
        parts.push(name, Value::from(text));
    }
    let steps = arn.resource.split([':', '/']).map(Value::from);
    parts.push("resourceId", Value::List(steps.collect()));
    Some(Value::Map(parts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    /// The result of a function for arguments written as a JSON array.
    fn give(function: &str, arguments: &str) -> Option<Value> {
        let arguments = json::read(arguments).unwrap();
        let arguments = arguments.as_list().unwrap().iter();
        let arguments = arguments.map(|argument| match argument {
            Value::Null => None,
            value => Some(value.clone()),
        });
        call(function, &arguments.collect::<Vec<_>>())
    }

    #[track_caller]
    fn check(function: &str, arguments: &str, expected: &str) {
        let expected = json::read(expected).unwrap();
        let given = give(function, arguments).unwrap_or(Value::Null);
        assert_eq!(given, expected, "{function} {arguments}");
    }

    #[test]
    fn logic() {
        check("isSet", "[null]", "false");
        check("isSet", "[false]", "true");
        check("not", "[null]", "true");
        check("not", "[\"a\"]", "false");
        check("stringEquals", "[null, null]", "false");
        check("stringEquals", "[\"a\", \"a\"]", "true");
        check("parseURL", "[\"https://a\"]", "null");
    }

    #[test]
    fn parts_of_texts() {
        check("substring", r#"["abcdef", 1, 3, false]"#, r#""bc""#);
        check("substring", r#"["abcdef", 1, 3, true]"#, r#""de""#);
        check("substring", r#"["ab", 1, 3, true]"#, "null");
        check("substring", r#"["aéb", 0, 1, false]"#, "null");
        check("uriEncode", r#"["a b/ü"]"#, r#""a%20b%2F%C3%BC""#);
        check("getAttr", r#"[{"a": [{"b": 1}]}, "a[0].b"]"#, "1");
        check("getAttr", r#"[["x"], "[0]"]"#, r#""x""#);
        check("getAttr", r#"[["x"], "[1]"]"#, "null");
    }

    #[test]
    fn buckets_that_can_stand_in_a_host() {
        let hostable = |bucket: &str| is_virtual_host(bucket, false);
        assert!(hostable("my-bucket") && hostable("123"));
        for bucket in [
            "ab",
            "My-bucket",
            "my_bucket",
            "my.bucket",
            "-bucket",
            "bucket-",
        ] {
            assert!(!hostable(bucket), "{bucket}");
        }
        assert!(is_virtual_host("my.bucket", true));
        assert!(!is_virtual_host("192.168.1.1", true));
    }

    #[test]
    fn arns() {
        let parts = r#"{"partition": "aws", "service": "s3", "region": "", "accountId": "1", "resourceId": ["accesspoint", "a", "b"]}"#;
        check(
            "aws.parseArn",
            r#"["arn:aws:s3::1:accesspoint:a/b"]"#,
            parts,
        );
        for text in ["arn:aws:s3::1:", "arn:aws:s3", "bucket", "arn::s3:::x"] {
            assert_eq!(parse_arn(text), None, "{text}");
        }
    }
}
