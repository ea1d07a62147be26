//! The content of a single member, pasted where an input is expected.

use wireform_model::Service;
use wireform_model::cli::Cli;
use wireform_model::json;
use wireform_model::path::Path;
use wireform_model::value::Value;
use wireform_read::{Context, Hints, Source, SourceKind};

const MODEL: &str = r#"{
    "metadata": {"endpointPrefix": "shop", "protocol": "json", "apiVersion": "2020-01-01"},
    "operations": {
        "PutRules": {"name": "PutRules", "http": {"method": "POST", "requestUri": "/"}, "input": {"shape": "PutRules"}},
        "CreateRole": {"name": "CreateRole", "http": {"method": "POST", "requestUri": "/"}, "input": {"shape": "CreateRole"}}
    },
    "shapes": {
        "PutRules": {"type": "structure", "members": {
            "Bucket": {"shape": "Text"}, "Configuration": {"shape": "Configuration"}, "Tags": {"shape": "Tags"},
            "First": {"shape": "Same"}, "Second": {"shape": "Same"}}},
        "CreateRole": {"type": "structure", "members": {
            "RoleName": {"shape": "Text"}, "AssumeRolePolicyDocument": {"shape": "Text"}}},
        "Configuration": {"type": "structure", "members": {"Rules": {"shape": "Texts"}, "Mode": {"shape": "Text"}}},
        "Same": {"type": "structure", "members": {"Name": {"shape": "Text"}}},
        "Tags": {"type": "list", "member": {"shape": "Tag"}},
        "Tag": {"type": "structure", "members": {"Key": {"shape": "Text"}, "Value": {"shape": "Text"}}},
        "Texts": {"type": "list", "member": {"shape": "Text"}},
        "Text": {"type": "string"}
    }
}"#;

/// The labels and the inputs that are offered.
fn offers(operation: &str, text: &str) -> Vec<(String, String)> {
    let service = Service::from_json(MODEL, None).unwrap();
    let hints = Hints {
        kind: Some(SourceKind::Document),
        ..Hints::default()
    };
    let source = Source::detect(text, hints).unwrap();
    let reading = source.read(Context {
        services: &[&service],
        operation: service.operation(operation),
        cli: Cli::V2,
    });
    let offers = reading.unwrap().offers.into_iter();
    let input = |input: &Value| json::compact(input, &Path::root()).to_string();
    offers
        .map(|offer| (offer.label, input(&offer.draft.input)))
        .collect()
}

#[test]
fn content_of_one_member_is_offered_as_it() {
    for (operation, text, label, input) in [
        (
            "put-rules",
            r#"{"Rules": ["a"], "Mode": "b"}"#,
            "Use as Configuration",
            r#"{"Configuration":{"Rules":["a"],"Mode":"b"}}"#,
        ),
        (
            "put-rules",
            r#"[{"Key": "a", "Value": "b"}]"#,
            "Use as Tags",
            r#"{"Tags":[{"Key":"a","Value":"b"}]}"#,
        ),
        (
            "create-role",
            r#"{"Version": "2012-10-17", "Statement": []}"#,
            "Use as AssumeRolePolicyDocument",
            r#"{"AssumeRolePolicyDocument":"{\"Version\":\"2012-10-17\",\"Statement\":[]}"}"#,
        ),
    ] {
        let expected = (label.to_owned(), input.to_owned());
        assert_eq!(offers(operation, text), [expected], "{text}");
    }
}

#[test]
fn what_may_be_several_members_or_none_is_not_offered() {
    for (operation, text) in [
        ("put-rules", r#"{"Name": "a"}"#),
        ("put-rules", r#"{"Rules": "a"}"#),
        ("put-rules", r#"{"Rules": [], "Other": 1}"#),
        ("put-rules", r#"[{"Other": "a"}]"#),
        ("put-rules", r#"["a"]"#),
        ("put-rules", "{}"),
        ("put-rules", "[]"),
        ("put-rules", r#"{"Version": "2012-10-17", "Statement": []}"#),
        ("create-role", r#"{"Statement": []}"#),
    ] {
        assert_eq!(offers(operation, text), [], "{text}");
    }
}
