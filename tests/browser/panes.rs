//! The panes show exactly what the command line writes, whatever the input and the choices.

use anyhow::Result;
use serde_json::json;
use thirtyfour::prelude::*;

use crate::filler::filled;
use crate::native::Choices;
use crate::page::{OPERATION, Output, Page, by, link, link_to};
use crate::rig::behaviours;

behaviours![
    a_long_value_is_shown_in_part_and_copied_whole,
    an_empty_form_shows_what_core_writes,
    links_show_what_core_writes,
    each_nested_form_shows_what_core_writes,
    the_choices_of_the_panes_do_what_they_say,
    the_skeleton_is_the_real_one,
    copy_buttons_copy_exactly_the_pane,
    what_is_selected_is_copied_as_it_is,
    what_is_selected_of_a_skeleton_is_copied_as_it_is,
    all_that_is_in_view_has_its_colours,
    a_pane_folds_to_its_header_and_stays_folded,
];

/// Inputs that are odd in one way each; none of them needs to be right.
const ODD: &[&str] = &[
    r#"{"ApiId":""}"#,
    r#"{"ApiId":"a/b c","Description":"it's \"quoted\" and \\ back"}"#,
    r#"{"ApiId":"-dash","Description":"--not-an-option"}"#,
    r#"{"ApiId":"file://secret","Description":"fileb://x","IntegrationUri":"http://a?b=c&d=e#f"}"#,
    r#"{"ApiId":"a","Description":"two\nlines\r\nand\ttabs"}"#,
    r#"{"ApiId":"a","Description":"$HOME `id` $(id) !! %PATH% ~"}"#,
    r#"{"ApiId":"ü","Description":"日本語 🙂 é","CredentialsArn":"\ud83d\ude00"}"#,
    r#"{"ApiId":"a","TimeoutInMillis":-0.50}"#,
    r#"{"ApiId":"a","TimeoutInMillis":29000.0}"#,
    r#"{"ApiId":"a","TimeoutInMillis":"abc"}"#,
    r#"{"ApiId":"a","TimeoutInMillis":1e400}"#,
    r#"{"ApiId":null,"Description":null,"TlsConfig":null}"#,
    r#"{"RequestParameters":{},"RequestTemplates":{},"TlsConfig":{}}"#,
    r#"{"RequestParameters":{"a":"1","a":"2","":""},"ApiId":"x"}"#,
    r#"{"RequestParameters":{"k with space":"v,w","k=l":"{}","[m]":"'n'"}}"#,
    r#"{"RequestTemplates":{"application/json":"{\n  \"a\": $input.json('$')\n}","$default":""}}"#,
    r#"{"ResponseParameters":{"200":{"overwrite:statuscode":"201"},"5xx":{},"":{"a":""}}}"#,
    r#"{"TlsConfig":{"ServerNameToVerify":"","Other":1}}"#,
    r#"{"ApiId":{"not":"a string"},"RequestParameters":["not","a","map"],"Unknown":[1,2,{"x":null}]}"#,
    r#"{"__proto__":{"a":1},"constructor":"c","toString":"t"}"#,
    r#"{"ApiId":"\u0000\u0007\u001b[31m\u007f\u2028\u2029\ufeff"}"#,
    r#"[]"#,
    r#""a text""#,
];

async fn a_long_value_is_shown_in_part_and_copied_whole(page: &Page<'_>) -> Result<()> {
    let input = json!({"Name": "n", "Description": "a b ".repeat(10_000)}).to_string();
    page.open(&link_to("#/ssm/put-parameter", &input, &[]))
        .await?;
    page.agrees_for(["ssm", "put-parameter"], &input, Choices::default())
        .await?;
    let more = page.find("[data-output=document] .cut").await?;
    let says = more.attr("data-more").await?.unwrap_or_default();
    assert!(says.ends_with(" more bytes"), "{says}");
    assert!(!page.is_visible("[data-output=document] .cut span").await?);
    Ok(())
}

async fn an_empty_form_shows_what_core_writes(page: &Page<'_>) -> Result<()> {
    page.open_empty().await?;
    page.agrees("{}", Choices::default()).await
}

