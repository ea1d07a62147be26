//! The global options of the AWS CLI: region, output, query, pagination.
//!
//! Source: `data/cli.json` and `customizations/paginate.py` of both CLIs.

use crate::OperationRef;
use crate::cli::Cli;
use crate::cli_options::takes_paging;
use crate::region::DEFAULT_REGION;

/// One option that the CLI has for every operation, or for those whose results have pages.
#[derive(Debug, PartialEq, Eq)]
pub struct GlobalOption {
    /// The CLI's name, without hyphens, such as `endpoint-url`.
    pub name: &'static str,
    /// How its value is written.
    pub kind: GlobalOptionKind,
    /// What it does, as the end of a sentence that begins with its name.
    pub help: &'static str,
    /// Whether only operations with paginated results have it.
    pub is_paging: bool,
    /// Whether CLI v1 lacks it.
    pub is_v2_only: bool,
    /// Whether it belongs to a person's own machine, so that links and history leave it out.
    pub is_local: bool,
}

/// How the value of a global option is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GlobalOptionKind {
    /// Any text.
    Text,
    /// One of these words.
    Choice {
        /// Those of CLI v2.
        v2: &'static [&'static str],
        /// Those of CLI v1.
        v1: &'static [&'static str],
    },
    /// A number in digits.
    Number,
    /// No value: a flag.
    Flag,
}

/// The value of a flag that is set.
pub const ON: &str = "true";

/// The global options that somebody has set, in the CLI's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GlobalOptions(Vec<(&'static GlobalOption, String)>);

const TEXT: GlobalOption = GlobalOption {
    name: "",
    kind: GlobalOptionKind::Text,
    help: "",
    is_paging: false,
    is_v2_only: false,
    is_local: false,
};

const fn text(name: &'static str, help: &'static str) -> GlobalOption {
    GlobalOption { name, help, ..TEXT }
}

const fn flag(name: &'static str, help: &'static str) -> GlobalOption {
    let kind = GlobalOptionKind::Flag;
    GlobalOption {
        name,
        help,
        kind,
        ..TEXT
    }
}

const fn number(name: &'static str, help: &'static str) -> GlobalOption {
    let kind = GlobalOptionKind::Number;
    GlobalOption {
        name,
        help,
        kind,
        ..TEXT
    }
}

const fn paging(option: GlobalOption) -> GlobalOption {
    GlobalOption {
        is_paging: true,
        ..option
    }
}

const fn v2_only(option: GlobalOption) -> GlobalOption {
    GlobalOption {
        is_v2_only: true,
        ..option
    }
}

const fn local(option: GlobalOption) -> GlobalOption {
    GlobalOption {
        is_local: true,
        ..option
    }
}

const OUTPUT: GlobalOption = GlobalOption {
    kind: GlobalOptionKind::Choice {
        v2: &["json", "text", "table", "yaml", "yaml-stream", "off"],
        v1: &["json", "text", "table"],
    },
    ..text("output", "Format of the output")
};

const COLOR: GlobalOption = GlobalOption {
    kind: GlobalOptionKind::Choice {
        v2: &["on", "off", "auto"],
        v1: &["on", "off", "auto"],
    },
    ..text("color", "Whether the output has colors")
};

/// All of them in the CLI's order: those for pages, which are an operation's own, come before the others.
pub static GLOBAL_OPTIONS: [GlobalOption; 19] = [
    paging(text(
        "starting-token",
        "Where to start, from a result that `--max-items` cut off",
    )),
    paging(number(
        "page-size",
        "Number of items in each request to the service",
    )),
    paging(number("max-items", "Number of items in the output")),
    flag("debug", "Show debug logs"),
    text("endpoint-url", "URL to send the request to"),
    flag("no-verify-ssl", "Do not verify TLS certificates"),
    flag("no-paginate", "Get only the first page of the result"),
    OUTPUT,
    text("query", "JMESPath expression that filters the output"),
    local(text(
        "profile",
        "Profile with your credentials and settings",
    )),
    text("region", "Region to send the request to"),
    COLOR,
    flag(
        "no-sign-request",
        "Do not sign the request or load credentials",
    ),
    local(text("ca-bundle", "File of CA certificates")),
    number(
        "cli-read-timeout",
        "Seconds to wait for a response; 0 for no limit",
    ),
    number(
        "cli-connect-timeout",
        "Seconds to wait for a connection; 0 for no limit",
    ),
    v2_only(flag("no-cli-pager", "Print the output without a pager")),
    v2_only(flag("no-cli-auto-prompt", "Do not prompt for parameters")),
    v2_only(CLI_ERROR_FORMAT),
];

const CLI_ERROR_FORMAT: GlobalOption = GlobalOption {
    kind: GlobalOptionKind::Choice {
        v2: &["legacy", "json", "yaml", "text", "table", "enhanced"],
        v1: &[],
    },
    ..text("cli-error-format", "Format of error messages")
};

