//! The data of Wireform and what it means: values and their JSON, the models of services, drafts, diagnostics.
//!
//! A [`Service`] is what a model in botocore's format says: [`Operation`]s with [`Shape`]s, and the CLI's
//! [`Customizations`] of them. All other modules are about values, or about what the AWS CLI makes of both.

#![forbid(unsafe_code)]
#![warn(missing_debug_implementations, missing_docs)]

pub mod arn;
pub mod base64;
mod beside_operations;
pub mod blob;
pub mod builtin;
pub mod checksum;
pub mod cli;
pub mod cli_commands;
pub mod cli_options;
mod customizations;
pub mod dashes;
pub mod decimal;
pub mod diagnostic;
pub mod documentation;
pub mod draft;
pub mod endpoint;
pub mod entries;
pub mod examples;
pub mod file_option;
pub mod file_reference;
pub mod fix;
pub mod global_options;
pub mod grouped;
pub mod has_duplicates;
pub mod host_name;
pub mod http_url;
pub mod index;
pub mod invisible;
pub mod json;
pub mod labels;
pub mod lazy_path;
mod load;
mod names;
pub mod near;
mod null;
pub mod only_region;
mod operation;
pub mod path;
mod protocol;
pub mod region;
pub mod secret;
mod service;
pub mod service_names;
mod shape;
pub mod shell;
pub mod step;
pub mod text;
pub mod timestamp;
pub mod uri;
pub mod value;
pub mod wire_names;

pub use cli_commands::{Absence, CliCommand, Waiter};
pub use customizations::{AddedOption, Customizations, MemberOption, OptionName, Pagination};
pub use load::ModelError;
pub use names::{cli_name, service_command};
pub use operation::{Http, HttpChecksum, Operation, OperationContextParam, StaticContextParam};
pub use protocol::Protocol;
pub use service::{EndpointRow, Metadata, OperationRef, Service, ShapeId};
pub use shape::{ContextParam, Handler, Kind, Location, Member, Shape, Structure, XmlNamespace};
