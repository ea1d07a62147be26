use wireform_core::builtin;
use wireform_core::companion::Companion;
use wireform_core::model::{Member, Operation, OperationRef, Service, Shape};

/// The operation whose form is open.
///
/// It stays loaded for the life of the page, so that every part of the form can borrow from it.
#[derive(Clone, Copy, Debug)]
pub struct Opened {
    pub operation: OperationRef<'static>,
    pub companion: Option<&'static Companion>,
}

impl Opened {
    /// Opens an operation by the CLI's two words, or says in a sentence why it cannot.
    ///
    /// `plain` leaves the companion out: the form then comes from the model alone.
    pub fn open(service: &str, operation: &str, plain: bool) -> Result<Self, String> {
        let loaded = builtin::service(service)
            .ok_or_else(|| format!("There is no service called {service} here."))?;
        let loaded: &'static Service = Box::leak(Box::new(loaded));
        let found = loaded
            .operation(operation)
            .ok_or_else(|| format!("The service {service} has no operation {operation} here."))?;
        let companion = builtin::companion(&loaded.command, &found.operation.command);
        let companion = companion
            .filter(|_| !plain)
            .map(|companion| &*Box::leak(Box::new(companion)));
        Ok(Opened {
            operation: found,
            companion,
        })
    }

    pub fn service(&self) -> &'static Service {
        self.operation.service
    }

    pub fn api(&self) -> &'static Operation {
        self.operation.operation
    }

    pub fn target(&self, member: &Member) -> &'static Shape {
        self.operation.target(member)
    }
}
