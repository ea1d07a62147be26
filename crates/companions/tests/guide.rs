//! The guide's functions run on each keystroke, so they must accept any input.

use wireform_check::CheckInput;

use wireform_companions::{Companion, EntryPart};
use wireform_model::builtin;
use wireform_model::cli::Cli;
use wireform_model::draft::{Draft, Facts};
use wireform_model::json;
use wireform_model::path::Path;
use wireform_model::value::{Map, Value};
use wireform_model::{OperationRef, Service};

const PROTOCOLS: [Option<&str>; 4] = [None, Some("HTTP"), Some("WEBSOCKET"), Some("REST")];

/// Values of all types, and unfinished strings.
const ODD: [&str; 16] = [
    "null",
    "true",
    "[]",
    "{}",
    "1e99",
    r#""""#,
    r#""$""#,
    r#""${""#,
    r#""${}""#,
    r#""é${é""#,
    r#""日本$""#,
    r#""'""#,
    r#""arn:""#,
    r#""arn:aws:lambda:::function:""#,
    r#"{"": {"": {"": ""}}, "é:": [null]}"#,
    r#"{"append:header.é": "$request.body.é", "500": {"overwrite:statuscode": "é"}}"#,
];

#[test]
fn odd_values_are_accepted() {
    let (service, companion) = parts();
    let operation = service.operation("create-integration").unwrap();
    for odd in ODD {
        call_all(&service, &companion, odd);
        for member in operation.members() {
            for kind in ["AWS", "HTTP", "MOCK", "HTTP_PROXY", "AWS_PROXY"] {
                let name = &member.name;
                call_all(
                    &service,
                    &companion,
                    &format!(r#"{{"IntegrationType": "{kind}", "{name}": {odd}}}"#),
                );
            }
        }
    }
}

#[test]
fn unfinished_strings_are_accepted() {
    let (service, companion) = parts();
    let texts = [
        r#"x-${context.identity.sourceIp} é $request.body.a"#,
        "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:é:1/invocations",
        "https://é.example.com:1/{proxy}/${stageVariables.x}?{",
        "arn:aws:servicediscovery:us-east-1:123456789012:service/srv-1?a=b&c",
        "integration.request.header.é",
        "append:querystring.é.1",
    ];
    for text in texts {
        for (end, _) in text.char_indices() {
            let typed = &text[..end];
            let input = format!(
                r#"{{"IntegrationType": "AWS_PROXY", "IntegrationUri": "{typed}", "TemplateSelectionExpression": "{typed}",
                    "CredentialsArn": "{typed}", "RequestParameters": {{"{typed}": "{typed}", "append:header.a": "{typed}"}},
                    "ResponseParameters": {{"{typed}": {{"{typed}": "{typed}"}}}}}}"#
            );
            call_all(&service, &companion, &input);
        }
    }
}

/// Choosing a suggestion always changes the value.
#[test]
fn a_suggestion_differs_from_the_value() {
    let (service, companion) = parts();
    let operation = service.operation("create-integration").unwrap();
    for scenario in &companion.scenarios {
        let draft = Draft {
            input: scenario.input.clone(),
            facts: scenario.facts.clone(),
            ..Draft::default()
        };
        let check_input = CheckInput {
            operation,
            draft: &draft,
            cli: Cli::V2,
        };
        for path in paths(&draft.input, &Path::root()) {
            let value = draft.input.at(&path).and_then(Value::as_str);
            let offered = (companion.guide.suggest)(&check_input, &path, EntryPart::Value);
            for suggestion in offered {
                assert_ne!(Some(suggestion.text.as_str()), value, "{path}");
            }
        }
    }
}

