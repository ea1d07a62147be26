//! Finding what is meant: commands of the CLI that are no operations, other words, what is used often,
//! and what follows on an operation.

use anyhow::Result;
use serde_json::json;
use thirtyfour::prelude::*;

use crate::home::first_found;
use crate::page::Page;
use crate::rig::behaviours;

behaviours![
    a_command_of_the_cli_has_a_page,
    a_waiter_has_a_page,
    a_group_of_commands_has_a_page,
    a_command_of_one_word_has_a_page,
    what_the_cli_lacks_is_said_to_be_lacking,
    commands_are_listed_with_a_services_operations,
    other_words_find_what_is_meant,
    recent_ones_are_found_first,
    an_empty_search_offers_recent_ones,
    words_that_fit_nothing_are_passed_over,
    escape_empties_the_search_and_the_filter,
    a_form_says_what_follows,
    a_form_says_that_there_are_pages,
    the_search_has_room_on_narrow_screens,
];

async fn a_command_of_the_cli_has_a_page(page: &Page<'_>) -> Result<()> {
    page.open("#/").await?;
    page.press("/").await?;
    page.press("s3 cp").await?;
    first_found(page, "s3 cp").await?;
    let first = page.text("#search-list [role=option]").await?;
    assert!(first.contains("CLI command"), "{first}");
    page.press(Key::Enter + Key::Null).await?;
    page.find(".command-page [href='#/s3api/put-object']")
        .await?;
    page.focuses("h1").await?;
    assert_eq!(page.fragment().await?, "#/s3/cp");
    assert_eq!(page.text("h1").await?, "aws s3 cp");
    let usage = page.text(".usage pre").await?;
    assert!(
        usage.starts_with("aws s3 cp") && usage.contains("<LocalPath> <S3Uri>"),
        "{usage}"
    );
    assert!(usage.contains("[--recursive]"), "{usage}");
    page.find(".manual [href='https://docs.aws.amazon.com/cli/latest/reference/s3/cp.html'][rel~=noopener]")
        .await?;
    // Its file is small, and the only one.
    assert_eq!(
        page.fetched().await?.last().map(String::as_str),
        Some("s3.json")
    );
    // It is among what was used last.
    page.click(".brand").await?;
    page.find(".shelf section:first-child [href='#/s3/cp']")
        .await?;
    Ok(())
}

