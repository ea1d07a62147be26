use wireform_core::model::Service;
use wireform_core::search::Listed;

use crate::browser;

use super::Shown;
use super::catalogue::listed;

/// Models of one's own, of private or preview services. They are kept in this browser and nowhere else.
#[derive(Clone, Copy)]
pub struct OwnModels {
    models: Shown<Vec<&'static OwnModel>>,
    /// What there is to say or to ask about one.
    pub notice: Shown<Option<Notice>>,
}

#[derive(Clone, PartialEq)]
pub enum Notice {
    Said(String),
    /// Its own name is that of a service of AWS.
    AsksForName {
        taken: String,
        text: String,
    },
}

/// A model of one's own, which stays for the life of the page as others do.
pub struct OwnModel {
    pub service: Service,
    pub listed: Listed,
}

/// Where the names of the kept models are; each model is under its own name.
const NAMES: &str = "models";

impl OwnModels {
    /// Those that this browser keeps.
    pub fn load() -> Self {
        let names = browser::stored(NAMES).unwrap_or_default();
        let models = names.lines().filter_map(|name| {
            let service = Service::from_json(&browser::stored(&key(name))?, Some(name)).ok()?;
            Some(leak(service))
        });
        OwnModels {
            models: Shown::new(models.collect()),
            notice: Shown::new(None),
        }
    }

    pub fn find(self, command: &str) -> Option<&'static OwnModel> {
        let models = self.models.read();
        let found = models.iter().find(|own| own.service.command == command);
        found.copied()
    }

    pub fn all(self) -> Vec<&'static OwnModel> {
        self.models.get()
    }

    /// A number that is another one after each change.
    pub fn version(self) -> u32 {
        self.models.version()
    }

    /// Takes a model in, in place of one of the same name, and says whether the browser keeps it.
    pub fn add(self, mut service: Service, command: &str, text: &str) -> bool {
        command.clone_into(&mut service.command);
        let own = leak(service);
        self.models.update(|models| {
            models.retain(|known| known.service.command != command);
            models.push(own);
        });
        let is_kept = browser::store(&key(command), text);
        self.store_names();
        is_kept
    }

    pub fn remove(self, command: &str) {
        self.models
            .update(|models| models.retain(|own| own.service.command != command));
        browser::forget(&key(command));
        self.store_names();
    }

    fn store_names(self) {
        let models = self.models.read();
        let names: Vec<&str> = models
            .iter()
            .map(|own| own.service.command.as_str())
            .collect();
        browser::store(NAMES, &names.join("\n"));
    }
}

fn leak(service: Service) -> &'static OwnModel {
    let listed = listed(&service);
    Box::leak(Box::new(OwnModel { service, listed }))
}

fn key(command: &str) -> String {
    format!("model.{command}")
}
