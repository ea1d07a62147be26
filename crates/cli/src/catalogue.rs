use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use wireform_model::Service;
use wireform_search::Index;

use crate::arguments::Arguments;
use crate::failure::Failure;

/// How to come by a catalogue, as the end of a message.
pub const HOW_TO_GET: &str = "`cargo xtask catalog` in a checkout of Wireform makes the catalogue of all services, \
     and --catalog DIR or the variable WIREFORM_CATALOG says where it is";

/// The folder that `cargo xtask catalog` makes: a model for each service of AWS.
pub struct Catalogue {
    folder: PathBuf,
    /// The CLI's words for its services.
    services: Vec<String>,
}

impl Catalogue {
    /// The catalogue that `--catalog` names, or `WIREFORM_CATALOG` (empty: none), or else one that is near:
    /// a folder `catalog` beside the program or above it, or in the current folder or above it.
    ///
    /// # Errors
    ///
    /// Where one is named that cannot be read.
    pub fn find(arguments: &Arguments) -> Result<Option<Self>, Failure> {
        let named = arguments.catalog.clone().or_else(named_by_environment);
        match named {
            Some(folder) if folder.as_os_str().is_empty() => Ok(None),
            Some(folder) => Catalogue::open(&folder).map(Some),
            None => Ok(near().find_map(|folder| Catalogue::open(&folder).ok())),
        }
    }

    pub fn services(&self) -> &[String] {
        &self.services
    }

    /// The service with this CLI word, where the catalogue has it.
    pub fn service(&self, command: &str) -> Result<Option<Service>, Failure> {
        // A name from the list, so that none leads out of the folder.
        if !self.services.iter().any(|service| service == command) {
            return Ok(None);
        }
        let path = self.folder.join(format!("{command}.json"));
        let service = Service::from_json(&read(&path)?, Some(command));
        service
            .map(Some)
            .map_err(|error| Failure::new(format!("{}: {error}", path.display())))
    }

    fn open(folder: &Path) -> Result<Self, Failure> {
        let path = folder.join("services.txt");
        let index = Index::read(&read(&path)?).ok_or_else(|| {
            let place = path.display();
            Failure::new(format!(
                "{place} is no list of a catalogue that this version reads; {HOW_TO_GET}"
            ))
        })?;
        let services = index.services.into_iter();
        Ok(Catalogue {
            folder: folder.to_owned(),
            services: services.map(|service| service.command).collect(),
        })
    }
}

fn named_by_environment() -> Option<PathBuf> {
    env::var_os("WIREFORM_CATALOG").map(PathBuf::from)
}

fn near() -> impl Iterator<Item = PathBuf> {
    let program = env::current_exe().and_then(|path| path.canonicalize());
    let places = [program, env::current_dir()].into_iter().flatten();
    let folders = places.flat_map(|place| {
        let above: Vec<PathBuf> = place.ancestors().map(Path::to_owned).collect();
        above
    });
    folders.map(|folder| folder.join("catalog"))
}

fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path)
        .map_err(|error| Failure::new(format!("cannot read {}: {error}", path.display())))
}
