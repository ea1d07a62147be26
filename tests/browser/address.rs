//! The address carries the state; reload, back and forward lose nothing.

use anyhow::Result;
use serde_json::{Value, json};

use crate::native::Choices;
use crate::page::{OPERATION, Output, Page, by, link};
use crate::rig::behaviours;

behaviours![
    a_link_of_what_was_typed_opens_the_same_form,
    a_reload_loses_nothing,
    a_reload_that_takes_long_loses_nothing,
    a_link_opens_what_it_says,
    what_is_too_long_for_an_address_survives_reload_and_back,
    back_restores_what_a_scenario_replaced,
    back_brings_back_what_was_removed,
    an_input_that_cannot_be_read_is_said_to_be_so,
    a_fact_that_the_operation_does_not_have_is_said_to_have_no_effect,
    an_older_name_of_a_service_becomes_todays,
    the_case_of_a_service_does_not_matter,
    a_bare_percent_sign_is_itself,
    an_operation_that_is_not_there_is_said_to_be_so,
    a_link_alone_leads_to_another_input,
    going_back_while_typing_leaves_the_other_entry_alone,
];

async fn a_link_of_what_was_typed_opens_the_same_form(page: &Page<'_>) -> Result<()> {
    page.open_empty().await?;
    page.tell("fact.ProtocolType", "WEBSOCKET").await?;
    page.fill("/ApiId", "ü&=#%25 +").await?;
    page.fill("/TimeoutInMillis", "007").await?;
    let document = page.output(Output::Document).await?;
    page.until("the address", async || {
        Ok(page.fragment().await?.contains("007"))
    })
    .await?;
    let address = page.fragment().await?;
    assert!(address.contains("fact.ProtocolType=WEBSOCKET"), "{address}");
    page.open(&address).await?;
    page.shows(Output::Document, &document).await?;
    assert_eq!(page.value("/ApiId").await?, "ü&=#%25 +");
    assert_eq!(page.value("/TimeoutInMillis").await?, "007");
    let told = by("name", "fact.ProtocolType") + "[value=WEBSOCKET]:checked";
    assert!(page.exists(&told).await?);
    Ok(())
}

/// Even when the page is left before the address has followed the typing.
async fn a_reload_loses_nothing(page: &Page<'_>) -> Result<()> {
    page.open_empty().await?;
    page.fill("/ApiId", "typed just now").await?;
    page.reload().await?;
    page.holds(json!({"ApiId": "typed just now"})).await
}

/// It begins with the address of when it was asked for, and the form goes on until the page has come.
async fn a_reload_that_takes_long_loses_nothing(page: &Page<'_>) -> Result<()> {
    page.open_slow(OPERATION).await?;
    page.fill("/ApiId", "typed just now").await?;
    page.reload().await?;
    page.holds(json!({"ApiId": "typed just now"})).await
}

/// What was typed belongs to the page that was left, not to one that a link opens.
async fn a_link_opens_what_it_says(page: &Page<'_>) -> Result<()> {
    page.open_empty().await?;
    let control = page.control("/ApiId").await?;
    // Gone before the address has followed.
    let leave = "arguments[0].value = 'typed just now';
        arguments[0].dispatchEvent(new InputEvent('input', {bubbles: true}));
        queueMicrotask(() => location = 'about:blank')";
    page.script_on::<Value>(&control, leave).await?;
    page.open_empty().await?;
    page.fill("/Description", "typed now").await?;
    page.holds(json!({"Description": "typed now"})).await
}

async fn what_is_too_long_for_an_address_survives_reload_and_back(page: &Page<'_>) -> Result<()> {
    let long = "long ".repeat(40_000);
    let input = json!({"ApiId": "a", "Description": long}).to_string();
    page.open_empty().await?;
    page.fill("/ApiId", "a").await?;
    page.put("/Description", &long).await?;
    page.agrees(&input, Choices::default()).await?;
    page.until("an address without what was typed first", async || {
        Ok(!page.fragment().await?.contains("input="))
    })
    .await?;
    page.reload().await?;
    page.agrees(&input, Choices::default()).await?;
    page.leave().await?;
    page.driver().back().await?;
    page.wait_until_usable().await?;
    page.agrees(&input, Choices::default()).await
}

async fn back_restores_what_a_scenario_replaced(page: &Page<'_>) -> Result<()> {
    page.open_empty().await?;
    page.fill("/ApiId", "mine").await?;
    page.fill("/Description", "of my own").await?;
    let typed = page.panes().await?;
    page.start_from("Lambda", "lambda-http").await?;
    page.until("the scenario", async || {
        Ok(page.output(Output::Document).await?.contains("AWS_PROXY"))
    })
    .await?;
    page.focuses(&by("name", "/ApiId")).await?;
    page.fill("/IntegrationUri", "arn:of:mine").await?;
    let scenario = page.panes().await?;
    assert!(scenario.document.contains("arn:of:mine"));
    // The address follows typing after a moment, and Back within it would be too soon.
    page.until("the address", async || {
        let hash: String = page.script("return location.hash", &[]).await?;
        Ok(hash.contains("arn%3Aof%3Amine"))
    })
    .await?;

    page.driver().back().await?;
    page.eventually("what was typed", typed, async || page.panes().await)
        .await?;
    page.driver().forward().await?;
    page.eventually("the scenario", scenario, async || page.panes().await)
        .await
}

async fn back_brings_back_what_was_removed(page: &Page<'_>) -> Result<()> {
    page.open("#/ecs/create-service").await?;
    page.add("/tags").await?;
    page.fill("/tags/0/key", "team").await?;
    let typed = page.panes().await?;
    page.remove("/tags").await?;
    page.shows(Output::Document, "{}").await?;
    page.until("the address", async || {
        let hash: String = page.script("return location.hash", &[]).await?;
        Ok(!hash.contains("team"))
    })
    .await?;
    page.driver().back().await?;
    page.eventually("what was removed", typed, async || page.panes().await)
        .await?;
    assert_eq!(page.value("/tags/0/key").await?, "team");
    Ok(())
}

