//! From a pointer and a value to the actions that bring the one to the other, by the page's public contract alone.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use super::person::Person;
use super::task::{Entered, Step, Task};
use crate::page::{Output, by};

/// How long the page may take until an action shows.
const PATIENCE: Duration = Duration::from_secs(10);
/// More actions than this for one value go around in a circle.
const MOST: usize = 40;

/// The next action on the way to a value, whose target `person.target` then is.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "action", rename_all = "lowercase")]
enum Action {
    /// The value's own control is there.
    Fill,
    /// Names an entry.
    Key { text: String },
    /// Opens or adds what is at a place.
    Click { at: String },
    /// Adds an item or entry after the one in which the focus is.
    Another { at: String },
    /// Chooses a type.
    Choose { value: String },
    /// Nothing leads on yet.
    Wait { at: String },
}

/// Does a task: fills in its values, copies the command, and compares the document with the expected one.
pub async fn complete(person: &Person<'_>, task: &Task) -> Result<()> {
    if let Some(scenario) = &task.scenario {
        if person.sees("data-scenario", &scenario.id).await?.is_none() {
            let group = person.page.button_named(".scenario-tab", &scenario.group);
            person.click(&group.await?).await?;
        }
        let button = person.sees("data-scenario", &scenario.id).await?;
        person.click(&button.context("no such scenario")?).await?;
    }
    for step in &task.steps {
        let entered = fill(person, step).await;
        entered.with_context(|| format!("filling in {}", step.at))?;
    }
    let command = person.copy_command().await?;
    show_document(person).await?;
    person.page.holds(task.expected()).await?;
    for part in &task.command {
        ensure!(command.contains(part), "no {part} in\n{command}");
    }
    Ok(())
}

/// Opens the pane of the document where it is folded; only the check needs it, so it does not count.
async fn show_document(person: &Person<'_>) -> Result<()> {
    let pane = by("data-output", Output::Document.name());
    if !person.page.exists(&pane).await? {
        let open = by("data-open", Output::Document.name());
        person.page.click(&open).await?;
    }
    Ok(())
}

async fn fill(person: &Person<'_>, step: &Step) -> Result<()> {
    let mut before = None;
    for _ in 0..MOST {
        let action = next(person, step, before.as_ref()).await?;
        let target = person.page.element("return person.target", &[]).await?;
        match &action {
            Action::Fill => {
                person.has_entered();
                return enter(person, step).await;
            }
            Action::Key { text } => {
                person.has_entered();
                person.reach(&target).await?;
                person.type_text(text).await?;
            }
            Action::Click { .. } => person.click(&target).await?,
            Action::Another { .. } => {
                let leads_on = async || Ok(look(person, step).await? != action);
                if !person.press_if(Key::Enter, leads_on).await? {
                    person.click(&target).await?;
                }
            }
            Action::Choose { value } => person.choose(&target, value).await?,
            Action::Wait { at } => bail!("nothing leads on from {at}"),
        }
        before = Some(action);
    }
    bail!("{before:?} again and again")
}

/// The next action: another one than before, as soon as there is one.
async fn next(person: &Person<'_>, step: &Step, before: Option<&Action>) -> Result<Action> {
    let begun = Instant::now();
    loop {
        let action = look(person, step).await?;
        if before != Some(&action) && !matches!(action, Action::Wait { .. }) {
            return Ok(action);
        }
        ensure!(begun.elapsed() < PATIENCE, "{action:?} after {before:?}");
        person.settle().await?;
    }
}

/// What leads on as the page is now.
async fn look(person: &Person<'_>, step: &Step) -> Result<Action> {
    let script = "return person.next(arguments[0])";
    person.page.script(script, &[json!(step.names())]).await
}

/// Enters a value into its own control.
async fn enter(person: &Person<'_>, step: &Step) -> Result<()> {
    if let Some(way) = &step.way {
        let control = shown(person, step).await?;
        choose_button(person, "way", &[control.to_json()?, json!(way)]).await?;
    }
    let control = shown(person, step).await?;
    let text = match &step.value {
        Entered::Type(text) => text,
        Entered::Paste(lines) => {
            person.reach(&control).await?;
            return person.paste(&lines.join("\n")).await;
        }
    };
    if choose_button(person, "radio", &[json!(step.at), json!(text)]).await? {
        return Ok(());
    }
    if person
        .page
        .script_on(&control, "return arguments[0].matches('select')")
        .await?
    {
        return person.choose(&control, text).await;
    }
    person.reach(&control).await?;
    person.type_text(text).await
}

/// Clicks the button that a function of `person.js` finds, if it finds one.
async fn choose_button(person: &Person<'_>, find: &str, arguments: &[Value]) -> Result<bool> {
    let script = format!("return person.{find}(...arguments) !== null");
    let is_there = person.page.script(&script, arguments).await?;
    if is_there {
        let button = person.page.element("return person.target", &[]).await?;
        person.click(&button).await?;
    }
    Ok(is_there)
}

/// The control of a step as it is now.
async fn shown(person: &Person<'_>, step: &Step) -> Result<WebElement> {
    for name in step.names() {
        if let Some(control) = person.sees("name", name).await? {
            return Ok(control);
        }
    }
    bail!("no control is at {}", step.at)
}
