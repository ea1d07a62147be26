use wireform_model::json;
use wireform_model::path::Path;
use wireform_model::text::Text;
use wireform_model::value::{Map, Number, Value};
use wireform_model::{Kind, OperationRef, Shape, ShapeId, Structure};

/// Nesting deeper than this is cut off, so that no model can exhaust the stack.
const MAX_DEPTH: usize = 64;

/// The text that `--generate-cli-skeleton` of the AWS CLI v2 prints, without the newline at its end:
/// every member in the model's order, an enumeration by its first value.
pub fn skeleton(operation: OperationRef<'_>) -> Text {
    let mut generator = Generator {
        operation,
        stack: Vec::new(),
    };
    let input = operation.operation.input.as_ref();
    let value = input.map_or_else(
        || Value::Map(Map::new()),
        |input| generator.value(input.shape),
    );
    json::pretty_wide(&value, &Path::root())
}

struct Generator<'a> {
    operation: OperationRef<'a>,
    /// The shapes that are being written, the input first.
    stack: Vec<ShapeId>,
}

impl Generator<'_> {
    fn value(&mut self, id: ShapeId) -> Value {
        if self.stack.len() > MAX_DEPTH {
            return Value::Map(Map::new());
        }
        self.stack.push(id);
        let value = self.value_of(id, self.operation.shape(id));
        self.stack.pop();
        value
    }

    fn value_of(&mut self, id: ShapeId, shape: &Shape) -> Value {
        match &shape.kind {
            Kind::Structure(structure) => self.structure(id, structure),
            Kind::List { member } => Value::List(vec![self.value(member.shape)]),
            Kind::Map { value, .. } => {
                let mut map = Map::new();
                map.push("KeyName", self.value(value.shape));
                Value::Map(map)
            }
            Kind::String => Value::from(shape.enumeration.first().map_or("", String::as_str)),
            Kind::Blob => Value::Null,
            Kind::Boolean => Value::Bool(true),
            Kind::Integer | Kind::Long => number("0"),
            Kind::Float | Kind::Double => number("0.0"),
            Kind::Timestamp => Value::from("1970-01-01T00:00:00"),
        }
    }

    /// A structure inside of itself is left empty.
    fn structure(&mut self, id: ShapeId, structure: &Structure) -> Value {
        let mut map = Map::new();
        let times = self.stack.iter().filter(|other| **other == id).count();
        if times <= 1 {
            for member in &structure.members {
                map.push(member.name.as_str(), self.value(member.shape));
            }
        }
        Value::Map(map)
    }
}

fn number(text: &str) -> Value {
    Number::parse(text).map_or(Value::Null, Value::Number)
}
