//! Options that the CLI requires in addition to those of the members: no input has them, and facts are their values.

use crate::shell;
use std::sync::Arc;

use wireform_model::cli_options::fact_options;
use wireform_model::draft::{Draft, Facts, OUTFILE};
use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};
use wireform_model::value::{Map, Value};
use wireform_model::{AddedOption, Member, OperationRef, blob};

use super::argument::{reject_control, words};
use super::{CommandOptions, Note, ValueFile, Words, WrittenArgument, WrittenCommand, note};

/// The options whose values are choices or the name of a file to write.
pub(super) fn arguments(
    operation: OperationRef<'_>,
    facts: &Facts,
    options: &CommandOptions,
) -> (Vec<Arc<WrittenArgument>>, Vec<Note>) {
    let (mut arguments, mut notes) = (Vec::new(), Vec::new());
    let all = fact_options(operation, options.cli);
    for (name, option) in all.filter(|(_, option)| option.part.is_none()) {
        let first = option.choices.first().map_or(OUTFILE, String::as_str);
        let fact = facts.get(name).filter(|value| !value.is_empty());
        if fact.is_none() && option.choices.len() > 1 {
            notes.push(note_at_root(format!(
                "The AWS CLI requires `--{name}`: {}.",
                option.choices.join(" or ")
            )));
        }
        let words = option_words(name, fact.unwrap_or(first), &Path::root());
        arguments.push(WrittenArgument::new(words, options));
    }
    (arguments, notes)
}

/// The option that sets a blob of this member, where one does that the CLI requires.
pub(super) fn part_option<'m>(
    operation: OperationRef<'m>,
    member: &Member,
    options: &CommandOptions,
) -> Option<(&'m str, &'m AddedOption)> {
    let sets = |(_, option): &(&str, &AddedOption)| {
        let part = option.part.as_ref();
        part.is_some_and(|(name, _)| *name == member.name)
    };
    fact_options(operation, options.cli).find(sets)
}

/// Writes a member of which one blob has an option of its own: both options are used with a document too.
pub(super) fn write_in_parts(
    written: &mut WrittenCommand,
    operation: OperationRef<'_>,
    member: &Member,
    value: Option<&Value>,
    (option_name, option): (&str, &AddedOption),
    (draft, options): (&Draft, &CommandOptions),
) {
    let name = option.part.as_ref().map_or("", |(_, part)| part);
    let mut rest = value.cloned();
    let part = match &mut rest {
        Some(Value::Map(map)) => {
            let part = map.get(name).cloned();
            map.remove(name);
            part
        }
        _ => None,
    };
    if let Some(rest) = rest.filter(|rest| *rest != Value::Map(Map::new())) {
        match words(operation, member, &rest, options) {
            Ok(words) => written.push_beside_document(WrittenArgument::new(words, options)),
            Err(obstacle) => {
                written.notes.push(note(&member.name, &obstacle));
                written.left.push(member.name.as_str(), rest);
            }
        }
    }
    let path = Path::root().child(&member.name).child(name);
    if draft.files.at(&path).is_some() {
        // Its option is there already.
        return;
    }
    let word = match &part {
        Some(Value::String(text)) => word_of_blob(written, option_name, text, &path, options),
        _ => {
            let fact = draft.facts.get(option_name).filter(|file| !file.is_empty());
            if fact.is_none() {
                written.beside.notes.push(note_at_root(format!(
                    "The AWS CLI requires `--{option_name}`: replace {option_name} with the name of your file."
                )));
            }
            format!("fileb://{}", fact.unwrap_or(option_name))
        }
    };
    let words = option_words(option_name, &word, &path);
    written.push_beside_document(WrittenArgument::new(words, options));
}

/// The text of the blob, or the URL of a file with its bytes where no word can express it.
fn word_of_blob(
    written: &mut WrittenCommand,
    option_name: &str,
    text: &str,
    path: &Path,
    options: &CommandOptions,
) -> String {
    let is_fetched = text.starts_with("file://") || text.starts_with("fileb://");
    let fits = reject_control(text).is_ok() && shell::unquotable(options.shell, text).is_none();
    // Several longer ones would not fit on one line.
    const LONGEST: usize = 4_000;
    let bytes = blob::bytes(text, options.cli);
    match bytes {
        Some(content) if is_fetched || !fits || text.len() > LONGEST || text == "--" => {
            let name = format!("{option_name}.bin");
            written.beside.notes.push(Note {
                path: path.clone(),
                message: format!("The command reads {name}: save the bytes there."),
            });
            let word = format!("fileb://{name}");
            written.value_files.push(ValueFile { name, content });
            word
        }
        _ => text.to_owned(),
    }
}

/// The CLI would read a value that starts with a hyphen as an option.
fn option_words(name: &str, value: &str, path: &Path) -> Words {
    let mut option = Text::of(Tag::Name, &format!("--{name}"), path);
    let value = Text::of(Tag::String, value, path);
    if value.as_str().starts_with('-') || value.as_str().is_empty() {
        option.push(Tag::Punctuation, "=", path);
        option.append(&value);
        return vec![option];
    }
    vec![option, value]
}

fn note_at_root(message: String) -> Note {
    Note {
        path: Path::root(),
        message,
    }
}
