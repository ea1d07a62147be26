use std::collections::BTreeMap;
use std::sync::LazyLock;

use leptos::prelude::*;
use leptos::task::spawn_local;

use wireform_companions::Companion;
use wireform_model::Service;
use wireform_model::builtin;
use wireform_model::documentation::Documentation;
use wireform_model::examples::Examples;
use wireform_model::index::{Index, Listed, ListedOperation};

use crate::browser::{FetchError, fetch_text};

use super::UserModels;

/// The files of the site, each of which is fetched when it is first needed, and the visitor's own models.
///
/// What a visitor fills in never goes with a request, which names a file and nothing else.
#[derive(Clone, Copy)]
pub struct Catalog {
    services: Files<Service>,
    documentation: Files<Documentation>,
    companions: Files<Companion>,
    examples: Files<Examples>,
    indexes: Files<Index>,
    user_models: UserModels,
}

/// A file of the site.
///
/// Its content is cached for the visit, and so leaked: `&'static` is the simplest lifetime for a cache that is as
/// old as the page, and every part of a form borrows from it.
pub enum Fetched<T: 'static> {
    /// It is being fetched.
    Pending,
    Ready(&'static T),
    /// The site does not have it, or it cannot be read.
    NotFound,
    /// It could not be fetched; [`Catalog::retry`] tries again.
    Error,
}

/// Files of one kind by their paths, each with its own signal.
type Files<T> = StoredValue<BTreeMap<String, ArcRwSignal<Fetched<T>>>>;

/// What the search finds on a site without a catalog.
static BUILT_IN: LazyLock<Index> = LazyLock::new(built_in_index);

impl Catalog {
    /// An empty cache, and the models that this browser stores.
    pub fn new() -> Self {
        Catalog {
            services: StoredValue::default(),
            documentation: StoredValue::default(),
            companions: StoredValue::default(),
            examples: StoredValue::default(),
            indexes: StoredValue::default(),
            user_models: UserModels::load(),
        }
    }

    /// The visitor's own models.
    pub fn user_models(self) -> UserModels {
        self.user_models
    }

    /// The service with this name in the CLI, or an older one, in any case: the visitor's own, or the catalog's.
    pub fn service(self, name: &str) -> Fetched<Service> {
        if let Some(service) = self.own_service(name) {
            return Fetched::Ready(service);
        }
        let command = name.to_ascii_lowercase();
        match self.of_catalog(&command) {
            Fetched::NotFound => self.by_older_name(&command),
            found => found,
        }
    }

    /// The visitor's own service with this name, in any case.
    pub fn own_service(self, name: &str) -> Option<&'static Service> {
        let models = self.user_models;
        let found = models.find(name);
        let found = found.or_else(|| models.find(&name.to_ascii_lowercase()));
        found.map(|model| &model.service)
    }

    fn of_catalog(self, command: &str) -> Fetched<Service> {
        self.service_file(format!("catalog/{command}.json"), command)
    }

    /// The service whose older name this is.
    fn by_older_name(self, name: &str) -> Fetched<Service> {
        match self.list() {
            Fetched::Ready(list) => match list.service(name) {
                Some(listed) if listed.command != name => self.of_catalog(&listed.command),
                _ => Fetched::NotFound,
            },
            Fetched::Pending => Fetched::Pending,
            Fetched::NotFound => Fetched::NotFound,
            Fetched::Error => Fetched::Error,
        }
    }

    /// The service of operations that have a companion, with Wireform's own help texts.
    pub fn built_in(self, command: &str) -> Fetched<Service> {
        self.service_file(format!("models/{command}/service-2.json"), command)
    }

    fn service_file(self, path: String, command: &str) -> Fetched<Service> {
        let command = command.to_owned();
        file(self.services, path, move |text| {
            Service::from_json(text, Some(&command)).ok()
        })
    }

    /// The help texts of a service, which are apart from its model.
    pub fn documentation(self, command: &str) -> Fetched<Documentation> {
        let path = format!("catalog/{command}.docs.json");
        file(self.documentation, path, |text| {
            Documentation::from_json(text).ok()
        })
    }

    /// The companion of an operation that has one.
    pub fn companion(self, service: &str, operation: &str) -> Fetched<Companion> {
        let path = format!("models/{service}/{operation}.companion.json");
        let (service, operation) = (service.to_owned(), operation.to_owned());
        file(self.companions, path, move |text| {
            wireform_companions::companion_with(&service, &operation, text)
        })
    }

    /// The examples of a service's operations.
    pub fn examples(self, command: &str) -> Fetched<Examples> {
        let path = format!("catalog/{command}.examples.json");
        file(self.examples, path, |text| Examples::from_json(text).ok())
    }

    /// The names of all services, without their operations.
    pub fn list(self) -> Fetched<Index> {
        file(self.indexes, "catalog/services.txt".to_owned(), Index::read)
    }

    /// The names of all services and operations: those of the services alone until the operations are fetched,
    /// and on a site without a catalog those that have a companion.
    pub fn index(self) -> Fetched<Index> {
        match self.complete_index() {
            Fetched::Pending => self.list(),
            index => index,
        }
    }

    /// The same, pending until the operations are fetched.
    pub fn complete_index(self) -> Fetched<Index> {
        let list = match self.list() {
            Fetched::Ready(list) => list,
            Fetched::NotFound => return Fetched::Ready(&BUILT_IN),
            unavailable => return unavailable,
        };
        let with_operations = |text: &str| {
            let mut index = list.clone();
            index.read_operations(text);
            Some(index)
        };
        let path = "catalog/operations.txt".to_owned();
        file(self.indexes, path, with_operations)
    }

    /// Fetches what could not be fetched again, if it is still needed.
    pub fn retry(self) {
        retry(self.services);
        retry(self.documentation);
        retry(self.companions);
        retry(self.examples);
        retry(self.indexes);
    }

    /// Whether AWS has a service of this name.
    pub fn is_taken(self, command: &str) -> bool {
        let list = untrack(|| self.list()).ready();
        let mut services = list.iter().flat_map(|list| &list.services);
        builtin::services().contains(&command) || services.any(|listed| listed.command == command)
    }
}

