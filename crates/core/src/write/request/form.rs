use crate::distinct::are_distinct;
use crate::path::Path;
use crate::text::{Tag, Text};
use crate::uri;

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
        self.fields.push(Field {
            name: name.to_owned(),
            value,
            path: path.clone(),
        });
    }

    /// Each name at its first place, with what it was set to last.
    fn effective(&self) -> Vec<&Field> {
        if are_distinct(self.fields.iter().map(|field| field.name.as_str())) {
            return self.fields.iter().collect();
        }
        let mut by_name: Vec<_> = self.fields.iter().enumerate().collect();
        by_name.sort_by_key(|(_, field)| field.name.as_str());
        let runs = by_name.chunk_by(|(_, a), (_, b)| a.name == b.name);
        let mut kept: Vec<_> = runs
            .filter_map(|run| Some((run.first()?.0, run.last()?.1)))
            .collect();
        kept.sort_by_key(|(place, _)| *place);
        kept.into_iter().map(|(_, field)| field).collect()
    }

    /// `application/x-www-form-urlencoded`, as Python's `urlencode` writes it: a space is a plus sign.
    pub fn encode(&self) -> Text {
        let mut out = Text::new();
        for (index, field) in self.effective().into_iter().enumerate() {
            let path = &field.path;
            if index > 0 {
                out.push(Tag::Punctuation, "&", path);
            }
            out.write(Tag::Name, path, |out| {
                uri::push_form_encoded(out, &field.name);
            });
            out.push(Tag::Punctuation, "=", path);
            out.write(Tag::String, path, |out| {
                uri::push_form_encoded(out, &field.value);
            });
        }
        out
    }
}
