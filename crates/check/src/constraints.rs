//! The constraints of the model, for any operation of any service.
//!
//! One function walks shape and value together; each constraint has a file of its own.

use wireform_model::lazy_path::LazyPath;
use wireform_model::value::{Map, Value};
use wireform_model::{Kind, Member, Structure};

use super::context::CheckContext;
use super::{
    CheckInput, Findings, Keys, already_base64, attribute_number, base64_ignored_chars, empty_key,
    enum_value, epoch_unit, host_label, invisible_character, item_count, json_text, long_string,
    min_above_max, not_in_v1, number_range, required, string_length, union, unknown_member,
    unparsed_timestamp, wrong_type,
};

/// Checks the input of a draft against the model.
pub fn check(subject: &CheckInput<'_>, findings: &mut Findings) {
    let Some(input) = &subject.operation.operation.input else {
        return wrong_type::of_no_input(&subject.draft.input, findings);
    };
    let context = CheckContext {
        operation: subject.operation,
        cli: subject.cli,
        files: &subject.draft.files,
        shape: subject.operation.target(input),
        member: None,
        place: &LazyPath::root(),
        key_of: None,
    };
    value(&context, &subject.draft.input, findings);
}

/// Checks a value and all that is in it.
fn value(context: &CheckContext<'_>, value: &Value, findings: &mut Findings) {
    if context.takes_any_value() {
        return;
    }
    if wrong_type::check(context, value, findings) {
        return;
    }
    match (&context.shape.kind, value) {
        (Kind::Structure(structure), Value::Map(map)) => members(context, structure, map, findings),
        (Kind::List { member }, Value::List(items)) => list(context, member, items, findings),
        (Kind::Map { key, value }, Value::Map(map)) => entries(context, key, value, map, findings),
        (Kind::String, Value::String(text)) => string(context, text, findings),
        (Kind::Blob, Value::String(text)) => {
            base64_ignored_chars::check(context, text, findings);
            already_base64::check(context, text, findings);
            json_text::check_bytes(context, text, findings);
        }
        (Kind::Timestamp, value) => unparsed_timestamp::check(context, value, findings),
        (_, Value::Number(number)) => {
            number_range::check(context, number, findings);
            epoch_unit::check(context, number, findings);
        }
        _ => {}
    }
}

fn members(context: &CheckContext<'_>, structure: &Structure, map: &Map, findings: &mut Findings) {
    union::check(context, map, findings);
    required::check(context, structure, map, findings);
    let keys = Keys::of(map);
    for (name, member_value) in map.effective() {
        let place = context.place.child(name);
        match structure.member(name) {
            Some(member) if member.is_newer_than(context.cli) => {
                not_in_v1::member(&context.of(member, &place), findings);
            }
            Some(member) => {
                attribute_number::check(context, name, member_value, findings);
                if let Value::Number(number) = member_value {
                    min_above_max::check(context, structure, map, (name, number), findings);
                }
                value(&context.of(member, &place), member_value, findings);
            }
            None => {
                let found = (name, member_value);
                unknown_member::check(context, structure, found, &keys, findings);
            }
        }
    }
}

fn list(context: &CheckContext<'_>, member: &Member, items: &[Value], findings: &mut Findings) {
    item_count::check(context, items.len(), findings);
    for (index, item) in items.iter().enumerate() {
        let place = context.place.item(index);
        value(&context.of(member, &place), item, findings);
    }
}

fn entries(
    context: &CheckContext<'_>,
    key_member: &Member,
    value_member: &Member,
    map: &Map,
    findings: &mut Findings,
) {
    item_count::check(context, map.len(), findings);
    for (key, entry_value) in map.effective() {
        let place = context.place.child(key);
        let of_key = context.of_key(key_member, &place, map);
        string(&of_key, key, findings);
        let of_value = context.of(value_member, &place);
        empty_key::check(&of_value, key, findings);
        value(&of_value, entry_value, findings);
    }
}

/// The bytes of a long text.
const LONG: usize = 100_000;

fn string(context: &CheckContext<'_>, text: &str, findings: &mut Findings) {
    let length_is_wrong = string_length::check(context, text, findings);
    if !length_is_wrong {
        enum_value::check(context, text, findings);
    }
    // A long text takes its time to read, and its length is what is wrong with it.
    if !length_is_wrong || text.len() < LONG {
        json_text::check(context, text, findings);
    }
    long_string::check(context, text, findings);
    host_label::check(context, text, findings);
    invisible_character::check(context, text, findings);
}
