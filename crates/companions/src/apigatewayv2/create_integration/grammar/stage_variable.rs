//! Stage variables, which the service fills in.

/// The rest of `text` after the stage variable that it starts with, such as `${stageVariables.name}`.
// stage-variable = "${stageVariables." 1*( ALPHA / DIGIT / "_" ) "}"
pub fn strip(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("${stageVariables.")?;
    let name_end = rest.find(|c: char| !is_name_char(c))?;
    if name_end == 0 {
        return None;
    }
    rest.get(name_end..)?.strip_prefix('}')
}

/// Whether a text is a valid name of a stage variable.
pub fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(is_name_char)
}

/// Whether a character is allowed in the name of a stage variable.
pub fn is_name_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// Whether `text` is not empty and contains only stage variables and characters for which `plain` is true.
pub fn is_text_with(text: &str, plain: fn(char) -> bool) -> bool {
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        rest = match strip(rest) {
            Some(after) => after,
            None if plain(first) => rest.get(first.len_utf8()..).unwrap_or_default(),
            None => return false,
        };
    }
    !text.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_variable_has_a_name_and_an_end() {
        assert_eq!(strip("${stageVariables.a_1}/x"), Some("/x"));
        for text in [
            "",
            "${stageVariables.}",
            "${stageVariables.a",
            "${stageVariables.a-b}",
            "$stageVariables.a",
            "x${stageVariables.a}",
        ] {
            assert_eq!(strip(text), None, "{text}");
        }
    }

    #[test]
    fn texts_may_contain_stage_variables_anywhere() {
        let fits = |text| is_text_with(text, |c| c.is_ascii_alphanumeric() || c == '-');
        for text in [
            "a",
            "my-${stageVariables.f}",
            "${stageVariables.a}${stageVariables.b}x",
        ] {
            assert!(fits(text), "{text}");
        }
        for text in ["", "a b", "${stageVariables.f", "${x}"] {
            assert!(!fits(text), "{text}");
        }
    }
}
