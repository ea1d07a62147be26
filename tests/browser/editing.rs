//! Each output is edited in its pane, and form and other outputs follow.

use anyhow::{Context, Result};
use serde_json::json;
use thirtyfour::prelude::*;

use crate::page::{Output, Page, by, link_to};
use crate::rig::behaviours;

behaviours![
    the_form_follows_each_output,
    the_form_follows_curl,
    the_caret_stays_where_it_is,
    what_cannot_be_read_is_marked_and_discarded,
    what_cannot_be_read_stays_through_edits_of_the_form,
    undo_goes_through_form_and_panes,
    what_is_typed_after_the_caret_was_moved_is_a_step,
    the_caret_is_behind_an_option_that_comes_back,
    a_variable_of_the_shell_stays_as_it_is,
    what_is_beside_a_command_stays_until_the_form_changes,
    the_command_of_the_form_is_read_among_others,
    a_secret_can_be_typed,
    a_broken_text_survives_a_reload,
    what_an_output_cannot_carry_stays,
    secrets_are_shown_before_they_are_edited,
    a_part_is_explained_and_leads_to_its_field,
    what_is_pointed_at_is_explained,
    what_is_no_member_is_explained_to_the_pointer,
    a_text_that_is_completed_later_takes_nothing_of_the_form_back,
    a_global_option_is_explained_and_leads_to_its_control,
    a_part_of_a_typed_request_is_explained,
    both_layers_have_the_same_size,
];

const QUEUE: &str = r#"{"QueueName":"orders","tags":{"team":"web"}}"#;

async fn open_queue(page: &Page<'_>, parameters: &[(&str, &str)]) -> Result<()> {
    page.open(&link_to("#/sqs/create-queue", QUEUE, parameters))
        .await
}

async fn the_form_follows_each_output(page: &Page<'_>) -> Result<()> {
    for output in Output::ALL {
        open_queue(page, &[]).await?;
        page.put_caret(output, "orders").await?;
        page.press("2").await?;
        let expected = json!({"QueueName": "orders2", "tags": {"team": "web"}});
        page.holds(expected)
            .await
            .with_context(|| format!("typed in the {}", output.name()))?;
        assert_eq!(page.value("/QueueName").await?, "orders2");
        for output in Output::ALL {
            assert!(page.output(output).await?.contains("orders2"));
        }
    }
    Ok(())
}

async fn the_form_follows_curl(page: &Page<'_>) -> Result<()> {
    open_queue(page, &[]).await?;
    page.select("[aria-label='Request form']", "curl").await?;
    page.until("the curl command", async || {
        Ok(page.output(Output::Request).await?.contains("curl"))
    })
    .await?;
    page.put_caret(Output::Request, "orders").await?;
    page.press("2").await?;
    page.holds(json!({"QueueName": "orders2", "tags": {"team": "web"}}))
        .await
}

/// What is typed stays as it is, however the outputs would write it.
async fn the_caret_stays_where_it_is(page: &Page<'_>) -> Result<()> {
    open_queue(page, &[]).await?;
    page.put_caret(Output::Document, "orders\"").await?;
    let before = page.caret(Output::Document).await?;
    page.press("  ").await?;
    assert!(page.edited(Output::Document).await?.contains("orders\"  ,"));
    assert_eq!(page.caret(Output::Document).await?, before + 2);
    page.leave_control().await?;
    page.until("the usual text", async || {
        Ok(page.output(Output::Document).await?.contains("orders\","))
    })
    .await
}

