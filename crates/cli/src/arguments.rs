use std::path::PathBuf;

use clap::Args;
use wireform_model::cli::Cli;
use wireform_model::draft::{Facts, FileReferences};

use crate::value_parsers;

/// The options of every subcommand.
#[derive(Debug, Args)]
#[command(next_help_heading = "AWS CLI and models")]
pub struct Common {
    /// The AWS CLI that the input and the command are for
    #[arg(long, global = true, value_name = "VERSION", default_value = "v2")]
    #[arg(value_parser = value_parsers::cli())]
    pub cli: Cli,
    /// The folder with the models of all services, made by `cargo xtask catalog` [default:
    /// $WIREFORM_CATALOG, or a folder `catalog` near the program or the current folder]
    #[arg(long, global = true, value_name = "DIR")]
    pub catalog: Option<PathBuf>,
    /// A botocore service-2.json to use in place of the catalog; SERVICE can then be any name
    #[arg(long, global = true, value_name = "FILE")]
    pub model: Option<PathBuf>,
}

/// The operation that a subcommand is about.
#[derive(Debug, Args)]
pub struct OperationArguments {
    /// The AWS CLI's word for the service, such as apigatewayv2
    pub service: String,
    /// The AWS CLI's word for the operation, such as create-integration, or the API's name
    pub operation: String,
}

/// The input, and what it cannot contain.
#[derive(Debug, Args)]
#[command(next_help_heading = "Input")]
pub struct InputArguments {
    /// Read the input from FILE instead of standard input
    #[arg(long, value_name = "FILE")]
    pub input: Option<PathBuf>,
    /// What the input cannot contain: a fact such as ProtocolType=HTTP, or the file for a streamed
    /// response, outfile=a.bin
    #[arg(long = "fact", value_name = "NAME=VALUE", value_parser = value_parsers::fact)]
    facts: Vec<(String, String)>,
    /// A file whose content is the value of a parameter, such as Body=fileb://photo.jpg
    #[arg(long = "file", value_name = "NAME=URL", value_parser = value_parsers::file)]
    files: Vec<(String, String)>,
}

impl InputArguments {
    /// The facts by name; of several for one name, the last.
    pub fn facts(&self) -> Facts {
        let mut facts = Facts::default();
        for (name, value) in &self.facts {
            if file_name(name).is_none() {
                facts.set(name, Some(value));
            }
        }
        facts
    }

    /// The files by the names of the members; of several for one member, the last. A fact `file.Body` names one too.
    pub fn files(&self) -> FileReferences {
        let mut files = FileReferences::default();
        let facts = self.facts.iter();
        let facts = facts.filter_map(|(name, url)| Some((file_name(name)?, url)));
        let named = self.files.iter().map(|(name, url)| (name.as_str(), url));
        for (name, url) in facts.chain(named) {
            files.set_named(name, url);
        }
        files
    }
}

/// The member of a fact that names its file: `Body` of `file.Body`.
fn file_name(fact: &str) -> Option<&str> {
    fact.strip_prefix("file.")
}
