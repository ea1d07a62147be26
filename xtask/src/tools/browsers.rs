//! Chromium and Firefox, with Chromium's driver, which comes along with it.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::apt::{self, Program};

const CHROMIUM: Program = Program {
    names: &[
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ],
    package: "chromium",
};
const CHROMEDRIVER: Program = Program {
    names: &["chromedriver"],
    package: "chromium-driver",
};
const FIREFOX: Program = Program {
    names: &["firefox-esr", "firefox"],
    package: "firefox-esr",
};

pub struct Browsers {
    pub chromium: PathBuf,
    pub chromedriver: PathBuf,
    pub firefox: PathBuf,
}

pub fn provide() -> Result<Browsers> {
    let mut found = apt::provide(&[CHROMIUM, CHROMEDRIVER, FIREFOX])?.into_iter();
    let mut next = || found.next().context("a browser");
    Ok(Browsers {
        chromium: next()?,
        chromedriver: next()?,
        firefox: next()?,
    })
}
