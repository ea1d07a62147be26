//! Keys of a structure that are none of its members: they stay in the input, as the form shows them apart.

use wireform_model::json as strict;
use wireform_model::near::nearest;
use wireform_model::{OperationRef, Structure};

use super::parsed_value::ParsedEntry;
use super::quote;
use crate::ReadDiagnostic;

/// The rule of such a key.
pub(super) const RULE: &str = "unknown-member";

/// No more of them are noted, so that a long text of another kind costs little.
pub(super) const MOST: usize = 100;

/// Says that a key is no member of a structure, at the top of the input or inside of it, and which may be meant.
pub(super) fn unknown(
    operation: OperationRef<'_>,
    structure: &Structure,
    entries: &[ParsedEntry],
    entry: &ParsedEntry,
    is_top: bool,
) -> ReadDiagnostic {
    let is_free = |name: &&str| !entries.iter().any(|other| other.key == *name);
    let names = structure.members.iter().map(|member| member.name.as_str());
    let near = nearest(&entry.key, &mut names.filter(is_free));
    let key = quote::shown(&entry.key);
    let mut message = match is_top {
        true => format!("`{}` has no member {key}.", operation.operation.command),
        false => format!("There is no member {key} here."),
    };
    if let Some(near) = near {
        message.push_str(&format!(" Did you mean `{near}`?"));
    }
    let span = entry.key_span.clone();
    let warning = ReadDiagnostic::warning(RULE, span.clone(), message);
    // With the quotes that all languages have, where the key has any.
    let quotes = span.len().checked_sub(entry.key.len());
    let written = near.and_then(|near| match quotes? {
        0 => Some(near.to_owned()),
        2 => Some(strict::quoted(near)),
        _ => None,
    });
    match (near, written) {
        (Some(near), Some(written)) => warning.mended(format!("Use {near}"), span, written),
        _ => warning,
    }
}
