//! From botocore's data folder to the files of the catalog.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result};
use rayon::prelude::*;
use serde_json::{Value, json};
use wireform_model::Service;
use wireform_model::documentation::Documentation;

use crate::adaptation::adapt;
use crate::cli_commands::{AboutWaiter, CliCommands};
use crate::command_facts::CommandFacts;
use crate::customizations::Customizations;
use crate::documentation::documentation;
use crate::endpoint_rules::SimplifiedRules;
use crate::examples::manual;
use crate::examples::report::ExamplesReport;
use crate::examples::service_examples::service_examples;
use crate::index::{self, IndexEntry};
use crate::model_json::object;
use crate::models::{self, ModelFolder, Older, Partitions, RegionsOfServices};
use crate::not_in_v1::NotInV1;
use crate::structure::{Model, structure};
use crate::waiters::waiters;
use crate::{ModelSource, Object, endpoint_parameters, endpoints};

/// Is called with how many services are done, and how many there are.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// The result of compiling a catalog.
#[derive(Debug)]
pub struct Summary {
    /// How many services the catalog has.
    pub services: usize,
    /// How many operations they have together.
    pub operations: usize,
    /// Facts about the CLI that apply to nothing in these models, which are older or newer than the facts.
    pub unused: Vec<String>,
    /// How many examples could be used.
    pub examples: ExamplesReport,
}

/// The list of all services.
pub const SERVICES: &str = "services.txt";

/// Whose texts these are and what was changed; their license requires this, and a copy of itself.
const NOTICE: &str = include_str!("NOTICE.txt");
const LICENSE: &str = include_str!("../../../LICENSE-APACHE");

/// Compiles the models in botocore's data folder `models` into the folder `catalog`, which is replaced.
///
/// The same models give the same files, byte for byte. [`SERVICES`] comes last: a folder that has it is complete.
///
/// # Errors
///
/// Where the models cannot be read, or the catalog's folder cannot be written.
pub fn compile(
    models: &Path,
    source: &ModelSource,
    catalog: &Path,
    progress: Progress<'_>,
) -> Result<Summary> {
    let folders = models::find(models)?;
    let sources = Sources {
        customizations: Customizations::of_aws()?,
        command_facts: CommandFacts::of_aws()?,
        commands: commands(source)?,
        partitions: models::partitions(models)?,
        regions: models::regions_of_services(models)?,
        older: source.older.as_ref().map(OlderModels::find).transpose()?,
        manual: source.manual.clone(),
    };
    recreate(catalog)?;
    let done = AtomicUsize::new(0);
    let compiled = folders.par_iter().map(|folder| {
        let service = compile_service(folder, &sources, catalog)
            .with_context(|| format!("the models in {}", folder.path.display()))?;
        progress(done.fetch_add(1, Ordering::Relaxed) + 1, folders.len());
        Ok(service)
    });
    let compiled: Vec<Compiled> = compiled.collect::<Result<_>>()?;
    let services = compiled.len();
    let mut examples = ExamplesReport::default();
    let mut operations = 0;
    let mut entries = Vec::new();
    for service in compiled {
        examples.add(service.examples);
        operations += service.operations;
        entries.push(service.entry);
    }
    entries.extend(compile_groups(&entries, &sources, catalog)?);
    entries.sort_unstable();
    let summary = Summary {
        services,
        operations,
        unused: sources.unused(),
        examples,
    };
    write(catalog, "NOTICE.txt", NOTICE)?;
    write(catalog, "LICENSE.txt", LICENSE)?;
    write(catalog, "operations.txt", index::operations(&entries))?;
    write(catalog, SERVICES, index::services(source, &entries))?;
    Ok(summary)
}

/// What the CLI says of its commands, and CLI v1 of its own.
fn commands(source: &ModelSource) -> Result<Option<CliCommands>> {
    let older = source.older.as_ref();
    let older = older.and_then(|older| older.commands.as_deref());
    let lines = source.commands.as_deref();
    lines
        .map(|lines| CliCommands::read(lines, older))
        .transpose()
}

/// The result for one service.
struct Compiled {
    entry: IndexEntry,
    operations: usize,
    examples: ExamplesReport,
}

/// What all services have in common.
struct Sources {
    customizations: Customizations,
    command_facts: CommandFacts,
    commands: Option<CliCommands>,
    partitions: Partitions,
    regions: RegionsOfServices,
    older: Option<OlderModels>,
    manual: Option<PathBuf>,
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
            None => Some(AboutWaiter::default()),
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

    /// The examples of a service, as the catalog has them.
    fn examples(
        &self,
        folder: &ModelFolder,
        service: &Service,
    ) -> Result<(String, ExamplesReport)> {
        let manual = self.manual.as_deref();
        let pages = manual.map(|manual| manual::pages(manual, &service.command));
        let mut of_model = folder.examples()?;
        // CLI v2 may come without them.
        if let Some(older) = &self.older
            && of_model.count() == 0
            && let Some(folder) = older.folders.get(&folder.service)
        {
            of_model = folder.examples()?;
        }
        let pages = pages.transpose()?.unwrap_or_default();
        Ok(service_examples(service, &pages, &of_model)?)
    }

    fn unused(&self) -> Vec<String> {
        let customizations = self.customizations.unused().into_iter();
        // Without the CLI's table nothing is known about commands.
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

fn compile_service(folder: &ModelFolder, sources: &Sources, catalog: &Path) -> Result<Compiled> {
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
    if let Some(sentence) = introduction(&documentation) {
        structure.insert("documentation".to_owned(), sentence.into());
    }
    let documentation = Value::from(documentation).to_string();
    let structure = Value::from(structure).to_string();
    write(catalog, &format!("{command}.json"), &structure)?;
    write(catalog, &format!("{command}.docs.json"), documentation)?;
    // Proof that model reads what was written.
    let service = Service::from_json(&structure, Some(command))?;
    let (examples, report) = sources.examples(folder, &service)?;
    write(catalog, &format!("{command}.examples.json"), examples)?;
    Ok(Compiled {
        entry: index::entry(&service, customizations),
        operations: service.operations.len(),
        examples: report,
    })
}

/// The commands whose first word belongs to no service: a structure for each such word, without operations.
fn compile_groups(
    services: &[IndexEntry],
    sources: &Sources,
    catalog: &Path,
) -> Result<Vec<IndexEntry>> {
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

/// What the service is, in a sentence of its help text.
fn introduction(documentation: &Object) -> Option<String> {
    let service = documentation.get("service")?;
    let alone = json!({"service": service}).to_string();
    let introduction = Documentation::from_json(&alone)
        .ok()?
        .service()
        .introduction();
    (!introduction.is_empty()).then_some(introduction)
}

/// Rules where the endpoint depends on more than the region, else a table; nothing where nothing is known.
fn endpoints(rules: &SimplifiedRules, partitions: &Partitions) -> Result<Option<(String, Value)>> {
    if !rules.parameters().is_empty() {
        return Ok(Some(("endpointRules".to_owned(), rules.to_json())));
    }
    let table = endpoints::table(&rules.to_endpoint_rules()?, partitions);
    let has_rows = table.as_array().is_some_and(|rows| !rows.is_empty());
    Ok(has_rows.then(|| ("endpoints".to_owned(), table)))
}

fn recreate(folder: &Path) -> Result<()> {
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
