//! The address is the state of the page: `#/` is the home page, `#/SERVICE` a service's,
//! `#/SERVICE/OPERATION?input=…&fact.NAME=…&shell=…` a form.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use wireform_model::cli::Cli;
use wireform_model::draft::{Draft, Facts, FileReferences, GlobalOptions};
use wireform_model::global_options::global_option;
use wireform_model::json;
use wireform_model::json::JsonError;
use wireform_model::path::Path;
use wireform_model::value::{Map, Value};

/// What JavaScript's `encodeURIComponent` encodes.
const COMPONENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'!')
    .remove(b'~')
    .remove(b'*')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')');

/// An address in its parts; what it leaves open is `None` or empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Address {
    /// The service's name in the CLI, where the address names no operation.
    pub service: Option<String>,
    /// The service's and the operation's name in the CLI.
    pub operation: Option<(String, String)>,
    /// The input, or why it cannot be read.
    pub input: Option<Result<Value, JsonError>>,
    pub facts: Facts,
    pub files: FileReferences,
    /// The CLI's global options by its own names.
    pub options: GlobalOptions,
    pub shell: Option<String>,
    pub nested: Option<String>,
    /// How blobs are written in the command: `raw` or `base64`.
    pub blobs: Option<String>,
    pub cli: Option<Cli>,
    /// `companion=off`: the form is built from the model alone.
    pub companion_off: bool,
}

impl Address {
    /// Reads the part of the location from `#` on; unknown parameters are ignored.
    pub fn parse(hash: &str) -> Self {
        let text = hash.trim_start_matches('#').trim_start_matches('/');
        let (place, query) = text.split_once('?').unwrap_or((text, ""));
        let mut words = place.split('/').filter(|word| !word.is_empty()).map(decode);
        let service = words.next();
        // A command of the CLI may have more words than an operation: `#/ec2/wait/vpc-exists`.
        let operation = words.reduce(|name, word| format!("{name} {word}"));
        let is_alone = operation.is_none();
        let mut address = Address {
            service: service.clone().filter(|_| is_alone),
            operation: service.zip(operation),
            ..Address::default()
        };
        for parameter in query.split('&').filter(|parameter| !parameter.is_empty()) {
            let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            address.set(&decode(name), decode(value));
        }
        address
    }

    /// Whether it says nothing of what is filled in.
    pub fn is_bare(&self) -> bool {
        let (facts, files) = (Facts::default(), FileReferences::default());
        let has_none = self.facts == facts && self.files == files;
        self.input.is_none() && has_none && self.options == GlobalOptions::default()
    }

    fn set(&mut self, name: &str, value: String) {
        match name {
            "input" => self.input = Some(json::read(&value)),
            "shell" => self.shell = Some(value),
            "nested" => self.nested = Some(value),
            "blobs" => self.blobs = Some(value),
            "cli" => self.cli = Cli::parse(&value),
            "companion" => self.companion_off = value == "off",
            _ => self.set_beside(name, &value),
        }
    }

    /// Sets what a draft has in addition to the input; `fact.file.Body` is an older name of `file.Body`.
    fn set_beside(&mut self, name: &str, value: &str) {
        let fact = name.strip_prefix("fact.");
        if let Some(member) = fact.unwrap_or(name).strip_prefix("file.") {
            self.files.set_named(member, value);
        } else if let Some(fact) = fact {
            self.facts.set(fact, Some(value));
        } else if global_option(name).is_some_and(|option| !option.is_local) {
            self.options.set(name, Some(value));
        }
    }

    /// The CLI that its input is written for.
    pub fn cli(&self) -> Cli {
        self.cli.unwrap_or_default()
    }

    /// The draft that the address describes; an input that cannot be read leaves it empty.
    pub fn draft(&self) -> Draft {
        let input = match &self.input {
            Some(Ok(value)) => value.clone(),
            _ => Value::Map(Map::new()),
        };
        Draft {
            input,
            facts: self.facts.clone(),
            files: self.files.clone(),
            options: self.options.clone(),
        }
    }
}

/// The address of an empty form, or of a service's page, from `#` on.
pub fn of(service: &str, operation: Option<&str>) -> String {
    let words = operation.into_iter().flat_map(|name| name.split(' '));
    let words = std::iter::once(service).chain(words);
    let parts = words.map(|word| format!("/{}", encode(word)));
    format!("#{}", parts.collect::<String>())
}

/// The address of a form with what is filled in and chosen, from `#` on.
///
/// Defaults are left out, so that an untouched form has the shortest address.
pub fn format(service: &str, operation: &str, draft: &Draft, choices: &[(&str, String)]) -> String {
    let mut parameters = Vec::new();
    if draft.input.as_map().is_none_or(|map| !map.is_empty()) {
        let text = json::compact(&draft.input, &Path::root());
        parameters.push(("input".to_owned(), text.as_str().to_owned()));
    }
    for (name, value) in draft.facts.iter() {
        parameters.push((format!("fact.{name}"), value.to_owned()));
    }
    for (name, url) in draft.files.named() {
        parameters.push((format!("file.{name}"), url));
    }
    for (option, value) in draft.options.iter().filter(|(option, _)| !option.is_local) {
        parameters.push((option.name.to_owned(), value.to_owned()));
    }
    for (name, value) in choices {
        parameters.push(((*name).to_owned(), value.clone()));
    }
    let mut text = of(service, Some(operation));
    for (index, (name, value)) in parameters.iter().enumerate() {
        text.push(if index == 0 { '?' } else { '&' });
        text.push_str(&encode(name));
        text.push('=');
        text.push_str(&encode(value));
    }
    text
}

fn encode(text: &str) -> String {
    utf8_percent_encode(text, COMPONENT).to_string()
}

/// Percent-decoding in which a bare `%`, as people type it, is itself; a text that is not UTF-8 remains as it is.
fn decode(text: &str) -> String {
    let decoded = percent_decode_str(text).decode_utf8();
    decoded.map_or_else(|_| text.to_owned(), Cow::into_owned)
}
