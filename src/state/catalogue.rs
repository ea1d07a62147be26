use wireform_core::builtin;
use wireform_core::companion::Companion;
use wireform_core::documentation::Documentation;
use wireform_core::model::Service;
use wireform_core::search::{Index, Listed, ListedOperation};
use wireform_core::write;

use crate::browser::{self, Lack};

use super::{OwnModels, Shown};

/// What stands beside the page: the catalogue and the companions' words, each file of which is fetched
/// when it is wanted for the first time; and the models of one's own.
///
/// Nothing about what is filled in goes with a request: it names the file and no more.
#[derive(Clone, Copy)]
pub struct Catalogue {
    services: Files<Service>,
    documentation: Files<Documentation>,
    companions: Files<Companion>,
    parts: Files<()>,
    list: Shown<Option<Fetched<Index>>>,
    index: Shown<Option<Fetched<Index>>>,
    pub own: OwnModels,
}

/// Files of one kind, by their addresses.
type Files<T> = Shown<Vec<(String, Fetched<T>)>>;

/// What a file holds, for the life of the page.
pub enum Fetched<T: 'static> {
    /// It is on its way.
    Asked,
    There(&'static T),
    /// It is not there or cannot be read.
    Missing,
    /// It could not be fetched; [`Catalogue::retry`] has that done again.
    Failed,
}

impl<T> Clone for Fetched<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Fetched<T> {}

impl<T> Fetched<T> {
    pub fn there(self) -> Option<&'static T> {
        match self {
            Fetched::There(content) => Some(content),
            Fetched::Asked | Fetched::Missing | Fetched::Failed => None,
        }
    }
}

/// The catalogue's files stand beside the page, in this folder.
const CATALOG: &str = "catalog";

/// The part of the program that forms are made by.
const FORM: &str = "form";

/// The part that writes the requests that are more than JSON.
const PROTOCOLS: &str = "protocols";

impl Catalogue {
    pub fn new() -> Self {
        Catalogue {
            services: Shown::new(Vec::new()),
            documentation: Shown::new(Vec::new()),
            companions: Shown::new(Vec::new()),
            parts: Shown::new(Vec::new()),
            list: Shown::new(None),
            index: Shown::new(None),
            own: OwnModels::load(),
        }
    }

    /// The service with this word of the CLI's.
    pub fn service(self, command: &str) -> Fetched<Service> {
        if let Some(own) = self.own.find(command) {
            return Fetched::There(&own.service);
        }
        let name = command.to_owned();
        file(self.services, structure_of(command), move |text| {
            Service::from_json(text, Some(&name)).ok()
        })
    }

    /// The service of operations that have a companion, with help texts of Wireform's own.
    pub fn built_in(self, command: &str) -> Fetched<Service> {
        let name = command.to_owned();
        file(self.services, model_of(command), move |text| {
            Service::from_json(text, Some(&name)).ok()
        })
    }

    /// The help texts of a service, which come after it.
    pub fn documentation(self, command: &str) -> Fetched<Documentation> {
        let address = format!("{CATALOG}/{command}.docs.json");
        file(self.documentation, address, |text| {
            Documentation::from_json(text).ok()
        })
    }

    /// The companion of an operation that has one, with its words.
    pub fn companion(self, service: &str, operation: &str) -> Fetched<Companion> {
        let words = (service.to_owned(), operation.to_owned());
        file(self.companions, words_of(service, operation), move |text| {
            builtin::companion_with(&words.0, &words.1, text)
        })
    }

    /// What forms are made by; the home page does without.
    pub fn form(self) -> Fetched<()> {
        self.part(FORM)
    }

    /// What writes the requests that are more than JSON.
    pub fn protocols(self) -> Fetched<()> {
        self.part(PROTOCOLS)
    }

    /// What knows an operation that has a companion.
    pub fn knowledge(self, operation: &'static str) -> Fetched<()> {
        self.part(operation)
    }

    /// A part of the program.
    fn part(self, name: &'static str) -> Fetched<()> {
        fetched(self.parts, name.to_owned(), |take| {
            browser::fetch_part(
                name,
                Box::new(move |is_there| take(is_there.then_some(()).ok_or(Lack::Failed))),
            );
        })
    }

    /// How much of what a service or an operation may need is there, or known not to be.
    pub fn settled(self, service: &str, operation: Option<&str>) -> usize {
        let words = operation.map(|operation| words_of(service, operation));
        let settled = [
            self.own.find(service).is_some(),
            is_settled(self.services, &structure_of(service)),
            is_settled(self.services, &model_of(service)),
            words.is_some_and(|words| is_settled(self.companions, &words)),
            operation.is_some_and(|operation| is_settled(self.parts, operation)),
            operation.is_some() && is_settled(self.parts, FORM),
            is_settled(self.parts, PROTOCOLS)
                && operation.is_some_and(|name| self.needs_protocols(service, name)),
        ];
        settled.into_iter().filter(|is_settled| *is_settled).count()
    }

    /// Whether an operation is known to be one that waits for [`Catalogue::protocols`].
    fn needs_protocols(self, service: &str, operation: &str) -> bool {
        let own = self.own.find(service).map(|own| &own.service);
        let addresses = [structure_of(service), model_of(service)];
        let mut files = addresses
            .iter()
            .map(|address| known(self.services, address));
        let loaded = own.or_else(|| files.find_map(|file| file?.there()));
        let operation = loaded.and_then(|service| service.operation(operation));
        operation.is_some_and(write::is_more_than_json)
    }

