//! What CLI v1 lacks of CLI v2's models: its own are some days or weeks behind.

use std::collections::HashSet;

use crate::Object;
use crate::model_json::{ModelPlace, as_object, object, references, shape_name};

/// The operations, and the members of shapes, that are newer than other models of the same service.
#[derive(Debug, Default)]
pub struct NotInV1 {
    operations: HashSet<String>,
    /// By the shape's name and the member's.
    members: HashSet<(String, String)>,
}

impl NotInV1 {
    /// What older models lack of a model; all of it where they have no such service.
    pub fn than(older: &Object, model: &Object) -> Self {
        let mut newer = NotInV1::default();
        let mut open = Vec::new();
        for (name, operation) in object(model, "operations") {
            match object(older, "operations").get(name) {
                Some(known) => open.push((input(operation), input(known))),
                None => {
                    newer.operations.insert(name.clone());
                }
            }
        }
        let (shapes, older) = (object(model, "shapes"), object(older, "shapes"));
        let mut compared = HashSet::new();
        while let Some(names) = open.pop() {
            if !compared.insert(names) {
                continue;
            }
            let (Some(name), older_name) = names else {
                continue;
            };
            let older_shape = object(older, older_name.unwrap_or_default());
            for (place, reference) in references(object(shapes, name)) {
                match (place.of(older_shape), place) {
                    (Some(known), _) => open.push((shape_name(reference), shape_name(known))),
                    (None, ModelPlace::Part(_)) => {}
                    (None, ModelPlace::Member(member)) => {
                        newer.members.insert((name.to_owned(), member.to_owned()));
                    }
                }
            }
        }
        newer
    }

    /// Whether the older models lack an operation.
    pub fn has_operation(&self, name: &str) -> bool {
        self.operations.contains(name)
    }

    /// Whether the older models lack a member of a shape.
    pub fn has_member(&self, shape: &str, name: &str) -> bool {
        self.members.contains(&(shape.to_owned(), name.to_owned()))
    }
}

/// The name of an operation's input.
fn input(operation: &serde_json::Value) -> Option<&str> {
    shape_name(object(as_object(operation), "input"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_older_models_lack_is_newer() {
        let old = json!({
            "operations": {"Put": {"input": {"shape": "In"}}, "Tell": {}, "Gone": {}},
            "shapes": {
                "In": {"members": {"A": {"shape": "Items"}}},
                "Items": {"member": {"shape": "OldItem"}},
                "OldItem": {"members": {"B": {"shape": "Text"}}}
            }
        });
        let new = json!({
            "operations": {
                "Put": {"input": {"shape": "In"}}, "Get": {"input": {"shape": "In"}},
                "Tell": {"input": {"shape": "More"}}
            },
            "shapes": {
                "More": {"members": {"D": {"shape": "Text"}}},
                "In": {"members": {"A": {"shape": "Items"}, "C": {"shape": "Text"}}},
                "Items": {"member": {"shape": "Item"}},
                "Item": {"members": {"B": {"shape": "Text"}, "In": {"shape": "In"}}}
            }
        });
        let newer = NotInV1::than(as_object(&old), as_object(&new));
        assert!(newer.has_operation("Get") && !newer.has_operation("Put"));
        let has = |shape, member| newer.has_member(shape, member);
        assert!(has("In", "C") && has("Item", "In") && has("More", "D"));
        assert!(!has("In", "A") && !has("Item", "B"));
        assert!(NotInV1::than(&Object::new(), as_object(&new)).has_operation("Put"));
    }
}
