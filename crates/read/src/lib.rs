//! The way back: from a text to the input that it expresses.
//!
//! It knows the [model](wireform_model) and nothing else of Wireform.

#![forbid(unsafe_code)]
#![warn(missing_debug_implementations, missing_docs)]

pub mod shorthand;
