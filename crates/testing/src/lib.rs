//! What the tests of several crates share.
//!
//! All random inputs come from here. Each is drawn from a model, with a [`Random`] that makes the same choices in every run:
//!
//! | function | input | for |
//! |---|---|---|
//! | [`valid`] | the AWS CLI accepts and sends it | comparing requests, for every operation |
//! | [`broken`] | a valid input with one or two values damaged | comparing refusals, for every operation |
//! | [`hostile`] | right types, with texts that a shell or a reader could misread | quoting, shorthand, documents |
//! | [`any_json`] | any JSON | what must never panic |
//! | [`global_options`] | global options that the AWS CLI accepts | what stands beside the input |
//! | [`file_references`] | values moved into files | what stands beside the input |
//! | [`filled`] | valid and always the same, with a given number of values | benchmarks, and the page with large forms |
//!
//! [`models`] draws the models themselves, [`texts`] has the strings that inputs are composed of,
//! and [`commands`] reads a command back.
//!
//! Nothing here starts a program or reads a file.

pub mod commands;
mod damage;
mod files;
mod filled;
mod generator;
mod globals;
mod hostile;
pub mod models;
mod random;
pub mod texts;

pub use damage::{NUMBERS, TIMESTAMPS, broken, damage};
pub use files::file_references;
pub use filled::{filled, leaves};
pub use generator::valid;
pub use globals::{global_options, hostile_globals};
pub use hostile::{Hostile, any_json, hostile};
pub use random::Random;
