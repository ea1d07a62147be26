use std::borrow::Cow;

use leptos::prelude::untrack;

use wireform_companions::Companion;
use wireform_model::documentation::{Documentation, HelpText};
use wireform_model::examples::OperationExamples;
use wireform_model::labels::spaced;
use wireform_model::path::Path;
use wireform_model::{Kind, Member, Operation, OperationRef, Service, Shape};
use wireform_read::Reading;

use super::in_sentences::one_item;
use super::{Catalog, Fetched};

/// The operation whose form is open.
#[derive(Clone, Copy)]
pub struct OpenOperation {
    pub operation: OperationRef<'static>,
    pub companion: Option<&'static Companion>,
    /// AWS's examples of it; `None` where the site has none.
    pub examples: Option<&'static OperationExamples>,
    catalog: Catalog,
}

/// The result of opening an operation.
#[derive(Clone, Copy)]
pub enum Opening {
    Ready(OpenOperation),
    /// A file that it needs is being fetched.
    Pending,
    /// A file that it needs could not be fetched.
    Error,
    NoService,
    /// The service has no such operation.
    NoOperation(&'static Service),
}

/// Two are equal if they are the same operation of one model, both with a companion or both without.
impl PartialEq for OpenOperation {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.api(), other.api())
            && self.companion.is_some() == other.companion.is_some()
    }
}

impl OpenOperation {
    /// Whether a text was read as one of it.
    pub fn is_read_in(self, reading: &Reading) -> bool {
        reading.service == self.service().command && reading.operation == self.api().command
    }

    /// Opens an operation by its service's and its own name in the CLI; the case of the service's does not matter.
    ///
    /// `companion_off` leaves its companion out: the form is then built from the model alone.
    pub fn open(catalog: Catalog, service: &str, operation: &str, companion_off: bool) -> Opening {
        let name = service;
        let service = &service.to_ascii_lowercase();
        // The site has nothing of the visitor's own models, and does not even learn their names.
        if catalog.own_service(name).is_some() {
            return Self::find(catalog, catalog.service(name), operation);
        }
        // All files are asked for at the same time.
        catalog.examples(service);
        if !wireform_companions::has_companion(service, operation) {
            untrack(|| catalog.documentation(service));
            return Self::find(catalog, catalog.service(name), operation);
        }
        let loaded = catalog.built_in(service);
        let companion = match companion_off {
            true => Fetched::NotFound,
            false => catalog.companion(service, operation),
        };
        match (Self::find(catalog, loaded, operation), companion) {
            (Opening::Ready(_), Fetched::Pending) => Opening::Pending,
            (Opening::Ready(_), Fetched::Error) => Opening::Error,
            (Opening::Ready(open), companion) => Opening::Ready(OpenOperation {
                companion: companion.ready(),
                ..open
            }),
            (unavailable, _) => unavailable,
        }
    }

    fn find(catalog: Catalog, service: Fetched<Service>, operation: &str) -> Opening {
        let service = match service {
            Fetched::Ready(service) => service,
            Fetched::Pending => return Opening::Pending,
            Fetched::NotFound => return Opening::NoService,
            Fetched::Error => return Opening::Error,
        };
        let Some(operation) = service.operation(operation) else {
            return Opening::NoOperation(service);
        };
        let open = OpenOperation {
            operation,
            companion: None,
            examples: None,
            catalog,
        };
        open.with_examples()
    }

    /// With AWS's examples, which are fetched together with the model: what they use comes first in the form.
    fn with_examples(self) -> Opening {
        if self.is_user_model() {
            return Opening::Ready(self);
        }
        let found = self.catalog.examples(&self.service().command);
        if matches!(found, Fetched::Pending) {
            return Opening::Pending;
        }
        let examples = found.ready();
        let examples = examples.map(|examples| examples.of(&self.api().api_name));
        Opening::Ready(OpenOperation {
            examples: examples.filter(|examples| !examples.is_empty()),
            ..self
        })
    }

