//! No barriers: axe looks at each state of the page, and the keyboard's way through it stays in sight.

use anyhow::{Context, Result};
use serde_json::json;
use thirtyfour::prelude::*;

use crate::page::{Page, by, link_to};
use crate::rig::behaviours;

behaviours![
    axe_finds_nothing_in_an_empty_form,
    axe_finds_nothing_in_a_filled_scenario,
    axe_finds_nothing_in_a_form_full_of_errors,
    axe_finds_nothing_in_an_open_list,
    axe_finds_nothing_in_an_open_group_of_scenarios,
    axe_finds_nothing_on_a_narrow_screen,
    axe_finds_nothing_in_the_dark,
    axe_finds_nothing_in_tabs_options_and_messages,
    axe_finds_nothing_in_a_json_editor,
    axe_finds_nothing_in_the_widgets_of_other_shapes,
    axe_finds_nothing_where_nothing_is,
    axe_finds_nothing_on_the_home_page,
    axe_finds_nothing_on_a_services_page,
    axe_finds_nothing_on_a_commands_page,
    axe_finds_nothing_in_a_form_with_help_texts,
    every_control_has_its_own_name,
    what_has_the_focus_is_never_covered,
    what_has_the_focus_is_never_covered_on_the_way_back,
    the_offer_to_undo_a_removal_covers_nothing_that_has_the_focus,
    a_page_is_no_longer_for_what_scrolls_in_it,
    a_narrow_screen_needs_no_scrolling_sideways,
    a_narrow_screen_has_the_copy_button_at_hand,
];

const ERRORS: &str = r#"{"IntegrationType":"NOPE","IntegrationUri":"x y","TimeoutInMillis":"abc",
    "Description":"","Colour":"red","TlsConfig":{"Other":1,"ServerNameToVerify":""},"ConnectionType":"VPC_LINK",
    "RequestParameters":{"a":"$","a":"2","":""},"ResponseParameters":{"9":{"x":"y"}},"RequestTemplates":{"t":"{"}}"#;

async fn axe_finds_nothing_in_an_empty_form(page: &Page<'_>) -> Result<()> {
    page.open_empty().await?;
    clean(page).await
}

async fn axe_finds_nothing_in_a_filled_scenario(page: &Page<'_>) -> Result<()> {
    page.open_empty().await?;
    page.start_from("Private", "private-alb-tls").await?;
    page.focuses(&by("name", "/ApiId")).await?;
    clean(page).await
}

async fn axe_finds_nothing_in_a_form_full_of_errors(page: &Page<'_>) -> Result<()> {
    page.open_input(ERRORS, &[("fact.ProtocolType", "HTTP")])
        .await?;
    assert!(page.summary().await?.len() > 5);
    clean(page).await
}

async fn axe_finds_nothing_in_an_open_list(page: &Page<'_>) -> Result<()> {
    page.open_empty().await?;
    page.click(&by("name", "/IntegrationType")).await?;
    page.press(Key::Down + Key::Down).await?;
    page.find("[role=combobox][aria-expanded=true][aria-activedescendant]")
        .await?;
    // A button that the header half covers while the page is scrolled counts as a small target.
    page.script::<()>("scrollTo(0, 0)", &[]).await?;
    clean(page).await
}

async fn axe_finds_nothing_in_an_open_group_of_scenarios(page: &Page<'_>) -> Result<()> {
    page.open_empty().await?;
    let tab = page.button_named(".scenario-tab", "AWS services").await?;
    page.click_on(&tab).await?;
    page.until("the scenarios", async || {
        page.is_visible("[data-scenario=sqs-send-message]").await
    })
    .await?;
    clean(page).await
}

async fn axe_finds_nothing_on_a_narrow_screen(page: &Page<'_>) -> Result<()> {
    page.resize(Some((320, 640))).await?;
    page.open_input(ERRORS, &[]).await?;
    clean(page).await?;
    page.click(".sheet-handle [aria-expanded]").await?;
    page.find(".sheet-handle [aria-expanded=true]").await?;
    clean(page).await
}

async fn axe_finds_nothing_in_the_dark(page: &Page<'_>) -> Result<()> {
    page.open_input(ERRORS, &[]).await?;
    for _ in 0..3 {
        if page.exists(":root[data-theme=dark]").await? {
            break;
        }
        page.click("header button[data-theme]").await?;
    }
    page.find(":root[data-theme=dark]").await?;
    clean(page).await?;
    // Chosen once, it is there on the next visit.
    page.open_empty().await?;
    page.find(":root[data-theme=dark]").await?;
    clean(page).await
}

