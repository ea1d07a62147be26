//! A second try for what failed, in a browser started anew.
//!
//! A browser on a busy machine may lag behind its driver in ways that no test can wait for, and some six hundred
//! trials have to pass at once. What the page gets wrong fails again; what passes only the second time is named at the
//! end of the run.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;

use anyhow::{Result, anyhow};
use libtest_mimic::Failed;

/// About one trial in a hundred.
const MOST: usize = 6;

/// What passed only at the second try.
#[derive(Default)]
pub struct Tries {
    unsteady: Mutex<Vec<String>>,
}

impl Tries {
    /// Tries what a name stands for, and once more where it fails.
    ///
    /// # Errors
    /// What the second try says.
    pub fn run<T>(&self, name: &str, show: impl Fn() -> Result<T>) -> Result<T, Failed> {
        let first = match attempt(&show) {
            Ok(shown) => return Ok(shown),
            Err(error) => format!("{name}: {error:#}"),
        };
        eprintln!("once more: {first}");
        let shown = attempt(&show).map_err(|error| Failed::from(format!("{error:#}")))?;
        let mut unsteady = self
            .unsteady
            .lock()
            .unwrap_or_else(|lock| lock.into_inner());
        unsteady.push(first);
        Ok(shown)
    }

    /// Prints what passed only at the second try, and what the first one said.
    ///
    /// Returns whether there are few of them: of many it is no longer the machine that is to blame.
    pub fn are_few(&self) -> bool {
        let unsteady = self
            .unsteady
            .lock()
            .unwrap_or_else(|lock| lock.into_inner());
        for first in unsteady.iter() {
            println!("passed only at the second try: {first}");
        }
        unsteady.len() <= MOST
    }
}

/// A try whose panic is an error.
fn attempt<T>(show: impl Fn() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(show)).unwrap_or_else(|panic| {
        let said = panic
            .downcast_ref::<String>()
            .cloned()
            .or_else(|| panic.downcast_ref::<&str>().map(|said| (*said).to_owned()));
        Err(anyhow!("{}", said.unwrap_or_default()))
    })
}
