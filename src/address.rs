//! The address carries the state: `#/` is the home page, `#/SERVICE` a service's,
//! `#/SERVICE/OPERATION?input=…&fact.NAME=…&shell=…` a form.

use js_sys::{decode_uri_component, encode_uri_component};
use wireform_core::draft::{Cli, Draft, Facts};
use wireform_core::json::{self, JsonError};
use wireform_core::path::Path;
use wireform_core::value::{Map, Value};

use crate::state::Prefs;

/// What an address says; everything that it leaves open is `None` or empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Address {
    /// The CLI's word for a service, where no operation of it is named.
    pub service: Option<String>,
    /// The CLI's two command words.
    pub operation: Option<(String, String)>,
    /// The input, or why its text cannot be read.
    pub input: Option<Result<Value, JsonError>>,
    pub facts: Facts,
    pub shell: Option<String>,
    pub nested: Option<String>,
    pub cli: Option<Cli>,
    pub region: Option<String>,
    /// `companion=off`: the form from the model alone.
    pub plain: bool,
}

impl Address {
    /// Reads the part of the location after `#`. Unknown parameters are passed over.
    pub fn parse(hash: &str) -> Self {
        let text = hash.trim_start_matches('#').trim_start_matches('/');
        let (place, query) = text.split_once('?').unwrap_or((text, ""));
        let mut words = place.split('/').filter(|word| !word.is_empty()).map(decode);
        let (service, operation) = (words.next(), words.next());
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

    fn set(&mut self, name: &str, value: String) {
        match name {
            "input" => self.input = Some(json::read(&value)),
            "shell" => self.shell = Some(value),
            "nested" => self.nested = Some(value),
            "cli" => self.cli = Cli::parse(&value),
            "region" => self.region = Some(value),
            "companion" => self.plain = value == "off",
            _ => {
                if let Some(fact) = name.strip_prefix("fact.") {
                    self.facts.set(fact, Some(&value));
                }
            }
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
        }
    }
}

/// The address of an empty form, or of a service's page, from `#` on.
pub fn of(service: &str, operation: Option<&str>) -> String {
    let words = [Some(service), operation];
    let parts = words
        .into_iter()
        .flatten()
        .map(|word| format!("/{}", encode(word)));
    format!("#{}", parts.collect::<String>())
}

/// The address of a form with what is filled in and chosen, from `#` on.
///
/// Choices that are the defaults are left out, so that an untouched form has the shortest address.
pub fn format(service: &str, operation: &str, draft: &Draft, prefs: &Prefs) -> String {
    let mut parameters = Vec::new();
    if draft.input.as_map().is_none_or(|map| !map.is_empty()) {
        let text = json::compact(&draft.input, &Path::root());
        parameters.push(("input".to_owned(), text.as_str().to_owned()));
    }
    for (name, value) in draft.facts.iter() {
        parameters.push((format!("fact.{name}"), value.to_owned()));
    }
    for (name, value) in prefs.in_address() {
        parameters.push((name.to_owned(), value));
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
    String::from(encode_uri_component(text))
}

/// Percent-decoding that leaves a text which is not well-formed as it is.
fn decode(text: &str) -> String {
    decode_uri_component(text).map_or_else(|_| text.to_owned(), String::from)
}
