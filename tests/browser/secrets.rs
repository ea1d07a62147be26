//! Sensitive values are masked, in their fields and in the panes.

use anyhow::{Result, ensure};
use serde_json::json;
use thirtyfour::prelude::*;

use crate::page::{Output, Page, by};
use crate::rig::behaviours;

behaviours![
    secrets_are_masked_until_they_are_shown,
    masks_cover_secrets_and_nothing_else,
    a_body_of_secret_bytes_is_masked,
    a_pasted_secret_is_masked_in_the_report,
    a_secret_is_masked_in_what_cannot_be_read,
    a_masked_text_leads_to_its_editor,
];

async fn secrets_are_masked_until_they_are_shown(page: &Page<'_>) -> Result<()> {
    page.open("#/iam/create-login-profile").await?;
    page.fill("/UserName", "ada").await?;
    page.fill("/Password", "correct-horse").await?;
    page.holds(json!({"UserName": "ada", "Password": "correct-horse"}))
        .await?;
    let [control, value] = [
        "[name='/Password']",
        "[data-output=document] [data-path='/Password'][data-tag=string]",
    ];
    // Also while one types.
    page.focuses(control).await?;
    assert!(masked(page, control).await? && masked(page, value).await?);
    // What it is called is no secret.
    assert!(
        !masked(
            page,
            "[data-output=command] [data-path='/Password'][data-tag=name]"
        )
        .await?
    );
    page.click("[aria-label='Show Password']").await?;
    page.until("the password", async || Ok(!masked(page, control).await?))
        .await?;
    assert!(masked(page, value).await?);
    page.click(".pane-head .reveal").await?;
    page.until("the password in the panes", async || {
        Ok(!masked(page, value).await?)
    })
    .await?;
    page.click("[aria-label='Hide Password']").await?;
    page.until("the mask", async || masked(page, control).await)
        .await
}

/// By the pictures of the panes, since a browser may paint another mask than the style that it tells of.
async fn masks_cover_secrets_and_nothing_else(page: &Page<'_>) -> Result<()> {
    page.open("#/iam/create-login-profile").await?;
    page.fill("/UserName", "ada").await?;
    let first = pictures(page, "/Password", "correct-horse").await?;
    let second = pictures(page, "/Password", "battery-maple").await?;
    page.fill("/UserName", "bob").await?;
    let third = pictures(page, "/Password", "correct-horse").await?;
    let pictures = first.iter().zip(&second).zip(&third);
    for (output, ((first, second), third)) in Output::ALL.iter().zip(pictures) {
        let name = output.name();
        ensure!(first == second, "the mask in {name} lets something through");
        ensure!(second != third, "the mask in {name} covers too much");
    }
    Ok(())
}

async fn a_body_of_secret_bytes_is_masked(page: &Page<'_>) -> Result<()> {
    page.open("#/lambda/invoke?input=%7B%22FunctionName%22:%22f%22,%22Payload%22:%22%22%7D")
        .await?;
    page.fill("/Payload", "hello").await?;
    let body = "[data-output=request] [data-path='/Payload']";
    page.eventually("the body", "hello".to_owned(), async || {
        page.text(body).await
    })
    .await?;
    assert!(masked(page, body).await?);
    // A link has no secrets, and the one who copies it is told.
    page.click(".copy-link").await?;
    page.until("the words", async || {
        let words = page.text(".copy-link").await?;
        Ok(words == "Link copied, without secrets" || words == "Link is in the address bar")
    })
    .await
}

/// Also that of a misspelt member, which the form lists.
async fn a_pasted_secret_is_masked_in_the_report(page: &Page<'_>) -> Result<()> {
    const SECRET: &str = "TOPSEC1";
    const COMMAND: &str = "aws secretsmanager create-secret --name x";
    let all_masked = async |part: &str| {
        let script = "const [part, secret] = arguments;
            const inside = Array.from(document.querySelectorAll(`${part}, ${part} *`));
            const own = it => Array.from(it.childNodes).filter(it => it.nodeType === 3);
            const says = it => own(it).some(it => it.data.includes(secret));
            return inside.filter(says).map(it => getComputedStyle(it).webkitTextSecurity)";
        let masks: Vec<String> = page.script(script, &[json!(part), json!(SECRET)]).await?;
        Ok(!masks.is_empty() && masks.iter().all(|mask| mask == "disc"))
    };
    for text in [
        format!("{COMMAND} --secret-string {SECRET} --foo bar"),
        format!("{COMMAND} --secret-stirng '{SECRET} x'"),
        format!("{COMMAND} --secret-stirng={SECRET}"),
        format!("{{\"Name\": \"x\", \"SecretStrin\": \"{SECRET}\"}}"),
    ] {
        page.open("#/secretsmanager/create-secret").await?;
        page.leave_control().await?;
        page.paste("body", &text).await?;
        page.find("[data-pasted] [data-read-diagnostic]").await?;
        page.until(&text, async || all_masked("[data-pasted]").await)
            .await?;
        // What is no secret is not.
        assert!(!masked(page, "[data-read-diagnostic] mark").await?);
    }
    page.until("the mask of an unknown member", async || {
        all_masked(".unknown").await
    })
    .await
}

/// The pictures of all panes once they show what is typed into a field.
async fn pictures(page: &Page<'_>, pointer: &str, text: &str) -> Result<Vec<Vec<u8>>> {
    page.fill(pointer, text).await?;
    let mut pictures = Vec::new();
    for output in Output::ALL {
        page.until("the text", async || {
            Ok(page.output(output).await?.contains(text))
        })
        .await?;
        let mut picture = Vec::new();
        // Without the pane's corners, which are not painted alike each time.
        let lines = by("data-output", output.name()) + " .line";
        for line in page.driver().find_all(By::Css(lines)).await? {
            let at_rest = async || {
                let picture = line.screenshot_as_png().await?;
                Ok((line.screenshot_as_png().await? == picture).then_some(picture))
            };
            picture.extend(page.wait_for("a picture at rest", at_rest).await?);
        }
        pictures.push(picture);
    }
    Ok(pictures)
}

async fn masked(page: &Page<'_>, selector: &str) -> Result<bool> {
    let script = "return getComputedStyle(document.querySelector(arguments[0])).webkitTextSecurity === 'disc'";
    page.script(script, &[json!(selector)]).await
}

/// No model says what is secret in a text that is for no operation, or in a command that is not read.
async fn a_secret_is_masked_in_what_cannot_be_read(page: &Page<'_>) -> Result<()> {
    page.open("#/").await?;
    page.paste(
        "body",
        "aws iam creat-login-profile --user-name u --password 'S3cr3t!pw'",
    )
    .await?;
    page.find("[data-pasted=failed] [data-secret]").await?;
    page.paste(
        "body",
        "aws sqs create-queue --queue-name a; aws iam create-login-profile --password 'S3cr3t!pw'",
    )
    .await?;
    page.holds(json!({"QueueName": "a"})).await?;
    page.click("[data-pasted] .choices summary").await?;
    let label = page.text("[data-choice='1']").await?;
    ensure!(
        label == "aws iam create-login-profile --password '…",
        "{label}"
    );
    Ok(())
}

/// A click there says why nothing can be typed.
async fn a_masked_text_leads_to_its_editor(page: &Page<'_>) -> Result<()> {
    page.open("#/iam/create-login-profile").await?;
    page.fill("/Password", "correct-horse").await?;
    page.leave_control().await?;
    page.click("[data-output=command] [data-tag=program]")
        .await?;
    page.click("[data-pane=command] .masked-note button")
        .await?;
    page.focuses(&by("data-editor", "command")).await
}
