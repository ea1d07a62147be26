//! The core of Wireform: pure functions from a model and a draft to diagnostics and texts.

#![forbid(unsafe_code)]
#![warn(missing_debug_implementations)]

mod base64;
pub mod blob;
pub mod builtin;
pub mod check;
pub mod companion;
mod decimal;
pub mod diagnostic;
mod digest;
mod distinct;
pub mod documentation;
pub mod draft;
pub mod endpoint;
pub mod fix;
pub mod json;
pub mod model;
pub mod path;
pub mod read;
pub mod search;
pub mod secret;
pub mod text;
mod uri;
pub mod value;
pub mod write;