    /// The names of all services, without their operations; missing where the site has no catalogue.
    pub fn list(self) -> Fetched<Index> {
        let known = *self.list.read();
        if known.is_none() {
            self.list.set(Some(Fetched::Asked));
            let take = move |text: Result<&str, Lack>| {
                let list = text.and_then(|text| Index::read(text).ok_or(Lack::Missing));
                self.list.set(Some(there(list)));
            };
            browser::fetch(&format!("{CATALOG}/services.txt"), Box::new(take));
        }
        known.unwrap_or(Fetched::Asked)
    }

    /// All names. Until the operations are there, those of the services alone; without a catalogue, what is built in.
    pub fn index(self) -> Fetched<Index> {
        let list = match self.list() {
            Fetched::There(list) => Some(list),
            Fetched::Missing => None,
            unknown => return unknown,
        };
        let known = *self.index.read();
        match (known, list) {
            (None, Some(list)) => {
                self.index.set(Some(Fetched::There(list)));
                let take = move |text: Result<&str, Lack>| {
                    let index = text.map(|text| {
                        let mut index = list.clone();
                        index.read_operations(text);
                        index
                    });
                    self.index.set(Some(there(index)));
                };
                browser::fetch(&format!("{CATALOG}/operations.txt"), Box::new(take));
            }
            (None, None) => self.index.set(Some(there(Ok(built_in())))),
            _ => {}
        }
        known.unwrap_or(Fetched::Asked)
    }

    /// Two numbers of which one is another after each change of what [`Catalogue::index`] and the models of one's own name.
    pub fn names_version(self) -> (u32, u32) {
        (self.index.version(), self.own.version())
    }

    /// Has what could not be fetched asked for again, where it is still wanted.
    pub fn retry(self) {
        forget_failed(self.services);
        forget_failed(self.documentation);
        forget_failed(self.companions);
        forget_failed(self.parts);
        for names in [self.list, self.index] {
            if matches!(*names.read(), Some(Fetched::Failed)) {
                names.set(None);
            }
        }
    }

    /// Whether there is a service of this name that is not one's own.
    pub fn is_taken(self, command: &str) -> bool {
        let listed = self.list().there();
        let mut names = listed.iter().flat_map(|list| &list.services);
        builtin::services().contains(&command) || names.any(|listed| listed.command == command)
    }
}

fn structure_of(service: &str) -> String {
    format!("{CATALOG}/{service}.json")
}

fn model_of(service: &str) -> String {
    format!("models/{service}/service-2.json")
}

fn words_of(service: &str, operation: &str) -> String {
    format!("models/{service}/{operation}.companion.json")
}

/// What a file holds; the first to ask for it has it fetched.
fn file<T>(
    files: Files<T>,
    address: String,
    read: impl FnOnce(&str) -> Option<T> + 'static,
) -> Fetched<T> {
    let name = address.clone();
    fetched(files, address, move |take| {
        let then = move |text: Result<&str, Lack>| {
            take(text.and_then(|text| read(text).ok_or(Lack::Missing)));
        };
        // A name that leads out of the folder names no file of it.
        if name.contains("..") || name.contains(['?', '#', '%', '\\']) {
            browser::soon(|| then(Err(Lack::Missing)));
        } else {
            browser::fetch(&name, Box::new(then));
        }
    })
}

/// What is known by a name; the first to ask for it has it fetched.
fn fetched<T>(
    files: Files<T>,
    name: String,
    fetch: impl FnOnce(Box<dyn FnOnce(Result<T, Lack>)>),
) -> Fetched<T> {
    let found = known(files, &name);
    if found.is_none() {
        files.update(|files| files.push((name.clone(), Fetched::Asked)));
        fetch(Box::new(move |content| {
            let content = there(content);
            files.update(|files| {
                let slot = files.iter_mut().find(|(known, _)| *known == name);
                if let Some((_, slot)) = slot {
                    *slot = content;
                }
            });
        }));
    }
    found.unwrap_or(Fetched::Asked)
}

fn known<T>(files: Files<T>, address: &str) -> Option<Fetched<T>> {
    let files = files.read();
    let found = files.iter().find(|(known, _)| known == address);
    found.map(|(_, content)| *content)
}

fn is_settled<T>(files: Files<T>, address: &str) -> bool {
    !matches!(known(files, address), None | Some(Fetched::Asked))
}

fn there<T>(content: Result<T, Lack>) -> Fetched<T> {
    match content {
        Ok(content) => Fetched::There(Box::leak(Box::new(content))),
        Err(Lack::Missing) => Fetched::Missing,
        Err(Lack::Failed) => Fetched::Failed,
    }
}

/// Forgets what could not be fetched.
fn forget_failed<T>(files: Files<T>) {
    let has_failed = |content: &Fetched<T>| matches!(content, Fetched::Failed);
    if files.read().iter().any(|(_, content)| has_failed(content)) {
        files.update(|files| files.retain(|(_, content)| !has_failed(content)));
    }
}

/// What there is without a catalogue.
fn built_in() -> Index {
    let companions = builtin::companions().iter();
    let services = companions.map(|(service, operation)| Listed {
        command: (*service).to_owned(),
        operations: vec![ListedOperation {
            command: (*operation).to_owned(),
            deprecated: false,
        }],
        ..Listed::default()
    });
    Index {
        services: services.collect(),
        ..Index::default()
    }
}

/// A service as an index lists it.
pub fn listed(service: &Service) -> Listed {
    let operations = service.operations.iter();
    Listed {
        command: service.command.clone(),
        title: service.metadata.service_full_name.clone(),
        operations: operations
            .map(|operation| ListedOperation {
                command: operation.command.clone(),
                deprecated: operation.deprecated,
            })
            .collect(),
    }
}
