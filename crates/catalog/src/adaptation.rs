//! A model as the CLI takes it: it changes some shapes before it looks at anything.

use serde_json::{Value, json};
use wireform_core::model::cli_name;

use crate::Object;
use crate::customizations::Customizations;

/// The shape of members that the CLI adds.
const TEXT: &str = "ClientText";

/// Makes the changes that the facts name for this service.
pub fn adapt(model: &mut Object, command: &str, customizations: &Customizations) {
    change_types(model, command, customizations);
    for (input, member) in added_members(model, command, customizations) {
        let Some(shapes) = model.get_mut("shapes") else {
            return;
        };
        if shapes.get(&input).is_some_and(Value::is_object) {
            shapes[TEXT] = json!({"type": "string"});
            shapes[&input]["members"][&member] = json!({"shape": TEXT, "location": "client"});
        }
    }
}

fn change_types(model: &mut Object, command: &str, customizations: &Customizations) {
    let shapes = model.get_mut("shapes").and_then(Value::as_object_mut);
    for (name, shape) in shapes.into_iter().flatten() {
        let shape = shape.as_object_mut();
        let kind = customizations.shape_type(command, name);
        if let (Some(shape), Some(kind)) = (shape, kind) {
            shape.insert("type".to_owned(), kind.into());
        }
    }
}

/// The names of input shapes with the members that they get.
fn added_members(
    model: &Object,
    command: &str,
    customizations: &Customizations,
) -> Vec<(String, String)> {
    let operations = model.get("operations").and_then(Value::as_object);
    let inputs = operations.into_iter().flatten().flat_map(|(name, op)| {
        let input = op["input"]["shape"].as_str().unwrap_or_default().to_owned();
        let members = customizations.members(command, &cli_name(name));
        members
            .into_iter()
            .map(move |member| (input.clone(), member.to_owned()))
    });
    inputs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::structure::as_object;

    #[test]
    fn shapes_change_and_members_come() {
        let facts = "type shop Moment timestamp\nmember shop sell-thing SourceRegion\n";
        let facts = Customizations::read(facts).unwrap();
        let model = json!({
            "operations": {"SellThing": {"input": {"shape": "In"}}, "Ping": {}},
            "shapes": {"In": {"type": "structure", "members": {"A": {"shape": "Moment"}}}, "Moment": {"type": "string"}}
        });
        let mut model = as_object(&model).clone();
        adapt(&mut model, "shop", &facts);
        assert_eq!(model["shapes"]["Moment"]["type"], "timestamp");
        let member = &model["shapes"]["In"]["members"]["SourceRegion"];
        assert_eq!(
            *member,
            json!({"shape": "ClientText", "location": "client"})
        );
        assert_eq!(facts.unused(), Vec::<&str>::new());
    }
}
