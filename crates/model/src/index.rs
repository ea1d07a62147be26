//! The names of all services and operations, as the catalog lists them.

use crate::wire_names::WireNames;

/// The names of all services and operations.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// Where the models come from, such as `AWS CLI 2.38.5`.
    pub models: String,
    /// The date of the models, `YYYY-MM-DD`; empty where it is unknown.
    pub day: String,
    /// In alphabetical order of their commands.
    pub services: Vec<Listed>,
}

/// A service in the index.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    /// The CLI's word for it.
    pub command: String,
    /// What AWS calls it.
    pub title: String,
    /// Older words for it that the CLI still takes.
    pub synonyms: Vec<String>,
    /// Whether it has commands of the CLI's own and no operations, as `configure`.
    pub is_own: bool,
    /// What identifies it in requests.
    pub wire_names: WireNames,
    /// In alphabetical order; empty until they are read. It includes commands that are not operations.
    pub operations: Vec<ListedOperation>,
}

/// An operation in the index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListedOperation {
    /// The CLI's word for it.
    pub command: String,
    /// What it is the name of.
    pub kind: ListedKind,
    /// Whether AWS has deprecated it.
    pub deprecated: bool,
    /// Older words for it that the CLI still takes.
    pub synonyms: Vec<String>,
}

/// What a name in the index is the name of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ListedKind {
    /// An operation of the API.
    #[default]
    Operation,
    /// A CLI command that is not an operation, such as `s3 cp` or `ec2 wait instance-running`.
    Command,
    /// An operation of the API that the CLI has no command for.
    Absent,
}

impl PartialEq for Listed {
    fn eq(&self, other: &Self) -> bool {
        self.command == other.command
    }
}

impl Eq for Listed {}

/// Increases when the catalog's files change in a way that older readers would misread.
pub const FORMAT: &str = "5";

impl Index {
    /// Reads `services.txt` of a catalog; `None` where it is of another format.
    ///
    /// Its first line is the format, the models' name and their day;
    /// each other line is a service's word, its title, what names it in requests ([`WireNames::cells`])
    /// and older words for it, with tabs between them.
    /// A `+` before the word marks a word that is not a service, but has commands of the CLI's own.
    pub fn read(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let mut head = lines.next()?.split('\t');
        if head.next() != Some(FORMAT) {
            return None;
        }
        let mut next = || head.next().unwrap_or_default().to_owned();
        Some(Index {
            models: next(),
            day: next(),
            services: lines.filter_map(listed).collect(),
        })
    }

    /// Reads `operations.txt` of a catalog into the services that it names.
    ///
    /// It has a paragraph for each service: a line with its word, then a line for each of the things
    /// that its operations are about, with the verbs before it: `api create delete` is `create-api`, `delete-api`.
    /// An operation that is a verb alone is on a line without a thing.
    /// After a verb, `!` marks what is deprecated, `+` a CLI command that is not an operation,
    /// `~` an operation that the CLI does not have, and `=` an older word: `create!=make-an-api`.
    /// In a command of several words `/` stands for the space: `wait/instance+`.
    pub fn read_operations(&mut self, text: &str) {
        for paragraph in text.split("\n\n") {
            let mut lines = paragraph.lines();
            let command = lines.next().unwrap_or_default();
            let named = self.services.iter_mut().find(|s| s.command == command);
            if let Some(service) = named {
                service.operations = lines.flat_map(operations).collect();
            }
        }
    }

    /// The service with this CLI word, or an older word for it.
    pub fn service(&self, name: &str) -> Option<&Listed> {
        let find = |fits: &dyn Fn(&Listed) -> bool| self.services.iter().find(|it| fits(it));
        find(&|service| service.command == name)
            .or_else(|| find(&|service| service.synonyms.iter().any(|synonym| synonym == name)))
    }
}

