//! What values have from a shell that was to replace it.

use wireform_model::diagnostic::Diagnostic;
use wireform_model::path::Path;
use wireform_model::value::Value;
use wireform_read::Reading;

use super::Contents;
use crate::state::shell_variable::ShellVariable;

/// What is not known before the command runs.
const RULES: [&str; 2] = ["variable", "placeholder"];

impl Contents {
    /// Notes which values of the draft have what only a shell or a person can replace in a text that was read.
    pub fn note_variables(&mut self, text: &str, reading: &Reading) {
        for found in &reading.diagnostics {
            let (Some(path), Some(name)) = (&found.path, text.get(found.span.clone())) else {
                continue;
            };
            if !RULES.contains(&found.rule) || name.is_empty() {
                continue;
            }
            let variable = ShellVariable::new(name, &found.message);
            for path in self.strings_with(&variable, path) {
                self.note_variable(&path, &variable);
            }
        }
    }

    fn note_variable(&mut self, path: &Path, variable: &ShellVariable) {
        let Some(place) = self.place_of(path) else {
            return;
        };
        let mut all = self.variables.get(&place).cloned().unwrap_or_default();
        if !all.contains(variable) {
            all.push(variable.clone());
            self.variables.put(place, all);
        }
    }

    /// The strings at a path and inside of what is there that have a variable.
    fn strings_with(&self, variable: &ShellVariable, path: &Path) -> Vec<Path> {
        let mut found = Vec::new();
        if let Some(value) = self.input().at(path) {
            collect_strings(value, path, &|text| variable.is_in(text), &mut found);
        }
        found
    }

    /// A diagnostic of each that its value still has.
    pub(super) fn variables_left(&self) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for (place, variables) in self.variables.iter() {
            let Some(Value::String(text)) = self.find(place) else {
                continue;
            };
            let left = variables.iter().filter(|variable| variable.is_in(text));
            found.extend(left.map(|variable| variable.diagnostic(self.path(place))));
        }
        found
    }
}

/// The paths of all strings in a value that a function accepts.
fn collect_strings(
    value: &Value,
    path: &Path,
    accepts: &impl Fn(&str) -> bool,
    found: &mut Vec<Path>,
) {
    match value {
        Value::String(text) if accepts(text) => found.push(path.clone()),
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                collect_strings(item, &path.child(&index.to_string()), accepts, found);
            }
        }
        Value::Map(map) => {
            for (name, item) in map.effective() {
                collect_strings(item, &path.child(name), accepts, found);
            }
        }
        _ => {}
    }
}
