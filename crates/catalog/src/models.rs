//! botocore's data folder: a folder for each service, in it one for each version of its API.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Deserializer};

use crate::Object;
use crate::examples::model_examples::ModelExamples;

/// Where the models come from, and how old they are.
#[derive(Clone, Debug, Default)]
pub struct ModelSource {
    /// Such as `aws-cli 2.38.5`.
    pub name: String,
    /// The day on which they were released, as `2026-10-22`, where it is known.
    pub day: Option<String>,
    /// CLI v1 and its models, which show what CLI v1 does not know; without them nothing is marked so.
    pub older: Option<Older>,
    /// The CLI commands that are not operations, as [`CliCommands::read`] reads them; without them the catalog has none.
    ///
    /// [`CliCommands::read`]: crate::cli_commands::CliCommands::read
    pub commands: Option<String>,
    /// The folder with the CLI's pages of examples, `SERVICE/OPERATION.rst`; without it the catalog has none of these.
    pub manual: Option<PathBuf>,
}

/// A release of CLI v1.
#[derive(Clone, Debug)]
pub struct Older {
    /// Such as `1.46.3`.
    pub version: String,
    /// botocore's data folder in it.
    pub models: PathBuf,
    /// Its commands that are not operations, as in [`ModelSource`]; without them the catalog has none.
    pub commands: Option<String>,
}

/// The newest model of one service.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ModelFolder {
    /// The service's name among the models, such as `codedeploy`.
    pub service: String,
    /// The folder of the model's files.
    pub path: PathBuf,
}

/// The newest version of every service in botocore's data folder, in the order of their names.
///
/// # Errors
///
/// Where a folder cannot be read, or there is no model.
pub fn find(data: &Path) -> Result<Vec<ModelFolder>> {
    let services = folders(data)?;
    let newest = services.iter().map(|service| newest(service));
    let mut found: Vec<ModelFolder> = newest
        .collect::<Result<Vec<_>>>()?
        .into_iter()
        .flatten()
        .collect();
    if found.is_empty() {
        bail!(
            "{} holds no models: it should be botocore's data folder, with files such as ec2/2016-11-15/service-2.json",
            data.display()
        );
    }
    found.sort();
    Ok(found)
}

/// What `partitions.json` says of the regions of AWS.
#[derive(Debug, Default, Deserialize)]
pub struct Partitions {
    partitions: Vec<ModelPartition>,
}

#[derive(Debug, Deserialize)]
struct ModelPartition {
    regions: BTreeMap<String, IgnoredAny>,
}

impl Partitions {
    /// The names of all regions.
    pub fn regions(&self) -> impl Iterator<Item = &str> {
        let partitions = self.partitions.iter();
        partitions.flat_map(|partition| partition.regions.keys().map(String::as_str))
    }
}

/// What `endpoints.json` says of the regions of services.
#[derive(Debug, Default, Deserialize)]
pub struct RegionsOfServices {
    partitions: Vec<PartitionOfServices>,
}

#[derive(Debug, Deserialize)]
struct PartitionOfServices {
    regions: BTreeMap<String, IgnoredAny>,
    services: HashMap<String, ServiceEndpoints>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ServiceEndpoints {
    #[serde(default)]
    endpoints: BTreeMap<String, IgnoredAny>,
    is_regionalized: Option<bool>,
}

impl RegionsOfServices {
    /// The region of a service that has just one in the partition `aws`, by the service's endpoint prefix.
    pub fn only_region(&self, endpoint_prefix: &str) -> Option<&str> {
        // The first partition is `aws`.
        let partition = self.partitions.first()?;
        let service = partition.services.get(endpoint_prefix)?;
        let keys = service.endpoints.keys().map(String::as_str);
        let mut regions = keys.filter(|name| partition.regions.contains_key(*name));
        let only = regions.next().filter(|_| regions.next().is_none())?;
        (service.is_regionalized != Some(false)).then_some(only)
    }
}

/// What a service's `paginators-1.json` says, by the operation's name.
#[derive(Debug, Default, Deserialize)]
pub struct Paginators {
    pagination: HashMap<String, Paginator>,
}

/// How the results of an operation are paged.
#[derive(Debug, Deserialize)]
pub struct Paginator {
    /// The members that say where the next page starts.
    #[serde(deserialize_with = "one_or_several")]
    pub input_token: Vec<String>,
    /// The member that says how long a page is.
    pub limit_key: Option<String>,
}

/// The waiters of a service, by their names.
#[derive(Debug, Default, Deserialize)]
pub struct Waiters {
    /// In alphabetical order.
    pub waiters: BTreeMap<String, WaiterModel>,
}

/// Which operation a waiter calls, and how often.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WaiterModel {
    /// The API's name of the operation.
    pub operation: String,
    /// Seconds between two calls.
    pub delay: u32,
    /// The number of calls after which it gives up.
    pub max_attempts: u32,
}

