//! From an input to the three texts: the command line, the document and the request.
//!
//! All are total: what can be shown is shown, whatever the input is.

mod command;
mod document;
mod request;
mod shell;
mod skeleton;

pub(crate) use command::fetched_prefix;
pub use command::{
    CliOption, Command, CommandOptions, Nested, Note, OptionKind, ValueFile, carrying_option,
    command, command_of, option_name, options, takes_outfile,
};
pub use document::document;
pub use request::{
    Body, HttpRequest, call_before, curl, has_endpoint, http_text, is_region, iso8601,
    moment_in_words, request, request_from, request_json, request_notes, request_of,
    writes_protocol,
};
pub(crate) use request::{holds_checksum, is_moment};
pub use shell::{Shell, Unquotable};
pub use skeleton::skeleton;
