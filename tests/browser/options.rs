//! The CLI's global options: one value for all outputs, in links and in undo.

use anyhow::Result;
use serde_json::json;
use thirtyfour::prelude::*;

use crate::page::{OPERATION, Output, Page, by, link_to};
use crate::rig::behaviours;

behaviours![
    a_region_reaches_all_outputs_and_the_link,
    a_region_is_chosen_from_the_list,
    a_link_sets_options,
    a_profile_stays_out_of_links,
    a_link_has_its_own_options,
    a_service_of_one_region_says_so_at_the_region,
    options_are_undone,
    the_rest_is_there_on_demand,
    what_v1_lacks_cannot_be_chosen,
    a_misspelt_region_is_put_right,
    an_odd_value_gets_a_calm_warning,
];

const QUEUE: &str = r#"{"QueueName":"a"}"#;

fn option(name: &str) -> String {
    by("data-option", name)
}

/// Types into the control of an option in place of what it has.
async fn set(page: &Page<'_>, name: &str, value: &str) -> Result<()> {
    let control = page.find(&option(name)).await?;
    page.script_on::<()>(&control, "arguments[0].focus(); arguments[0].select()")
        .await?;
    control.send_keys(value).await?;
    Ok(())
}

async fn command_has(page: &Page<'_>, words: &str) -> Result<()> {
    page.until(words, async || {
        Ok(page.output(Output::Command).await?.contains(words))
    })
    .await
}

async fn command_lacks(page: &Page<'_>, words: &str) -> Result<()> {
    page.until(&format!("no {words}"), async || {
        Ok(!page.output(Output::Command).await?.contains(words))
    })
    .await
}

async fn a_region_reaches_all_outputs_and_the_link(page: &Page<'_>) -> Result<()> {
    page.open(&link_to("#/sqs/create-queue", QUEUE, &[]))
        .await?;
    command_lacks(page, "--region").await?;
    set(page, "region", "eu-central-1").await?;
    command_has(page, "--region eu-central-1").await?;
    let host = "sqs.eu-central-1.amazonaws.com";
    page.until("the host", async || {
        Ok(page.output(Output::Request).await?.contains(host))
    })
    .await?;
    page.select(&by("aria-label", "Request form"), "curl")
        .await?;
    page.until("the host in curl", async || {
        Ok(page.output(Output::Request).await?.contains(host))
    })
    .await?;
    page.until("the link", async || {
        Ok(page.fragment().await?.contains("region=eu-central-1"))
    })
    .await?;
    page.reload().await?;
    command_has(page, "--region eu-central-1").await
}

async fn a_region_is_chosen_from_the_list(page: &Page<'_>) -> Result<()> {
    page.open_empty().await?;
    set(page, "region", "frank").await?;
    page.press(Key::Down + Key::Null).await?;
    page.find(&format!("{}[aria-activedescendant]", option("region")))
        .await?;
    page.press(Key::Enter + Key::Null).await?;
    command_has(page, "--region eu-central-1").await
}

async fn a_link_sets_options(page: &Page<'_>) -> Result<()> {
    let parameters = [
        ("region", "eu-west-1"),
        ("output", "table"),
        ("query", "QueueUrl"),
        ("debug", "true"),
    ];
    page.open(&link_to("#/sqs/create-queue", QUEUE, &parameters))
        .await?;
    for words in [
        "--region eu-west-1",
        "--output table",
        "--query QueueUrl",
        "--debug",
    ] {
        command_has(page, words).await?;
    }
    let values = "return ['region', 'output', 'query'].map(name =>
        document.querySelector(`[data-option=${name}]`).value)";
    let values: Vec<String> = page.script(values, &[]).await?;
    assert_eq!(values, ["eu-west-1", "table", "QueueUrl"]);
    // Of what is out of sight, the button says how much is set.
    page.find(".main-options .disclose").await?;
    assert!(
        page.text(".main-options .disclose")
            .await?
            .contains("More (1)")
    );
    Ok(())
}

async fn a_profile_stays_out_of_links(page: &Page<'_>) -> Result<()> {
    page.open(&link_to(
        "#/sqs/create-queue",
        QUEUE,
        &[("profile", "boss")],
    ))
    .await?;
    command_lacks(page, "boss").await?;
    set(page, "profile", "work").await?;
    set(page, "query", "QueueUrl").await?;
    command_has(page, "--profile work").await?;
    page.until("the link", async || {
        Ok(page.fragment().await?.contains("query=QueueUrl"))
    })
    .await?;
    assert!(!page.fragment().await?.contains("work"));
    page.click(".copy-link").await?;
    page.until("what the link lacks", async || {
        let words = page.text(".copy-link").await?;
        Ok(words == "Link copied, without --profile" || words == "Link is in the address bar")
    })
    .await?;
    // This tab remembers it, for this form alone.
    page.reload().await?;
    command_has(page, "--profile work").await?;
    page.open(&link_to("#/sqs/delete-queue", "{}", &[])).await?;
    command_lacks(page, "work").await
}

