//! What is wrong is said beside the field, in the summary, and to those who do not see it.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::cases;
use crate::native::Choices;
use crate::page::{Output, Page, Shown, by, link, link_to};
use crate::rig::behaviours;

behaviours![
    every_case_shows_its_findings_and_what_core_writes,
    a_line_of_the_summary_leads_to_its_field,
    fixes_mend_what_they_stand_beside,
    findings_are_tied_to_their_control,
    who_refuses_is_said,
    what_cannot_matter_is_folded_with_its_reason,
    a_line_leads_to_its_field_on_a_narrow_screen,
    a_line_about_a_structure_leads_into_it,
    a_problem_of_an_entry_is_shown_once,
    focusing_a_field_marks_its_spans,
    a_span_leads_to_its_field,
    a_change_of_the_count_is_announced,
    nothing_blocks_copying,
    what_is_said_of_a_key_is_below_it,
    a_choice_is_calm_while_it_is_typed_again,
    that_a_field_is_deprecated_is_said_once,
];

async fn what_is_said_of_a_key_is_below_it(page: &Page<'_>) -> Result<()> {
    let input = r#"{"QueueName":"a","Attributes":{"Redr":"x"}}"#;
    page.open(&link_to("#/sqs/create-queue", input, &[]))
        .await?;
    page.find(".entry-key [data-diagnostic=enum-value]").await?;
    assert!(!page.exists(".entry-value [data-diagnostic]").await?);
    let key = page.key("/Attributes/Redr").await?;
    let described = "return arguments[0].getAttribute('aria-describedby').split(' ')
        .some(id => document.getElementById(id)?.textContent.includes('RedrivePolicy'))";
    assert!(page.script_on::<bool>(&key, described).await?);
    Ok(())
}

/// As long as what is typed is a part of a listed value, nothing is wrong yet.
async fn a_choice_is_calm_while_it_is_typed_again(page: &Page<'_>) -> Result<()> {
    let input = r#"{"TableName":"m","Item":{"a":{"S":"b"}},"ReturnValues":"ALL_OL"}"#;
    page.open(&link_to("#/dynamodb/put-item", input, &[]))
        .await?;
    let found = "[data-diagnostic=enum-value]";
    page.find(found).await?;
    page.fill("/ReturnValues", "ALL").await?;
    page.until("no warning", async || Ok(!page.exists(found).await?))
        .await?;
    page.leave_control().await?;
    page.find(found).await?;
    page.fill("/ReturnValues", "ALL_OLD").await?;
    page.until("no warning", async || Ok(!page.exists(found).await?))
        .await
}

async fn that_a_field_is_deprecated_is_said_once(page: &Page<'_>) -> Result<()> {
    page.open("#/s3api/put-bucket-lifecycle-configuration")
        .await?;
    page.add("/LifecycleConfiguration").await?;
    let prefix = page
        .control("/LifecycleConfiguration/Rules/0/Prefix")
        .await?;
    let said = "return arguments[0].closest('.field').textContent.toLowerCase().split('deprecated').length - 1";
    assert_eq!(page.script_on::<u32>(&prefix, said).await?, 1);
    Ok(())
}

/// All documents of the companions' tests, one after another in the page that stays open.
async fn every_case_shows_its_findings_and_what_core_writes(page: &Page<'_>) -> Result<()> {
    page.open_empty().await?;
    for case in cases::all()? {
        follow(page, &case).await?;
        page.agrees(&case.input, Choices::default()).await?;
        let expected = expected(page, &case)?;
        page.eventually("the summary", expected.clone(), async || {
            page.summary().await
        })
        .await
        .context(case.name.clone())?;
        let beside: BTreeSet<Shown> = page.diagnostics().await?.into_iter().collect();
        let expected: BTreeSet<Shown> = expected.into_iter().collect();
        assert_eq!(beside, expected, "beside the fields of {}", case.name);
    }
    Ok(())
}

async fn a_line_of_the_summary_leads_to_its_field(page: &Page<'_>) -> Result<()> {
    page.open_empty().await?;
    for case in cases::all()?.iter().filter(|case| case.name.len() % 3 == 0) {
        follow(page, case).await?;
        let expected = expected(page, case)?;
        page.eventually("the summary", expected.clone(), async || {
            page.summary().await
        })
        .await?;
        for (index, line) in lines(page).await?.into_iter().enumerate() {
            let button = page.driver().find_all(By::Css(".problems li button"));
            let button = button.await?.into_iter().nth(index);
            let button = button.context("a button for each line")?;
            page.click_on(&button).await?;
            let place = nearest(page, &line.path).await?;
            page.focuses(&place)
                .await
                .with_context(|| format!("{}: {line:?}", case.name))?;
        }
    }
    Ok(())
}

