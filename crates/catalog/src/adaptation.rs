//! A model as the CLI uses it: it changes some shapes before it does anything else.

use serde_json::{Value, json};
use wireform_model::cli_name;

use crate::Object;
use crate::customizations::{Customizations, Verb};
use crate::model_json::{as_object, value_of};

/// The shape of members that the CLI adds.
const TEXT: &str = "ClientText";

/// Makes the changes that the facts name for this service.
pub fn adapt(model: &mut Object, command: &str, customizations: &Customizations) {
    change_types(model, command, customizations);
    set_parameters(model, command, customizations);
    set_handlers(model, command, customizations);
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

fn set_parameters(model: &mut Object, command: &str, customizations: &Customizations) {
    for (name, operation) in objects(model, "operations") {
        for (parameter, value) in customizations.settings(Verb::Parameter, command, name) {
            let value = json!({"value": value_of(value)});
            operation
                .entry("staticContextParams")
                .or_insert(Value::Null)[parameter] = value;
        }
    }
}

/// Names at each member of an operation's input what the CLI makes of it.
fn set_handlers(model: &mut Object, command: &str, customizations: &Customizations) {
    let operations = as_object(model.get("operations").unwrap_or(&Value::Null)).iter();
    let handlers: Vec<(String, String, String)> = operations
        .flat_map(|(name, operation)| {
            let input = operation["input"]["shape"].as_str().unwrap_or_default();
            let handlers = customizations.settings(Verb::Handler, command, name);
            handlers
                .into_iter()
                .map(|(shape, handler)| (input.to_owned(), shape.to_owned(), handler.to_owned()))
        })
        .collect();
    for (input, shape, handler) in handlers {
        let members = model
            .get_mut("shapes")
            .map(|shapes| &mut shapes[&input]["members"]);
        let members = members.and_then(Value::as_object_mut);
        for member in members.into_iter().flat_map(Object::values_mut) {
            if member["shape"] == shape {
                member["handler"] = handler.as_str().into();
            }
        }
    }
}

fn objects<'m>(
    map: &'m mut Object,
    name: &str,
) -> impl Iterator<Item = (&'m String, &'m mut Object)> {
    let objects = map.get_mut(name).and_then(Value::as_object_mut);
    let entries = objects.into_iter().flat_map(|objects| objects.iter_mut());
    entries.filter_map(|(name, value)| Some((name, value.as_object_mut()?)))
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
