//! Where a request goes, by the rules that come with a service's model.
//!
//! The rules are Smithy's `endpointRuleSet`, in botocore's `endpoint-rule-set-1.json`.
//! Each rule has conditions, and an endpoint, an error or nested rules; the first rule with a result is used.
//! [`functions`] has the functions that conditions call, [`partition`] the partitions of regions,
//! and [`resolve`] finds an operation's endpoint by the rules or by a table of regions.

mod aws_host;
mod endpoint_url;
mod functions;
pub mod partition;
mod resolve;

pub use aws_host::AwsHost;
pub use endpoint_url::{EndpointUrl, is_authority};
pub use resolve::{
    ANY_REGION, EndpointInput, call_before, has_endpoint, is_for_all_regions, own_path, resolve,
};

use serde::Deserialize;

use crate::entries::entries;
use crate::value::{Map, Value};

use functions::{attribute, call};

/// The rules of a service, which may depend on more than the region: a bucket name, an ARN, the kind of operation.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct EndpointRules {
    /// The default values of parameters, by name.
    #[serde(deserialize_with = "entries")]
    defaults: Vec<(String, Value)>,
    rules: Vec<Rule>,
}

/// Conditions, and the result if all are true: nested rules, an endpoint, or else an error.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Rule {
    conditions: Vec<Condition>,
    rules: Option<Vec<Rule>>,
    endpoint: Option<EndpointTemplate>,
}

/// A function call, which is true unless it returns nothing or `false`.
#[derive(Clone, Debug, Deserialize)]
struct Condition {
    r#fn: String,
    #[serde(default)]
    argv: Vec<Value>,
    /// The name for the result.
    assign: Option<String>,
}

/// An endpoint whose values are expressions, see [`Scope::value`].
#[derive(Clone, Debug, Deserialize)]
struct EndpointTemplate {
    url: Value,
    #[serde(default, deserialize_with = "entries")]
    headers: Vec<(String, Vec<Value>)>,
    properties: Option<Value>,
}

/// Where a request goes, and how it is signed if that differs from the model.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Endpoint {
    /// The host name, with a port if an endpoint URL has one.
    pub host: String,
    /// Whether requests go without TLS, as to an `http:` endpoint URL.
    pub is_plain_http: bool,
    /// The prefix of the operation's path, percent-encoded: nothing, or `/bucket`.
    pub path: String,
    /// Names and values of headers that the endpoint needs.
    pub headers: Vec<(String, String)>,
    /// The service's name in the signature's scope.
    pub signing_name: Option<String>,
    /// The region in the signature's scope; `*` for all.
    pub signing_region: Option<String>,
    /// Whether requests need a session, which another request creates first.
    pub needs_session: bool,
}

impl EndpointRules {
    /// The endpoint for these parameters, or `None` if the rules reject them, as the CLI then does.
    pub fn resolve(&self, parameters: Map) -> Option<Endpoint> {
        let mut scope = EndpointScope(self.defaults.iter().cloned().collect());
        for (name, value) in parameters.entries() {
            scope.0.push(name.as_str(), value.clone());
        }
        match scope.first(&self.rules) {
            Outcome::Endpoint(endpoint) => Some(endpoint),
            Outcome::Error | Outcome::NoMatch => None,
        }
    }
}

/// The variables while rules are evaluated: the parameters, and the results that conditions assign.
struct EndpointScope(Map);

enum Outcome {
    Endpoint(Endpoint),
    Error,
    /// No rule applies to these parameters.
    NoMatch,
}

impl EndpointScope {
    fn first(&mut self, rules: &[Rule]) -> Outcome {
        for rule in rules {
            let known = self.0.len();
            let outcome = if rule
                .conditions
                .iter()
                .all(|condition| self.is_true(condition))
            {
                self.outcome(rule)
            } else {
                Outcome::NoMatch
            };
            self.0.entries_mut().truncate(known);
            if !matches!(outcome, Outcome::NoMatch) {
                return outcome;
            }
        }
        Outcome::NoMatch
    }

