//! The endpoint rules of a service, simplified: what is the same in every request is evaluated.
//!
//! They are evaluated for a CLI without configuration: no FIPS, no dual stack, no custom endpoint,
//! and no account except in an ARN.
//! What is left depends on the region, the operation and its input.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use wireform_model::endpoint::EndpointRules;

use crate::Object;
use crate::model_json::{as_object, object};

/// Rules without the parts that are the same in every request.
#[derive(Debug)]
pub struct SimplifiedRules {
    /// What parameters are where nothing sets them.
    defaults: Object,
    rules: Vec<Value>,
    /// The parameters that the rules use, other than the region.
    parameters: BTreeSet<String>,
}

impl SimplifiedRules {
    /// The rules of botocore's `endpoint-rule-set-1.json`.
    pub fn of(rule_set: &Object) -> Self {
        let parameters = object(rule_set, "parameters");
        let rules = rule_set.get("rules").unwrap_or(&Value::Null);
        let rules = Simplifier { parameters }.rules(rules);
        let mut named = BTreeSet::new();
        rules
            .iter()
            .for_each(|rule| collect_names(rule, &mut named));
        let is_asked = |name: &&String| *name != "Region" && named.contains(name.as_str());
        let asked: BTreeSet<String> = parameters.keys().filter(is_asked).cloned().collect();
        let defaults = asked.iter().filter_map(|name| {
            let default = parameters[name].get("default")?;
            Some((name.clone(), default.clone()))
        });
        SimplifiedRules {
            defaults: defaults.collect(),
            rules,
            parameters: asked,
        }
    }

    /// The parameters that operations and inputs have to say.
    pub fn parameters(&self) -> &BTreeSet<String> {
        &self.parameters
    }

    /// As they are written in `SERVICE.json`.
    pub fn to_json(&self) -> Value {
        json!({"defaults": self.defaults, "rules": self.rules})
    }

    /// As the model reads them.
    ///
    /// # Errors
    ///
    /// Where they are not in the format of endpoint rules.
    pub fn to_endpoint_rules(&self) -> Result<EndpointRules, serde_json::Error> {
        // From a text, since the model reads constants with its own JSON reader.
        serde_json::from_str(&self.to_json().to_string())
    }
}

/// What is known of a value before there is a request.
#[derive(Clone, Debug, PartialEq)]
enum Known {
    /// Nothing.
    Open,
    /// That there is one.
    Set,
    Unset,
    Value(Value),
}

struct Simplifier<'a> {
    parameters: &'a Object,
}

