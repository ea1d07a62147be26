//! All operations of all services: as the catalog has them, and as a real CLI has them.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use serde_json::Value as Json;
use wireform_catalog::{ModelSource, Older, Summary};
use wireform_model::Service;
use wireform_model::cli::Cli;
use wireform_model::index::Index;

use crate::{aws, tools};

/// What a CLI says of its operations, and the catalog compiled from the models that it says it by.
pub struct CliCatalog {
    /// By the CLI's word.
    pub services: HashMap<String, Service>,
    pub summary: Summary,
    /// The names for the search.
    pub index: Index,
    pub tables: Vec<Table>,
    pub endpoints: Vec<RealEndpoint>,
    /// The words of each command that is not an operation, and of each waiter.
    pub commands: BTreeSet<String>,
}

/// Where botocore's own reading of its rules finds a service.
pub struct RealEndpoint {
    pub service: String,
    pub region: String,
    pub host: String,
    pub signing_region: String,
}

/// What a CLI says of one operation.
pub struct Table {
    pub service: String,
    pub command: String,
    pub api_name: String,
    pub options: BTreeMap<String, RealOption>,
    /// What `--generate-cli-skeleton` prints; none where there is no such option. Of CLI v2 only.
    pub skeleton: Option<String>,
    /// Why the CLI fails to print one.
    pub failure: Option<String>,
    /// The one that the CLI speaks with the service.
    pub protocol: String,
    /// Whether the CLI takes the words without naming them in its help.
    pub hidden: bool,
}

/// A catalog as its files have it.
struct Compiled {
    services: HashMap<String, Service>,
    summary: Summary,
    index: Index,
}

/// An entry of a CLI's argument table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RealOption {
    /// `value`, `flag` or `positional`.
    pub kind: String,
    pub required: bool,
}

/// The catalog of a generation, made once.
pub fn of(cli: Cli) -> &'static CliCatalog {
    static V1: LazyLock<CliCatalog> = LazyLock::new(|| make(Cli::V1));
    static V2: LazyLock<CliCatalog> = LazyLock::new(|| make(Cli::V2));
    match cli {
        Cli::V1 => &V1,
        Cli::V2 => &V2,
    }
}

/// The services of CLI v2's models alone, without what the CLI says of them.
pub fn services() -> HashMap<String, Service> {
    compile(&models(Cli::V2), &ModelSource::default()).services
}

/// The names of all services, operations and commands of the site, for the search.
pub fn index() -> Index {
    let read =
        |name: &str| fs::read_to_string(tools::catalog().join(name)).expect("the site's lists");
    let mut index = Index::read(&read("services.txt")).expect("a list of this format");
    index.read_operations(&read("operations.txt"));
    index
}

/// The services of the built site, with the CLI commands that are not operations.
pub fn site() -> Vec<Service> {
    let services = index().services.into_iter().map(|service| service.command);
    let read = |command: String| {
        let file = tools::catalog().join(format!("{command}.json"));
        let text = fs::read_to_string(file).expect("a file of the site");
        Service::from_json(&text, Some(&command)).expect("a service of the site")
    };
    services.map(read).collect()
}

/// The services of a generation's models alone, compiled once.
pub fn services_of(cli: Cli) -> &'static HashMap<String, Service> {
    static V1: LazyLock<HashMap<String, Service>> = LazyLock::new(|| {
        let source = ModelSource::default();
        compile(&models(Cli::V1), &source).services
    });
    static V2: LazyLock<HashMap<String, Service>> = LazyLock::new(services);
    match cli {
        Cli::V1 => &V1,
        Cli::V2 => &V2,
    }
}

/// The services as the site has them: CLI v2's models, with what CLI v1 does not know.
pub fn services_of_site() -> HashMap<String, Service> {
    let older = Older {
        version: "1".to_owned(),
        models: models(Cli::V1),
        commands: None,
    };
    let source = ModelSource {
        older: Some(older),
        ..ModelSource::default()
    };
    compile(&models(Cli::V2), &source).services
}

/// The folder of a CLI's models: v1's own Python knows it, v2 is a folder with its Python inside.
pub fn models(cli: Cli) -> PathBuf {
    const PRINT: &str = "import awscli; print(awscli.__path__[0], end='')";
    let package = match cli {
        Cli::V1 => {
            let mut python = Command::new(tools::python_of_v1());
            let output = python.args(["-c", PRINT]).output().unwrap();
            PathBuf::from(String::from_utf8(output.stdout).unwrap())
        }
        Cli::V2 => {
            let program = tools::aws(cli).canonicalize().unwrap();
            program.with_file_name("awscli")
        }
    };
    package.join("botocore/data")
}

