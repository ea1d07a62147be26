//! Finding an operation: the home page, a service's page, what was used last, help texts.

use anyhow::Result;
use serde_json::json;
use thirtyfour::prelude::*;

use crate::page::{Page, by};
use crate::rig::behaviours;

behaviours![
    the_home_page_says_what_there_is,
    the_home_page_fetches_no_more_than_it_shows,
    an_operation_is_found_by_keyboard,
    a_service_is_found_and_its_operations_are_listed,
    the_letters_lead_to_services,
    what_was_used_last_is_at_hand,
    every_page_has_its_title_and_takes_the_focus,
    back_returns_to_where_the_list_was_left,
    near_names_are_offered,
    what_could_not_be_fetched_is_fetched_again,
    a_search_that_finds_nothing_says_so,
    help_texts_come_without_moving_anything,
    a_companions_form_fetches_no_help_texts,
    a_site_without_a_catalog_says_so,
];

async fn the_home_page_says_what_there_is(page: &Page<'_>) -> Result<()> {
    for fragment in ["", "#", "#/"] {
        page.open(fragment).await?;
        page.find(".browse [href='#/dynamodb']").await?;
    }
    let text = page.text("main").await?;
    for words in [
        "Models of AWS CLI 2.",
        " 2026.",
        "Amazon DynamoDB",
        "services",
        "leaves this page",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(
        page.exists(".shelf [href='#/apigatewayv2/create-integration']")
            .await?
    );
    assert!(page.count(".browse li").await? > 400);
    Ok(())
}

async fn the_home_page_fetches_no_more_than_it_shows(page: &Page<'_>) -> Result<()> {
    page.open("#/").await?;
    page.find(".browse [href='#/s3api']").await?;
    let fetched = page.fetched().await?;
    assert_eq!(fetched, ["services.txt"]);
    page.press("/").await?;
    page.press("s3").await?;
    page.find("#search-list [role=option]").await?;
    page.eventually(
        "what is fetched",
        vec!["services.txt", "operations.txt"],
        async || {
            let fetched = page.fetched().await?;
            Ok(fetched
                .iter()
                .map(|name| match name.as_str() {
                    "services.txt" => "services.txt",
                    "operations.txt" => "operations.txt",
                    _ => "another",
                })
                .collect())
        },
    )
    .await
}

async fn an_operation_is_found_by_keyboard(page: &Page<'_>) -> Result<()> {
    page.open("#/").await?;
    page.press("/").await?;
    page.focuses("#search").await?;
    page.press("crt intgr").await?;
    first_found(page, "apigatewayv2 create-integration").await?;
    let first = page.text("#search-list [role=option]").await?;
    assert!(first.contains("guided form"), "{first}");
    page.press(Key::Enter + Key::Null).await?;
    page.find(&by("name", "/ApiId")).await?;
    page.focuses("h1").await?;
    // The search has moved into the header; deprecated operations say so.
    page.press("/").await?;
    page.focuses(".top #search").await?;
    page.press("lambda invoke async").await?;
    first_found(page, "lambda invoke-async").await?;
    let first = page.text("#search-list [role=option]").await?;
    assert!(first.contains("deprecated"), "{first}");
    Ok(())
}

async fn a_service_is_found_and_its_operations_are_listed(page: &Page<'_>) -> Result<()> {
    page.open("#/").await?;
    page.press("/").await?;
    page.press("dynamodb").await?;
    first_found(page, "dynamodb").await?;
    page.press(Key::Enter + Key::Null).await?;
    page.find(".names [href='#/dynamodb/put-item']").await?;
    assert!(page.text("h1").await?.contains("Amazon DynamoDB"));
    assert!(
        page.text(".home-head p")
            .await?
            .contains("Amazon DynamoDB is")
    );
    page.click("[name=filter]").await?;
    page.press("itm put").await?;
    page.until("the one that fits", async || {
        let shown = "return [...document.querySelectorAll('.names a')].map(a => a.textContent)";
        Ok(page.script::<Vec<String>>(shown, &[]).await? == ["put-item"])
    })
    .await?;
    page.press(Key::Down + Key::Null).await?;
    page.focuses(".names [href='#/dynamodb/put-item']").await?;
    page.press(Key::Up + Key::Null).await?;
    page.focuses("[name=filter]").await?;
    page.press(Key::Enter + Key::Null).await?;
    page.find(&by("name", "/TableName")).await?;
    page.click(".way-back [href='#/dynamodb']").await?;
    page.find("[name=filter]").await?;
    // What its model calls deprecated says so.
    page.open("#/lambda").await?;
    let row = "return document.querySelector('[href=\"#/lambda/invoke-async\"]').closest('li').textContent";
    assert_eq!(
        page.script::<String>(row, &[]).await?,
        "invoke-asyncdeprecated"
    );
    Ok(())
}

async fn the_letters_lead_to_services(page: &Page<'_>) -> Result<()> {
    page.open("#/").await?;
    page.find(".letters button").await?;
    let letter = page.button_named(".letters button", "S").await?;
    page.click_on(&letter).await?;
    page.focuses("#letter-S").await?;
    let fragment = page.fragment().await?;
    assert_eq!(fragment, "#/");
    Ok(())
}

async fn what_was_used_last_is_at_hand(page: &Page<'_>) -> Result<()> {
    page.open("#/").await?;
    assert!(!page.text(".shelf").await?.contains("Recently"));
    for place in ["#/sqs/send-message", "#/sns/publish", "#/sqs/send-message"] {
        page.open(place).await?;
        page.find("[data-output=command]").await?;
    }
    page.fill("/MessageBody", "not-to-be-kept").await?;
    page.click(".brand").await?;
    page.find(".shelf section:first-child a").await?;
    let used = "return [...document.querySelectorAll('.shelf section:first-child a')].map(a => a.getAttribute('href'))";
    let used: Vec<String> = page.script(used, &[]).await?;
    assert_eq!(used, ["#/sqs/send-message", "#/sns/publish"]);
    // Names alone: what was filled in is among the drafts of its form.
    let kept: String = page
        .script("return localStorage.getItem('wireform.recent')", &[])
        .await?;
    assert_eq!(kept, "sqs send-message\nsns publish");
    Ok(())
}

async fn every_page_has_its_title_and_takes_the_focus(page: &Page<'_>) -> Result<()> {
    page.open("#/").await?;
    page.click(".browse [href='#/sqs']").await?;
    shows_page(page, "sqs · Wireform").await?;
    page.click(".names [href='#/sqs/send-message']").await?;
    has_title(page, "sqs send-message · Wireform").await?;
    // An empty form is ready to be filled in.
    page.focuses(&by("name", "/QueueUrl")).await?;
    page.fill("/MessageBody", "hello").await?;
    page.holds(json!({"MessageBody": "hello"})).await?;
    page.click(".way-back a").await?;
    shows_page(page, "Wireform: AWS CLI commands from a form").await?;
    page.driver().back().await?;
    shows_page(page, "sqs send-message · Wireform").await?;
    page.holds(json!({"MessageBody": "hello"})).await?;
    page.driver().back().await?;
    shows_page(page, "sqs · Wireform").await?;
    page.driver().forward().await?;
    shows_page(page, "sqs send-message · Wireform").await
}

async fn shows_page(page: &Page<'_>, title: &str) -> Result<()> {
    has_title(page, title).await?;
    page.focuses("h1").await
}

async fn has_title(page: &Page<'_>, title: &str) -> Result<()> {
    page.until(title, async || Ok(page.driver().title().await? == title))
        .await
}

async fn back_returns_to_where_the_list_was_left(page: &Page<'_>) -> Result<()> {
    page.open("#/").await?;
    let far = page.find(".browse [href='#/quicksight']").await?;
    page.script_on::<()>(&far, "arguments[0].scrollIntoView({block: 'center'})")
        .await?;
    let scrolled = "return window.scrollY";
    let before: f64 = page.script(scrolled, &[]).await?;
    assert!(before > 500.0, "{before}");
    page.until("the note in the history entry", async || {
        page.script("return history.state !== null", &[]).await
    })
    .await?;
    page.click_on(&far).await?;
    page.find("h1 + *, .names").await?;
    page.until("the top of the other page", async || {
        Ok(page.script::<f64>(scrolled, &[]).await? < 1.0)
    })
    .await?;
    page.driver().back().await?;
    page.until("where it was", async || {
        let now: f64 = page.script(scrolled, &[]).await?;
        Ok((now - before).abs() < 2.0)
    })
    .await
}

async fn what_could_not_be_fetched_is_fetched_again(page: &Page<'_>) -> Result<()> {
    page.open_unsteady("#/kms/encrypt").await?;
    page.find(".nothing button").await?;
    page.button_named(".nothing button", "Try again").await?;
    page.click(".nothing button").await?;
    page.focuses(&by("name", "/KeyId")).await?;
    page.expect_missing(&["services.txt", "kms.json"])
}

async fn a_search_that_finds_nothing_says_so(page: &Page<'_>) -> Result<()> {
    page.open("#/").await?;
    page.press("/").await?;
    page.press("zzzz").await?;
    let words = "Nothing matches “zzzz”.".to_owned();
    page.eventually("the words", words, async || page.text(".no-match").await)
        .await
}

async fn near_names_are_offered(page: &Page<'_>) -> Result<()> {
    for (place, near) in [
        ("#/dynamodb/put-itm", "#/dynamodb/put-item"),
        ("#/dynamo", "#/dynamodb"),
        ("#/lamda/invoke", "#/lambda"),
    ] {
        page.open(place).await?;
        assert_eq!(page.text("h1").await?, "Not found");
        page.find(&format!("main .names [href='{near}']")).await?;
    }
    Ok(())
}

async fn help_texts_come_without_moving_anything(page: &Page<'_>) -> Result<()> {
    // Where fields stand is noted as soon as there are any, and again when the texts are there.
    page.open("#/").await?;
    let watch = "const tops = () => [...document.querySelectorAll('.form .field')].map(field => field.getBoundingClientRect().top);
        window.before = undefined;
        const seen = new MutationObserver(() => {
            if (document.querySelector('.form .field') && window.before === undefined) {
                window.before = tops(); window.tops = tops;
            }
        });
        seen.observe(document.querySelector('main'), {childList: true, subtree: true});
        location.hash = '#/sqs/create-queue'";
    page.script::<()>(watch, &[]).await?;
    page.until("the texts", async || {
        Ok(page
            .text(".form .field .hint")
            .await?
            .starts_with("The name of the new queue."))
    })
    .await?;
    let (before, after): (Vec<f64>, Vec<f64>) = page
        .script("return [window.before, window.tops()]", &[])
        .await?;
    assert_eq!(before, after);
    assert!(
        page.text("#about")
            .await?
            .contains("Creates a new standard or FIFO queue.")
    );
    page.click(".form .field .more summary").await?;
    page.find(".form .field .prose ul li").await?;
    let links = "return [...document.querySelectorAll('.prose a')].every(a => a.protocol === 'https:' && a.rel.includes('noopener'))";
    page.click(".form-head .more summary").await?;
    page.find(".form-head .prose a").await?;
    assert!(page.script::<bool>(links, &[]).await?);
    // Members of members have theirs.
    page.open(
        "#/dynamodb/put-item?input=%7B%22Item%22%3A%7B%22id%22%3A%7B%22S%22%3A%22%22%7D%7D%7D",
    )
    .await?;
    page.until("a text of a nested member", async || {
        Ok(page
            .text("main")
            .await?
            .contains("An attribute of type String."))
    })
    .await
}

async fn a_companions_form_fetches_no_help_texts(page: &Page<'_>) -> Result<()> {
    page.open_empty().await?;
    page.find("[data-output=command]").await?;
    assert_eq!(page.fetched().await?, ["apigatewayv2.examples.json"]);
    Ok(())
}

async fn a_site_without_a_catalog_says_so(page: &Page<'_>) -> Result<()> {
    page.open_bare("#/").await?;
    page.until("what is missing", async || {
        let text = page.text("main").await?;
        Ok(text.contains("lacks the catalog") && text.contains("cargo xtask build"))
    })
    .await?;
    page.press("/").await?;
    page.press("crt intgr").await?;
    first_found(page, "apigatewayv2 create-integration").await?;
    page.press(Key::Enter + Key::Null).await?;
    page.find(&by("name", "/ApiId")).await?;
    page.open_bare("#/dynamodb/put-item").await?;
    page.find("main .without [href='#/apigatewayv2/create-integration']")
        .await?;
    // The browser itself writes to the console what it was not given.
    page.expect_missing(&["services.txt", "dynamodb.json"])
}

pub async fn first_found(page: &Page<'_>, name: &str) -> Result<()> {
    page.eventually("the first hit", name.to_owned(), async || {
        page.text("#search-list [role=option] code").await
    })
    .await
}