    /// Whether a condition is true. Its result is assigned in the scope.
    fn is_true(&mut self, condition: &Condition) -> bool {
        let value = self.call(&condition.r#fn, &condition.argv);
        let Some(value) = value.filter(|value| *value != Value::Bool(false)) else {
            return false;
        };
        if let Some(name) = &condition.assign {
            self.0.push(name.as_str(), value);
        }
        true
    }

    fn outcome(&mut self, rule: &Rule) -> Outcome {
        if let Some(rules) = &rule.rules {
            return self.first(rules);
        }
        let endpoint = rule.endpoint.as_ref();
        let endpoint = endpoint.and_then(|endpoint| self.endpoint(endpoint));
        endpoint.map_or(Outcome::Error, Outcome::Endpoint)
    }

    fn endpoint(&self, endpoint: &EndpointTemplate) -> Option<Endpoint> {
        let url = self.value(&endpoint.url)?;
        let (_, place) = url.as_str()?.split_once("://")?;
        let (host, path) = place.split_at(place.find('/').unwrap_or(place.len()));
        let mut headers = Vec::new();
        for (name, values) in &endpoint.headers {
            let value = self.value(values.first()?)?;
            headers.push((name.clone(), value.as_str()?.to_owned()));
        }
        let properties = endpoint.properties.as_ref();
        let scheme = properties.and_then(|properties| attribute(properties, "authSchemes[0]"));
        let signing = |path: &str| {
            let value = self.value(&attribute(scheme.as_ref()?, path)?)?;
            Some(value.as_str()?.to_owned())
        };
        let needs_session = signing("name").is_some_and(|name| name == "sigv4-s3express");
        Some(Endpoint {
            host: host.to_owned(),
            is_plain_http: false,
            path: path.trim_end_matches('/').to_owned(),
            headers,
            signing_name: signing("signingName"),
            signing_region: signing("signingRegion").or_else(|| signing("signingRegionSet[0]")),
            needs_session,
        })
    }

    /// The value of an expression in a rule: a reference, a call, a template with names in braces, or a literal.
    fn value(&self, value: &Value) -> Option<Value> {
        match value {
            Value::Map(map) => match (map.get("ref"), map.get("fn")) {
                (Some(name), _) => self.0.get(name.as_str()?).cloned(),
                (None, Some(function)) => {
                    let arguments = map.get("argv").and_then(Value::as_list);
                    self.call(function.as_str()?, arguments.unwrap_or_default())
                }
                (None, None) => Some(value.clone()),
            },
            Value::String(text) => self.fill(text).map(Value::String),
            value => Some(value.clone()),
        }
    }

    fn call(&self, function: &str, arguments: &[Value]) -> Option<Value> {
        let arguments: Vec<_> = arguments.iter().map(|value| self.value(value)).collect();
        call(function, &arguments)
    }

    /// `https://{Region}.{Partition#dnsSuffix}` with its names filled in.
    fn fill(&self, template: &str) -> Option<String> {
        let mut out = String::new();
        let mut rest = template;
        while let Some((before, name)) = rest.split_once('{') {
            let (name, after) = name.split_once('}')?;
            let (name, path) = name.split_once('#').unwrap_or((name, ""));
            out.push_str(before);
            out.push_str(attribute(self.0.get(name)?, path)?.as_str()?);
            rest = after;
        }
        out.push_str(rest);
        Some(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    /// The URL for parameters, which are written as JSON.
    #[track_caller]
    fn check(rules: &str, parameters: &str, expected: Option<&str>) {
        let parameters = json::read(parameters).unwrap();
        let rules = EndpointRules {
            rules: serde_json::from_str(rules).unwrap(),
            ..EndpointRules::default()
        };
        let endpoint = rules.resolve(parameters.as_map().unwrap().clone());
        let url = endpoint.map(|endpoint| format!("{}{}", endpoint.host, endpoint.path));
        assert_eq!(url.as_deref(), expected);
    }

    #[test]
    fn the_first_rule_counts() {
        let rules = r#"[
            {"conditions": [{"fn": "stringEquals", "argv": [{"ref": "Kind"}, "bad"]}], "error": "no"},
            {"conditions": [{"fn": "isSet", "argv": [{"ref": "Bucket"}]}, {"fn": "uriEncode", "argv": [{"ref": "Bucket"}], "assign": "b"}],
             "endpoint": {"url": "https://s3.{Region}.x/{b}"}},
            {"conditions": [], "endpoint": {"url": "https://s3.{Region}.x"}}
        ]"#;
        check(rules, r#"{"Region": "r"}"#, Some("s3.r.x"));
        check(
            rules,
            r#"{"Region": "r", "Bucket": "a b"}"#,
            Some("s3.r.x/a%20b"),
        );
        check(rules, r#"{"Region": "r", "Kind": "bad"}"#, None);
        check(rules, "{}", None);
    }

    #[test]
    fn a_tree_that_says_nothing_is_passed_over() {
        let rules = r#"[
            {"conditions": [{"fn": "aws.partition", "argv": [{"ref": "Region"}], "assign": "p"}], "rules": [
                {"conditions": [{"fn": "booleanEquals", "argv": [{"ref": "Fast"}, true]}], "endpoint": {"url": "https://fast.{p#dnsSuffix}"}}
            ]},
            {"conditions": [{"fn": "isSet", "argv": [{"ref": "p"}]}], "error": "assigned in a rule that is over"},
            {"endpoint": {"url": "https://slow.x/"}}
        ]"#;
        check(
            rules,
            r#"{"Region": "cn-north-1", "Fast": true}"#,
            Some("fast.amazonaws.com.cn"),
        );
        check(
            rules,
            r#"{"Region": "cn-north-1", "Fast": false}"#,
            Some("slow.x"),
        );
    }

    #[test]
    fn signing_and_headers() {
        let rules = r#"[{"endpoint": {
            "url": "https://x",
            "headers": {"x-id": ["{Id}"]},
            "properties": {"authSchemes": [{"name": "sigv4a", "signingName": "n", "signingRegionSet": ["*"]}]}
        }}]"#;
        let rules = EndpointRules {
            defaults: vec![("Id".to_owned(), Value::from("i"))],
            rules: serde_json::from_str(rules).unwrap(),
        };
        let expected = Endpoint {
            host: "x".to_owned(),
            is_plain_http: false,
            path: String::new(),
            headers: vec![("x-id".to_owned(), "i".to_owned())],
            signing_name: Some("n".to_owned()),
            signing_region: Some("*".to_owned()),
            needs_session: false,
        };
        assert_eq!(rules.resolve(Map::new()), Some(expected));
    }
}
