//! From botocore's data folder to the files of the catalog.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result};
use rayon::prelude::*;
use serde_json::{Value, json};
use wireform_model::Service;
use wireform_model::documentation::Documentation;

use crate::adaptation::adapt;
use crate::cli_commands::CliCommands;
use crate::command_facts::CommandFacts;
use crate::customizations::Customizations;
use crate::documentation::documentation;
use crate::endpoint_rules::SimplifiedRules;
use crate::index::{self, Entry};
use crate::model_json::object;
use crate::models::{self, ModelFolder, Older, Partitions, RegionsOfServices};
use crate::not_in_v1::NotInV1;
use crate::structure::{Model, structure};
use crate::waiters::waiters;
use crate::{Object, Source, endpoint_parameters, endpoints};

/// Hears how many services are done, and of how many.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// What came of it.
#[derive(Debug)]
pub struct Summary {
    /// How many services the catalog has.
    pub services: usize,
    /// How many operations they have together.
    pub operations: usize,
    /// Facts about the CLI that found nothing to be about: these models are older or newer than the facts.
    pub unused: Vec<String>,
}

/// The list of all services.
pub const SERVICES: &str = "services.txt";

/// Whose texts these are and what was changed; their licence asks for it, and for a copy of itself.
const NOTICE: &str = include_str!("NOTICE.txt");
const LICENSE: &str = include_str!("../../../LICENSE-APACHE");

/// Compiles the models in botocore's data folder `models` into the folder `catalog`, which is made anew.
///
/// The same models give the same files, byte for byte. [`SERVICES`] comes last: a folder that has it is complete.
///
/// # Errors
///
/// Where the models cannot be read, or the catalog's folder cannot be written.
pub fn compile(
    models: &Path,
    source: &Source,
    catalog: &Path,
    progress: Progress<'_>,
) -> Result<Summary> {
    let folders = models::find(models)?;
    let sources = Sources {
        customizations: Customizations::of_aws()?,
        command_facts: CommandFacts::of_aws()?,
        commands: source
            .commands
            .as_deref()
            .map(CliCommands::read)
            .transpose()?,
        partitions: models::partitions(models)?,
        regions: models::regions_of_services(models)?,
        older: source.older.as_ref().map(OlderModels::find).transpose()?,
    };
    make_anew(catalog)?;
    let done = AtomicUsize::new(0);
    let compiled = folders.par_iter().map(|folder| {
        let entry = compile_service(folder, &sources, catalog)
            .with_context(|| format!("the models in {}", folder.path.display()))?;
        progress(done.fetch_add(1, Ordering::Relaxed) + 1, folders.len());
        Ok(entry)
    });
    let compiled: Vec<(Entry, usize)> = compiled.collect::<Result<_>>()?;
    let (mut entries, operations): (Vec<Entry>, Vec<usize>) = compiled.into_iter().unzip();
    let services = entries.len();
    entries.extend(compile_groups(&entries, &sources, catalog)?);
    entries.sort_unstable();
    let summary = Summary {
        services,
        operations: operations.iter().sum(),
        unused: sources.unused(),
    };
    write(catalog, "NOTICE.txt", NOTICE)?;
    write(catalog, "LICENSE.txt", LICENSE)?;
    write(catalog, "operations.txt", index::operations(&entries))?;
    write(catalog, SERVICES, index::services(source, &entries))?;
    Ok(summary)
}

/// What all services share.
struct Sources {
    customizations: Customizations,
    command_facts: CommandFacts,
    commands: Option<CliCommands>,
    partitions: Partitions,
    regions: RegionsOfServices,
    older: Option<OlderModels>,
}

impl Sources {
    /// What the CLI has beside a service's operations: `commands` and `waiters`, where there are any.
    fn beside_operations(
        &self,
        command: &str,
        folder: &ModelFolder,
        structure: &Object,
    ) -> Result<Object> {
        let facts = &self.command_facts;
        let about = |name: &str| match &self.commands {
            Some(commands) => commands.waiter(command, name),
            None => Some(String::new()),
        };
        let operations = object(structure, "operations");
        let waiters = waiters(command, &folder.waiters()?, operations, about, facts);
        let commands = self.commands.as_ref().map(|all| all.of(command, facts));
        let parts = [
            ("commands", commands.unwrap_or_default()),
            ("waiters", waiters),
        ];
        let parts = parts.into_iter().filter(|(_, part)| !part.is_empty());
        Ok(parts
            .map(|(name, part)| (name.to_owned(), part.into()))
            .collect())
    }

    fn unused(&self) -> Vec<String> {
        let customizations = self.customizations.unused().into_iter();
        // Without the CLI's table nothing is told of commands.
        let facts = self
            .command_facts
            .unused()
            .filter(|_| self.commands.is_some());
        customizations.chain(facts).map(str::to_owned).collect()
    }
}

