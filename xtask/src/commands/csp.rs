//! `cargo xtask csp`: lets the page run the inline scripts that Trunk wrote into it, and no others.
//!
//! `index.html` holds the policy with [`PLACEHOLDER`] in place of the hashes, which nobody can know
//! before the build; Trunk calls this when it has written the page (see `Trunk.toml`).

use std::path::PathBuf;
use std::{env, fs};

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha256};

use super::Command;

pub const COMMAND: Command = Command {
    name: "csp",
    arguments: "",
    about: "(called by Trunk) write the page's script hashes",
    run: |args| {
        super::no_arguments(args)?;
        let folder = env::var_os("TRUNK_STAGING_DIR").context("Trunk runs this, see Trunk.toml")?;
        let path = PathBuf::from(folder).join("index.html");
        let page =
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        fs::write(&path, seal(&page)?)?;
        Ok(())
    },
};

const PLACEHOLDER: &str = "'inline-scripts'";

/// The page with its inline scripts' hashes in its policy.
fn seal(page: &str) -> Result<String> {
    let page = settle(page);
    // The comment that explains the placeholder names it first; the policy is the last to do so.
    let place = page.rfind(PLACEHOLDER);
    let place = place.with_context(|| format!("the page's policy does not hold {PLACEHOLDER}"))?;
    let hashes: Vec<String> = inline_scripts(&page).map(source).collect();
    ensure!(!hashes.is_empty(), "the page has no inline script");
    let (before, after) = page.split_at(place);
    let after = &after[PLACEHOLDER.len()..];
    Ok(format!("{before}{}{after}", hashes.join(" ")))
}

/// Fills in what Trunk's server would fill into its reload script on every request, which would
/// change the script's hash.
fn settle(page: &str) -> String {
    page.replace("'{{__TRUNK_ADDRESS__}}'", "window.location.host")
        .replace("{{__TRUNK_WS_BASE__}}", "/")
}

/// The source expression that allows a script of this text.
fn source(script: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(Sha256::digest(script)))
}

/// The texts of the scripts that have no `src`.
fn inline_scripts(page: &str) -> impl Iterator<Item = &str> {
    page.split("<script").skip(1).filter_map(|rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let (text, _) = rest.split_once("</script>")?;
        (!attributes.contains(" src=")).then_some(text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the Content-Security-Policy specification, section 8.2 on hashes.
    #[test]
    fn a_script_is_named_by_the_hash_of_its_text() {
        assert_eq!(
            source("alert('Hello, world.');"),
            "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
        );
    }

    #[test]
    fn inline_scripts_are_hashed_and_files_are_not() {
        let page = "<meta content=\"script-src 'self' 'inline-scripts'\">\
                    <script src=\"a.js\"></script><script type=\"module\">one</script><script>two</script>";
        let sealed = seal(page).unwrap();
        let policy = format!("script-src 'self' {} {}\"", source("one"), source("two"));
        assert!(sealed.contains(&policy), "{sealed}");
    }

    #[test]
    fn the_reload_script_is_settled_before_it_is_hashed() {
        let page = "<meta content=\"'inline-scripts'\"><script>at('{{__TRUNK_ADDRESS__}}' + '{{__TRUNK_WS_BASE__}}')</script>";
        let sealed = seal(page).unwrap();
        let script = "at(window.location.host + '/')";
        assert!(sealed.contains(script));
        assert!(sealed.contains(&source(script)));
    }

    #[test]
    fn a_page_without_a_policy_or_a_script_is_refused() {
        assert!(seal("<script>one</script>").is_err());
        assert!(seal("<meta content=\"'inline-scripts'\">").is_err());
    }
}