async fn what_cannot_be_read_is_marked_and_discarded(page: &Page<'_>) -> Result<()> {
    for (output, end) in [
        (Output::Command, "team=web"),
        (Output::Document, "\"orders\""),
        (Output::Request, "\"orders\""),
    ] {
        open_queue(page, &[]).await?;
        page.editor(output).await?;
        let before = page.output(output).await?;
        page.put_caret(output, end).await?;
        match output {
            Output::Command => page.press(",").await?,
            _ => page.press(Key::Backspace).await?,
        }
        let problem = format!(".pane{} [data-problem]", by("data-pane", output.name()));
        page.find(&problem)
            .await
            .with_context(|| format!("broken {}", output.name()))?;
        assert_eq!(page.value("/QueueName").await?, "orders");
        let broken = page.edited(output).await?;
        page.leave_control().await?;
        assert_eq!(page.output(output).await?, broken);
        let copy = by("data-copy", output.name());
        page.click(&copy).await?;
        page.until("the word that it is as typed", async || {
            Ok(page.text(&copy).await? == "Copied as typed")
        })
        .await?;
        page.click(&format!("{problem} [data-discard]")).await?;
        page.shows(output, &before).await?;
        assert!(!page.exists(&problem).await?);
    }
    Ok(())
}

async fn what_cannot_be_read_stays_through_edits_of_the_form(page: &Page<'_>) -> Result<()> {
    open_queue(page, &[]).await?;
    page.put_caret(Output::Document, "\"orders\"").await?;
    page.press(Key::Backspace).await?;
    page.find("[data-problem]").await?;
    let broken = page.edited(Output::Document).await?;
    page.fill("/QueueName", "jobs").await?;
    page.until("the command", async || {
        Ok(page.output(Output::Command).await?.contains("jobs"))
    })
    .await?;
    assert_eq!(page.output(Output::Document).await?, broken);
    page.put_caret(Output::Document, "\"orders").await?;
    page.press("\"").await?;
    // As before, so it changes nothing; what the form has stays, and is written once the editor is left.
    page.leave_control().await?;
    page.holds(json!({"QueueName": "jobs", "tags": {"team": "web"}}))
        .await?;
    assert_eq!(page.value("/QueueName").await?, "jobs");
    Ok(())
}

async fn undo_goes_through_form_and_panes(page: &Page<'_>) -> Result<()> {
    page.open("#/sqs/create-queue").await?;
    page.fill("/QueueName", "a").await?;
    page.put_caret(Output::Command, "--queue-name a").await?;
    page.press("b").await?;
    page.holds(json!({"QueueName": "ab"})).await?;
    page.press_with(Key::Control, "z").await?;
    page.holds(json!({"QueueName": "a"})).await?;
    page.press_with(Key::Control, "z").await?;
    page.shows(Output::Document, "{}").await?;
    page.click("[data-redo]").await?;
    page.click("[data-redo]").await?;
    page.holds(json!({"QueueName": "ab"})).await?;
    // So do texts that cannot be read.
    page.put_caret(Output::Command, "--queue-name").await?;
    page.press("x").await?;
    page.find("[data-problem]").await?;
    let broken = page.edited(Output::Command).await?;
    page.press_with(Key::Control, "z").await?;
    page.holds(json!({"QueueName": "ab"})).await?;
    assert!(!page.exists("[data-problem]").await?);
    page.press_with(Key::Control, "y").await?;
    page.find("[data-problem]").await?;
    assert_eq!(page.edited(Output::Command).await?, broken);
    page.click("[data-discard]").await?;
    page.focuses(&by("data-editor", "command")).await?;
    page.press_with(Key::Control, "z").await?;
    page.find("[data-problem]").await?;
    assert_eq!(page.edited(Output::Command).await?, broken);
    Ok(())
}

/// A text comes back exactly as it was typed, with the caret where it has changed.
async fn what_is_typed_after_the_caret_was_moved_is_a_step(page: &Page<'_>) -> Result<()> {
    page.open("#/sqs/create-queue").await?;
    page.put_caret(Output::Command, "create-queue").await?;
    page.press("  --queue-name a --tags x=y").await?;
    let typed = page.edited(Output::Command).await?;
    page.put_caret(Output::Command, "--queue-name a").await?;
    page.press("b").await?;
    page.press_with(Key::Control, "z").await?;
    page.holds(json!({"QueueName": "a", "tags": {"x": "y"}}))
        .await?;
    assert_eq!(page.edited(Output::Command).await?, typed);
    let caret = "aws sqs create-queue  --queue-name a".len();
    page.eventually("the caret", caret, async || {
        page.caret(Output::Command).await
    })
    .await
}

