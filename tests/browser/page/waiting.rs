//! Waiting: always for something to be so, never for some time.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::Page;

/// How long a change may take on a busy machine before it counts as missing.
const PATIENCE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(15);

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