/// The option of a name, without hyphens; `None` where the CLI has none, or none that can be chosen.
pub fn global_option(name: &str) -> Option<&'static GlobalOption> {
    GLOBAL_OPTIONS.iter().find(|option| option.name == name)
}

impl GlobalOption {
    /// Whether it has no value.
    pub fn is_flag(&self) -> bool {
        self.kind == GlobalOptionKind::Flag
    }

    /// The values that a CLI accepts; empty where it takes any.
    pub fn choices(&self, cli: Cli) -> &'static [&'static str] {
        match (self.kind, cli) {
            (GlobalOptionKind::Choice { v2, .. }, Cli::V2) => v2,
            (GlobalOptionKind::Choice { v1, .. }, Cli::V1) => v1,
            _ => &[],
        }
    }

    /// Why a command of this operation cannot have it with this value; `None` where it can.
    pub fn lacking(&self, operation: OperationRef<'_>, cli: Cli, value: &str) -> Option<Lacking> {
        let is_of_v2 = |value| self.choices(Cli::V2).contains(&value);
        if cli == Cli::V1 && self.is_v2_only {
            return Some(Lacking::InV1);
        }
        if self.is_paging && !takes_paging(operation, cli, self.name) {
            return Some(Lacking::InOperation);
        }
        let is_newer = cli == Cli::V1 && is_of_v2(value) && !self.choices(cli).contains(&value);
        is_newer.then_some(Lacking::ValueInV1)
    }

    /// Whether the CLI has it for this operation.
    pub fn applies_to(&self, operation: OperationRef<'_>, cli: Cli) -> bool {
        self.lacking(operation, cli, "").is_none()
    }
}

/// Why a command cannot have a global option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacking {
    /// CLI v1 does not have it.
    InV1,
    /// CLI v1 has it, but not with this value.
    ValueInV1,
    /// The operation has no pages, or not of a chosen size.
    InOperation,
}

impl GlobalOptions {
    /// Whether none is set.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of an option by its name, [`ON`] for a flag; `None` where it is unset.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter()
            .find(|(option, _)| option.name == name)
            .map(|(_, value)| value)
    }

    /// Whether an option is set.
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Sets an option by its name, or unsets it where the value is `None` or empty, and a flag also by `false`.
    ///
    /// A name that [`global_option`] does not know has no effect.
    pub fn set(&mut self, name: &str, value: Option<&str>) {
        let Some(option) = global_option(name) else {
            return;
        };
        self.0.retain(|(other, _)| *other != option);
        let is_off = |value: &&str| value.is_empty() || option.is_flag() && *value == "false";
        let Some(value) = value.filter(|value| !is_off(value)) else {
            return;
        };
        let value = if option.is_flag() { ON } else { value };
        let rank = |name: &str| GLOBAL_OPTIONS.iter().position(|option| option.name == name);
        let place = self
            .0
            .partition_point(|(other, _)| rank(other.name) < rank(name));
        self.0.insert(place, (option, value.to_owned()));
    }

    /// The options and their values, in the CLI's order.
    pub fn iter(&self) -> impl Iterator<Item = (&'static GlobalOption, &str)> {
        self.0
            .iter()
            .map(|(option, value)| (*option, value.as_str()))
    }

    /// The region to which requests go: the one that is set, or else the one that requests show.
    pub fn region(&self) -> &str {
        self.get("region").unwrap_or(DEFAULT_REGION)
    }
}

/// Of two values for one name the last counts.
impl<'t> FromIterator<(&'t str, &'t str)> for GlobalOptions {
    fn from_iter<I: IntoIterator<Item = (&'t str, &'t str)>>(options: I) -> Self {
        let mut all = GlobalOptions::default();
        for (name, value) in options {
            all.set(name, Some(value));
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_have_the_order_of_the_cli() {
        let given = [
            ("region", "r"),
            ("max-items", "5"),
            ("debug", "yes"),
            ("nope", "x"),
            ("output", ""),
        ];
        let options: GlobalOptions = given.into_iter().collect();
        let set: Vec<(&str, &str)> = options
            .iter()
            .map(|(option, value)| (option.name, value))
            .collect();
        assert_eq!(
            set,
            [("max-items", "5"), ("debug", "true"), ("region", "r")]
        );
    }

    #[test]
    fn options_are_unset_again() {
        let mut options = GlobalOptions::default();
        for (name, off) in [
            ("debug", Some("false")),
            ("region", Some("")),
            ("query", None),
        ] {
            options.set(name, Some("x"));
            options.set(name, off);
        }
        assert!(options.is_empty());
        assert_eq!(options.region(), "us-east-1");
    }
}
