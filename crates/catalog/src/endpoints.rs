//! Where requests go: botocore's rules, worked out for every region, and written down as a short table.
//!
//! The rules are a small language in which a model says which host goes with a region, among many other things.
//! Asked is what the CLI asks where nobody has configured anything: neither FIPS nor dual stack nor an address of one's own,
//! and without the parameters that come from the input.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Value, json};

use crate::Object;
use crate::structure::object;

/// Where a service answers in one region.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Endpoint {
    pub host: String,
    /// The region that the signature names, where it is another.
    pub signing_region: Option<String>,
}

/// The endpoints of a service by region; a region that it has none in is left out.
///
/// `partitions` is what botocore's `partitions.json` says.
pub fn endpoints(rule_set: &Object, partitions: &Value) -> BTreeMap<String, Endpoint> {
    let all = partitions["partitions"].as_array().into_iter().flatten();
    let regions = all.flat_map(|partition| partition["regions"].as_object().into_iter().flatten());
    // Those with `global` in their name are none to send to.
    let regions = regions
        .map(|(region, _)| region.as_str())
        .filter(|region| !region.contains("global"));
    let found = regions
        .filter_map(|region| Some((region.to_owned(), resolve(rule_set, partitions, region)?)));
    found.collect()
}

/// The endpoints as rows `[START, HOST, SIGNING-REGION?]`: the first row counts whose start a region's name has.
/// `{region}` and `{suffix}`, the partition's domain, are to be filled in.
pub fn table(endpoints: &BTreeMap<String, Endpoint>, partitions: &Value) -> Value {
    let templates: BTreeMap<&str, Endpoint> = endpoints
        .iter()
        .map(|(region, endpoint)| (region.as_str(), template(region, endpoint, partitions)))
        .collect();
    let usual = most_common(templates.values());
    let mut rows = Vec::new();
    let mut groups: BTreeMap<&str, Vec<(&str, &Endpoint)>> = BTreeMap::new();
    for (region, template) in &templates {
        groups
            .entry(start(region))
            .or_default()
            .push((region, template));
    }
    for (start, group) in groups {
        let of_group = most_common(group.iter().map(|(_, template)| *template));
        let others = group
            .iter()
            .filter(|(_, template)| Some(*template) != of_group.as_ref());
        rows.extend(others.map(|(region, template)| row(region, template)));
        if of_group != usual {
            rows.extend(of_group.map(|template| row(start, &template)));
        }
    }
    rows.extend(usual.map(|template| row("", &template)));
    rows.into()
}

fn row(start: &str, endpoint: &Endpoint) -> Value {
    match &endpoint.signing_region {
        Some(region) => json!([start, endpoint.host, region]),
        None => json!([start, endpoint.host]),
    }
}

/// The start of the names of a partition's regions; nothing for the partition `aws`, whose names have none in common.
fn start(region: &str) -> &str {
    const STARTS: &[&str] = &[
        "cn-", "eusc-", "us-gov-", "us-iso-", "us-isob-", "eu-isoe-", "us-isof-",
    ];
    STARTS
        .iter()
        .find(|start| region.starts_with(**start))
        .copied()
        .unwrap_or_default()
}

fn template(region: &str, endpoint: &Endpoint, partitions: &Value) -> Endpoint {
    let partition = partition_of(region, partitions);
    let suffix = format!(".{}", partition["dnsSuffix"].as_str().unwrap_or_default());
    let host = endpoint.host.replace(region, "{region}");
    let host = match host.strip_suffix(&suffix) {
        Some(front) => format!("{front}.{{suffix}}"),
        None => host,
    };
    let signing_region = endpoint.signing_region.clone();
    Endpoint {
        host,
        signing_region,
    }
}

/// Of equally common ones the first in order.
fn most_common<'e>(endpoints: impl Iterator<Item = &'e Endpoint>) -> Option<Endpoint> {
    let mut counts: BTreeMap<&Endpoint, usize> = BTreeMap::new();
    for endpoint in endpoints {
        *counts.entry(endpoint).or_default() += 1;
    }
    let most = counts.values().max().copied()?;
    let mut counts = counts.into_iter();
    counts
        .find(|(_, count)| *count == most)
        .map(|(endpoint, _)| endpoint.clone())
}

/// What is known while rules are read: parameters and what conditions have assigned.
type Scope = HashMap<String, Value>;

fn resolve(rule_set: &Object, partitions: &Value, region: &str) -> Option<Endpoint> {
    let mut scope = Scope::new();
    for (name, parameter) in object(rule_set, "parameters") {
        if let Some(value) = parameter.get("default") {
            scope.insert(name.clone(), value.clone());
        }
    }
    scope.insert("Region".to_owned(), region.into());
    let rules = rule_set.get("rules")?.as_array()?;
    let Outcome::Endpoint(endpoint) = apply(rules, &scope, partitions) else {
        return None;
    };
    let host = endpoint
        .host
        .split_once("://")
        .map_or(endpoint.host.as_str(), |(_, host)| host);
    Some(Endpoint {
        host: host.split('/').next().unwrap_or_default().to_owned(),
        signing_region: endpoint.signing_region.filter(|signing| signing != region),
    })
}

