//! The core of Wireform: pure functions from a model and a draft to diagnostics and texts.

#![forbid(unsafe_code)]
#![warn(missing_debug_implementations)]

pub mod builtin;
pub mod check;
pub mod companion;
pub mod diagnostic;
pub mod draft;
pub mod json;
pub mod model;
pub mod path;
pub mod read;
pub mod text;
pub mod value;
pub mod write;