    pub fn service(self) -> &'static Service {
        self.operation.service
    }

    pub fn api(self) -> &'static Operation {
        self.operation.operation
    }

    pub fn target(self, member: &Member) -> &'static Shape {
        self.operation.target(member)
    }

    /// Whether the help texts are there, or known not to be available.
    pub fn has_docs(self) -> bool {
        self.is_user_model() || !matches!(self.docs(), Fetched::Pending)
    }

    /// Whether the help texts could not be fetched.
    pub fn lacks_docs(self) -> bool {
        !self.is_user_model() && matches!(self.docs(), Fetched::Error)
    }

    /// Fetches again what could not be fetched.
    pub fn retry(self) {
        self.catalog.retry();
    }

    /// What the operation does; empty while its help texts are being fetched.
    pub fn about(self) -> Cow<'static, HelpText> {
        let api = self.api();
        self.text(&api.documentation, |docs| docs.operation(&api.api_name))
    }

    /// What the member at a path is; empty while the help texts are being fetched.
    pub fn about_member(self, path: &Path) -> Option<Cow<'static, HelpText>> {
        let above = path.parent()?;
        let (above, name) = (self.operation.shape_at(&above)?, path.name()?);
        let member = above.as_structure()?.member(&name)?;
        let shape = &self.target(member).name;
        Some(self.text(&member.documentation, |docs| {
            docs.member(&above.name, &member.name, shape)
        }))
    }

    /// A text of the model, or else one of the service's help texts.
    fn text(
        self,
        in_model: &str,
        find: impl Fn(&'static Documentation) -> &'static HelpText,
    ) -> Cow<'static, HelpText> {
        if in_model.is_empty() && !self.is_user_model() {
            let found = self.docs().ready().map(find);
            found.map(Cow::Borrowed).unwrap_or_default()
        } else {
            Cow::Owned(HelpText::from_html(in_model))
        }
    }

    fn docs(self) -> Fetched<Documentation> {
        self.catalog.documentation(&self.service().command)
    }

    /// Whether it is of a model that the visitor added.
    ///
    /// A user's model has its help texts in itself. An open form stays what it was opened from, so this is not tracked.
    pub fn is_user_model(self) -> bool {
        let models = self.catalog.user_models();
        untrack(|| models.find(&self.service().command)).is_some()
    }

    /// How the form names a path: labels, keys as they are, items as one of their list with their number from one on.
    pub fn label(self, path: &Path) -> String {
        let mut place = Path::root();
        let mut words: Vec<String> = Vec::new();
        for name in path.segments() {
            let above = self.operation.shape_at(&place);
            place = place.child(&name);
            let number = above.and_then(|shape| number_of_item(shape, &name));
            let item = self.operation.shape_at(&place);
            match number.zip(words.last_mut()).zip(item) {
                Some(((number, list), item)) => {
                    *list = format!("{} {number}", one_item(list, item));
                }
                None => words.push(self.label_in(above, &place, &name)),
            }
        }
        words.join(" › ")
    }

    /// Whether a person has to fill in a member of the input: it is required, and nothing fills it in by itself.
    pub fn asks_for(self, member: &Member) -> bool {
        let has_default = || self.api().default_of(&member.name).is_some();
        member.required && !member.idempotency_token && !has_default()
    }

    /// The label of the last step of a path alone.
    pub fn own_label(self, path: &Path) -> String {
        let label = self.label(path);
        label
            .rsplit_once(" › ")
            .map_or(label.clone(), |(_, own)| own.to_owned())
    }

    fn label_in(self, above: Option<&Shape>, place: &Path, name: &str) -> String {
        let field = self.companion.and_then(|companion| companion.field(place));
        let fixed = field.filter(|field| !field.pattern.ends_with('*'));
        let label = fixed.map(|field| field.label.clone());
        let member = above.and_then(|shape| shape.as_structure()?.member(name));
        label
            .filter(|label| !label.is_empty())
            .or_else(|| member.map(|member| spaced(&member.name)))
            .unwrap_or_else(|| name.to_owned())
    }
}

fn number_of_item(list: &Shape, name: &str) -> Option<usize> {
    let index: usize = name.parse().ok()?;
    matches!(list.kind, Kind::List { .. }).then_some(index + 1)
}
