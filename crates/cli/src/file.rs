use std::io;
use std::path::Path;

use crate::encoding;
use crate::failure::Failure;

/// The text of a file.
///
/// # Errors
///
/// Where it cannot be read, or is not UTF-8.
pub fn read(path: &Path) -> Result<String, Failure> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path);
    let bytes = bytes.map_err(|error| unreadable(&name, &error))?;
    encoding::decode(bytes, &name)
}

/// Says why a file cannot be read, and where JSON stands in place of its name, where that goes.
fn unreadable(name: &str, error: &io::Error) -> Failure {
    let is_json = name.trim_start().starts_with(['{', '[']);
    Failure::new(match is_json {
        true => "expected the name of a file, not JSON; pass the JSON on standard input".to_owned(),
        false => format!("cannot read {name}: {error}"),
    })
}
