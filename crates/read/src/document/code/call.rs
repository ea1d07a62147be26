//! A call of an SDK, with what the code around it says of service and region.

use std::ops::Range;

use super::Language;
use crate::ReadDiagnostic;
use crate::document::parsed_value::{ParsedEntry, ParsedValue};

/// A call of an operation.
#[derive(Clone, Debug)]
pub(in crate::document) struct Call {
    /// The language that it is written in.
    pub language: Language,
    /// The CLI's word for the operation, made of the method's or the command's name.
    pub operation: String,
    pub operation_span: Range<usize>,
    /// What names the service.
    pub service: Option<Named>,
    /// The variable whose method is called, which often has the name of a service.
    pub receiver: Option<String>,
    pub region: Option<Named>,
    /// The profile of boto3's session.
    pub profile: Option<Named>,
    /// What the receiver is of, such as the table of boto3's `Table('Music')`: members, where the operation has them.
    pub implied: Vec<ParsedEntry>,
    pub input: ParsedValue,
    /// The call with its arguments.
    pub span: Range<usize>,
    /// How it begins.
    pub label: String,
    pub diagnostics: Vec<ReadDiagnostic>,
}

/// A name with its place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::document) struct Named {
    pub name: String,
    /// Empty where it was derived from something else.
    pub span: Range<usize>,
}