impl Simplifier<'_> {
    /// Without rules that never hold, those behind one that always does, and conditions that always hold.
    fn rules(&self, rules: &Value) -> Vec<Value> {
        let mut simplified = Vec::new();
        for rule in rules.as_array().into_iter().flatten().map(as_object) {
            let Some(conditions) = self.conditions(rule) else {
                continue;
            };
            let mut short = Object::new();
            let is_last = match rule.get("rules") {
                Some(inner) => {
                    let inner = self.rules(inner);
                    let is_last = conditions.is_empty() && inner.iter().any(always_holds);
                    if inner.is_empty() {
                        continue;
                    }
                    if conditions.is_empty() {
                        simplified.extend(inner);
                    } else {
                        short.insert("rules".to_owned(), inner.into());
                    }
                    is_last
                }
                None => {
                    match rule.get("endpoint") {
                        Some(found) => short.insert("endpoint".to_owned(), endpoint(found)),
                        // What the CLI says then is its own.
                        None => short.insert("error".to_owned(), true.into()),
                    };
                    conditions.is_empty()
                }
            };
            if !conditions.is_empty() {
                short.insert("conditions".to_owned(), conditions.into());
            }
            if !short.is_empty() {
                simplified.push(short.into());
            }
            if is_last {
                break;
            }
        }
        simplified
    }

    /// The conditions that may hold or not; none where one never holds.
    fn conditions(&self, rule: &Object) -> Option<Vec<Value>> {
        let conditions = rule.get("conditions").and_then(Value::as_array);
        let mut open = Vec::new();
        for condition in conditions.into_iter().flatten() {
            match self.known(condition) {
                Known::Unset | Known::Value(Value::Bool(false)) => return None,
                Known::Value(_) if condition.get("assign").is_none() => {}
                _ => open.push(condition.clone()),
            }
        }
        Some(open)
    }

    fn known(&self, value: &Value) -> Known {
        if let Some(name) = value["ref"].as_str() {
            return self.parameter(name);
        }
        let Some(function) = value["fn"].as_str() else {
            let has_names = value.as_str().is_some_and(|text| text.contains('{'));
            return match value.is_string() && has_names {
                true => Known::Open,
                false => Known::Value(value.clone()),
            };
        };
        let argument = |index: usize| self.known(&value["argv"][index]);
        let holds = |yes: bool| Known::Value(yes.into());
        match (function, argument(0), argument(1)) {
            ("isSet", Known::Unset, _) => holds(false),
            ("isSet", Known::Set | Known::Value(_), _) => holds(true),
            ("not", Known::Unset, _) => holds(true),
            ("not", Known::Value(value), _) => holds(value == false),
            ("booleanEquals" | "stringEquals", Known::Unset, _) => holds(false),
            ("booleanEquals" | "stringEquals", Known::Value(one), Known::Value(other)) => {
                holds(one == other)
            }
            _ => Known::Open,
        }
    }

    /// Source: botocore's `compute_endpoint_resolver_builtin_defaults`.
    fn parameter(&self, name: &str) -> Known {
        let Some(parameter) = self.parameters.get(name) else {
            // What a condition has assigned.
            return Known::Open;
        };
        match parameter["builtIn"].as_str() {
            Some("AWS::Region") => Known::Set,
            Some("SDK::Endpoint" | "AWS::Auth::AccountId") => Known::Unset,
            Some("AWS::Auth::AccountIdEndpointMode") => Known::Value("preferred".into()),
            Some("AWS::S3::UseArnRegion") => Known::Value(true.into()),
            // The operation or the CLI's generation decides.
            Some(
                "AWS::S3::ForcePathStyle"
                | "AWS::S3::UseGlobalEndpoint"
                | "AWS::S3::DisableS3ExpressSessionAuth",
            )
            | None => match parameter.get("default") {
                Some(_) => Known::Set,
                None => Known::Open,
            },
            Some(_) => Known::Value(false.into()),
        }
    }
}

fn always_holds(rule: &Value) -> bool {
    rule.get("conditions").is_none() && rule.get("rules").is_none()
}

/// Without what the library crates and the page have no use for.
fn endpoint(endpoint: &Value) -> Value {
    let mut short = Object::new();
    short.insert("url".to_owned(), endpoint["url"].clone());
    let headers = object(as_object(endpoint), "headers");
    if !headers.is_empty() {
        short.insert("headers".to_owned(), headers.clone().into());
    }
    let scheme = as_object(&endpoint["properties"]["authSchemes"][0]);
    let says_something = |name: &str, value: &Value| {
        let is_signing = name.starts_with("signing") && *value != json!("{Region}");
        // Of the ways to sign, the one that takes another request first.
        is_signing || *value == json!("sigv4-s3express")
    };
    let scheme: Object = scheme
        .iter()
        .filter(|(name, value)| says_something(name, value))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    if !scheme.is_empty() {
        short.insert("properties".to_owned(), json!({"authSchemes": [scheme]}));
    }
    short.into()
}

