//! Finding an operation or a service by words, beginnings of words or letters of them.
//!
//! It knows the [model](wireform_model) and nothing else of Wireform.
//! [`Index`] has the names, [`find`] what somebody may be looking for, [`near`] what somebody may have meant.

#![forbid(unsafe_code)]
#![warn(missing_debug_implementations, missing_docs)]

mod find;
#[cfg(test)]
mod fixture;
mod index;
mod near;
mod popular;
mod synonyms;
mod words;

pub use find::{Hit, Stand, Standing, find};
pub use index::{FORMAT, Index, Listed, ListedKind, ListedOperation};
pub use near::near;
pub use popular::popular_services;
pub use synonyms::synonyms;
pub use words::fits;
