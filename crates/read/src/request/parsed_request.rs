use std::ops::Range;

use crate::{Choices, ReadDiagnostic};

use super::sent_request::SentRequest;

/// A request that was found in a text, and the others beside it.
#[derive(Debug, Default)]
pub(super) struct ParsedRequest {
    pub request: SentRequest,
    /// What could not be read of the text, or only with a reservation.
    pub diagnostics: Vec<ReadDiagnostic>,
    pub choices: Choices,
    /// What of the text is beside the command that sends the request.
    pub beside: Option<Range<usize>>,
}

impl From<SentRequest> for ParsedRequest {
    fn from(request: SentRequest) -> Self {
        ParsedRequest {
            request,
            ..ParsedRequest::default()
        }
    }
}
