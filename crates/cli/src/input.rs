use std::io::{IsTerminal as _, Read as _};

use wireform_model::draft::Draft;
use wireform_model::json;
use wireform_model::value::Value;

use crate::arguments::Arguments;
use crate::failure::Failure;

/// The input with what is told beside it.
pub fn draft(arguments: &Arguments) -> Result<Draft, Failure> {
    Ok(Draft {
        input: read(arguments)?,
        facts: arguments.facts.clone(),
    })
}

/// The input from the file that was named, or from standard input.
pub fn read(arguments: &Arguments) -> Result<Value, Failure> {
    let (place, text) = match &arguments.input {
        Some(path) => {
            let place = path.display().to_string();
            let text = std::fs::read_to_string(path);
            let text =
                text.map_err(|error| Failure::new(format!("cannot read {place}: {error}")))?;
            (place, text)
        }
        None => ("standard input".to_owned(), standard_input()?),
    };
    // An editor on Windows may have put a byte order mark before the text.
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    if text.trim().is_empty() {
        return Err(Failure::new(format!(
            "{place} is empty: an input without members is {{}}"
        )));
    }
    json::read(text).map_err(|error| Failure::new(format!("{place}, {error}")))
}

fn standard_input() -> Result<String, Failure> {
    let mut stdin = std::io::stdin();
    if stdin.is_terminal() {
        eprintln!("wireform: type or paste the input as JSON, then press Ctrl-D");
    }
    let mut text = String::new();
    let read = stdin.read_to_string(&mut text);
    read.map_err(|error| Failure::new(format!("cannot read standard input: {error}")))?;
    Ok(text)
}
