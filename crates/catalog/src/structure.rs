//! A service's model without what forms and serializers do not need: outputs, errors, documentation.
//!
//! Of the documentation `compile` leaves one sentence: what the service is.

use std::collections::HashSet;

use serde_json::{Value, json};
use wireform_model::cli::Cli;
use wireform_model::cli_name;

use crate::Object;
use crate::customizations::{Customizations, Fact, Verb};
use crate::model_json::{ModelPlace, as_object, object, references, shape_name, value_of};
use crate::models::Paginators;
use crate::not_in_v1::NotInV1;
use crate::traits::{self, pick};

/// A service's model as botocore has it, with the CLI's words for it.
#[derive(Debug)]
pub struct Model<'a> {
    /// The CLI's word for the service.
    pub command: &'a str,
    /// The model itself.
    pub model: &'a Object,
    /// How the results of its operations are paged.
    pub paginators: &'a Paginators,
    /// What the CLI makes of it.
    pub customizations: &'a Customizations,
    /// What CLI v1 does not know about it.
    pub newer: &'a NotInV1,
}

/// What `SERVICE.json` holds.
pub fn structure(source: &Model<'_>) -> Object {
    let mut metadata = pick(object(source.model, "metadata"), traits::METADATA);
    if !metadata.contains_key("protocols") {
        let protocol = object(source.model, "metadata").get("protocol").cloned();
        metadata.extend(protocol.map(|protocol| ("protocol".to_owned(), protocol)));
    }
    let mut structure = Object::new();
    structure.insert("metadata".to_owned(), metadata.into());
    structure.insert("operations".to_owned(), source.operations().into());
    insert_filled(&mut structure, "absent", source.absent());
    let shapes = source.shapes(&structure);
    structure.insert("shapes".to_owned(), shapes.into());
    structure
}

