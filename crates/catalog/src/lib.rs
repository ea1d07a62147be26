//! The catalog: all services of AWS as small JSON files, compiled from botocore's models.
//!
//! For each service there are two files.
//! `SERVICE.json` is the structure: botocore's own format without what forms and serializers do not need,
//! so that model reads it with the code that reads any `service-2.json`;
//! next to it is how the CLI changes each operation (`cli`, see [`customizations`]).
//! `SERVICE.docs.json` holds AWS's help texts as small trees, see [`documentation`].
//! `services.txt` and `operations.txt` name all services and operations, see [`index`].
//!
//! In reading order: [`compile`] makes the files, [`models`] finds the models, [`adaptation`] makes them what the CLI takes them for,
//! [`structure`] trims them, [`endpoint_rules`] and [`endpoints`] find their endpoints,
//! [`customizations`] are the facts about the CLI, [`cli_commands`] its commands that are not operations,
//! [`waiters`] what can be waited for, [`not_in_v1`] finds what CLI v1 does not know yet.

#![warn(missing_debug_implementations, missing_docs)]

pub mod adaptation;
pub mod cli_commands;
pub mod command_facts;
pub mod compile;
pub mod customizations;
pub mod documentation;
mod endpoint_parameters;
pub mod endpoint_rules;
pub mod endpoints;
pub mod examples;
pub mod html;
pub mod index;
mod model_json;
pub mod models;
pub mod not_in_v1;
pub mod structure;
mod traits;
pub mod waiters;

pub use compile::{Progress, SERVICES, Summary, compile};
pub use models::{ModelSource, Older};

/// JSON objects as they are in a model.
pub(crate) type Object = serde_json::Map<String, serde_json::Value>;
