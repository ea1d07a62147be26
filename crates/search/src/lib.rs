//! Finding an operation or a service by words, beginnings of words or letters of them.
//!
//! It knows the [model](wireform_model) and nothing else of Wireform.
//! [`find`] has what somebody may be looking for among the names of an [`Index`](wireform_model::index::Index),
//! [`near`] what somebody may have meant.

#![forbid(unsafe_code)]
#![warn(missing_debug_implementations, missing_docs)]

mod find;
#[cfg(test)]
mod fixture;
mod near;
mod popular;
mod synonyms;
mod vocabulary;
mod words;

pub use find::{Hit, Priorities, Priority, find, find_in};
pub use near::{near, near_services};
pub use popular::popular_services;
pub use synonyms::synonyms;
pub use words::fits;
