//! What the real programs do, asked so often that a claim about them becomes a proof.
//!
//! The real AWS CLI is the oracle of the tests: it decides whether what Wireform prints is right.
//! Here its own code runs ([`oracle`]) on commands that real shells have read ([`shell`]),
//! for inputs drawn at random ([`inputs`] for one operation, [`operations`] with [`model_inputs`] and [`broken_inputs`] for all);
//! the proofs themselves stand in `tests/`.
//!
//! The programs are named by environment variables ([`tools`]) that `cargo xtask test` sets.

pub mod aws;
pub mod broken_inputs;
pub mod catalog;
pub mod cbor;
pub mod create_integration;
pub mod filled_inputs;
pub mod inputs;
pub mod model_inputs;
pub mod moto;
pub mod operations;
pub mod oracle;
pub mod parallel;
pub mod program;
pub mod random;
pub mod recorder;
pub mod shell;
pub mod shrink;
pub mod tools;
pub mod trial;
pub mod wire;
pub mod xml;
