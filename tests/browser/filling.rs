//! Filling in: what is open sends nothing, one row for each thing, calm diagnostics, files and JSON.

use anyhow::Result;
use serde_json::json;
use thirtyfour::prelude::*;

use crate::page::{Output, Page, by, link_to};
use crate::rig::behaviours;
use crate::shapes::found;

behaviours![
    what_is_required_is_open_and_sends_nothing,
    enter_adds_an_item,
    a_list_of_flat_structures_is_a_table,
    a_map_of_unions_has_a_row_for_each_entry,
    the_last_item_is_blank_again_without_its_text,
    a_structure_is_edited_as_json,
    json_without_a_value_stays_in_sight,
    nothing_is_wrong_before_it_is_left,
    a_copy_shows_what_is_wrong,
    a_link_shows_what_is_wrong,
    a_click_is_not_missed_because_of_what_appears,
    a_text_is_switched_to_a_file_and_back,
    a_file_that_a_text_names_is_read,
    json_in_a_string_is_laid_out,
    the_keys_that_the_model_lists_are_suggested,
    patterns_are_warned_of,
    a_payload_starts_as_text,
];

const PUT_ITEM: &str = "#/dynamodb/put-item";
const CREATE_TAGS: &str = "#/ec2/create-tags";
const CREATE_ROLE: &str = "#/iam/create-role";

fn enter() -> TypingData {
    Key::Enter + Key::Null
}

async fn what_is_required_is_open_and_sends_nothing(page: &Page<'_>) -> Result<()> {
    page.open("#/route53/change-resource-record-sets").await?;
    // A required structure with a required list in it, of structures with required members.
    let name = "/ChangeBatch/Changes/0/ResourceRecordSet/Name";
    page.find(&by("name", name)).await?;
    page.shows(Output::Document, "{}").await?;
    page.fill(name, "example.com").await?;
    let set = json!({"Name": "example.com"});
    let batch = json!({"Changes": [{"ResourceRecordSet": set}]});
    page.holds(json!({"ChangeBatch": batch})).await?;
    // Without its text nothing is left of what was only open.
    page.fill(name, "").await?;
    page.holds(json!({"ChangeBatch": {"Changes": [{}]}})).await
}

async fn enter_adds_an_item(page: &Page<'_>) -> Result<()> {
    page.open(CREATE_TAGS).await?;
    page.fill("/Resources/0", "i-1").await?;
    page.press(enter()).await?;
    page.focuses(&by("name", "/Resources/1")).await?;
    // A blank item is not sent.
    page.holds(json!({"Resources": ["i-1"]})).await?;
    page.press("i-2").await?;
    page.holds(json!({"Resources": ["i-1", "i-2"]})).await
}

async fn a_list_of_flat_structures_is_a_table(page: &Page<'_>) -> Result<()> {
    page.open(CREATE_TAGS).await?;
    let heads = "return [...document.querySelectorAll('.tabular th .column-name')]
        .map(head => head.textContent.trim())";
    let heads: Vec<String> = page.script(heads, &[]).await?;
    assert_eq!(heads, ["Key", "Value"]);
    page.fill("/Tags/0/Key", "Name").await?;
    page.fill("/Tags/0/Value", "web").await?;
    page.press(enter()).await?;
    page.focuses(&by("name", "/Tags/1/Key")).await?;
    page.press("team").await?;
    let tags = json!([{"Key": "Name", "Value": "web"}, {"Key": "team"}]);
    page.holds(json!({ "Tags": tags })).await?;
    page.remove("/Tags/0").await?;
    page.holds(json!({"Tags": [{"Key": "team"}]})).await?;
    page.focuses(&by("name", "/Tags/0/Key")).await
}

