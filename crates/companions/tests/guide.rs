//! The guide's functions run at each keystroke, so no input may stop them.

use wireform_check::CheckInput;

use wireform_companions::{Companion, Part};
use wireform_model::builtin;
use wireform_model::draft::{Cli, Draft, Facts};
use wireform_model::json;
use wireform_model::path::Path;
use wireform_model::value::{Map, Value};
use wireform_model::{OperationRef, Service};

const PROTOCOLS: [Option<&str>; 4] = [None, Some("HTTP"), Some("WEBSOCKET"), Some("REST")];

/// Values of any type, and texts that stop short of what they could become.
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
fn odd_values_stop_nothing() {
    let (service, companion) = parts();
    let operation = service.operation("create-integration").unwrap();
    for odd in ODD {
        ask(&service, &companion, odd);
        for member in operation.members() {
            for kind in ["AWS", "HTTP", "MOCK", "HTTP_PROXY", "AWS_PROXY"] {
                let name = &member.name;
                ask(
                    &service,
                    &companion,
                    &format!(r#"{{"IntegrationType": "{kind}", "{name}": {odd}}}"#),
                );
            }
        }
    }
}

#[test]
fn texts_being_typed_stop_nothing() {
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
            ask(&service, &companion, &input);
        }
    }
}

/// Whatever is taken from the suggestions leads on: taking it changes the text.
#[test]
fn a_suggestion_is_never_what_is_there() {
    let (service, companion) = parts();
    let operation = service.operation("create-integration").unwrap();
    for scenario in &companion.scenarios {
        let draft = Draft {
            input: scenario.input.clone(),
            facts: scenario.facts.clone(),
        };
        let subject = CheckInput {
            operation,
            draft: &draft,
            cli: Cli::V2,
        };
        for path in places(&draft.input, &Path::root()) {
            let there = draft.input.at(&path).and_then(Value::as_str);
            let offered = (companion.guide.suggest)(&subject, &path, Part::Value);
            for suggestion in offered {
                assert_ne!(Some(suggestion.text.as_str()), there, "{path}");
            }
        }
    }
}

/// What is said about a place follows from the choices and from what stands there.
#[test]
fn the_choices_are_all_that_matters_elsewhere() {
    let (service, companion) = parts();
    let operation = service.operation("create-integration").unwrap();
    let guide = companion.guide;
    let mut compared = 0;
    for (input, protocol) in inputs(&companion) {
        let draft = draft_of(input, protocol);
        let choices = (guide.choices)(&draft);
        fn subject<'a>(operation: OperationRef<'a>, draft: &'a Draft) -> CheckInput<'a> {
            let cli = Cli::V2;
            CheckInput {
                operation,
                draft,
                cli,
            }
        }
        let folded = (guide.irrelevant)(&subject(operation, &draft));
        assert_eq!((guide.irrelevant)(&subject(operation, &choices)), folded);
        for path in places(&draft.input, &Path::root()) {
            let mut alone = choices.clone();
            if let Some(value) = draft.input.at(&path) {
                let names: Vec<_> = path.segments().map(|name| name.into_owned()).collect();
                put(&mut alone.input, &names, value);
            }
            let (whole, alone) = (subject(operation, &draft), subject(operation, &alone));
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
            for part in [Part::Key, Part::Value] {
                let said = [whole, alone].map(|subject| (guide.explain)(&subject, &path, part));
                assert_eq!(said[0], said[1], "{about}");
            }
            compared += 1;
        }
    }
    assert!(compared > 5_000, "{compared}");
}

/// The scenarios' inputs and the cases', whatever the protocol is said to be.
fn inputs(companion: &Companion) -> Vec<(Value, Option<&'static str>)> {
    let scenarios = companion.scenarios.iter();
    let mut inputs: Vec<Value> = scenarios.map(|scenario| scenario.input.clone()).collect();
    let cases = json::read(include_str!("data/create-integration/cases.json")).unwrap();
    for path in places(&cases, &Path::root()) {
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

/// Puts a value where it stood, with what has to be above it.
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

fn ask(service: &Service, companion: &Companion, input: &str) {
    let operation = service.operation("create-integration").unwrap();
    let input = json::read(input).unwrap();
    for protocol in PROTOCOLS {
        let draft = draft_of(input.clone(), protocol);
        let subject = CheckInput {
            operation,
            draft: &draft,
            cli: Cli::V2,
        };
        let guide = companion.guide;
        let folded = (guide.irrelevant)(&subject);
        assert!(folded.iter().all(|folded| !folded.reason.is_empty()));
        for path in places(&draft.input, &Path::root()) {
            (guide.hint)(&subject, &path);
            (guide.entries)(&subject, &path);
            for part in [Part::Key, Part::Value] {
                (guide.suggest)(&subject, &path, part);
                let words = (guide.explain)(&subject, &path, part);
                assert_ne!(words.as_deref(), Some(""), "{path}");
            }
        }
    }
}

fn draft_of(input: Value, protocol: Option<&str>) -> Draft {
    let mut facts = Facts::default();
    facts.set("ProtocolType", protocol);
    Draft { input, facts }
}

fn places(value: &Value, path: &Path) -> Vec<Path> {
    let mut found = vec![path.clone(), path.child("absent")];
    match value {
        Value::Map(map) => {
            for (name, value) in map.iter() {
                found.extend(places(value, &path.child(name)));
            }
        }
        Value::List(items) => {
            for (index, value) in items.iter().enumerate() {
                found.extend(places(value, &path.item(index)));
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
