//! The editors of the outputs, and what is pasted on the page.

use anyhow::Result;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use super::{Output, Page, by};

impl Page<'_> {
    /// The editor of an output.
    pub async fn editor(&self, output: Output) -> Result<WebElement> {
        self.find(&by("data-editor", output.name())).await
    }

    /// What an editor has, which is what its pane shows.
    pub async fn edited(&self, output: Output) -> Result<String> {
        let editor = self.editor(output).await?;
        self.script_on(&editor, "return arguments[0].value").await
    }

    /// Puts the caret of an editor behind the first place of a text, as a key press does.
    pub async fn put_caret(&self, output: Output, behind: &str) -> Result<()> {
        let editor = self.editor(output).await?;
        self.script_on::<()>(&editor, "arguments[0].focus()")
            .await?;
        // It has the newest text once it has the focus.
        let text = self
            .wait_for(behind, async || {
                let text = self.edited(output).await?;
                Ok(text.contains(behind).then_some(text))
            })
            .await?;
        let at = text.find(behind).unwrap_or_default() + behind.len();
        let at = text[..at].encode_utf16().count();
        // One further to the left, where a real key brings it back.
        let script = "arguments[0].setSelectionRange(arguments[1] - 1, arguments[1] - 1)";
        self.script::<Value>(script, &[editor.to_json()?, json!(at)])
            .await?;
        self.press(Key::Right).await
    }

    /// Where the caret of an editor is, in UTF-16 units.
    pub async fn caret(&self, output: Output) -> Result<usize> {
        let editor = self.editor(output).await?;
        self.script_on(&editor, "return arguments[0].selectionStart")
            .await
    }

    /// Pastes a text into the element of a selector, as the browser tells the page of it.
    pub async fn paste(&self, selector: &str, text: &str) -> Result<()> {
        self.find(selector).await?;
        let script = "const data = new DataTransfer();
            data.setData('text/plain', arguments[1]);
            // Firefox takes the text itself, and nothing of an object from a script.
            const own = {data: arguments[1], dataType: 'text/plain'};
            const event = {clipboardData: data, ...own, bubbles: true, cancelable: true};
            document.querySelector(arguments[0]).dispatchEvent(new ClipboardEvent('paste', event))";
        self.script::<Value>(script, &[json!(selector), json!(text)])
            .await?;
        Ok(())
    }
}
