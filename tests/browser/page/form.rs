//! The form.

use anyhow::{Context, Result};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use super::Page;
use super::elements::{by, quoted};

impl Page<'_> {
    /// The control of a value.
    pub async fn control(&self, pointer: &str) -> Result<WebElement> {
        self.find(&by("name", pointer)).await
    }

    /// The control of an entry's key.
    pub async fn key(&self, pointer: &str) -> Result<WebElement> {
        self.find(&by("data-key", pointer)).await
    }

    /// What a control holds.
    pub async fn value(&self, pointer: &str) -> Result<String> {
        let control = self.control(pointer).await?;
        let value = control.prop("value").await?;
        Ok(value.unwrap_or_default())
    }

    /// Replaces what a control holds by typing.
    pub async fn fill(&self, pointer: &str, text: &str) -> Result<()> {
        self.retype(self.control(pointer).await?, text).await
    }

    /// Replaces an entry's key by typing.
    pub async fn set_key(&self, pointer: &str, key: &str) -> Result<()> {
        self.retype(self.key(pointer).await?, key).await
    }

    async fn retype(&self, control: WebElement, text: &str) -> Result<()> {
        self.script_on::<Value>(&control, "arguments[0].focus(); arguments[0].select()")
            .await?;
        if text.is_empty() {
            control.send_keys(Key::Delete + Key::Null).await?;
        } else {
            control.send_keys(text).await?;
        }
        Ok(())
    }

    /// Puts a text into a control at once, for texts that would take long to type.
    pub async fn put(&self, pointer: &str, text: &str) -> Result<()> {
        let control = self.control(pointer).await?;
        let script = "arguments[0].value = arguments[1];
            arguments[0].dispatchEvent(new InputEvent('input', {bubbles: true}))";
        self.script::<Value>(script, &[control.to_json()?, json!(text)])
            .await?;
        Ok(())
    }

    /// Adds an optional member, an item or an entry; the rows of a structure's optional members are unfolded first.
    pub async fn add(&self, pointer: &str) -> Result<()> {
        let adds = by("data-add", pointer);
        let above = pointer.rsplit_once('/').map_or("", |(above, _)| above);
        let folded = by("data-adds", above) + "[aria-expanded=false]";
        // A required structure is open from the beginning.
        let open = format!(
            "{}, [name^={inside}], [data-add^={inside}]",
            by("data-adds", pointer),
            inside = quoted(&format!("{pointer}/"))
        );
        self.until(&adds, async || {
            let ways = format!("{adds}, {folded}, {open}");
            self.exists(&ways).await
        })
        .await?;
        if self.exists(&open).await? && !self.exists(&adds).await? {
            return Ok(());
        }
        if !self.exists(&adds).await? {
            self.click(&folded).await?;
        }
        self.click(&adds).await
    }

    /// Takes a member, an item or an entry away.
    pub async fn remove(&self, pointer: &str) -> Result<()> {
        self.click(&by("data-remove", pointer)).await
    }

    /// Tells the page what the API is; an empty value leaves it open.
    pub async fn tell(&self, fact: &str, value: &str) -> Result<()> {
        let radio = format!("[name={}][value={}]", quoted(fact), quoted(value));
        let radio = self.find(&radio).await?;
        // The radio itself may lie under its label's own looks.
        self.script_on::<Value>(&radio, "arguments[0].closest('label').click()")
            .await?;
        Ok(())
    }

    /// Opens a group of scenarios and starts from one of them.
    pub async fn start_from(&self, group: &str, scenario: &str) -> Result<()> {
        let tab = self.button_named(".scenario-tab", group).await?;
        self.click_on(&tab).await?;
        self.click(&by("data-scenario", scenario)).await
    }

    /// The element of a selector whose text is this.
    pub async fn button_named(&self, selector: &str, text: &str) -> Result<WebElement> {
        let script = "return [...document.querySelectorAll(arguments[0])]
            .find(element => element.textContent.trim() === arguments[1])";
        let found = self.element(script, &[json!(selector), json!(text)]).await;
        found.with_context(|| format!("no {selector} says {text}"))
    }
}