async fn a_map_of_unions_has_a_row_for_each_entry(page: &Page<'_>) -> Result<()> {
    page.open(PUT_ITEM).await?;
    page.set_key("/Item/", "Artist").await?;
    // The usual type is chosen already.
    page.press(enter()).await?;
    page.focuses(&by("name", "/Item/Artist/S")).await?;
    page.press("No One").await?;
    page.press(enter()).await?;
    page.focuses(&by("data-key", "/Item/")).await?;
    page.press("Year").await?;
    page.select(
        "select[id$=-member]:has(option[data-add='/Item/Year/N'])",
        "N",
    )
    .await?;
    page.fill("/Item/Year/N", "1998").await?;
    page.holds(json!({"Item": {"Artist": {"S": "No One"}, "Year": {"N": "1998"}}}))
        .await
}

async fn the_last_item_is_blank_again_without_its_text(page: &Page<'_>) -> Result<()> {
    page.open(CREATE_TAGS).await?;
    page.fill("/Resources/0", "i-1").await?;
    page.fill("/Resources/0", "").await?;
    page.shows(Output::Document, "{}").await?;
    page.focuses(&by("name", "/Resources/0")).await?;
    page.press("i-2").await?;
    page.holds(json!({"Resources": ["i-2"]})).await
}

async fn a_structure_is_edited_as_json(page: &Page<'_>) -> Result<()> {
    page.open(PUT_ITEM).await?;
    page.click("[aria-label='Edit as JSON: Item']").await?;
    page.focuses(&by("name", "/Item")).await?;
    page.press(r#"{"a": {"S": "1"}}"#).await?;
    page.holds(json!({"Item": {"a": {"S": "1"}}})).await?;
    page.click("[aria-label='Edit as a form: Item']").await?;
    page.eventually("the value", "1".to_owned(), async || {
        page.value("/Item/a/S").await
    })
    .await
}

async fn json_without_a_value_stays_in_sight(page: &Page<'_>) -> Result<()> {
    page.open(PUT_ITEM).await?;
    page.click("[aria-label='Edit as JSON: Item']").await?;
    page.focuses(&by("name", "/Item")).await?;
    page.press(r#"{"a": {"S""#).await?;
    page.click("[aria-label='Edit as a form: Item']").await?;
    assert_eq!(page.value("/Item").await?, r#"{"a": {"S""#);
    found(page, "/Item", "unfinished").await
}

async fn nothing_is_wrong_before_it_is_left(page: &Page<'_>) -> Result<()> {
    page.open(CREATE_ROLE).await?;
    page.is_whole().await?;
    assert_eq!(page.diagnostics().await?, []);
    assert!(!page.exists(".form [aria-invalid=true]").await?);
    page.eventually(
        "what is left",
        "2 required parameters left:".to_owned(),
        async || page.text(".problems .left h3").await,
    )
    .await?;
    page.click(&by("name", "/RoleName")).await?;
    assert_eq!(page.diagnostics().await?, []);
    found(page, "/RoleName", "required").await?;
    page.eventually(
        "its words",
        "Error: Enter a role name.".to_owned(),
        async || page.text("#f--RoleName-error [data-diagnostic] p").await,
    )
    .await?;
    // What is wrong goes as soon as it is right.
    page.fill("/RoleName", "a").await?;
    page.until("no finding", async || {
        Ok(page.diagnostics().await?.is_empty())
    })
    .await
}

async fn a_copy_shows_what_is_wrong(page: &Page<'_>) -> Result<()> {
    page.open(CREATE_ROLE).await?;
    page.is_whole().await?;
    assert_eq!(page.diagnostics().await?, []);
    page.press_with(Key::Control, Key::Enter + Key::Null)
        .await?;
    found(page, "/RoleName", "required").await?;
    found(page, "/AssumeRolePolicyDocument", "required").await
}

async fn a_link_shows_what_is_wrong(page: &Page<'_>) -> Result<()> {
    page.open(&link_to(CREATE_ROLE, r#"{"RoleName":""}"#, &[]))
        .await?;
    page.until("both findings", async || {
        Ok(page.diagnostics().await?.len() == 2)
    })
    .await
}

/// What appears when a control is left would move the button away that is being pressed.
async fn a_click_is_not_missed_because_of_what_appears(page: &Page<'_>) -> Result<()> {
    page.open("#/sqs/create-queue").await?;
    page.add("/Attributes").await?;
    page.set_key("/Attributes/", "Nonsense").await?;
    page.fill("/Attributes/Nonsense", "1").await?;
    page.click("[id$=Attributes-add]").await?;
    page.focuses(&by("data-key", "/Attributes/")).await?;
    found(page, "/Attributes/Nonsense", "enum-value").await
}

async fn a_text_is_switched_to_a_file_and_back(page: &Page<'_>) -> Result<()> {
    page.open(CREATE_ROLE).await?;
    page.fill("/RoleName", "r").await?;
    page.click("[data-as-file='/AssumeRolePolicyDocument']")
        .await?;
    page.focuses(&by("name", "file.AssumeRolePolicyDocument"))
        .await?;
    page.press("role.json").await?;
    let command = "aws iam create-role \\\n    --role-name r \\\n    \
        --assume-role-policy-document file://role.json";
    page.shows(Output::Command, command).await?;
    page.holds(json!({"RoleName": "r"})).await?;
    page.reload().await?;
    page.shows(Output::Command, command).await?;
    page.click("[aria-label='No file for Assume role policy document']")
        .await?;
    page.fill("/AssumeRolePolicyDocument", "{}").await?;
    page.holds(json!({"RoleName": "r", "AssumeRolePolicyDocument": "{}"}))
        .await
}

async fn a_file_that_a_text_names_is_read(page: &Page<'_>) -> Result<()> {
    for (text, url) in [
        ("role.json", "file://role.json"),
        ("file://a b.json", "'file://a b.json'"),
    ] {
        page.open(CREATE_ROLE).await?;
        page.fill("/AssumeRolePolicyDocument", text).await?;
        page.click(".read-file").await?;
        let command = format!("aws iam create-role \\\n    --assume-role-policy-document {url}");
        page.shows(Output::Command, &command).await?;
        page.shows(Output::Document, "{}").await?;
    }
    Ok(())
}

async fn json_in_a_string_is_laid_out(page: &Page<'_>) -> Result<()> {
    page.open(CREATE_ROLE).await?;
    page.fill("/AssumeRolePolicyDocument", r#"{"Version":"2012-10-17"}"#)
        .await?;
    page.click("[aria-label='Format Assume role policy document']")
        .await?;
    let expected = "{\n  \"Version\": \"2012-10-17\"\n}";
    page.holds(json!({"AssumeRolePolicyDocument": expected}))
        .await?;
    page.fill("/AssumeRolePolicyDocument", "{").await?;
    found(page, "/AssumeRolePolicyDocument", "json-text").await
}

async fn the_keys_that_the_model_lists_are_suggested(page: &Page<'_>) -> Result<()> {
    page.open("#/sqs/create-queue").await?;
    page.add("/Attributes").await?;
    page.focuses(&by("data-key", "/Attributes/")).await?;
    page.press("Redr").await?;
    let first = ".entry-key [role=option] code";
    page.eventually("the first", "RedrivePolicy".to_owned(), async || {
        page.text(first).await
    })
    .await
}

async fn patterns_are_warned_of(page: &Page<'_>) -> Result<()> {
    page.open(CREATE_ROLE).await?;
    page.fill("/RoleName", "a b!").await?;
    found(page, "/RoleName", "pattern").await?;
    page.open(PUT_ITEM).await?;
    page.set_key("/Item/", "a").await?;
    page.select("select[id$=-member]:has(option[data-add='/Item/a/N'])", "N")
        .await?;
    page.fill("/Item/a/N", "abc").await?;
    found(page, "/Item/a/N", "attribute-number").await
}

async fn a_payload_starts_as_text(page: &Page<'_>) -> Result<()> {
    page.open("#/lambda/invoke").await?;
    page.fill("/FunctionName", "f").await?;
    page.fill("/Payload", r#"{"id": 7}"#).await?;
    page.holds(json!({"FunctionName": "f", "Payload": "eyJpZCI6IDd9"}))
        .await?;
    // What is typed is in sight, though the model calls it sensitive.
    assert!(!page.exists("[name='/Payload'][data-secret]").await?);
    Ok(())
}
