//! Where requests go, for a service whose endpoint depends only on the region:
//! its rules are evaluated for every region and become a short table.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use wireform_model::endpoint::partition::partition;
use wireform_model::endpoint::{Endpoint, EndpointRules};
use wireform_model::value::{Map, Value as ModelValue};

use crate::models::Partitions;

/// A row without its start: the host, and the region that the signature names, where it is another.
type Template = (String, Option<String>);

/// Rows `[START, HOST, SIGNING-REGION?]`: the first row counts whose start a region's name has.
/// `{region}` and `{suffix}`, the partition's domain, are to be filled in.
///
/// A region in which the service has no endpoint has no row.
pub fn table(rules: &EndpointRules, partitions: &Partitions) -> Value {
    let templates = partitions.regions();
    let templates = templates
        .filter_map(|region| Some((region, template(region, resolve(rules, region)?))))
        .collect::<BTreeMap<&str, Template>>();
    let (globals, templates): (BTreeMap<_, _>, BTreeMap<_, _>) = templates
        .into_iter()
        .partition(|(region, _)| region.ends_with("-global"));
    let usual = most_common(templates.values());
    // Pseudo-regions such as `aws-cn-global` share no start with the regions of their partition.
    let mut rows: Vec<Value> = globals
        .iter()
        .filter(|(_, template)| Some(*template) != usual.as_ref())
        .map(|(region, template)| row(region, template))
        .collect();
    rows.extend(rows_of_regions(&templates, usual));
    rows.into()
}

fn resolve(rules: &EndpointRules, region: &str) -> Option<Endpoint> {
    let mut parameters = Map::new();
    parameters.push("Region", ModelValue::from(region));
    rules.resolve(parameters)
}

fn template(region: &str, endpoint: Endpoint) -> Template {
    let suffix = format!(".{}", partition(region).dns_suffix);
    let host = endpoint.host.replace(region, "{region}");
    let host = match host.strip_suffix(&suffix) {
        Some(front) => format!("{front}.{{suffix}}"),
        None => host,
    };
    let signing_region = endpoint.signing_region;
    (host, signing_region.filter(|signing| signing != region))
}

fn rows_of_regions(templates: &BTreeMap<&str, Template>, usual: Option<Template>) -> Vec<Value> {
    let mut rows = Vec::new();
    let mut groups: BTreeMap<&str, Vec<(&str, &Template)>> = BTreeMap::new();
    for (region, template) in templates {
        let group = groups.entry(partition(region).start).or_default();
        group.push((region, template));
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
    rows
}

fn row(start: &str, (host, signing_region): &Template) -> Value {
    match signing_region {
        Some(region) => json!([start, host, region]),
        None => json!([start, host]),
    }
}

/// Of equally common ones the first in order.
fn most_common<'e>(templates: impl Iterator<Item = &'e Template>) -> Option<Template> {
    let mut counts: BTreeMap<&Template, usize> = BTreeMap::new();
    for template in templates {
        *counts.entry(template).or_default() += 1;
    }
    let most = counts.values().max().copied()?;
    let mut counts = counts.into_iter();
    counts
        .find(|(_, count)| *count == most)
        .map(|(template, _)| template.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::endpoint_rules::SimplifiedRules;
    use crate::model_json::as_object;

    fn partitions() -> Partitions {
        let partitions = json!({"partitions": [
            {"id": "aws", "outputs": {"dnsSuffix": "amazonaws.com", "implicitGlobalRegion": "us-east-1"},
             "regions": {"us-east-1": {}, "eu-west-1": {}, "eu-west-2": {}, "aws-global": {}}},
            {"id": "aws-cn", "outputs": {"dnsSuffix": "amazonaws.com.cn"}, "regions": {"cn-north-1": {}}}
        ]});
        serde_json::from_value(partitions).unwrap()
    }

    #[track_caller]
    fn check(rules: Value, expected: Value) {
        let rule_set = json!({
            "parameters": {
                "Region": {"type": "string", "builtIn": "AWS::Region"},
                "UseFIPS": {"type": "boolean", "builtIn": "AWS::UseFIPS", "default": false}
            },
            "rules": rules
        });
        let rules = SimplifiedRules::of(as_object(&rule_set));
        let rules = rules.to_endpoint_rules().unwrap();
        assert_eq!(table(&rules, &partitions()), expected);
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
    fn a_pseudo_region_has_a_row_where_it_differs() {
        let is =
            |region: &str| json!([{"fn": "stringEquals", "argv": [{"ref": "Region"}, region]}]);
        let mut global = rule(is("aws-global"), "https://shop.amazonaws.com");
        global["endpoint"]["properties"] = json!({"authSchemes": [{"signingRegion": "us-east-1"}]});
        let rules = json!([
            global,
            rule(json!([]), "https://shop.{Region}.amazonaws.com")
        ]);
        check(
            rules,
            json!([
                ["aws-global", "shop.{suffix}", "us-east-1"],
                ["cn-", "shop.{region}.amazonaws.com"],
                ["", "shop.{region}.{suffix}"]
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
}
