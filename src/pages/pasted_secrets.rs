//! Where a pasted text has values that are masked.

use std::ops::Range;

use wireform_model::OperationRef;
use wireform_model::near::is_misspelt;
use wireform_model::path::Path;
use wireform_model::secret::{is_secret, may_have_secrets, secrets};
use wireform_read::{Meaning, SourceKind};

use crate::state::Pasted;

/// The spans of a pasted text that are sensitive, or probably so, in bytes.
pub fn secret_spans(operation: OperationRef<'_>, pasted: &Pasted) -> Vec<Range<usize>> {
    let reading = &pasted.reading;
    let input = reading.draft.input.as_map();
    let places = input.map(|input| secrets(operation, input));
    let places = places.unwrap_or_default();
    let is_one = |path: &Path| {
        let overlaps = |place: &Path| path.is_within(place) || place.is_within(path);
        is_secret(operation, path) || places.iter().any(overlaps)
    };
    let parts = reading.parts.iter();
    let parts = parts.filter(|part| matches!(&part.meaning, Meaning::Value(path) if is_one(path)));
    let mut spans: Vec<_> = parts.map(|part| part.span.clone()).collect();
    if pasted.kind == SourceKind::Command {
        spans.extend(option_values(operation, &pasted.text));
    }
    spans
}

/// What follows the options whose names are, perhaps misspelt, those of sensitive members: a command's reader takes
/// nothing from an option that it does not know.
fn option_values(operation: OperationRef<'_>, text: &str) -> Vec<Range<usize>> {
    let members = operation.members().iter().map(|member| &member.name);
    let members = members.filter(|name| may_have_secrets(operation, &Path::root().child(name)));
    let members: Vec<&String> = members.collect();
    let mut starts: Vec<usize> = text.match_indices("--").map(|(start, _)| start).collect();
    starts.push(text.len());
    let options = starts.iter().zip(starts.iter().skip(1));
    let values = options.filter_map(|(start, end)| {
        let option = text.get(*start..*end)?;
        let length = option.find([' ', '\t', '\n', '=']).unwrap_or(option.len());
        let name = option.get(..length)?;
        let is_named = members.iter().any(|member| is_misspelt(name, member));
        let value = option.get(length..)?;
        let space = value.len() - value.trim_start_matches([' ', '\t', '\n', '=', '\\']).len();
        is_named.then(|| start + length + space..start + length + value.trim_end().len())
    });
    values.filter(|value| value.start < value.end).collect()
}