/// A link that somebody opens has its own options alone; an entry of the page's own keeps them.
async fn a_link_has_its_own_options(page: &Page<'_>) -> Result<()> {
    page.open("#/sqs/create-queue").await?;
    set(page, "profile", "work").await?;
    page.fill("/QueueName", "a").await?;
    command_has(page, "--profile work").await?;
    page.until("the address", async || {
        Ok(page.fragment().await?.contains("input="))
    })
    .await?;
    page.reload().await?;
    command_has(page, "--profile work").await?;
    page.open(&link_to("#/sqs/create-queue", r#"{"QueueName":"b"}"#, &[]))
        .await?;
    command_has(page, "--queue-name b").await?;
    command_lacks(page, "work").await?;
    // The same while its form is open.
    set(page, "profile", "work").await?;
    let link = link_to("#/sqs/create-queue", r#"{"QueueName":"c"}"#, &[]);
    page.script::<()>("location.hash = arguments[0]", &[json!(link)])
        .await?;
    command_has(page, "--queue-name c").await?;
    command_lacks(page, "work").await
}

/// Once at the option and once in the list of problems, and not below the request as well.
async fn a_service_of_one_region_says_so_at_the_region(page: &Page<'_>) -> Result<()> {
    page.open("#/globalaccelerator/list-accelerators?region=eu-west-1")
        .await?;
    page.find(".option-warnings .fix").await?;
    let said =
        "return [...document.querySelectorAll('.option-warnings > li, .notes > li, .problems li')]
        .filter(it => it.textContent.includes('has one region')).length";
    page.eventually("the places", 2, async || {
        page.script::<u32>(said, &[]).await
    })
    .await?;
    page.click(".option-warnings .fix").await?;
    command_has(page, "--region us-west-2").await?;
    assert!(!page.exists(".option-warnings > li").await?);
    Ok(())
}

async fn options_are_undone(page: &Page<'_>) -> Result<()> {
    page.open(&link_to("#/sqs/create-queue", QUEUE, &[]))
        .await?;
    set(page, "query", "QueueUrl").await?;
    page.select(&option("output"), "text").await?;
    command_has(page, "--output text").await?;
    page.click("[data-undo]").await?;
    command_lacks(page, "--output").await?;
    let query = page.find(&option("query")).await?;
    page.script_on::<()>(&query, "arguments[0].focus()").await?;
    page.press_with(Key::Control, "z").await?;
    command_lacks(page, "--query").await?;
    page.focuses(&option("query")).await?;
    page.press_with(Key::Control, "y").await?;
    command_has(page, "--query QueueUrl").await
}

async fn the_rest_is_there_on_demand(page: &Page<'_>) -> Result<()> {
    page.open(&link_to(
        "#/s3api/list-objects-v2",
        r#"{"Bucket":"b"}"#,
        &[],
    ))
    .await?;
    assert!(!page.exists(&option("max-items")).await?);
    page.click(".main-options .disclose").await?;
    set(page, "max-items", "5").await?;
    set(page, "endpoint-url", "http://localhost:4566").await?;
    page.click(&option("no-sign-request")).await?;
    for words in [
        "--max-items 5",
        "--endpoint-url http://localhost:4566",
        "--no-sign-request",
    ] {
        command_has(page, words).await?;
    }
    page.click(&option("no-sign-request")).await?;
    command_lacks(page, "--no-sign-request").await?;
    // Its result has no pages.
    page.open("#/sqs/create-queue").await?;
    page.click(".main-options .disclose").await?;
    page.find(&option("endpoint-url")).await?;
    assert!(!page.exists(&option("max-items")).await?);
    Ok(())
}

async fn what_v1_lacks_cannot_be_chosen(page: &Page<'_>) -> Result<()> {
    page.open(&link_to(OPERATION, "{}", &[("no-cli-pager", "true")]))
        .await?;
    command_has(page, "--no-cli-pager").await?;
    page.click(".main-options .disclose").await?;
    page.find(&format!("{}:checked", option("no-cli-pager")))
        .await?;
    page.select(&by("aria-label", "AWS CLI version"), "v1")
        .await?;
    command_lacks(page, "--no-cli-pager").await?;
    page.find(&format!("{}:disabled", option("no-cli-auto-prompt")))
        .await?;
    page.find(&format!("{} option[value=yaml]:disabled", option("output")))
        .await?;
    // What is set already can be unset.
    page.click(&option("no-cli-pager")).await?;
    page.find(&format!("{}:disabled", option("no-cli-pager")))
        .await?;
    Ok(())
}

async fn a_misspelt_region_is_put_right(page: &Page<'_>) -> Result<()> {
    page.open(&link_to(
        "#/sqs/create-queue",
        QUEUE,
        &[("region", "us-est-1")],
    ))
    .await?;
    page.click(".option-warnings .fix").await?;
    command_has(page, "--region us-east-1").await?;
    // Half typed, it is not wrong yet.
    set(page, "region", "eu-c").await?;
    command_has(page, "--region eu-c").await?;
    assert_eq!(page.text(".option-warnings").await?, "");
    set(page, "profile", "work").await?;
    page.find(".option-warnings .fix").await?;
    Ok(())
}

async fn an_odd_value_gets_a_calm_warning(page: &Page<'_>) -> Result<()> {
    page.open(&link_to("#/sqs/create-queue", QUEUE, &[]))
        .await?;
    set(page, "region", "a b").await?;
    command_has(page, "--region 'a b'").await?;
    page.until("the warning", async || {
        Ok(!page.text(".option-warnings").await?.is_empty())
    })
    .await?;
    let described = "return document.querySelector(arguments[0]).getAttribute('aria-describedby')";
    page.eventually(
        "its description",
        Some("option-warnings".to_owned()),
        async || page.script(described, &[json!(option("region"))]).await,
    )
    .await
}