/// The models of CLI v1, by the service's name among them.
struct OlderModels {
    version: String,
    folders: HashMap<String, ModelFolder>,
}

impl OlderModels {
    fn find(older: &Older) -> Result<Self> {
        let folders = models::find(&older.models)?.into_iter();
        Ok(OlderModels {
            version: older.version.clone(),
            folders: folders
                .map(|folder| (folder.service.clone(), folder))
                .collect(),
        })
    }

    fn newer(&self, service: &str, model: &Object) -> Result<NotInV1> {
        let older = self.folders.get(service).map(ModelFolder::service_model);
        Ok(NotInV1::than(
            &older.transpose()?.unwrap_or_default(),
            model,
        ))
    }
}

fn compile_service(
    folder: &ModelFolder,
    sources: &Sources,
    catalog: &Path,
) -> Result<(Entry, usize)> {
    let customizations = &sources.customizations;
    let mut model = folder.service_model()?;
    let command = customizations.service_command(&folder.service);
    let newer = match &sources.older {
        Some(older) => older.newer(&folder.service, &model)?,
        None => NotInV1::default(),
    };
    adapt(&mut model, command, customizations);
    let rules = SimplifiedRules::of(&folder.endpoint_rules()?);
    endpoint_parameters::keep(&mut model, rules.parameters());
    let mut structure = structure(&Model {
        command,
        model: &model,
        paginators: &folder.paginators()?,
        customizations,
        newer: &newer,
    });
    if let Some(older) = &sources.older {
        structure["metadata"]["comparedWith"] = older.version.as_str().into();
    }
    let prefix = object(&model, "metadata").get("endpointPrefix");
    let known = || sources.regions.only_region(prefix?.as_str()?);
    if let Some(region) = customizations.only_region(command).or_else(known) {
        structure["metadata"]["onlyRegion"] = region.into();
    }
    structure.extend(endpoints(&rules, &sources.partitions)?);
    structure.extend(sources.beside_operations(command, folder, &structure)?);
    let of_v1 = customizations.hosts_of_v1(command);
    if !of_v1.is_empty() {
        structure.insert("endpointsV1".to_owned(), of_v1.into());
    }
    let documentation = documentation(&model, &structure);
    if let Some(sentence) = first_sentence(&documentation) {
        structure.insert("documentation".to_owned(), sentence.into());
    }
    let documentation = Value::from(documentation).to_string();
    let structure = Value::from(structure).to_string();
    write(catalog, &format!("{command}.json"), &structure)?;
    write(catalog, &format!("{command}.docs.json"), documentation)?;
    // Proof that model reads what was written.
    let service = Service::from_json(&structure, Some(command))?;
    let entry = index::entry(&service, customizations);
    Ok((entry, service.operations.len()))
}

/// The commands whose first word belongs to no service: a structure for each such word, without operations.
fn compile_groups(services: &[Entry], sources: &Sources, catalog: &Path) -> Result<Vec<Entry>> {
    let Some(commands) = &sources.commands else {
        return Ok(Vec::new());
    };
    let services = services
        .iter()
        .map(|entry| entry.command.as_str())
        .collect();
    let groups = commands.groups(&services).into_iter().map(|word| {
        let structure = Value::from(commands.group(word, &sources.command_facts)).to_string();
        write(catalog, &format!("{word}.json"), &structure)?;
        write(catalog, &format!("{word}.docs.json"), "{}")?;
        let service = Service::from_json(&structure, Some(word))?;
        Ok(index::entry(&service, &sources.customizations))
    });
    groups.collect()
}

/// What the service is: the first sentence of its help text, which often begins with its name and other headings.
fn first_sentence(documentation: &Object) -> Option<String> {
    let parts = documentation.get("service")?.as_array()?.iter();
    let mut sentences = parts.filter_map(|part| {
        let alone = json!({"service": [part]}).to_string();
        let sentence = Documentation::from_json(&alone).ok()?.service().summary();
        sentence.ends_with('.').then_some(sentence)
    });
    sentences.next()
}

/// Rules where more than the region is asked for, else a table; nothing where nothing is known.
fn endpoints(rules: &SimplifiedRules, partitions: &Partitions) -> Result<Option<(String, Value)>> {
    if !rules.parameters().is_empty() {
        return Ok(Some(("endpointRules".to_owned(), rules.to_json())));
    }
    let table = endpoints::table(&rules.to_endpoint_rules()?, partitions);
    let has_rows = table.as_array().is_some_and(|rows| !rows.is_empty());
    Ok(has_rows.then(|| ("endpoints".to_owned(), table)))
}

fn make_anew(folder: &Path) -> Result<()> {
    let place = || format!("cannot make the folder {}", folder.display());
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(place)?;
    }
    fs::create_dir_all(folder).with_context(place)
}

fn write(folder: &Path, name: &str, text: impl AsRef<[u8]>) -> Result<()> {
    let path = folder.join(name);
    fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
}
