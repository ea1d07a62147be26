//! `aws apigatewayv2 create-integration`.

pub mod arn;
pub mod context_variables;
pub mod grammar;
pub mod methods;
pub mod reserved_headers;
pub mod setting;
pub mod subtypes;

use crate::check::{Findings, Subject};
use crate::companion::{Companion, CompanionError, EntryGuide, Guide, Hint};

const WORDS: &str =
    include_str!("../../../../../../models/apigatewayv2/create-integration.companion.json");

/// The companion with its words and functions.
pub fn companion() -> Result<Companion, CompanionError> {
    Companion::from_json(WORDS, GUIDE)
}

const GUIDE: Guide = Guide {
    check,
    irrelevant: |_| Vec::new(),
    hint: |_, _| Hint::default(),
    entries: |_, _| EntryGuide::default(),
    suggest: |_, _, _| Vec::new(),
    explain: |_, _, _| None,
};

fn check(_: &Subject<'_>, _: &mut Findings) {}
