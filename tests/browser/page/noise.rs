//! What has to hold after everything.

use anyhow::{Result, ensure};
use serde_json::Value;

use super::Page;

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
