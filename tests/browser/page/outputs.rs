//! The outputs, and the diagnostics.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::native::{CREATE_INTEGRATION, Choices, Panes};

use super::{Output, Page, Shown, by};

impl Page<'_> {
    pub async fn output(&self, output: Output) -> Result<String> {
        let script = "return document.querySelector(arguments[0]).textContent";
        let selector = by("data-output", output.name());
        self.script(script, &[json!(selector)]).await
    }

    pub async fn panes(&self) -> Result<Panes> {
        Ok(Panes {
            command: self.output(Output::Command).await?,
            document: self.output(Output::Document).await?,
            request: self.output(Output::Request).await?,
        })
    }

    /// Waits until a pane shows this text.
    pub async fn shows(&self, output: Output, expected: &str) -> Result<()> {
        self.eventually(output.name(), expected.to_owned(), async || {
            self.output(output).await
        })
        .await
    }

    pub async fn until_command_ends_with(&self, end: &str) -> Result<()> {
        self.until(end, async || {
            Ok(self.output(Output::Command).await?.ends_with(end))
        })
        .await
    }

    /// Waits until the whole form is made, some of which is a few frames after it can be used.
    pub async fn is_whole(&self) -> Result<()> {
        let rest = "return (async () => {
            const painted = () => new Promise(next => requestAnimationFrame(() => setTimeout(next)));
            const fields = () => document.querySelectorAll('.form input').length;
            for (let count = -1, still = 0; still < 5; await painted()) {
                still = fields() === count ? still + 1 : 0;
                count = fields();
            }
        })()";
        self.script(rest, &[]).await
    }

    /// Waits until the document is this one, whatever its spaces.
    pub async fn holds(&self, expected: Value) -> Result<()> {
        self.eventually("the document", expected, async || {
            Ok(serde_json::from_str(&self.output(Output::Document).await?)?)
        })
        .await
    }

    /// Waits until all panes show what the command `wireform` prints for this input.
    pub async fn agrees(&self, input: &str, choices: Choices) -> Result<()> {
        self.agrees_for(CREATE_INTEGRATION, input, choices).await
    }

    /// The same for any operation, by the CLI's two words.
    pub async fn agrees_for(
        &self,
        operation: [&str; 2],
        input: &str,
        choices: Choices,
    ) -> Result<()> {
        let expected = self.native.panes(operation, input, choices)?;
        self.eventually("the panes", expected, async || self.panes().await)
            .await
            .with_context(|| format!("input {}, {choices:?}", shortened(input)))
    }

    /// The diagnostics beside the fields.
    pub async fn diagnostics(&self) -> Result<Vec<Shown>> {
        self.diagnostics_in(".form").await
    }

    /// The diagnostics of the summary.
    pub async fn summary(&self) -> Result<Vec<Shown>> {
        self.diagnostics_in(".problems").await
    }

    async fn diagnostics_in(&self, part: &str) -> Result<Vec<Shown>> {
        let script = "return [...document.querySelectorAll(arguments[0] + ' [data-diagnostic]')]
            .map(({dataset}) => ({
                rule: dataset.diagnostic, severity: dataset.severity, path: dataset.path,
            }))";
        let mut shown: Vec<Shown> = self.script(script, &[json!(part)]).await?;
        shown.sort();
        Ok(shown)
    }
}

fn shortened(text: &str) -> String {
    text.chars().take(300).collect()
}