/// The words for a field depend only on the choices and on its own value.
#[test]
fn words_depend_only_on_the_choices_and_the_value() {
    let (service, companion) = parts();
    let operation = service.operation("create-integration").unwrap();
    let guide = companion.guide;
    let mut compared = 0;
    for (input, protocol) in inputs(&companion) {
        let draft = draft_of(input, protocol);
        let choices = (guide.choices)(&draft);
        fn check_input<'a>(operation: OperationRef<'a>, draft: &'a Draft) -> CheckInput<'a> {
            let cli = Cli::V2;
            CheckInput {
                operation,
                draft,
                cli,
            }
        }
        let irrelevant = (guide.irrelevant)(&check_input(operation, &draft));
        assert_eq!(
            (guide.irrelevant)(&check_input(operation, &choices)),
            irrelevant
        );
        for path in paths(&draft.input, &Path::root()) {
            let mut alone = choices.clone();
            if let Some(value) = draft.input.at(&path) {
                let names: Vec<_> = path.segments().map(|name| name.into_owned()).collect();
                put(&mut alone.input, &names, value);
            }
            let (whole, alone) = (
                check_input(operation, &draft),
                check_input(operation, &alone),
            );
            let about = format!("{path} of {:?}", draft);
            assert_eq!(
                (guide.hint)(&whole, &path),
                (guide.hint)(&alone, &path),
                "{about}"
            );
            assert_eq!(
                (guide.entries)(&whole, &path),
                (guide.entries)(&alone, &path),
                "{about}"
            );
            for part in [EntryPart::Key, EntryPart::Value] {
                let explained = [whole, alone].map(|input| (guide.explain)(&input, &path, part));
                assert_eq!(explained[0], explained[1], "{about}");
            }
            compared += 1;
        }
    }
    assert!(compared > 5_000, "{compared}");
}

/// The inputs of the scenarios and cases, each with every protocol.
fn inputs(companion: &Companion) -> Vec<(Value, Option<&'static str>)> {
    let scenarios = companion.scenarios.iter();
    let mut inputs: Vec<Value> = scenarios.map(|scenario| scenario.input.clone()).collect();
    let cases = json::read(include_str!("data/create-integration/cases.json")).unwrap();
    for path in paths(&cases, &Path::root()) {
        if let Some(input) = cases
            .at(&path)
            .filter(|_| path.name().is_some_and(|name| name == "input"))
        {
            inputs.push(input.clone());
        }
    }
    let each = |input: Value| PROTOCOLS.map(|protocol| (input.clone(), protocol));
    inputs.into_iter().flat_map(each).collect()
}

/// Sets a value at a path, and adds the maps above it.
fn put(input: &mut Value, names: &[String], value: &Value) {
    let Some((name, below)) = names.split_first() else {
        return input.clone_from(value);
    };
    if !matches!(input, Value::Map(_)) {
        *input = Value::Map(Map::new());
    }
    let Value::Map(map) = input else { return };
    if map.get(name).is_none() {
        map.push(name.as_str(), Value::Null);
    }
    put(map.get_mut(name).unwrap(), below, value);
}

fn call_all(service: &Service, companion: &Companion, input: &str) {
    let operation = service.operation("create-integration").unwrap();
    let input = json::read(input).unwrap();
    for protocol in PROTOCOLS {
        let draft = draft_of(input.clone(), protocol);
        let check_input = CheckInput {
            operation,
            draft: &draft,
            cli: Cli::V2,
        };
        let guide = companion.guide;
        let irrelevant = (guide.irrelevant)(&check_input);
        assert!(irrelevant.iter().all(|member| !member.reason.is_empty()));
        for path in paths(&draft.input, &Path::root()) {
            (guide.hint)(&check_input, &path);
            (guide.entries)(&check_input, &path);
            for part in [EntryPart::Key, EntryPart::Value] {
                (guide.suggest)(&check_input, &path, part);
                let explained = (guide.explain)(&check_input, &path, part);
                assert_ne!(explained.as_deref(), Some(""), "{path}");
            }
        }
    }
}

fn draft_of(input: Value, protocol: Option<&str>) -> Draft {
    let mut facts = Facts::default();
    facts.set("ProtocolType", protocol);
    Draft {
        input,
        facts,
        ..Draft::default()
    }
}

fn paths(value: &Value, path: &Path) -> Vec<Path> {
    let mut found = vec![path.clone(), path.child("absent")];
    match value {
        Value::Map(map) => {
            for (name, value) in map.iter() {
                found.extend(paths(value, &path.child(name)));
            }
        }
        Value::List(items) => {
            for (index, value) in items.iter().enumerate() {
                found.extend(paths(value, &path.item(index)));
            }
        }
        _ => {}
    }
    found
}

fn parts() -> (Service, Companion) {
    let service = builtin::service("apigatewayv2").unwrap();
    let companion = wireform_companions::companion("apigatewayv2", "create-integration").unwrap();
    (service, companion)
}
