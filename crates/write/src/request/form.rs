use std::ops::Range;

use wireform_model::has_duplicates::has_duplicates;
use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};
use wireform_model::uri;

/// A body of names and values: `Action=CreateQueue&Version=2012-11-05`.
///
/// `application/x-www-form-urlencoded`, as Python's `urlencode` writes it: a space is a plus sign.
/// A name that is set again keeps its place and takes the new value, as in Python's `dict`.
#[derive(Default)]
pub(super) struct FormBody {
    /// All that was set, in order.
    text: Text,
    pairs: Vec<FormPair>,
}

/// Where a name and its value are in the form's text.
struct FormPair {
    name: Range<usize>,
    value: Range<usize>,
    /// Where the value comes from.
    path: Path,
}

impl FormBody {
    pub fn set(&mut self, name: &str, value: &str, path: &Path) {
        let pair = push_pair(&mut self.text, [name, value], path, uri::push_form_encoded);
        self.pairs.push(pair);
    }

    pub fn into_text(self) -> Text {
        let names = self.pairs.iter().map(|pair| self.encoded(&pair.name));
        if !has_duplicates(names) {
            return self.text;
        }
        let mut text = Text::new();
        for (first, last) in self.effective() {
            let encoded = [&first.name, &last.value].map(|part| self.encoded(part));
            push_pair(&mut text, encoded, &last.path, String::push_str);
        }
        text
    }

    /// Where each name is set first, and where it is set last.
    fn effective(&self) -> Vec<(&FormPair, &FormPair)> {
        let mut by_name: Vec<_> = self.pairs.iter().collect();
        by_name.sort_by_key(|pair| self.encoded(&pair.name));
        let runs = by_name.chunk_by(|a, b| self.encoded(&a.name) == self.encoded(&b.name));
        let mut kept: Vec<_> = runs
            .filter_map(|run| Some((*run.first()?, *run.last()?)))
            .collect();
        kept.sort_by_key(|(first, _)| first.name.start);
        kept
    }

    fn encoded(&self, part: &Range<usize>) -> &str {
        self.text.as_str().get(part.clone()).unwrap_or_default()
    }
}

/// Appends a name and its value, each as a function writes it.
fn push_pair(
    text: &mut Text,
    [name, value]: [&str; 2],
    path: &Path,
    push: fn(&mut String, &str),
) -> FormPair {
    if !text.as_str().is_empty() {
        text.push(Tag::Punctuation, "&", path);
    }
    let name = push_part(text, Tag::Name, path, name, push);
    text.push(Tag::Punctuation, "=", path);
    let value = push_part(text, Tag::String, path, value, push);
    FormPair {
        name,
        value,
        path: path.clone(),
    }
}

fn push_part(
    text: &mut Text,
    tag: Tag,
    path: &Path,
    part: &str,
    push: fn(&mut String, &str),
) -> Range<usize> {
    let start = text.as_str().len();
    text.write(tag, path, |out| push(out, part));
    start..text.as_str().len()
}