async fn axe_finds_nothing_in_tabs_options_and_messages(page: &Page<'_>) -> Result<()> {
    for size in [None, Some((1280, 600)), Some((1024, 768)), Some((360, 740))] {
        page.resize(size).await?;
        page.open_input(r#"{"ApiId":"a","Description":"x"}"#, &[("region", "a b")])
            .await?;
        if size.is_some_and(|(width, _)| width <= 1024) {
            clean(page)
                .await
                .with_context(|| format!("{size:?}, lowered"))?;
            page.click(".sheet-handle [aria-expanded]").await?;
        }
        page.click(".main-options .disclose").await?;
        page.find(&by("data-option", "endpoint-url")).await?;
        clean(page)
            .await
            .with_context(|| format!("{size:?}, options"))?;
        if size.is_some_and(|(width, _)| width <= 1024) {
            page.click(".sheet-handle [aria-expanded]").await?;
        }
        page.click("[data-clear]").await?;
        page.find(".removal").await?;
        clean(page)
            .await
            .with_context(|| format!("{size:?}, removed"))?;
        page.click("[aria-label='Keyboard shortcuts']").await?;
        page.find("dialog[open]").await?;
        clean(page)
            .await
            .with_context(|| format!("{size:?}, keys"))?;
    }
    page.resize(None).await
}

async fn axe_finds_nothing_in_a_json_editor(page: &Page<'_>) -> Result<()> {
    page.open_input(
        r#"{"TimeoutInMillis":[],"TlsConfig":"x","RequestParameters":{"a":1}}"#,
        &[],
    )
    .await?;
    page.put("/TimeoutInMillis", "[").await?;
    clean(page).await
}

/// Blobs, bodies, moments, tokens, secrets, unions and documents, each also where it is wrong, and on a narrow screen.
async fn axe_finds_nothing_in_the_widgets_of_other_shapes(page: &Page<'_>) -> Result<()> {
    for place in [
        "#/kms/encrypt?input=%7B%22Plaintext%22:%22x%22%7D",
        "#/mediastore-data/put-object?file.Body=fileb://a.mp4",
        "#/cloudwatch/get-metric-statistics?input=%7B%22StartTime%22:1,%22EndTime%22:%22x%22%7D",
        "#/networkmanager/put-core-network-policy",
        "#/dynamodb/put-item?input=%7B%22Item%22:%7B%22k%22:%7B%22S%22:%22%22,%22L%22:%5B%7B%7D%5D%7D%7D%7D",
        "#/bedrock-runtime/converse?input=%7B%22toolConfig%22:%7B%22toolChoice%22:%7B%22auto%22:%7B%7D,%22any%22:%7B%7D%7D%7D%7D",
        "#/appintegrations/update-application",
    ] {
        page.open(place).await?;
        clean(page).await.with_context(|| place.to_owned())?;
        page.resize(Some((320, 640))).await?;
        clean(page)
            .await
            .with_context(|| format!("{place}, narrow"))?;
        let sideways = "return document.documentElement.scrollWidth > innerWidth";
        assert!(!page.script::<bool>(sideways, &[]).await?, "{place}");
        page.resize(None).await?;
    }
    Ok(())
}

async fn axe_finds_nothing_where_nothing_is(page: &Page<'_>) -> Result<()> {
    page.open("#/s3/nothing").await?;
    clean(page).await
}

async fn axe_finds_nothing_on_the_home_page(page: &Page<'_>) -> Result<()> {
    for size in [None, Some((320, 640))] {
        page.resize(size).await?;
        page.open("#/").await?;
        page.find(".browse [href='#/s3api']").await?;
        clean(page).await?;
        fits_if(page, size).await?;
        page.press("/").await?;
        page.press("put object").await?;
        page.find("#search-list [role=option]").await?;
        clean(page).await?;
    }
    Ok(())
}

async fn axe_finds_nothing_on_a_services_page(page: &Page<'_>) -> Result<()> {
    for size in [None, Some((320, 640))] {
        page.resize(size).await?;
        page.open("#/lambda").await?;
        page.find(".names [href='#/lambda/invoke']").await?;
        clean(page).await?;
        fits_if(page, size).await?;
    }
    Ok(())
}

async fn axe_finds_nothing_on_a_commands_page(page: &Page<'_>) -> Result<()> {
    for size in [None, Some((320, 640))] {
        page.resize(size).await?;
        for place in [
            "#/s3/cp",
            "#/ec2/wait/instance-running",
            "#/configure",
            "#/ec2/wait",
        ] {
            page.open(place).await?;
            page.find(".command-page").await?;
            clean(page).await?;
            fits_if(page, size).await?;
        }
    }
    Ok(())
}

async fn axe_finds_nothing_in_a_form_with_help_texts(page: &Page<'_>) -> Result<()> {
    for size in [None, Some((320, 640))] {
        page.resize(size).await?;
        page.open("#/sqs/create-queue").await?;
        page.click(".form .field .more summary").await?;
        page.find(".prose").await?;
        clean(page).await?;
        fits_if(page, size).await?;
    }
    Ok(())
}

async fn fits_if(page: &Page<'_>, narrow: Option<(u32, u32)>) -> Result<()> {
    match narrow {
        Some(_) => fits(page).await,
        None => Ok(()),
    }
}

/// Runs axe in the page and fails for everything that it finds.
async fn clean(page: &Page<'_>) -> Result<()> {
    let script = format!(
        "{}
        const done = arguments[arguments.length - 1];
        axe.run(document, {{
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            resultTypes: ['violations'],
        }}).then(
            ({{violations}}) => done(violations.map(({{id, help, nodes}}) => [
                `${{id}}: ${{help}}: ${{nodes.length}} times`,
                ...nodes.slice(0, 4).map(node => `  ${{node.target}}: ${{node.any.concat(node.all, node.none).map(({{message}}) => message)}}`),
            ].join('\\n'))),
            error => done([`axe failed: ${{error}}`]),
        )",
        page.axe
    );
    let result = page.driver().execute_async(script, Vec::new()).await?;
    let violations: Vec<String> = result.convert()?;
    assert!(
        violations.is_empty(),
        "axe finds:\n{}",
        violations.join("\n")
    );
    Ok(())
}

/// Names as the browser computes them for assistive technology; no two fields share one.
async fn every_control_has_its_own_name(page: &Page<'_>) -> Result<()> {
    let input = r#"{"RequestParameters":{"a":"1","b":"2"},"ResponseParameters":{"200":{"x":"y"},"404":{}},
        "RequestTemplates":{"t":"x"},"TlsConfig":{},"Colour":1}"#;
    page.open_input(input, &[]).await?;
    let selector = "input, textarea, select, button, summary, a[href], [role=region]";
    let mut names: Vec<(String, String)> = Vec::new();
    for element in page.driver().find_all(By::Css(selector)).await? {
        if !element.is_displayed().await? {
            continue;
        }
        let name = page.label(&element).await?;
        let html: String = page
            .script_on(&element, "return arguments[0].outerHTML.slice(0, 200)")
            .await?;
        assert!(!name.trim().is_empty(), "no name: {html}");
        if html.contains(" name=\"/") {
            names.push((name, html));
        }
    }
    names.sort();
    for pair in names.windows(2) {
        assert_ne!(pair[0].0, pair[1].0, "two controls of one name: {pair:?}");
    }
    Ok(())
}

