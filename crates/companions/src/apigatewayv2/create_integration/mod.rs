//! `aws apigatewayv2 create-integration`.

pub mod arn;
pub mod choices;
mod context_descriptions;
pub mod context_variables;
mod entries;
mod explanation;
pub mod grammar;
mod hints;
mod input_path;
pub mod methods;
mod parameter_help;
mod relevance;
pub mod reserved_headers;
pub mod rules;
mod statuses;
pub mod subtypes;
mod suggestions;
#[cfg(test)]
mod test_draft;

use crate::{Companion, Guide};

/// The companion's words as JSON.
pub const WORDS: &str =
    include_str!("../../../../../models/apigatewayv2/create-integration.companion.json");

/// The companion with the words in `words`, a JSON text.
///
/// # Errors
/// Why the text is not a companion's words.
pub fn companion(words: &str) -> Result<Companion, serde_json::Error> {
    Companion::from_json(words, GUIDE)
}

const GUIDE: Guide = Guide {
    check: rules::check,
    choices: choices::deciding_part,
    irrelevant: relevance::irrelevant,
    hint: hints::hint,
    entries: entries::entries,
    suggest: suggestions::suggest,
    explain: explanation::explain,
};
