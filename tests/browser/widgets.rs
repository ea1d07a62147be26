//! Each widget: what can be entered, what is kept, and how unset, empty and set are told apart.

use anyhow::{Context, Result};
use serde_json::json;
use thirtyfour::prelude::*;

use crate::native::Choices;
use crate::page::{OPERATION, Output, Page, by, link_to};
use crate::rig::behaviours;

behaviours![
    every_member_has_a_control,
    a_form_without_a_companion_has_every_member_too,
    a_text_is_unset_empty_or_set,
    a_pasted_newline_is_kept,
    pasted_lines_become_items,
    a_template_keeps_its_lines,
    a_number_keeps_the_text_that_was_typed,
    a_choice_is_open,
    a_choice_is_made_with_the_mouse,
    a_map_keeps_its_entries_in_order,
    duplicate_keys_are_both_kept_and_flagged,
    removing_entries_keeps_the_focus_near,
    a_map_is_unset_empty_or_set,
    a_map_of_maps_is_filled_in,
    a_structure_is_set_and_unset,
    keys_may_be_anything,
    a_value_of_the_wrong_type_is_edited_as_json,
    an_editor_of_json_stays_while_one_types,
    an_unknown_member_is_shown_and_can_be_removed,
    completions_follow_the_typing,
];

/// The pointers of what can be filled in or added at the top of the form.
async fn members(page: &Page<'_>) -> Result<Vec<String>> {
    let script =
        "return [...document.querySelectorAll('.form [name^=\"/\"], .form [data-add^=\"/\"]')]
        .map(element => element.getAttribute('name') ?? element.dataset.add)";
    let mut pointers: Vec<String> = page.script(script, &[]).await?;
    pointers.sort();
    pointers.dedup();
    Ok(pointers)
}

async fn every_member_has_a_control(page: &Page<'_>) -> Result<()> {
    page.open_empty().await?;
    // The skeleton names every member of the operation.
    let skeleton: serde_json::Value = serde_json::from_str(&page.native.skeleton()?)?;
    let names = skeleton.as_object().context("an object")?.keys();
    let mut expected: Vec<String> = names.map(|name| format!("/{name}")).collect();
    expected.sort();
    assert_eq!(expected.len(), 18);
    assert_eq!(members(page).await?, expected);
    Ok(())
}

async fn a_form_without_a_companion_has_every_member_too(page: &Page<'_>) -> Result<()> {
    page.open_empty().await?;
    let expected = members(page).await?;
    page.open(&format!("{OPERATION}?companion=off")).await?;
    assert!(!page.exists("[data-scenario]").await?);
    page.click("[data-adds='']").await?;
    // The optional ones are rows.
    page.eventually("the members", expected, async || members(page).await)
        .await?;
    page.fill("/ApiId", "plain").await?;
    page.add("/RequestParameters").await?;
    page.set_key("/RequestParameters/", "k").await?;
    page.fill("/RequestParameters/k", "v").await?;
    page.holds(json!({"ApiId": "plain", "RequestParameters": {"k": "v"}}))
        .await
}

