use std::path::Path;

use wireform_companions::Companion;
use wireform_model::builtin;
use wireform_model::{Absence, OperationRef, Service};

use crate::arguments::{Common, OperationArguments};
use crate::catalog::{Catalog, HOW_TO_GET};
use crate::failure::Failure;
use crate::file;

impl OperationArguments {
    /// The service of the operation.
    ///
    /// # Errors
    ///
    /// As [`find`].
    pub fn service(&self, common: &Common) -> Result<Service, Failure> {
        find(common, &self.service, Some(&self.operation))
    }

    /// The operation, in the service that [`OperationArguments::service`] has found.
    ///
    /// # Errors
    ///
    /// Where the service has none of that name; of a service that is built in, only a part is.
    pub fn operation<'s>(
        &self,
        common: &Common,
        service: &'s Service,
    ) -> Result<OperationRef<'s>, Failure> {
        let operation = service.operation(&self.operation);
        operation.ok_or_else(|| unknown_operation(&self.operation, service, common))
    }
}

/// The service of this name: from the model file where one is given, else from the catalog, else built in.
///
/// A built-in operation comes from there, since its companion is written for that model.
///
/// # Errors
///
/// Where there is no such service, or its model cannot be read.
pub fn find(common: &Common, name: &str, operation: Option<&str>) -> Result<Service, Failure> {
    if let Some(path) = &common.model {
        return from_file(path, name);
    }
    let built_in = builtin::service(name);
    if let Some(service) = built_in.clone()
        && operation.is_some_and(|operation| service.operation(operation).is_some())
    {
        return Ok(service);
    }
    let catalog = Catalog::find(common)?;
    let service = catalog.as_ref().map(|all| all.service(name));
    if let Some(service) = service.transpose()?.flatten() {
        return Ok(service);
    }
    built_in.ok_or_else(|| unknown_service(name, catalog.as_ref()))
}

/// The companion of an operation, where it has one; a companion knows the built-in model, and no other.
pub fn companion(common: &Common, operation: OperationRef<'_>) -> Option<Companion> {
    let (service, operation) = (operation.service, operation.operation);
    let companion = || wireform_companions::companion(&service.command, &operation.command);
    common.model.is_none().then(companion).flatten()
}

fn from_file(path: &Path, name: &str) -> Result<Service, Failure> {
    let service = Service::from_json(&file::read(path)?, Some(name));
    service.map_err(|error| Failure::new(format!("{}: {error}", path.display())))
}

fn unknown_service(name: &str, catalog: Option<&Catalog>) -> Failure {
    let message = match catalog {
        Some(catalog) => {
            let near = did_you_mean(&wireform_search::near_services(&catalog.index, name));
            format!(
                "unknown service `{name}`.{near} `wireform list` prints all services; \
                 --model FILE adds another"
            )
        }
        None => {
            let near = did_you_mean(&wireform_search::near(name, builtin::services()));
            format!("service `{name}` is not built in.{near} {HOW_TO_GET}")
        }
    };
    Failure::new(message)
}

fn unknown_operation(name: &str, service: &Service, common: &Common) -> Failure {
    let operations = service.operations.iter();
    let known: Vec<&str> = operations.map(|op| op.command.as_str()).collect();
    let near = did_you_mean(&wireform_search::near(name, &known));
    let command = &service.command;
    if let Some(message) = no_operation_but(name, service) {
        return Failure::new(message);
    }
    let is_part = common.model.is_none() && !matches!(Catalog::find(common), Ok(Some(_)));
    Failure::new(if is_part {
        format!("operation `{name}` of {command} is not built in.{near} {HOW_TO_GET}")
    } else {
        format!(
            "{command} has no operation `{name}`.{near} `wireform list {command}` prints all operations"
        )
    })
}

/// What else the AWS CLI or the API has under a name that is not an operation of the CLI.
fn no_operation_but(name: &str, service: &Service) -> Option<String> {
    let command = &service.command;
    let waiter = name
        .strip_prefix("wait ")
        .and_then(|name| service.waiter(name));
    if let Some(own) = service.cli_command(name) {
        let calls = match own.calls.as_slice() {
            [] => String::new(),
            calls => format!("; it calls {}", calls.join(", ")),
        };
        return Some(format!(
            "`{command} {name}` is a command of the AWS CLI itself, not an operation of an API{calls}"
        ));
    }
    if waiter.is_some() {
        return Some(format!(
            "`{command} {name}` is a waiter of the AWS CLI, not an operation of an API"
        ));
    }
    let (api_name, why) = service.absent_operation(name)?;
    let why = match why {
        Absence::Response => ": its response is an event stream",
        Absence::Request => ": its request is an event stream",
        Absence::Other => "",
    };
    Some(format!(
        "the AWS CLI does not have the operation {api_name} of {command}{why}"
    ))
}

/// ` Did you mean a, b or c?`, or nothing where no name is near.
fn did_you_mean(near: &[&str]) -> String {
    match near {
        [] => String::new(),
        [one] => format!(" Did you mean {one}?"),
        [first @ .., last] => format!(" Did you mean {} or {last}?", first.join(", ")),
    }
}
