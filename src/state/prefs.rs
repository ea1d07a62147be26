use wireform_model::cli::Cli;
use wireform_write::{CommandOptions, Nested, Shell};

use crate::address::Address;
use crate::browser;

use super::Lasting;

/// The name of raw blobs in addresses and in this browser's storage.
const RAW: &str = "raw";

/// What a visitor chose; stored in this browser, and in the address where it changes an output.
#[derive(Clone, Debug, PartialEq)]
pub struct Prefs {
    pub shell: Shell,
    pub nested: Nested,
    pub one_line: bool,
    pub cli: Cli,
    /// Blobs as texts in the command, where that is possible.
    pub raw_blobs: bool,
    pub request_form: RequestForm,
    pub theme: Theme,
}

/// How the request pane shows the request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RequestForm {
    #[default]
    Http,
    Curl,
}

/// The colors of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Those of the visitor's system.
    #[default]
    System,
    Light,
    Dark,
}

/// The preferences of the page, as a context.
#[derive(Clone, Copy)]
pub struct PrefsStore(Lasting<Prefs>);

impl PrefsStore {
    /// What this browser remembers.
    pub fn load() -> Self {
        PrefsStore(Lasting::new(Prefs::load()))
    }

    pub fn with<T>(self, read: impl FnOnce(&Prefs) -> T) -> T {
        self.0.with(read)
    }

    pub fn with_untracked<T>(self, read: impl FnOnce(&Prefs) -> T) -> T {
        self.0.with_untracked(read)
    }

    /// Changes a preference and stores it in this browser.
    ///
    /// What a link chose is not the visitor's own choice, so it is not stored with it.
    pub fn choose(self, change: impl Fn(&mut Prefs)) {
        let mut own = Prefs::load();
        change(&mut own);
        own.store();
        self.0.update(change);
    }

    /// Drops the readers that no longer exist.
    pub fn forget_readers(self) {
        self.0.forget_readers();
    }

    /// Applies the choices of a link, which take precedence over the visitor's own.
    pub fn follow(self, address: &Address) {
        let mut prefs = self.0.with_untracked(Prefs::clone);
        prefs.follow(address);
        if self.0.with_untracked(|before| *before != prefs) {
            self.0.update(|before| *before = prefs);
        }
    }
}

/// A new visitor's preferences: the shell is guessed from their system.
impl Default for Prefs {
    fn default() -> Self {
        Prefs {
            shell: browser::likely_shell(),
            nested: Nested::default(),
            one_line: false,
            cli: Cli::default(),
            raw_blobs: false,
            request_form: RequestForm::default(),
            theme: Theme::default(),
        }
    }
}

impl Prefs {
    /// How the command is written.
    pub fn command_options(&self) -> CommandOptions {
        CommandOptions {
            shell: self.shell,
            nested: self.nested,
            one_line: self.one_line,
            cli: self.cli,
            raw_blobs: self.raw_blobs,
        }
    }

    fn load() -> Self {
        let stored = |name: &str| browser::stored(name).unwrap_or_default();
        let default = Prefs::default();
        Prefs {
            shell: Shell::parse(&stored("shell")).unwrap_or(default.shell),
            nested: Nested::parse(&stored("nested")).unwrap_or(default.nested),
            one_line: stored("one-line") == "true",
            cli: Cli::parse(&stored("cli")).unwrap_or(default.cli),
            raw_blobs: stored("blobs") == RAW,
            request_form: RequestForm::parse(&stored("request")),
            theme: Theme::parse(&stored("theme")),
        }
    }

    fn store(&self) {
        browser::store("shell", self.shell.as_str());
        browser::store("nested", self.nested.as_str());
        browser::store("cli", self.cli.as_str());
        browser::store("one-line", if self.one_line { "true" } else { "false" });
        browser::store("blobs", if self.raw_blobs { RAW } else { "base64" });
        browser::store("request", self.request_form.as_str());
        browser::store("theme", self.theme.as_str());
    }

    fn follow(&mut self, address: &Address) {
        if let Some(shell) = address.shell.as_deref().and_then(Shell::parse) {
            self.shell = shell;
        }
        if let Some(nested) = address.nested.as_deref().and_then(Nested::parse) {
            self.nested = nested;
        }
        if let Some(cli) = address.cli {
            self.cli = cli;
        }
        if let Some(blobs) = &address.blobs {
            self.raw_blobs = blobs == RAW;
        }
    }

    /// The parameters of an address for the choices that differ from the defaults.
    pub fn in_address(&self) -> Vec<(&'static str, String)> {
        let default = Prefs::default();
        let mut parameters = Vec::new();
        if self.shell != default.shell {
            parameters.push(("shell", self.shell.as_str().to_owned()));
        }
        if self.nested != default.nested {
            parameters.push(("nested", self.nested.as_str().to_owned()));
        }
        if self.cli != default.cli {
            parameters.push(("cli", self.cli.as_str().to_owned()));
        }
        if self.raw_blobs {
            parameters.push(("blobs", RAW.to_owned()));
        }
        parameters
    }
}

impl RequestForm {
    /// Its name in this browser's storage.
    pub fn as_str(self) -> &'static str {
        match self {
            RequestForm::Http => "http",
            RequestForm::Curl => "curl",
        }
    }

    /// The form with a name, or the default one.
    pub fn parse(name: &str) -> Self {
        match name {
            "curl" => RequestForm::Curl,
            _ => RequestForm::Http,
        }
    }
}

impl Theme {
    /// Its name in this browser's storage and in the style sheet.
    pub fn as_str(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The theme with a name, or the default one.
    pub fn parse(name: &str) -> Self {
        match name {
            "light" => Theme::Light,
            "dark" => Theme::Dark,
            _ => Theme::System,
        }
    }

    /// The next one in the order of the button.
    pub fn next(self) -> Self {
        match self {
            Theme::System => Theme::Light,
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::System,
        }
    }
}
