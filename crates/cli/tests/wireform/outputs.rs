//! What each subcommand prints.

use crate::{INPUT, fails, file, integration, prints, rejects, run};

#[test]
fn a_command_goes_over_lines_or_stands_on_one() {
    prints(
        &integration("command", &[], INPUT),
        "aws apigatewayv2 create-integration \\\n    --api-id a1b2c3 \\\n    --description 'it'\\''s' \\\n    --integration-type HTTP_PROXY",
    );
    prints(
        &integration("command", &["--one-line", "--shell", "posix"], INPUT),
        r"aws apigatewayv2 create-integration --api-id a1b2c3 --description 'it'\''s' --integration-type HTTP_PROXY",
    );
}

#[test]
fn global_options_are_in_command_and_request() {
    let set = [
        "--region",
        "cn-north-1",
        "--query",
        "a[?b=='c']",
        "--no-paginate",
        "--one-line",
    ];
    prints(
        &integration("command", &set, INPUT),
        r"aws apigatewayv2 create-integration --api-id a1b2c3 --description 'it'\''s' --integration-type HTTP_PROXY --no-paginate --query 'a[?b=='\''c'\'']' --region cn-north-1",
    );
    let url = ["--endpoint-url", "http://localhost:4566", "--as", "json"];
    let request = integration("request", &url, INPUT).out;
    assert!(
        request.contains(
            r#""scheme": "http",
  "host": "localhost:4566""#
        ),
        "{request}"
    );
}