/// The summary's lines in their order.
async fn lines(page: &Page<'_>) -> Result<Vec<Shown>> {
    let script = "return [...document.querySelectorAll('.problems [data-diagnostic]')]
        .map(({dataset: {diagnostic, severity, path}}) => ({rule: diagnostic, severity, path}))";
    page.script(script, &[]).await
}

/// A selector of every control at a place or, where there is none, at the nearest above it.
async fn nearest(page: &Page<'_>, pointer: &str) -> Result<String> {
    let mut pointer = pointer;
    loop {
        let attributes = ["name", "data-key", "data-add", "data-remove"];
        let own = attributes
            .iter()
            .map(|name| format!(".form {}", by(name, pointer)));
        // What has fields inside leads to the first of them.
        let inside = attributes[..2]
            .iter()
            .map(|name| by(name, &format!("{pointer}/")).replacen('=', "^=", 1))
            .map(|inside| format!(".form {inside}"));
        let places: Vec<String> = own.chain(inside).collect();
        let place = places.join(", ");
        if page.exists(&place).await? {
            return Ok(place);
        }
        let (above, _) = pointer.rsplit_once('/').context("no control anywhere")?;
        pointer = above;
    }
}

async fn fixes_mend_what_they_stand_beside(page: &Page<'_>) -> Result<()> {
    page.open_empty().await?;
    let mut mended = 0;
    for case in cases::all()? {
        follow(page, &case).await?;
        page.agrees(&case.input, Choices::default()).await?;
        let script = "const fix = document.querySelector('.form .fix');
            if (!fix) return null;
            const {diagnostic, severity, path} = fix.closest('[data-diagnostic]').dataset;
            return {rule: diagnostic, severity, path}";
        let Some(found) = page.script::<Option<Shown>>(script, &[]).await? else {
            continue;
        };
        page.click(".form .fix").await?;
        page.until("the end of the finding", async || {
            Ok(!page.summary().await?.contains(&found))
        })
        .await
        .with_context(|| format!("{}: {found:?}", case.name))?;
        let fixed = page.output(Output::Document).await?;
        page.agrees(&fixed, Choices::default()).await?;
        page.focuses(".form *")
            .await
            .with_context(|| case.name.clone())?;
        mended += 1;
    }
    assert!(mended > 10, "only {mended} fixes were offered");
    Ok(())
}

/// A control with an error says so and points to the words, for those who do not see them.
async fn findings_are_tied_to_their_control(page: &Page<'_>) -> Result<()> {
    page.open_empty().await?;
    for case in cases::all()? {
        follow(page, &case).await?;
        page.agrees(&case.input, Choices::default()).await?;
        let script =
            "return [...document.querySelectorAll('.form [data-diagnostic]')].map(finding => {
            const {path, severity} = finding.dataset;
            const list = finding.parentElement.id;
            const controls = [...document.querySelectorAll(
                `.form [name=${CSS.escape(path)}], .form [data-key=${CSS.escape(path)}]`)];
            if (controls.length === 0) return '';
            const tied = controls.some(control =>
                (control.getAttribute('aria-describedby') ?? '').split(' ').includes(list));
            const marked = severity !== 'error' ||
                controls.some(control => control.getAttribute('aria-invalid') === 'true');
            return tied && marked ? '' : `${path}: tied ${tied}, marked ${marked}`;
        }).filter(problem => problem !== '')";
        let loose: Vec<String> = page.script(script, &[]).await?;
        assert_eq!(loose, Vec::<String>::new(), "{}", case.name);
    }
    let script = "return [...document.querySelectorAll('[aria-describedby], [aria-labelledby], [aria-controls]')]
        .flatMap(element => ['aria-describedby', 'aria-labelledby', 'aria-controls']
            .flatMap(name => (element.getAttribute(name) ?? '').split(' ')))
        .filter(id => id !== '' && !document.getElementById(id))";
    let dangling: Vec<String> = page.script(script, &[]).await?;
    assert_eq!(dangling, Vec::<String>::new(), "ids that nothing has");
    Ok(())
}

