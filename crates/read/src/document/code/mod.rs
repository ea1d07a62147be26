//! Values as JSON, JavaScript and Python write them, read by one reader:
//! the three have the same brackets, and what people paste as JSON is often one of the others.

mod arguments;
mod call;
mod cursor;
mod datetime;
mod expression;
mod find;
mod javascript;
mod mends;
mod python;
mod python_string;
mod reader;
mod resource;
mod scan;
mod string;
mod variables;
mod word;

pub(super) use call::{Call, Named};
pub(super) use find::{calls, keywords};
pub(super) use reader::{Reader, arguments, json, list};

/// The language that a text is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    /// JSON; what is not allowed in it but plain is read all the same, and noted.
    Json,
    JavaScript,
    Python,
}
