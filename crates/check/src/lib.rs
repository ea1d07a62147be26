//! From a draft to diagnostics: what the model of the operation requires of it.
//!
//! It knows the [model](wireform_model), and neither the writers nor the companions: what a companion
//! knows of an operation is handed to [`check`] as a function.
//!
//! A [`Rule`] is a constant with its explanation; a [`Finding`] is what it found at one place.

#![forbid(unsafe_code)]
#![warn(missing_debug_implementations, missing_docs)]

mod constraints;
mod context;
mod finding;
mod input;
mod keys;
mod label;
mod rule;
mod timestamp;

mod already_base64;
mod attribute_number;
mod base64_ignored_chars;
mod bucket_name;
mod checksum_algorithm;
mod cli_leading_dash;
mod cli_paramfile;
mod duplicate_key;
mod empty_key;
mod endpoint;
mod endpoint_url;
mod enum_value;
mod epoch_unit;
mod file_reference;
mod global_option;
mod header;
mod host_label;
mod invisible_character;
mod item_count;
mod json_text;
mod long_string;
mod min_above_max;
mod not_in_v1;
mod number_range;
mod pattern;
mod prior_request;
mod query_error;
mod required;
mod string_length;
mod union;
mod unknown_member;
mod unparsed_timestamp;
mod wrong_type;

pub use enum_value::ENUM_VALUE;
pub use enum_value::confirm as confirm_enum_value;
pub use finding::{Finding, Findings};
pub use input::CheckInput;
pub use json_text::{is_file_name, is_json_text};
pub use keys::Keys;
pub use label::shorten;
pub use number_range::NUMBER_RANGE;
pub use pattern::{Matches, check as check_patterns};
pub use required::REQUIRED;
pub use rule::Rule;
pub use string_length::finding as string_length;
pub use timestamp::may_be_time;

use std::borrow::Cow;

use wireform_model::diagnostic::Diagnostic;
use wireform_model::draft::Draft;

/// All diagnostics of a draft, in the order of the model's members.
///
/// The checks of this crate come from the model alone; `extra`, such as a companion's check, adds findings and may refine theirs.
/// A value that a file replaces does not count.
pub fn check(input: CheckInput<'_>, extra: impl IntoIterator<Item = Check>) -> Vec<Diagnostic> {
    let beside = input.draft.input_beside_files();
    if let Cow::Owned(beside) = beside {
        let draft = &Draft {
            input: beside,
            ..input.draft.clone()
        };
        return find(CheckInput { draft, ..input }, extra);
    }
    find(input, extra)
}

fn find(input: CheckInput<'_>, extra: impl IntoIterator<Item = Check>) -> Vec<Diagnostic> {
    let mut findings = Findings::new();
    for check in CHECKS.iter().copied().chain(extra) {
        check(&input, &mut findings);
    }
    findings.into_diagnostics(input.operation)
}

/// Checks a draft for one kind of problem, or several, and adds its findings.
pub type Check = fn(&CheckInput<'_>, &mut Findings);

/// The checks that run for every operation. Findings about the same member keep this order.
const CHECKS: &[Check] = &[
    not_in_v1::check,
    constraints::check,
    duplicate_key::check,
    cli_paramfile::check,
    cli_leading_dash::check,
    header::check,
    bucket_name::check,
    endpoint::check,
    checksum_algorithm::check,
    prior_request::check,
    endpoint_url::check,
    file_reference::check,
    global_option::check,
];

/// The rules that serve every operation, and then an operation's own, by family.
pub fn rules(own: &'static [&'static [Rule]]) -> impl Iterator<Item = &'static Rule> {
    GENERIC.iter().chain(own.iter().copied().flatten())
}

const GENERIC: &[Rule] = &[
    required::REQUIRED,
    unknown_member::UNKNOWN_MEMBER,
    not_in_v1::NOT_IN_V1,
    wrong_type::WRONG_TYPE,
    enum_value::ENUM_VALUE,
    string_length::STRING_LENGTH,
    long_string::LONG_STRING,
    number_range::NUMBER_RANGE,
    min_above_max::MIN_ABOVE_MAX,
    attribute_number::ATTRIBUTE_NUMBER,
    item_count::ITEM_COUNT,
    base64_ignored_chars::BASE64_IGNORED_CHARS,
    already_base64::ALREADY_BASE64,
    json_text::JSON_TEXT,
    epoch_unit::EPOCH_UNIT,
    invisible_character::INVISIBLE_CHARACTER,
    unparsed_timestamp::UNPARSED_TIMESTAMP,
    union::UNION,
    duplicate_key::DUPLICATE_KEY,
    empty_key::EMPTY_KEY,
    cli_paramfile::CLI_PARAMFILE_PREFIX,
    cli_leading_dash::CLI_LEADING_DASH,
    bucket_name::BUCKET_NAME,
    header::HEADER,
    host_label::HOST_LABEL,
    checksum_algorithm::CHECKSUM_ALGORITHM,
    endpoint::ENDPOINT,
    prior_request::PRIOR_REQUEST,
    endpoint_url::ENDPOINT_URL,
    file_reference::FILE_REFERENCE,
    global_option::GLOBAL_OPTION,
];
