//! The core of Wireform: pure functions from a model and a draft to diagnostics and texts.

#![forbid(unsafe_code)]
#![warn(missing_debug_implementations)]

pub mod base64;
pub mod blob;
pub mod builtin;
pub mod check;
pub mod checksum;
pub mod cli_options;
pub mod companion;
pub mod decimal;
pub mod diagnostic;
mod digest;
pub mod documentation;
pub mod draft;
pub mod endpoint;
pub mod fix;
pub mod has_duplicates;
pub mod json;
pub mod lazy_path;
pub mod model;
pub mod near;
pub mod path;
pub mod read;
pub mod region;
pub mod search;
pub mod secret;
pub mod text;
pub mod timestamp;
pub mod uri;
pub mod value;
pub mod write;
