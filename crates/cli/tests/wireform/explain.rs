//! What the parts of a text mean, and what is wrong with them.

use crate::services::catalog_with_shop;
use crate::{fails, prints, run};

#[test]
fn parts_have_meanings_and_help() {
    let catalog = &catalog_with_shop("explained-shop");
    let explain = ["explain", "--catalog", catalog];
    let command = "aws shop sell-thing --region eu-west-1 --shop-version 1 # soon";
    prints(
        &run(&explain, command),
        "\
aws             program                 The AWS CLI.
shop            service                 Sells things.
sell-thing      operation               Sells one.
--region        global option --region  Region to send the request to.
eu-west-1       value of --region
--shop-version  name of /Version        Which version is sold.
1               value at /Version
# soon          no effect",
    );
    let document = run(
        &[&explain[..], &["shop", "sell-thing"]].concat(),
        r#"{"Version": "1"}"#,
    );
    prints(
        &document,
        "\
\"Version\"  name of /Version   Which version is sold.
\"1\"        value at /Version",
    );
    let call = run(&explain, "boto3.client('shop').sell_thing(Version='1')");
    assert!(call.out.contains("sell_thing  operation"), "{}", call.err);
}

#[test]
fn problems_are_below_their_parts() {
    let catalog = &catalog_with_shop("explained-problems");
    let explain = ["explain", "--catalog", catalog];
    let unread = run(&explain, "aws shop sell-thing --versoin 1 --shop-version 2");
    assert_eq!((unread.code, unread.err.as_str()), (1, ""));
    let expected = "\
--versoin       not read
    error[unknown-option] line 1, column 21: `sell-thing` has no option `--versoin`.
      aws shop sell-thing --versoin 1 --shop-version 2
                          ^
--shop-version  name of /Version   Which version is sold.
2               value at /Version
";
    assert!(unread.out.ends_with(expected), "{}", unread.out);
    let rejected = run(
        &[&explain[..], &["shop", "sell-thing"]].concat(),
        r#"{"Version": 1}"#,
    );
    assert_eq!(rejected.code, 1);
    let below = "value at /Version\n    error[wrong-type] /Version: ";
    assert!(rejected.out.contains(below), "{}", rejected.out);
    assert!(
        rejected.out.ends_with("(rejected by the AWS CLI)\n"),
        "{}",
        rejected.out
    );
}

#[test]
fn what_is_missing_is_missing_from_the_operation() {
    let command =
        "aws apigatewayv2 create-integration --integration-type MOCK --api-id http://a.txt";
    let unread = run(&["explain", "--cli", "v1"], command);
    assert_eq!(unread.code, 1);
    assert!(
        unread.out.contains("error[fetched-value]"),
        "{}",
        unread.out
    );
    // It is missing only because it could not be read.
    assert!(!unread.out.contains("[required]"), "{}", unread.out);
    let missing = run(&["explain"], "aws apigatewayv2 create-integration");
    let below = "routes to point to.\n    error[required] /ApiId: ";
    assert!(missing.out.contains(below), "{}", missing.out);
    let of_document = run(
        &["explain", "apigatewayv2", "create-integration"],
        r#"{"Description": ""}"#,
    );
    let last = "\nerror[required] /IntegrationType: ";
    assert!(of_document.out.contains(last), "{}", of_document.out);
}

#[test]
fn parts_of_requests_have_meanings_and_help() {
    let request = run(
        &["explain", "apigatewayv2", "create-integration"],
        "POST /v2/apis/a1/integrations HTTP/1.1\nHost: apigateway.eu-west-1.amazonaws.com\nAccept: */*\n\n\
         {\"integrationType\": \"MOCK\"}",
    );
    assert_eq!(request.code, 0, "{}", request.err);
    for line in [
        "\
POST               HTTP method
/v2/apis/          operation                  Adds a backend to an HTTP or WebSocket API, for routes to point to.
    info[mock-status-template]",
        "
a1                 value at /ApiId            The API that gets the integration, by its short id.
/integrations      operation
Host               not from the input
",
        "
eu-west-1          value of --region          Region to send the request to.
",
        "
\"integrationType\"  name of /IntegrationType   What kind of backend answers.
\"MOCK\"             value at /IntegrationType
",
    ] {
        assert!(request.out.contains(line), "{line}\n{}", request.out);
    }
    let curl = run(
        &["explain", "apigatewayv2", "create-integration"],
        "curl --request POST https://apigateway.eu-west-1.amazonaws.com/v2/apis/a1/integrations",
    );
    let meanings = curl.out.lines().take(4).map(|line| {
        let mut columns = line.split("  ").filter(|column| !column.is_empty());
        columns.nth(1).unwrap_or_default().trim()
    });
    let expected = ["program", "option of curl", "HTTP method", "service"];
    assert!(meanings.eq(expected), "{}", curl.out);
}

#[test]
fn what_cannot_be_read_is_refused() {
    fails(
        &run(&["explain"], "aws"),
        "line 1, column 4: The command names no service.\n  aws\n     ^",
    );
    let two = run(&["explain", "--choice", "3"], "aws a b-c\naws a d-e");
    assert_eq!(two.code, 2);
    let message = "There is no command number 3: this text has 2.";
    assert!(two.err.contains(message), "{}", two.err);
}
