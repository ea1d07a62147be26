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
    let bytes = bytes.map_err(|error| Failure::new(format!("cannot read {name}: {error}")))?;
    encoding::decode(bytes, &name)
}
