use wireform_model::draft::{Cli, Facts};
use wireform_model::lazy_path::LazyPath;
use wireform_model::{Member, OperationRef, Shape};

use super::label::label_at_start;

/// What every constraint sees of the value that it is about.
#[derive(Clone, Copy, Debug)]
pub struct CheckContext<'a> {
    pub operation: OperationRef<'a>,
    pub cli: Cli,
    pub facts: &'a Facts,
    pub shape: &'a Shape,
    /// The use of the shape; the input itself has none.
    pub member: Option<&'a Member>,
    pub place: &'a LazyPath<'a>,
}

impl<'a> CheckContext<'a> {
    /// The same for a value in this one.
    pub fn of<'s>(&self, member: &'s Member, place: &'s LazyPath<'s>) -> CheckContext<'s>
    where
        'a: 's,
    {
        CheckContext {
            operation: self.operation,
            cli: self.cli,
            facts: self.facts,
            shape: self.operation.target(member),
            member: Some(member),
            place,
        }
    }

    /// A document holds any JSON value, and so does a member that travels as JSON in a header.
    pub fn takes_any_value(&self) -> bool {
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

    /// What a message calls the value, as its first words.
    pub fn label(&self) -> String {
        label_at_start(self.place)
    }
}
