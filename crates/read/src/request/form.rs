//! The forms in which a text has a request.

use crate::{Hints, ReadDiagnostic};

use super::parsed_request::ParsedRequest;
use super::{curl, fetch, har, http_text, http2_text, power_shell, request_json, url};

/// What a request is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    HttpText,
    Http2Text,
    Json,
    Har,
    Curl,
    PowerShell,
    Fetch,
    Url,
}

/// The form of a text; `None` where it is no request.
pub(super) fn form(text: &str) -> Option<Form> {
    type IsLikely = fn(&str) -> bool;
    const FORMS: [(Form, IsLikely); 8] = [
        (Form::HttpText, http_text::is_likely),
        (Form::Http2Text, http2_text::is_likely),
        (Form::Json, request_json::is_likely),
        (Form::Har, har::is_likely),
        (Form::Url, url::is_likely),
        (Form::Fetch, fetch::is_likely),
        (Form::PowerShell, power_shell::is_likely),
        (Form::Curl, curl::is_likely),
    ];
    let found = FORMS.iter().find(|(_, is_likely)| is_likely(text));
    found.map(|(form, _)| *form)
}

/// Reads a text in a form.
///
/// # Errors
///
/// Where it is not in this form.
pub(super) fn parse(form: Form, text: &str, hints: Hints) -> Result<ParsedRequest, ReadDiagnostic> {
    match form {
        Form::HttpText => http_text::parse(text).map(ParsedRequest::from),
        Form::Http2Text => Ok(http2_text::parse(text).into()),
        Form::Json => request_json::parse(text).map(ParsedRequest::from),
        Form::Har => har::parse(text, hints.choice).map(|(request, choices)| ParsedRequest {
            choices,
            ..request.into()
        }),
        Form::Url => Ok(url::parse(text).into()),
        Form::Fetch => fetch::parse(text, hints.choice),
        Form::PowerShell => power_shell::parse(text, hints.choice),
        Form::Curl => curl::parse(text, hints),
    }
}
