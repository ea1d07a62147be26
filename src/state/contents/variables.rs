//! What values have from a shell that was to replace it.

use wireform_model::path::Path;
use wireform_model::value::Value;
use wireform_read::Reading;

use super::Contents;
use crate::state::shell_variable::ShellVariable;

impl Contents {
    /// Notes which values of the draft have what only a shell or a person can replace in a text that was read.
    pub fn note_variables(&mut self, text: &str, reading: &Reading) {
        for found in &reading.diagnostics {
            let variable = ShellVariable::of(found, text);
            let Some((path, variable)) = found.path.as_ref().zip(variable) else {
                continue;
            };
            for path in self.strings_with(&variable, path) {
                self.note_variable(&path, variable.clone());
            }
        }
    }

    /// Those that values still have, by their paths.
    pub fn variables(&self) -> Vec<(Path, ShellVariable)> {
        let mut found = Vec::new();
        for (place, variables) in self.variables.iter() {
            let Some(Value::String(text)) = self.find(place) else {
                continue;
            };
            let left = variables.iter().filter(|variable| variable.is_in(text));
            found.extend(left.map(|variable| (self.path(place), variable.clone())));
        }
        found
    }

    /// Notes one at a path.
    pub fn note_variable(&mut self, path: &Path, variable: ShellVariable) {
        let Some(place) = self.place_of(path) else {
            return;
        };
        let mut all = self.variables.get(&place).cloned().unwrap_or_default();
        if !all.contains(&variable) {
            all.push(variable);
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
