use std::path::{Path, PathBuf};
use std::sync::MutexGuard;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::error::WebDriverErrorInner::StaleElementReference;
use thirtyfour::prelude::*;

use thirtyfour::{ElementId, RequestData, SessionId};

use crate::bidi::Bidi;
use crate::browser::Session;
use crate::native::{CREATE_INTEGRATION, Choices, Native, Panes};
use crate::server::Server;

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

/// How long a change may take on a busy machine before it counts as missing.
const PATIENCE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(15);

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
            self.script::<Value>("localStorage.clear()", &[]).await?;
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

/// The form.
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

/// The outputs.
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

/// Elements, keys, scripts.
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

    /// Clicks like a visitor: scrolls to where the element is not covered, then hits its middle.
    pub async fn click_on(&self, element: &WebElement) -> Result<()> {
        let scroll = "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})";
        self.script_on::<Value>(element, scroll).await?;
        Ok(element.click().await?)
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

    fn lock(&self) -> MutexGuard<'_, Bidi> {
        self.session
            .bidi
            .lock()
            .unwrap_or_else(|lock| lock.into_inner())
    }
}

/// Waiting: always for something to be so, never for some time.
impl Page<'_> {
    pub async fn until(&self, what: &str, probe: impl AsyncFn() -> Result<bool>) -> Result<()> {
        self.wait_for(what, async || Ok(probe().await?.then_some(())))
            .await
    }

    /// Waits until a probe gives what is expected; says what it gave last where it never does.
    pub async fn eventually<T: PartialEq + std::fmt::Debug>(
        &self,
        what: &str,
        expected: T,
        probe: impl AsyncFn() -> Result<T>,
    ) -> Result<()> {
        let begun = Instant::now();
        loop {
            let found = probe().await;
            match found {
                Ok(found) if found == expected => return Ok(()),
                Ok(found) if begun.elapsed() > PATIENCE => {
                    bail!("{what}: expected\n{expected:#?}\nfound\n{found:#?}")
                }
                Err(error) if begun.elapsed() > PATIENCE => return Err(error),
                _ => tokio::time::sleep(PAUSE).await,
            }
        }
    }

    pub async fn wait_for<T>(
        &self,
        what: &str,
        probe: impl AsyncFn() -> Result<Option<T>>,
    ) -> Result<T> {
        let begun = Instant::now();
        loop {
            // An element may be drawn anew between finding and asking it.
            let found = probe().await;
            if begun.elapsed() > PATIENCE {
                return found?.with_context(|| format!("waited in vain for {what}"));
            }
            if let Ok(Some(found)) = found {
                return Ok(found);
            }
            tokio::time::sleep(PAUSE).await;
        }
    }
}

/// What has to hold after everything.
impl Page<'_> {
    /// No request left the origin or asked for what is not there, no policy was violated, and the
    /// console stayed silent.
    pub fn stayed_quiet(&self) -> Result<()> {
        let events = self.lock().take_events()?;
        let noise: Vec<String> = events
            .iter()
            .filter_map(|event| self.noise(event))
            .collect();
        ensure!(noise.is_empty(), "{}", noise.join("\n"));
        Ok(())
    }

    /// The same where the site is known not to give some files.
    pub fn expect_missing(&self, files: &[&str]) -> Result<()> {
        let events = self.lock().take_events()?;
        let is_known = |noise: &String| files.iter().any(|file| noise.contains(file));
        let noise = events.iter().filter_map(|event| self.noise(event));
        let noise: Vec<String> = noise.filter(|noise| !is_known(noise)).collect();
        ensure!(noise.is_empty(), "{}", noise.join("\n"));
        Ok(())
    }

    fn noise(&self, event: &Value) -> Option<String> {
        let params = &event["params"];
        match event["method"].as_str() {
            Some("network.beforeRequestSent") => {
                let url = params["request"]["url"].as_str().unwrap_or_default();
                let local = ["about:", "data:", "blob:"]
                    .iter()
                    .any(|scheme| url.starts_with(scheme));
                (!local && !url.starts_with(&self.server.page()))
                    .then(|| format!("a request for {url}"))
            }
            Some("log.entryAdded") => matches!(params["level"].as_str(), Some("error" | "warn"))
                .then(|| format!("the console says: {}", params["text"])),
            _ => None,
        }
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

/// The selector of an attribute that has exactly this value.
pub fn by(attribute: &str, value: &str) -> String {
    format!("[{attribute}={}]", quoted(value))
}

/// A text as a string of CSS.
fn quoted(text: &str) -> String {
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

fn shortened(text: &str) -> String {
    text.chars().take(300).collect()
}
