//! A value as a text has it, and what is remarkable about it.

use std::ops::Range;

use super::parsed_value::ParsedValue;
use crate::ReadDiagnostic;

/// Nesting deeper than this is refused, as in JSON.
pub(super) const MAX_DEPTH: usize = 128;

/// What a text says, and what of it could not be read.
#[derive(Clone, Debug)]
pub(crate) struct Literal {
    pub node: ParsedValue,
    pub diagnostics: Vec<ReadDiagnostic>,
}

pub(super) fn too_deep(span: Range<usize>) -> ReadDiagnostic {
    let message = format!("This nests deeper than {MAX_DEPTH} levels.");
    ReadDiagnostic::error("too-deep", span, message)
}
