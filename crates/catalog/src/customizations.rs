//! Where the CLI's commands and options are not those that its models alone would give.
//!
//! The facts are in `customizations.txt`; this module reads them and looks them up.

use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use wireform_model::cli::Cli;

const FACTS: &str = include_str!("customizations.txt");

/// The table of facts.
#[derive(Debug)]
pub struct Customizations {
    facts: Vec<Fact>,
}

/// One line of the table.
#[derive(Debug)]
pub struct Fact {
    /// What it is about.
    pub verb: Verb,
    /// The version of the CLI that it is about; both where it names none.
    only: Option<Cli>,
    service: String,
    operation: String,
    /// The words that follow.
    words: Vec<String>,
    line: String,
    used: AtomicBool,
}

/// What a line is about; `customizations.txt` explains each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// A service's command.
    Service,
    /// An operation without a command.
    Without,
    /// An operation's commands.
    Command,
    /// An older word for a command.
    Synonym,
    /// Another word for a service that the CLI accepts.
    ServiceSynonym,
    /// A member's type.
    Type,
    /// A member that the CLI adds to a shape.
    Member,
    /// The one region of a service.
    Region,
    /// Where a service answers for CLI v1.
    Host,
    /// A parameter of endpoint rules.
    Parameter,
    /// A header that the CLI adds.
    Header,
    /// A value that the CLI sends for an unset member.
    Default,
    /// How the CLI changes a member's value.
    Handler,
    /// An operation whose timestamps have milliseconds.
    Milliseconds,
    /// Another name of an option.
    Rename,
    /// An older name of an option.
    Alias,
    /// The names of a pair of flags.
    Flags,
    /// A required member whose option is optional.
    Optional,
    /// A member without an option.
    Remove,
    /// An operation without an option that all others have.
    Lack,
    /// An option of no member.
    Add,
    /// An option without shorthand.
    Bare,
    /// An option of `key=value` words.
    Pairs,
    /// A member of a value that the option rejects.
    Refuse,
    /// A value that is never a file to read.
    Literal,
}

impl Customizations {
    /// The facts about the real AWS CLI.
    ///
    /// # Errors
    ///
    /// Where a line of the table is not a fact.
    pub fn of_aws() -> Result<Self> {
        Customizations::read(FACTS)
    }

    /// Reads a table: one fact a line, `#` before a remark.
    ///
    /// # Errors
    ///
    /// Where a line is not a fact; the error names it.
    pub fn read(text: &str) -> Result<Self> {
        let lines = text.lines().map(str::trim);
        let facts = lines
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(fact);
        Ok(Customizations {
            facts: facts.collect::<Result<_>>()?,
        })
    }

    /// The CLI's word for the service whose models are in this folder.
    pub fn service_command<'a>(&'a self, folder: &'a str) -> &'a str {
        let mut facts = self.facts.iter();
        let found = facts.find(|fact| fact.verb == Verb::Service && fact.service == folder);
        found.map_or(folder, |fact| fact.seen().operation.as_str())
    }

    /// Whether the CLI has no command for an operation of the API.
    pub fn is_without(&self, service: &str, api_name: &str, cli: Cli) -> bool {
        self.facts(Verb::Without, service, api_name, cli)
            .next()
            .is_some()
    }

    /// The CLI's words for an operation of the API, where they do not follow from its name.
    pub fn commands(&self, service: &str, api_name: &str) -> Vec<&str> {
        let facts = self.facts(Verb::Command, service, api_name, Cli::V2);
        facts.filter_map(|fact| fact.word(0)).collect()
    }

    /// Older words for an operation that the CLI still takes.
    pub fn synonyms(&self, service: &str, api_name: &str, cli: Cli) -> Vec<&str> {
        let facts = self.facts(Verb::Synonym, service, api_name, cli);
        facts.filter_map(|fact| fact.word(0)).collect()
    }

    /// Older words for a service that the CLI still takes.
    pub fn service_synonyms(&self, service: &str, cli: Cli) -> Vec<&str> {
        let is_about = |fact: &&Fact| {
            fact.verb == Verb::ServiceSynonym && fact.service == service && fact.is_about(cli)
        };
        let facts = self.facts.iter().filter(is_about).map(Fact::seen);
        facts.map(|fact| fact.operation.as_str()).collect()
    }