async fn links_show_what_core_writes(page: &Page<'_>) -> Result<()> {
    for input in ODD {
        page.open_input(input, &[]).await?;
        page.agrees(input, Choices::default()).await?;
    }
    Ok(())
}

async fn each_nested_form_shows_what_core_writes(page: &Page<'_>) -> Result<()> {
    let inputs = [ODD[4], ODD[12], ODD[13], ODD[14], ODD[15], ODD[16], ODD[18]];
    for nested in ["shorthand", "json", "document"] {
        for cli in ["v1", "v2"] {
            for input in inputs {
                let parameters = [("nested", nested), ("cli", cli), ("region", "eu-north-1")];
                page.open_input(input, &parameters).await?;
                let choices = Choices {
                    nested,
                    cli,
                    region: "eu-north-1",
                    ..Choices::default()
                };
                page.agrees(input, choices).await?;
            }
        }
    }
    Ok(())
}

async fn the_choices_of_the_panes_do_what_they_say(page: &Page<'_>) -> Result<()> {
    let input = ODD[15];
    page.open_input(input, &[]).await?;
    let mut choices = Choices::default();
    for nested in ["json", "shorthand", "document", "auto"] {
        choose(page, "Nested values", nested).await?;
        choices.nested = nested;
        page.agrees(input, choices).await?;
    }
    choose(page, "AWS CLI version", "v1").await?;
    choices.cli = "v1";
    page.agrees(input, choices).await?;
    page.button_named("label", "one line")
        .await?
        .click()
        .await?;
    choices.one_line = true;
    page.agrees(input, choices).await?;
    choose(page, "Request form", "curl").await?;
    choices.curl = true;
    page.agrees(input, choices).await?;
    // Choices are the visitor's own: they are there on the next visit.
    page.open_empty().await?;
    page.agrees("{}", choices).await
}

async fn the_skeleton_is_the_real_one(page: &Page<'_>) -> Result<()> {
    page.open_input(ODD[1], &[]).await?;
    page.button_named("label", "skeleton")
        .await?
        .click()
        .await?;
    page.shows(Output::Document, &page.native.skeleton()?)
        .await?;
    page.button_named("label", "skeleton")
        .await?
        .click()
        .await?;
    page.agrees(ODD[1], Choices::default()).await
}

/// What is on the clipboard is what a visitor pastes elsewhere.
async fn copy_buttons_copy_exactly_the_pane(page: &Page<'_>) -> Result<()> {
    for output in Output::ALL {
        page.open_input(ODD[5], &[]).await?;
        let expected = page.output(output).await?;
        page.click(&by("data-copy", output.name())).await?;
        page.until("the word that it is copied", async || {
            Ok(page.text(&by("data-copy", output.name())).await? == "Copied")
        })
        .await?;
        pastes(page, expected).await?;
    }
    Ok(())
}

/// Each line is an element of its own, which must not show in what is copied.
async fn what_is_selected_is_copied_as_it_is(page: &Page<'_>) -> Result<()> {
    let mut parameters = serde_json::Map::new();
    for index in 0..300 {
        parameters.insert(format!("append:header.x-{index}"), "a value".into());
    }
    let input = json!({"RequestParameters": parameters, "Description": "two\n\nlines"}).to_string();
    for output in Output::ALL {
        page.open_input(&input, &[]).await?;
        let pane = by("data-output", output.name());
        page.find(&format!("{pane} .line:nth-child(3)")).await?;
        let expected = page.output(output).await?;
        let all = "arguments[0].focus(); arguments[0].select()";
        page.script_on::<()>(&page.editor(output).await?, all)
            .await?;
        page.press_with(Key::Control, "c").await?;
        pastes(page, expected).await?;
    }
    Ok(())
}

