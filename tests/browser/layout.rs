//! Where things are: the command first, the other outputs beside or behind it, and what is needed always in sight.

use anyhow::{Context, Result};
use serde_json::json;
use thirtyfour::prelude::*;

use crate::page::{Output, Page, by, link_to};
use crate::rig::behaviours;

behaviours![
    the_command_has_room_first,
    the_lower_panes_are_tabs_on_a_short_screen,
    a_tab_is_chosen_by_the_arrows_and_remembered,
    a_narrow_screen_shows_the_commands_first_lines,
    the_strip_follows_the_field,
    undo_and_redo_stay_in_sight,
    the_summary_says_what_is_left,
    the_header_fits_any_width,
    a_shell_is_not_cut_off,
    an_entry_of_a_map_of_unions_is_one_line,
    a_narrow_table_names_its_cells,
    a_closed_row_is_as_high_under_the_pointer,
];

const MANY: &str = r#"{"ApiId":"a","RequestParameters":{"append:header.a":"1"},"Description":"d","CredentialsArn":"c"}"#;

/// The height of an element in lines of the command.
const LINES: &str = "const pane = document.querySelector('[data-pane=command] .pane-text');
    const line = parseFloat(getComputedStyle(pane).lineHeight);
    return pane.clientHeight / line";

async fn the_command_has_room_first(page: &Page<'_>) -> Result<()> {
    // Firefox without a screen never makes its viewport larger than its window.
    for size in [(1280, 720), (1280, 600), (1390, 840)] {
        page.resize(Some(size)).await?;
        page.open("#/sqs/create-queue").await?;
        page.find(&by("data-output", "command")).await?;
        let lines: f64 = page.script(LINES, &[]).await?;
        assert!(lines >= 6.0, "{size:?}: {lines} lines");
        let parameters: serde_json::Map<_, _> = (0..60)
            .map(|index| (format!("append:header.x-{index}"), json!("a value")))
            .collect();
        let input = json!({"RequestParameters": parameters}).to_string();
        page.open_input(&input, &[]).await?;
        page.find(&by("data-output", "command")).await?;
        let share = "const share = document.querySelector('[data-pane=command]').offsetHeight;
            return share / document.querySelector('.sheet').clientHeight";
        let share: f64 = page.script(share, &[]).await?;
        assert!(share < 0.61, "{size:?}: {share} of the height");
    }
    page.resize(None).await
}

async fn the_lower_panes_are_tabs_on_a_short_screen(page: &Page<'_>) -> Result<()> {
    page.open_input(MANY, &[]).await?;
    let request = page.output(Output::Request).await?;
    page.until("two panes", async || Ok(!page.exists("[role=tab]").await?))
        .await?;
    for size in [(1280, 600), (800, 900), (360, 740)] {
        page.resize(Some(size)).await?;
        page.open_input(MANY, &[]).await?;
        if size.0 < 1024 {
            page.click(".sheet-handle [aria-expanded]").await?;
        }
        page.find("[role=tab][data-open=document][aria-selected=true]")
            .await?;
        page.find(&by("data-output", "document")).await?;
        assert!(!page.exists(&by("data-output", "request")).await?);
        page.click("[role=tab][data-open=request]").await?;
        page.shows(Output::Request, &request).await?;
        assert!(!page.exists(&by("data-output", "document")).await?);
        page.find("[role=tabpanel][aria-labelledby=tab-request]")
            .await?;
        page.click("[role=tab][data-open=document]").await?;
        page.find(&by("data-output", "document")).await?;
    }
    page.resize(None).await?;
    // Where there is room again, both are there.
    page.find(&by("data-output", "request")).await?;
    page.find(&by("data-output", "document")).await?;
    Ok(())
}

async fn a_tab_is_chosen_by_the_arrows_and_remembered(page: &Page<'_>) -> Result<()> {
    page.resize(Some((1280, 600))).await?;
    page.open_input(MANY, &[]).await?;
    let tab = page.find("[role=tab][data-open=document]").await?;
    page.script_on::<()>(&tab, "arguments[0].focus()").await?;
    page.press(Key::Right + Key::Null).await?;
    page.focuses("[data-open=request][aria-selected=true]")
        .await?;
    page.find(&by("data-output", "request")).await?;
    page.open_input(MANY, &[]).await?;
    page.find("[data-open=request][aria-selected=true]").await?;
    page.find(&by("data-output", "request")).await?;
    page.resize(None).await
}

