//! Operations beyond those that are built in: found by the search, fetched, and filled in.

use anyhow::Result;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::page::{Output, Page, by, link_to};
use crate::rig::behaviours;
use crate::shapes::choose;

behaviours![
    the_search_finds_an_operation_by_keyboard,
    an_operation_of_the_catalog_is_filled_in,
    what_is_not_there_is_said,
    a_secret_stays_out_of_addresses_and_storage,
    back_brings_secrets_back,
    secrets_belong_to_their_entry,
    a_links_secret_goes_from_the_address,
    a_form_stays_when_what_another_waited_for_arrives,
];

async fn the_search_finds_an_operation_by_keyboard(page: &Page<'_>) -> Result<()> {
    page.open_empty().await?;
    page.press("/").await?;
    page.focuses("#search").await?;
    page.press("dynamo put itm").await?;
    page.until("the first hit", async || {
        let first =
            "return document.querySelector('#search-list [role=option] code')?.textContent ?? ''";
        Ok(page.script::<String>(first, &[]).await? == "dynamodb put-item")
    })
    .await?;
    page.press(Key::Enter + Key::Null).await?;
    page.until("the form", async || {
        Ok(page.text("h1").await? == "aws dynamodb put-item")
    })
    .await?;
    // The search is empty again, and the form is ready to be filled in.
    assert_eq!(page.value("search").await?, "");
    page.focuses(&by("name", "/TableName")).await
}

async fn an_operation_of_the_catalog_is_filled_in(page: &Page<'_>) -> Result<()> {
    page.open("#/dynamodb/delete-item").await?;
    page.fill("/TableName", "orders").await?;
    page.add("/Key").await?;
    page.set_key("/Key/", "id").await?;
    choose(page, "/Key/id", "S").await?;
    page.fill("/Key/id/S", "it's").await?;
    let body = r#"{"TableName": "orders", "Key": {"id": {"S": "it's"}}}"#;
    page.until("the request", async || {
        Ok(page.output(Output::Request).await?.ends_with(body))
    })
    .await?;
    let native = page.native.command("dynamodb", "delete-item", body)?;
    page.shows(Output::Command, &native).await
}

async fn what_is_not_there_is_said(page: &Page<'_>) -> Result<()> {
    page.open_empty().await?;
    for (place, words) in [
        (
            "#/dynamodb/put-itm",
            "dynamodb has no operation named “put-itm”.",
        ),
        ("#/s3/frobnicate", "s3 has no command named “frobnicate”."),
        ("#/../etc", "No service is named “..”."),
    ] {
        page.script::<()>("location.hash = arguments[0]", &[place.into()])
            .await?;
        page.until(words, async || Ok(page.text("main").await?.contains(words)))
            .await?;
    }
    // Where no name is near, all of them are there.
    page.open("#/s3/frobnicate").await?;
    page.find("[href='#/s3/presign']").await?;
    Ok(())
}

async fn a_form_stays_when_what_another_waited_for_arrives(page: &Page<'_>) -> Result<()> {
    page.open("#/ecr/delete-repository").await?;
    let hold = "const real = window.fetch;
        window.fetch = request => request.url.includes('sns.json') && !window.release
            ? new Promise(then => window.release = () => then(real(request))) : real(request);
        location.hash = '#/sns/publish'";
    page.script::<()>(hold, &[]).await?;
    page.until("the wait", async || {
        page.script("return window.release !== undefined", &[])
            .await
    })
    .await?;
    page.until("the page without a form", async || {
        Ok(!page.exists(".form").await?)
    })
    .await?;
    page.script::<()>("history.back()", &[]).await?;
    page.fill("/repositoryName", "orders").await?;
    page.script::<()>("window.release()", &[]).await?;
    page.press("-eu").await?;
    page.holds(json!({"repositoryName": "orders-eu"})).await?;
    page.focuses("[name='/repositoryName']").await?;
    page.script::<()>("location.hash = '#/sns/publish'", &[])
        .await?;
    page.fill("/Message", "hello").await?;
    page.holds(json!({"Message": "hello"})).await
}

async fn a_secret_stays_out_of_addresses_and_storage(page: &Page<'_>) -> Result<()> {
    page.open("#/iam/create-login-profile").await?;
    page.fill("/UserName", "ada").await?;
    page.fill("/Password", "correct-horse").await?;
    page.holds(json!({"UserName": "ada", "Password": "correct-horse"}))
        .await?;
    page.fill("/UserName", "grace").await?;
    page.until("the address", async || {
        Ok(page.fragment().await?.contains("grace"))
    })
    .await?;
    let kept = "return location.href + JSON.stringify([history.state, {...localStorage}, {...sessionStorage}])";
    let kept: String = page.script(kept, &[]).await?;
    assert!(!kept.contains("correct"), "{kept}");
    assert!(page.exists("[name='/Password'][data-secret]").await?);
    assert!(
        page.exists("[data-output=document] [data-path='/Password'][data-secret]")
            .await?
    );
    Ok(())
}

/// Only what the page itself keeps of them, for as long as it is open, can bring them back.
async fn back_brings_secrets_back(page: &Page<'_>) -> Result<()> {
    page.open("#/bedrock/create-guardrail").await?;
    page.fill("/name", "first").await?;
    page.add("/topicPolicyConfig").await?;
    page.add("/topicPolicyConfig/topicsConfig").await?;
    let examples = "/topicPolicyConfig/topicsConfig/0/examples";
    page.add(examples).await?;
    for (index, text) in ["one", "two"].iter().enumerate() {
        let item = format!("{examples}/{index}");
        if !page.exists(&by("name", &item)).await? {
            page.add(examples).await?;
        }
        page.fill(&item, text).await?;
    }
    let typed = page.panes().await?;
    assert!(typed.document.contains("two"), "{}", typed.document);
    page.remove(&format!("{examples}/1")).await?;
    page.until("the item to be gone", async || {
        Ok(!page.output(Output::Document).await?.contains("two"))
    })
    .await?;
    page.driver().back().await?;
    page.eventually("what was removed", typed, async || page.panes().await)
        .await?;
    // A reload leaves out the items, which are secrets; the list is filled in as before.
    page.reload().await?;
    page.add(examples).await?;
    page.fill(&format!("{examples}/0"), "again").await?;
    page.until("what was typed", async || {
        Ok(page.output(Output::Document).await?.contains("again"))
    })
    .await
}

/// A link brings none back, and Back brings back one that was itself taken away.
async fn secrets_belong_to_their_entry(page: &Page<'_>) -> Result<()> {
    let operation = "#/secretsmanager/create-secret";
    page.open(operation).await?;
    page.add("/SecretString").await?;
    page.fill("/SecretString", "hush").await?;
    page.fill("/Name", "n").await?;
    let typed = json!({"Name": "n", "SecretString": "hush"});
    page.holds(typed.clone()).await?;
    page.remove("/SecretString").await?;
    page.holds(json!({"Name": "n"})).await?;
    page.driver().back().await?;
    page.holds(typed).await?;
    let go = "location.hash = arguments[0]";
    page.script::<Value>(go, &[json!(operation)]).await?;
    page.holds(json!({})).await
}

async fn a_links_secret_goes_from_the_address(page: &Page<'_>) -> Result<()> {
    let input = json!({"UserName": "ada", "Password": "correct-horse"});
    page.open(&link_to(
        "#/iam/create-login-profile",
        &input.to_string(),
        &[],
    ))
    .await?;
    page.holds(input).await?;
    page.until("an address without it", async || {
        let address = page.fragment().await?;
        Ok(address.contains("ada") && !address.contains("correct"))
    })
    .await
}