enum Outcome {
    Endpoint(Endpoint),
    /// The rules forbid it.
    Refused,
    /// No rule was about it.
    None,
}

/// The first rule that says anything counts.
fn apply(rules: &[Value], scope: &Scope, partitions: &Value) -> Outcome {
    for rule in rules {
        let mut scope = scope.clone();
        if !conditions_hold(rule, &mut scope, partitions) {
            continue;
        }
        let rules = Rules {
            scope: &scope,
            partitions,
        };
        match rule["type"].as_str() {
            Some("tree") => match apply(
                rule["rules"].as_array().map_or(&[], Vec::as_slice),
                &scope,
                partitions,
            ) {
                Outcome::None => {}
                outcome => return outcome,
            },
            Some("endpoint") => {
                return rules
                    .endpoint(&rule["endpoint"])
                    .map_or(Outcome::Refused, Outcome::Endpoint);
            }
            _ => return Outcome::Refused,
        }
    }
    Outcome::None
}

fn conditions_hold(rule: &Value, scope: &mut Scope, partitions: &Value) -> bool {
    let conditions = rule["conditions"].as_array().into_iter().flatten();
    for condition in conditions {
        let value = Rules { scope, partitions }.call(condition);
        let Some(value) = value.filter(|value| *value != Value::Bool(false)) else {
            return false;
        };
        if let Some(name) = condition["assign"].as_str() {
            scope.insert(name.to_owned(), value);
        }
    }
    true
}

/// The functions of the language.
struct Rules<'a> {
    scope: &'a Scope,
    partitions: &'a Value,
}

impl Rules<'_> {
    fn endpoint(&self, endpoint: &Value) -> Option<Endpoint> {
        let url = self.value(&endpoint["url"])?;
        let schemes = endpoint["properties"]["authSchemes"].as_array();
        let signing_region =
            schemes.and_then(|schemes| self.value(&schemes.first()?["signingRegion"]));
        Some(Endpoint {
            host: url.as_str()?.to_owned(),
            signing_region: signing_region.and_then(|region| Some(region.as_str()?.to_owned())),
        })
    }

    /// A value as it stands in a rule: a reference, a call, a text with names in braces, or itself.
    fn value(&self, value: &Value) -> Option<Value> {
        if let Some(name) = value["ref"].as_str() {
            return self.scope.get(name).cloned();
        }
        if value["fn"].is_string() {
            return self.call(value);
        }
        match value {
            Value::Null => None,
            Value::String(text) => self.fill(text).map(Value::from),
            value => Some(value.clone()),
        }
    }

    fn call(&self, call: &Value) -> Option<Value> {
        let argument = |index: usize| self.value(&call["argv"][index]);
        let text = |index: usize| Some(argument(index)?.as_str()?.to_owned());
        let holds = |yes: bool| Some(Value::Bool(yes));
        match call["fn"].as_str()? {
            "isSet" => holds(argument(0).is_some()),
            "not" => holds(matches!(argument(0), None | Some(Value::Bool(false)))),
            "booleanEquals" | "stringEquals" => {
                holds(argument(0).is_some() && argument(0) == argument(1))
            }
            "aws.partition" => Some(partition_of(&text(0)?, self.partitions)),
            "getAttr" => attribute(&argument(0)?, &text(1)?),
            "isValidHostLabel" => holds(is_host_label(
                &text(0)?,
                argument(1) == Some(Value::Bool(true)),
            )),
            "substring" => substring(&text(0)?, call),
            // The others are about buckets, ARNs and addresses of one's own, none of which is set.
            _ => None,
        }
    }

    /// `https://{Region}.{PartitionResult#dnsSuffix}` with its names filled in.
    fn fill(&self, template: &str) -> Option<String> {
        let mut out = String::new();
        let mut rest = template;
        while let Some((before, name, after)) = rest.split_once('{').and_then(|(before, rest)| {
            let (name, after) = rest.split_once('}')?;
            Some((before, name, after))
        }) {
            out.push_str(before);
            let (name, path) = name.split_once('#').unwrap_or((name, ""));
            let value = self.scope.get(name)?;
            let value = if path.is_empty() {
                value.clone()
            } else {
                attribute(value, path)?
            };
            out.push_str(value.as_str()?);
            rest = after;
        }
        out.push_str(rest);
        Some(out)
    }
}

/// `a.b[0]` of an object.
fn attribute(value: &Value, path: &str) -> Option<Value> {
    let steps = path.split('.').flat_map(|step| step.split('['));
    let mut steps = steps
        .map(|step| step.trim_end_matches(']'))
        .filter(|step| !step.is_empty());
    let found = steps.try_fold(value, |value, step| match value {
        Value::Array(items) => items.get(step.parse::<usize>().ok()?),
        value => value.get(step),
    });
    found.cloned()
}

