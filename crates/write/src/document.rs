use wireform_model::OperationRef;
use wireform_model::cli::Cli;
use wireform_model::draft::Draft;
use wireform_model::file_option::file_member;
use wireform_model::json;
use wireform_model::path::Path;
use wireform_model::text::Text;
use wireform_model::value::Value;

/// The `--cli-input-json` document: pretty JSON without a newline at the end.
pub fn document(input: &Value) -> Text {
    json::pretty(input, &Path::root())
}

/// The document of a draft, without the members whose values are files.
pub fn document_of(draft: &Draft) -> Text {
    document(&draft.input_beside_files())
}

/// What the document of a draft leaves out: a sentence or two for each file.
pub fn document_notes(operation: OperationRef<'_>, draft: &Draft, cli: Cli) -> Vec<String> {
    let note = |(path, file): (&Path, _)| {
        let member = file_member(operation, cli, path)?;
        let name = path.as_str().trim_start_matches('/').replace('/', ".");
        Some(format!(
            "`{name}` is a file, so it is not in the document. Add `{} {}` to the command.",
            member.name,
            member.option.word(file)
        ))
    };
    draft.files.iter().filter_map(note).collect()
}
