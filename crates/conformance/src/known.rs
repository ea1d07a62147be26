//! Lists of known differences between Wireform and the AWS CLI.

use wireform_model::OperationRef;
use wireform_model::cli::Cli;
use wireform_model::draft::Draft;
use wireform_model::json;

use crate::catalog;
use crate::trial::Claim;

/// A row of such a list. Tests accept the difference in its operations, and fail if its example no longer shows it.
pub struct Known<T> {
    /// `SERVICE OPERATION`, or `SERVICE *` for all operations of a service.
    pub operations: &'static str,
    /// Which difference it is.
    pub difference: T,
    pub reason: &'static str,
    /// With an example, every run can tell whether the row is still needed, whatever operations it draws.
    pub example: KnownExample,
}

/// A case with the difference.
pub struct KnownExample {
    pub cli: Cli,
    /// The CLI's word for the operation, of the row's service.
    pub operation: &'static str,
    pub input: &'static str,
}

impl<T> Known<T> {
    /// Whether the row is about this operation.
    pub fn covers(&self, service: &str, operation: &str) -> bool {
        match self.operations.split_once(' ') {
            Some((of_service, "*")) => of_service == service,
            Some(row) => row == (service, operation),
            None => false,
        }
    }

    /// The example as an operation with an input.
    ///
    /// # Panics
    ///
    /// If the row is not about the example's operation, which then does not prove it.
    pub fn example(&self) -> (Claim<'static>, Draft) {
        let KnownExample {
            cli,
            operation,
            input,
        } = self.example;
        let (service, _) = self.operations.split_once(' ').expect("two words");
        assert!(self.covers(service, operation), "{}", self.operations);
        let claim = Claim {
            operation: find(cli, service, operation),
            companion: None,
            cli,
        };
        let draft = Draft {
            input: json::read(input).expect("the example is JSON"),
            ..Draft::default()
        };
        (claim, draft)
    }
}

fn find(cli: Cli, service: &str, operation: &str) -> OperationRef<'static> {
    let found = catalog::services_of(cli).get(service);
    let found = found.and_then(|service| service.operation(operation));
    found.unwrap_or_else(|| panic!("no {service} {operation}"))
}