/// What is known of the partition that a region is in; of one that nobody knows, that of the partition `aws`.
fn partition_of(region: &str, partitions: &Value) -> Value {
    let all = || partitions["partitions"].as_array().into_iter().flatten();
    let has_region = |partition: &&Value| partition["regions"].get(region).is_some();
    let is_aws = |partition: &&Value| partition["id"] == "aws";
    let found = all().find(has_region).or_else(|| all().find(is_aws));
    found.map_or(Value::Null, |partition| partition["outputs"].clone())
}

fn is_host_label(text: &str, allow_dots: bool) -> bool {
    let is_label = |label: &str| {
        let fits = |c: char| c.is_ascii_alphanumeric() || c == '-';
        (1..=63).contains(&label.len())
            && label.chars().all(fits)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    if allow_dots {
        text.split('.').all(is_label)
    } else {
        is_label(text)
    }
}

/// A part of an ASCII text, counted from its start or its end.
fn substring(text: &str, call: &Value) -> Option<Value> {
    let number = |index: usize| usize::try_from(call["argv"][index].as_u64()?).ok();
    let (start, stop) = (number(1)?, number(2)?);
    if !text.is_ascii() || start >= stop || text.len() < stop {
        return None;
    }
    let range = match call["argv"][3].as_bool()? {
        true => text.len() - stop..text.len() - start,
        false => start..stop,
    };
    text.get(range).map(Value::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::structure::as_object;

    fn partitions() -> Value {
        json!({"partitions": [
            {"id": "aws", "outputs": {"dnsSuffix": "amazonaws.com", "implicitGlobalRegion": "us-east-1"},
             "regions": {"us-east-1": {}, "eu-west-1": {}, "eu-west-2": {}, "aws-global": {}}},
            {"id": "aws-cn", "outputs": {"dnsSuffix": "amazonaws.com.cn"}, "regions": {"cn-north-1": {}}}
        ]})
    }

    #[track_caller]
    fn check(rules: Value, expected: Value) {
        let rule_set = json!({
            "parameters": {"Region": {"type": "string"}, "UseFIPS": {"type": "boolean", "default": false}},
            "rules": rules
        });
        let partitions = partitions();
        let endpoints = endpoints(as_object(&rule_set), &partitions);
        assert_eq!(table(&endpoints, &partitions), expected);
    }

    fn rule(conditions: Value, url: &str) -> Value {
        json!({"type": "endpoint", "conditions": conditions, "endpoint": {"url": url}})
    }

    #[test]
    fn one_row_for_all_regions() {
        let partition =
            json!([{"fn": "aws.partition", "argv": [{"ref": "Region"}], "assign": "P"}]);
        let usual = rule(json!([]), "https://shop.{Region}.{P#dnsSuffix}");
        let fips = json!([{"fn": "booleanEquals", "argv": [{"ref": "UseFIPS"}, true]}]);
        let rules = json!([
            {"type": "error", "conditions": fips, "error": "no FIPS"},
            {"type": "tree", "conditions": partition, "rules": [usual]}
        ]);
        check(rules, json!([["", "shop.{region}.{suffix}"]]));
    }

    #[test]
    fn exceptions_stand_first() {
        let is =
            |region: &str| json!([{"fn": "stringEquals", "argv": [{"ref": "Region"}, region]}]);
        let mut global = rule(is("us-east-1"), "https://shop.amazonaws.com");
        global["endpoint"]["properties"] = json!({"authSchemes": [{"signingRegion": "eu-west-1"}]});
        let rules = json!([
            global,
            rule(
                is("cn-north-1"),
                "https://shop.cn-north-1.amazonaws.com.cn/path"
            ),
            rule(json!([]), "https://api.shop.{Region}.amazonaws.com"),
        ]);
        check(
            rules,
            json!([
                ["us-east-1", "shop.{suffix}", "eu-west-1"],
                ["cn-", "shop.{region}.{suffix}"],
                ["", "api.shop.{region}.{suffix}"]
            ]),
        );
    }

    #[test]
    fn what_is_not_set_is_passed_over() {
        let bucket = json!([{"fn": "isSet", "argv": [{"ref": "Bucket"}]}]);
        let none = json!([{"fn": "not", "argv": [{"fn": "isSet", "argv": [{"ref": "Bucket"}]}]}]);
        let rules = json!([rule(bucket, "https://{Bucket}.x"), rule(none, "https://x")]);
        check(rules, json!([["", "x"]]));
    }

    #[test]
    fn parts_of_texts() {
        let part = |reverse: bool| substring("abcdef", &json!({"argv": [0, 1, 3, reverse]}));
        assert_eq!(part(false), Some(json!("bc")));
        assert_eq!(part(true), Some(json!("de")));
        assert!(
            is_host_label("a-b", false)
                && !is_host_label("a.b", false)
                && is_host_label("a.b", true)
        );
        assert_eq!(
            attribute(&json!({"a": [{"b": 1}]}), "a[0].b"),
            Some(json!(1))
        );
    }
}
