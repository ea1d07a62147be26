use std::borrow::Cow;

use wireform_model::json;
use wireform_model::json::python_number;
use wireform_model::path::Path;
use wireform_model::value::Value;
use wireform_model::{Kind, Member};

use super::RequestInput;
use wireform_model::timestamp::{TimestampFormat, timestamp_text};

/// A scalar as it is written in a label, a query or a header; any other value is written as JSON.
pub(super) fn plain_text<'v>(
    source: &RequestInput<'_>,
    member: &Member,
    value: &'v Value,
    usual: TimestampFormat,
) -> Cow<'v, str> {
    let shape = source.operation.target(member);
    if matches!(shape.kind, Kind::Timestamp) {
        let format = source.timestamp_format(member, usual);
        if let Some(text) = timestamp_text(value, format) {
            return text.into();
        }
    }
    match value {
        Value::String(text) => text.into(),
        Value::Number(number) => python_number(number),
        value => json::compact(value, &Path::root()).to_string().into(),
    }
}
