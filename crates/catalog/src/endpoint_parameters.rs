//! The parameters of endpoint rules that operations and their inputs set: kept where the rules use them.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::Object;

/// Keeps only the parameters that the rules use, and writes paths as model reads them.
pub fn keep(model: &mut Object, asked: &BTreeSet<String>) {
    for operation in objects(model, "operations") {
        for traits in ["staticContextParams", "operationContextParams"] {
            if let Some(Value::Object(parameters)) = operation.get_mut(traits) {
                parameters.retain(|name, _| asked.contains(name));
                parameters.values_mut().for_each(rewrite_path);
                if parameters.is_empty() {
                    operation.remove(traits);
                }
            }
        }
        if says_account(operation, asked) {
            operation.remove("endpoint");
        }
    }
    for shape in objects(model, "shapes") {
        for member in objects(shape, "members") {
            let name = member
                .get("contextParam")
                .and_then(|trait_| trait_["name"].as_str());
            if name.is_some_and(|name| !asked.contains(name)) {
                member.remove("contextParam");
            }
        }
    }
}

/// Whether the rules put the account's number in front of the host, which the model has there too.
///
/// Source: botocore's `remove_accid_host_prefix_from_model`.
fn says_account(operation: &Object, asked: &BTreeSet<String>) -> bool {
    let prefix = operation
        .get("endpoint")
        .map(|endpoint| &endpoint["hostPrefix"]);
    asked.contains("RequiresAccountId") && prefix.is_some_and(|prefix| prefix == "{AccountId}.")
}

/// `TransactItems[*].[Put.TableName, Delete.TableName][]` is `TransactItems.*.Put|Delete.TableName`.
fn rewrite_path(parameter: &mut Value) {
    if let Some(path) = parameter.get("path").and_then(Value::as_str) {
        parameter["path"] = path_of(path).into();
    }
}

fn path_of(path: &str) -> String {
    if let Some(name) = path.strip_prefix("keys(") {
        return format!("{}.keys", name.trim_end_matches(')'));
    }
    let path = path.replace("[*]", ".*");
    let Some((before, choice)) = path.split_once(".[") else {
        return path;
    };
    let choice = choice.trim_end_matches("][]").split(", ");
    let choice: Vec<(&str, &str)> = choice.filter_map(|path| path.split_once('.')).collect();
    let names: Vec<&str> = choice.iter().map(|(name, _)| *name).collect();
    let last = choice.first().map_or("", |(_, last)| last);
    format!("{before}.{}.{last}", names.join("|"))
}

fn objects<'m>(map: &'m mut Object, name: &str) -> impl Iterator<Item = &'m mut Object> {
    let objects = map.get_mut(name).and_then(Value::as_object_mut);
    let values = objects.into_iter().flat_map(Object::values_mut);
    values.filter_map(Value::as_object_mut)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model_json::as_object;

    #[test]
    fn paths() {
        let cases = [
            ("A.B", "A.B"),
            ("keys(RequestItems)", "RequestItems.keys"),
            ("Items[*].Get.Name", "Items.*.Get.Name"),
            (
                "Items[*].[Put.Name, Delete.Name][]",
                "Items.*.Put|Delete.Name",
            ),
        ];
        for (path, expected) in cases {
            assert_eq!(path_of(path), expected);
        }
    }

    #[test]
    fn what_is_asked_for_is_kept() {
        let model = json!({
            "operations": {"Sell": {
                "endpoint": {"hostPrefix": "{AccountId}."},
                "staticContextParams": {"Kind": {"value": "a"}, "RequiresAccountId": {"value": true}},
                "operationContextParams": {"Names": {"path": "x"}}
            }},
            "shapes": {"In": {"members": {
                "A": {"shape": "S", "contextParam": {"name": "Kind"}},
                "B": {"shape": "S", "contextParam": {"name": "Other"}}
            }}}
        });
        let asked = ["Kind", "RequiresAccountId"].map(str::to_owned);
        let mut model = as_object(&model).clone();
        keep(&mut model, &asked.into());
        let expected = json!({
            "operations": {"Sell": {
                "staticContextParams": {"Kind": {"value": "a"}, "RequiresAccountId": {"value": true}}
            }},
            "shapes": {"In": {"members": {
                "A": {"shape": "S", "contextParam": {"name": "Kind"}},
                "B": {"shape": "S"}
            }}}
        });
        assert_eq!(Value::from(model), expected);
    }
}
