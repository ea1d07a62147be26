//! Undo and redo reach everything, and what belongs to an entry stays with it.

use anyhow::Result;
use serde_json::json;
use thirtyfour::prelude::*;

use crate::page::{OPERATION, Output, Page, by, link_to};
use crate::rig::behaviours;

behaviours![
    typing_is_undone_in_steps,
    what_was_removed_is_undone,
    a_scenario_is_undone,
    a_cleared_form_is_undone,
    undoing_mounts_nothing_again,
    what_is_open_stays_with_its_item,
    an_untouched_neighbour_stays_mounted,
    the_focus_is_never_lost,
    the_entries_of_a_map_are_undone_in_steps,
    a_box_beside_the_form_keeps_its_own_undo,
    what_was_unfinished_comes_back,
    what_was_removed_is_offered_back,
    what_is_undone_comes_into_sight,
    a_cleared_form_forgets_the_other_alternatives,
    the_last_item_of_an_alternative_is_removed,
];

async fn typing_is_undone_in_steps(page: &Page<'_>) -> Result<()> {
    page.open("#/sqs/create-queue").await?;
    assert!(!is_enabled(page, "[data-undo]").await?);
    page.fill("/QueueName", "orders").await?;
    page.add("/tags").await?;
    page.set_key("/tags/", "team").await?;
    page.fill("/tags/team", "web").await?;
    let all = json!({"QueueName": "orders", "tags": {"team": "web"}});
    page.holds(all.clone()).await?;
    undo(page).await?;
    // The key alone is not sent.
    page.holds(json!({"QueueName": "orders"})).await?;
    page.key("/tags/team").await?;
    undo(page).await?;
    page.key("/tags/").await?;
    page.holds(json!({"QueueName": "orders"})).await?;
    undo(page).await?;
    page.shows(Output::Document, "{}").await?;
    assert!(!is_enabled(page, "[data-undo]").await?);
    for _ in 0..3 {
        page.click("[data-redo]").await?;
    }
    page.holds(all).await?;
    assert!(!is_enabled(page, "[data-redo]").await?);
    Ok(())
}

/// The browser's own undo would take letters from another field.
async fn what_was_removed_is_undone(page: &Page<'_>) -> Result<()> {
    page.open("#/sqs/create-queue").await?;
    page.fill("/QueueName", "orders").await?;
    page.add("/tags").await?;
    page.set_key("/tags/", "team").await?;
    page.fill("/tags/team", "web").await?;
    page.remove("/tags/team").await?;
    page.holds(json!({"QueueName": "orders"})).await?;
    page.script_on::<()>(&page.control("/QueueName").await?, "arguments[0].focus()")
        .await?;
    page.press_with(Key::Control, "z").await?;
    page.holds(json!({"QueueName": "orders", "tags": {"team": "web"}}))
        .await?;
    assert_eq!(page.value("/tags/team").await?, "web");
    assert_eq!(page.value("/QueueName").await?, "orders");
    page.press_with(Key::Control, "y").await?;
    page.holds(json!({"QueueName": "orders"})).await
}

async fn a_scenario_is_undone(page: &Page<'_>) -> Result<()> {
    page.open_empty().await?;
    page.fill("/ApiId", "mine").await?;
    let typed = page.panes().await?;
    page.start_from("Lambda", "lambda-http").await?;
    page.until("the scenario", async || {
        Ok(page.output(Output::Document).await?.contains("AWS_PROXY"))
    })
    .await?;
    undo(page).await?;
    page.eventually("what was typed", typed, async || page.panes().await)
        .await?;
    let open = by("name", "fact.ProtocolType") + "[value='']:checked";
    assert!(page.exists(&open).await?);
    Ok(())
}

async fn a_cleared_form_is_undone(page: &Page<'_>) -> Result<()> {
    let input = json!({"QueueName": "orders", "Attributes": {"DelaySeconds": "5"}});
    page.open(&link_to("#/sqs/create-queue", &input.to_string(), &[]))
        .await?;
    page.click("[data-clear]").await?;
    page.shows(Output::Document, "{}").await?;
    undo(page).await?;
    page.holds(input).await?;
    assert_eq!(page.value("/Attributes/DelaySeconds").await?, "5");
    Ok(())
}

