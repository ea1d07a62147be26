use std::env;
use std::path::{Path, PathBuf};

use wireform_model::Service;
use wireform_model::documentation::Documentation;
use wireform_model::examples::Examples;
use wireform_model::index::Index;

use crate::arguments::Common;
use crate::failure::Failure;
use crate::file;

/// How to get a catalog, as the end of a message.
pub const HOW_TO_GET: &str = "For all services, run `cargo xtask catalog` in a checkout of Wireform, \
     and name its folder with --catalog DIR or in the variable WIREFORM_CATALOG";

/// The folder that `cargo xtask catalog` makes: a model for each service of AWS.
pub struct Catalog {
    folder: PathBuf,
    /// The names of its services, without their operations.
    pub index: Index,
}

impl Catalog {
    /// The catalog that `--catalog` names, or `WIREFORM_CATALOG` (empty: none), or else one that is near:
    /// a folder `catalog` beside the program or above it, or in the current folder or above it.
    ///
    /// # Errors
    ///
    /// Where one is named that cannot be read.
    pub fn find(common: &Common) -> Result<Option<Self>, Failure> {
        let named = common.catalog.clone().or_else(named_by_environment);
        match named {
            Some(folder) if folder.as_os_str().is_empty() => Ok(None),
            Some(folder) => Catalog::open(&folder).map(Some),
            None => Ok(near().find_map(|folder| Catalog::open(&folder).ok())),
        }
    }

    /// The AWS CLI's words for the services.
    pub fn services(&self) -> Vec<&str> {
        let services = self.index.services.iter().filter(|listed| !listed.is_own);
        services.map(|service| service.command.as_str()).collect()
    }

    /// The service that the AWS CLI has by this name, where the catalog has it.
    ///
    /// # Errors
    ///
    /// Where its model cannot be read.
    pub fn service(&self, name: &str) -> Result<Option<Service>, Failure> {
        // A name from the list, so that none leads out of the folder.
        let Some(listed) = self.index.service(name) else {
            return Ok(None);
        };
        let path = self.folder.join(format!("{}.json", listed.command));
        let service = Service::from_json(&file::read(&path)?, Some(&listed.command));
        service
            .map(Some)
            .map_err(|error| Failure::new(format!("{}: {error}", path.display())))
    }

    /// The examples of a service, by its word in the catalog; none where the catalog has none of it.
    ///
    /// # Errors
    ///
    /// Where they cannot be read.
    pub fn examples(&self, command: &str) -> Result<Examples, Failure> {
        let path = self.folder.join(format!("{command}.examples.json"));
        if self.index.service(command).is_none() || !path.exists() {
            return Ok(Examples::default());
        }
        let examples = Examples::from_json(&file::read(&path)?);
        examples.map_err(|error| Failure::new(format!("{}: {error}", path.display())))
    }

    /// The help texts of a service, by its word in the catalog; empty ones where the catalog has none of it.
    ///
    /// # Errors
    ///
    /// Where they cannot be read.
    pub fn documentation(&self, command: &str) -> Result<Documentation, Failure> {
        let path = self.folder.join(format!("{command}.docs.json"));
        if self.index.service(command).is_none() || !path.exists() {
            return Ok(Documentation::default());
        }
        let documentation = Documentation::from_json(&file::read(&path)?);
        documentation.map_err(|error| Failure::new(format!("{}: {error}", path.display())))
    }

    /// The names of its services with their operations; without them where there is no list of them.
    pub fn index_with_operations(self) -> Index {
        let mut index = self.index;
        if let Ok(operations) = file::read(&self.folder.join("operations.txt")) {
            index.read_operations(&operations);
        }
        index
    }

    fn open(folder: &Path) -> Result<Self, Failure> {
        let path = folder.join("services.txt");
        let index = Index::read(&file::read(&path)?).ok_or_else(|| {
            let path = path.display();
            Failure::new(format!(
                "{path} is not from a catalog that this version can read. {HOW_TO_GET}"
            ))
        })?;
        Ok(Catalog {
            folder: folder.to_owned(),
            index,
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
