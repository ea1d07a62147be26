use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

/// Where the tools and the built site are, as `cargo xtask test` says through variables.
pub struct Environment {
    pub dist: PathBuf,
    pub wireform: PathBuf,
    pub axe: PathBuf,
    pub chromium: PathBuf,
    pub chromedriver: PathBuf,
    pub firefox: PathBuf,
    pub geckodriver: PathBuf,
}

impl Environment {
    pub fn read() -> Result<Self> {
        Ok(Environment {
            dist: path("WIREFORM_DIST")?,
            wireform: path("WIREFORM_BIN")?,
            axe: path("WIREFORM_AXE")?,
            chromium: path("WIREFORM_CHROMIUM")?,
            chromedriver: path("WIREFORM_CHROMEDRIVER")?,
            firefox: path("WIREFORM_FIREFOX")?,
            geckodriver: path("WIREFORM_GECKODRIVER")?,
        })
    }
}

fn path(name: &str) -> Result<PathBuf> {
    let path = env::var_os(name).map(PathBuf::from);
    path.with_context(|| {
        format!(
            "{name} is not set: `cargo xtask test` builds the site, installs the browsers and sets it"
        )
    })
}
