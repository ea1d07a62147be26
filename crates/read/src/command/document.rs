//! A document on the command line: `--cli-input-json` or `--cli-input-yaml`. An option beside it replaces a whole member.

use wireform_model::OperationRef;
use wireform_model::path::Path;
use wireform_model::value::Value;

use super::json::read_json;
use super::options::{InlineDocument, OptionReader};
use super::output::Output;
use super::value::left_out;
use crate::shell::Word;
use crate::{ReadDiagnostic, document};

/// Adds the members of a document that no option sets.
pub(super) fn add(reader: &mut OptionReader<'_, '_>, document: &InlineDocument) {
    let InlineDocument { option, word, .. } = document;
    let written = word.text().strip_prefix("file://");
    if let Some(content) = written.and_then(|name| reader.output.written(name)) {
        let content = InlineDocument {
            word: content.clone(),
            ..document.clone()
        };
        if !is_file(content.word.text()) {
            return add(reader, &content);
        }
    }
    if is_file(word.text()) {
        let message = format!(
            "The rest of the input is in {}, which is not part of this text. Paste its content as a document.",
            word.text()
        );
        return reader.output.error("document-file", word.span(), message);
    }
    note_required(reader, document);
    let root = Path::root();
    let known = reader.output.diagnostics.len();
    let words = std::slice::from_ref(word);
    reader.output.note_variables(words, &root);
    let value = match document.is_yaml {
        true => read_yaml(reader.output, reader.table.operation, word),
        false => read_json(reader.output, option, word, &root),
    };
    match value {
        Ok(value) => merge(reader.output, document, value),
        Err(error) => {
            let left_out = left_out(option, words);
            if left_out.is_some() {
                reader.output.diagnostics.truncate(known);
            }
            reader.output.diagnostics.push(left_out.unwrap_or(error));
        }
    }
}

/// Says that the CLI asks for the required options all the same, as it does where it does not see the document's:
/// it looks for a word that is the option alone.
fn note_required(reader: &mut OptionReader<'_, '_>, document: &InlineDocument) {
    let option = document.option.text();
    let is_whole = option == "--cli-input-json" || option == "--cli-input-yaml";
    let is_set = |name: &&str| reader.set_by.iter().any(|(set, _)| set == name);
    let is_missing = !reader.table.required.iter().all(is_set);
    if is_missing && (document.is_tied || !is_whole) {
        let message = "The AWS CLI does not see this option written like that, and asks for the required options. \
                       Write its whole name, and a space before its value.";
        reader
            .output
            .warning("refused-value", document.option.span(), message);
    }
}

fn merge(output: &mut Output, document: &InlineDocument, value: Value) {
    let word = &document.word;
    let Value::Map(map) = value else {
        let message = format!(
            "`{}` must be an object, not {}.",
            document.option.text(),
            value.type_name()
        );
        return output.error("not-an-object", word.span(), message);
    };
    let set = set_members(output);
    for (name, value) in map.into_entries() {
        if set.contains(&name) {
            let message = format!("An option replaces `{name}` of the document.");
            output.warning("replaced-member", word.span(), message);
        } else {
            output.input.push(name, value);
        }
    }
}

/// YAML as a document has it alone, with its places in the command.
fn read_yaml(
    output: &mut Output,
    operation: OperationRef<'_>,
    word: &Word,
) -> Result<Value, ReadDiagnostic> {
    let placed = |diagnostic: ReadDiagnostic| ReadDiagnostic {
        span: word.source(diagnostic.span.clone()),
        // It is a change of the YAML, which may be quoted here.
        fix: None,
        ..diagnostic
    };
    let read = document::yaml(word.text(), operation).map_err(placed)?;
    for part in read.parts {
        output.part(word.source(part.span), part.meaning);
    }
    output
        .diagnostics
        .extend(read.diagnostics.into_iter().map(placed));
    Ok(read.input)
}

/// The members at the top that options have set, wholly or in part.
fn set_members(output: &Output) -> Vec<String> {
    let files = output.draft.files.iter();
    let files = files.filter_map(|(path, _)| path.segments().next().map(String::from));
    let members = output.input.iter().map(|(name, _)| name.to_owned());
    members.chain(files).collect()
}

fn is_file(text: &str) -> bool {
    text.starts_with("file://") || text.starts_with("fileb://")
}