#[test]
fn a_global_option_with_no_value_of_its_kind_is_a_warning() {
    let set = ["--region", "a b", "--as", "json"];
    let checked = integration("check", &set, r#"{"ApiId":"a","IntegrationType":"MOCK"}"#);
    assert!(
        checked.out.contains(r#""option": "region""#),
        "{}",
        checked.out
    );
    assert_eq!(checked.code, 0);
    let command = integration("command", &["--region", "a b", "--one-line"], "{}");
    let expected = "aws apigatewayv2 create-integration --region 'a b'\n";
    assert_eq!(command.out, expected);
    assert!(
        command.err.contains("not the name of a region"),
        "{}",
        command.err
    );
    let paging = integration("command", &["--max-items", "5"], "{}");
    fails(
        &paging,
        "apigatewayv2 create-integration has no --max-items",
    );
}

#[test]
fn nested_values_take_the_form_that_is_asked_for() {
    let input = r#"{"ResponseParameters":{"200":{"append:header.a":"it's, so"}}}"#;
    let json = r#"aws apigatewayv2 create-integration --response-parameters '{"200":{"append:header.a":"it'\''s, so"}}'"#;
    let shorthand = r#"aws apigatewayv2 create-integration --response-parameters '200={append:header.a="it'\''s, so"}'"#;
    for (nested, expected) in [("auto", json), ("json", json), ("shorthand", shorthand)] {
        prints(
            &integration("command", &["--one-line", "--nested", nested], input),
            expected,
        );
    }
    let document = integration("command", &["--nested=document", "--one-line"], input);
    assert_eq!(
        document.out,
        "aws apigatewayv2 create-integration --cli-input-json file://input.json\n"
    );
    assert!(document.err.contains("input.json"), "{}", document.err);
    assert_eq!(document.code, 0);
}

#[test]
fn the_generation_of_the_cli_decides_what_an_option_can_hold() {
    let input = r#"{"Description":"https://example.com","IntegrationUri":"https://example.com"}"#;
    prints(
        &integration("command", &["--one-line", "--cli", "v2"], input),
        "aws apigatewayv2 create-integration --description https://example.com --integration-uri https://example.com",
    );
    let v1 = integration("command", &["--one-line", "--cli", "v1"], input);
    assert_eq!(
        v1.out,
        "aws apigatewayv2 create-integration --integration-uri https://example.com --cli-input-json '{\"Description\":\"https://example.com\"}'\n"
    );
    assert!(
        v1.err
            .starts_with("note: Description goes into --cli-input-json"),
        "{}",
        v1.err
    );
}

#[test]
fn a_document_keeps_what_was_typed() {
    let ran = integration(
        "document",
        &[],
        r#"{"TimeoutInMillis":29000.0,"Tags":{},"é":"\u00e9"}"#,
    );
    prints(
        &ran,
        "{\n  \"TimeoutInMillis\": 29000.0,\n  \"Tags\": {},\n  \"é\": \"é\"\n}",
    );
}

#[test]
fn a_request_takes_three_forms() {
    let text = integration("request", &[], INPUT);
    prints(
        &text,
        "POST /v2/apis/a1b2c3/integrations HTTP/1.1\nHost: apigateway.us-east-1.amazonaws.com\nContent-Type: application/json\nContent-Length: 56\n\n{\"integrationType\": \"HTTP_PROXY\", \"description\": \"it's\"}",
    );
    let json = integration(
        "request",
        &["--as", "json", "--region", "cn-north-1"],
        INPUT,
    );
    assert!(
        json.out
            .contains(r#""host": "apigateway.cn-north-1.amazonaws.com.cn""#),
        "{}",
        json.out
    );
    assert!(json.out.contains(r#""query": [],"#), "{}", json.out);
    let curl = integration("request", &["--as", "curl"], INPUT);
    assert!(curl.out.starts_with("curl --request POST"), "{}", curl.out);
    rejects(
        &integration("request", &["--as", "yaml"], INPUT),
        "invalid value 'yaml' for '--as <FORM>' [possible values: text, json, curl]",
    );
}

#[test]
fn a_skeleton_needs_no_input() {
    let ran = integration("skeleton", &[], "");
    assert!(
        ran.out.starts_with("{\n    \"ApiId\": \"\",\n"),
        "{}",
        ran.out
    );
    assert_eq!(ran.code, 0);
}

#[test]
fn a_check_tells_errors_by_its_status() {
    let fine = r#"{"ApiId":"a1b2c3","IntegrationType":"MOCK"}"#;
    let ran = integration("check", &["--fact", "ProtocolType=WEBSOCKET"], fine);
    assert_eq!(ran.code, 0, "{}", ran.out);
    let ran = integration(
        "check",
        &["--as", "json"],
        r#"{"ApiId":5,"IntegrationType":"MOCK"}"#,
    );
    assert!(ran.out.starts_with('['), "{}", ran.out);
    rejects(
        &integration("check", &["--fact", "ProtocolType"], fine),
        "invalid value 'ProtocolType' for '--fact <NAME=VALUE>': expected NAME=VALUE, such as ProtocolType=HTTP",
    );
}

#[test]
fn a_request_in_json_has_its_parts_in_order() {
    let model = r#"{"metadata":{"endpointPrefix":"shelf","serviceId":"Shelf","protocol":"rest-json"},
        "operations":{"Put":{"http":{"method":"PUT","requestUri":"/{Name}"},"input":{"shape":"In"}}},
        "shapes":{"In":{"type":"structure","payload":"Body","members":{
                "Name":{"shape":"S","location":"uri","locationName":"Name"},
                "B":{"shape":"S","location":"querystring","locationName":"b"},
                "A":{"shape":"S","location":"querystring","locationName":"a"},
                "Z":{"shape":"S","location":"header","locationName":"Z"},
                "Y":{"shape":"S","location":"header","locationName":"Y"},
                "Body":{"shape":"Bytes"}}},
            "S":{"type":"string"},"Bytes":{"type":"blob"}}}"#;
    let model = file("parts.json", model);
    let model = model.to_str().unwrap();
    for (body, expected) in [
        (r#","Body":"/w==""#, "{\n    \"base64\": \"/w==\"\n  }"),
        (r#","Body":"YQo=""#, r#""a\n""#),
        ("", "null"),
    ] {
        let input = format!(r#"{{"Name":"n/é","B":"ü","A":"1","Z":"z\u007f","Y":"y"{body}}}"#);
        let words = ["request", "shelf", "put", "--as", "json", "--model", model];
        prints(
            &run(&words, &input),
            &format!(
                "{{\n  \"method\": \"PUT\",\n  \"host\": \"shelf.us-east-1.amazonaws.com\",\n  \"path\": \"/n%2F%C3%A9\",\n  \"query\": [\n    [\n      \"b\",\n      \"%C3%BC\"\n    ],\n    [\n      \"a\",\n      \"1\"\n    ]\n  ],\n  \"headers\": {{\n    \"Z\": \"z\\u007f\",\n    \"Y\": \"y\"\n  }},\n  \"body\": {expected}\n}}"
            ),
        );
    }
}

#[test]
fn a_check_in_json_is_a_list_of_diagnostics() {
    let fine = r#"{"ApiId":"a1b2c3","IntegrationType":"MOCK"}"#;
    let websocket = ["--as", "json", "--fact", "ProtocolType=WEBSOCKET"];
    let ran = integration("check", &websocket, fine);
    let start = "[\n  {\n    \"rule\": \"mock-status-template\",\n    \"severity\": \"info\",\n    \"refused_by\": null,\n    \"path\": \"/RequestTemplates\",\n    \"message\": \"";
    assert!(ran.out.starts_with(start), "{}", ran.out);
    assert!(ran.out.ends_with("\"\n  }\n]\n"), "{}", ran.out);
    assert_eq!((ran.err.as_str(), ran.code), ("", 0));
    let input = r#"{"ApiId":"a","IntegrationType":"MOCK","\u009bé":1}"#;
    let ran = integration("check", &websocket, input);
    let start = "  {\n    \"rule\": \"unknown-member\",\n    \"severity\": \"error\",\n    \"refused_by\": \"cli\",\n    \"path\": \"/\\u009bé\",\n    \"message\": \"";
    assert!(ran.out.contains(start), "{}", ran.out);
    assert_eq!((ran.err.as_str(), ran.code), ("", 1));
}
