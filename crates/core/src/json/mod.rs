//! JSON text to and from [`Value`](crate::value::Value), losing nothing on the way.
//!
//! A general library would drop duplicate keys and the texts of numbers, and could not tell which span came from which value.

mod read;
mod write;

pub use read::{JsonError, read};
pub use write::{compact, pretty, python_body, quoted};
