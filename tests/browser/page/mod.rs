mod editor;
mod elements;
mod form;
mod noise;
mod outputs;
mod waiting;

use std::path::{Path, PathBuf};

use anyhow::Result;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use crate::browser::Session;
use crate::native::Native;
use crate::server::Server;

pub use elements::by;

/// The page in a browser, in the terms of its public contract.
pub struct Page<'a> {
    pub session: &'a Session,
    pub server: &'a Server,
    pub native: &'a Native,
    /// The folder of the built site.
    pub dist: &'a Path,
    /// The source of axe-core.
    pub axe: &'a str,
}

/// One of the three panes, by its `data-output`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    Command,
    Document,
    Request,
}

/// A diagnostic as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
pub struct Shown {
    pub rule: String,
    pub severity: String,
    pub path: String,
}

pub const OPERATION: &str = "#/apigatewayv2/create-integration";

impl Output {
    pub const ALL: [Output; 3] = [Output::Command, Output::Document, Output::Request];

    pub fn name(self) -> &'static str {
        match self {
            Output::Command => "command",
            Output::Document => "document",
            Output::Request => "request",
        }
    }
}

/// Opening.
impl Page<'_> {
    /// Opens the empty form, as on a first visit.
    pub async fn open_empty(&self) -> Result<()> {
        self.open(OPERATION).await
    }

    /// Opens a link to an input, with what is told about the API.
    pub async fn open_input(&self, input: &str, parameters: &[(&str, &str)]) -> Result<()> {
        self.open(&link(input, parameters)).await
    }

    /// Opens an address of the page, `#` and all, and waits until it can be used.
    ///
    /// What is open already is left first, since another fragment alone would not load anything.
    pub async fn open(&self, fragment: &str) -> Result<()> {
        self.open_at(self.server.page(), fragment).await
    }

    /// The same where the site goes without the catalog.
    pub async fn open_bare(&self, fragment: &str) -> Result<()> {
        self.open_at(self.server.bare_page(), fragment).await
    }

    /// The same where the catalog comes only every second time.
    pub async fn open_unsteady(&self, fragment: &str) -> Result<()> {
        self.open_at(self.server.unsteady_page(), fragment).await
    }

    /// The same where the page takes long to come.
    pub async fn open_slow(&self, fragment: &str) -> Result<()> {
        self.open_at(self.server.slow_page(), fragment).await
    }

    async fn open_at(&self, page: String, fragment: &str) -> Result<()> {
        self.leave().await?;
        self.driver().goto(format!("{page}{fragment}")).await?;
        self.wait_until_usable().await
    }

    /// The files of the catalog that the page has fetched since it was loaded.
    pub async fn fetched(&self) -> Result<Vec<String>> {
        let script = "return performance.getEntriesByType('resource')
            .map(({name}) => name.split('/catalog/')[1]).filter(name => name !== undefined)";
        self.script(script, &[]).await
    }

    /// The catalog's folder.
    pub fn catalog(&self) -> PathBuf {
        self.dist.join("catalog")
    }

    /// Goes to where there is nothing.
    pub async fn leave(&self) -> Result<()> {
        self.driver().goto("about:blank").await?;
        self.until("the blank page", async || {
            self.script("return location.href === 'about:blank'", &[])
                .await
        })
        .await
    }

    /// Waits for the form, or for the words that stand in its place.
    pub async fn wait_until_usable(&self) -> Result<()> {
        self.until("the page", async || self.exists("h1").await)
            .await
    }

    /// Leaves the page and forgets what was chosen, said and sized before.
    pub async fn forget(&self) -> Result<()> {
        let address = self.driver().current_url().await?;
        if address.as_str().starts_with(self.server.origin()) {
            self.script::<Value>("localStorage.clear(); sessionStorage.clear()", &[])
                .await?;
        }
        self.leave().await?;
        self.resize(None).await?;
        self.lock().take_events()?;
        Ok(())
    }

    pub async fn reload(&self) -> Result<()> {
        self.script::<Value>("window.old = true", &[]).await?;
        self.driver().refresh().await?;
        self.until("the reload", async || {
            self.script("return !('old' in window)", &[]).await
        })
        .await?;
        self.wait_until_usable().await
    }

    /// The page's address from `#` on.
    pub async fn fragment(&self) -> Result<String> {
        self.script("return location.hash", &[]).await
    }

    /// Gives the viewport a size in CSS pixels; none gives it back the window's.
    pub async fn resize(&self, size: Option<(u32, u32)>) -> Result<()> {
        let context = self.driver().window().await?.to_string();
        let viewport = size.map(|(width, height)| json!({"width": width, "height": height}));
        self.bidi(
            "browsingContext.setViewport",
            json!({"context": context, "viewport": viewport}),
        )?;
        if let Some((width, _)) = size {
            self.until("the viewport's new size", async || {
                Ok(self.script::<u32>("return innerWidth", &[]).await? == width)
            })
            .await?;
        }
        Ok(())
    }
}

/// The page's address for an input, from `#` on.
pub fn link(input: &str, parameters: &[(&str, &str)]) -> String {
    link_to(OPERATION, input, parameters)
}

/// The same for any operation, which the beginning of an address names.
pub fn link_to(operation: &str, input: &str, parameters: &[(&str, &str)]) -> String {
    let mut link = format!("{operation}?input={}", encoded(input));
    for (name, value) in parameters {
        link += &format!("&{}={}", encoded(name), encoded(value));
    }
    link
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}
