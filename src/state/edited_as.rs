/// What a value is edited as, where its widget is not the only way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditedAs {
    /// By the widget of its shape.
    Form,
    /// As JSON: a structure, a list or a map.
    Json,
    /// By the name of a file that contains it.
    File,
    /// Bytes as the text that they are.
    Text,
    /// Bytes as Base64.
    Base64,
}