    /// The type that the CLI takes a shape for, where its model says another.
    pub fn shape_type(&self, service: &str, shape: &str) -> Option<&str> {
        let mut facts = self.facts(Verb::Type, service, shape, Cli::V2);
        facts.next()?.word(0)
    }

    /// What the CLI sets for an operation of the API: names with values.
    ///
    /// `verb` is one of [`Verb::Parameter`], [`Verb::Header`], [`Verb::Default`], and [`Verb::Handler`], whose names are of shapes.
    pub fn settings(&self, verb: Verb, service: &str, api_name: &str) -> Vec<(&str, &str)> {
        let of_all = self.facts(verb, service, "*", Cli::V2);
        let facts = of_all.chain(self.facts(verb, service, api_name, Cli::V2));
        facts
            .filter_map(|fact| Some((fact.word(0)?, fact.word(1)?)))
            .collect()
    }

    /// The region of a service that has just one, though botocore knows others.
    pub fn only_region(&self, service: &str) -> Option<&str> {
        let is_about = |fact: &&Fact| fact.verb == Verb::Region && fact.service == service;
        let fact = self.facts.iter().find(is_about)?.seen();
        Some(&fact.operation)
    }

    /// Whether the CLI writes an operation's timestamps with milliseconds.
    pub fn has_milliseconds(&self, service: &str, api_name: &str, cli: Cli) -> bool {
        let of_all = self.facts(Verb::Milliseconds, service, "*", cli);
        let mut facts = of_all.chain(self.facts(Verb::Milliseconds, service, api_name, cli));
        facts.next().is_some()
    }

    /// Where CLI v1 finds a service in some regions: rows as in [`crate::endpoints`].
    pub fn hosts_of_v1(&self, service: &str) -> Vec<Value> {
        let is_about = |fact: &&Fact| fact.verb == Verb::Host && fact.service == service;
        let facts = self.facts.iter().filter(is_about).map(Fact::seen);
        let rows = facts.flat_map(|fact| {
            let signing = fact.word(0).filter(|signing| *signing != "-");
            let regions = fact.words.iter().skip(1);
            regions.map(move |region| match signing {
                Some(signing) => json!([region, fact.operation, signing]),
                None => json!([region, fact.operation]),
            })
        });
        rows.collect()
    }

    /// Options that the CLI accepts in addition to the members of the input, and never sends.
    pub fn members(&self, service: &str, command: &str) -> Vec<&str> {
        let facts = self.facts(Verb::Member, service, command, Cli::V2);
        facts.filter_map(|fact| fact.word(0)).collect()
    }

    /// The facts about the options of a command; those about all commands of the service among them.
    pub fn options(&self, service: &str, command: &str, cli: Cli) -> impl Iterator<Item = &Fact> {
        let facts = self.facts.iter().filter(move |fact| {
            fact.verb.is_about_options() && fact.service == service && fact.is_about(cli)
        });
        let command = command.to_owned();
        facts.filter(move |fact| fact.operation == "*" || fact.operation == command)
    }

    /// The lines that nothing has looked up: what they are about no longer exists.
    pub fn unused(&self) -> Vec<&str> {
        let unused = self
            .facts
            .iter()
            .filter(|fact| !fact.used.load(Ordering::Relaxed));
        unused.map(|fact| fact.line.as_str()).collect()
    }

    fn facts(
        &self,
        verb: Verb,
        service: &str,
        operation: &str,
        cli: Cli,
    ) -> impl Iterator<Item = &Fact> {
        let fits = move |fact: &&Fact| {
            fact.verb == verb
                && fact.service == service
                && fact.operation == operation
                && fact.is_about(cli)
        };
        self.facts.iter().filter(fits).map(Fact::seen)
    }
}

impl Fact {
    /// A word behind the operation: the option first.
    pub fn word(&self, index: usize) -> Option<&str> {
        self.words.get(index).map(String::as_str)
    }

    /// Whether one of the words behind the option is this one.
    pub fn says(&self, word: &str) -> bool {
        self.words.iter().skip(1).any(|other| other == word)
    }

    /// The words behind one of the words behind the option; none where that is not there.
    pub fn words_behind(&self, word: &str) -> &[String] {
        let mut behind = self.words.split(|other| other == word).skip(1);
        behind.next().unwrap_or_default()
    }

    /// Notes that the fact was used.
    pub fn seen(&self) -> &Self {
        self.used.store(true, Ordering::Relaxed);
        self
    }