/// The names that rules refer to, and those in the braces of their texts.
fn collect_names(value: &Value, names: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            names.extend(map.get("ref").and_then(Value::as_str).map(str::to_owned));
            map.values().for_each(|value| collect_names(value, names));
        }
        Value::Array(items) => items.iter().for_each(|item| collect_names(item, names)),
        Value::String(text) => {
            let parts = text.split('{').skip(1);
            let in_braces = parts.filter_map(|part| part.split(['}', '#']).next());
            names.extend(in_braces.map(str::to_owned));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rules: Value, expected: Value, parameters: &[&str]) {
        let rule_set = json!({
            "parameters": {
                "Region": {"type": "string", "builtIn": "AWS::Region"},
                "UseFIPS": {"type": "boolean", "builtIn": "AWS::UseFIPS", "default": false},
                "Endpoint": {"type": "string", "builtIn": "SDK::Endpoint"},
                "Bucket": {"type": "string"},
                "ForcePathStyle": {"type": "boolean", "builtIn": "AWS::S3::ForcePathStyle", "default": false}
            },
            "rules": rules
        });
        let simplified = SimplifiedRules::of(as_object(&rule_set));
        assert_eq!(simplified.to_json()["rules"], expected);
        let asked: Vec<&str> = simplified.parameters.iter().map(String::as_str).collect();
        assert_eq!(asked, parameters);
    }

    fn reference(name: &str) -> Value {
        json!({"ref": name})
    }

    #[test]
    fn what_is_the_same_in_every_request_is_gone() {
        let is_fips = json!({"fn": "booleanEquals", "argv": [reference("UseFIPS"), true]});
        let no_fips = json!({"fn": "booleanEquals", "argv": [reference("UseFIPS"), false]});
        let own = json!({"fn": "isSet", "argv": [reference("Endpoint")]});
        let bucket = json!({"fn": "isSet", "argv": [reference("Bucket")]});
        let usual = json!({"url": "https://{Region}.x", "properties": {}, "headers": {}});
        let rules = json!([
            {"type": "error", "conditions": [is_fips], "error": "no"},
            {"type": "tree", "conditions": [own], "rules": [{"type": "endpoint", "conditions": [], "endpoint": usual}]},
            {"type": "tree", "conditions": [no_fips], "rules": [
                {"type": "error", "conditions": [no_fips, bucket], "error": "no"},
                {"type": "endpoint", "conditions": [], "endpoint": usual}
            ]},
            {"type": "error", "conditions": [], "error": "never"}
        ]);
        let expected = json!([
            {"conditions": [bucket], "error": true},
            {"endpoint": {"url": "https://{Region}.x"}}
        ]);
        check(rules, expected, &["Bucket"]);
    }

    #[test]
    fn what_a_condition_assigns_is_kept() {
        let partition =
            json!({"fn": "aws.partition", "argv": [reference("Region")], "assign": "P"});
        let endpoint = json!({"url": "https://{P#dnsSuffix}"});
        let rules = json!([{"type": "tree", "conditions": [partition], "rules": [
            {"type": "endpoint", "conditions": [], "endpoint": endpoint}
        ]}]);
        let expected = json!([{"conditions": [partition], "rules": [{"endpoint": endpoint}]}]);
        check(rules, expected, &[]);
    }

    #[test]
    fn defaults_are_kept_of_what_is_asked_for() {
        let forced = json!({"fn": "booleanEquals", "argv": [reference("ForcePathStyle"), true]});
        let rules = json!([
            {"type": "endpoint", "conditions": [forced], "endpoint": {"url": "https://x/{Bucket}"}}
        ]);
        let rule_set = json!({
            "parameters": {"ForcePathStyle": {"builtIn": "AWS::S3::ForcePathStyle", "default": false}},
            "rules": rules
        });
        let simplified = SimplifiedRules::of(as_object(&rule_set));
        let defaults = &simplified.to_json()["defaults"];
        assert_eq!(*defaults, json!({"ForcePathStyle": false}));
        check(
            rules.clone(),
            rules_without_type(&rules),
            &["Bucket", "ForcePathStyle"],
        );
    }

    fn rules_without_type(rules: &Value) -> Value {
        let mut rules = rules.clone();
        for rule in rules.as_array_mut().into_iter().flatten() {
            rule.as_object_mut().unwrap().remove("type");
        }
        rules
    }

    #[test]
    fn signing_that_follows_from_the_region_is_left_out() {
        let endpoint = |properties: Value| json!({"url": "https://x", "properties": properties});
        let full = json!({"authSchemes": [
            {"name": "sigv4", "signingName": "s3", "signingRegion": "{Region}", "disableDoubleEncoding": true},
            {"name": "sigv4a"}
        ]});
        let short = json!({"authSchemes": [{"signingName": "s3"}]});
        let rules = json!([{"type": "endpoint", "conditions": [], "endpoint": endpoint(full)}]);
        check(rules, json!([{"endpoint": endpoint(short)}]), &[]);
    }
}