impl Model<'_> {
    /// The operations that the CLI has, each under its API name; a second command of one under the command's.
    fn operations(&self) -> Object {
        let mut operations = Object::new();
        for (name, operation) in object(self.model, "operations") {
            let operation = as_object(operation);
            let special = self.customizations.commands(self.command, name);
            let gone = self.customizations.is_without(self.command, name, Cli::V2);
            if gone || (special.is_empty() && self.streams_events(operation)) {
                continue;
            }
            let usual = cli_name(name);
            let commands = if special.is_empty() {
                vec![usual.as_str()]
            } else {
                special
            };
            for (index, command) in commands.into_iter().enumerate() {
                let mut trimmed = self.operation(name, command, operation);
                if index == 0 {
                    operations.insert(name.clone(), trimmed.into());
                } else {
                    trimmed.insert("name".to_owned(), name.as_str().into());
                    operations.insert(command.to_owned(), trimmed.into());
                }
            }
        }
        // As people look for them.
        operations.sort_keys();
        operations
    }

    /// The operations that the CLI has no command for, each with the reason.
    fn absent(&self) -> Object {
        let operations = object(self.model, "operations").iter();
        let absent = operations.filter_map(|(name, operation)| {
            let operation = as_object(operation);
            let why = match self.customizations.is_without(self.command, name, Cli::V2) {
                true => "other",
                false if !self.customizations.commands(self.command, name).is_empty() => {
                    return None;
                }
                false if self.side_streams_events(operation, "output") => "response",
                false if self.side_streams_events(operation, "input") => "request",
                false => return None,
            };
            Some((name.clone(), why.into()))
        });
        absent.collect()
    }

    fn operation(&self, name: &str, command: &str, operation: &Object) -> Object {
        let mut trimmed = Object::new();
        if self.newer.has_operation(name) {
            trimmed.insert("newer".to_owned(), true.into());
        }
        let mut http = pick(object(operation, "http"), &["method", "requestUri"]);
        http.retain(|name, value| {
            !matches!(
                (name.as_str(), value.as_str()),
                ("method", Some("POST")) | ("requestUri", Some("/"))
            )
        });
        insert_filled(&mut trimmed, "http", http);
        insert_filled(
            &mut trimmed,
            "input",
            pick(object(operation, "input"), traits::INPUT),
        );
        trimmed.extend(pick(operation, traits::OPERATION));
        let checksum = pick(object(operation, "httpChecksum"), traits::CHECKSUM);
        insert_filled(&mut trimmed, "httpChecksum", checksum);
        let discovery = pick(object(operation, "endpointdiscovery"), &["required"]);
        insert_filled(&mut trimmed, "endpointdiscovery", discovery);
        let v2 = self.cli(name, command, operation, Cli::V2);
        let v1 = self.cli(name, command, operation, Cli::V1);
        if v1 != v2 {
            trimmed.insert("cliV1".to_owned(), v1.into());
        }
        insert_filled(&mut trimmed, "cli", v2);
        trimmed
    }

    /// How a version of the CLI changes an operation; see `Customizations` in model.
    fn cli(&self, name: &str, command: &str, operation: &Object, cli: Cli) -> Object {
        let mut traits = Object::new();
        if command != cli_name(name) {
            traits.insert("command".to_owned(), command.into());
        }
        let synonyms = self.customizations.synonyms(self.command, name, cli);
        if !synonyms.is_empty() {
            traits.insert("synonyms".to_owned(), json!(synonyms));
        }
        if self.streams_bytes(operation) {
            traits.insert("streams".to_owned(), true.into());
        }
        if self
            .customizations
            .has_milliseconds(self.command, name, cli)
        {
            traits.insert("milliseconds".to_owned(), true.into());
        }
        insert_filled(&mut traits, "pages", self.pages(name));
        for (trait_name, verb) in [("headers", Verb::Header), ("defaults", Verb::Default)] {
            for (key, value) in self.customizations.settings(verb, self.command, name) {
                let values = traits.entry(trait_name).or_insert(Value::Null);
                values[key] = value_of(value);
            }
        }
        // The CLI asks for the checksum of a response unless it is told otherwise.
        let mode = object(operation, "httpChecksum").get("requestValidationModeMember");
        if let Some(member) = mode.and_then(Value::as_str) {
            traits.entry("defaults").or_insert(Value::Null)[member] = "ENABLED".into();
        }
        let members = object(self.input(operation), "members");
        for fact in self.customizations.options(self.command, command, cli) {
            apply(fact, members, self, &mut traits);
        }
        traits
    }

    fn pages(&self, name: &str) -> Object {
        let mut pages = Object::new();
        if let Some(paginator) = self.paginators.of(name) {
            pages.insert("tokens".to_owned(), json!(paginator.input_token));
            if let Some(limit) = &paginator.limit_key {
                pages.insert("limit".to_owned(), json!(limit));
            }
        }
        pages
    }

    /// The shapes that the operations' inputs are made of, in the model's order.
    fn shapes(&self, structure: &Object) -> Object {
        let all = object(self.model, "shapes");
        let mut reached: HashSet<&str> = HashSet::new();
        let inputs = object(structure, "operations").values();
        let mut open: Vec<&str> = inputs
            .filter_map(|op| shape_name(object(as_object(op), "input")))
            .filter_map(|name| key_of(all, name))
            .collect();
        while let Some(name) = open.pop() {
            if reached.insert(name) {
                let targets =
                    references(object(all, name)).filter_map(|(_, member)| shape_name(member));
                open.extend(targets.filter_map(|name| key_of(all, name)));
            }
        }
        let kept = all
            .iter()
            .filter(|(name, _)| reached.contains(name.as_str()));
        kept.map(|(name, shape)| (name.clone(), self.trim_shape(name, as_object(shape)).into()))
            .collect()
    }

    fn trim_shape(&self, name: &str, shape: &Object) -> Object {
        let mut trimmed = pick(shape, traits::SHAPE);
        for (place, reference) in references(shape) {
            let mut reference = pick(reference, traits::MEMBER);
            match place {
                ModelPlace::Member(member) => {
                    if self.newer.has_member(name, member) {
                        reference.insert("newer".to_owned(), true.into());
                    }
                    trimmed.entry("members").or_insert(Value::Null)[member] = reference.into();
                }
                ModelPlace::Part(name) => {
                    trimmed.insert(name.to_owned(), reference.into());
                }
            }
        }
        trimmed
    }

    fn shape(&self, reference: &Object) -> &Object {
        object(
            object(self.model, "shapes"),
            shape_name(reference).unwrap_or_default(),
        )
    }

    fn input(&self, operation: &Object) -> &Object {
        self.shape(object(operation, "input"))
    }

    /// Whether the CLI has no command for it, since it takes or gives a stream of events.
    fn streams_events(&self, operation: &Object) -> bool {
        let mut sides = ["input", "output"].into_iter();
        sides.any(|side| self.side_streams_events(operation, side))
    }

    fn side_streams_events(&self, operation: &Object, side: &str) -> bool {
        let shape = self.shape(object(operation, side));
        references(shape).any(|(_, member)| is_set(self.shape(member), "eventstream"))
    }

    /// Whether the response is a stream of bytes, which the CLI writes to a file.
    fn streams_bytes(&self, operation: &Object) -> bool {
        let output = self.shape(object(operation, "output"));
        let payload = output.get("payload").and_then(Value::as_str);
        payload.is_some_and(|payload| {
            let shape = self.shape(object(object(output, "members"), payload));
            shape.get("type").and_then(Value::as_str) == Some("blob")
        })
    }
}

