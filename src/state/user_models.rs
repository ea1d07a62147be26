use leptos::prelude::*;
use wireform_model::Service;
use wireform_model::index::{Listed, ListedOperation};
use wireform_model::wire_names::WireNames;

use crate::browser;

/// The name under which the names of the models are stored; each model is stored under its own name.
const NAMES: &str = "models";

/// The visitor's own models, of private or preview services. They are stored in this browser and nowhere else.
#[derive(Clone, Copy)]
pub struct UserModels {
    models: RwSignal<Vec<&'static UserModel>>,
    /// The names of stored models that cannot be read: they stay stored until others take their places.
    unreadable: StoredValue<Vec<String>>,
    notice: RwSignal<Option<Notice>>,
}

/// One of the visitor's own models.
pub struct UserModel {
    pub service: Service,
    /// The service as an index lists it.
    pub listed: Listed,
}

/// What the page says or asks about a model that was dropped or chosen.
#[derive(Clone, PartialEq)]
pub enum Notice {
    Message(String),
    /// Its name is that of a service of AWS.
    AskForName {
        taken: String,
        /// The model itself.
        text: String,
    },
}

impl UserModels {
    /// Those that are stored in this browser.
    pub fn load() -> Self {
        let names = browser::stored(NAMES).unwrap_or_default();
        let (mut models, mut unreadable, mut notice) = (Vec::new(), Vec::new(), None);
        for name in names.lines() {
            let Some(text) = browser::stored(&key(name)) else {
                continue;
            };
            match Service::from_json(&text, Some(name)) {
                Ok(service) => models.push(leak(service)),
                Err(error) => {
                    notice = Some(Notice::Message(format!(
                        "Your model {name} is {error}. It is still in this browser's storage; drop its file here to replace it."
                    )));
                    unreadable.push(name.to_owned());
                }
            }
        }
        UserModels {
            models: RwSignal::new(models),
            unreadable: StoredValue::new(unreadable),
            notice: RwSignal::new(notice),
        }
    }

    /// The model with this name in the CLI.
    pub fn find(self, command: &str) -> Option<&'static UserModel> {
        let is_it = |model: &&&UserModel| model.service.command == command;
        self.models
            .with(|models| models.iter().find(is_it).copied())
    }

    pub fn all(self) -> Vec<&'static UserModel> {
        self.models.get()
    }

    /// Adds a model, in place of one of the same name, and returns whether the browser stored it.
    pub fn add(self, mut service: Service, command: &str, text: &str) -> bool {
        command.clone_into(&mut service.command);
        let model = leak(service);
        self.models.update(|models| {
            models.retain(|known| known.service.command != command);
            models.push(model);
        });
        self.unreadable
            .update_value(|names| names.retain(|name| name != command));
        let is_stored = browser::store(&key(command), text);
        self.store_names();
        is_stored
    }

    pub fn remove(self, command: &str) {
        self.models
            .update(|models| models.retain(|model| model.service.command != command));
        browser::forget(&key(command));
        self.store_names();
    }

    /// What to say or to ask above the page.
    pub fn notice(self) -> Option<Notice> {
        self.notice.get()
    }

    pub fn set_notice(self, notice: Option<Notice>) {
        self.notice.set(notice);
    }

    fn store_names(self) {
        let models = self.models.get_untracked().into_iter();
        let readable = models.map(|model| model.service.command.clone());
        let names: Vec<String> = readable.chain(self.unreadable.get_value()).collect();
        browser::store(NAMES, &names.join("\n"));
    }
}

/// A model is cached for the visit, as the catalog's services are.
fn leak(service: Service) -> &'static UserModel {
    let listed = listed(&service);
    Box::leak(Box::new(UserModel { service, listed }))
}

fn listed(service: &Service) -> Listed {
    let operations = service.operations.iter();
    Listed {
        command: service.command.clone(),
        title: service.metadata.service_full_name.clone(),
        wire_names: WireNames::of(service),
        operations: operations
            .map(|operation| ListedOperation {
                command: operation.command.clone(),
                deprecated: operation.deprecated,
                ..ListedOperation::default()
            })
            .collect(),
        ..Listed::default()
    }
}

fn key(command: &str) -> String {
    format!("model.{command}")
}
