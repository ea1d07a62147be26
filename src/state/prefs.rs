use wireform_core::draft::Cli;
use wireform_core::write::{Nested, Shell};

use crate::address::Address;
use crate::browser;

use super::{RequestForm, Shown};

/// What a visitor chose for themselves; kept in this browser, and in the address where it changes an output.
#[derive(Clone, Debug, PartialEq)]
pub struct Prefs {
    pub shell: Shell,
    pub nested: Nested,
    pub one_line: bool,
    pub cli: Cli,
    pub region: String,
    pub request_form: RequestForm,
    pub theme: Theme,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the visitor's system has it.
    #[default]
    System,
    Light,
    Dark,
}

const DEFAULT_REGION: &str = "us-east-1";

const NESTED: [(Nested, &str); 4] = [
    (Nested::Auto, "auto"),
    (Nested::Shorthand, "shorthand"),
    (Nested::Json, "json"),
    (Nested::Document, "document"),
];

/// What a new visitor has: the shell is guessed from their system.
impl Default for Prefs {
    fn default() -> Self {
        Prefs {
            shell: browser::likely_shell(),
            nested: Nested::default(),
            one_line: false,
            cli: Cli::default(),
            region: DEFAULT_REGION.to_owned(),
            request_form: RequestForm::default(),
            theme: Theme::default(),
        }
    }
}

impl Prefs {
    /// What this browser remembers.
    pub fn load() -> Self {
        let mut prefs = Prefs::default();
        if let Some(shell) = browser::stored("shell").as_deref().and_then(Shell::parse) {
            prefs.shell = shell;
        }
        if let Some(nested) = browser::stored("nested") {
            prefs.set_nested(&nested);
        }
        if let Some(cli) = browser::stored("cli").as_deref().and_then(Cli::parse) {
            prefs.cli = cli;
        }
        if let Some(region) = browser::stored("region") {
            prefs.region = region;
        }
        prefs.one_line = browser::stored("one-line").as_deref() == Some("true");
        prefs.request_form = RequestForm::parse(&browser::stored("request").unwrap_or_default());
        prefs.theme = Theme::parse(&browser::stored("theme").unwrap_or_default());
        prefs
    }

    /// Changes a choice and remembers it in this browser.
    ///
    /// What a link chose is not a choice of the visitor's, so it is not remembered with it.
    pub fn choose(prefs: Shown<Prefs>, change: impl Fn(&mut Prefs)) {
        let mut own = Prefs::load();
        change(&mut own);
        own.store();
        prefs.update(change);
    }

    fn store(&self) {
        browser::store("shell", self.shell.as_str());
        browser::store("nested", self.nested_name());
        browser::store("cli", self.cli.as_str());
        browser::store("region", &self.region);
        browser::store("one-line", if self.one_line { "true" } else { "false" });
        browser::store("request", self.request_form.as_str());
        browser::store("theme", self.theme.as_str());
    }

    /// A link's choices go before one's own.
    pub fn follow(&mut self, address: &Address) {
        if let Some(shell) = address.shell.as_deref().and_then(Shell::parse) {
            self.shell = shell;
        }
        if let Some(nested) = &address.nested {
            self.set_nested(nested);
        }
        if let Some(cli) = address.cli {
            self.cli = cli;
        }
        if let Some(region) = &address.region {
            self.region.clone_from(region);
        }
    }

    /// The choices that an address has to carry, since they are not the defaults.
    pub fn in_address(&self) -> Vec<(&'static str, String)> {
        let plain = Prefs::default();
        let mut parameters = Vec::new();
        if self.shell != plain.shell {
            parameters.push(("shell", self.shell.as_str().to_owned()));
        }
        if self.nested != plain.nested {
            parameters.push(("nested", self.nested_name().to_owned()));
        }
        if self.cli != plain.cli {
            parameters.push(("cli", self.cli.as_str().to_owned()));
        }
        if self.region != plain.region {
            parameters.push(("region", self.region.clone()));
        }
        parameters
    }

    pub fn nested_name(&self) -> &'static str {
        NESTED
            .iter()
            .find(|(nested, _)| *nested == self.nested)
            .map_or("auto", |(_, name)| name)
    }

    pub fn set_nested(&mut self, name: &str) {
        if let Some((nested, _)) = NESTED.iter().find(|(_, known)| *known == name) {
            self.nested = *nested;
        }
    }

    /// The region, or the default one while the field is empty.
    pub fn effective_region(&self) -> &str {
        let region = self.region.trim();
        if region.is_empty() {
            DEFAULT_REGION
        } else {
            region
        }
    }
}

impl Theme {
    pub fn as_str(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    pub fn parse(text: &str) -> Self {
        match text {
            "light" => Theme::Light,
            "dark" => Theme::Dark,
            _ => Theme::System,
        }
    }

    /// The one after this, in the order of the button.
    pub fn next(self) -> Self {
        match self {
            Theme::System => Theme::Light,
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::System,
        }
    }
}