async fn a_text_is_unset_empty_or_set(page: &Page<'_>) -> Result<()> {
    page.open_empty().await?;
    page.shows(Output::Document, "{}").await?;
    page.add("/Description").await?;
    page.holds(json!({"Description": ""})).await?;
    page.agrees(r#"{"Description":""}"#, Choices::default())
        .await?;
    page.focuses(&by("name", "/Description")).await?;
    page.press("words").await?;
    page.holds(json!({"Description": "words"})).await?;
    page.remove("/Description").await?;
    page.shows(Output::Document, "{}").await?;
    page.focuses(&by("name", "/Description")).await?;
    // Deleting what was typed leaves nothing behind either.
    page.fill("/Description", "x").await?;
    page.holds(json!({"Description": "x"})).await?;
    page.fill("/Description", "").await?;
    page.shows(Output::Document, "{}").await
}

/// A one-line box drops newlines, so the page must not use one for a text that has them.
async fn a_pasted_newline_is_kept(page: &Page<'_>) -> Result<()> {
    page.open(&format!(
        "{OPERATION}?input=%7B%22Description%22:%22a%5Cnb%22%7D"
    ))
    .await?;
    assert_eq!(page.value("/Description").await?, "a\nb");
    let control = page.control("/Description").await?;
    page.script_on::<()>(&control, "arguments[0].focus(); arguments[0].select()")
        .await?;
    chord(page, Key::Control, "c").await?;
    page.open_empty().await?;
    let control = page.control("/Description").await?;
    page.script_on::<()>(&control, "arguments[0].focus()")
        .await?;
    chord(page, Key::Control, "v").await?;
    page.holds(json!({"Description": "a\nb"})).await?;
    page.focuses(&by("name", "/Description")).await?;
    assert_eq!(page.value("/Description").await?, "a\nb");
    Ok(())
}

async fn pasted_lines_become_items(page: &Page<'_>) -> Result<()> {
    let lines = link_to(OPERATION, r#"{"Description":"a\n b\n\nc\n"}"#, &[]);
    page.open(&lines).await?;
    let control = page.control("/Description").await?;
    page.script_on::<()>(&control, "arguments[0].focus(); arguments[0].select()")
        .await?;
    chord(page, Key::Control, "c").await?;
    page.open("#/apigatewayv2/create-vpc-link").await?;
    page.click("[id$=SubnetIds-add]").await?;
    page.focuses(&by("name", "/SubnetIds/0")).await?;
    chord(page, Key::Control, "v").await?;
    page.holds(json!({"SubnetIds": ["a", "b", "c"]})).await?;
    page.focuses(&by("name", "/SubnetIds/2")).await?;
    // Into what is there already they go as they are.
    chord(page, Key::Control, "v").await?;
    page.holds(json!({"SubnetIds": ["a", "b", "ca\n b\n\nc\n"]}))
        .await
}

async fn a_template_keeps_its_lines(page: &Page<'_>) -> Result<()> {
    let pointer = "/RequestTemplates/application~1json";
    page.open_empty().await?;
    page.tell("fact.ProtocolType", "WEBSOCKET").await?;
    page.add("/RequestTemplates").await?;
    page.set_key("/RequestTemplates/", "application/json")
        .await?;
    let control = page.control(pointer).await?;
    assert_eq!(control.tag_name().await?, "textarea");
    let typed = "{\n  \"a\": 1,\n}\n";
    page.fill(pointer, typed).await?;
    page.holds(json!({"RequestTemplates": {"application/json": typed}}))
        .await?;
    // A tab leads on to the next control, so that it can only be pasted.
    page.put(pointer, "\t#set($a = 1)\n\n  $a  \n").await?;
    page.holds(json!({"RequestTemplates": {"application/json": "\t#set($a = 1)\n\n  $a  \n"}}))
        .await
}

async fn a_number_keeps_the_text_that_was_typed(page: &Page<'_>) -> Result<()> {
    page.open_empty().await?;
    for text in [
        "29000",
        "007",
        "29000.0",
        "abc",
        "1e3",
        "-5",
        "29,000",
        "٣",
        "12345678901234567890123",
    ] {
        page.fill("/TimeoutInMillis", text).await?;
        page.until("the document", async || {
            Ok(page.output(Output::Document).await?.contains(text))
        })
        .await?;
        page.press(Key::Tab + Key::Null).await?;
        assert_eq!(page.value("/TimeoutInMillis").await?, text);
        let document = page.output(Output::Document).await?;
        page.agrees(&document, Choices::default()).await?;
    }
    page.fill("/TimeoutInMillis", "").await?;
    page.shows(Output::Document, "{}").await
}

async fn a_choice_is_open(page: &Page<'_>) -> Result<()> {
    page.open_empty().await?;
    page.fill("/IntegrationType", "HTTP_PROXIES").await?;
    page.holds(json!({"IntegrationType": "HTTP_PROXIES"}))
        .await?;
    // Nothing is wrong with it as long as it is being typed.
    assert_eq!(page.diagnostics().await?, []);
    page.leave_control().await?;
    page.until("a finding about the choice", async || {
        let found = page.diagnostics().await?;
        Ok(found.iter().any(|found| found.path == "/IntegrationType"))
    })
    .await?;
    // Escape closes the list and leaves what was typed.
    page.control("/IntegrationType").await?.click().await?;
    page.press(Key::Escape + Key::Null).await?;
    assert_eq!(page.value("/IntegrationType").await?, "HTTP_PROXIES");
    page.fill("/IntegrationType", "HTTP_PROXY").await?;
    page.until("no finding about the choice", async || {
        let found = page.diagnostics().await?;
        Ok(!found.iter().any(|found| found.path == "/IntegrationType"))
    })
    .await
}

async fn a_choice_is_made_with_the_mouse(page: &Page<'_>) -> Result<()> {
    page.open_empty().await?;
    page.click(&by("name", "/ConnectionType")).await?;
    let option = ".combobox:has([name='/ConnectionType']) [role=option]";
    page.until("the list", async || page.is_visible(option).await)
        .await?;
    let text = page.text(&format!("{option} code")).await?;
    page.find(option).await?.click().await?;
    page.holds(json!({"ConnectionType": text})).await?;
    page.until("the closed list", async || {
        Ok(!page.is_visible(option).await?)
    })
    .await
}

async fn a_map_keeps_its_entries_in_order(page: &Page<'_>) -> Result<()> {
    page.open_empty().await?;
    for (key, value) in [("b", "1"), ("a", "2"), ("c", "3")] {
        page.add("/RequestParameters").await?;
        page.focuses(&by("data-key", "/RequestParameters/")).await?;
        page.press(key).await?;
        page.fill(&format!("/RequestParameters/{key}"), value)
            .await?;
    }
    let expected = "{\n  \"RequestParameters\": {\n    \"b\": \"1\",\n    \"a\": \"2\",\n    \"c\": \"3\"\n  }\n}";
    page.shows(Output::Document, expected).await?;
    // A renamed entry keeps its place and its value.
    page.set_key("/RequestParameters/a", "z").await?;
    page.shows(Output::Document, &expected.replace("\"a\"", "\"z\""))
        .await?;
    page.focuses(&by("data-key", "/RequestParameters/z")).await
}

async fn duplicate_keys_are_both_kept_and_flagged(page: &Page<'_>) -> Result<()> {
    page.open_input(r#"{"RequestParameters":{"a":"1","b":"2"}}"#, &[])
        .await?;
    page.set_key("/RequestParameters/b", "a").await?;
    let twice = r#"{"RequestParameters":{"a":"1","a":"2"}}"#;
    page.agrees(twice, Choices::default()).await?;
    page.until("a finding about the key", async || {
        let found = page.diagnostics().await?;
        Ok(found
            .iter()
            .any(|found| found.path == "/RequestParameters/a"))
    })
    .await?;
    assert_eq!(
        page.count(&by("data-key", "/RequestParameters/a")).await?,
        2
    );
    // Typing on separates them again.
    page.press("b").await?;
    page.holds(json!({"RequestParameters": {"a": "1", "ab": "2"}}))
        .await
}

async fn removing_entries_keeps_the_focus_near(page: &Page<'_>) -> Result<()> {
    page.open_input(r#"{"RequestParameters":{"a":"1","b":"2","c":"3"}}"#, &[])
        .await?;
    page.remove("/RequestParameters/b").await?;
    page.holds(json!({"RequestParameters": {"a": "1", "c": "3"}}))
        .await?;
    page.focuses(&by("data-key", "/RequestParameters/c"))
        .await?;
    page.remove("/RequestParameters/c").await?;
    page.focuses(&by("data-key", "/RequestParameters/a"))
        .await?;
    page.remove("/RequestParameters/a").await?;
    page.shows(Output::Document, "{}").await?;
    page.focuses(&by("data-add", "/RequestParameters")).await
}

async fn a_map_is_unset_empty_or_set(page: &Page<'_>) -> Result<()> {
    page.open_empty().await?;
    let add = page.find(&by("data-add", "/RequestParameters")).await?;
    page.script_on::<()>(&add, "arguments[0].focus()").await?;
    page.click("[aria-label='Send empty: Request parameters']")
        .await?;
    page.holds(json!({"RequestParameters": {}})).await?;
    page.agrees(r#"{"RequestParameters":{}}"#, Choices::default())
        .await?;
    page.add("/RequestParameters").await?;
    page.focuses(&by("data-key", "/RequestParameters/")).await?;
    page.holds(json!({"RequestParameters": {}})).await?;
    page.press("a").await?;
    page.holds(json!({"RequestParameters": {}})).await?;
    // The list of suggestions lies over the button.
    page.press(Key::Escape + Key::Null).await?;
    page.click("[aria-label='Send empty: a']").await?;
    page.holds(json!({"RequestParameters": {"a": ""}})).await?;
    page.remove("/RequestParameters").await?;
    page.shows(Output::Document, "{}").await
}

async fn a_map_of_maps_is_filled_in(page: &Page<'_>) -> Result<()> {
    page.open_empty().await?;
    page.tell("fact.ProtocolType", "HTTP").await?;
    page.add("/ResponseParameters").await?;
    page.set_key("/ResponseParameters/", "200").await?;
    page.add("/ResponseParameters/200").await?;
    page.set_key("/ResponseParameters/200/", "append:header.x/y")
        .await?;
    page.fill(
        "/ResponseParameters/200/append:header.x~1y",
        "$context.requestId",
    )
    .await?;
    page.add("/ResponseParameters").await?;
    page.set_key("/ResponseParameters/", "404").await?;
    page.click("[aria-label='Send empty: 404']").await?;
    page.holds(json!({"ResponseParameters": {
        "200": {"append:header.x/y": "$context.requestId"},
        "404": {},
    }}))
    .await?;
    page.set_key("/ResponseParameters/200", "500").await?;
    page.remove("/ResponseParameters/404").await?;
    page.remove("/ResponseParameters/500/append:header.x~1y")
        .await?;
    page.holds(json!({"ResponseParameters": {"500": {}}})).await
}

async fn a_structure_is_set_and_unset(page: &Page<'_>) -> Result<()> {
    page.open_empty().await?;
    page.add("/TlsConfig").await?;
    page.shows(Output::Document, "{}").await?;
    page.click("[aria-label^='Send empty: TLS']").await?;
    page.holds(json!({"TlsConfig": {}})).await?;
    page.agrees(r#"{"TlsConfig":{}}"#, Choices::default())
        .await?;
    page.remove("/TlsConfig").await?;
    page.add("/TlsConfig").await?;
    page.focuses(&by("name", "/TlsConfig/ServerNameToVerify"))
        .await?;
    page.press("a.example").await?;
    page.holds(json!({"TlsConfig": {"ServerNameToVerify": "a.example"}}))
        .await?;
    // Nobody asked for an empty one.
    page.remove("/TlsConfig/ServerNameToVerify").await?;
    page.shows(Output::Document, "{}").await?;
    page.remove("/TlsConfig").await?;
    page.shows(Output::Document, "{}").await?;
    assert!(page.exists(&by("data-add", "/TlsConfig")).await?);
    Ok(())
}

async fn keys_may_be_anything(page: &Page<'_>) -> Result<()> {
    page.open_empty().await?;
    page.add("/RequestParameters").await?;
    let mut pointer = "/RequestParameters/".to_owned();
    for key in [
        "a b",
        "~",
        "/",
        "~1",
        "\"",
        "\\",
        "]",
        "'",
        "<b>",
        "ü",
        "0",
        "__proto__",
    ] {
        page.set_key(&pointer, key).await?;
        pointer = format!(
            "/RequestParameters/{}",
            key.replace('~', "~0").replace('/', "~1")
        );
        page.fill(&pointer, key).await?;
        page.holds(json!({"RequestParameters": {key: key}})).await?;
    }
    Ok(())
}

async fn a_value_of_the_wrong_type_is_edited_as_json(page: &Page<'_>) -> Result<()> {
    page.open_input(
        r#"{"TimeoutInMillis":{"a":[1,2]},"TlsConfig":"text","ApiId":null}"#,
        &[],
    )
    .await?;
    for pointer in ["/TimeoutInMillis", "/TlsConfig", "/ApiId"] {
        let control = page.control(pointer).await?;
        assert_eq!(control.tag_name().await?, "textarea", "{pointer}");
    }
    // What is no JSON yet stays in the editor and changes nothing.
    let before = page.output(Output::Document).await?;
    page.put("/TimeoutInMillis", "{\"a\":").await?;
    let invalid = by("name", "/TimeoutInMillis") + "[aria-invalid=true]";
    page.until("the editor's complaint", async || {
        page.exists(&invalid).await
    })
    .await?;
    assert_eq!(page.value("/TimeoutInMillis").await?, "{\"a\":");
    assert_eq!(page.output(Output::Document).await?, before);
    // What fits again gets its own widget back.
    page.put("/TimeoutInMillis", "29000").await?;
    page.until("the number's own widget", async || {
        Ok(page.control("/TimeoutInMillis").await?.tag_name().await? == "input")
    })
    .await?;
    assert_eq!(page.value("/TimeoutInMillis").await?, "29000");
    page.put("/TlsConfig", "{\"ServerNameToVerify\": \"x\"}")
        .await?;
    page.until("the structure's own widget", async || {
        Ok(page.value("/TlsConfig/ServerNameToVerify").await? == "x")
    })
    .await?;
    page.put("/ApiId", "").await?;
    page.holds(json!({"TimeoutInMillis": 29000, "TlsConfig": {"ServerNameToVerify": "x"}}))
        .await
}

/// Another widget would take the focus away in the middle of a word.
async fn an_editor_of_json_stays_while_one_types(page: &Page<'_>) -> Result<()> {
    page.open_input(r#"{"ApiId":5}"#, &[]).await?;
    page.fill("/ApiId", "").await?;
    page.shows(Output::Document, "{}").await?;
    page.press("\"ab").await?;
    page.press("c\"").await?;
    page.holds(json!({"ApiId": "abc"})).await?;
    assert_eq!(page.value("/ApiId").await?, "\"abc\"");
    page.fill("/Description", "elsewhere").await?;
    page.until("the text's own widget", async || {
        Ok(page.value("/ApiId").await? == "abc")
    })
    .await
}

async fn an_unknown_member_is_shown_and_can_be_removed(page: &Page<'_>) -> Result<()> {
    page.open_input(
        r#"{"ApiId":"a","Colour":"red","TlsConfig":{"Other":1}}"#,
        &[],
    )
    .await?;
    assert!(
        page.text("[aria-labelledby=unknown-members]")
            .await?
            .contains("Colour")
    );
    page.remove("/Colour").await?;
    page.holds(json!({"ApiId": "a", "TlsConfig": {"Other": 1}}))
        .await?;
    page.until("the end of the list", async || {
        Ok(!page.is_visible("[aria-labelledby=unknown-members]").await?)
    })
    .await?;
    page.remove("/TlsConfig/Other").await?;
    page.holds(json!({"ApiId": "a"})).await
}

async fn completions_follow_the_typing(page: &Page<'_>) -> Result<()> {
    page.open_input(
        r#"{"ApiId":"a","IntegrationType":"HTTP_PROXY","RequestParameters":{"":""}}"#,
        &[("fact.ProtocolType", "HTTP")],
    )
    .await?;
    page.set_key("/RequestParameters/", "app").await?;
    let options = ".combobox:has([data-key]) [role=option] code";
    page.until("completions", async || {
        let script = "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent)";
        let found: Vec<String> = page.script(script, &[json!(options)]).await?;
        Ok(!found.is_empty() && found.iter().all(|text| text.starts_with("app")))
    })
    .await?;
    page.press(Key::Down + Key::Enter).await?;
    page.until("the completed key", async || {
        Ok(page.output(Output::Document).await?.contains("\"append:"))
    })
    .await
}

async fn chord(page: &Page<'_>, modifier: Key, letter: &str) -> Result<()> {
    let chain = page.driver().action_chain();
    let chain = chain
        .key_down(modifier.clone())
        .send_keys(letter)
        .key_up(modifier);
    chain.perform().await?;
    Ok(())
}
