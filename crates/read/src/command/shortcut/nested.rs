//! Shortcuts that are read as the option of a member at the top is.
//!
//! Source: in `customizations` of the CLI, `configservice/putconfigurationrecorder.py` and `codedeploy/locationargs.py`.

use wireform_model::cli::Cli;
use wireform_model::path::Path;
use wireform_model::value::{Map, Value};
use wireform_model::{Member, OperationRef};

use super::super::output::Output;
use super::super::value::{OptionValue, ValueReader};
use super::GivenShortcut;
use super::words::structure;
use crate::ReadDiagnostic;

/// What the CLI looks for in a location, required ones first.
const S3: [&str; 5] = ["bucket", "key", "bundleType", "eTag", "version"];
const GITHUB: [&str; 2] = ["repository", "commitId"];

/// The value of the member at a shortcut's place.
///
/// # Errors
///
/// Where the CLI could not read it either.
pub(super) fn value(
    given: &GivenShortcut,
    operation: OperationRef<'_>,
    cli: Cli,
    output: &mut Output,
) -> Result<Value, ReadDiagnostic> {
    let path = given.shortcut.path();
    let Some(member) = member_at(operation, &path) else {
        let message = format!("The operation has no place for `{}`.", given.name.text());
        return Err(given.error("unread-option", message));
    };
    let mut reader = ValueReader {
        operation,
        cli,
        member,
        path,
        name: &given.name,
        words: &given.words,
        output,
    };
    match reader.read()? {
        OptionValue::Value(value) => Ok(value),
        OptionValue::File(_) => {
            let message = format!(
                "`{}` is read from a file, which is not known here.",
                given.name.text()
            );
            Err(given.error("fetched-value", message))
        }
    }
}

/// A revision with its location.
///
/// # Errors
///
/// Where a part of the location is missing.
pub(super) fn revision(
    given: &GivenShortcut,
    kind: &str,
    location: &Value,
) -> Result<Value, ReadDiagnostic> {
    let (names, required): (&[&str], usize) = match kind {
        "S3" => (&S3, 3),
        _ => (&GITHUB, 2),
    };
    let part = |name: &&&str| location.as_map().and_then(|map| map.get(name));
    let is_missing = |name: &&&str| part(name).is_none_or(Value::is_empty);
    if let Some(missing) = names.iter().take(required).find(is_missing) {
        let message = format!("`{}` needs `{missing}`.", given.name.text());
        return Err(given.error("invalid-value", message));
    }
    let parts = names
        .iter()
        .filter_map(|name| Some(((*name).to_owned(), part(&name)?.clone())));
    let path = given.shortcut.path();
    let place = path.name().unwrap_or_default();
    Ok(structure([
        ("revisionType", Value::from(kind)),
        (place.as_ref(), Value::Map(parts.collect::<Map>())),
    ]))
}

/// The member at a path through structures.
fn member_at<'m>(operation: OperationRef<'m>, path: &Path) -> Option<&'m Member> {
    let name = path.name()?;
    let above = operation.shape_at(&path.parent()?)?;
    above.as_structure()?.member(&name)
}
