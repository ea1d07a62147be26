//! Variables that a text itself sets before a command uses them.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use wireform_model::shell::Shell;

use super::environment;
use crate::shell::{
    Assignment, BlockEdge, ShellCommand, Word, assignments, block_edges, unsettled,
};

/// What variables have been set to so far.
#[derive(Debug, Default)]
pub(super) struct Variables {
    /// By their names.
    set: HashMap<String, Assignment>,
    /// Those that the text sets more than once, or to what is not known inside of a block, which may be a loop:
    /// only the shell knows which value counts.
    ambiguous: HashSet<String>,
    /// The names that the blocks around a command set: behind their ends nobody knows whether they were run.
    blocks: Vec<Vec<String>>,
}

impl Variables {
    /// No variables yet, of those that the commands of a text set.
    pub fn new(commands: &[ShellCommand]) -> Self {
        let mut names = HashSet::new();
        let mut ambiguous = HashSet::new();
        let mut depth: usize = 0;
        for command in commands {
            for edge in block_edges(&command.words).0 {
                depth = match edge {
                    BlockEdge::Begin => depth + 1,
                    BlockEdge::Branch => depth,
                    BlockEdge::End => depth.saturating_sub(1),
                };
            }
            let assignments = assignments(command).into_iter();
            let given = assignments.filter(|it| it.value.is_some());
            let given = given.map(|it| it.name.text().to_owned());
            ambiguous.extend(given.filter(|name| !names.insert(name.clone())));
            if depth > 0 {
                ambiguous.extend(unsettled(command).into_iter().map(str::to_owned));
            }
        }
        Variables {
            ambiguous,
            ..Variables::default()
        }
    }

    /// Takes what a command sets.
    pub fn learn(&mut self, command: &ShellCommand) {
        for edge in block_edges(&command.words).0 {
            self.pass(edge);
        }
        for assignment in assignments(command) {
            self.assign(assignment);
        }
        for name in unsettled(command) {
            self.set.remove(name);
        }
    }

    /// Goes past the edge of a block: what was set in it may not be.
    fn pass(&mut self, edge: BlockEdge) {
        if edge != BlockEdge::Begin {
            for name in self.blocks.pop().unwrap_or_default() {
                self.set.remove(&name);
            }
        }
        if edge != BlockEdge::End {
            self.blocks.push(Vec::new());
        }
    }

    fn assign(&mut self, mut assignment: Assignment) {
        let name = assignment.name.text().to_owned();
        if let Some(known) = self.set.remove(&name) {
            assignment.is_exported |= known.is_exported;
            if assignment.value.is_none() {
                assignment.name = known.name;
                assignment.value = known.value;
            }
        }
        if let Some(block) = self.blocks.last_mut() {
            block.push(name.clone());
        }
        self.set.insert(name, assignment);
    }

    /// What the CLI sees of them when it is now started, after what stands before its name.
    pub fn environment(&self, own: Vec<Assignment>) -> Vec<Assignment> {
        let mut found = own;
        found.retain(|it| it.name.text().starts_with("AWS_"));
        for name in environment::names() {
            let is_own = found.iter().any(|own| own.name.text() == name);
            let outer = self.set.get(name).filter(|it| it.value.is_some());
            found.extend(outer.filter(|_| !is_own).cloned());
        }
        found
    }

    /// Puts known values in place of variables, where the shell would pass them as they are.
    pub fn fill_in(&self, text: &str, shell: Shell, word: &mut Word) {
        if word.variables().is_empty() || self.set.is_empty() {
            return;
        }
        *word = word.with_known(|variable, source| {
            let value = self.value(variable)?;
            let keeps = keeps_form(text, shell, &source, value.text());
            keeps.then_some(value)
        });
    }

    /// The value of a variable that is set once, and to a text without variables.
    fn value(&self, variable: &str) -> Option<&Word> {
        let name = variable_name(variable)?;
        let set = self.set.get(name)?;
        let is_known = !self.ambiguous.contains(name);
        let value = set.value.as_ref().filter(|_| is_known)?;
        value.variables().is_empty().then_some(value)
    }
}

/// `NAME` of `$NAME`, `${NAME}`, `$env:NAME` or `%NAME%`.
fn variable_name(variable: &str) -> Option<&str> {
    if let Some(name) = variable.strip_prefix('%') {
        return name.strip_suffix('%');
    }
    let name = variable.strip_prefix('$')?;
    let name = name.strip_prefix("env:").unwrap_or(name);
    let name = match name.strip_prefix('{') {
        Some(inside) => inside.strip_suffix('}')?,
        None => name,
    };
    let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '_';
    name.chars().all(is_letter).then_some(name)
}

/// Whether a value comes out as it is: bash splits one that is not quoted, and cmd reads it once more.
fn keeps_form(text: &str, shell: Shell, source: &Range<usize>, value: &str) -> bool {
    let is_plain = !value.contains(|c: char| c.is_whitespace() || "*?[]\"^&|<>%".contains(c));
    let at = |place: Option<usize>| place.and_then(|place| text.as_bytes().get(place));
    let is_quoted =
        at(source.start.checked_sub(1)) == Some(&b'"') && at(Some(source.end)) == Some(&b'"');
    match shell {
        Shell::Posix => is_plain || is_quoted,
        Shell::Cmd => is_plain,
        Shell::Fish | Shell::PowerShell => true,
        Shell::WindowsPowerShell => is_plain,
    }
}
