//! Everything can be done without a mouse.

use anyhow::{Result, bail};
use serde_json::json;
use thirtyfour::prelude::*;

use crate::native::Choices;
use crate::page::{Output, Page, by, link_to};
use crate::panes::pastes;
use crate::rig::behaviours;

behaviours![
    a_scenario_is_filled_in,
    the_skip_link_leads_to_the_form,
    a_choice_is_made_with_the_arrows,
    the_focus_stays_where_something_was_removed,
    the_focus_stays_where_a_list_is_sent_empty,
    the_command_is_copied_from_anywhere,
    the_keys_are_listed,
    f6_goes_from_part_to_part,
    a_long_list_keeps_the_focus,
    a_slash_finds,
    a_form_begins_with_what_is_required,
    tab_goes_from_field_to_field,
];

async fn the_focus_stays_where_a_list_is_sent_empty(page: &Page<'_>) -> Result<()> {
    page.open("#/events/put-events").await?;
    let send = page.find("[aria-label='Send empty: Entries']").await?;
    page.script_on::<()>(&send, "arguments[0].focus()").await?;
    page.press(Key::Enter).await?;
    page.focuses(&by("data-add", "/Entries")).await
}

/// From a first visit to the copied command: Tab, arrows, Enter, Space and letters.
async fn a_scenario_is_filled_in(page: &Page<'_>) -> Result<()> {
    page.open_empty().await?;
    // The radio buttons: "Not sure" is chosen first, so the arrow key wraps around to HTTP.
    tab_to(page, "[name='fact.ProtocolType']").await?;
    arrow_to(page, "[name='fact.ProtocolType'][value=HTTP]").await?;
    page.until("the fact", async || {
        page.script(
            "return document.querySelector(arguments[0]).checked",
            &["[name='fact.ProtocolType'][value=HTTP]".into()],
        )
        .await
    })
    .await?;
    loop {
        tab_to(page, ".scenario-tab").await?;
        if page
            .script::<String>("return document.activeElement.textContent.trim()", &[])
            .await?
            == "Private"
        {
            break;
        }
        page.press(Key::Tab + Key::Null).await?;
    }
    page.press(Key::Enter + Key::Null).await?;
    tab_to(page, "[data-scenario=private-alb-tls]").await?;
    page.press(" ").await?;

    // The focus is in the first blank; the others follow in the order of the form.
    page.focuses(&by("name", "/ApiId")).await?;
    page.press("a1b2c3d4e5").await?;
    let uri = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/orders/50dc6c495c0c9188/f2f7dc8efc522ab2";
    tab_to(page, &by("name", "/IntegrationUri")).await?;
    page.press(uri).await?;
    tab_to(page, &by("name", "/ConnectionId")).await?;
    page.press("abc123").await?;
    tab_to(page, &by("name", "/TlsConfig/ServerNameToVerify")).await?;
    page.press("orders.internal.example.com").await?;

    let document = page.output(Output::Document).await?;
    for typed in ["a1b2c3d4e5", uri, "abc123", "orders.internal.example.com"] {
        assert!(document.contains(&format!("\"{typed}\"")), "{document}");
    }
    page.agrees(&document, Choices::default()).await?;
    let errors = page.native.check(&document, &[("ProtocolType", "HTTP")])?;
    assert_eq!(errors, Vec::<serde_json::Value>::new());
    assert_eq!(page.summary().await?, []);

    tab_to(page, "[data-copy=command]").await?;
    page.press(Key::Enter + Key::Null).await?;
    page.until("the word that it is copied", async || {
        let said = page.text("[data-copy=command]").await?;
        Ok(said == "Copied")
    })
    .await
}

