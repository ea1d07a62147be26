use std::cell::{Cell, RefCell};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use super::effort::Effort;
use crate::page::{Output, Page};

/// What is seen of the page.
const SIGHT: &str = include_str!("person.js");
/// A control that is no more than so many presses of Tab away, or of Shift+Tab, is reached by them: a button may lie
/// between.
const NEAR: usize = 2;

/// How often it is looked whether a key does something.
const TRIES: usize = 4;
/// How long the command may take to the clipboard.
const COPYING: Duration = Duration::from_secs(1);

/// Somebody who is quick and sensible, at a page that is open: fills in values by mouse and keyboard, and counts.
pub struct Person<'a> {
    pub page: &'a Page<'a>,
    effort: Cell<Effort>,
    /// What was done, in words.
    trace: RefCell<Vec<String>>,
}

impl<'a> Person<'a> {
    pub async fn at(page: &'a Page<'a>) -> Result<Self> {
        let sight = page.script::<Value>(SIGHT, &[]);
        sight.await.context("looking at the page")?;
        Ok(Person {
            page,
            effort: Cell::default(),
            trace: RefCell::default(),
        })
    }

    /// What it has taken so far.
    pub async fn effort(&self) -> Result<Effort> {
        let seen = "return [person.scrolled(), person.height()]";
        let [scrolled, height]: [usize; 2] = self.page.script(seen, &[]).await?;
        Ok(Effort {
            scrolled,
            height,
            ..self.effort.get()
        })
    }

    /// What was done so far, in words.
    pub fn trace(&self) -> String {
        self.trace.borrow().join(", ")
    }

    /// Counts what was done, and says so in the trace.
    fn count(&self, done: impl Into<String>, count: impl FnOnce(&mut Effort)) {
        self.trace.borrow_mut().push(done.into());
        let mut effort = self.effort.get();
        count(&mut effort);
        self.effort.set(effort);
    }

    /// Counts a value.
    pub fn has_entered(&self) {
        let mut effort = self.effort.get();
        effort.values += 1;
        self.effort.set(effort);
    }

    /// Waits until the page has done what follows on an action.
    pub async fn settle(&self) -> Result<()> {
        self.page
            .script::<Value>("return person.settled()", &[])
            .await?;
        Ok(())
    }

    /// The first element with this attribute that there is to click.
    pub async fn sees(&self, attribute: &str, value: &str) -> Result<Option<WebElement>> {
        let there = "return person.seen(arguments[0], arguments[1]) !== undefined";
        let seen = [json!(attribute), json!(value)];
        if !self.page.script::<bool>(there, &seen).await? {
            return Ok(None);
        }
        let element = "return person.seen(arguments[0], arguments[1])";
        self.page.element(element, &seen).await.map(Some)
    }

    /// Brings the focus to a control: by Tab where it is near, else by a click.
    pub async fn reach(&self, control: &WebElement) -> Result<()> {
        if self.tab_to(control).await? {
            return Ok(());
        }
        self.click(control).await
    }

    /// Whether a control has the focus, or has it after a few presses of Tab.
    pub async fn tab_to(&self, control: &WebElement) -> Result<bool> {
        if self.has_focus(control).await? {
            return Ok(true);
        }
        let distance = "return person.distance(arguments[0])";
        let distance: Option<isize> = self.page.script_on(control, distance).await?;
        let Some(distance) = distance.filter(|distance| distance.unsigned_abs() <= NEAR) else {
            return Ok(false);
        };
        for _ in 0..distance.unsigned_abs() {
            if distance > 0 {
                self.page.press(Key::Tab + Key::Null).await?;
            } else {
                let tab = Key::Tab + Key::Null;
                self.page.press_with(Key::Shift, tab).await?;
            }
            self.count("Tab", |effort| effort.tabs += 1);
        }
        self.settle().await?;
        self.has_focus(control).await
    }

    async fn has_focus(&self, control: &WebElement) -> Result<bool> {
        let script = "return document.activeElement === arguments[0]";
        self.page.script_on(control, script).await
    }

    /// Clicks an element, after scrolling to where it can be hit, or closing the list that lies over it.
    pub async fn click(&self, element: &WebElement) -> Result<()> {
        let close_list = async || match self.is(element, "isUnderList").await? {
            true => self.press(Key::Escape).await,
            false => Ok(()),
        };
        close_list().await?;
        if !self.is(element, "isHit").await? {
            let scroll = "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})";
            self.page.script_on::<Value>(element, scroll).await?;
            self.settle().await?;
            close_list().await?;
        }
        let words = "return person.words(arguments[0])";
        let words: String = self.page.script_on(element, words).await?;
        element.click().await?;
        self.count(format!("click {words}"), |effort| effort.clicks += 1);
        self.settle().await
    }

