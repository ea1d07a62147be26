//! Unions: of several members one is chosen.

use anyhow::Result;
use serde_json::json;

use crate::page::{Output, Page, by, link_to};
use crate::rig::behaviours;
use crate::shapes::{choose, found};

behaviours![
    a_union_has_one_member_and_forgets_nothing,
    a_union_of_few_is_chosen_side_by_side,
    a_union_with_two_members_is_mended,
    an_alternative_stays_while_it_is_empty,
    a_type_that_is_only_chosen_is_not_sent,
    rows_without_a_value_keep_their_order,
];

async fn a_union_has_one_member_and_forgets_nothing(page: &Page<'_>) -> Result<()> {
    page.open("#/dynamodb/put-item").await?;
    page.add("/Item").await?;
    page.set_key("/Item/", "id").await?;
    choose(page, "/Item/id", "S").await?;
    page.fill("/Item/id/S", "a text").await?;
    page.holds(json!({"Item": {"id": {"S": "a text"}}})).await?;
    choose(page, "/Item/id", "M").await?;
    page.shows(Output::Document, "{}").await?;
    assert!(!page.exists(&by("name", "/Item/id/S")).await?);
    choose(page, "/Item/id", "BOOL").await?;
    page.holds(json!({"Item": {"id": {"BOOL": true}}})).await?;
    choose(page, "/Item/id", "S").await?;
    page.holds(json!({"Item": {"id": {"S": "a text"}}})).await?;
    assert_eq!(page.value("/Item/id/S").await?, "a text");
    // What was put aside belongs to its own entry alone.
    page.add("/Item").await?;
    page.set_key("/Item/", "other").await?;
    choose(page, "/Item/other", "N").await?;
    page.remove("/Item/id").await?;
    page.shows(Output::Document, "{}").await?;
    choose(page, "/Item/other", "S").await?;
    page.shows(Output::Document, "{}").await?;
    assert_eq!(page.value("/Item/other/S").await?, "");
    Ok(())
}

/// Neither that of the last entry nor of one with others behind it, which keeps its row.
async fn a_type_that_is_only_chosen_is_not_sent(page: &Page<'_>) -> Result<()> {
    let input = r#"{"Item":{"a":{"S":"x"},"b":{"N":"1"},"c":{"L":[{"S":"y"},{"N":"2"}]}}}"#;
    page.open(&link_to("#/dynamodb/put-item", input, &[]))
        .await?;
    let keys = "return [...document.querySelectorAll('.form [data-key]')].map(key => key.value)";
    choose(page, "/Item/a", "M").await?;
    choose(page, "/Item/b", "SS").await?;
    page.holds(json!({"Item": {"c": {"L": [{"S": "y"}, {"N": "2"}]}}}))
        .await?;
    let rows: Vec<String> = page.script(keys, &[]).await?;
    assert_eq!(rows, ["a", "", "b", "c"]);
    choose(page, "/Item/c/L/0", "L").await?;
    page.holds(json!({"Item": {"c": {"L": [{"N": "2"}]}}}))
        .await?;
    page.fill("/Item/b/SS/0", "z").await?;
    page.set_key("/Item/a/M/", "k").await?;
    page.fill("/Item/a/M/k/S", "v").await?;
    page.holds(
        json!({"Item": {"a": {"M": {"k": {"S": "v"}}}, "b": {"SS": ["z"]},
        "c": {"L": [{"N": "2"}]}}}),
    )
    .await?;
    // The values from before are there as long as their rows are.
    choose(page, "/Item/a", "S").await?;
    page.holds(json!({"Item": {"a": {"S": "x"}, "b": {"SS": ["z"]}, "c": {"L": [{"N": "2"}]}}}))
        .await?;
    // Undo brings back what the choice of another type took away.
    choose(page, "/Item/a", "L").await?;
    page.holds(json!({"Item": {"b": {"SS": ["z"]}, "c": {"L": [{"N": "2"}]}}}))
        .await?;
    page.click("[data-undo]").await?;
    page.holds(json!({"Item": {"a": {"S": "x"}, "b": {"SS": ["z"]}, "c": {"L": [{"N": "2"}]}}}))
        .await?;
    page.eventually("the rows", vec!["a", "b", "c"], async || {
        let rows: Vec<String> = page.script(keys, &[]).await?;
        Ok(rows
            .iter()
            .map(|row| match row.as_str() {
                "a" => "a",
                "b" => "b",
                _ => "c",
            })
            .collect())
    })
    .await
}