impl Paginators {
    /// How the results of an operation are paged; `None` where they are not.
    pub fn of(&self, operation: &str) -> Option<&Paginator> {
        self.pagination.get(operation)
    }
}

fn one_or_several<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum OneOrSeveral {
        One(String),
        Several(Vec<String>),
    }
    Ok(match OneOrSeveral::deserialize(deserializer)? {
        OneOrSeveral::One(name) => vec![name],
        OneOrSeveral::Several(names) => names,
    })
}

/// The partitions and their regions; empty where the file is missing.
///
/// # Errors
///
/// Where the file cannot be read.
pub fn partitions(data: &Path) -> Result<Partitions> {
    read_if_there(&data.join("partitions.json"))
}

/// The regions of services; empty where the file is missing.
///
/// # Errors
///
/// Where the file cannot be read.
pub fn regions_of_services(data: &Path) -> Result<RegionsOfServices> {
    read_if_there(&data.join("endpoints.json"))
}

impl ModelFolder {
    /// What `service-2.json` says.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read.
    pub fn service_model(&self) -> Result<Object> {
        read(&self.path.join("service-2.json"))
    }

    /// The rules for the service's endpoints; empty where the file is missing.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read.
    pub fn endpoint_rules(&self) -> Result<Object> {
        read_if_there(&self.path.join("endpoint-rule-set-1.json"))
    }

    /// How the results of operations are paginated; empty where none are.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read.
    pub fn paginators(&self) -> Result<Paginators> {
        read_if_there(&self.path.join("paginators-1.json"))
    }

    /// The examples of the model; none where it has none.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read.
    pub fn examples(&self) -> Result<ModelExamples> {
        read_if_there(&self.path.join("examples-1.json"))
    }

    /// What can be waited for; empty where nothing can.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read.
    pub fn waiters(&self) -> Result<Waiters> {
        read_if_there(&self.path.join("waiters-2.json"))
    }
}

/// Versions are dates, so that the greatest name is the newest.
fn newest(service: &Path) -> Result<Option<ModelFolder>> {
    let versions = folders(service)?;
    let newest = versions
        .into_iter()
        .filter(|path| path.join("service-2.json").is_file())
        .max();
    let name = service.file_name().unwrap_or_default().to_string_lossy();
    Ok(newest.map(|path| ModelFolder {
        service: name.into_owned(),
        path,
    }))
}

fn folders(path: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(path).with_context(|| format!("cannot read {}", path.display()))?;
    let paths: Result<Vec<PathBuf>, _> = entries
        .map(|entry| Ok::<_, std::io::Error>(entry?.path()))
        .collect();
    Ok(paths?.into_iter().filter(|path| path.is_dir()).collect())
}

fn read_if_there<T: Default + DeserializeOwned>(path: &Path) -> Result<T> {
    match path.exists() {
        true => read(path),
        false => Ok(T::default()),
    }
}

fn read<T: DeserializeOwned>(path: &Path) -> Result<T> {
    let place = || format!("cannot read {}", path.display());
    let text = fs::read_to_string(path).with_context(place)?;
    serde_json::from_str(&text).with_context(place)
}