async fn who_refuses_is_said(page: &Page<'_>) -> Result<()> {
    page.open_empty().await?;
    let mut said = BTreeSet::new();
    for case in cases::all()?.iter().filter(|case| case.name.len() % 2 == 0) {
        follow(page, case).await?;
        page.agrees(&case.input, Choices::default()).await?;
        for found in page.native.check(&case.input, &case.facts())? {
            let (rule, path) = (text(&found, "rule"), text(&found, "path"));
            let finding = format!("{}{}", by("data-diagnostic", &rule), by("data-path", &path));
            // What is missing is left to fill in, which nobody has to be told twice.
            if rule == "required" {
                continue;
            }
            let refuser = found["refused_by"].as_str();
            for part in [".form", ".problems"] {
                let shown = page.text(&format!("{part} {finding}")).await?;
                let cli = shown.contains("The AWS CLI rejects it");
                let service = shown.contains("The service rejects it");
                assert_eq!(
                    (cli, service),
                    (refuser == Some("cli"), refuser == Some("service")),
                    "{shown}"
                );
                // The page has the field's label in place of the name, and shows words in backticks as code.
                let message = text(&found, "message");
                let name = path.rsplit('/').next().unwrap_or_default();
                let message = message.trim_start_matches(&format!("`{name}`"));
                let message = message.replace('`', "");
                assert!(shown.contains(&message), "{shown}\nlacks\n{message}");
            }
            said.insert(refuser.map(str::to_owned));
        }
    }
    assert!(said.len() > 1, "{said:?}");
    Ok(())
}

async fn what_cannot_matter_is_folded_with_its_reason(page: &Page<'_>) -> Result<()> {
    let control = by("name", "/PassthroughBehavior");
    page.open_empty().await?;
    assert!(page.is_visible(&control).await?);
    page.tell("fact.ProtocolType", "HTTP").await?;
    page.until("the fold", async || Ok(!page.is_visible(&control).await?))
        .await?;
    let script = "return [...document.querySelectorAll('.folded:not([hidden])')].map(e => e.textContent).join('\\n')";
    let reasons: String = page.script(script, &[]).await?;
    assert!(reasons.contains("WebSocket"), "{reasons}");
    // It can be looked at all the same.
    let script = "return arguments[0].closest('.group').querySelector('.folded button')";
    let folded = page.control("/PassthroughBehavior").await?;
    let show = page.element(script, &[folded.to_json()?]).await?;
    page.click_on(&show).await?;
    page.until("the field", async || page.is_visible(&control).await)
        .await?;
    page.click_on(&show).await?;
    page.until("the fold", async || Ok(!page.is_visible(&control).await?))
        .await?;
    page.tell("fact.ProtocolType", "WEBSOCKET").await?;
    page.until("the field", async || page.is_visible(&control).await)
        .await?;
    page.fill("/PassthroughBehavior", "NEVER").await?;
    page.tell("fact.ProtocolType", "HTTP").await?;
    page.holds(json!({"PassthroughBehavior": "NEVER"})).await?;
    page.until("the warning", async || {
        let found = page.diagnostics().await?;
        Ok(found
            .iter()
            .any(|found| found.path == "/PassthroughBehavior"))
    })
    .await?;
    assert!(
        page.is_visible(&control).await?,
        "a value must stay in sight"
    );
    Ok(())
}

/// The outputs stand over the form there.
async fn a_line_leads_to_its_field_on_a_narrow_screen(page: &Page<'_>) -> Result<()> {
    page.resize(Some((320, 640))).await?;
    let input = r#"{"ApiId":"abc","IntegrationType":"AWS_PROXY","TimeoutInMillis":1}"#;
    page.open_input(input, &[]).await?;
    page.click(".sheet-handle [aria-expanded]").await?;
    let line = ".problems [data-path='/TimeoutInMillis'] button";
    page.until("the list", async || page.is_visible(line).await)
        .await?;
    page.click(line).await?;
    page.focuses(&by("name", "/TimeoutInMillis")).await?;
    let is_free = "const {left, top, width, height} = arguments[0].getBoundingClientRect();
        const found = document.elementFromPoint(left + width / 2, top + height / 2);
        return arguments[0].contains(found)";
    let control = page.control("/TimeoutInMillis").await?;
    page.until("the field in sight", async || {
        page.script_on::<bool>(&control, is_free).await
    })
    .await?;
    page.resize(None).await
}

/// A structure has no control of its own.
async fn a_line_about_a_structure_leads_into_it(page: &Page<'_>) -> Result<()> {
    page.open("#/lambda/create-function").await?;
    let line = page.button_named(".problems .left button", "Code").await?;
    page.click_on(&line).await?;
    page.focuses(&by("name", "/Code/ZipFile")).await
}