/// WCAG 2.4.11, here in full: not even partly hidden in its middle.
async fn what_has_the_focus_is_never_covered(page: &Page<'_>) -> Result<()> {
    walk(page, None, false).await?;
    walk(page, Some((320, 640)), false).await
}

async fn what_has_the_focus_is_never_covered_on_the_way_back(page: &Page<'_>) -> Result<()> {
    walk(page, None, true).await?;
    walk(page, Some((320, 640)), true).await
}

async fn the_offer_to_undo_a_removal_covers_nothing_that_has_the_focus(
    page: &Page<'_>,
) -> Result<()> {
    page.resize(Some((720, 800))).await?;
    let queue = json!({"QueueName": "orders", "tags": {"a": "1", "b": "2", "c": "3"}});
    page.open(&link_to("#/sqs/create-queue", &queue.to_string(), &[]))
        .await?;
    for removed in ["/tags/a", "/tags/b"] {
        page.remove(removed).await?;
        page.find(".removal").await?;
        page.until("the focus in sight", async || uncovered(page).await)
            .await?;
    }
    page.resize(None).await
}

async fn a_page_is_no_longer_for_what_scrolls_in_it(page: &Page<'_>) -> Result<()> {
    let odd = [
        "page-size",
        "max-items",
        "cli-read-timeout",
        "cli-connect-timeout",
    ];
    let odd = odd.map(|name| (name, "-1"));
    let others = [
        ("query", "["),
        ("region", "a b"),
        ("endpoint-url", "x"),
        ("output", "y"),
    ];
    let options: Vec<(&str, &str)> = odd.into_iter().chain(others).collect();
    page.open(&link_to("#/dynamodb/scan", "{}", &options))
        .await?;
    page.find(".option-warnings > li:nth-child(8)").await?;
    let script = "return document.documentElement.scrollHeight <= innerHeight";
    page.until("a page without a scroll bar", async || {
        page.script(script, &[]).await
    })
    .await
}

