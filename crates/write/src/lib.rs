//! From a draft to the three texts: the command line, the document and the request.
//!
//! It knows the [model](wireform_model), and the readers, since a command is printed only in a form that
//! reads back. All functions are total: what can be shown is shown, whatever the input is.

#![forbid(unsafe_code)]
#![warn(missing_debug_implementations, missing_docs)]

mod command;
mod digest;
mod document;
mod file_value;
mod request;
mod shell;
mod skeleton;

pub use command::{
    Command, CommandOptions, Nested, Note, ValueFile, command, command_of, has_raw_blobs,
    wait_command,
};
pub use document::{document, document_notes, document_of};
pub use request::{
    Body, HttpRequest, curl, curl_notes, http_text, request, request_for_curl, request_from,
    request_notes, request_of,
};
pub use shell::{Quoting, Unquotable};
pub use skeleton::skeleton;
pub use wireform_model::shell::Shell;