async fn a_problem_of_an_entry_is_shown_once(page: &Page<'_>) -> Result<()> {
    page.open(&link_to("#/sqs/create-queue", r#"{"tags":{"a":1}}"#, &[]))
        .await?;
    let shown = ".form [data-diagnostic='wrong-type'][data-path='/tags/a']";
    page.find(shown).await?;
    assert_eq!(page.count(shown).await?, 1);
    Ok(())
}

async fn focusing_a_field_marks_its_spans(page: &Page<'_>) -> Result<()> {
    let input = r#"{"ApiId":"abc","RequestParameters":{"k":"v","l":"w"},"TimeoutInMillis":29000}"#;
    page.open_input(input, &[]).await?;
    for (pointer, text) in [
        ("/ApiId", "abc"),
        ("/TimeoutInMillis", "29000"),
        ("/RequestParameters/l", "w"),
    ] {
        let control = page.control(pointer).await?;
        page.script_on::<()>(&control, "arguments[0].focus()")
            .await?;
        for output in Output::ALL {
            let marked = by("data-output", output.name()) + " [data-active]";
            page.until("marks", async || {
                let script = "return [...document.querySelectorAll(arguments[0])]
                    .map(span => [span.dataset.path, span.textContent])";
                let spans: Vec<(String, String)> = page.script(script, &[json!(marked)]).await?;
                Ok(spans.iter().any(|(_, shown)| shown.contains(text))
                    && spans.iter().all(|(path, _)| path == pointer))
            })
            .await
            .with_context(|| format!("{pointer} in the {} pane", output.name()))?;
        }
    }
    Ok(())
}

async fn a_span_leads_to_its_field(page: &Page<'_>) -> Result<()> {
    let input = r#"{"ApiId":"abc","RequestParameters":{"k":"v"},"TimeoutInMillis":29000}"#;
    page.open_input(input, &[]).await?;
    for output in Output::ALL {
        for pointer in ["/TimeoutInMillis", "/ApiId", "/RequestParameters/k"] {
            let span = by("data-path", pointer) + ":not([data-tag=punctuation])";
            let span = format!("{} {span}", by("data-output", output.name()));
            let text = page.text(&span).await?;
            page.put_caret(output, &text).await?;
            let pane = by("data-pane", output.name());
            page.click(&format!("{pane} {}", by("data-go-to", pointer)))
                .await?;
            page.focuses(&by("name", pointer))
                .await
                .with_context(|| format!("{pointer} in the {} pane", output.name()))?;
        }
    }
    Ok(())
}

async fn a_change_of_the_count_is_announced(page: &Page<'_>) -> Result<()> {
    page.open_input(r#"{"ApiId":"a","IntegrationType":"HTTP_PROXY","IntegrationUri":"https://a.example","IntegrationMethod":"GET","PayloadFormatVersion":"1.0"}"#, &[
        ("fact.ProtocolType", "HTTP"),
    ])
    .await?;
    let before = page.text(".visually-hidden[role=status]").await?;
    page.fill("/TimeoutInMillis", "99999").await?;
    page.leave_control().await?;
    page.until("the announcement", async || {
        let said = page.text(".visually-hidden[role=status]").await?;
        Ok(said != before && said.contains("error"))
    })
    .await?;
    page.fill("/TimeoutInMillis", "29000").await?;
    page.until("the announcement", async || {
        Ok(!page
            .text(".visually-hidden[role=status]")
            .await?
            .contains("error"))
    })
    .await
}

async fn nothing_blocks_copying(page: &Page<'_>) -> Result<()> {
    page.open_input(r#"{"Unknown":1,"TimeoutInMillis":"abc"}"#, &[])
        .await?;
    assert_ne!(page.summary().await?, []);
    for output in Output::ALL {
        let button = by("data-copy", output.name());
        page.click(&button).await?;
        page.until("the word that it is copied", async || {
            Ok(page.text(&button).await? == "Copied")
        })
        .await?;
    }
    Ok(())
}

/// Goes to a case by its link alone, as a visitor who follows links does; nothing is loaded anew.
async fn follow(page: &Page<'_>, case: &cases::Case) -> Result<()> {
    let parameters = case.parameters();
    let parameters: Vec<(&str, &str)> = parameters
        .iter()
        .map(|(name, value)| (name.as_str(), *value))
        .collect();
    let link = link(&case.input, &parameters);
    page.script::<()>("location.hash = arguments[0]", &[json!(link)])
        .await
}

fn expected(page: &Page<'_>, case: &cases::Case) -> Result<Vec<Shown>> {
    let found = page.native.check(&case.input, &case.facts())?;
    let mut expected: Vec<Shown> = found
        .iter()
        .map(|found| Shown {
            rule: text(found, "rule"),
            severity: text(found, "severity"),
            path: text(found, "path"),
        })
        .collect();
    expected.sort();
    Ok(expected)
}

fn text(found: &Value, name: &str) -> String {
    found[name].as_str().unwrap_or_default().to_owned()
}
