use super::context::CheckContext;
use super::{Findings, Rule};

/// # What it checks
/// An entry whose value is a union, such as an attribute of DynamoDB, has a key.
///
/// # Why
/// The key of an entry that was begun with its value is easily forgotten. In maps of plain strings an empty key may be
/// meant, as the model then says nothing of what the keys are.
///
/// # Example
/// An `Item` of DynamoDB that is `{"": {"S": "v"}}`.
///
/// # Who refuses
/// Nobody who is known to: the CLI sends the entry.
///
/// # Source
/// Inferred: DynamoDB, for one, documents that the name of an attribute has at least one character, which its model
/// does not say.
pub const EMPTY_KEY: Rule = Rule::warning("empty-key", "Each entry that is a union has a key");

/// Reports an empty key that the model allows.
///
/// - `context`: that of the entry's value.
pub fn check(context: &CheckContext<'_>, key: &str, findings: &mut Findings) {
    if key.is_empty() && context.shape.as_union().is_some() {
        let message = "This entry has an empty key. Name it, or remove it.";
        findings.push(EMPTY_KEY.at(context.place.path(), message));
    }
}