impl<T> Clone for Fetched<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Fetched<T> {}

impl<T> Fetched<T> {
    pub fn ready(self) -> Option<&'static T> {
        match self {
            Fetched::Ready(content) => Some(content),
            Fetched::Pending | Fetched::NotFound | Fetched::Error => None,
        }
    }
}

/// The content of a file, which is fetched at the first call. Callers track this file alone.
fn file<T: Send + Sync>(
    files: Files<T>,
    path: String,
    read: impl FnOnce(&str) -> Option<T> + 'static,
) -> Fetched<T> {
    let known = files.with_value(|files| files.get(&path).cloned());
    let content = known.unwrap_or_else(|| {
        // No component owns it, so it outlives the page that asks for the file first.
        let content = ArcRwSignal::new(Fetched::Pending);
        files.update_value(|files| {
            files.insert(path.clone(), content.clone());
        });
        let fetched = content.clone();
        spawn_local(async move { fetched.set(fetch(&path, read).await) });
        content
    });
    // What is final is not tracked: its readers come and go with each form, and the signal would keep them all.
    match content.get_untracked() {
        Fetched::Pending | Fetched::Error => content.get(),
        settled => settled,
    }
}

async fn fetch<T: 'static>(path: &str, read: impl FnOnce(&str) -> Option<T>) -> Fetched<T> {
    if !is_inside_the_site(path) {
        return Fetched::NotFound;
    }
    match fetch_text(path).await {
        Ok(text) => match read(&text) {
            Some(content) => Fetched::Ready(Box::leak(Box::new(content))),
            None => Fetched::NotFound,
        },
        Err(FetchError::NotFound) => Fetched::NotFound,
        Err(FetchError::Failed) => Fetched::Error,
    }
}

/// Whether a path, into which names from an address went, cannot lead to anything but a file of the site.
fn is_inside_the_site(path: &str) -> bool {
    !path.contains("..") && !path.contains(['?', '#', '%', '\\'])
}

/// Forgets the files that could not be fetched and notifies those who read them, who then ask again.
fn retry<T: Send + Sync>(files: Files<T>) {
    let failed = files.try_update_value(|files| {
        let has_failed = |content: &ArcRwSignal<Fetched<T>>| {
            content.with_untracked(|content| matches!(content, Fetched::Error))
        };
        let (failed, others) = std::mem::take(files)
            .into_iter()
            .partition(|(_, content)| has_failed(content));
        *files = others;
        failed
    });
    let failed: BTreeMap<String, ArcRwSignal<Fetched<T>>> = failed.unwrap_or_default();
    for content in failed.into_values() {
        content.set(Fetched::Pending);
    }
}

fn built_in_index() -> Index {
    let companions = wireform_companions::companions().iter();
    let services = companions.map(|(service, operation)| Listed {
        command: (*service).to_owned(),
        operations: vec![ListedOperation {
            command: (*operation).to_owned(),
            ..ListedOperation::default()
        }],
        ..Listed::default()
    });
    Index {
        services: services.collect(),
        ..Index::default()
    }
}
