//! How much it takes to do everyday tasks at the page: `cargo xtask bench tasks` prints the figures.
//!
//! A task is data (`tasks.json`), and says nothing of how the form looks: `fill` finds the way to each value by the
//! page's public contract, as a quick and sensible person would. So it measures the form before and after a change.
//! The document in the end has to be the expected one.

mod effort;
mod fill;
mod person;
mod task;

use std::env;
use std::sync::Mutex;

use anyhow::{Context, Result, anyhow};
use serde_json::json;

use crate::page::Page;
use effort::{Effort, Row, Table};
use person::Person;

pub use task::{Task, all};

/// The viewport of a usual laptop.
const VIEWPORT: (u32, u32) = (1440, 900);

/// The variable that, set to anything, prints each action.
const TRACE: &str = "WIREFORM_TRACE";

/// What the tasks took.
#[derive(Default)]
pub struct Figures(Mutex<Vec<Row>>);

impl Figures {
    /// Prints them, if there are any.
    pub fn print(&self) {
        let rows = self.0.lock().unwrap_or_else(|lock| lock.into_inner());
        if !rows.is_empty() {
            println!("{}\n", Table(&rows));
        }
    }

    /// Does a task on a page and notes what it took; an error if the page has become able to do it unnoticed.
    pub async fn measure(&self, page: &Page<'_>, task: &Task) -> Result<()> {
        let done = measure(page, task).await;
        let result = match (&done, &task.unavailable) {
            (Ok(_), Some(_)) => Err(anyhow!(
                "it can be done: remove `unavailable` from tasks.json"
            )),
            (Err(error), Some(reason)) => {
                let error = format!("{error:#}");
                let first = error.lines().next().unwrap_or_default();
                eprintln!("{}: {reason} ({first})", task.name);
                Ok(())
            }
            (Ok(_), None) => Ok(()),
            (Err(error), None) => Err(anyhow!("{error:#}")),
        };
        let mut rows = self.0.lock().unwrap_or_else(|lock| lock.into_inner());
        rows.push(Row {
            name: task.name.clone(),
            effort: done.ok(),
        });
        rows.sort_by(|a, b| a.name.cmp(&b.name));
        result
    }
}

async fn measure(page: &Page<'_>, task: &Task) -> Result<Effort> {
    page.resize(Some(VIEWPORT)).await?;
    page.open(&task.address()).await?;
    page.is_whole().await?;
    let tools = page.driver().cdp();
    let clipboard = json!({"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]});
    tools
        .send_raw("Browser.grantPermissions", clipboard)
        .await?;
    let person = Person::at(page).await?;
    let done = fill::complete(&person, task).await;
    tools
        .send_raw("Browser.resetPermissions", json!({}))
        .await?;
    if env::var_os(TRACE).is_some() {
        println!("{}: {}", task.name, person.trace());
    }
    done.with_context(|| format!("{} {}", task.service, task.operation))?;
    person.effort().await
}