fn make(cli: Cli) -> CliCatalog {
    let lines = ask(cli);
    let (first, lines) = lines
        .split_first()
        .expect("the CLI says where its models are");
    let models = first["models"].as_str().expect("a folder of models");
    let compiled = compile(Path::new(models), &ModelSource::default());
    CliCatalog {
        services: compiled.services,
        summary: compiled.summary,
        index: compiled.index,
        tables: lines.iter().filter_map(table).collect(),
        endpoints: lines.iter().flat_map(endpoints).collect(),
        commands: lines.iter().filter_map(own_command).collect(),
    }
}

fn compile(models: &Path, source: &ModelSource) -> Compiled {
    let folder = tempfile::tempdir().unwrap();
    let summary = wireform_catalog::compile(models, source, folder.path(), &|_, _| {}).unwrap();
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    let files = std::fs::read_dir(folder.path()).unwrap();
    let names = files.filter_map(|file| file.unwrap().file_name().into_string().ok());
    let services = names.filter_map(|name| {
        let command = name.strip_suffix(".json")?;
        if command == "index" || command.contains('.') {
            return None;
        }
        let service = Service::from_json(&read(&name), Some(command)).unwrap();
        Some((command.to_owned(), service))
    });
    let services = services.collect();
    let mut index = Index::read(&read(wireform_catalog::SERVICES)).unwrap();
    index.read_operations(&read("operations.txt"));
    Compiled {
        services,
        summary,
        index,
    }
}

/// Runs `oracle/tables.py` inside of a CLI.
fn ask(cli: Cli) -> Vec<Json> {
    let folder = aws::oracle_folder();
    let mut command = Command::new(tools::aws(cli));
    aws::isolate(&mut command)
        .env(
            "AWS_CONFIG_FILE",
            folder.join(format!("tables-{}.config", cli.as_str())),
        )
        .env("PYTHONPATH", &folder)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .current_dir(&folder)
        .arg("help")
        .stdin(Stdio::null())
        .stdout(Stdio::piped());
    let mut process = command
        .spawn()
        .unwrap_or_else(|error| panic!("{command:?} does not start: {error}"));
    let lines = BufReader::new(process.stdout.take().unwrap()).lines();
    let answers = lines
        .map(|line| serde_json::from_str(&line.unwrap()).unwrap())
        .collect();
    assert!(process.wait().unwrap().success(), "{command:?} failed");
    answers
}

fn table(line: &Json) -> Option<Table> {
    let text = |name: &str| line[name].as_str().map(str::to_owned);
    let options = line["options"].as_object()?.iter().map(|(name, option)| {
        let kind = option["kind"].as_str()?.to_owned();
        let required = option["required"].as_bool()?;
        Some((name.clone(), RealOption { kind, required }))
    });
    Some(Table {
        service: text("service")?,
        command: text("command")?,
        api_name: text("api_name")?,
        options: options.collect::<Option<_>>()?,
        skeleton: text("skeleton"),
        failure: text("failure"),
        protocol: text("protocol")?,
        hidden: line["hidden"].as_bool()?,
    })
}

fn own_command(line: &Json) -> Option<String> {
    line["own_command"].as_str().map(str::to_owned)
}

fn endpoints(line: &Json) -> Vec<RealEndpoint> {
    let service = line["service"].as_str().unwrap_or_default();
    let regions = line["endpoints"].as_object().into_iter().flatten();
    let real = regions.map(|(region, endpoint)| {
        let url = endpoint["url"].as_str().unwrap_or_default();
        let scheme = &endpoint["properties"]["authSchemes"][0];
        // SigV4A signs for a set of regions, usually for all of them.
        let signing = scheme["signingRegion"].as_str();
        let signing = signing.or_else(|| scheme["signingRegionSet"][0].as_str());
        RealEndpoint {
            service: service.to_owned(),
            region: region.clone(),
            host: url
                .trim_start_matches("https://")
                .split('/')
                .next()
                .unwrap_or_default()
                .to_owned(),
            signing_region: signing.unwrap_or(region).to_owned(),
        }
    });
    real.collect()
}
