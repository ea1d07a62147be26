use wireform_core::builtin;
use wireform_core::companion::Companion;
use wireform_core::model::{Member, Operation, OperationRef, Service, Shape};
use wireform_core::path::Path;

use super::{Catalogue, Fetched};

/// The operation whose form is open.
///
/// It stays loaded for the life of the page, so that every part of the form can borrow from it.
#[derive(Clone, Copy, Debug)]
pub struct Opened {
    pub operation: OperationRef<'static>,
    pub companion: Option<&'static Companion>,
}

/// What comes of opening an operation.
pub enum Opening {
    Here(Opened),
    /// Its service is being fetched.
    Waits,
    /// There is none, for the reason that the sentence gives.
    Fails(String),
}

impl Opened {
    /// Opens an operation by the CLI's two words: one that is built in, or one of the catalogue's.
    ///
    /// `plain` leaves the companion out: the form then comes from the model alone.
    pub fn open(catalogue: Catalogue, service: &str, operation: &str, plain: bool) -> Opening {
        if let Some(opened) = Opened::built_in(service, operation, plain) {
            return Opening::Here(opened);
        }
        let service = match catalogue.service(service) {
            Fetched::There(loaded) => loaded,
            Fetched::Asked => return Opening::Waits,
            Fetched::Missing => {
                return Opening::Fails(format!(
                    "There is no service called {service} here, or this site lacks the catalogue of all services, which `cargo xtask catalog` makes."
                ));
            }
        };
        match service.operation(operation) {
            Some(operation) => Opening::Here(Opened {
                operation,
                companion: None,
            }),
            None => Opening::Fails(format!(
                "The service {} has no operation {operation}.",
                service.command
            )),
        }
    }

    fn built_in(service: &str, operation: &str, plain: bool) -> Option<Self> {
        let loaded = builtin::service(service)?;
        loaded.operation(operation)?;
        let loaded: &'static Service = Box::leak(Box::new(loaded));
        let operation = loaded.operation(operation)?;
        let companion = builtin::companion(&loaded.command, &operation.operation.command);
        let companion = companion.filter(|_| !plain);
        let companion = companion.map(|companion| &*Box::leak(Box::new(companion)));
        Some(Opened {
            operation,
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

    /// The words by which the form names a place: a member's label, then keys as they are.
    pub fn label(&self, path: &Path) -> String {
        let mut place = Path::root();
        let mut words = Vec::new();
        for name in path.segments() {
            place = place.child(&name);
            let field = self.companion.and_then(|companion| companion.field(&place));
            let fixed = field.filter(|field| !field.pattern.ends_with('*'));
            let label = fixed
                .map(|field| field.label.clone())
                .filter(|label| !label.is_empty());
            words.push(label.unwrap_or_else(|| name.into_owned()));
        }
        words.join(" › ")
    }
}
