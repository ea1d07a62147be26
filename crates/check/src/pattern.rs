use wireform_model::lazy_path::LazyPath;
use wireform_model::value::Value;
use wireform_model::{Kind, OperationRef, Shape};

use super::label::label_at_start;
use super::{CheckInput, Findings, Rule};

/// # What it checks
/// A string matches the pattern of its shape.
///
/// # Why
/// A service rejects most strings that do not. But its patterns are written for Java, and some are wrong: what the
/// engine at hand cannot read is left alone.
///
/// # Example
/// `{"RoleName": "a b!"}`, for the pattern `[\w+=,.@-]+`.
///
/// # Who refuses
/// Nobody who is known to: the CLI does not look at patterns.
///
/// # Source
/// botocore's parameter validation, which knows no patterns; the patterns of the models.
pub const PATTERN: Rule = Rule::warning("pattern", "A string matches the pattern of its shape");

/// Whether a text as a whole matches a pattern; `None` where the engine cannot read the pattern.
pub type Matches = fn(pattern: &str, text: &str) -> Option<bool>;

/// Longer texts are not tried: a pattern can take very long for them.
const LONGEST: usize = 1_000;
/// A longer pattern is a riddle, not a help.
const LONGEST_SHOWN: usize = 60;

/// Checks all strings of an input that have a pattern, by an engine that the caller has.
pub fn check(input: &CheckInput<'_>, matches: Matches, findings: &mut Findings) {
    let operation = input.operation;
    if let Some(member) = &operation.operation.input {
        let patterns = Patterns { operation, matches };
        let shape = operation.target(member);
        patterns.value(shape, &input.draft.input, &LazyPath::root(), findings);
    }
}

struct Patterns<'a> {
    operation: OperationRef<'a>,
    matches: Matches,
}

impl Patterns<'_> {
    fn value(&self, shape: &Shape, value: &Value, place: &LazyPath<'_>, findings: &mut Findings) {
        match (&shape.kind, value) {
            (Kind::Structure(structure), Value::Map(map)) => {
                for (name, value) in map.effective() {
                    if let Some(member) = structure.member(name) {
                        let target = self.operation.target(member);
                        self.value(target, value, &place.child(name), findings);
                    }
                }
            }
            (Kind::Map { value: member, .. }, Value::Map(map)) => {
                let target = self.operation.target(member);
                for (key, value) in map.effective() {
                    self.value(target, value, &place.child(key), findings);
                }
            }
            (Kind::List { member }, Value::List(items)) => {
                let target = self.operation.target(member);
                for (index, item) in items.iter().enumerate() {
                    self.value(target, item, &place.item(index), findings);
                }
            }
            (Kind::String, Value::String(text)) => self.string(shape, text, place, findings),
            _ => {}
        }
    }

    fn string(&self, shape: &Shape, text: &str, place: &LazyPath<'_>, findings: &mut Findings) {
        let pattern = shape
            .pattern
            .as_deref()
            .filter(|_| shape.enumeration.is_empty());
        let Some(pattern) = pattern else { return };
        let is_tried = !text.is_empty() && text.len() <= LONGEST;
        if !is_tried || (self.matches)(pattern, text) != Some(false) {
            return;
        }
        let label = label_at_start(place);
        let message = match pattern.len() <= LONGEST_SHOWN {
            true => format!("{label} does not match the pattern `{pattern}`."),
            false => format!("{label} does not have the form that the service documents."),
        };
        findings.push(PATTERN.at(place.path(), message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wireform_model::Service;
    use wireform_model::cli::Cli;
    use wireform_model::draft::Draft;
    use wireform_model::json;

    /// An engine that knows one pattern.
    fn matches(pattern: &str, text: &str) -> Option<bool> {
        (pattern == "[a-z]+").then(|| text.chars().all(|c| c.is_ascii_lowercase()))
    }

    fn found(input: &str) -> Vec<String> {
        let service = Service::from_json(
            r#"{
                "metadata": {"endpointPrefix": "x"},
                "operations": {"Put": {"input": {"shape": "In"}}},
                "shapes": {
                    "In": {"type": "structure", "members": {
                        "Name": {"shape": "Name"}, "Names": {"shape": "Names"}, "Other": {"shape": "Other"}
                    }},
                    "Names": {"type": "list", "member": {"shape": "Name"}},
                    "Name": {"type": "string", "pattern": "[a-z]+"},
                    "Other": {"type": "string", "pattern": "(?<never"}
                }
            }"#,
            None,
        );
        let service = service.unwrap();
        let draft = Draft {
            input: json::read(input).unwrap(),
            ..Draft::default()
        };
        let input = CheckInput {
            operation: service.operation("put").unwrap(),
            draft: &draft,
            cli: Cli::V2,
        };
        let mut findings = Findings::new();
        check(&input, matches, &mut findings);
        let found = findings.into_diagnostics(input.operation).into_iter();
        found.map(|found| found.path.to_string()).collect()
    }

    #[test]
    fn strings_match_their_patterns() {
        assert_eq!(
            found(r#"{"Name": "A", "Names": ["a", "B"]}"#),
            ["/Name", "/Names/1"]
        );
        assert!(found(r#"{"Name": "", "Names": ["abc"], "Other": "A"}"#).is_empty());
        let long = "A".repeat(LONGEST + 1);
        assert!(found(&format!(r#"{{"Name": "{long}"}}"#)).is_empty());
    }
}
