use wireform_core::builtin;
use wireform_core::model::Service;
use wireform_core::search::{Index, Listed};

use crate::browser;

use super::Shown;

/// The catalogue beside the page: a file for each service, fetched when one is opened for the first time.
///
/// Nothing about what is filled in goes with the request: it names the file and no more.
#[derive(Clone, Copy)]
pub struct Catalogue {
    services: Shown<Vec<(String, Fetched<Service>)>>,
    index: Shown<Option<Fetched<Index>>>,
}

/// What a file holds, for the life of the page.
pub enum Fetched<T: 'static> {
    /// It is on its way.
    Asked,
    There(&'static T),
    /// It is not there or cannot be read.
    Missing,
}

impl<T> Clone for Fetched<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Fetched<T> {}

/// Files stand beside the page, in this folder.
const FOLDER: &str = "catalog";

impl Catalogue {
    pub fn new() -> Self {
        Catalogue {
            services: Shown::new(Vec::new()),
            index: Shown::new(None),
        }
    }

    /// The service with this word of the CLI's; the first to ask for it has it fetched.
    pub fn service(self, command: &str) -> Fetched<Service> {
        let known = self.known(command);
        if known.is_none() {
            let name = command.to_owned();
            self.services
                .update(|services| services.push((name.clone(), Fetched::Asked)));
            fetch(command, move |text| {
                let service = text.and_then(|text| Service::from_json(text, Some(&name)).ok());
                self.services.update(|services| {
                    let slot = services.iter_mut().find(|(known, _)| *known == name);
                    if let Some((_, slot)) = slot {
                        *slot = there(service);
                    }
                });
            });
        }
        known.unwrap_or(Fetched::Asked)
    }

    /// Whether it is certain what there is of a service.
    pub fn is_settled(self, command: &str) -> bool {
        !matches!(self.known(command), None | Some(Fetched::Asked))
    }

    fn known(self, command: &str) -> Option<Fetched<Service>> {
        let services = self.services.read();
        let found = services.iter().find(|(known, _)| known == command);
        found.map(|(_, service)| *service)
    }

    /// All names; the first to ask for them has them fetched. Without a catalogue, those that are built in.
    pub fn index(self) -> Fetched<Index> {
        let known = *self.index.read();
        if known.is_none() {
            self.index.set(Some(Fetched::Asked));
            fetch("index", move |text| {
                let index = text.and_then(|text| Index::from_json(text).ok());
                self.index.set(Some(there(index.or_else(built_in))));
            });
        }
        known.unwrap_or(Fetched::Asked)
    }
}

fn there<T>(content: Option<T>) -> Fetched<T> {
    content.map_or(Fetched::Missing, |content| {
        Fetched::There(Box::leak(Box::new(content)))
    })
}

/// A name that leads out of the folder names no file of it.
fn fetch(name: &str, then: impl FnOnce(Option<&str>) + 'static) {
    let is_name = name
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if is_name {
        browser::fetch(&format!("{FOLDER}/{name}.json"), then);
    } else {
        browser::soon(|| then(None));
    }
}

fn built_in() -> Option<Index> {
    let services = builtin::services().iter();
    let services = services.filter_map(|name| builtin::service(name));
    let listed = services.map(|service| Listed {
        command: service.command,
        title: service.metadata.service_full_name,
        operations: service
            .operations
            .into_iter()
            .map(|op| op.command)
            .collect(),
    });
    Some(Index {
        services: listed.collect(),
        ..Index::default()
    })
}
