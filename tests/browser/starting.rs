//! Where a form starts from: AWS's examples, and the drafts that the browser keeps.

use anyhow::Result;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::page::{Output, Page, by};
use crate::rig::behaviours;

behaviours![
    an_example_fills_the_form_and_is_undone,
    what_examples_use_comes_first,
    a_draft_is_kept_and_restored,
    a_draft_is_named_and_deleted,
    a_secret_is_in_no_draft,
    broken_storage_does_no_harm,
    a_draft_that_cannot_be_read_is_kept_and_said,
];

async fn an_example_fills_the_form_and_is_undone(page: &Page<'_>) -> Result<()> {
    page.open("#/sqs/create-queue").await?;
    page.click(".scenario-tab:not([hidden])").await?;
    page.click("[data-example]").await?;
    page.until("the example", async || {
        let document: Value = serde_json::from_str(&page.output(Output::Document).await?)?;
        Ok(document["QueueName"].is_string())
    })
    .await?;
    page.click(".scenarios [role=status] button").await?;
    page.shows(Output::Document, "{}").await
}

async fn what_examples_use_comes_first(page: &Page<'_>) -> Result<()> {
    page.open("#/ec2/run-instances").await?;
    page.find(".common-head").await?;
    let script = "return [...document.querySelector('.common-head').nextElementSibling
        .querySelectorAll('[data-add]')].map(row => row.dataset.add)";
    let common: Vec<String> = page.script(script, &[]).await?;
    for member in ["/ImageId", "/InstanceType"] {
        assert!(common.iter().any(|row| row == member), "{common:?}");
    }
    // A row is in one list alone.
    let rows = "return document.querySelectorAll(\"[data-add='/ImageId']\").length";
    assert_eq!(page.script::<u32>(rows, &[]).await?, 1);
    Ok(())
}

async fn fill_and_wait(page: &Page<'_>, name: &str) -> Result<()> {
    page.fill("/QueueName", name).await?;
    page.until("the address", async || {
        Ok(page.fragment().await?.contains(name))
    })
    .await
}

async fn a_draft_is_kept_and_restored(page: &Page<'_>) -> Result<()> {
    page.open("#/sqs/create-queue").await?;
    fill_and_wait(page, "orders").await?;
    page.open("#/sqs/create-queue").await?;
    page.shows(Output::Document, "{}").await?;
    open_drafts(page).await?;
    page.click("[data-draft] .scenario").await?;
    page.holds(json!({"QueueName": "orders"})).await
}

async fn open_drafts(page: &Page<'_>) -> Result<()> {
    page.click("[data-tab=drafts]").await
}

async fn a_draft_is_named_and_deleted(page: &Page<'_>) -> Result<()> {
    page.open("#/sqs/create-queue").await?;
    fill_and_wait(page, "orders").await?;
    page.open("#/sqs/create-queue").await?;
    open_drafts(page).await?;
    let name = page.find("[data-draft] input").await?;
    name.send_keys("Mine").await?;
    page.press(Key::Enter).await?;
    page.open("#/sqs/create-queue").await?;
    open_drafts(page).await?;
    assert!(page.text("[data-draft] .scenario").await?.contains("Mine"));
    page.click("[data-draft] .remove").await?;
    page.until("no draft", async || {
        Ok(!page.exists("[data-draft]").await?)
    })
    .await?;
    page.open("#/sqs/create-queue").await?;
    assert!(!page.is_visible("[data-tab=drafts]").await?);
    Ok(())
}

async fn a_secret_is_in_no_draft(page: &Page<'_>) -> Result<()> {
    page.open("#/iam/create-login-profile").await?;
    page.fill("/Password", "correct-horse").await?;
    page.fill("/UserName", "ada").await?;
    page.until("the draft", async || {
        Ok(stored(page).await?.contains("ada"))
    })
    .await?;
    assert!(!stored(page).await?.contains("correct-horse"));
    Ok(())
}

async fn stored(page: &Page<'_>) -> Result<String> {
    page.script("return JSON.stringify(localStorage)", &[])
        .await
}

async fn broken_storage_does_no_harm(page: &Page<'_>) -> Result<()> {
    page.open("#/sqs/create-queue").await?;
    for broken in ["{", "[{\"id\":1}]", "\u{0}", "[]", "null"] {
        let script = "localStorage.setItem('wireform.drafts.sqs.create-queue', arguments[0])";
        page.script::<Value>(script, &[json!(broken)]).await?;
        page.open("#/sqs/create-queue").await?;
        fill_and_wait(page, "orders").await?;
        page.find("[data-tab=drafts]").await?;
    }
    Ok(())
}

async fn a_draft_that_cannot_be_read_is_kept_and_said(page: &Page<'_>) -> Result<()> {
    page.open("#/sqs/create-queue").await?;
    let old = json!({"id": "1", "changed": 1, "address": "#/sqs/create-queue?input=%7B%22QueueName%22%3A%22old%22%7D"});
    let newer = json!({"version": 2, "draft": "of another day"});
    let script = "localStorage.setItem('wireform.drafts.sqs.create-queue', arguments[0])";
    let both = json!([newer, old]).to_string();
    page.script::<Value>(script, &[json!(both)]).await?;
    page.open("#/sqs/create-queue").await?;
    fill_and_wait(page, "orders").await?;
    let kept = stored(page).await?;
    assert!(kept.contains("of another day"), "{kept}");
    open_drafts(page).await?;
    assert_eq!(page.count("[data-draft]").await?, 2);
    let said = page.text(".unreadable-drafts").await?;
    assert!(said.contains("1 draft cannot be read"), "{said}");
    page.click(".unreadable-drafts button").await?;
    page.until("no such draft", async || {
        Ok(!stored(page).await?.contains("of another day"))
    })
    .await?;
    assert!(stored(page).await?.contains("orders"));
    page.focuses(&by("name", "/QueueName")).await
}
