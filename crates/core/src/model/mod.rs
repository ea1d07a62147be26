//! A service as botocore's models describe it: operations, shapes and their traits.
//!
//! In reading order: [`shape`] is the vocabulary, [`service`] holds it together,
//! [`load`] reads it from JSON, [`names`] makes the CLI's words of the API's,
//! [`customizations`] says where the CLI has others.

mod customizations;
mod load;
mod names;
mod service;
mod shape;

pub use customizations::{AddedOption, Customizations, MemberOption, OptionName, Pagination};
pub use load::ModelError;
pub use names::{cli_name, service_command};
pub use service::{
    Checksum, EndpointRow, Http, Metadata, Operation, OperationRef, Service, ShapeId,
};
pub use shape::{Handler, Kind, Location, Member, Shape, Structure, XmlNamespace};