    fn is_about(&self, cli: Cli) -> bool {
        self.only.is_none_or(|only| only == cli)
    }
}

fn fact(line: &str) -> Result<Fact> {
    let mut words = line.split_whitespace();
    let first = words.next().unwrap_or_default();
    let (name, only) = match first.rsplit_once('-') {
        Some((name, "v1")) => (name, Some(Cli::V1)),
        Some((name, "v2")) => (name, Some(Cli::V2)),
        _ => (first, None),
    };
    let verb = verb(name).with_context(|| format!("`{line}`: no fact is called {name}"))?;
    let mut next = || words.next().map(str::to_owned);
    let (Some(service), Some(operation)) = (next(), next()) else {
        bail!("`{line}`: too few words");
    };
    let words: Vec<String> = words.map(str::to_owned).collect();
    if words.len() < verb.least_words() {
        bail!("`{line}`: too few words");
    }
    Ok(Fact {
        verb,
        only,
        service,
        operation,
        words,
        line: line.to_owned(),
        used: AtomicBool::new(false),
    })
}

fn verb(name: &str) -> Option<Verb> {
    Some(match name {
        "service" => Verb::Service,
        "without" => Verb::Without,
        "command" => Verb::Command,
        "synonym" => Verb::Synonym,
        "service-synonym" => Verb::ServiceSynonym,
        "type" => Verb::Type,
        "member" => Verb::Member,
        "region" => Verb::Region,
        "host" => Verb::Host,
        "parameter" => Verb::Parameter,
        "header" => Verb::Header,
        "default" => Verb::Default,
        "handler" => Verb::Handler,
        "milliseconds" => Verb::Milliseconds,
        "rename" => Verb::Rename,
        "alias" => Verb::Alias,
        "flags" => Verb::Flags,
        "optional" => Verb::Optional,
        "remove" => Verb::Remove,
        "lack" => Verb::Lack,
        "add" => Verb::Add,
        "bare" => Verb::Bare,
        "pairs" => Verb::Pairs,
        "refuse" => Verb::Refuse,
        "literal" => Verb::Literal,
        _ => return None,
    })
}

impl Verb {
    fn is_about_options(self) -> bool {
        use Verb::{Add, Bare, Lack, Literal, Pairs};
        use Verb::{Alias, Flags, Optional, Refuse, Remove, Rename};
        matches!(
            self,
            Rename
                | Alias
                | Flags
                | Optional
                | Remove
                | Lack
                | Add
                | Bare
                | Pairs
                | Literal
                | Refuse
        )
    }

    /// The minimum number of words after the operation.
    fn least_words(self) -> usize {
        match self {
            Verb::Service | Verb::ServiceSynonym | Verb::Without => 0,
            Verb::Milliseconds | Verb::Region => 0,
            Verb::Rename | Verb::Alias | Verb::Refuse | Verb::Parameter => 2,
            Verb::Host | Verb::Header | Verb::Default | Verb::Handler => 2,
            Verb::Pairs => 3,
            _ => 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read() {
        let facts = Customizations::of_aws().unwrap();
        assert_eq!(facts.service_command("s3"), "s3api");
        assert_eq!(facts.service_command("ec2"), "ec2");
        assert!(facts.is_without("ec2", "ImportVolume", Cli::V1));
        assert_eq!(facts.commands("rds", "ModifyOptionGroup").len(), 2);
        let older = |cli| facts.service_synonyms("sagemaker-runtime", cli);
        assert_eq!(older(Cli::V1), ["runtime.sagemaker"]);
        assert_eq!(older(Cli::V2), [""; 0]);
    }

    #[test]
    fn a_fact_may_be_about_one_generation() {
        let facts =
            Customizations::read("# A remark\nadd-v2 shop sell size\nrename shop * a b\n").unwrap();
        let count = |cli| facts.options("shop", "sell", cli).count();
        assert_eq!((count(Cli::V1), count(Cli::V2)), (1, 2));
        assert_eq!(facts.unused().len(), 2);
    }

    #[test]
    fn a_line_that_says_too_little_is_refused() {
        for line in [
            "rename shop sell a",
            "add shop sell",
            "service shop",
            "nonsense a b c",
        ] {
            assert!(Customizations::read(line).is_err(), "{line}");
        }
    }
}
