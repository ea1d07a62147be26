//! Files in place of values.

use wireform_model::OperationRef;
use wireform_model::blob;
use wireform_model::cli::Cli;
use wireform_model::draft::{FileKind, FileReference, FileReferences};
use wireform_model::file_option::{FileOption, file_members};
use wireform_model::json;
use wireform_model::path::Path;
use wireform_model::value::Value;

use crate::Random;

const NAMES: [&str; 5] = ["a.json", "my file.txt", "it's.bin", "ü$x.zip", "-x"];

/// Moves about half of the values that the AWS CLI reads from files into files, with their content;
/// a stream always, since its option takes nothing else.
pub fn file_references(
    random: &mut Random,
    operation: OperationRef<'_>,
    cli: Cli,
    input: &mut Value,
) -> FileReferences {
    let mut files = FileReferences::default();
    let mut names = NAMES.iter();
    for member in file_members(operation, cli) {
        let is_stream = member.option == FileOption::Name;
        let Some(value) = input.at(&member.path) else {
            continue;
        };
        if !is_stream && !random.percent(50) {
            continue;
        }
        let (Some(name), Some((kind, content))) =
            (names.next(), content(random, value, member.kinds, cli))
        else {
            continue;
        };
        let file = FileReference::new(kind, *name).with_content(content);
        files.set(&member.path, Some(file));
    }
    for (path, _) in files.iter() {
        // The value in the input has no effect: sometimes it stays.
        if random.percent(80) {
            remove(input, path);
        }
    }
    files
}

/// What a file would contain for a value, and how the CLI reads it; `None` where no file can contain it.
fn content(
    random: &mut Random,
    value: &Value,
    kinds: &[FileKind],
    cli: Cli,
) -> Option<(FileKind, Vec<u8>)> {
    match value {
        Value::String(text) if kinds.contains(&FileKind::Bytes) => {
            let bytes = blob::bytes(text, cli)?;
            match kinds.contains(&FileKind::Text) && random.percent(30) {
                true => Some((FileKind::Text, text.clone().into_bytes())),
                false => Some((FileKind::Bytes, bytes)),
            }
        }
        Value::String(text) => Some((FileKind::Text, text.clone().into_bytes())),
        Value::Number(number) => {
            Some((FileKind::Text, format!(" {}\n", number.text()).into_bytes()))
        }
        Value::List(_) | Value::Map(_) => {
            let text = match random.percent(50) {
                true => json::pretty(value, &Path::root()),
                false => json::compact(value, &Path::root()),
            };
            Some((FileKind::Text, format!("{}\n", text.as_str()).into_bytes()))
        }
        Value::Null | Value::Bool(_) => None,
    }
}

fn remove(input: &mut Value, path: &Path) {
    let segments: Vec<_> = path.segments().collect();
    let [above @ .., last] = &segments[..] else {
        return;
    };
    let place = above.iter().try_fold(input, |place, name| match place {
        Value::Map(map) => map.get_mut(name),
        _ => None,
    });
    if let Some(Value::Map(map)) = place {
        map.remove(last);
    }
}
