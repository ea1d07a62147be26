//! `aws apigatewayv2 create-integration`.

pub mod arn;
mod choices;
pub mod context_variables;
mod context_words;
mod entries;
mod explanation;
pub mod grammar;
mod hints;
pub mod methods;
mod parameter_words;
mod place;
mod relevance;
pub mod reserved_headers;
pub mod rules;
pub mod setting;
mod statuses;
pub mod subtypes;
mod suggestions;
mod table;
#[cfg(test)]
mod trial;

use crate::{Companion, CompanionError, Guide};

/// Its words as they are part of the program.
pub const WORDS: &str =
    include_str!("../../../../../models/apigatewayv2/create-integration.companion.json");

/// The companion with its words and functions.
pub fn companion(words: &str) -> Result<Companion, CompanionError> {
    Companion::from_json(words, GUIDE)
}

const GUIDE: Guide = Guide {
    check: rules::check,
    choices: choices::choices,
    irrelevant: relevance::irrelevant,
    hint: hints::hint,
    entries: entries::entries,
    suggest: suggestions::suggest,
    explain: explanation::explain,
};
