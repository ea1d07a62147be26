use crate::path::Path;
use crate::text::{Tag, Text};

use super::uri;

/// A body of names and values: `Action=CreateQueue&Version=2012-11-05`.
///
/// A name that is set again keeps its place and takes the new value, as in Python's `dict`.
#[derive(Default)]
pub(super) struct Form {
    fields: Vec<Field>,
}

struct Field {
    name: String,
    value: String,
    /// Where the value comes from.
    path: Path,
}

impl Form {
    pub fn set(&mut self, name: &str, value: String, path: &Path) {
        match self.fields.iter_mut().find(|field| field.name == name) {
            Some(field) => {
                field.value = value;
                field.path = path.clone();
            }
            None => self.fields.push(Field {
                name: name.to_owned(),
                value,
                path: path.clone(),
            }),
        }
    }

    /// `application/x-www-form-urlencoded`, as Python's `urlencode` writes it: a space is a plus sign.
    pub fn encode(&self) -> Text {
        let encode = |text: &str| uri::encode(text).replace("%20", "+");
        let mut out = Text::new();
        for (index, field) in self.fields.iter().enumerate() {
            let path = &field.path;
            if index > 0 {
                out.push(Tag::Punctuation, "&", path);
            }
            out.push(Tag::Name, &encode(&field.name), path);
            out.push(Tag::Punctuation, "=", path);
            out.push(Tag::String, &encode(&field.value), path);
        }
        out
    }
}
