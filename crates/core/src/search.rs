//! Finding an operation by words, beginnings of words or letters of them.

use crate::builtin;
use crate::json::{self, JsonError};
use crate::value::{Map, Value};

/// The names of all services and operations: what the catalogue's `index.json` holds.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// Whose models they are, such as `AWS CLI 2.38.5`.
    pub models: String,
    /// The day of the models, `YYYY-MM-DD`; empty where nobody knows it.
    pub day: String,
    pub services: Vec<Listed>,
}

/// A service in the index.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    /// The CLI's word for it.
    pub command: String,
    /// What AWS calls it.
    pub title: String,
    /// The CLI's words for its operations.
    pub operations: Vec<String>,
}

/// An operation that was found, by the CLI's two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit<'i> {
    pub service: &'i Listed,
    pub operation: &'i str,
}

impl PartialEq for Listed {
    fn eq(&self, other: &Self) -> bool {
        self.command == other.command
    }
}

impl Eq for Listed {}

impl Index {
    /// Reads an `index.json`; what it does not say stays empty.
    ///
    /// # Errors
    ///
    /// Where the text is no JSON.
    pub fn from_json(text: &str) -> Result<Self, JsonError> {
        let root = json::read(text)?;
        let services = root.as_map().and_then(|root| root.get("services"));
        let services = services.and_then(Value::as_list).unwrap_or_default();
        Ok(Index {
            models: text_of(root.as_map(), "models"),
            day: text_of(root.as_map(), "day"),
            services: services.iter().map(listed).collect(),
        })
    }

    /// The operations that fit every word of a query best, at most so many, the best first.
    ///
    /// A word fits a name's word that it is, that it begins, or whose letters it has in their order,
    /// all from the first on; or, less well, any part of the whole name, or a word with one letter wrong.
    pub fn find(&self, query: &str, most: usize) -> Vec<Hit<'_>> {
        let query = query.to_ascii_lowercase();
        let words: Vec<&str> = query
            .split(|c: char| c.is_ascii_whitespace() || c == '-' || c == '/')
            .filter(|word| !word.is_empty())
            .collect();
        if words.is_empty() {
            return Vec::new();
        }
        let mut best: Vec<(Rank, Hit<'_>)> = Vec::new();
        for service in &self.services {
            for operation in &service.operations {
                let Some(rank) = rank(&words, service, operation) else {
                    continue;
                };
                let at = best.partition_point(|(other, _)| *other <= rank);
                if at < most {
                    best.insert(at, (rank, Hit { service, operation }));
                    best.truncate(most);
                }
            }
        }
        best.into_iter().map(|(_, hit)| hit).collect()
    }
}

/// The less the better: what the words miss; whether Wireform knows no more of it than the model;
/// and how much of the names nobody asked for.
type Rank = (u32, bool, usize, usize);

fn rank(words: &[&str], service: &Listed, operation: &str) -> Option<Rank> {
    let mut missed = 0;
    for word in words {
        let of_operation = miss(word, operation);
        // The service's name says where, the operation's what: the latter is more of a find.
        let of_service = miss(word, &service.command)
            .into_iter()
            .chain(title_miss(word, &service.title))
            .min()
            .map(|miss| miss + 1);
        missed += of_operation.into_iter().chain(of_service).min()?;
    }
    let plain = !builtin::has_companion(&service.command, operation);
    Some((missed, plain, operation.len(), service.command.len()))
}

/// How far a word is from fitting a name of words with hyphens; `None` where it does not fit.
fn miss(word: &str, name: &str) -> Option<u32> {
    let of_words = name
        .split('-')
        .filter_map(|part| word_miss(word, part))
        .min();
    let squeezed = || squeezed_miss(word, name);
    of_words.or_else(squeezed)
}

fn title_miss(word: &str, title: &str) -> Option<u32> {
    let title = title.to_ascii_lowercase();
    let parts = title.split(' ');
    parts.filter_map(|part| word_miss(word, part)).min()
}

fn word_miss(word: &str, part: &str) -> Option<u32> {
    if word == part {
        Some(0)
    } else if part.starts_with(word) {
        Some(2)
    } else if is_shortened(word, part) {
        Some(4)
    } else if word.len() > 3 && differs_by_one(word.as_bytes(), part.as_bytes()) {
        Some(6)
    } else {
        None
    }
}

