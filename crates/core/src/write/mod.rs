//! From an input to the three texts: the command line, the document and the request.
//!
//! All are total: what can be shown is shown, whatever the input is.

mod command;
mod document;
mod request;
mod shell;
mod skeleton;

pub(crate) use command::fetched_prefix;
pub use command::{Command, CommandOptions, Nested, Note, command};
pub use document::document;
pub use request::{Body, HttpRequest, curl, http_text, request, request_from, request_json};
pub use shell::{Shell, Unquotable};
pub use skeleton::skeleton;
