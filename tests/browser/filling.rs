//! Filling in: what is open sends nothing, one row for each thing, calm diagnostics, files and JSON.

use anyhow::Result;
use serde_json::json;
use thirtyfour::prelude::*;

use crate::page::{Output, Page, by, link_to};
use crate::rig::behaviours;
use crate::shapes::{choose, found};

behaviours![
    what_is_required_is_open_and_sends_nothing,
    enter_adds_an_item,
    a_list_of_flat_structures_is_a_table,
    a_table_masks_what_is_sensitive,
    a_map_of_unions_has_a_row_for_each_entry,
    a_key_or_a_type_alone_sends_nothing,
    an_empty_value_is_sent_on_demand,
    a_key_without_a_value_is_not_lost,
    the_last_item_is_blank_again_without_its_text,
    a_structure_is_edited_as_json,
    json_without_a_value_stays_in_sight,
    nothing_is_wrong_before_it_is_left,
    what_is_left_has_the_order_of_the_form,
    a_copy_shows_what_is_wrong,
    a_link_shows_what_is_wrong,
    an_unreadable_link_is_calm,
    what_is_typed_in_a_linked_form_is_calm,
    problems_have_the_order_of_the_entries,
    a_click_is_not_missed_because_of_what_appears,
    the_focus_stays_near_what_is_removed,
    a_new_item_has_the_type_of_the_last_one,
    an_entry_without_a_key_is_said,
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
    page.shows(Output::Document, "{}").await?;
    page.focuses(&by("name", name)).await
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

async fn a_table_masks_what_is_sensitive(page: &Page<'_>) -> Result<()> {
    page.open("#/ecs/register-task-definition").await?;
    let environment = "/containerDefinitions/0/environment";
    page.add(environment).await?;
    let cell = |row: usize, name: &str| by("name", &format!("{environment}/{row}/{name}"));
    page.focuses(&cell(0, "name")).await?;
    page.press("A").await?;
    page.press(Key::Tab + Key::Null).await?;
    page.focuses(&cell(0, "value")).await?;
    page.press("1").await?;
    page.press(enter()).await?;
    page.focuses(&cell(1, "name")).await?;
    let container = json!({"environment": [{"name": "A", "value": "1"}]});
    page.holds(json!({ "containerDefinitions": [container] }))
        .await?;
    let masked = "return getComputedStyle(document.querySelector(arguments[0])).webkitTextSecurity";
    let mask = async || {
        page.script::<String>(masked, &[json!(cell(0, "value"))])
            .await
    };
    page.eventually("the mask", "disc".to_owned(), mask).await?;
    page.click("[aria-label='Show Environment']").await?;
    page.eventually("no mask", "none".to_owned(), mask).await
}

async fn a_key_or_a_type_alone_sends_nothing(page: &Page<'_>) -> Result<()> {
    page.open(PUT_ITEM).await?;
    page.set_key("/Item/", "k").await?;
    page.shows(Output::Document, "{}").await?;
    for name in ["M", "L", "SS", "B", "N"] {
        choose(page, "/Item/k", name).await?;
        page.shows(Output::Document, "{}").await?;
    }
    page.fill("/Item/k/N", "7").await?;
    page.holds(json!({"Item": {"k": {"N": "7"}}})).await?;
    // A type that is all that can be said is a value.
    choose(page, "/Item/k", "NULL").await?;
    page.holds(json!({"Item": {"k": {"NULL": true}}})).await?;
    choose(page, "/Item/k", "M").await?;
    page.shows(Output::Document, "{}").await?;
    assert_eq!(
        page.key("/Item/k").await?.prop("value").await?,
        Some("k".to_owned())
    );
    page.open("#/mediaconvert/create-job").await?;
    page.add("/UserMetadata").await?;
    page.set_key("/UserMetadata/", "team").await?;
    page.shows(Output::Document, "{}").await
}

async fn an_empty_value_is_sent_on_demand(page: &Page<'_>) -> Result<()> {
    page.open(PUT_ITEM).await?;
    page.set_key("/Item/", "k").await?;
    choose(page, "/Item/k", "M").await?;
    page.until("the summary", async || {
        let said = page.text(".problems .unsent").await?;
        Ok(said == "\u{201c}k\u{201d} has no value and is not sent.")
    })
    .await?;
    page.click("[aria-label='Send empty: k']").await?;
    page.holds(json!({"Item": {"k": {"M": {}}}})).await?;
    assert!(!page.exists(".problems .unsent").await?);
    page.focuses(&by("data-add", "/Item")).await?;
    assert!(!page.exists("[aria-label^='Send empty: k']").await?);
    // In a map of strings, Enter in the empty box says the same.
    page.open("#/mediaconvert/create-job").await?;
    page.add("/UserMetadata").await?;
    page.focuses(&by("data-key", "/UserMetadata/")).await?;
    page.press("team").await?;
    page.press(enter()).await?;
    page.focuses(&by("name", "/UserMetadata/team")).await?;
    page.press(enter()).await?;
    page.focuses(&by("data-key", "/UserMetadata/")).await?;
    page.holds(json!({"UserMetadata": {"team": ""}})).await
}

async fn a_key_without_a_value_is_not_lost(page: &Page<'_>) -> Result<()> {
    let key = async |pointer: &str| -> Result<Option<String>> {
        Ok(page.key(pointer).await?.prop("value").await?)
    };
    page.open(PUT_ITEM).await?;
    page.set_key("/Item/", "k").await?;
    page.press(enter()).await?;
    page.focuses(&by("name", "/Item/k/S")).await?;
    page.press("v").await?;
    page.holds(json!({"Item": {"k": {"S": "v"}}})).await?;
    page.click("[data-undo]").await?;
    page.shows(Output::Document, "{}").await?;
    page.eventually("the key", Some("k".to_owned()), async || {
        key("/Item/k").await
    })
    .await?;
    page.click("[data-redo]").await?;
    page.holds(json!({"Item": {"k": {"S": "v"}}})).await?;
    page.click("[data-undo]").await?;
    page.shows(Output::Document, "{}").await?;
    page.reload().await?;
    page.eventually("the key", Some("k".to_owned()), async || {
        key("/Item/k").await
    })
    .await?;
    page.click("[data-add='/Item']").await?;
    page.focuses(&by("name", "/Item/k/S")).await
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
    found(page, "/Item", "unfinished").await?;
    page.reload().await?;
    page.eventually("the text", r#"{"a": {"S""#.to_owned(), async || {
        page.value("/Item").await
    })
    .await?;
    page.click("[aria-label='Discard the text: Item']").await?;
    page.until("the form", async || {
        Ok(!page.exists(&by("name", "/Item")).await?)
    })
    .await?;
    page.click("[data-undo]").await?;
    page.eventually("the text", r#"{"a": {"S""#.to_owned(), async || {
        page.value("/Item").await
    })
    .await
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

