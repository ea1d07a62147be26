//! Texts that people paste, read back into drafts: command lines, documents and requests.
//!
//! Reading has two steps, since the models of services are fetched when they are needed:
//! [`Source::detect`] finds out what a text is and [`Source::services`] whose models it needs,
//! then [`Source::read`] makes a [`Reading`] of it: a draft, and what of the text could not be read.
//!
//! It knows the [model](wireform_model) alone. All functions are total: what can be read is read,
//! and the rest is a [`ReadDiagnostic`] with its place in the text.

#![forbid(unsafe_code)]
#![warn(missing_debug_implementations, missing_docs)]

mod command;
mod diagnostic;
mod document;
mod edit;
mod fence;
mod reading;
mod request;
mod shell;
pub mod shorthand;
mod source;

pub use diagnostic::{OwnCommand, ReadDiagnostic, Replacement};
pub use edit::edited;
pub use reading::{Choice, Choices, Meaning, Offer, Part, Reading};
pub use source::{Context, Hints, Source, SourceKind};