/// Whether all of an element is in the window and nothing lies over its middle.
pub const IN_SIGHT: &str = "const {left, top, right, bottom} = document.querySelector(arguments[0]).getBoundingClientRect();
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return top >= 0 && left >= 0 && right <= innerWidth + 1 && bottom <= innerHeight + 1
        && document.querySelector(arguments[0]).contains(hit)";

/// Whether a span is in the part of its pane that is in sight, below the editor.
const SPAN_IN_SIGHT: &str = "const span = document.querySelector(arguments[0]);
    const {left, top, right, bottom} = span.getBoundingClientRect();
    const pane = span.closest('.pane-text');
    const frame = pane.getBoundingClientRect();
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return top >= frame.top - 1 && bottom <= frame.bottom + 1 && pane.contains(hit)";

/// At 1,024 pixels, at a zoom of 200 %, and on a phone.
async fn a_narrow_screen_shows_the_commands_first_lines(page: &Page<'_>) -> Result<()> {
    for size in [(1024, 768), (640, 400), (360, 740)] {
        page.resize(Some(size)).await?;
        page.open_input(MANY, &[]).await?;
        for pointer in ["/ApiId", "/Description"] {
            let control = page.control(pointer).await?;
            let scroll = "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})";
            page.script_on::<()>(&control, scroll).await?;
            let command = "[data-pane=command] .pane-text";
            page.until("the strip", async || {
                page.script(IN_SIGHT, &[json!(command)]).await
            })
            .await
            .with_context(|| format!("{size:?}, {pointer}"))?;
            let lines: f64 = page.script(LINES, &[]).await?;
            assert!((1.0..5.0).contains(&lines), "{size:?}: {lines} lines");
        }
        page.fill("/ApiId", "live").await?;
        page.until("the command", async || {
            Ok(page
                .output(Output::Command)
                .await?
                .contains("--api-id live"))
        })
        .await?;
    }
    page.resize(None).await
}

async fn the_strip_follows_the_field(page: &Page<'_>) -> Result<()> {
    page.resize(Some((360, 740))).await?;
    page.open_input(MANY, &[]).await?;
    let control = page.control("/Description").await?;
    page.script_on::<()>(&control, "arguments[0].focus()")
        .await?;
    page.until("the option in the strip", async || {
        let span = "[data-output=command] [data-active]";
        Ok(page.exists(span).await? && page.script(SPAN_IN_SIGHT, &[json!(span)]).await?)
    })
    .await?;
    page.resize(None).await
}

async fn undo_and_redo_stay_in_sight(page: &Page<'_>) -> Result<()> {
    for size in [(1400, 900), (1024, 768), (360, 740)] {
        page.resize(Some(size)).await?;
        page.open_input(MANY, &[]).await?;
        page.is_whole().await?;
        page.fill("/ApiId", "b").await?;
        page.script::<()>("scrollTo(0, document.documentElement.scrollHeight)", &[])
            .await?;
        for button in ["[data-undo]", "[data-redo]", "[data-clear]"] {
            page.until(button, async || {
                page.script(IN_SIGHT, &[json!(button)]).await
            })
            .await
            .with_context(|| format!("{size:?}"))?;
        }
    }
    page.resize(None).await
}

async fn the_summary_says_what_is_left(page: &Page<'_>) -> Result<()> {
    page.open("#/dynamodb/put-item").await?;
    page.eventually(
        "what is left",
        "2 required parameters left: Table name, Item".to_owned(),
        async || {
            let words = "return [...document.querySelectorAll('.left h3, .left li')]
                .map(element => element.textContent.trim()).join(' ').replace('Table name', 'Table name,')";
            page.script(words, &[]).await
        },
    )
    .await?;
    page.click(".left li:first-child button").await?;
    page.focuses(&by("name", "/TableName")).await?;
    page.fill("/TableName", "Music").await?;
    page.until("one parameter less", async || {
        Ok(page
            .text(".left")
            .await?
            .contains("1 required parameter left:"))
    })
    .await?;
    page.open(&link_to(
        "#/dynamodb/put-item",
        r#"{"TableName":"Music","Item":{"a":{"S":"b"}}}"#,
        &[],
    ))
    .await?;
    page.find(".all-clear").await?;
    assert!(!page.exists(".left").await?);
    Ok(())
}

