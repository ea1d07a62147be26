use wireform_core::builtin;
use wireform_core::companion::Companion;
use wireform_core::documentation::{Documentation, HelpText};
use wireform_core::model::{Kind, Member, Operation, OperationRef, Service, Shape, cli_name};
use wireform_core::path::Path;
use wireform_core::write;

use super::{Catalogue, Fetched};

/// The operation whose form is open.
///
/// It stays loaded for the life of the page, so that every part of the form can borrow from it.
#[derive(Clone, Copy)]
pub struct Opened {
    pub operation: OperationRef<'static>,
    pub companion: Option<&'static Companion>,
    catalogue: Catalogue,
}

/// What comes of opening an operation.
pub enum Opening {
    Here(Opened),
    /// Something that it needs is being fetched.
    Waits,
    /// Something that it needs could not be fetched.
    Failed,
    NoService,
    /// The service has no such operation.
    NoOperation(&'static Service),
}

impl Opened {
    /// Opens an operation by the CLI's two words: one that has a companion, or one of the catalogue's.
    ///
    /// `plain` leaves the companion out: the form then comes from the model alone.
    pub fn open(catalogue: Catalogue, service: &str, operation: &str, plain: bool) -> Opening {
        // All that is known to be needed is asked for at once.
        let form = catalogue.form();
        let opening = Opened::find(catalogue, service, operation, plain);
        let Opening::Here(opened) = opening else {
            return opening;
        };
        let protocols = match write::is_more_than_json(opened.operation) {
            true => catalogue.protocols(),
            false => form,
        };
        match (form, protocols) {
            (Fetched::There(()), Fetched::There(())) => Opening::Here(opened),
            (Fetched::Asked, _) | (_, Fetched::Asked) => Opening::Waits,
            _ => Opening::Failed,
        }
    }

    fn find(catalogue: Catalogue, service: &str, operation: &str, plain: bool) -> Opening {
        if let Some(opening) = Opened::built_in(catalogue, service, operation, plain) {
            return opening;
        }
        let service = match catalogue.service(service) {
            Fetched::There(loaded) => loaded,
            Fetched::Asked => return Opening::Waits,
            Fetched::Missing => return Opening::NoService,
            Fetched::Failed => return Opening::Failed,
        };
        match service.operation(operation) {
            Some(operation) => Opening::Here(Opened {
                operation,
                companion: None,
                catalogue,
            }),
            None => Opening::NoOperation(service),
        }
    }

    fn built_in(
        catalogue: Catalogue,
        service: &str,
        operation: &str,
        plain: bool,
    ) -> Option<Opening> {
        if !builtin::has_companion(service, operation) {
            return None;
        }
        let loaded = match catalogue.built_in(service) {
            Fetched::There(loaded) => loaded,
            Fetched::Asked => return Some(Opening::Waits),
            Fetched::Failed => return Some(Opening::Failed),
            Fetched::Missing => return Some(Opening::NoService),
        };
        let operation = loaded.operation(operation)?;
        let companion = match plain {
            true => None,
            false => {
                let name = &operation.operation.command;
                let words = catalogue.companion(&loaded.command, name);
                match (words, catalogue.knowledge(name)) {
                    (Fetched::Asked, _) | (_, Fetched::Asked) => return Some(Opening::Waits),
                    (Fetched::Failed, _) | (_, Fetched::Failed) => return Some(Opening::Failed),
                    (words, knowledge) => words.there().filter(|_| knowledge.there().is_some()),
                }
            }
        };
        Some(Opening::Here(Opened {
            operation,
            companion,
            catalogue,
        }))
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

    /// Whether the help texts have come, or are known not to come.
    pub fn has_texts(&self) -> bool {
        self.is_own() || !matches!(self.texts(), Fetched::Asked)
    }

    /// What the operation does, as far as its texts have come.
    pub fn about(&self) -> HelpText<'static> {
        let api = self.api();
        self.text(&api.documentation, |texts| texts.operation(&api.api_name))
    }

    /// What the member at a path is, as far as the texts have come.
    pub fn about_member(&self, path: &Path) -> Option<HelpText<'static>> {
        let above = path.parent()?;
        let (above, name) = (self.operation.shape_at(&above)?, path.name()?);
        let member = above.as_structure()?.member(&name)?;
        let shape = &self.target(member).name;
        Some(self.text(&member.documentation, |texts| {
            texts.member(&above.name, &member.name, shape)
        }))
    }

    /// A text that stands in the model, or else one of those that stand apart from it.
    fn text(
        &self,
        in_model: &str,
        find: impl Fn(&'static Documentation) -> HelpText<'static>,
    ) -> HelpText<'static> {
        if in_model.is_empty() && !self.is_own() {
            self.texts().there().map(find).unwrap_or_default()
        } else {
            HelpText::from_html(in_model)
        }
    }

    fn texts(&self) -> Fetched<Documentation> {
        self.catalogue.documentation(&self.service().command)
    }

    /// A model of one's own has its texts in itself.
    fn is_own(&self) -> bool {
        self.catalogue.own.find(&self.service().command).is_some()
    }

    /// The words by which the form names a place: labels, keys as they are, items by their number from one on.
    pub fn label(&self, path: &Path) -> String {
        let mut place = Path::root();
        let mut words: Vec<String> = Vec::new();
        for name in path.segments() {
            let above = self.operation.shape_at(&place);
            place = place.child(&name);
            let number = above.and_then(|shape| number_of_item(shape, &name));
            match number.zip(words.last_mut()) {
                Some((number, list)) => *list += &format!(" {number}"),
                None => words.push(self.label_in(above, &place, &name)),
            }
        }
        words.join(" › ")
    }

    fn label_in(&self, above: Option<&Shape>, place: &Path, name: &str) -> String {
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

/// An API name as words: `ServerNameToVerify` is `Server name to verify`.
pub fn spaced(name: &str) -> String {
    let words = cli_name(name).replace('-', " ");
    let mut characters = words.chars();
    characters.next().map_or(words.clone(), |first| {
        first.to_uppercase().chain(characters).collect()
    })
}