/// A line of `services.txt`.
fn listed(line: &str) -> Option<Listed> {
    let bare = line.strip_prefix('+');
    let mut cells = bare.unwrap_or(line).split('\t');
    let (command, title) = (cells.next()?, cells.next()?);
    let (names, synonyms): (Vec<&str>, Vec<&str>) =
        cells.partition(|cell| WireNames::is_cell(cell));
    Some(Listed {
        is_own: bare.is_some(),
        command: command.to_owned(),
        title: title.to_owned(),
        synonyms: synonyms.into_iter().map(str::to_owned).collect(),
        wire_names: WireNames::read(command, names),
        operations: Vec::new(),
    })
}

/// The operations of a line of `operations.txt`.
fn operations(line: &str) -> impl Iterator<Item = ListedOperation> {
    let (thing, verbs) = line.split_once(' ').unwrap_or((line, ""));
    let verbs = verbs.split(' ').filter(|verb| !verb.is_empty());
    verbs.map(move |verb| operation(verb, thing))
}

fn operation(verb: &str, thing: &str) -> ListedOperation {
    let mut names = verb.split('=');
    let verb = names.next().unwrap_or_default();
    let name = verb.trim_end_matches(['!', '+', '~']);
    let marks = verb.get(name.len()..).unwrap_or_default();
    let command = match thing {
        "" => name.to_owned(),
        thing => [name, thing].join("-"),
    };
    ListedOperation {
        command: command.replace('/', " "),
        kind: match marks {
            "+" => ListedKind::Command,
            "~" => ListedKind::Absent,
            _ => ListedKind::Operation,
        },
        deprecated: marks == "!",
        synonyms: names.map(str::to_owned).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SERVICES: &str = include_str!("../tests/data/services.txt");
    const OPERATIONS: &str = include_str!("../tests/data/operations.txt");

    fn index() -> Index {
        let mut index = Index::read(SERVICES).unwrap();
        index.read_operations(OPERATIONS);
        index
    }

    #[test]
    fn files_are_read() {
        let index = index();
        assert_eq!(
            (index.models.as_str(), index.day.as_str()),
            ("AWS CLI", "2026-01-02")
        );
        let lambda = &index.services[1];
        let names: Vec<(&str, bool)> = lambda
            .operations
            .iter()
            .map(|operation| (operation.command.as_str(), operation.deprecated))
            .collect();
        let expected = [
            ("invoke", false),
            ("invoke-async", true),
            ("create-function", false),
            ("create-function-url-config", false),
        ];
        assert_eq!(names, expected);
        let synonyms = lambda.operations.iter().flat_map(|it| &it.synonyms);
        assert!(synonyms.eq(&["call-in-background"]));
        assert_eq!(lambda.synonyms, ["functions.aws"]);
        assert_eq!(lambda.wire_names.signing_name, "lambda");
        assert_eq!(index.services[2].wire_names.hosts, ["s3"]);
    }

    #[test]
    fn services_have_older_words() {
        let index = index();
        let command = |name| index.service(name).map(|service| service.command.as_str());
        assert_eq!(command("lambda"), Some("lambda"));
        assert_eq!(command("functions.aws"), Some("lambda"));
        assert_eq!(command("functions"), None);
    }

    #[test]
    fn what_is_no_index_is_refused_or_passed_over() {
        for text in ["", "3\tAWS CLI\t\n", "<!doctype html>", "{}"] {
            assert!(Index::read(text).is_none(), "{text}");
        }
        let bare = Index::read("5\nno tab").unwrap();
        assert!(bare.services.is_empty() && bare.models.is_empty());
        let mut index = Index::read(SERVICES).unwrap();
        for text in [
            "",
            "\n\n\n\n",
            "lambda",
            "lambda\n\nx y",
            "<!doctype html>\n<p>",
        ] {
            index.read_operations(text);
        }
        assert!(
            index
                .services
                .iter()
                .all(|service| service.operations.is_empty())
        );
    }
}
