use wireform_core::builtin;
use wireform_core::companion::Companion;
use wireform_core::model::{Member, Operation, OperationRef, Service, Shape};
use wireform_core::path::Path;

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
