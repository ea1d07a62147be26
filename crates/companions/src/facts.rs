//! Which facts an operation's draft can have.

use std::fmt;

use wireform_model::OperationRef;
use wireform_model::cli::Cli;
use wireform_model::cli_options::{fact_options, takes_outfile};
use wireform_model::draft::{Facts, FileReferences, OUTFILE};
use wireform_model::file_option::file_members;
use wireform_model::near::nearest;
use wireform_model::path::Path;

use super::Companion;

/// A fact that an operation does not know, or a value that such a fact cannot have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnknownFact {
    /// The operation has no such fact.
    Name {
        /// What was named.
        name: String,
        /// The AWS CLI's words for the operation.
        operation: String,
        /// The facts that it has.
        known: Vec<String>,
    },
    /// The fact has no such value.
    Value {
        /// The fact.
        name: String,
        /// What was given.
        value: String,
        /// The values that it can have.
        known: Vec<String>,
    },
    /// The operation reads no file for a member.
    File {
        /// The member that was named, as in addresses.
        name: String,
        /// The AWS CLI's words for the operation.
        operation: String,
        /// The members for which it reads one.
        known: Vec<String>,
    },
}

/// The names of the facts that an operation's draft can have: those that its companion asks for,
/// `outfile` where the response is streamed, and the options that the AWS CLI requires in addition to the input, such as `data-file`.
pub fn known_facts(
    operation: OperationRef<'_>,
    cli: Cli,
    companion: Option<&Companion>,
) -> Vec<String> {
    let asked = companion.iter().flat_map(|companion| &companion.facts);
    let asked = asked.map(|fact| fact.name.clone());
    let outfile = takes_outfile(operation, cli).then(|| OUTFILE.to_owned());
    let options = fact_options(operation, cli).map(|(name, _)| name.to_owned());
    asked.chain(outfile).chain(options).collect()
}

/// Whether an operation knows all of these facts.
///
/// # Errors
///
/// The first fact that would have no effect, with those that the operation has.
pub fn check_facts(
    operation: OperationRef<'_>,
    cli: Cli,
    companion: Option<&Companion>,
    facts: &Facts,
) -> Result<(), UnknownFact> {
    let known = known_facts(operation, cli, companion);
    for (name, value) in facts.iter() {
        if !known.iter().any(|other| other == name) {
            return Err(UnknownFact::Name {
                name: name.to_owned(),
                operation: words(operation),
                known,
            });
        }
        let mut values = values(companion, name);
        let mut options = fact_options(operation, cli);
        let option = options.find(|(known, _)| *known == name);
        values.extend(
            option
                .into_iter()
                .flat_map(|(_, option)| option.choices.iter().cloned()),
        );
        if !values.is_empty() && !values.iter().any(|other| other == value) {
            return Err(UnknownFact::Value {
                name: name.to_owned(),
                value: value.to_owned(),
                known: values,
            });
        }
    }
    Ok(())
}

/// Whether files can be the values of all of these members.
///
/// # Errors
///
/// The first file that would have no effect, with the members whose values files can be.
pub fn check_files(
    operation: OperationRef<'_>,
    cli: Cli,
    files: &FileReferences,
) -> Result<(), UnknownFact> {
    let known = file_members(operation, cli);
    let is_unknown = |path: &&Path| known.iter().all(|member| member.path != **path);
    let Some(path) = files.iter().map(|(path, _)| path).find(is_unknown) else {
        return Ok(());
    };
    let name = |path: &Path| path.as_str().trim_start_matches('/').to_owned();
    Err(UnknownFact::File {
        name: name(path),
        operation: words(operation),
        known: known.iter().map(|member| name(&member.path)).collect(),
    })
}

fn words(operation: OperationRef<'_>) -> String {
    [&*operation.service.command, &*operation.operation.command].join(" ")
}

/// The values that a fact can have; none where it can have any.
fn values(companion: Option<&Companion>, name: &str) -> Vec<String> {
    let facts = companion.iter().flat_map(|companion| &companion.facts);
    let choices = facts.filter(|fact| fact.name == name);
    let choices = choices.flat_map(|fact| &fact.choices);
    choices.map(|choice| choice.value.clone()).collect()
}

impl fmt::Display for UnknownFact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            UnknownFact::Name {
                name,
                operation,
                known,
            } => {
                write!(f, "{operation} has no fact `{name}`.")?;
                write_known(f, "facts", name, known)
            }
            UnknownFact::Value { name, value, known } => {
                write!(f, "the fact {name} cannot be `{value}`.")?;
                write_known(f, "values", value, known)
            }
            UnknownFact::File {
                name,
                operation,
                known,
            } => {
                write!(f, "{operation} reads no file for `{name}`.")?;
                write_known(f, "files", name, known)
            }
        }
    }
}

fn write_known(
    f: &mut fmt::Formatter<'_>,
    kind: &str,
    name: &str,
    known: &[String],
) -> fmt::Result {
    let near = nearest(name, &mut known.iter().map(String::as_str));
    if let Some(near) = near {
        write!(f, " Did you mean {near}?")?;
    }
    match (near, known) {
        (_, []) => write!(f, " It has no {kind}."),
        (Some(_), [_]) => Ok(()),
        _ => write!(f, " Known {kind}: {}", known.join(", ")),
    }
}

impl std::error::Error for UnknownFact {}
