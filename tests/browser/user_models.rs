//! Models of one's own.

use anyhow::Result;
use serde_json::json;
use thirtyfour::prelude::*;

use crate::home::first_found;
use crate::page::{OPERATION, Output, Page, by};
use crate::rig::behaviours;

behaviours![
    a_dropped_model_gets_its_forms,
    a_chosen_model_gets_its_forms,
    a_model_of_a_taken_name_is_asked_for_another,
    what_is_no_model_is_said_to_be_none,
    a_dropped_text_fills_in_the_form,
    a_file_dropped_on_a_field_is_its_value,
    a_model_is_no_longer_there_when_it_is_removed,
    what_an_older_version_stored_is_read_or_left_alone,
];

const MODEL: &str = r#"{
    "metadata": {"apiVersion": "2026-01-01", "endpointPrefix": "tea-shop", "protocol": "rest-json", "serviceFullName": "The Tea Shop"},
    "documentation": "<p>Sells tea. All day.</p>",
    "operations": {
        "BrewTea": {"name": "BrewTea", "http": {"method": "POST", "requestUri": "/brew"}, "input": {"shape": "Brew"},
            "documentation": "<p>Brews <code>tea</code>, e.g. for <i>two</i>. It takes a while.</p>"},
        "DrinkTea": {"name": "DrinkTea", "http": {"method": "POST", "requestUri": "/drink"}, "deprecated": true}
    },
    "shapes": {
        "Brew": {"type": "structure", "required": ["Leaf"], "members": {
            "Leaf": {"shape": "Leaf", "documentation": "<p>Which <script>x</script><b>leaf</b>.</p><ul><li>green</li><li>black</li></ul>"}}},
        "Leaf": {"type": "string"}
    }
}"#;