/// A replaced draft changes what differs: fields that stay keep their elements, and so their carets.
async fn undoing_mounts_nothing_again(page: &Page<'_>) -> Result<()> {
    page.open_input(r#"{"ApiId":"a","RequestParameters":{"k":"v"}}"#, &[])
        .await?;
    page.fill("/RequestParameters/k", "w").await?;
    page.is_whole().await?;
    let mark = "document.querySelectorAll('.form :is(input, select)').forEach(field => field.marked = true)";
    page.script::<()>(mark, &[]).await?;
    undo(page).await?;
    page.holds(json!({"ApiId": "a", "RequestParameters": {"k": "v"}}))
        .await?;
    let unmarked = "return [...document.querySelectorAll('.form :is(input, select)')]
        .filter(field => !field.marked && !('draftName' in field.dataset)).map(field => field.outerHTML)";
    let unmarked: Vec<String> = page.script(unmarked, &[]).await?;
    assert_eq!(unmarked, Vec::<String>::new());
    Ok(())
}

/// What was opened in one item is not open in the item that moves to its place.
async fn what_is_open_stays_with_its_item(page: &Page<'_>) -> Result<()> {
    let input =
        json!({"NetworkInterfaces": [{"SubnetId": "a"}, {"SubnetId": "b"}, {"SubnetId": "c"}]});
    page.open(&link_to("#/ec2/run-instances", &input.to_string(), &[]))
        .await?;
    page.add("/NetworkInterfaces/1/Description").await?;
    page.control("/NetworkInterfaces/1/Description").await?;
    page.remove("/NetworkInterfaces/0").await?;
    page.control("/NetworkInterfaces/0/Description").await?;
    assert!(
        !page
            .exists(&by("name", "/NetworkInterfaces/1/Description"))
            .await?
    );
    page.remove("/NetworkInterfaces/0").await?;
    page.holds(json!({"NetworkInterfaces": [{"SubnetId": "c"}]}))
        .await?;
    assert!(
        !page
            .exists(&by("name", "/NetworkInterfaces/0/Description"))
            .await?
    );
    Ok(())
}

async fn an_untouched_neighbour_stays_mounted(page: &Page<'_>) -> Result<()> {
    let input = r#"{"RequestParameters":{"a":"1","b":"2","c":"3"}}"#;
    page.open(&link_to(OPERATION, input, &[])).await?;
    let last = page.control("/RequestParameters/c").await?;
    page.remove("/RequestParameters/a").await?;
    page.holds(json!({"RequestParameters": {"b": "2", "c": "3"}}))
        .await?;
    // It is the same element as before.
    last.send_keys("3").await?;
    page.holds(json!({"RequestParameters": {"b": "2", "c": "33"}}))
        .await
}

/// The next key would go to the browser's own undo.
async fn the_focus_is_never_lost(page: &Page<'_>) -> Result<()> {
    page.open("#/sqs/create-queue").await?;
    page.fill("/QueueName", "orders").await?;
    page.add("/tags").await?;
    page.focuses(&by("data-key", "/tags/")).await?;
    page.press("t").await?;
    page.press(Key::Enter + Key::Null).await?;
    page.focuses(&by("name", "/tags/t")).await?;
    page.press("v").await?;
    page.holds(json!({"QueueName": "orders", "tags": {"t": "v"}}))
        .await?;
    page.press_with(Key::Control, "z").await?;
    page.holds(json!({"QueueName": "orders"})).await?;
    page.focuses(".form *").await?;
    page.press_with(Key::Control, "z").await?;
    page.key("/tags/").await?;
    page.focuses(".form *").await?;
    page.press_with(Key::Control, "z").await?;
    page.shows(Output::Document, "{}").await?;
    let button = page.find("[data-redo]").await?;
    page.script_on::<()>(&button, "arguments[0].focus()")
        .await?;
    for _ in 0..3 {
        page.press(Key::Enter).await?;
    }
    page.holds(json!({"QueueName": "orders", "tags": {"t": "v"}}))
        .await?;
    assert!(!is_enabled(page, "[data-redo]").await?);
    assert!(page.has_focus("[data-redo]").await?);
    Ok(())
}

/// Each step changes something, up to a form that nobody has touched; the focus stays near where it was.
async fn the_entries_of_a_map_are_undone_in_steps(page: &Page<'_>) -> Result<()> {
    const CHOOSER: &str = "[id^='f--Item--'][id$='-member']";
    page.open("#/dynamodb/put-item").await?;
    page.fill("/TableName", "Music").await?;
    let first = page.key("/Item/").await?;
    page.script_on::<()>(&first, "arguments[0].focus()").await?;
    page.press("Artist" + Key::Tab + Key::Tab + "No One" + Key::Enter)
        .await?;
    page.focuses("[data-key='/Item/']").await?;
    page.press("Year" + Key::Tab).await?;
    page.focuses(CHOOSER).await?;
    page.press("Num" + Key::Tab + "1998").await?;
    let artist = json!({"Artist": {"S": "No One"}});
    let all =
        json!({"TableName": "Music", "Item": {"Artist": {"S": "No One"}, "Year": {"N": "1998"}}});
    page.holds(all.clone()).await?;
    let keys = async |expected: &[&str]| {
        let script = "return Array.from(document.querySelectorAll('[data-key]'), it => it.value)";
        let expected: Vec<String> = expected.iter().map(|key| (*key).to_owned()).collect();
        page.eventually("the keys", expected, async || {
            page.script(script, &[]).await
        })
        .await?;
        page.focuses(".form :is(input, select)").await
    };
    let back = async || page.press_with(Key::Control, "z").await;
    back().await?;
    page.holds(json!({"TableName": "Music", "Item": artist}))
        .await?;
    keys(&["Artist", "Year"]).await?;
    back().await?;
    keys(&["Artist", ""]).await?;
    back().await?;
    page.holds(json!({"TableName": "Music"})).await?;
    keys(&["Artist"]).await?;
    back().await?;
    keys(&[""]).await?;
    back().await?;
    page.shows(Output::Document, "{}").await?;
    keys(&[""]).await?;
    assert!(!is_enabled(page, "[data-undo]").await?);
    assert_eq!(page.diagnostics().await?, []);
    for _ in 0..5 {
        page.press_with(Key::Control, "y").await?;
    }
    page.holds(all).await?;
    keys(&["Artist", "Year"]).await
}

async fn a_box_beside_the_form_keeps_its_own_undo(page: &Page<'_>) -> Result<()> {
    page.open("#/sqs/create-queue").await?;
    page.fill("/QueueName", "orders").await?;
    let input = page.find("#search").await?;
    page.script_on::<()>(&input, "arguments[0].focus()").await?;
    page.press("eu").await?;
    page.press_with(Key::Control, "z").await?;
    page.holds(json!({"QueueName": "orders"})).await
}

async fn what_was_removed_is_offered_back(page: &Page<'_>) -> Result<()> {
    let input = json!({"QueueName": "orders", "tags": {"team": "web"}});
    page.open(&link_to("#/sqs/create-queue", &input.to_string(), &[]))
        .await?;
    let offer = ".removed[role=status] .removal";
    page.remove("/tags/team").await?;
    page.holds(json!({"QueueName": "orders"})).await?;
    page.find(offer).await?;
    assert_eq!(page.text(offer).await?, "Removed team. Undo");
    page.click(".removal button").await?;
    page.holds(input.clone()).await?;
    page.focuses("[name^='/tags/team'], [data-key='/tags/team']")
        .await?;
    assert!(!page.exists(offer).await?);
    // By the keyboard: F6 leads there.
    page.remove("/tags/team").await?;
    page.find(offer).await?;
    let control = page.control("/QueueName").await?;
    page.script_on::<()>(&control, "arguments[0].focus()")
        .await?;
    page.press(Key::F6 + Key::Null).await?;
    page.focuses(".removal button").await?;
    page.press(Key::Enter + Key::Null).await?;
    page.holds(input.clone()).await?;
    // What is typed next would be what Undo takes back.
    page.remove("/tags/team").await?;
    page.find(offer).await?;
    page.fill("/QueueName", "other").await?;
    page.until("the end of the offer", async || {
        Ok(!page.exists(offer).await?)
    })
    .await?;
    page.click("[data-clear]").await?;
    page.find(offer).await?;
    assert_eq!(page.text(offer).await?, "Form cleared. Undo");
    page.click(".removal button").await?;
    page.holds(json!({"QueueName": "other"})).await
}

async fn what_was_unfinished_comes_back(page: &Page<'_>) -> Result<()> {
    let pointer = "/toolConfig/tools/0/toolSpec/inputSchema/json";
    let tool = json!({"toolSpec": {"name": "t", "inputSchema": {"json": {}}}});
    let input = json!({"modelId": "m", "toolConfig": {"tools": [tool]}});
    page.open(&link_to(
        "#/bedrock-runtime/converse",
        &input.to_string(),
        &[],
    ))
    .await?;
    page.fill(pointer, "{\"half\"").await?;
    page.click("[data-clear]").await?;
    page.shows(Output::Document, "{}").await?;
    undo(page).await?;
    page.holds(input).await?;
    page.eventually("the text", "{\"half\"".to_owned(), async || {
        page.value(pointer).await
    })
    .await
}

async fn a_cleared_form_forgets_the_other_alternatives(page: &Page<'_>) -> Result<()> {
    let input = json!({"modelId": "m", "toolConfig": {"toolChoice": {"tool": {"name": "secret"}}}});
    page.open(&link_to(
        "#/bedrock-runtime/converse",
        &input.to_string(),
        &[],
    ))
    .await?;
    choose(page, "auto").await?;
    page.click("[data-clear]").await?;
    page.shows(Output::Document, "{}").await?;
    page.add("/toolConfig").await?;
    page.add("/toolConfig/toolChoice").await?;
    choose(page, "tool").await?;
    assert_eq!(page.value("/toolConfig/toolChoice/tool/name").await?, "");
    page.shows(Output::Document, "{}").await
}

/// Without its chosen member, a union would have to be chosen again.
async fn the_last_item_of_an_alternative_is_removed(page: &Page<'_>) -> Result<()> {
    let input = json!({"Item": {"id": {"SS": ["a"]}}});
    page.open(&link_to("#/dynamodb/put-item", &input.to_string(), &[]))
        .await?;
    page.remove("/Item/id/SS/0").await?;
    page.holds(json!({"Item": {"id": {"SS": []}}})).await
}

async fn choose(page: &Page<'_>, name: &str) -> Result<()> {
    let radio = format!("input[name=f--toolConfig--toolChoice-member][value={name}]");
    let radio = page.find(&radio).await?;
    page.script_on::<()>(&radio, "arguments[0].closest('label').click()")
        .await
}

async fn undo(page: &Page<'_>) -> Result<()> {
    page.click("[data-undo]").await
}

async fn is_enabled(page: &Page<'_>, selector: &str) -> Result<bool> {
    Ok(!page
        .exists(&format!("{selector}[aria-disabled=true]"))
        .await?)
}

/// Whatever else has the focus.
async fn what_is_undone_comes_into_sight(page: &Page<'_>) -> Result<()> {
    let rules = r#"{"Bucket":"b","LifecycleConfiguration":{"Rules":[
        {"ID":"one","Status":"Enabled"},{"ID":"two","Status":"Enabled"}]}}"#;
    page.open(&link_to(
        "#/s3api/put-bucket-lifecycle-configuration",
        rules,
        &[],
    ))
    .await?;
    let second = by("name", "/LifecycleConfiguration/Rules/1/ID");
    page.click(&by("data-remove", "/LifecycleConfiguration/Rules/1"))
        .await?;
    page.until("the end of the rule", async || {
        Ok(!page.exists(&second).await?)
    })
    .await?;
    page.click("[name='/Bucket']").await?;
    page.press_with(Key::Control, "z").await?;
    page.find(&second).await?;
    let is_in_sight = "const box = document.querySelector(arguments[0]).getBoundingClientRect();
        return box.top >= 0 && box.bottom <= innerHeight";
    page.until("the rule in sight", async || {
        page.script(is_in_sight, &[json!(second)]).await
    })
    .await
}