/// Goes by Tab from one end of the page to the other, where the focus leaves it for the browser's own controls.
async fn walk(page: &Page<'_>, size: Option<(u32, u32)>, backwards: bool) -> Result<()> {
    page.resize(size).await?;
    page.open_input(ERRORS, &[]).await?;
    // Browsers differ in where Tab begins when nothing has the focus.
    let script = "const controls = [...document.querySelectorAll('a, button, input')];
        controls.filter(control => control.checkVisibility()).at(arguments[0]).focus()";
    let end = if backwards { -1 } else { 0 };
    page.script::<()>(script, &[json!(end)]).await?;
    let mut seen = 0;
    loop {
        if backwards {
            page.press_with(Key::Shift, Key::Tab).await?;
        } else {
            page.press(Key::Tab + Key::Null).await?;
        }
        let script = "return !document.hasFocus() || document.activeElement === document.body";
        if seen > 250 || page.script(script, &[]).await? {
            break;
        }
        seen += 1;
        let focused = "return document.activeElement.outerHTML.slice(0, 300)";
        page.until("the focus in sight", async || uncovered(page).await)
            .await
            .with_context(|| format!("{size:?}, backwards: {backwards}"))
            .context(page.script::<String>(focused, &[]).await?)?;
    }
    assert!(
        seen > 40,
        "{size:?}, backwards: {backwards}: Tab stops after {seen} steps"
    );
    Ok(())
}

/// Whether the element with the focus is what a finger would hit in its middle.
async fn uncovered(page: &Page<'_>) -> Result<bool> {
    let script = "const focused = document.activeElement;
        // A hidden radio or check box is seen and hit through its label.
        // An editor is as high as its text, which scrolls in a frame.
        const shown = focused.matches('[type=radio], [type=checkbox]') ? focused.closest('label')
            : focused.closest('.pane-text') ?? focused;
        const box = shown.getBoundingClientRect();
        const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
        const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
        const hit = document.elementFromPoint(x, y);
        return hit !== null && (shown.contains(hit) || hit.contains(shown) && hit.closest('form, aside, header, main') !== null)";
    page.script(script, &[]).await
}

async fn a_narrow_screen_needs_no_scrolling_sideways(page: &Page<'_>) -> Result<()> {
    page.resize(Some((320, 640))).await?;
    let long = "w".repeat(300);
    let inputs = [
        "{}".to_owned(),
        ERRORS.to_owned(),
        json!({"ApiId": long, "Description": long, long.as_str(): long, "RequestParameters": {long.as_str(): long},
            "ResponseParameters": {long.as_str(): {long.as_str(): long}}, "TimeoutInMillis": {long.as_str(): 1}})
        .to_string(),
    ];
    for input in inputs {
        page.open_input(&input, &[]).await?;
        fits(page).await.with_context(|| input.clone())?;
        page.click(".sheet-handle [aria-expanded]").await?;
        page.find(".sheet-handle [aria-expanded=true]").await?;
        fits(page).await.with_context(|| input.clone())?;
    }
    page.open_empty().await?;
    let tab = page.button_named(".scenario-tab", "AWS services").await?;
    page.click_on(&tab).await?;
    fits(page).await
}

async fn fits(page: &Page<'_>) -> Result<()> {
    let script = "const wide = [...document.querySelectorAll('body *')].filter(element =>
            element.getBoundingClientRect().right > innerWidth + 1
            && !element.closest('.pane-text, .visually-hidden, textarea, [role=listbox]'));
        return [document.documentElement.scrollWidth, wide.slice(0, 3).map(element => element.outerHTML.slice(0, 150))]";
    let (width, wide): (u32, Vec<String>) = page.script(script, &[]).await?;
    assert!(width <= 320, "{width} pixels wide: {wide:#?}");
    Ok(())
}

async fn a_narrow_screen_has_the_copy_button_at_hand(page: &Page<'_>) -> Result<()> {
    page.resize(Some((320, 640))).await?;
    page.open_input(r#"{"ApiId":"a"}"#, &[]).await?;
    let copy = ".sheet-handle .copy";
    for place in ["/ApiId", "/TimeoutInMillis"] {
        let control = page.control(place).await?;
        page.script_on::<()>(
            &control,
            "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})",
        )
        .await?;
        let script = "const box = document.querySelector(arguments[0]).getBoundingClientRect();
            return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth";
        let in_sight: bool = page.script(script, &[json!(copy)]).await?;
        assert!(in_sight, "while {place} is in the middle");
    }
    page.find(copy).await?.click().await?;
    page.until("the word that it is copied", async || {
        Ok(page.text(copy).await? == "Copied")
    })
    .await
}