async fn an_input_that_cannot_be_read_is_said_to_be_so(page: &Page<'_>) -> Result<()> {
    for input in ["{", "{\"ApiId\":}", "", "{\"a\":1} and more", "nan"] {
        page.open_input(input, &[]).await?;
        let banner = page.find("[role=alert]").await?.text().await?;
        assert!(banner.contains("cannot be read"), "{input}: {banner}");
        page.agrees("{}", Choices::default()).await?;
    }
    page.open(&format!(
        "{OPERATION}?input=%7B%22ApiId%22:%22%ff%22%7D&%=%&fact.=x"
    ))
    .await?;
    page.fill("/ApiId", "still works").await?;
    page.until("the document", async || {
        Ok(page.output(Output::Document).await?.contains("still works"))
    })
    .await
}

async fn a_fact_that_the_operation_does_not_have_is_said_to_have_no_effect(
    page: &Page<'_>,
) -> Result<()> {
    for (fact, words) in [
        ("fact.Nonsense", "has no fact Nonsense"),
        ("fact.ProtocolTyp", "Did you mean ProtocolType?"),
    ] {
        page.open_input("{}", &[(fact, "1")]).await?;
        let banner = page.find("[role=alert]").await?.text().await?;
        assert!(banner.contains(words), "{fact}: {banner}");
    }
    page.open_input("{}", &[("fact.ProtocolType", "HTTPS")])
        .await?;
    let banner = page.find("[role=alert]").await?.text().await?;
    assert!(banner.contains("cannot be HTTPS"), "{banner}");
    page.open_input("{}", &[("fact.ProtocolType", "HTTP")])
        .await?;
    page.find("[data-output=command]").await?;
    assert!(!page.exists("[role=alert]").await?);
    Ok(())
}

async fn an_older_name_of_a_service_becomes_todays(page: &Page<'_>) -> Result<()> {
    page.open("#/runtime.sagemaker/invoke-endpoint").await?;
    page.fill("/EndpointName", "mine").await?;
    page.until("today's name", async || {
        let address = page.fragment().await?;
        Ok(address.starts_with("#/sagemaker-runtime/invoke-endpoint?") && address.contains("mine"))
    })
    .await?;
    page.reload().await?;
    assert_eq!(page.value("/EndpointName").await?, "mine");
    page.open("#/runtime.sagemaker").await?;
    page.find(".names [href='#/sagemaker-runtime/invoke-endpoint']")
        .await?;
    // The browser itself writes to the console what it was not given.
    page.expect_missing(&["runtime.sagemaker.json"])
}

async fn the_case_of_a_service_does_not_matter(page: &Page<'_>) -> Result<()> {
    for (fragment, expected, control) in [
        ("#/SQS/send-message", "#/sqs/send-message", "/MessageBody"),
        ("#/ApiGatewayV2/create-integration", OPERATION, "/ApiId"),
    ] {
        page.open(fragment).await?;
        page.fill(control, "typed").await?;
        page.until(expected, async || {
            let address = page.fragment().await?;
            Ok(address.starts_with(expected) && address.contains("typed"))
        })
        .await?;
    }
    page.open("#/SQS").await?;
    page.find(".names [href='#/sqs/send-message']").await?;
    Ok(())
}

/// As people type it in documents, without encoding it.
async fn a_bare_percent_sign_is_itself(page: &Page<'_>) -> Result<()> {
    let input = "%7B%22ApiId%22:%22100%%22%7D";
    page.open(&format!("{OPERATION}?input={input}")).await?;
    page.holds(json!({"ApiId": "100%"})).await
}

async fn an_operation_that_is_not_there_is_said_to_be_so(page: &Page<'_>) -> Result<()> {
    for fragment in [
        "#/apigatewayv2/delete-universe",
        "#/s3/create-integration",
        "#/<b>/<i>",
    ] {
        page.open(fragment).await?;
        assert_eq!(page.text("h1").await?, "Not found", "{fragment}");
        assert!(!page.exists("main b, main i").await?);
    }
    page.click("main [href='#/']").await?;
    page.find(".home").await?;
    Ok(())
}

/// Without loading the page.
async fn a_link_alone_leads_to_another_input(page: &Page<'_>) -> Result<()> {
    page.open(&link(r#"{"ApiId":"one"}"#, &[])).await?;
    page.script::<()>(
        "location.hash = arguments[0]",
        &[json!(link(r#"{"ApiId":"two"}"#, &[]))],
    )
    .await?;
    page.holds(json!({"ApiId": "two"})).await
}

async fn going_back_while_typing_leaves_the_other_entry_alone(page: &Page<'_>) -> Result<()> {
    page.open("#/sts").await?;
    page.script::<()>("location.hash = arguments[0]", &[json!(OPERATION)])
        .await?;
    page.until("the form", async || {
        page.exists(&by("name", "/ApiId")).await
    })
    .await?;
    let hash: String = page
        .script(
            "return (async () => {
                const field = document.querySelector('[name=\"/ApiId\"]');
                field.value = 'typed';
                field.dispatchEvent(new InputEvent('input', {bubbles: true}));
                await new Promise(next => setTimeout(next));
                history.back();
                await new Promise(next => setTimeout(next, 400));
                return location.hash;
            })()",
            &[],
        )
        .await?;
    assert_eq!(hash, "#/sts");
    page.until("the service", async || {
        Ok(page.text("h1").await?.contains("sts"))
    })
    .await
}