async fn what_is_left_has_the_order_of_the_form(page: &Page<'_>) -> Result<()> {
    page.open(CREATE_ROLE).await?;
    page.is_whole().await?;
    // The second one is diagnosed before the first one.
    page.click(&by("name", "/AssumeRolePolicyDocument")).await?;
    found(page, "/AssumeRolePolicyDocument", "required").await?;
    let names =
        "return [...document.querySelectorAll('.problems .left button')].map(it => it.textContent)";
    let names: Vec<String> = page.script(names, &[]).await?;
    assert_eq!(names, ["Role name", "Assume role policy document"]);
    Ok(())
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

/// Nothing came in, so nothing is wrong yet.
async fn an_unreadable_link_is_calm(page: &Page<'_>) -> Result<()> {
    page.open("#/sqs/create-queue?input=%7B%22Queue").await?;
    page.is_whole().await?;
    assert_eq!(page.diagnostics().await?, []);
    // What is typed into an output says nothing of the fields that it does not have.
    page.open(CREATE_ROLE).await?;
    let editor = page.editor(Output::Document).await?;
    page.script_on::<()>(&editor, "arguments[0].focus(); arguments[0].select()")
        .await?;
    page.press(r#"{"RoleName": "a b!"}"#).await?;
    page.holds(json!({"RoleName": "a b!"})).await?;
    page.click("#title").await?;
    found(page, "/RoleName", "pattern").await?;
    let shown = page.diagnostics().await?;
    assert!(
        shown.iter().all(|found| found.rule != "required"),
        "{shown:?}"
    );
    Ok(())
}

async fn what_is_typed_in_a_linked_form_is_calm(page: &Page<'_>) -> Result<()> {
    let document = "{}";
    let link = link_to(
        CREATE_ROLE,
        &json!({"AssumeRolePolicyDocument": document, "RoleName": "a"}).to_string(),
        &[],
    );
    page.open(&link).await?;
    page.fill("/RoleName", "a b!").await?;
    page.holds(json!({"AssumeRolePolicyDocument": document, "RoleName": "a b!"}))
        .await?;
    assert_eq!(page.diagnostics().await?, []);
    found(page, "/RoleName", "pattern").await
}

async fn problems_have_the_order_of_the_entries(page: &Page<'_>) -> Result<()> {
    let input = r#"{"TableName":"M","Item":{"Year":{"N":"abc"},"B":{"B":"!!"},"A":{"N":"def"}}}"#;
    let link = link_to(PUT_ITEM, input, &[]);
    page.open(&link).await?;
    page.until("all", async || Ok(page.summary().await?.len() == 3))
        .await?;
    let paths = "return [...document.querySelectorAll('.problems [data-path]')]
        .map(found => found.dataset.path)";
    let paths: Vec<String> = page.script(paths, &[]).await?;
    assert_eq!(paths, ["/Item/Year/N", "/Item/B/B", "/Item/A/N"]);
    Ok(())
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

/// Removing adds nothing to what is left, and finds its first control whatever it is edited as.
async fn the_focus_stays_near_what_is_removed(page: &Page<'_>) -> Result<()> {
    let two = r#"{"containerDefinitions":[{"name":"a"},{"name":"b"}]}"#;
    let first = "containerDefinitions/0";
    for as_json in [false, true] {
        page.open(&link_to("#/ecs/register-task-definition", two, &[]))
            .await?;
        if as_json {
            page.click("[aria-label='Edit as JSON: Container definition 2']")
                .await?;
        }
        page.click(&by("data-remove", &format!("/{first}"))).await?;
        let left = json!({"containerDefinitions": [{"name": "b"}]});
        page.holds(left).await?;
        page.until("the focus in the row that is left", async || {
            page.script(
                "return document.activeElement.closest('.entry') !== null",
                &[],
            )
            .await
        })
        .await?;
    }
    let cors = r#"{"Bucket":"b","CORSConfiguration":{"CORSRules":[
        {"AllowedMethods":["GET"],"AllowedOrigins":["a"]},{"AllowedMethods":["PUT"],"AllowedOrigins":["b"]}]}}"#;
    page.open(&link_to("#/s3api/put-bucket-cors", cors, &[]))
        .await?;
    let rule = "/CORSConfiguration/CORSRules/0";
    page.click(&by("data-remove", rule)).await?;
    page.focuses(&by("name", &format!("{rule}/AllowedMethods/0")))
        .await?;
    let second = by("name", &format!("{rule}/AllowedMethods/1"));
    assert!(!page.exists(&second).await?);
    Ok(())
}

async fn a_new_item_has_the_type_of_the_last_one(page: &Page<'_>) -> Result<()> {
    let item = r#"{"Item":{"a":{"L":[{"N":"1"}]}}}"#;
    page.open(&link_to("#/dynamodb/put-item", item, &[]))
        .await?;
    page.click(&by("data-add", "/Item/a/L")).await?;
    page.focuses(&by("name", "/Item/a/L/1/N")).await?;
    page.press("2").await?;
    page.holds(json!({"Item": {"a": {"L": [{"N": "1"}, {"N": "2"}]}}}))
        .await
}

async fn an_entry_without_a_key_is_said(page: &Page<'_>) -> Result<()> {
    page.open("#/dynamodb/put-item").await?;
    page.fill("/Item//S", "v").await?;
    page.leave_control().await?;
    found(page, "/Item/", "empty-key").await
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
    page.click("[aria-label='Use text for Assume role policy document']")
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
