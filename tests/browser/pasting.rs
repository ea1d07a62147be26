//! What is pasted on the page opens the form that it fills in.

use anyhow::Result;
use serde_json::json;
use thirtyfour::prelude::*;

use crate::page::{Output, Page, by, link_to};
use crate::rig::behaviours;

behaviours![
    a_command_opens_its_form,
    each_kind_of_text_is_read,
    one_of_several_commands_is_chosen,
    a_copied_command_is_pasted_by_keys,
    a_document_fills_the_form_that_is_open,
    a_field_keeps_what_is_pasted_into_it,
    what_cannot_be_read_is_said,
    a_paste_is_undone,
    undoing_a_paste_leads_back_to_the_form_before,
    a_command_typed_into_the_search_fills_in_its_form,
    a_variable_stays_marked_after_a_reload,
    a_report_that_is_closed_leaves_the_focus_in_the_form,
    a_hostile_paste_does_no_harm,
];

const COMMAND: &str = "$ aws sqs create-queue \\\n    --queue-name jobs --attributes DelaySeconds=5 --region eu-west-1";

async fn a_command_opens_its_form(page: &Page<'_>) -> Result<()> {
    for (from, target) in [
        ("#/", "#search"),
        ("#/", "body"),
        ("#/lambda/invoke", "#search"),
    ] {
        page.open(from).await?;
        page.paste(target, COMMAND).await?;
        page.find("[data-pasted]").await?;
        page.holds(json!({"QueueName": "jobs", "Attributes": {"DelaySeconds": "5"}}))
            .await?;
        assert!(
            page.text("[data-pasted]")
                .await?
                .starts_with("2 parameters filled in")
        );
        assert!(
            page.output(Output::Command)
                .await?
                .contains("--region eu-west-1")
        );
    }
    Ok(())
}

async fn each_kind_of_text_is_read(page: &Page<'_>) -> Result<()> {
    for text in [
        "POST / HTTP/1.1\nHost: sqs.us-east-1.amazonaws.com\nX-Amz-Target: AmazonSQS.CreateQueue\n\
         Content-Type: application/x-amz-json-1.0\n\n{\"QueueName\": \"jobs\"}",
        "curl https://sqs.us-east-1.amazonaws.com/ -H 'X-Amz-Target: AmazonSQS.CreateQueue' \
         -H 'Content-Type: application/x-amz-json-1.0' -d '{\"QueueName\": \"jobs\"}'",
        "boto3.client('sqs').create_queue(QueueName='jobs')",
        // Two services have such an operation, one of them with such a member.
        "await client.send(new CreateQueueCommand({ QueueName: 'jobs' }));",
        "Run:\n\n```bash\naws sqs create-queue \\\n    --queue-name jobs\n```",
        "aws sqs create-queue --queue-name jobs",
    ] {
        page.open("#/").await?;
        page.paste("body", text).await?;
        page.find("[data-pasted]").await?;
        page.holds(json!({"QueueName": "jobs"})).await?;
    }
    Ok(())
}

async fn one_of_several_commands_is_chosen(page: &Page<'_>) -> Result<()> {
    page.open("#/").await?;
    let script = "aws sqs create-queue --queue-name jobs\n\
        aws sns create-topic --name news\n\
        aws sqs delete-queue --queue-url https://a.b/c";
    page.paste("body", script).await?;
    page.holds(json!({"QueueName": "jobs"})).await?;
    page.click("[data-pasted] .choices summary").await?;
    page.click("[data-choice='1']").await?;
    page.holds(json!({"Name": "news"})).await?;
    assert!(page.fragment().await?.starts_with("#/sns/create-topic"));
    page.until("the one that was chosen", async || {
        page.exists("[data-choice='1'][aria-current=true]").await
    })
    .await?;
    assert!(!page.exists("[data-read-diagnostic]").await?);
    // The others are still there.
    page.click("[data-pasted] .choices summary").await?;
    page.click("[data-choice='2']").await?;
    page.holds(json!({"QueueUrl": "https://a.b/c"})).await
}

