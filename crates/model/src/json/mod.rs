//! JSON text to and from [`Value`](crate::value::Value), losing nothing on the way.
//!
//! A general library would drop duplicate keys and the texts of numbers, and could not tell which span came from which value.

mod deserialize;
mod python;
mod read;
mod spans;
mod write;

pub use python::python_float;
pub use python::{python_number, same};
pub use read::{JsonError, OPEN_STRING, read, read_with_spans};
pub use spans::{SpannedValue, Spans};
pub use write::{compact, pretty, pretty_wide, python_body, python_compact, quoted};
pub use write::{push_ascii_string, push_python_body};
