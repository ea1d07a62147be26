use serde::Serialize;

use crate::failure::Failure;

/// A value as JSON with an indent of two spaces.
///
/// # Errors
///
/// Where the value has no JSON form.
pub fn pretty(value: &impl Serialize) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(value);
    let text = text.map_err(|error| Failure::new(format!("cannot write JSON: {error}")))?;
    Ok(without_controls(&text))
}

/// Escapes the control characters that serde_json leaves in strings, DEL and C1: a terminal may obey them.
fn without_controls(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\u{7f}'..='\u{9f}' => out.push_str(&format!("\\u{:04x}", u32::from(character))),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_have_no_control_characters() {
        let text = pretty(&["a\u{7f}\u{9b}é\u{1b}\n\u{a0}"]).unwrap();
        assert_eq!(text, "[\n  \"a\\u007f\\u009bé\\u001b\\n\u{a0}\"\n]");
    }
}
