//! Proof by the real programs: the AWS CLI v1 and v2, shells, moto, curl.
//!
//! The real AWS CLI is the oracle of the tests: it decides whether what Wireform prints is right.
//! Its own code runs ([`oracle`]) on commands that real shells have parsed ([`shell`]),
//! for random inputs (`wireform-testing`) of one operation ([`create_integration`]) or of all ([`operations`]).
//! The tests are in `tests/`; README.md says what they prove.
//!
//! Environment variables that `cargo xtask test` sets name the programs ([`tools`]); others decide what is drawn ([`settings`]).

pub mod aws;
pub mod catalog;
pub mod cbor;
pub mod create_integration;
pub mod differences;
pub mod filled_inputs;
pub mod known;
pub mod moto;
pub mod operations;
pub mod oracle;
pub mod parallel;
pub mod plain;
pub mod program;
pub mod read_back;
pub mod recorder;
pub mod settings;
pub mod shell;
pub mod shrink;
pub mod tools;
pub mod trial;
pub mod wire;
pub mod xml;