/// An option that comes back before another one has the two dashes in common with it.
async fn the_caret_is_behind_an_option_that_comes_back(page: &Page<'_>) -> Result<()> {
    page.open("#/sqs/create-queue").await?;
    page.put_caret(Output::Command, "create-queue").await?;
    page.press(" --tags x=y").await?;
    page.put_caret(Output::Command, "create-queue ").await?;
    page.press("--queue-name a ").await?;
    let carets = [
        ("z", "aws sqs create-queue "),
        ("y", "aws sqs create-queue --queue-name a "),
    ];
    for (key, before) in carets {
        page.press_with(Key::Control, key).await?;
        page.eventually("the caret", before.len(), async || {
            page.caret(Output::Command).await
        })
        .await?;
    }
    Ok(())
}

/// The form has the variable's name, which the command would quote; so what was typed stays.
async fn a_variable_of_the_shell_stays_as_it_is(page: &Page<'_>) -> Result<()> {
    page.open("#/sqs/create-queue").await?;
    page.put_caret(Output::Command, "create-queue").await?;
    page.press(r#" --queue-name "$NAME""#).await?;
    page.holds(json!({"QueueName": "$NAME"})).await?;
    page.leave_control().await?;
    page.find("[data-only-here=variable]").await?;
    let command = page.output(Output::Command).await?;
    assert!(command.ends_with(r#"--queue-name "$NAME""#), "{command}");
    // Once something else changes, the command has the name as text, so its field says what is to be done.
    let warning = "[data-diagnostic=variable][data-path='/QueueName']";
    page.find(warning).await?;
    page.fill("/QueueName", "jobs").await?;
    page.until_command_ends_with("--queue-name jobs").await?;
    page.until("no warning", async || Ok(!page.exists(warning).await?))
        .await
}

/// The others stay as what surrounds a command does.
async fn the_command_of_the_form_is_read_among_others(page: &Page<'_>) -> Result<()> {
    page.open("#/sqs/create-queue").await?;
    page.put_caret(Output::Command, "create-queue").await?;
    page.press(" --queue-name a").await?;
    page.put_caret(Output::Command, "").await?;
    page.press(Key::Home + Key::Null).await?;
    page.press("aws sqs list-queues; ").await?;
    page.put_caret(Output::Command, "--queue-name a").await?;
    page.press("b").await?;
    page.holds(json!({"QueueName": "ab"})).await
}

/// A pipe behind the command is no part of the form, which it outlives until something of the form changes.
async fn what_is_beside_a_command_stays_until_the_form_changes(page: &Page<'_>) -> Result<()> {
    page.open("#/sqs/create-queue").await?;
    page.put_caret(Output::Command, "create-queue").await?;
    page.press(" --queue-name a | jq .").await?;
    page.holds(json!({"QueueName": "a"})).await?;
    page.leave_control().await?;
    page.find("[data-only-here=beside]").await?;
    page.until_command_ends_with("--queue-name a | jq .")
        .await?;
    page.fill("/QueueName", "jobs").await?;
    page.until_command_ends_with("--queue-name jobs").await
}

async fn a_secret_can_be_typed(page: &Page<'_>) -> Result<()> {
    page.open("#/iam/create-login-profile").await?;
    page.put_caret(Output::Command, "create-login-profile")
        .await?;
    page.press(" --user-name ada --password correct/horse")
        .await?;
    page.holds(json!({"UserName": "ada", "Password": "correct/horse"}))
        .await?;
    page.focuses(&by("data-editor", "command")).await?;
    page.find("[data-output=command] [data-secret]").await?;
    page.leave_control().await?;
    page.until("no editor", async || {
        Ok(!page.exists("[data-editor]").await?)
    })
    .await
}

async fn a_broken_text_survives_a_reload(page: &Page<'_>) -> Result<()> {
    open_queue(page, &[]).await?;
    page.put_caret(Output::Document, "\"orders\"").await?;
    page.press(Key::Backspace).await?;
    page.find("[data-problem]").await?;
    let broken = page.edited(Output::Document).await?;
    page.reload().await?;
    page.find("[data-problem]").await?;
    assert_eq!(page.edited(Output::Document).await?, broken);
    // It belongs to this input alone.
    page.open("#/sqs/create-queue").await?;
    page.editor(Output::Document).await?;
    assert!(!page.exists("[data-problem]").await?);
    Ok(())
}

async fn what_an_output_cannot_carry_stays(page: &Page<'_>) -> Result<()> {
    let parameters = [
        ("region", "eu-west-1"),
        ("file.Code/ZipFile", "fileb://f.zip"),
    ];
    let input = r#"{"FunctionName":"f","Code":{},"Role":"r"}"#;
    page.open(&link_to("#/lambda/create-function", input, &parameters))
        .await?;
    page.put_caret(Output::Document, "\"FunctionName\": \"f")
        .await?;
    page.press("2").await?;
    page.until("the command", async || {
        let command = page.output(Output::Command).await?;
        let has = |part: &str| command.contains(part);
        Ok(has("--function-name f2") && has("fileb://f.zip") && has("--region eu-west-1"))
    })
    .await
}

async fn secrets_are_shown_before_they_are_edited(page: &Page<'_>) -> Result<()> {
    page.open("#/iam/create-login-profile").await?;
    page.fill("/UserName", "ada").await?;
    page.find("[data-editor=document]").await?;
    page.fill("/Password", "correct-horse").await?;
    page.until("no editor", async || {
        Ok(!page.exists("[data-editor]").await?)
    })
    .await?;
    page.click(".pane-head .reveal").await?;
    page.put_caret(Output::Document, "correct-horse").await?;
    page.press("s").await?;
    page.holds(json!({"UserName": "ada", "Password": "correct-horses"}))
        .await
}

async fn a_part_is_explained_and_leads_to_its_field(page: &Page<'_>) -> Result<()> {
    open_queue(page, &[]).await?;
    for output in Output::ALL {
        page.put_caret(output, "orders").await?;
        let explanation = format!(".pane{} .explanation", by("data-pane", output.name()));
        page.until("the explanation", async || {
            Ok(page.text(&explanation).await?.contains("Queue name"))
        })
        .await?;
        page.click(&format!("{explanation} [data-go-to='/QueueName']"))
            .await?;
        page.focuses(&by("name", "/QueueName")).await?;
    }
    Ok(())
}

async fn a_text_that_is_completed_later_takes_nothing_of_the_form_back(
    page: &Page<'_>,
) -> Result<()> {
    open_queue(page, &[]).await?;
    page.put_caret(Output::Command, "team=web").await?;
    page.press(" --attributes").await?;
    page.find("[data-problem]").await?;
    page.until("the summary", async || {
        let said = page.text(".problems").await?;
        Ok(said.contains("The text in Command cannot be read."))
    })
    .await?;
    page.fill("/QueueName", "newer").await?;
    page.holds(json!({"QueueName": "newer", "tags": {"team": "web"}}))
        .await?;
    page.put_caret(Output::Command, "--attributes").await?;
    page.press(" DelaySeconds=5").await?;
    page.leave_control().await?;
    page.holds(json!({
        "QueueName": "newer", "Attributes": {"DelaySeconds": "5"}, "tags": {"team": "web"},
    }))
    .await?;
    page.until("the form's name", async || {
        Ok(page
            .output(Output::Command)
            .await?
            .contains("--queue-name newer"))
    })
    .await
}

async fn what_is_pointed_at_is_explained(page: &Page<'_>) -> Result<()> {
    open_queue(page, &[]).await?;
    for output in Output::ALL {
        let pane = format!(".pane{}", by("data-pane", output.name()));
        let span = page
            .find(&format!("{pane} [data-path='/QueueName']"))
            .await?;
        page.point_at(&span).await?;
        let help = format!("{pane} .pointed-help");
        page.until("the help", async || {
            let text = page.text(&help).await?;
            Ok(text.contains("Queue name") && text.contains("The name of the new queue."))
        })
        .await?;
        // Nothing of it is in the way of the pointer, and it goes with it.
        page.point_at(&page.find("h1").await?).await?;
        page.until("no help", async || Ok(page.text(&help).await?.is_empty()))
            .await?;
    }
    Ok(())
}

/// Also what has no field: an option that any command takes, and the operation.
async fn what_is_no_member_is_explained_to_the_pointer(page: &Page<'_>) -> Result<()> {
    open_queue(page, &[("region", "eu-central-1")]).await?;
    let pane = format!(".pane{}", by("data-pane", "command"));
    for (part, help) in [
        ("--region", "Region to send the request to."),
        ("create-queue", "Creates a new standard or FIFO queue."),
    ] {
        let script = "return [...document.querySelectorAll(arguments[0] + ' [data-tag]')]
            .find(span => span.textContent.includes(arguments[1]))";
        let span = page.element(script, &[json!(pane), json!(part)]).await?;
        page.point_at(&span).await?;
        page.until(help, async || {
            Ok(page
                .text(&format!("{pane} .pointed-help"))
                .await?
                .contains(help))
        })
        .await?;
    }
    Ok(())
}

async fn a_global_option_is_explained_and_leads_to_its_control(page: &Page<'_>) -> Result<()> {
    open_queue(page, &[("region", "eu-central-1")]).await?;
    for output in [Output::Command, Output::Request] {
        page.put_caret(output, "eu-central-1").await?;
        let explanation = format!(".pane{} .explanation", by("data-pane", output.name()));
        page.until("the explanation", async || {
            let text = page.text(&explanation).await?;
            Ok(text.contains("Region to send the request to."))
        })
        .await?;
        page.click(&format!("{explanation} [data-go-to-option='region']"))
            .await?;
        page.focuses(&by("data-option", "region")).await?;
    }
    Ok(())
}

async fn a_part_of_a_typed_request_is_explained(page: &Page<'_>) -> Result<()> {
    open_queue(page, &[]).await?;
    page.put_caret(Output::Request, "orders").await?;
    page.press("x").await?;
    page.holds(json!({"QueueName": "ordersx", "tags": {"team": "web"}}))
        .await?;
    let explanation = format!(".pane{} .explanation", by("data-pane", "request"));
    let explains = async |text: &str| {
        page.until(text, async || {
            Ok(page.text(&explanation).await?.contains(text))
        })
        .await
    };
    explains("Queue name").await?;
    page.put_caret(Output::Request, "CreateQueue").await?;
    explains("CreateQueue").await
}

/// Otherwise a click would not hit the letter that is seen.
async fn both_layers_have_the_same_size(page: &Page<'_>) -> Result<()> {
    let long = "word ".repeat(200);
    let input = json!({"QueueName": long, "tags": {"a": "x".repeat(500), "日本語 🙂": "é\n"}});
    for size in [None, Some((360, 800))] {
        page.resize(size).await?;
        page.open(&link_to("#/sqs/create-queue", &input.to_string(), &[]))
            .await?;
        for output in Output::ALL {
            if !page.is_visible(&by("data-editor", output.name())).await? {
                continue;
            }
            let editor = page.editor(output).await?;
            let heights = "return [arguments[0].scrollHeight, arguments[0].clientHeight]";
            let (content, box_): (u32, u32) = page.script_on(&editor, heights).await?;
            assert!(content <= box_, "{}: {content} in {box_}", output.name());
        }
    }
    page.resize(None).await
}
