use crate::json::{self, python_number};
use crate::model::{Kind, Member};
use crate::path::Path;
use crate::value::Value;

use super::Source;
use super::timestamp::{Format, timestamp_text};

/// A scalar as it stands in a label, a query or a header; what is no scalar stands there as JSON.
pub(super) fn plain_text(
    source: &Source<'_>,
    member: &Member,
    value: &Value,
    usual: Format,
) -> String {
    let shape = source.operation.target(member);
    if matches!(shape.kind, Kind::Timestamp) {
        let format = source.timestamp_format(member, usual);
        if let Some(text) = timestamp_text(value, format) {
            return text;
        }
    }
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => python_number(number).into_owned(),
        value => json::compact(value, &Path::root()).as_str().to_owned(),
    }
}