/// Nothing wraps, overlaps or sticks out.
async fn the_header_fits_any_width(page: &Page<'_>) -> Result<()> {
    for width in [320, 360, 480, 720, 768, 1024, 1280] {
        page.resize(Some((width, 740))).await?;
        page.open("#/sqs/create-queue").await?;
        let script = "const header = document.querySelector('header.top');
            const parts = [...header.children].filter(part => part.getClientRects().length)
                .map(part => part.getBoundingClientRect());
            return header.scrollWidth <= header.clientWidth
                && parts.every(({top, bottom}) => top >= 0 && bottom <= header.offsetHeight)
                && parts.every((part, index) => index === 0 || part.left >= parts[index - 1].right)";
        assert!(page.script::<bool>(script, &[]).await?, "{width} pixels");
    }
    page.resize(None).await
}

async fn a_shell_is_not_cut_off(page: &Page<'_>) -> Result<()> {
    let shell = "#command-shell";
    for size in [(1100, 800), (1280, 800)] {
        page.resize(Some(size)).await?;
        page.open_input(MANY, &[("shell", "windows-powershell")])
            .await?;
        page.find(shell).await?;
        let room = "const select = document.querySelector(arguments[0]);
            const style = getComputedStyle(select);
            const canvas = document.createElement('canvas').getContext('2d');
            canvas.font = `${style.fontSize} ${style.fontFamily}`;
            const text = canvas.measureText(select.selectedOptions[0].text).width;
            return select.clientWidth - parseFloat(style.paddingLeft) - text";
        let room: f64 = page.script(room, &[json!(shell)]).await?;
        assert!(room >= 8.0, "{size:?}: {room}");
    }
    page.resize(None).await
}

/// Also where the outputs leave the form little room; and its controls are equally high.
async fn an_entry_of_a_map_of_unions_is_one_line(page: &Page<'_>) -> Result<()> {
    for width in [1040, 1100, 1280] {
        page.resize(Some((width, 720))).await?;
        page.open("#/dynamodb/put-item").await?;
        page.find(&by("data-key", "/Item/")).await?;
        let boxes = "return ['[data-key]', 'select', '[name$=\\'/S\\']'].map(selector => {
            const box = document.querySelector(`.entry ${selector}`).getBoundingClientRect();
            return [Math.round(box.top), Math.round(box.bottom)]; })";
        let boxes: Vec<[i64; 2]> = page.script(boxes, &[]).await?;
        assert!(
            boxes.iter().all(|one| *one == boxes[0]),
            "{width}: {boxes:?}"
        );
    }
    page.resize(None).await
}

/// Below each other, cells have no column that would say what they are.
async fn a_narrow_table_names_its_cells(page: &Page<'_>) -> Result<()> {
    page.resize(Some((360, 740))).await?;
    page.open("#/ec2/create-tags").await?;
    page.find(&by("name", "/Tags/0/Key")).await?;
    // Firefox does not resolve `attr(data-label)` for scripts.
    let words = "return [...document.querySelectorAll('.tabular td[data-label]')]
        .filter(cell => getComputedStyle(cell, '::before').content !== 'none').map(cell => cell.dataset.label)";
    let words: Vec<String> = page.script(words, &[]).await?;
    assert_eq!(words, ["Key", "Value"]);
    page.resize(None).await
}

/// What comes under the pointer has room in the row: nothing below moves away.
async fn a_closed_row_is_as_high_under_the_pointer(page: &Page<'_>) -> Result<()> {
    for size in [(1280, 720), (800, 900)] {
        page.resize(Some(size)).await?;
        page.open_empty().await?;
        for name in ["RequestParameters", "RequestTemplates"] {
            let row = page.find(&format!(".form #f--{name}[data-closed]")).await?;
            page.point_at(&page.find("header.top").await?).await?;
            let height = "return arguments[0].offsetHeight";
            let before: u32 = page.script_on(&row, height).await?;
            page.point_at(&row).await?;
            let button = format!("#f--{name} .head-actions .field-action");
            let is_shown = "const button = document.querySelector(arguments[0]);
                return button.offsetWidth > 0";
            page.until("the row's other buttons", async || {
                page.script(is_shown, &[json!(button)]).await
            })
            .await?;
            let under: u32 = page.script_on(&row, height).await?;
            assert_eq!(under, before, "{size:?}: {name}");
        }
    }
    page.resize(None).await
}