/// Also where Enter alone would choose from a list or begin a line.
async fn the_command_is_copied_from_anywhere(page: &Page<'_>) -> Result<()> {
    for pointer in ["/ApiId", "/IntegrationType", "/Description"] {
        page.open_input(r#"{"ApiId":"abc","Description":"two\nlines"}"#, &[])
            .await?;
        let control = page.control(pointer).await?;
        page.script_on::<()>(&control, "arguments[0].focus()")
            .await?;
        if pointer == "/IntegrationType" {
            page.press(Key::Down + Key::Down).await?;
        }
        let expected = page.output(Output::Command).await?;
        page.press_with(Key::Control, Key::Enter).await?;
        page.until("the word that it is copied", async || {
            Ok(page.text("[data-copy=command]").await? == "Copied")
        })
        .await?;
        let said = "return [...document.querySelectorAll('[role=status]')]
            .some(status => status.textContent.trim() === 'Copied the command. It has 1 error.')";
        assert!(page.script::<bool>(said, &[]).await?, "it is not announced");
        assert!(page.has_focus(&by("name", pointer)).await?);
        assert_eq!(page.output(Output::Command).await?, expected);
        pastes(page, expected).await?;
    }
    Ok(())
}

async fn the_keys_are_listed(page: &Page<'_>) -> Result<()> {
    page.open("#/sqs/create-queue").await?;
    page.fill("/QueueName", "?").await?;
    assert!(!page.exists("dialog[open]").await?);
    let title = page.find("#title").await?;
    page.script_on::<()>(&title, "arguments[0].focus()").await?;
    page.press("?").await?;
    page.find("dialog[open] kbd").await?;
    page.press(Key::Escape + Key::Null).await?;
    page.until("the end of the dialog", async || {
        Ok(!page.exists("dialog[open]").await?)
    })
    .await?;
    page.focuses("#title").await?;
    page.click("[aria-label='Keyboard shortcuts']").await?;
    page.click("dialog[open] [aria-label=Close]").await?;
    page.focuses("[aria-label='Keyboard shortcuts']").await
}

async fn f6_goes_from_part_to_part(page: &Page<'_>) -> Result<()> {
    page.open("#/sqs/create-queue").await?;
    let field = by("name", "/QueueName");
    let control = page.find(&field).await?;
    page.script_on::<()>(&control, "arguments[0].focus()")
        .await?;
    let command = by("data-editor", "command");
    page.find(&command).await?;
    page.press(Key::F6 + Key::Null).await?;
    page.focuses(&command).await?;
    for pane in ["document", "request"] {
        page.press(Key::F6 + Key::Null).await?;
        page.focuses(&by("data-editor", pane)).await?;
    }
    page.press(Key::F6 + Key::Null).await?;
    page.focuses("#search").await?;
    page.press(Key::F6 + Key::Null).await?;
    page.focuses(&field).await?;
    page.press_with(Key::Shift, Key::F6).await?;
    page.focuses("#search").await?;
    page.press_with(Key::Shift, Key::F6).await?;
    page.focuses(&by("data-editor", "request")).await?;
    // The home page has two parts.
    page.open("#/").await?;
    page.press(Key::F6 + Key::Null).await?;
    page.focuses("main *").await?;
    page.press(Key::F6 + Key::Null).await?;
    page.focuses("header.top *").await?;
    // On a narrow screen the strip is the last part.
    page.resize(Some((360, 740))).await?;
    page.open("#/sqs/create-queue").await?;
    page.script_on::<()>(&page.find(&field).await?, "arguments[0].focus()")
        .await?;
    page.find(&command).await?;
    page.press(Key::F6 + Key::Null).await?;
    page.focuses(".outputs *").await?;
    page.resize(None).await
}

/// A list that scrolls could take the focus, and vanish with it.
async fn a_long_list_keeps_the_focus(page: &Page<'_>) -> Result<()> {
    page.open("#/ec2/run-instances").await?;
    page.add("/InstanceType").await?;
    let field = by("name", "/InstanceType");
    page.find(&field).await?.send_keys("t3").await?;
    page.find(&format!("{field}[aria-expanded=true]")).await?;
    page.press(Key::Tab + Key::Null).await?;
    page.focuses(&format!(".form :not({field})")).await?;
    page.press_with(Key::Shift, Key::Tab).await?;
    page.focuses(&field).await
}

async fn a_slash_finds(page: &Page<'_>) -> Result<()> {
    page.open("#/ec2/run-instances").await?;
    page.find("#search").await?;
    page.press("/").await?;
    page.focuses("#search").await?;
    // In a field it is a character like any other.
    page.open("#/logs/create-log-group").await?;
    page.focuses(&by("name", "/logGroupName")).await?;
    page.press("/").await?;
    page.holds(json!({"logGroupName": "/"})).await?;
    page.press_with(Key::Control, "k").await?;
    page.focuses("#search").await
}

/// Nobody has chosen that field, so leaving it is no mistake, and a command is pasted as anywhere else.
async fn a_form_begins_with_what_is_required(page: &Page<'_>) -> Result<()> {
    let first = by("name", "/QueueName");
    page.open("#/sqs/create-queue").await?;
    page.focuses(&first).await?;
    page.leave_control().await?;
    page.click(".scenario-tab:not([hidden])").await?;
    assert_eq!(page.diagnostics().await?, []);
    // Who comes back to it has.
    page.script_on::<()>(&page.find(&first).await?, "arguments[0].focus()")
        .await?;
    page.leave_control().await?;
    page.find("[data-diagnostic=required]").await?;
    page.open("#/sqs/create-queue").await?;
    page.focuses(&first).await?;
    page.paste(&first, "aws sqs create-queue --queue-name jobs")
        .await?;
    page.holds(json!({"QueueName": "jobs"})).await?;
    // What is filled in is there to be read.
    page.open(&link_to("#/sqs/create-queue", r#"{"QueueName":"a"}"#, &[]))
        .await?;
    page.find(&first).await?;
    assert!(!page.has_focus(&first).await?);
    Ok(())
}

/// The buttons of a field are one stop, and the arrows go from one to the next.
async fn tab_goes_from_field_to_field(page: &Page<'_>) -> Result<()> {
    page.open("#/lambda/invoke").await?;
    page.focuses(&by("name", "/FunctionName")).await?;
    page.press("f").await?;
    let words = async || {
        page.script::<String>("return document.activeElement.textContent.trim()", &[])
            .await
    };
    page.press(Key::Tab + Key::Null).await?;
    assert_eq!(words().await?, "File");
    page.press(Key::Right + Key::Null).await?;
    assert_eq!(words().await?, "Clear");
    page.press(Key::End + Key::Null).await?;
    assert_eq!(words().await?, "More about Function name");
    page.press(Key::Right + Key::Null).await?;
    assert_eq!(words().await?, "File");
    page.press(Key::Left + Key::Null).await?;
    page.press(Key::Tab + Key::Null).await?;
    page.focuses(&by("name", "fact.outfile")).await
}

async fn the_skip_link_leads_to_the_form(page: &Page<'_>) -> Result<()> {
    page.open_empty().await?;
    let before = page.fragment().await?;
    page.press(Key::Tab + Key::Null).await?;
    page.focuses(".skip").await?;
    page.press(Key::Enter + Key::Null).await?;
    page.focuses("#main").await?;
    assert_eq!(page.fragment().await?, before);
    Ok(())
}

/// What goes takes its own control with it, and the focus must not go too.
async fn the_focus_stays_where_something_was_removed(page: &Page<'_>) -> Result<()> {
    let remove = async |pointer: &str, next: &str| {
        page.find(&by("data-remove", pointer))
            .await?
            .click()
            .await?;
        page.focuses(next).await
    };
    let item = |index: usize| by("name", &format!("/SubnetIds/{index}"));
    let input = r#"{"VpcLinkIds":["a"],"Foo":1,"Bar":2}"#;
    page.open(&link_to("#/iam/create-user", input, &[])).await?;
    remove("/VpcLinkIds", "[id$=unknown-0]").await?;
    remove("/Foo", "[id$=unknown-0]").await?;
    remove("/Bar", "#title").await?;
    let input = r#"{"SubnetIds":["a","b","c"]}"#;
    page.open(&link_to("#/apigatewayv2/create-vpc-link", input, &[]))
        .await?;
    remove("/SubnetIds/1", &item(1)).await?;
    remove("/SubnetIds/1", &item(0)).await?;
    remove("/SubnetIds/0", "[id$=SubnetIds-add]").await?;
    let input = r#"{"Item":{"a":{"S":"b"}}}"#;
    page.open(&link_to("#/dynamodb/put-item", input, &[]))
        .await?;
    remove("/Item/a", &by("data-add", "/Item")).await?;
    let input = r#"{"toolConfig":{"toolChoice":{"any":{}}}}"#;
    page.open(&link_to("#/bedrock-runtime/converse", input, &[]))
        .await?;
    remove("/toolConfig/toolChoice/any", "[name$=-member]").await
}

async fn a_choice_is_made_with_the_arrows(page: &Page<'_>) -> Result<()> {
    page.open_empty().await?;
    let combobox = by("name", "/IntegrationType");
    tab_to(page, &combobox).await?;
    page.press(Key::Down + Key::Null).await?;
    let expanded = format!("{combobox}[aria-expanded=true]");
    page.focuses(&expanded).await?;
    page.press(Key::Down + Key::Null).await?;
    page.press(Key::Down + Key::Null).await?;
    let script = "const box = document.activeElement;
        return document.getElementById(box.getAttribute('aria-activedescendant'))
            ?.querySelector('code').textContent ?? ''";
    let second: String = page.script(script, &[]).await?;
    assert!(!second.is_empty(), "nothing is active in the list");
    page.press(Key::Enter + Key::Null).await?;
    page.holds(serde_json::json!({"IntegrationType": second}))
        .await?;
    page.focuses(&format!("{combobox}[aria-expanded=false]"))
        .await
}

/// Presses Tab until an element of this selector has the focus.
pub async fn tab_to(page: &Page<'_>, selector: &str) -> Result<()> {
    for _ in 0..200 {
        if page.has_focus(selector).await? {
            return Ok(());
        }
        page.press(Key::Tab + Key::Null).await?;
    }
    bail!("Tab never comes to {selector}")
}

/// Presses the arrow until the radio of this selector has the focus.
async fn arrow_to(page: &Page<'_>, selector: &str) -> Result<()> {
    for _ in 0..4 {
        if page.has_focus(selector).await? {
            return Ok(());
        }
        page.press(Key::Right + Key::Null).await?;
    }
    bail!("the arrows never come to {selector}")
}
