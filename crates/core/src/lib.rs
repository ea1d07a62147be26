//! The core of Wireform: pure functions from a model and a draft to diagnostics and texts.
//!
//! Its modules depend on each other in one direction: read, write; check, companion; search.

#![forbid(unsafe_code)]
#![warn(missing_debug_implementations)]

pub mod search;