async fn a_dropped_model_gets_its_forms(page: &Page<'_>) -> Result<()> {
    page.open(OPERATION).await?;
    drop_file(page, "service-2.json", MODEL).await?;
    page.find(".names [href='#/tea-shop/brew-tea']").await?;
    let text = page.text("main").await?;
    for words in [
        "The Tea Shop",
        "Sells tea.",
        "your own model",
        "aws configure add-model",
        "deprecated",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    page.click(".names [href='#/tea-shop/brew-tea']").await?;
    page.find("[data-host]").await?;
    let host = page.text("[data-host]").await?;
    assert!(host.contains("tea-shop.us-east-1.amazonaws.com"), "{host}");
    page.fill("/Leaf", "oolong").await?;
    page.until("the command", async || {
        let command = page.output(Output::Command).await?;
        Ok(command.contains("aws tea-shop brew-tea") && command.contains("--leaf oolong"))
    })
    .await?;
    assert_eq!(page.text("#about").await?, "Brews tea, e.g. for two.");
    page.click(".form-side .field .more summary").await?;
    page.eventually(
        "the whole text",
        "Which xleaf.greenblack".to_owned(),
        async || page.text(".form-side .field .prose").await,
    )
    .await?;
    assert!(!page.exists("main script").await?);
    // It stays, is found by the search, and is in no address.
    page.open("#/").await?;
    page.find(".shelf [href='#/tea-shop']").await?;
    page.press("/").await?;
    page.press("brew").await?;
    first_found(page, "tea-shop brew-tea").await?;
    page.open("#/tea-shop/drink-tea").await?;
    page.until("a deprecated operation's head", async || {
        Ok(page.text(".form-head").await?.contains("deprecated"))
    })
    .await?;
    assert_eq!(page.fetched().await?, Vec::<String>::new());
    assert!(!page.fragment().await?.contains("endpointPrefix"));
    Ok(())
}

async fn a_chosen_model_gets_its_forms(page: &Page<'_>) -> Result<()> {
    let file = tempfile::Builder::new().suffix(".json").tempfile()?;
    std::fs::write(file.path(), MODEL)?;
    page.open("#/").await?;
    let input = page.find("input[type=file]").await?;
    input
        .send_keys(file.path().to_string_lossy().as_ref())
        .await?;
    page.find(".names [href='#/tea-shop/brew-tea']").await?;
    Ok(())
}

async fn a_model_of_a_taken_name_is_asked_for_another(page: &Page<'_>) -> Result<()> {
    page.open("#/").await?;
    page.find(".browse [href='#/sqs']").await?;
    drop_file(page, "service-2.json", &MODEL.replace("tea-shop", "sqs")).await?;
    page.focuses("#own-name").await?;
    let notice = page.text(".notice").await?;
    assert!(
        notice.contains("AWS already has a service named sqs"),
        "{notice}"
    );
    page.press(Key::Enter + Key::Null).await?;
    page.find(".names [href='#/sqs-own/brew-tea']").await?;
    assert!(!page.exists(".notice > *").await?);
    Ok(())
}

async fn what_is_no_model_is_said_to_be_none(page: &Page<'_>) -> Result<()> {
    page.open("#/").await?;
    for (text, reason) in [
        ("{", "shop.json is not JSON"),
        (r#"{"operations":{}}"#, "missing field `metadata`"),
        (
            r#"{"metadata":{},"operations":{},"shapes":{}}"#,
            "shop.json has no operations",
        ),
    ] {
        drop_file(page, "shop.json", text).await?;
        page.until(reason, async || {
            Ok(page.text(".notice").await?.contains(reason))
        })
        .await?;
    }
    page.click(".notice .remove").await?;
    page.until("no notice", async || {
        Ok(!page.exists(".notice > *").await?)
    })
    .await?;
    assert_eq!(page.fragment().await?, "#/");
    Ok(())
}

async fn a_model_is_no_longer_there_when_it_is_removed(page: &Page<'_>) -> Result<()> {
    page.open("#/").await?;
    drop_file(page, "service-2.json", MODEL).await?;
    page.click(".names [href='#/tea-shop/brew-tea']").await?;
    page.find(&by("name", "/Leaf")).await?;
    page.open("#/").await?;
    page.click(".shelf .remove").await?;
    page.until("its absence", async || {
        Ok(!page.exists("[href*=tea-shop]").await?)
    })
    .await?;
    let kept: String = page
        .script("return JSON.stringify(localStorage)", &[])
        .await?;
    assert!(!kept.contains("tea-shop"), "{kept}");
    Ok(())
}

async fn what_an_older_version_stored_is_read_or_left_alone(page: &Page<'_>) -> Result<()> {
    page.open("#/").await?;
    let stored = json!({
        "wireform.shell": "fish", "wireform.nested": "gone", "wireform.cli": "v9", "wireform.region": "eu-west-3",
        "wireform.one-line": "maybe", "wireform.theme": "", "wireform.recent": "nonsense\nsqs send-message\n\n",
        "wireform.models": "tea-shop\nold-shop\nlost-shop", "wireform.model.tea-shop": MODEL,
        "wireform.model.old-shop": r#"{"metadata": {}, "operations": {}, "shapes": {"A": {"min": "x"}}}"#,
    });
    let store = "for (const [name, value] of Object.entries(arguments[0])) localStorage.setItem(name, value)";
    page.script::<()>(store, &[stored]).await?;
    page.reload().await?;
    let notice = page.text(".notice").await?;
    for words in [
        "Your model old-shop is not",
        "A: expected a number",
        "storage",
    ] {
        assert!(notice.contains(words), "{words}: {notice}");
    }
    page.find(".shelf [href='#/tea-shop']").await?;
    page.find(".shelf [href='#/sqs/send-message']").await?;
    drop_file(page, "other.json", &MODEL.replace("tea-shop", "other-shop")).await?;
    page.find(".names [href='#/other-shop/brew-tea']").await?;
    let names: String = page
        .script("return localStorage.getItem('wireform.models')", &[])
        .await?;
    assert_eq!(names, "tea-shop\nother-shop\nold-shop");
    page.click(".names [href='#/other-shop/brew-tea']").await?;
    page.fill("/Leaf", "green").await?;
    page.until("the command", async || {
        let command = page.output(Output::Command).await?;
        Ok(command.contains("--leaf green"))
    })
    .await
}

/// What is no model may be what Save has saved.
async fn a_dropped_text_fills_in_the_form(page: &Page<'_>) -> Result<()> {
    page.open("#/sqs/create-queue").await?;
    drop_file(page, "input.json", r#"{"QueueName": "jobs"}"#).await?;
    page.holds(json!({"QueueName": "jobs"})).await?;
    drop_file(page, "make.sh", "aws sns create-topic --name news").await?;
    page.holds(json!({"Name": "news"})).await?;
    drop_file(page, "a.zip", "PK\u{3}\u{4}\0").await?;
    page.until("what it is not", async || {
        let notice = page.text(".notice").await?;
        Ok(notice.contains("a.zip is not a service model"))
    })
    .await
}

async fn a_file_dropped_on_a_field_is_its_value(page: &Page<'_>) -> Result<()> {
    page.open("#/lambda/create-function").await?;
    page.add("/Code").await?;
    page.find("[name='/Code/ZipFile']").await?;
    drop_file_on(page, "[name='/Code/ZipFile']", "fn.zip", "PK").await?;
    page.until_command_ends_with("--zip-file fileb://fn.zip")
        .await
}

/// Drops a file on the page, as from the visitor's desktop.
async fn drop_file(page: &Page<'_>, name: &str, text: &str) -> Result<()> {
    drop_file_on(page, "main", name, text).await
}

async fn drop_file_on(page: &Page<'_>, target: &str, name: &str, text: &str) -> Result<()> {
    let script = "const data = new DataTransfer();
        data.items.add(new File([arguments[1]], arguments[0], {type: 'application/json'}));
        for (const kind of ['dragover', 'drop']) {
            const event = new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true});
            document.querySelector(arguments[2]).dispatchEvent(event);
            if (!event.defaultPrevented) throw new Error(`${kind} was not taken`);
        }";
    page.script::<()>(script, &[json!(name), json!(text), json!(target)])
        .await
}