/// Whether a word has letters of another in their order, from its first on: `intgr` of `integration`.
fn is_shortened(word: &str, part: &str) -> bool {
    let mut rest = part.bytes();
    word.as_bytes().first() == part.as_bytes().first()
        && word.bytes().all(|letter| rest.any(|other| other == letter))
}

/// For those who write a name in one, as the API does: `createintegration`, `functionurl`.
fn squeezed_miss(word: &str, name: &str) -> Option<u32> {
    const LEAST: usize = 3;
    let squeezed: String = name.split('-').collect();
    if word.len() < LEAST {
        return None;
    }
    let at = squeezed.find(word)?;
    match (at, squeezed.len() == word.len()) {
        (0, true) => Some(0),
        (0, false) => Some(3),
        _ => Some(5),
    }
}

/// Whether one letter is missing, too many, wrong, or changed places with the next.
fn differs_by_one(word: &[u8], part: &[u8]) -> bool {
    let head = word.iter().zip(part).take_while(|(a, b)| a == b).count();
    let (word, part) = (&word[head..], &part[head..]);
    let after = |rest: &[u8], count: usize| rest.get(count..).unwrap_or_default().to_vec();
    let swapped = word.len() > 1
        && part.len() > 1
        && (word[0], word[1]) == (part[1], part[0])
        && after(word, 2) == after(part, 2);
    swapped || after(word, 1) == after(part, 1) || word == after(part, 1) || after(word, 1) == part
}

fn listed(service: &Value) -> Listed {
    let service = service.as_map();
    let operations = service.and_then(|map| map.get("operations"));
    let operations = operations.and_then(Value::as_list).unwrap_or_default();
    let names = operations.iter().filter_map(Value::as_str);
    Listed {
        command: text_of(service, "command"),
        title: text_of(service, "title"),
        operations: names.map(str::to_owned).collect(),
    }
}

fn text_of(map: Option<&Map>, name: &str) -> String {
    let value = map.and_then(|map| map.get(name)).and_then(Value::as_str);
    value.unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str = r#"{"models": "AWS CLI", "day": "2026-01-02", "services": [
        {"command": "apigatewayv2", "title": "AmazonApiGatewayV2",
         "operations": ["create-api", "create-integration", "create-integration-response", "get-integration"]},
        {"command": "lambda", "title": "AWS Lambda",
         "operations": ["create-function", "create-function-url-config", "invoke", "invoke-async"]},
        {"command": "s3api", "title": "Amazon Simple Storage Service",
         "operations": ["get-object", "put-object", "put-object-acl"]}
    ]}"#;

    #[track_caller]
    fn assert_first(query: &str, found: &str) {
        let index = Index::from_json(INDEX).unwrap();
        let hits = index.find(query, 3);
        let names: Vec<String> = hits
            .iter()
            .map(|hit| format!("{} {}", hit.service.command, hit.operation))
            .collect();
        assert_eq!(names.first().map(String::as_str), Some(found), "{names:?}");
    }

    #[test]
    fn words_beginnings_and_letters_of_words_are_found() {
        assert_first("create-integration", "apigatewayv2 create-integration");
        assert_first("crt intgr", "apigatewayv2 create-integration");
        assert_first(
            "apigatewayv2 create-integration",
            "apigatewayv2 create-integration",
        );
        assert_first(
            "CreateIntegrationResponse",
            "apigatewayv2 create-integration-response",
        );
        assert_first("function url", "lambda create-function-url-config");
        assert_first("invoke", "lambda invoke");
    }

    #[test]
    fn services_are_found_by_command_and_title() {
        assert_first("s3 put object", "s3api put-object");
        assert_first("storage get", "s3api get-object");
        assert_first("lambda", "lambda invoke");
    }

    #[test]
    fn one_letter_may_be_wrong() {
        for typed in ["put objcet", "put obect", "put objject", "put abject"] {
            assert_first(typed, "s3api put-object");
        }
    }

    #[test]
    fn what_fits_nothing_finds_nothing() {
        let index = Index::from_json(INDEX).unwrap();
        for query in ["", "  ", "zzz", "put zzz", "é", "-"] {
            assert_eq!(index.find(query, 9), [], "{query}");
        }
        assert!(index.find("create", 2).len() == 2);
    }

    #[test]
    fn what_is_no_index_is_an_empty_one_or_refused() {
        assert!(Index::from_json("[]").unwrap().services.is_empty());
        assert!(Index::from_json("{").is_err());
        assert_eq!(Index::from_json(INDEX).unwrap().day, "2026-01-02");
    }
}