/// Also when the entry goes before which they are.
async fn rows_without_a_value_keep_their_order(page: &Page<'_>) -> Result<()> {
    let input =
        r#"{"Item":{"a":{"S":"1"},"b":{"S":"2"},"c":{"S":"3"},"d":{"S":"4"},"e":{"S":"5"}}}"#;
    page.open(&link_to("#/dynamodb/put-item", input, &[]))
        .await?;
    for key in ["d", "b", "a"] {
        choose(page, &format!("/Item/{key}"), "L").await?;
    }
    page.holds(json!({"Item": {"c": {"S": "3"}, "e": {"S": "5"}}}))
        .await?;
    page.remove("/Item/c").await?;
    page.holds(json!({"Item": {"e": {"S": "5"}}})).await?;
    let keys = "return [...document.querySelectorAll('.form [data-key]')].map(key => key.value)";
    let keys: Vec<String> = page.script(keys, &[]).await?;
    assert_eq!(keys, ["a", "b", "d", "e"]);
    for key in ["d", "a", "b"] {
        choose(page, &format!("/Item/{key}"), "BOOL").await?;
    }
    let value = json!({"BOOL": true});
    page.holds(json!({"Item": {"a": value, "b": value, "d": value, "e": {"S": "5"}}}))
        .await?;
    let document: String = page.output(Output::Document).await?;
    let order = ["\"a\"", "\"b\"", "\"d\"", "\"e\""].map(|key| document.find(key));
    assert!(order.is_sorted(), "{document}");
    Ok(())
}

async fn a_union_of_few_is_chosen_side_by_side(page: &Page<'_>) -> Result<()> {
    page.open("#/bedrock-runtime/converse").await?;
    page.add("/toolConfig").await?;
    page.add("/toolConfig/toolChoice").await?;
    page.shows(Output::Document, "{}").await?;
    for name in ["auto", "any", "tool"] {
        let radio = format!("input[name=f--toolConfig--toolChoice-member][value={name}]");
        let radio = page.find(&radio).await?;
        page.script_on::<()>(&radio, "arguments[0].closest('label').click()")
            .await?;
        // One without members is a value by itself.
        match name {
            "tool" => page.shows(Output::Document, "{}").await?,
            _ => {
                let chosen = json!({"toolConfig": {"toolChoice": {name: {}}}});
                page.holds(chosen).await?;
            }
        }
    }
    page.fill("/toolConfig/toolChoice/tool/name", "t").await?;
    page.holds(json!({"toolConfig": {"toolChoice": {"tool": {"name": "t"}}}}))
        .await
}

async fn a_union_with_two_members_is_mended(page: &Page<'_>) -> Result<()> {
    page.open("#/bedrock-runtime/converse?input=%7B%22toolConfig%22:%7B%22toolChoice%22:%7B%22auto%22:%7B%7D,%22any%22:%7B%7D%7D%7D%7D")
        .await?;
    found(page, "/toolConfig/toolChoice", "union").await?;
    assert!(page.exists("[data-keep=auto]").await?);
    page.click("[data-keep=any]").await?;
    page.holds(json!({"toolConfig": {"toolChoice": {"any": {}}}}))
        .await?;
    page.until("no finding", async || {
        let found = page.diagnostics().await?;
        Ok(!found.iter().any(|found| found.rule == "union"))
    })
    .await
}

/// Without a value it would be no alternative any more, and go from under the typing hand.
async fn an_alternative_stays_while_it_is_empty(page: &Page<'_>) -> Result<()> {
    let pointer = "/toolConfig/tools/0/toolSpec/inputSchema/json";
    let tool = json!({"toolSpec": {"name": "t", "inputSchema": {"json": {}}}});
    let input = json!({"modelId": "m", "toolConfig": {"tools": [tool]}});
    let link = link_to("#/bedrock-runtime/converse", &input.to_string(), &[]);
    page.open(&link).await?;
    page.fill(pointer, "").await?;
    found(page, pointer, "unfinished").await?;
    page.fill(pointer, "{\"b\":1}").await?;
    page.until("what was typed", async || {
        Ok(page.output(Output::Document).await?.contains("\"b\": 1"))
    })
    .await?;
    let input = json!({"Key": {"id": {"S": "a"}}, "TableName": "t"});
    let link = link_to("#/dynamodb/get-item", &input.to_string(), &[]);
    page.open(&link).await?;
    page.fill("/Key/id/S", "").await?;
    page.holds(json!({"Key": {"id": {"S": ""}}, "TableName": "t"}))
        .await?;
    page.press("b").await?;
    page.holds(json!({"Key": {"id": {"S": "b"}}, "TableName": "t"}))
        .await
}
