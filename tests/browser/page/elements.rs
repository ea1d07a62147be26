//! Elements, keys, scripts.

use std::sync::MutexGuard;

use anyhow::{Context, Result};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::error::WebDriverErrorInner::StaleElementReference;
use thirtyfour::prelude::*;
use thirtyfour::{ElementId, RequestData, SessionId};

use crate::bidi::Bidi;

use super::Page;

impl Page<'_> {
    pub fn driver(&self) -> &WebDriver {
        &self.session.driver
    }

    /// The first element that a selector finds, once it finds one.
    pub async fn find(&self, selector: &str) -> Result<WebElement> {
        let found = self
            .wait_for(selector, async || {
                let found = self.driver().find_all(By::Css(selector)).await?;
                Ok(found.into_iter().next())
            })
            .await?;
        Ok(found)
    }

    pub async fn exists(&self, selector: &str) -> Result<bool> {
        let script = "return document.querySelector(arguments[0]) !== null";
        self.script(script, &[json!(selector)]).await
    }

    /// Whether the first element of a selector is there and has a box.
    pub async fn is_visible(&self, selector: &str) -> Result<bool> {
        let script = "const element = document.querySelector(arguments[0]);
            return element !== null && element.checkVisibility({visibilityProperty: true})";
        self.script(script, &[json!(selector)]).await
    }

    pub async fn count(&self, selector: &str) -> Result<usize> {
        let script = "return document.querySelectorAll(arguments[0]).length";
        self.script(script, &[json!(selector)]).await
    }

    pub async fn text(&self, selector: &str) -> Result<String> {
        let script = "return document.querySelector(arguments[0])?.textContent ?? ''";
        self.script(script, &[json!(selector)]).await
    }

    /// Clicks what is there; if the page puts another in its place just then, that.
    pub async fn click(&self, selector: &str) -> Result<()> {
        let mut clicked = self.click_first(selector).await;
        if clicked.as_ref().is_err_and(is_stale) {
            clicked = self.click_first(selector).await;
        }
        clicked.with_context(|| format!("click {selector}"))
    }

    async fn click_first(&self, selector: &str) -> Result<()> {
        self.click_on(&self.find(selector).await?).await
    }

    /// Clicks like a visitor: scrolls to where the element is not covered, waits until it is still, then hits its
    /// middle.
    pub async fn click_on(&self, element: &WebElement) -> Result<()> {
        let still = "return (async element => {
            const painted = () => new Promise(next => requestAnimationFrame(() => setTimeout(next)));
            const place = () => JSON.stringify(element.getBoundingClientRect());
            element.scrollIntoView({block: 'center', behavior: 'instant'});
            for (let before = '', still = 0, left = 60; still < 2 && left > 0; left--) {
                still = place() === before ? still + 1 : 0;
                before = place();
                await painted();
            }
        })(arguments[0])";
        self.script_on::<Value>(element, still).await?;
        Ok(element.click().await?)
    }

    /// Scrolls to an element and moves the pointer over its middle.
    pub async fn point_at(&self, element: &WebElement) -> Result<()> {
        element.scroll_into_view().await?;
        let actions = self.driver().action_chain();
        Ok(actions.move_to_element_center(element).perform().await?)
    }

    /// Chooses an option of a select by its value.
    pub async fn select(&self, selector: &str, value: &str) -> Result<()> {
        let option = format!("{selector} option[value={}]", quoted(value));
        self.find(&option).await?.click().await?;
        Ok(())
    }

    /// Types into whatever has the focus.
    pub async fn press(&self, keys: impl Into<TypingData>) -> Result<()> {
        self.driver()
            .action_chain()
            .send_keys(keys)
            .perform()
            .await?;
        Ok(())
    }

    /// Takes the focus from the control that has it, as a click beside it does.
    pub async fn leave_control(&self) -> Result<()> {
        self.script::<()>("document.activeElement.blur()", &[])
            .await
    }

    /// Presses a key while another is held.
    pub async fn press_with(&self, held: Key, key: impl Into<TypingData>) -> Result<()> {
        let chain = self.driver().action_chain();
        let chain = chain.key_down(held.clone()).send_keys(key).key_up(held);
        chain.perform().await?;
        Ok(())
    }

    /// Whether the element with the focus matches a selector.
    pub async fn has_focus(&self, selector: &str) -> Result<bool> {
        let script = "return document.activeElement?.matches(arguments[0]) ?? false";
        self.script(script, &[json!(selector)]).await
    }

    /// Waits until an element of this selector has the focus.
    pub async fn focuses(&self, selector: &str) -> Result<()> {
        self.until(&format!("the focus on {selector}"), async || {
            self.has_focus(selector).await
        })
        .await
        .with_context(|| format!("looking for the focus on {selector}"))
    }

    pub async fn script<T: DeserializeOwned>(
        &self,
        script: &str,
        arguments: &[Value],
    ) -> Result<T> {
        let result = self.run(script, arguments).await?;
        Ok(result.convert()?)
    }

    pub async fn script_on<T: DeserializeOwned>(
        &self,
        element: &WebElement,
        script: &str,
    ) -> Result<T> {
        self.script(script, &[element.to_json()?]).await
    }

    /// The element that a script returns.
    pub async fn element(&self, script: &str, arguments: &[Value]) -> Result<WebElement> {
        Ok(self.run(script, arguments).await?.element()?)
    }

    /// An element's name as the browser computes it for assistive technology.
    pub async fn label(&self, element: &WebElement) -> Result<String> {
        let answer = self
            .driver()
            .cmd(ComputedLabel(element.element_id()))
            .await?;
        Ok(answer.value()?)
    }

    async fn run(&self, script: &str, arguments: &[Value]) -> Result<ScriptRet> {
        Ok(self.driver().execute(script, arguments.to_vec()).await?)
    }

    /// Sends a command that classic WebDriver does not have.
    pub fn bidi(&self, method: &str, params: Value) -> Result<Value> {
        self.lock().command(method, params)
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, Bidi> {
        self.session
            .bidi
            .lock()
            .unwrap_or_else(|lock| lock.into_inner())
    }
}

/// WebDriver's command for an element's accessible name, which the crate does not have.
#[derive(Debug)]
struct ComputedLabel(ElementId);

impl FormatRequestData for ComputedLabel {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let ComputedLabel(element) = self;
        let path = format!("session/{session}/element/{element}/computedlabel");
        // The default method is GET.
        RequestData::new(Default::default(), path)
    }
}

/// The selector of an attribute that has exactly this value.
pub fn by(attribute: &str, value: &str) -> String {
    format!("[{attribute}={}]", quoted(value))
}

/// A text as a string of CSS.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            control if control.is_ascii_control() => {
                quoted += &format!("\\{:x} ", u32::from(control));
            }
            other => quoted.push(other),
        }
    }
    quoted + "\""
}

/// Whether an element was no longer on the page when something was to be done with it.
fn is_stale(error: &anyhow::Error) -> bool {
    let error = error.downcast_ref::<WebDriverError>();
    error.is_some_and(|error| matches!(error.as_inner(), StaleElementReference(_)))
}
