//! Runs the checks of `checks/*.md`: documents with exactly the diagnostics that each gives.
//!
//! `checks/README.md` explains the notation.
//! It also checks that every rule has a case that triggers it and one that narrowly does not, that the rules and their
//! severities are the agreed ones, and that every fix resolves its diagnostic.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use libtest_mimic::{Arguments, Failed, Trial};

use wireform_check::{CheckInput, Rule, check, rules};

use wireform_companions::Companion;
use wireform_model::builtin;
use wireform_model::cli::Cli;
use wireform_model::diagnostic::{Diagnostic, Refuser};
use wireform_model::draft::{Draft, Facts, FileReferences, GlobalOptions};
use wireform_model::fix::apply_fix;
use wireform_model::json;
use wireform_model::value::{Map, Value};
use wireform_model::{OperationRef, Service};

fn main() {
    let suites: Vec<Suite> = suite_files().into_iter().map(Suite::read).collect();
    let expected: BTreeSet<String> = suites.iter().flat_map(Suite::rules_triggered).collect();
    let missed: BTreeSet<String> = suites.iter().flat_map(Suite::rules_not_triggered).collect();
    let mut trials = vec![
        Trial::test("every rule is triggered", move || {
            every_rule_is_in(&expected)
        }),
        Trial::test("every rule is narrowly not triggered", move || {
            every_rule_is_in(&missed)
        }),
        Trial::test(
            "the rules and severities are the agreed ones",
            the_rules_are_the_agreed_ones,
        ),
    ];
    for suite in suites {
        trials.extend(suite.into_trials());
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

/// The cases of one file, with the model that they are about.
struct Suite {
    name: String,
    model: Option<String>,
    /// The service's name in the CLI.
    service: String,
    cases: Vec<Case>,
}

struct Case {
    name: String,
    cli: Cli,
    draft: Draft,
    expected: Vec<String>,
    /// Rules that the input narrowly does not trigger.
    not: Vec<String>,
}

/// A model and companion to check with.
struct Bench {
    service: Service,
    operation: String,
    companion: Option<Companion>,
}

impl Suite {
    fn read(file: PathBuf) -> Self {
        let text = fs::read_to_string(&file).expect("a suite can be read");
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let mut suite = Suite {
            name: name.into_owned(),
            model: None,
            service: String::new(),
            cases: Vec::new(),
        };
        let mut fence = None;
        for (number, line) in text.lines().enumerate() {
            match (line.strip_prefix("```"), fence) {
                (Some(""), _) => fence = None,
                (Some(kind), None) => {
                    let (kind, service) = kind.split_once(' ').unwrap_or((kind, "trial"));
                    if kind == "model" {
                        suite.service = service.to_owned();
                    }
                    fence = Some(kind);
                }
                (None, Some("model")) => {
                    let model = suite.model.get_or_insert_default();
                    model.push_str(line);
                }
                (None, Some("checks")) => suite.line(number + 1, line),
                _ => {}
            }
        }
        suite
    }

    fn line(&mut self, number: usize, line: &str) {
        let place = format!("{}:{number}", self.name);
        if let Some(note) = line.strip_prefix("  ") {
            let case = self
                .cases
                .last_mut()
                .expect("a case stands above its notes");
            match note.strip_prefix("not ") {
                Some(rules) => case.not.extend(rules.split_whitespace().map(str::to_owned)),
                None => case.expected.push(note.trim().to_owned()),
            }
        } else if !line.is_empty() {
            self.cases.push(Case::read(&place, line));
        }
    }

    fn rules_triggered(&self) -> Vec<String> {
        let notes = self.cases.iter().flat_map(|case| &case.expected);
        notes.map(|note| rule_of(note).to_owned()).collect()
    }

    fn rules_not_triggered(&self) -> Vec<String> {
        self.cases
            .iter()
            .flat_map(|case| case.not.clone())
            .collect()
    }

    fn into_trials(self) -> Vec<Trial> {
        let model = self.model.map(|model| (self.service, model));
        let trial = |case: Case| {
            let model = model.clone();
            Trial::test(case.name.clone(), move || {
                let model = model.as_ref();
                let model = model.map(|(service, text)| (service.as_str(), text.as_str()));
                case.run(&Bench::new(model))
            })
        };
        self.cases.into_iter().map(trial).collect()
    }
}

impl Case {
    // case = base *( SP "v1" / SP "-" member / SP option "=" value / SP member ":=" url ) [ SP json ]
    fn read(place: &str, line: &str) -> Self {
        let (head, patch) = match line.find('{') {
            Some(at) => line.split_at(at),
            None => (line, "{}"),
        };
        let mut words = head.split_whitespace();
        let (facts, mut input) = base(words.next().expect("a case names its base"));
        let mut cli = Cli::V2;
        let (mut files, mut options) = (FileReferences::default(), GlobalOptions::default());
        for word in words {
            if let Some((member, url)) = word.split_once(":=") {
                files.set_named(member, url);
            } else if let Some((name, value)) = word.split_once('=') {
                options.set(name, Some(value));
            } else {
                match word.strip_prefix('-') {
                    Some(member) => input.remove(member),
                    None => cli = Cli::parse(word).expect("v1, v2 or -Member"),
                }
            }
        }
        let mut patch = json::read(patch).unwrap_or_else(|error| panic!("{place}: {error}"));
        expand(&mut patch);
        for (name, value) in patch.as_map().expect("a patch is an object").iter() {
            input.remove(name);
            input.push(name, value.clone());
        }
        // Members that the patch holds twice stay twice.
        let twice = patch.as_map().is_some_and(Map::has_duplicates);
        let input = if twice { patch } else { Value::Map(input) };
        Case {
            name: format!("{place} {line}"),
            cli,
            draft: Draft {
                input,
                facts,
                files,
                options,
            },
            expected: Vec::new(),
            not: Vec::new(),
        }
    }

    fn run(&self, bench: &Bench) -> Result<(), Failed> {
        let diagnostics = bench.check(&self.draft, self.cli);
        let mut found: Vec<_> = diagnostics.iter().map(note).collect();
        let mut expected = self.expected.clone();
        found.sort();
        expected.sort();
        if found != expected {
            let messages: Vec<_> = diagnostics.iter().map(|d| &d.message).collect();
            return Err(format!(
                "expected {expected:#?}, found {found:#?}, with messages {messages:#?}"
            )
            .into());
        }
        for rule in &self.not {
            if found.iter().any(|note| rule_of(note) == rule) {
                return Err(format!("{rule} is triggered").into());
            }
        }
        diagnostics
            .iter()
            .try_for_each(|diagnostic| self.is_resolved(bench, diagnostic))
    }

    /// A fix resolves its own diagnostic. Another may appear, such as for what a VPC link needs.
    fn is_resolved(&self, bench: &Bench, diagnostic: &Diagnostic) -> Result<(), Failed> {
        let Some(fix) = &diagnostic.fix else {
            return Ok(());
        };
        let mut draft = self.draft.clone();
        apply_fix(bench.operation(), &mut draft, fix);
        let after = bench.check(&draft, self.cli);
        let said = |d: &Diagnostic| (d.rule, d.path.clone(), d.message.clone());
        let remains = |d: &&Diagnostic| said(d) == said(diagnostic);
        match after.iter().find(remains) {
            Some(_) => Err(format!("{:?} does not resolve {}", fix.label, note(diagnostic)).into()),
            None => Ok(()),
        }
    }
}

impl Bench {
    fn new(model: Option<(&str, &str)>) -> Self {
        match model {
            Some((service, text)) => {
                let service = Service::from_json(text, Some(service));
                let service = service.expect("the model can be read");
                let operation = service.operations.first();
                Bench {
                    operation: operation.expect("it has an operation").command.clone(),
                    service,
                    companion: None,
                }
            }
            None => Bench {
                service: builtin::service("apigatewayv2").expect("the model is built in"),
                operation: "create-integration".to_owned(),
                companion: wireform_companions::companion("apigatewayv2", "create-integration"),
            },
        }
    }

    fn operation(&self) -> OperationRef<'_> {
        self.service
            .operation(&self.operation)
            .expect("the operation exists")
    }

    fn check(&self, draft: &Draft, cli: Cli) -> Vec<Diagnostic> {
        let check_input = CheckInput {
            operation: self.operation(),
            draft,
            cli,
        };
        check(
            check_input,
            self.companion.as_ref().map(|it| it.guide.check),
        )
    }
}

/// `error cli required /ApiId`, `warning tls-empty /TlsConfig`
fn note(diagnostic: &Diagnostic) -> String {
    let severity = diagnostic.severity.as_str();
    let refuser = diagnostic.refused_by.map_or("", Refuser::as_str);
    let words = [severity, refuser, diagnostic.rule, diagnostic.path.as_str()];
    let path = if diagnostic.path.is_root() {
        "(root)"
    } else {
        ""
    };
    let words = words
        .into_iter()
        .chain([path])
        .filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

fn rule_of(note: &str) -> &str {
    let is_rule = |word: &&str| !matches!(*word, "error" | "warning" | "info" | "cli" | "service");
    note.split(' ').find(is_rule).unwrap_or_default()
}

fn every_rule_is_in(found: &BTreeSet<String>) -> Result<(), Failed> {
    let ids: BTreeSet<String> = rules(wireform_companions::rules(
        "apigatewayv2",
        "create-integration",
    ))
    .map(|rule| rule.id.to_owned())
    .collect();
    let unproved: Vec<_> = ids.difference(found).collect();
    let unknown: Vec<_> = found.difference(&ids).collect();
    if unproved.is_empty() && unknown.is_empty() {
        Ok(())
    } else {
        Err(format!("without a case: {unproved:?}; without a rule: {unknown:?}").into())
    }
}

/// Compares the rules and severities with those agreed for this operation and the general ones.
fn the_rules_are_the_agreed_ones() -> Result<(), Failed> {
    let agreed = json::read(include_str!("data/create-integration/rules.json"))?;
    let mut agreed: Vec<(String, String)> = agreed
        .as_list()
        .unwrap_or_default()
        .iter()
        .filter_map(Value::as_map)
        .map(|rule| (text(rule, "id"), text(rule, "severity")))
        .collect();
    for (id, severity) in [
        ("already-base64", "warning"),
        ("attribute-number", "warning"),
        ("bucket-name", "error"),
        ("checksum-algorithm", "error"),
        ("cli-calls-first", "info"),
        ("endpoint", "error"),
        ("endpoint-url", "error"),
        ("file-reference", "error"),
        ("global-option", "warning"),
        ("empty-key", "warning"),
        ("epoch-unit", "warning"),
        ("invisible-character", "warning"),
        ("json-text", "warning"),
        ("long-string", "warning"),
        ("min-above-max", "warning"),
        ("duplicate-key", "warning"),
        ("item-count", "error"),
        ("loose-base64", "warning"),
        ("unparsed-timestamp", "warning"),
        ("header", "error"),
        ("host-label", "error"),
        ("newer-than-cli", "error"),
        ("number-range", "error"),
        ("union", "error"),
    ] {
        agreed.push((id.to_owned(), severity.to_owned()));
    }
    let mut table: Vec<(String, String)> = rules(wireform_companions::rules(
        "apigatewayv2",
        "create-integration",
    ))
    .map(|rule| (rule.id.to_owned(), severity_here(rule).to_owned()))
    .collect();
    agreed.sort();
    table.sort();
    if table == agreed {
        Ok(())
    } else {
        Err(format!("{table:#?}").into())
    }
}

/// The severity that a rule has for this operation, whose companion confirms the warnings about its enums.
fn severity_here(rule: &Rule) -> &'static str {
    match rule.id {
        "enum-value" => "error",
        _ => rule.severity.as_str(),
    }
}

/// Replaces a string such as `@1025` by that number of two-byte characters.
fn expand(value: &mut Value) {
    match value {
        Value::String(text) => {
            if let Some(count) = text.strip_prefix('@').and_then(|count| count.parse().ok()) {
                *text = "é".repeat(count);
            }
        }
        Value::Map(map) => map
            .entries_mut()
            .iter_mut()
            .for_each(|(_, value)| expand(value)),
        _ => {}
    }
}

/// The facts and input of a base. Every base is valid and has no findings.
fn base(name: &str) -> (Facts, Map) {
    let bases = json::read(include_str!("checks/bases.json")).expect("the bases are JSON");
    let base = bases
        .as_map()
        .and_then(|bases| bases.get(name))
        .and_then(Value::as_map);
    let base = base.unwrap_or_else(|| panic!("no base {name}"));
    let mut facts = Facts::default();
    if let Some(protocol) = base.get("ProtocolType") {
        facts.set("ProtocolType", protocol.as_str());
    }
    let input = base
        .get("input")
        .and_then(Value::as_map)
        .expect("a base has an input");
    (facts, input.clone())
}

fn suite_files() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/checks");
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let paths = entries.map(|entry| entry.expect("an entry can be read").path());
    let is_suite = |path: &PathBuf| {
        path.extension().is_some_and(|extension| extension == "md") && !path.ends_with("README.md")
    };
    let mut files: Vec<_> = paths.filter(is_suite).collect();
    files.sort();
    files
}

fn text(map: &Map, name: &str) -> String {
    map.get(name)
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}
