use wireform_model::cli::Cli;
use wireform_model::draft::FileReferences;
use wireform_model::lazy_path::LazyPath;
use wireform_model::step::Step;
use wireform_model::value::Map;
use wireform_model::{Member, OperationRef, Shape};

use super::label::{label_at_start, shorten};

/// A value's shape and place, for the checks of constraints.
#[derive(Clone, Copy, Debug)]
pub struct CheckContext<'a> {
    pub operation: OperationRef<'a>,
    pub cli: Cli,
    pub files: &'a FileReferences,
    pub shape: &'a Shape,
    /// The member that has the shape; `None` for the input itself.
    pub member: Option<&'a Member>,
    /// The value's place; of a key, its entry's.
    pub place: &'a LazyPath<'a>,
    /// Where the key of an entry is checked: the map.
    pub key_of: Option<&'a Map>,
}

impl<'a> CheckContext<'a> {
    /// The context of a value inside this one.
    pub fn of<'s>(&self, member: &'s Member, place: &'s LazyPath<'s>) -> CheckContext<'s>
    where
        'a: 's,
    {
        CheckContext {
            operation: self.operation,
            cli: self.cli,
            files: self.files,
            shape: self.operation.target(member),
            member: Some(member),
            place,
            key_of: None,
        }
    }

    /// The context of a key of `map`; `place` is its entry's.
    pub fn of_key<'s>(
        &self,
        member: &'s Member,
        place: &'s LazyPath<'s>,
        map: &'s Map,
    ) -> CheckContext<'s>
    where
        'a: 's,
    {
        CheckContext {
            key_of: Some(map),
            ..self.of(member, place)
        }
    }

    /// Whether any JSON value is valid: in a document type, or a member that is sent as JSON in a header.
    pub fn takes_any_value(&self) -> bool {
        let is_json_header = self.member.is_some_and(Member::is_json_header);
        is_json_header
            || self
                .shape
                .as_structure()
                .is_some_and(|structure| structure.document)
    }

    /// Whether a file is the value of a member, or of what is inside of it.
    pub fn has_file(&self, member: &Member) -> bool {
        if self.files.is_empty() {
            return false;
        }
        let path = self.place.child(&member.name).path();
        let mut files = self.files.iter();
        files.any(|(other, _)| other.is_within(&path))
    }

    /// Whether the model requires this member.
    pub fn is_required(&self) -> bool {
        self.member.is_some_and(|member| member.required)
    }

    /// The label of the value, as the first words of a message.
    pub fn label(&self) -> String {
        match (self.key_of, self.place.last()) {
            (Some(_), Step::Name(key)) => format!("The key `{}`", shorten(key)),
            _ => label_at_start(self.place),
        }
    }
}
