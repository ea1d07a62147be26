//! botocore's data folder: a folder for each service, in it one for each version of its API.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::Object;

/// Where the models come from, for whoever wants to know how old they are.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// Such as `aws-cli 2.38.5`.
    pub name: String,
    /// The day on which they were released, as `2026-10-22`, where it is known.
    pub day: Option<String>,
    /// CLI v1 and its models, by which is told what it does not know; nothing is said of that without.
    pub older: Option<Older>,
}

/// A release of CLI v1.
#[derive(Clone, Debug)]
pub struct Older {
    /// Such as `1.46.3`.
    pub version: String,
    /// botocore's data folder in it.
    pub models: PathBuf,
}

/// The newest model of one service.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ModelFolder {
    /// The service's name among the models, such as `codedeploy`.
    pub service: String,
    pub path: PathBuf,
}

/// The newest version of every service in botocore's data folder, in the order of their names.
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

/// What is known of partitions and their regions; empty where nothing says so.
pub fn partitions(data: &Path) -> Result<Object> {
    let path = data.join("partitions.json");
    if path.exists() {
        read_object(&path)
    } else {
        Ok(Object::new())
    }
}

impl ModelFolder {
    /// What `service-2.json` says.
    pub fn service_model(&self) -> Result<Object> {
        read_object(&self.path.join("service-2.json"))
    }

    /// Where the service answers; empty where nothing says so.
    pub fn endpoint_rules(&self) -> Result<Object> {
        let path = self.path.join("endpoint-rule-set-1.json");
        if path.exists() {
            read_object(&path)
        } else {
            Ok(Object::new())
        }
    }

    /// How results of an operation are paged, by the operation's name; empty where none are.
    pub fn paginators(&self) -> Result<Object> {
        let path = self.path.join("paginators-1.json");
        if !path.exists() {
            return Ok(Object::new());
        }
        match read_object(&path)?.remove("pagination") {
            Some(Value::Object(paginators)) => Ok(paginators),
            _ => Ok(Object::new()),
        }
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

fn read_object(path: &Path) -> Result<Object> {
    let place = || format!("cannot read {}", path.display());
    let text = fs::read_to_string(path).with_context(place)?;
    serde_json::from_str(&text).with_context(place)
}
