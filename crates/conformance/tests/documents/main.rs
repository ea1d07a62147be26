//! Documents are read as the real programs read them: YAML as CLI v2 does, Python's literals as Python writes them.

mod python;
mod written_yaml;
mod yaml;

use wireform_model::OperationRef;
use wireform_model::cli::Cli;
use wireform_read::{Context, Hints, ReadDiagnostic, Reading, Source, SourceKind};

/// Reads a document of an operation.
fn read(operation: OperationRef<'_>, text: &str) -> Result<Reading, Vec<ReadDiagnostic>> {
    let hints = Hints {
        kind: Some(SourceKind::Document),
        shell: None,
        ..Hints::default()
    };
    let source = Source::detect(text, hints).map_err(|error| vec![error])?;
    source.read(Context {
        services: &[operation.service],
        operation: Some(operation),
        cli: Cli::V2,
    })
}
