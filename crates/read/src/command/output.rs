use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use wireform_model::draft::{Draft, FileReference};
use wireform_model::path::Path;
use wireform_model::shell::Shell;
use wireform_model::value::{Map, Value};

use crate::reading::{LONGEST_PATH, in_order};
use crate::shell::Word;
use crate::{Meaning, Part, ReadDiagnostic, Reading};

/// What has been read of a command so far.
#[derive(Debug)]
pub(super) struct Output {
    /// The whole text.
    pub source: Arc<str>,
    pub shell: Shell,
    /// The files that the text itself writes, by their names as the command has them, with their content.
    files: HashMap<String, Arc<Word>>,
    /// The members of the input.
    pub input: Map,
    /// What stands beside the input.
    pub draft: Draft,
    pub diagnostics: Vec<ReadDiagnostic>,
    pub parts: Vec<Part>,
}

impl Output {
    /// Nothing of a command in a text, with the files that it reads and the text itself writes.
    pub fn new(source: &Arc<str>, shell: Shell, files: &[(String, Arc<Word>)]) -> Self {
        Output {
            source: Arc::clone(source),
            shell,
            files: files.iter().cloned().collect(),
            input: Map::new(),
            draft: Draft::default(),
            diagnostics: Vec::new(),
            parts: Vec::new(),
        }
    }

    /// The content of a file that the text itself writes.
    pub fn written(&self, file: &str) -> Option<&Word> {
        self.files.get(file).map(Arc::as_ref)
    }

    /// Sets a member at the top of the input; a file in its place goes.
    pub fn set(&mut self, member: &str, value: Value) {
        self.draft.files.set(&Path::root().child(member), None);
        self.input.set(member, value);
    }

    /// Sets the file whose content is the value at a path.
    pub fn set_file(&mut self, path: &Path, file: FileReference) {
        if let (Some(name), true) = (path.name(), path.segments().count() == 1) {
            self.input.remove(&name);
        }
        self.draft.files.set(path, Some(file));
    }

    pub fn part(&mut self, span: Range<usize>, meaning: Meaning) {
        let is_long = match &meaning {
            Meaning::Name(path) | Meaning::Value(path) => path.as_str().len() > LONGEST_PATH,
            _ => false,
        };
        if !span.is_empty() && !is_long {
            self.parts.push(Part { span, meaning });
        }
    }

    pub fn error(&mut self, rule: &'static str, span: Range<usize>, message: impl Into<String>) {
        self.diagnostics
            .push(ReadDiagnostic::error(rule, span, message));
    }

    pub fn warning(&mut self, rule: &'static str, span: Range<usize>, message: impl Into<String>) {
        self.diagnostics
            .push(ReadDiagnostic::warning(rule, span, message));
    }

    /// Says which parts of words only the shell could replace, and which only a person.
    pub fn note_variables(&mut self, words: &[Word], path: &Path) {
        for word in words {
            let mut seen: HashSet<&str> = HashSet::new();
            for variable in word.variables() {
                let text = word.text().get(variable.clone()).unwrap_or_default();
                if !seen.insert(text) {
                    continue;
                }
                let message = match text.starts_with('<') && text.ends_with('>') {
                    true => placeholder_message(text),
                    false => format!(
                        "Only your shell knows the value of `{text}`, so it stays here as it is. Replace it with a value."
                    ),
                };
                let span = word.source(variable.clone());
                let diagnostic = ReadDiagnostic::warning("variable", span, message);
                self.diagnostics.push(diagnostic.at(path.clone()));
            }
            if let Some(placeholder) = placeholder(word.text()) {
                let message =
                    placeholder_message(word.text().get(placeholder.clone()).unwrap_or_default());
                let diagnostic =
                    ReadDiagnostic::warning("placeholder", word.source(placeholder), message);
                self.diagnostics.push(diagnostic.at(path.clone()));
            }
        }
    }

    /// Says that a word may be any options once the shell, or a person, has replaced it.
    pub fn note_options_in(&mut self, word: &Word) {
        let text = word.text();
        let message = match text.starts_with('<') && text.ends_with('>') {
            true => format!("`{text}` is a placeholder. Replace it with options, or remove it."),
            false => format!(
                "Only your shell knows the options in `{text}`, so they are not read. Replace it with the options."
            ),
        };
        self.warning("variable", word.span(), message);
    }

    /// What was read, in the order of the text.
    pub fn into_reading(mut self, service: &str, operation: &str) -> Reading {
        self.diagnostics.sort_by_key(|it| it.span.start);
        Reading {
            service: service.to_owned(),
            operation: operation.to_owned(),
            draft: Draft {
                input: Value::Map(self.input),
                ..self.draft
            },
            diagnostics: self.diagnostics,
            parts: in_order(self.parts),
            ..Reading::default()
        }
    }
}

fn placeholder_message(text: &str) -> String {
    format!("`{text}` is a placeholder. Replace it with a value.")
}

/// Where a word has `{{name}}`, or is `[name]` or `{name}`, as templates, manuals and strings of Python have it.
fn placeholder(text: &str) -> Option<Range<usize>> {
    const LONGEST: usize = 60;
    let is_name = |name: &str| {
        let is_letter = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ' | '.');
        let starts = name.trim_start().starts_with(char::is_alphabetic);
        starts && name.len() < LONGEST && name.chars().all(is_letter)
    };
    if let Some(start) = text.find("{{") {
        let inside = text.get(start + 2..)?;
        let length = inside.find("}}")?;
        let is_placeholder = inside.get(..length).is_some_and(is_name);
        return is_placeholder.then_some(start..start + length + 4);
    }
    let between = |open: char, close: char| text.strip_prefix(open)?.strip_suffix(close);
    // Shorthand in braces has a sign or a comma.
    let name = between('[', ']').or_else(|| between('{', '}'))?;
    is_name(name).then_some(0..text.len())
}
