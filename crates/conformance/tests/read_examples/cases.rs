//! The commands of the CLI's pages, as we and as the CLI are given them.

use std::collections::{BTreeMap, HashMap};

use wireform_catalog::examples::page_commands::{PageCommand, page_commands};
use wireform_catalog::examples::{joined_files, manual};
use wireform_conformance::{catalog, operations};
use wireform_model::cli::Cli;
use wireform_model::{OperationRef, Service};
use wireform_write::ValueFile;

/// A command about an operation.
pub struct Case<'m> {
    pub operation: OperationRef<'m>,
    pub page: String,
    /// As the CLI is given it.
    pub text: String,
    /// As we are given it: with the contents of files in their place.
    pub joined: String,
    pub files: Vec<ValueFile>,
}

/// The one file of bytes that there is.
pub const BYTES: &str = "bytes.bin";

/// All commands that can be compared, and how many cannot, by the reason.
pub fn cases(
    cli: Cli,
    services: &HashMap<String, Service>,
) -> (Vec<Case<'_>>, BTreeMap<&'static str, usize>) {
    let examples = catalog::models(Cli::V1).join("../../examples");
    let mut names: Vec<&String> = services.keys().collect();
    names.sort();
    let mut cases = Vec::new();
    let mut left_out = BTreeMap::new();
    for name in names {
        for page in manual::pages(&examples, name).expect("the CLI's pages") {
            for command in page_commands(&page.text) {
                let page = format!("{name}/{}", page.operation);
                match case(cli, services, page, &command) {
                    Ok(case) => cases.push(case),
                    Err(why) => *left_out.entry(why).or_default() += 1,
                }
            }
        }
    }
    (cases, left_out)
}

fn case<'m>(
    cli: Cli,
    services: &'m HashMap<String, Service>,
    page: String,
    command: &PageCommand,
) -> Result<Case<'m>, &'static str> {
    let mut words = command.text.split_whitespace().skip(1);
    let service = services.get(words.next().unwrap_or_default());
    let operation = service.and_then(|service| service.operation(words.next()?));
    let operation = operation.ok_or("no operation")?;
    if !operations::takes_document(operation.operation, cli) {
        return Err("takes no document");
    }
    if uses_the_shell(&command.text) {
        return Err("more than a command");
    }
    if command.files.iter().any(|(_, text)| text.is_none()) {
        return Err("file not shown");
    }
    let named = |index: usize| format!("text-{index}.json");
    let files = command.files.iter().enumerate();
    let files = files.filter_map(|(index, (_, text))| {
        Some(ValueFile {
            name: named(index),
            content: text.clone()?.into_bytes(),
        })
    });
    let file = |index| format!("file://{}", named(index));
    let joined = command.with_files(|index, text| {
        let text = text.filter(|text| joined_files::can_stand_for_a_file(text));
        text.map(str::to_owned).or_else(|| Some(file(index)))
    });
    Ok(Case {
        operation,
        page,
        text: with_a_file_of_bytes(&command.with_files(|index, _| Some(file(index)))),
        joined: with_a_file_of_bytes(&joined),
        files: files.collect(),
    })
}

/// A command whose every `fileb://` is the file that there is.
fn with_a_file_of_bytes(command: &str) -> String {
    let mut parts = command.split("fileb://");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |command, part| {
        let end = part.find(|c: char| c.is_whitespace() || ['"', '\''].contains(&c));
        let rest = end.and_then(|end| part.get(end..)).unwrap_or_default();
        format!("{command}fileb://{BYTES}{rest}")
    })
}

/// Whether a shell makes more of a command than words: a pipe, a variable, a quote that stays open.
fn uses_the_shell(command: &str) -> bool {
    let mut open = None;
    let mut characters = command.chars();
    while let Some(character) = characters.next() {
        match (open, character) {
            (None | Some('"'), '\\') => {
                characters.next();
            }
            (None, '"' | '\'') => open = Some(character),
            (Some(quote), _) if quote == character => open = None,
            (None, '|' | '&' | ';' | '<' | '>' | '(' | ')') => return true,
            (None | Some('"'), '$' | '`') => return true,
            _ => {}
        }
    }
    open.is_some()
}