    async fn is(&self, element: &WebElement, what: &str) -> Result<bool> {
        let script = format!("return person.{what}(arguments[0])");
        self.page.script_on(element, &script).await
    }

    /// Presses a key that is no character of a value.
    async fn press(&self, key: Key) -> Result<()> {
        let name = format!("{key:?}");
        self.page.press(key + Key::Null).await?;
        self.count(name, |effort| effort.keys += 1);
        self.settle().await
    }

    /// Presses a key if it does something: somebody who knows the page would not press it otherwise, so that it
    /// only counts then.
    pub async fn press_if(&self, key: Key, does: impl AsyncFn() -> Result<bool>) -> Result<bool> {
        let name = format!("{key:?}");
        self.page.press(key + Key::Null).await?;
        for _ in 0..TRIES {
            self.settle().await?;
            if does().await? {
                self.count(name, |effort| effort.keys += 1);
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Types into the control with the focus, in place of what it holds.
    pub async fn type_text(&self, text: &str) -> Result<()> {
        self.select_all().await?;
        self.page.press(text).await?;
        self.count(format!("“{text}”"), |effort| {
            effort.typed += text.chars().count();
        });
        self.settle().await
    }

    /// Pastes into the control with the focus, in place of what it holds.
    pub async fn paste(&self, text: &str) -> Result<()> {
        self.select_all().await?;
        let copy = "return navigator.clipboard.writeText(arguments[0])";
        self.page.script::<Value>(copy, &[json!(text)]).await?;
        self.page.press_with(Key::Control, "v").await?;
        self.count("Ctrl+V", |effort| effort.keys += 1);
        self.settle().await
    }

    async fn select_all(&self) -> Result<()> {
        let holds = "return document.activeElement.value !== ''";
        if self.page.script::<bool>(holds, &[]).await? {
            self.page.press_with(Key::Control, "a").await?;
            self.count("Ctrl+A", |effort| effort.keys += 1);
        }
        Ok(())
    }

    /// Chooses a value of a list: by its first letters if it is near, else by two clicks.
    pub async fn choose(&self, list: &WebElement, value: &str) -> Result<()> {
        let chosen = "return arguments[0].value === arguments[1]";
        let arguments = [list.to_json()?, json!(value)];
        let is_chosen = async || self.page.script::<bool>(chosen, &arguments).await;
        if is_chosen().await? {
            return Ok(());
        }
        let letters = "return person.letters(arguments[0], arguments[1])";
        let letters: Option<String> = self.page.script(letters, &arguments).await?;
        let few = letters.filter(|letters| letters.chars().count() <= 2);
        if let Some(letters) = few
            && self.tab_to(list).await?
        {
            self.page.press(letters.as_str()).await?;
            let count = letters.chars().count();
            self.count(format!("keys {letters}"), |effort| effort.keys += count);
            self.settle().await?;
            // Where the choice put another control in its place, it was made.
            if is_chosen().await.unwrap_or(true) {
                return Ok(());
            }
        }
        self.click(list).await?;
        // The driver clicks an option of a list by itself, for which the list has to be closed.
        self.page.press(Key::Escape + Key::Null).await?;
        let option = "return [...arguments[0].options].find(({value}) => value === arguments[1])";
        let option = self.page.element(option, &arguments).await?;
        option.click().await?;
        self.count(format!("click {value}"), |effort| effort.clicks += 1);
        self.settle().await
    }

    /// Copies the command: by Ctrl+Enter where the page knows it, else by a click. Returns what was copied.
    pub async fn copy_command(&self) -> Result<String> {
        let forget = "return navigator.clipboard.writeText('')";
        self.page.script::<Value>(forget, &[]).await?;
        let enter = Key::Enter + Key::Null;
        self.page.press_with(Key::Control, enter).await?;
        if self.is_copied().await? {
            self.count("Ctrl+Enter", |effort| effort.keys += 1);
        } else {
            let button = self.sees("data-copy", "command").await?;
            let button = button.context("no button copies the command")?;
            self.click(&button).await?;
            ensure!(self.is_copied().await?, "the command is not copied");
        }
        self.page.output(Output::Command).await
    }

    /// Whether the clipboard soon has the command as it is shown.
    async fn is_copied(&self) -> Result<bool> {
        let read = "return navigator.clipboard.readText()";
        let begun = Instant::now();
        while begun.elapsed() < COPYING {
            let copied: String = self.page.script(read, &[]).await?;
            if copied == self.page.output(Output::Command).await? {
                return Ok(true);
            }
            self.settle().await?;
        }
        Ok(false)
    }
}
