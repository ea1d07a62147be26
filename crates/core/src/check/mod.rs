//! From a draft to diagnostics: what the model demands, and what an operation's own rules know.
//!
//! A [`Rule`] is a constant with its explanation; a [`Finding`] is what it found at one place.
//! The checks of this module come from the model and serve every operation; a companion brings its own.

mod constraints;
mod finding;
mod keys;
mod near;
mod place;
mod point_in_time;
mod rule;

mod bucket_name;
mod checksum_algorithm;
mod cli_calls_first;
mod cli_leading_dash;
mod cli_paramfile;
mod duplicate_key;
mod endpoint;
mod enum_value;
mod header;
mod item_count;
mod loose_base64;
mod newer;
mod number_range;
mod required;
mod string_length;
mod union;
mod unknown_member;
mod unread_moment;
mod wrong_type;

pub use enum_value::ENUM_VALUE;
pub use finding::{Finding, Findings};
pub use keys::Keys;
pub use near::nearest;
pub use number_range::NUMBER_RANGE;
pub(crate) use place::Place;
pub use place::shorten;
pub use point_in_time::may_be_time;
pub use rule::Rule;
pub use string_length::finding as string_length;

use crate::companion::Companion;
use crate::diagnostic::Diagnostic;
use crate::draft::{Cli, Draft};
use crate::model::OperationRef;

/// What is checked: every rule sees the same.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    pub operation: OperationRef<'a>,
    pub draft: &'a Draft,
    /// The CLI that the command and the document are for.
    pub cli: Cli,
}

/// All that is to be said about a draft, in the order of the model's members.
///
/// The generic checks come from the model alone; a companion adds its rules and may refine the generic ones.
pub fn check(subject: Subject<'_>, companion: Option<&Companion>) -> Vec<Diagnostic> {
    let mut findings = Findings::new();
    for check in CHECKS {
        check(&subject, &mut findings);
    }
    if let Some(companion) = companion {
        (companion.guide.check)(&subject, &mut findings);
    }
    findings.into_diagnostics(subject.operation)
}

type Check = fn(&Subject<'_>, &mut Findings);

/// The checks that run for every operation. Findings about the same member keep this order.
const CHECKS: &[Check] = &[
    newer::check,
    constraints::check,
    duplicate_key::check,
    cli_paramfile::check,
    cli_leading_dash::check,
    header::check,
    bucket_name::check,
    endpoint::check,
    checksum_algorithm::check,
    cli_calls_first::check,
];

/// The rules that serve every operation, and then an operation's own, by family.
pub fn rules(own: &'static [&'static [Rule]]) -> impl Iterator<Item = &'static Rule> {
    GENERIC.iter().chain(own.iter().copied().flatten())
}

const GENERIC: &[Rule] = &[
    required::REQUIRED,
    unknown_member::UNKNOWN_MEMBER,
    newer::NEWER_THAN_CLI,
    wrong_type::WRONG_TYPE,
    enum_value::ENUM_VALUE,
    string_length::STRING_LENGTH,
    number_range::NUMBER_RANGE,
    item_count::ITEM_COUNT,
    loose_base64::LOOSE_BASE64,
    unread_moment::UNREAD_MOMENT,
    union::UNION,
    duplicate_key::DUPLICATE_KEY,
    cli_paramfile::CLI_PARAMFILE_PREFIX,
    cli_leading_dash::CLI_LEADING_DASH,
    bucket_name::BUCKET_NAME,
    header::HEADER,
    checksum_algorithm::CHECKSUM_ALGORITHM,
    endpoint::ENDPOINT,
    cli_calls_first::CLI_CALLS_FIRST,
];
