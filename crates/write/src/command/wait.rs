//! The command that waits until an operation is done, about the things that its draft names.

use wireform_model::draft::{Draft, GlobalOptions};
use wireform_model::path::Path;
use wireform_model::secret::is_secret;
use wireform_model::value::{Map, Value};
use wireform_model::{Kind, Member, OperationRef, Waiter};

use super::{CommandOptions, command_of};

/// The global options that say where the thing is, by the CLI's names.
const WHERE: [&str; 3] = ["region", "profile", "endpoint-url"];

/// How a list names what a single member names: `services` what `service` or `serviceName` is.
const SUFFIXES: [&str; 5] = ["", "Name", "Id", "Arn", "Identifier"];

/// `aws SERVICE wait NAME`, with the values of the draft that are the waiter's parameters too: members of the same
/// name, and lists of one thing that the draft names.
///
/// Sensitive values are left out. Without anything to say, it is the bare command, on one line.
pub fn wait_command(
    operation: OperationRef<'_>,
    waiter: &Waiter,
    draft: &Draft,
    options: &CommandOptions,
) -> String {
    let bare = format!("aws {} wait {}", operation.service.command, waiter.name);
    let Some(asked) = operation.service.operation(&waiter.operation) else {
        return bare;
    };
    let about = Draft {
        input: Value::Map(parameters(operation, asked, draft)),
        options: where_it_is(&draft.options),
        ..Draft::default()
    };
    let options = CommandOptions {
        one_line: true,
        ..*options
    };
    let command = command_of(asked, &about, &options);
    let words = format!("aws {} {}", asked.service.command, asked.operation.command);
    match command.text.as_str().strip_prefix(&words) {
        Some(rest) if !command.needs_document => bare + rest,
        _ => bare,
    }
}

fn where_it_is(options: &GlobalOptions) -> GlobalOptions {
    let options = options.iter();
    let kept = options.filter(|(option, _)| WHERE.contains(&option.name));
    kept.map(|(option, value)| (option.name, value)).collect()
}

fn parameters(operation: OperationRef<'_>, asked: OperationRef<'_>, draft: &Draft) -> Map {
    let pages = asked.operation.customizations(Default::default());
    let is_token = |name: &String| {
        let mut tokens = pages.pagination.iter().flat_map(|pages| &pages.tokens);
        tokens.any(|token| token == name)
    };
    let input = draft.input_beside_files();
    let mut found = Map::new();
    let Some(input) = input.as_map() else {
        return found;
    };
    for member in asked.members() {
        let value = match is_token(&member.name) {
            true => None,
            false => parameter(operation, asked, member, input),
        };
        if let Some(value) = value {
            found.push(member.name.as_str(), value);
        }
    }
    found
}

fn parameter(
    operation: OperationRef<'_>,
    asked: OperationRef<'_>,
    member: &Member,
    input: &Map,
) -> Option<Value> {
    let named = |name: &str| text(operation, input, name);
    match &asked.target(member).kind {
        Kind::String => named(&member.name).map(Value::from),
        Kind::List { member: item } if matches!(asked.target(item).kind, Kind::String) => {
            let one = member.name.strip_suffix('s')?;
            let names = SUFFIXES.iter().map(|suffix| format!("{one}{suffix}"));
            let found = names.filter_map(|name| named(&name)).next()?;
            Some(Value::List(vec![Value::from(found)]))
        }
        _ => None,
    }
}

/// A string of the input that may be shown.
fn text<'i>(operation: OperationRef<'_>, input: &'i Map, name: &str) -> Option<&'i str> {
    let value = input.get(name)?.as_str()?;
    let may_be_shown = !value.is_empty() && !is_secret(operation, &Path::root().child(name));
    may_be_shown.then_some(value)
}

#[cfg(test)]
mod tests {
    use wireform_model::Service;
    use wireform_model::draft::Draft;
    use wireform_model::json;

    use crate::{CommandOptions, wait_command};

    const MODEL: &str = r#"{
        "metadata": {"endpointPrefix": "shop"},
        "operations": {
            "CreateStall": {"input": {"shape": "In"}},
            "DescribeStalls": {"input": {"shape": "Asked"}, "cli": {"pages": {"tokens": ["token"]}}}
        },
        "shapes": {
            "In": {"type": "structure", "members": {
                "stallName": {"shape": "Text"}, "market": {"shape": "Text"}, "key": {"shape": "Secret"},
                "token": {"shape": "Text"}, "count": {"shape": "Text"}}},
            "Asked": {"type": "structure", "members": {
                "market": {"shape": "Text"}, "stalls": {"shape": "Texts"}, "key": {"shape": "Secret"},
                "token": {"shape": "Text"}, "count": {"shape": "Count"}}},
            "Texts": {"type": "list", "member": {"shape": "Text"}},
            "Text": {"type": "string"}, "Secret": {"type": "string", "sensitive": true}, "Count": {"type": "integer"}
        },
        "waiters": {"stalls-open": {"operation": "DescribeStalls", "after": ["CreateStall"]}}
    }"#;

    #[track_caller]
    fn check(input: &str, set: &[(&str, &str)], expected: &str) {
        let service = Service::from_json(MODEL, None).unwrap();
        let operation = service.operation("create-stall").unwrap();
        let draft = Draft {
            options: set.iter().copied().collect(),
            ..Draft::from(json::read(input).unwrap())
        };
        let waiter = service.waiter("stalls-open").unwrap();
        let command = wait_command(operation, waiter, &draft, &CommandOptions::default());
        assert_eq!(command, format!("aws shop wait stalls-open{expected}"));
    }

    #[test]
    fn it_names_what_the_draft_names() {
        check("{}", &[], "");
        check("[]", &[], "");
        check(
            r#"{"stallName":"my own","market":"m","key":"k","token":"t","count":"3"}"#,
            &[("region", "eu-west-1"), ("query", "x")],
            " --market m --stalls 'my own' --region eu-west-1",
        );
        check(r#"{"stallName":"","market":5}"#, &[], "");
    }
}
