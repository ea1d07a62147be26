//! A service's help texts, apart from its structure, since a form can be used before they are there.
//!
//! `{"service": TREE, "operations": {NAME: TREE}, "shapes": {NAME: TREE}, "members": {SHAPE: {NAME: TREE}}}`,
//! where a tree is as [`html::json`] writes it; what has no text is left out.

use serde_json::Value;

use crate::model_json::{as_object, object};
use crate::{Object, html};

/// What `SERVICE.docs.json` holds for what the structure holds.
pub fn documentation(model: &Object, structure: &Object) -> Object {
    let mut documentation = Object::new();
    documentation.extend(tree(model).map(|tree| ("service".to_owned(), tree)));
    for part in ["operations", "shapes"] {
        let kept = object(structure, part).keys();
        let texts: Object = kept
            .filter_map(|name| Some((name.clone(), tree(object(object(model, part), name))?)))
            .collect();
        documentation.insert(part.to_owned(), texts.into());
    }
    let shapes = object(structure, "shapes").keys();
    let members = shapes.filter_map(|name| {
        let members = members(object(object(model, "shapes"), name));
        (!members.is_empty()).then(|| (name.clone(), Value::from(members)))
    });
    let members: Object = members.collect();
    documentation.insert("members".to_owned(), members.into());
    documentation
}

fn members(shape: &Object) -> Object {
    let members = object(shape, "members").iter();
    members
        .filter_map(|(name, member)| Some((name.clone(), tree(as_object(member))?)))
        .collect()
}

/// How the placeholder begins that a model has where nobody has written a text.
const PLACEHOLDER: &str = "Placeholder documentation for ";

/// The help text beside other traits, where it says something.
fn tree(traits: &Object) -> Option<Value> {
    let text = traits.get("documentation")?.as_str()?;
    if text.starts_with(PLACEHOLDER) {
        return None;
    }
    let nodes = html::read(text);
    (!nodes.is_empty()).then(|| html::json(&nodes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn texts_of_what_is_kept() {
        let model = json!({
            "documentation": "<p>Shop</p>",
            "operations": {"Sell": {"documentation": "<p>Sells</p>"}, "Gone": {"documentation": "<p>x</p>"}},
            "shapes": {
                "In": {"members": {"A": {"shape": "T", "documentation": "<p>An A</p>"}, "B": {"shape": "T"}}},
                "T": {"documentation": "<p></p>"}, "U": {"documentation": "Placeholder documentation for U"},
                "Out": {"documentation": "x"}
            }
        });
        let structure = json!({"operations": {"Sell": {}}, "shapes": {"In": {}, "T": {}, "U": {}}});
        let written = documentation(as_object(&model), as_object(&structure));
        let expected = json!({
            "service": [["p", "Shop"]],
            "operations": {"Sell": [["p", "Sells"]]},
            "shapes": {},
            "members": {"In": {"A": [["p", "An A"]]}}
        });
        assert_eq!(Value::from(written), expected);
    }
}
