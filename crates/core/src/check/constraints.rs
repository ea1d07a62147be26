//! What the model alone demands, for any operation of any service.
//!
//! One function walks shape and value together; what it looks for stands in a file each.

use crate::draft::{Cli, Facts};
use crate::model::{Kind, Member, OperationRef, Shape, Structure};
use crate::value::{Map, Value};

use super::place::Place;
use super::{
    Findings, Keys, Subject, enum_value, item_count, loose_base64, newer, number_range, required,
    string_length, union, unknown_member, unread_moment, wrong_type,
};

/// What every constraint sees of the value that it is about.
#[derive(Clone, Copy, Debug)]
pub struct Site<'a> {
    pub operation: OperationRef<'a>,
    pub cli: Cli,
    pub facts: &'a Facts,
    pub shape: &'a Shape,
    /// The use of the shape; the input itself has none.
    pub member: Option<&'a Member>,
    pub place: &'a Place<'a>,
}

/// Checks the input of a draft against the model.
pub fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let Some(input) = subject.operation.operation.input else {
        return wrong_type::of_no_input(&subject.draft.input, findings);
    };
    let site = Site {
        operation: subject.operation,
        cli: subject.cli,
        facts: &subject.draft.facts,
        shape: subject.operation.shape(input),
        member: None,
        place: &Place::root(),
    };
    value(&site, &subject.draft.input, findings);
}

/// Checks a value and all that is in it.
fn value(site: &Site<'_>, value: &Value, findings: &mut Findings) {
    if site.takes_any_value() {
        return;
    }
    if wrong_type::check(site, value, findings) {
        return;
    }
    match (&site.shape.kind, value) {
        (Kind::Structure(structure), Value::Map(map)) => members(site, structure, map, findings),
        (Kind::List { member }, Value::List(items)) => list(site, member, items, findings),
        (Kind::Map { key, value }, Value::Map(map)) => entries(site, key, value, map, findings),
        (Kind::String, Value::String(text)) => string(site, text, findings),
        (Kind::Blob, Value::String(text)) => loose_base64::check(site, text, findings),
        (Kind::Timestamp, value) => unread_moment::check(site, value, findings),
        (_, Value::Number(number)) => number_range::check(site, number, findings),
        _ => {}
    }
}

fn members(site: &Site<'_>, structure: &Structure, map: &Map, findings: &mut Findings) {
    union::check(site, map, findings);
    required::check(site, structure, map, findings);
    let keys = Keys::of(map);
    for (name, member_value) in map.effective() {
        let place = site.place.child(name);
        match structure.member(name) {
            Some(member) if member.is_newer_than(site.cli) => {
                newer::member(&site.of(member, &place), findings);
            }
            Some(member) => value(&site.of(member, &place), member_value, findings),
            None => {
                let found = (name, member_value);
                unknown_member::check(site, structure, found, &keys, findings);
            }
        }
    }
}

fn list(site: &Site<'_>, member: &Member, items: &[Value], findings: &mut Findings) {
    item_count::check(site, items.len(), findings);
    for (index, item) in items.iter().enumerate() {
        let place = site.place.item(index);
        value(&site.of(member, &place), item, findings);
    }
}

fn entries(
    site: &Site<'_>,
    key_member: &Member,
    value_member: &Member,
    map: &Map,
    findings: &mut Findings,
) {
    item_count::check(site, map.len(), findings);
    for (key, entry_value) in map.effective() {
        let place = site.place.child(key);
        string(&site.of(key_member, &place), key, findings);
        value(&site.of(value_member, &place), entry_value, findings);
    }
}

fn string(site: &Site<'_>, text: &str, findings: &mut Findings) {
    let length_is_wrong = string_length::check(site, text, findings);
    if !length_is_wrong {
        enum_value::check(site, text, findings);
    }
    // A pattern would be checked here.
    // Only the service checks patterns, and an engine for them costs more than all of core;
    // the page has one in the browser (`RegExp`) and can bring it once it is wanted.
}

impl<'a> Site<'a> {
    fn of<'s>(&self, member: &'s Member, place: &'s Place<'s>) -> Site<'s>
    where
        'a: 's,
    {
        Site {
            operation: self.operation,
            cli: self.cli,
            facts: self.facts,
            shape: self.operation.target(member),
            member: Some(member),
            place,
        }
    }

    /// A document holds any JSON value, and so does a member that travels as JSON in a header.
    fn takes_any_value(&self) -> bool {
        let is_json_header = self.member.is_some_and(Member::is_json_header);
        is_json_header
            || self
                .shape
                .as_structure()
                .is_some_and(|structure| structure.document)
    }

    /// Whether the bytes of a member come from a file that is named beside the input.
    pub fn has_file(&self, member: &Member) -> bool {
        let is_streamed = self.place.is_root() && self.operation.is_streamed(member);
        is_streamed && self.facts.file(&member.name).is_some()
    }

    /// Whether the model demands this member.
    pub fn is_required(&self) -> bool {
        self.member.is_some_and(|member| member.required)
    }
}