/// A text that can only be read is made of elements, too.
async fn what_is_selected_of_a_skeleton_is_copied_as_it_is(page: &Page<'_>) -> Result<()> {
    let whole =
        "arguments[0].parentElement.focus(); getSelection().selectAllChildren(arguments[0])";
    // As somebody selects who draws the pointer past the end of the pane.
    let beyond = "arguments[0].parentElement.focus();
        getSelection().setBaseAndExtent(arguments[0], 0, document.querySelector('.problems'), 1)";
    for select in [whole, beyond] {
        page.open_input(ODD[1], &[]).await?;
        page.button_named("label", "skeleton")
            .await?
            .click()
            .await?;
        let expected = page.native.skeleton()?;
        page.shows(Output::Document, &expected).await?;
        let pane = page.find(&by("data-output", "document")).await?;
        page.script_on::<()>(&pane, select).await?;
        page.press_with(Key::Control, "c").await?;
        pastes(page, expected).await?;
    }
    Ok(())
}

/// What of a pane is in view and stands in no span.
const PLAIN: &str = "
    const pane = arguments[0].getBoundingClientRect();
    const isInView = ({top, bottom}) => bottom > pane.top && top < pane.bottom;
    const walker = document.createTreeWalker(arguments[0], NodeFilter.SHOW_TEXT);
    const plain = [];
    while (walker.nextNode()) {
        const text = walker.currentNode;
        const range = document.createRange();
        range.selectNodeContents(text);
        if (!text.parentElement.dataset.tag && [...range.getClientRects()].some(isInView))
            plain.push(text.data);
    }
    return plain;";

/// Also in a long text, some lines of which are mounted later than others.
async fn all_that_is_in_view_has_its_colours(page: &Page<'_>) -> Result<()> {
    let input = filled(&page.catalog(), "medialive", "create-channel", 300)?.to_string();
    for size in [(1900, 1500), (1300, 800)] {
        page.resize(Some(size)).await?;
        page.open(&link_to("#/medialive/create-channel", &input, &[]))
            .await?;
        for output in Output::ALL {
            let pane = format!(".pane-text:has(> {})", by("data-output", output.name()));
            let pane = page.find(&pane).await?;
            for part in ["0", "0.4", "1"] {
                let scroll = format!("arguments[0].scrollTop = arguments[0].scrollHeight * {part}");
                page.script_on::<()>(&pane, &scroll).await?;
                let what = format!("{} at {part}, {size:?}", output.name());
                page.eventually(&what, Vec::<String>::new(), async || {
                    page.script_on(&pane, PLAIN).await
                })
                .await?;
            }
        }
    }
    page.resize(None).await
}

/// What is folded is out of the way, now and on the next visit; it is copied all the same.
async fn a_pane_folds_to_its_header_and_stays_folded(page: &Page<'_>) -> Result<()> {
    let pane = by("data-output", "request");
    let button = by("data-open", "request");
    page.open_input(ODD[1], &[]).await?;
    let request = page.output(Output::Request).await?;
    page.is_whole().await?;
    page.click(&button).await?;
    page.until("the fold", async || Ok(!page.exists(&pane).await?))
        .await?;
    page.open_input(ODD[1], &[]).await?;
    page.find(&format!("{button}[aria-expanded=false]")).await?;
    page.find(&by("data-output", "document")).await?;
    assert!(!page.exists(&pane).await?, "it does not stay folded");
    page.click(&by("data-copy", "request")).await?;
    page.until("the word that it is copied", async || {
        Ok(page.text(&by("data-copy", "request")).await? == "Copied")
    })
    .await?;
    page.click(&button).await?;
    page.shows(Output::Request, &request).await?;
    page.open_input(ODD[1], &[]).await?;
    page.shows(Output::Request, &request).await
}

/// Whether a text is on the clipboard.
pub async fn pastes(page: &Page<'_>, expected: String) -> Result<()> {
    page.open(OPERATION).await?;
    // A template keeps the newlines of what is pasted into it.
    page.open(&link(r#"{"Description":"\n"}"#, &[])).await?;
    let control = page.control("/Description").await?;
    page.script_on::<()>(&control, "arguments[0].focus(); arguments[0].select()")
        .await?;
    page.press_with(Key::Control, "v").await?;
    page.eventually("what is pasted", expected, async || {
        page.value("/Description").await
    })
    .await
}

/// Chooses in a select by its label.
async fn choose(page: &Page<'_>, label: &str, value: &str) -> Result<()> {
    page.select(&by("aria-label", label), value).await
}