async fn a_copied_command_is_pasted_by_keys(page: &Page<'_>) -> Result<()> {
    page.open(&link_to(
        "#/sqs/create-queue",
        r#"{"QueueName":"jobs"}"#,
        &[],
    ))
    .await?;
    let copy = by("data-copy", Output::Command.name());
    page.click(&copy).await?;
    page.until("the word that it is copied", async || {
        Ok(page.text(&copy).await? == "Copied")
    })
    .await?;
    page.open("#/").await?;
    page.leave_control().await?;
    page.press_with(Key::Control, "v").await?;
    page.find("[data-pasted]").await?;
    page.holds(json!({"QueueName": "jobs"})).await
}

async fn a_document_fills_the_form_that_is_open(page: &Page<'_>) -> Result<()> {
    page.open("#/sqs/create-queue?region=eu-west-1").await?;
    page.paste("body", r#"{"QueueName":"jobs","tags":{"a":"b"}}"#)
        .await?;
    page.holds(json!({"QueueName": "jobs", "tags": {"a": "b"}}))
        .await?;
    // A document says nothing of the region.
    assert!(page.output(Output::Command).await?.contains("eu-west-1"));
    // An entry has one row, though the empty form began with a blank one.
    page.open("#/dynamodb/put-item").await?;
    page.paste(
        "body",
        r#"{"TableName":"Music","Item":{"Artist":{"S":"x"}}}"#,
    )
    .await?;
    page.holds(json!({"TableName": "Music", "Item": {"Artist": {"S": "x"}}}))
        .await?;
    assert_eq!(page.count("[data-key]").await?, 1);
    Ok(())
}

async fn a_field_keeps_what_is_pasted_into_it(page: &Page<'_>) -> Result<()> {
    page.open("#/sqs/create-queue").await?;
    page.fill("/QueueName", "a").await?;
    page.paste("[name='/QueueName']", COMMAND).await?;
    page.fill("/QueueName", "mine").await?;
    page.holds(json!({"QueueName": "mine"})).await?;
    assert!(!page.exists("[data-pasted]").await?);
    Ok(())
}

async fn what_cannot_be_read_is_said(page: &Page<'_>) -> Result<()> {
    page.open("#/").await?;
    page.paste("body", "aws sqs create-queue --queue-name jobs --delay 5")
        .await?;
    page.find("[data-pasted] [data-read-diagnostic]").await?;
    page.holds(json!({"QueueName": "jobs"})).await?;
    for text in ["aws sqss create-queue", "{\"QueueName\": ", "aws"] {
        page.open("#/").await?;
        page.paste("body", text).await?;
        page.find("[data-pasted=failed] [data-read-diagnostic]")
            .await?;
        page.click("[data-pasted=failed] .remove").await?;
        page.until("the end of the message", async || {
            Ok(!page.exists("[data-pasted]").await?)
        })
        .await?;
    }
    // The CLI's own commands have pages of their own.
    page.paste("body", "aws s3 cp a.txt s3://bucket/").await?;
    page.find("[data-pasted=failed] a[href='#/s3/cp']").await?;
    Ok(())
}

async fn a_paste_is_undone(page: &Page<'_>) -> Result<()> {
    page.open("#/sqs/create-queue").await?;
    page.fill("/QueueName", "mine").await?;
    page.leave_control().await?;
    page.paste("body", COMMAND).await?;
    page.find("[data-pasted]").await?;
    page.click("[data-pasted] [data-undo-paste]").await?;
    page.holds(json!({"QueueName": "mine"})).await?;
    // What is typed next would be what Undo takes back.
    page.leave_control().await?;
    page.paste("body", COMMAND).await?;
    page.find("[data-undo-paste]").await?;
    page.fill("/QueueName", "other").await?;
    page.until("the end of the offer", async || {
        Ok(!page.exists("[data-undo-paste]").await?)
    })
    .await?;
    assert!(page.exists("[data-pasted]").await?);
    Ok(())
}

/// The form that it opened is another page.
async fn undoing_a_paste_leads_back_to_the_form_before(page: &Page<'_>) -> Result<()> {
    for way in ["[data-undo-paste]", "back"] {
        let before = link_to("#/dynamodb/get-item", r#"{"TableName":"Music"}"#, &[]);
        page.open(&before).await?;
        page.leave_control().await?;
        page.paste("body", COMMAND).await?;
        page.find("[data-pasted]").await?;
        page.holds(json!({"QueueName": "jobs", "Attributes": {"DelaySeconds": "5"}}))
            .await?;
        match way {
            "back" => page.driver().back().await?,
            button => page.click(button).await?,
        }
        page.holds(json!({"TableName": "Music"})).await?;
    }
    Ok(())
}

async fn a_command_typed_into_the_search_fills_in_its_form(page: &Page<'_>) -> Result<()> {
    page.open("#/").await?;
    page.click("#search").await?;
    page.press("aws sqs create-queue --queue-name jobs").await?;
    page.find("#search-list [role=option]").await?;
    page.press(Key::Enter + Key::Null).await?;
    page.holds(json!({"QueueName": "jobs"})).await
}

async fn a_variable_stays_marked_after_a_reload(page: &Page<'_>) -> Result<()> {
    page.open("#/").await?;
    page.paste("body", "aws sqs create-queue --queue-name \"$NAME\"")
        .await?;
    let warning = "[data-diagnostic=variable][data-path='/QueueName']";
    page.find(warning).await?;
    page.until("the address", async || {
        Ok(page.fragment().await?.contains("NAME"))
    })
    .await?;
    page.reload().await?;
    page.find(warning).await?;
    page.fill("/QueueName", "jobs").await?;
    page.until("no warning", async || Ok(!page.exists(warning).await?))
        .await
}

async fn a_report_that_is_closed_leaves_the_focus_in_the_form(page: &Page<'_>) -> Result<()> {
    const UNTYPED: &str = r#"{"TableName":"Music","Item":{"Artist":"x"}}"#;
    for (text, button) in [
        (UNTYPED, "[data-pasted] .remove"),
        (UNTYPED, "[data-undo-paste]"),
        (UNTYPED, "[data-pasted] [data-offer]"),
    ] {
        for key in [Key::Enter, Key::Space] {
            page.open("#/dynamodb/put-item").await?;
            page.leave_control().await?;
            page.paste("body", text).await?;
            let button = page.find(button).await?;
            page.script_on::<()>(&button, "arguments[0].focus()")
                .await?;
            page.press(key + Key::Null).await?;
            page.focuses("[name='/TableName']").await?;
            assert!(!page.exists("[data-pasted]").await?);
        }
    }
    page.open("#/").await?;
    page.paste("body", "aws sqss create-queue").await?;
    page.click("[data-pasted=failed] .remove").await?;
    page.focuses("#main").await?;
    // What is offered for the text of a pane leaves it there.
    page.open("#/dynamodb/put-item").await?;
    let editor = page.editor(Output::Document).await?;
    page.script_on::<()>(&editor, "arguments[0].focus()")
        .await?;
    page.focuses("#document-editor").await?;
    page.press_with(Key::Control, "a").await?;
    page.press(UNTYPED).await?;
    let offer = page.find(".pane-offers [data-offer]").await?;
    page.script_on::<()>(&offer, "arguments[0].focus()").await?;
    page.press(Key::Enter + Key::Null).await?;
    page.holds(json!({"TableName": "Music", "Item": {"Artist": {"S": "x"}}}))
        .await?;
    page.focuses("#document-editor").await
}

async fn a_hostile_paste_does_no_harm(page: &Page<'_>) -> Result<()> {
    let nested = format!("aws sqs create-queue --tags '{}'", "{\"a\":".repeat(20_000));
    let long = format!(
        "aws sqs create-queue --queue-name {}",
        "x".repeat(5_000_000)
    );
    let markup = "aws sqs create-queue --queue-name '<img src=x onerror=document.title=1>' --x '<script>1</script>'";
    let odd = "\u{0}\u{1b}[31m'\"`$((${";
    for text in [
        nested.as_str(),
        &long,
        markup,
        odd,
        "curl '",
        "{".repeat(100_000).as_str(),
    ] {
        page.open("#/").await?;
        page.paste("body", text).await?;
        page.find("[data-pasted]").await?;
        assert!(
            !page
                .exists("[data-pasted] img, [data-pasted] script")
                .await?
        );
        // The page still works.
        page.open("#/sqs/create-queue").await?;
        page.fill("/QueueName", "mine").await?;
        page.holds(json!({"QueueName": "mine"})).await?;
    }
    Ok(())
}