async fn a_waiter_has_a_page(page: &Page<'_>) -> Result<()> {
    page.open("#/ecs/wait/services-stable").await?;
    page.find(".command-page [href='#/ecs/create-service']")
        .await?;
    page.find(".command-page [href='#/ecs/describe-services']")
        .await?;
    let text = page.text("main").await?;
    for words in [
        "aws ecs wait services-stable",
        "every 15 seconds",
        "at most 40 times",
        "--services <value>",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    page.find(
        "[href='https://docs.aws.amazon.com/cli/latest/reference/ecs/wait/services-stable.html']",
    )
    .await?;
    Ok(())
}

async fn a_group_of_commands_has_a_page(page: &Page<'_>) -> Result<()> {
    page.open("#/ec2/wait").await?;
    page.click("[href='#/ec2/wait/instance-running']").await?;
    page.find(".command-page [href='#/ec2/run-instances']")
        .await?;
    page.open("#/codecommit/credential-helper").await?;
    page.find(".command-page [href='#/codecommit/credential-helper/get']")
        .await?;
    page.open("#/s3").await?;
    page.find(".names [href='#/s3/sync']").await?;
    assert_eq!(page.text(".group-head h2[aria-live]").await?, "9 commands");
    Ok(())
}

async fn a_command_of_one_word_has_a_page(page: &Page<'_>) -> Result<()> {
    page.open("#/login").await?;
    page.find(".manual [href='https://docs.aws.amazon.com/cli/latest/reference/login.html']")
        .await?;
    assert!(!page.exists("[name=filter]").await?);
    page.open("#/configure").await?;
    page.find(
        ".manual [href='https://docs.aws.amazon.com/cli/latest/reference/configure/index.html']",
    )
    .await?;
    page.find(".names [href='#/configure/set']").await?;
    Ok(())
}

async fn what_the_cli_lacks_is_said_to_be_lacking(page: &Page<'_>) -> Result<()> {
    // The CLI has a command of its own for the first.
    for name in ["start-live-tail", "StartLiveTail"] {
        page.open(&format!("#/logs/{name}")).await?;
        page.find(".command-page .usage").await?;
    }
    for name in ["converse-stream", "ConverseStream"] {
        page.open(&format!("#/bedrock-runtime/{name}")).await?;
        assert_eq!(page.text("h1").await?, "Not in the AWS CLI");
        let text = page.text("main").await?;
        let words = "The AWS CLI does not have the operation ConverseStream: its response is an event stream.";
        assert!(text.contains(words), "{text}");
    }
    Ok(())
}

async fn commands_are_listed_with_a_services_operations(page: &Page<'_>) -> Result<()> {
    page.open("#/logs").await?;
    page.find(".own-commands + .names [href='#/logs/tail']")
        .await?;
    page.click("[name=filter]").await?;
    page.press("tail").await?;
    page.until("the commands that fit", async || {
        let shown = "return [...document.querySelectorAll('.names a')].map(a => a.textContent)";
        Ok(page.script::<Vec<String>>(shown, &[]).await? == ["start-live-tail", "tail"])
    })
    .await
}

async fn other_words_find_what_is_meant(page: &Page<'_>) -> Result<()> {
    page.open("#/").await?;
    page.click("#search").await?;
    for (words, name) in [
        ("make bucket", "s3 mb"),
        ("whoami", "sts get-caller-identity"),
        ("launch inst", "ec2 run-instances"),
        ("delete stack", "cloudformation delete-stack"),
        ("attach policy", "iam attach-role-policy"),
        ("add ingress rule", "ec2 authorize-security-group-ingress"),
        ("ecr login", "ecr get-login-password"),
        ("create cluster", "ecs create-cluster"),
    ] {
        page.press(words).await?;
        first_found(page, name).await?;
        page.press(Key::Escape + Key::Null).await?;
    }
    Ok(())
}

async fn recent_ones_are_found_first(page: &Page<'_>) -> Result<()> {
    page.open("#/eks/create-cluster").await?;
    page.find("[data-output=command]").await?;
    page.press_with(Key::Control, "k").await?;
    page.press("cluster").await?;
    first_found(page, "eks create-cluster").await
}

async fn an_empty_search_offers_recent_ones(page: &Page<'_>) -> Result<()> {
    page.open("#/sqs/delete-queue").await?;
    page.open("#/dynamodb/put-item").await?;
    page.click("#search").await?;
    first_found(page, "dynamodb put-item").await?;
    page.press(Key::Down + Key::Null).await?;
    page.press(Key::Down + Key::Null).await?;
    page.press(Key::Enter + Key::Null).await?;
    page.until("the form before", async || {
        Ok(page.fragment().await?.starts_with("#/sqs/delete-queue"))
    })
    .await
}

async fn words_that_fit_nothing_are_passed_over(page: &Page<'_>) -> Result<()> {
    page.open("#/").await?;
    page.press("/").await?;
    page.press("put item xyzzy").await?;
    first_found(page, "dynamodb put-item").await
}

async fn escape_empties_the_search_and_the_filter(page: &Page<'_>) -> Result<()> {
    page.open("#/sqs").await?;
    page.click("[name=filter]").await?;
    page.press("purge").await?;
    page.until("fewer", async || Ok(page.count(".names a").await? == 1))
        .await?;
    page.press(Key::Escape + Key::Null).await?;
    page.until("all", async || Ok(page.count(".names a").await? > 10))
        .await?;
    page.focuses("[name=filter]").await?;
    page.press_with(Key::Control, "k").await?;
    page.focuses("#search").await?;
    page.press("queue").await?;
    page.find("#search-list [role=option]").await?;
    page.press(Key::Escape + Key::Null).await?;
    let typed = "return document.querySelector('#search').value";
    page.eventually("the empty box", String::new(), async || {
        page.script(typed, &[]).await
    })
    .await?;
    assert!(!page.is_visible("#search-list").await?);
    page.focuses("#search").await?;
    page.press(Key::Escape + Key::Null).await?;
    page.focuses("[name=filter]").await
}

async fn a_form_says_what_follows(page: &Page<'_>) -> Result<()> {
    page.open("#/ecs/create-service").await?;
    page.find("[data-then='aws ecs wait services-stable'] [href='#/ecs/wait/services-stable']")
        .await?;
    page.fill("/serviceName", "my own").await?;
    set_cluster(page).await?;
    page.eventually(
        "the values of the form",
        "aws ecs wait services-stable --cluster c --services 'my own'".to_owned(),
        async || page.text("[data-then] code").await,
    )
    .await?;
    // What a waiter asks says so, and what nothing follows on says nothing.
    page.open("#/ec2/describe-instances").await?;
    page.find(".follow-up [href='#/ec2/wait/instance-running']")
        .await?;
    assert!(!page.exists("[data-then]").await?);
    page.open("#/sqs/send-message").await?;
    page.find("[data-output=command]").await?;
    assert!(!page.exists(".follow-up").await?);
    page.open("#/cloudformation/create-stack").await?;
    page.find("[data-then='aws cloudformation wait stack-create-complete']")
        .await?;
    page.script::<()>(
        "Object.defineProperty(navigator, 'clipboard', {value: {writeText: text => { window.copied = text; return Promise.resolve(); }}})",
        &[],
    )
    .await?;
    page.click("[data-then] button").await?;
    page.eventually(
        "what is copied",
        json!("aws cloudformation wait stack-create-complete"),
        async || page.script("return window.copied ?? null", &[]).await,
    )
    .await
}

async fn set_cluster(page: &Page<'_>) -> Result<()> {
    page.add("/cluster").await?;
    page.fill("/cluster", "c").await
}

async fn a_form_says_that_there_are_pages(page: &Page<'_>) -> Result<()> {
    page.open("#/dynamodb/scan").await?;
    page.find(".follow-up").await?;
    assert!(
        page.text(".follow-up")
            .await?
            .contains("Paginated: the CLI fetches all pages")
    );
    page.open("#/dynamodb/put-item").await?;
    page.find("[data-output=command]").await?;
    assert!(!page.exists(".follow-up").await?);
    Ok(())
}

async fn the_search_has_room_on_narrow_screens(page: &Page<'_>) -> Result<()> {
    for width in [320, 360, 720] {
        page.resize(Some((width, 640))).await?;
        page.open("#/sqs").await?;
        page.click(".top #search").await?;
        page.press("send message").await?;
        first_found(page, "sqs send-message").await?;
        let wide = "return [document.querySelector('.top #search').offsetWidth, document.documentElement.scrollWidth - innerWidth]";
        let (box_width, beyond): (f64, f64) = page.script(wide, &[]).await?;
        assert!(
            box_width >= 180.0 && beyond <= 0.0,
            "{width}: {box_width}, {beyond}"
        );
    }
    Ok(())
}
