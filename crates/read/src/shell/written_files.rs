//! The files that a text itself writes: `cat > f.json <<EOF`, `tee f.json <<EOF` and `echo '{}' > f.json`.

use std::collections::HashMap;
use std::sync::Arc;

use super::{ShellCommand, Word};

/// What is in the files that were written so far, by their names.
#[derive(Debug, Default)]
pub(crate) struct WrittenFiles(HashMap<String, Arc<Word>>);

impl WrittenFiles {
    /// Takes what a command writes.
    pub fn learn(&mut self, command: &ShellCommand) {
        let words: Vec<&Word> = command.words.iter().collect();
        let output = command.output.as_ref();
        let (name, content) = match (words.as_slice(), &command.stdin, output) {
            ([cat], Some(content), Some(name)) if cat.text() == "cat" => {
                (name, Some(content.clone()))
            }
            ([tee, name], Some(content), None) if tee.text() == "tee" => {
                (*name, Some(content.clone()))
            }
            ([echo, line], None, Some(name)) if echo.text() == "echo" => (name, printed(line)),
            (_, _, Some(name)) => (name, None),
            _ => return,
        };
        let name = plain_name(name.text()).to_owned();
        match content.filter(|_| !command.appends) {
            Some(content) => self.0.insert(name, Arc::new(content)),
            None => self.0.remove(&name),
        };
    }

    /// The file that a word names, also behind `file://`, `fileb://` and an option, with its content.
    pub fn of(&self, word: &Word) -> Option<(String, Arc<Word>)> {
        if self.0.is_empty() {
            return None;
        }
        let text = word.text();
        let (_, value) = text
            .split_once('=')
            .filter(|_| text.starts_with("--"))
            .unwrap_or(("", text));
        let prefixes = ["file://", "fileb://"];
        let name = prefixes
            .iter()
            .find_map(|prefix| value.strip_prefix(prefix));
        let name = name.unwrap_or(value);
        let content = self.0.get(plain_name(name))?;
        Some((name.to_owned(), Arc::clone(content)))
    }
}

/// A line as `echo` prints it; some shells replace backslashes, others do not.
fn printed(line: &Word) -> Option<Word> {
    if line.text().contains('\\') || line.text().starts_with('-') {
        return None;
    }
    let mut content = line.clone();
    let end = content.span().end;
    content.push_as("\n", end..end);
    Some(content)
}

fn plain_name(name: &str) -> &str {
    name.strip_prefix("./").unwrap_or(name)
}