/// Adds what a fact says about one operation, if the operation has what the fact is about.
fn apply(fact: &Fact, members: &Object, source: &Model<'_>, traits: &mut Object) {
    let Some(option) = fact.word(0) else {
        return;
    };
    let member = members.keys().find(|name| cli_name(name) == option);
    let positive = || {
        let option = option.strip_prefix("no-")?;
        let is_flag = |name: &str| {
            source
                .shape(object(members, name))
                .get("type")
                .and_then(Value::as_str)
                == Some("boolean")
        };
        members
            .keys()
            .find(|name| cli_name(name) == option && is_flag(name))
    };
    let other = || Value::from(fact.word(1).unwrap_or_default());
    let pair = || json!([fact.word(1), fact.word(2)]);
    let (member, name, value) = match (fact.verb, member) {
        (Verb::Rename, Some(member)) => (member, "option", other()),
        (Verb::Rename, None) => match positive() {
            Some(member) => (member, "negative", other()),
            None => return,
        },
        (Verb::Alias, Some(member)) => (member, "alias", other()),
        (Verb::Flags, Some(member)) => (member, "flag", true.into()),
        (Verb::Optional, Some(member)) => (member, "required", false.into()),
        (Verb::Bare, Some(member)) => (member, "bare", true.into()),
        (Verb::Pairs, Some(member)) => (member, "pairs", pair()),
        (Verb::Refuse, Some(member)) => (member, "refuses", other()),
        (Verb::Literal, Some(member)) => (member, "literal", true.into()),
        (Verb::Remove, Some(member)) => (member, "option", Value::Null),
        (Verb::Lack, _) => {
            fact.seen();
            let lacks = traits.entry("lacks").or_insert_with(|| json!([]));
            lacks
                .as_array_mut()
                .into_iter()
                .for_each(|names| names.push(option.into()));
            return;
        }
        (Verb::Add, _) => {
            fact.seen();
            traits.entry("options").or_insert(Value::Null)[option] = added(fact).into();
            return;
        }
        _ => return,
    };
    fact.seen();
    traits.entry("members").or_insert(Value::Null)[member][name] = value;
}

fn added(fact: &Fact) -> Object {
    let mut option = Object::new();
    if fact.says("required") {
        option.insert("required".to_owned(), true.into());
    }
    let range = fact.words_behind("range");
    if !range.is_empty() {
        option.insert("range".to_owned(), range.into());
    }
    for name in ["part", "choices"] {
        let words = fact.words_behind(name);
        if !words.is_empty() {
            option.insert(name.to_owned(), words.into());
        }
    }
    for kind in ["flag", "positional"] {
        if fact.says(kind) {
            option.insert("kind".to_owned(), kind.into());
        }
    }
    option
}

fn key_of<'a>(map: &'a Object, name: &str) -> Option<&'a str> {
    map.get_key_value(name).map(|(key, _)| key.as_str())
}

fn is_set(map: &Object, name: &str) -> bool {
    map.get(name).and_then(Value::as_bool).unwrap_or(false)
}

fn insert_filled(map: &mut Object, name: &str, value: Object) {
    if !value.is_empty() {
        map.insert(name.to_owned(), value.into());
    }
}
