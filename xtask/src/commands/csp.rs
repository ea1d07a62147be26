//! `cargo xtask csp`: lets the page use the inline scripts and styles that Trunk wrote into it, and no others.
//!
//! `index.html` holds the policy with [`PLACEHOLDERS`] in place of the hashes, which nobody can know
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
    about: "(called by Trunk) write the hashes of the page's scripts and styles",
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

/// From element to what stands for its hashes in the policy.
const PLACEHOLDERS: [(&str, &str); 2] =
    [("script", "'inline-scripts'"), ("style", "'inline-styles'")];

/// The page with the hashes of its inline scripts and styles in its policy.
fn seal(page: &str) -> Result<String> {
    let settled = settle(page);
    PLACEHOLDERS
        .iter()
        .try_fold(settled.clone(), |page, (element, placeholder)| {
            let hashes: Vec<String> = inline(&settled, element).map(source).collect();
            ensure!(!hashes.is_empty(), "the page has no inline {element}");
            let place = page.find(placeholder);
            let place =
                place.with_context(|| format!("the page's policy does not hold {placeholder}"))?;
            let (before, after) = page.split_at(place);
            let after = &after[placeholder.len()..];
            Ok(format!("{before}{}{after}", hashes.join(" ")))
        })
}

/// Fills in what Trunk's server would fill into its reload script on every request, which would
/// change the script's hash.
fn settle(page: &str) -> String {
    page.replace("'{{__TRUNK_ADDRESS__}}'", "window.location.host")
        .replace("{{__TRUNK_WS_BASE__}}", "/")
}

/// The source expression that allows an element of this text.
fn source(text: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(Sha256::digest(text)))
}

/// The texts of the elements of a name that have no `src`.
fn inline<'p>(page: &'p str, element: &str) -> impl Iterator<Item = &'p str> {
    let (opening, closing) = (format!("<{element}"), format!("</{element}>"));
    let parts: Vec<&str> = page.split(&*opening).skip(1).collect();
    parts.into_iter().filter_map(move |rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let (text, _) = rest.split_once(&*closing)?;
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

    fn page(policy: &str, content: &str) -> String {
        format!("<meta content=\"{policy}\"><style>p {{}}</style>{content}")
    }

    #[test]
    fn inline_scripts_and_styles_are_hashed_and_files_are_not() {
        let page = page(
            "script-src 'self' 'inline-scripts'; style-src 'inline-styles'",
            "<script src=\"a.js\"></script><script type=\"module\">one</script><script>two</script>",
        );
        let sealed = seal(&page).unwrap();
        let [one, two, style] = ["one", "two", "p {}"].map(source);
        let policy = format!("script-src 'self' {one} {two}; style-src {style}\"");
        assert!(sealed.contains(&policy), "{sealed}");
    }

    #[test]
    fn the_reload_script_is_settled_before_it_is_hashed() {
        let page = page(
            "'inline-scripts' 'inline-styles'",
            "<script>at('{{__TRUNK_ADDRESS__}}' + '{{__TRUNK_WS_BASE__}}')</script>",
        );
        let sealed = seal(&page).unwrap();
        let script = "at(window.location.host + '/')";
        assert!(sealed.contains(script));
        assert!(sealed.contains(&source(script)));
    }

    #[test]
    fn a_page_without_a_policy_or_a_script_is_refused() {
        assert!(seal(&page("", "<script>one</script>")).is_err());
        assert!(seal(&page("'inline-scripts' 'inline-styles'", "")).is_err());
    }
}
