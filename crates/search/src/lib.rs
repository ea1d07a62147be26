//! Finding an operation or a service by words, beginnings of words or letters of them.
//!
//! It knows the [model](wireform_model) and nothing else of Wireform.

#![forbid(unsafe_code)]
#![warn(missing_debug_implementations)]

use wireform_model::near::nearest;

/// The names of all services and operations.
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
    pub operations: Vec<ListedOperation>,
}

/// An operation in the index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListedOperation {
    /// The CLI's word for it.
    pub command: String,
    pub deprecated: bool,
}

/// What was found: a service, or one of its operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit<'i> {
    pub service: &'i Listed,
    pub operation: Option<&'i ListedOperation>,
}

impl PartialEq for Listed {
    fn eq(&self, other: &Self) -> bool {
        self.command == other.command
    }
}

impl Eq for Listed {}

/// Counts up when files of the catalog change so that older readers would misread them.
pub const FORMAT: &str = "2";

impl Index {
    /// Reads `services.txt` of a catalog; `None` where it is of another format.
    ///
    /// Its first line is the format, the models' name and their day, each other line a service's word and title;
    /// tabs stand between them.
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
    /// An operation that is a verb alone stands on a line without a thing, and `!` is behind what is deprecated.
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

    /// The services and operations that fit every word of a query best, at most so many, the best first.
    pub fn find(&self, query: &str, most: usize, is_preferred: Prefer<'_>) -> Vec<Hit<'_>> {
        find(&mut self.services.iter(), query, most, is_preferred)
    }
}

/// Whether an operation, by the CLI's two words, goes before others that fit as well.
pub type Prefer<'f> = &'f dyn Fn(&str, &str) -> bool;

/// More services than these would hide the operations that fit as well.
const MOST_SERVICES: usize = 4;

/// What of some services fits every word of a query best, at most so many hits, the best first.
///
/// A word fits a name's word that it is, that it begins, or whose letters it has in their order,
/// all from the first on; or, less well, any part of the whole name, or a word with one letter wrong.
pub fn find<'i>(
    services: &mut dyn Iterator<Item = &'i Listed>,
    query: &str,
    most: usize,
    is_preferred: Prefer<'_>,
) -> Vec<Hit<'i>> {
    let query = query.to_ascii_lowercase();
    let words = words(&query);
    let mut of_services = Best::new(MOST_SERVICES.min(most));
    let mut best = Best::new(most);
    if words.is_empty() {
        return Vec::new();
    }
    for service in services {
        let hit = |operation| Hit { service, operation };
        // Found out once for all of its operations.
        let misses: Vec<Misses> = words.iter().map(|word| of_service(word, service)).collect();
        of_services.take(service_rank(service, &misses), hit(None));
        for operation in &service.operations {
            let rank = operation_rank(&words, service, &misses, &operation.command, is_preferred);
            best.take(rank, hit(Some(operation)));
        }
    }
    for (rank, hit) in of_services.hits {
        best.take(Some(rank), hit);
    }
    best.hits.into_iter().map(|(_, hit)| hit).collect()
}

/// Whether a name fits every word of a query, as [`find`] takes words.
pub fn fits(query: &str, name: &str) -> bool {
    let query = query.to_ascii_lowercase();
    words(&query).iter().all(|word| miss(word, name).is_some())
}

/// Names that somebody may have meant by one that is none of them: the one that is written most like it,
/// and a few that it fits.
pub fn near<'n>(name: &str, names: &[&'n str]) -> Vec<&'n str> {
    const MOST: usize = 3;
    let mut near: Vec<&str> = nearest(name, &mut names.iter().copied())
        .into_iter()
        .collect();
    for other in names {
        if near.len() < MOST && !near.contains(other) && fits(name, other) {
            near.push(other);
        }
    }
    near
}

/// The words of a query; of a command that was pasted, those between `aws` and the options.
fn words(query: &str) -> Vec<&str> {
    let query = query.trim();
    let command = query.strip_prefix("aws ").unwrap_or(query);
    let command = command.split(" -").next().unwrap_or(command);
    command
        // As IAM writes it, `s3:PutObject`, too.
        .split(|c: char| c.is_ascii_whitespace() || matches!(c, '-' | '_' | '/' | ':' | '.'))
        .filter(|word| !word.is_empty())
        .collect()
}

/// The best hits so far, with their ranks.
struct Best<'i> {
    most: usize,
    hits: Vec<(Rank, Hit<'i>)>,
}

impl<'i> Best<'i> {
    fn new(most: usize) -> Self {
        Best {
            most,
            hits: Vec::new(),
        }
    }

    fn take(&mut self, rank: Option<Rank>, hit: Hit<'i>) {
        let Some(rank) = rank else { return };
        let at = self.hits.partition_point(|(other, _)| *other <= rank);
        if at < self.most {
            self.hits.insert(at, (rank, hit));
            self.hits.truncate(self.most);
        }
    }
}

/// The less the better: what the words miss; whether it is none of those that are preferred;
/// and how much of the names nobody asked for.
type Rank = (u32, bool, usize, usize);

/// How far a word is from fitting a service's command and its title, where it fits them.
type Misses = [Option<u32>; 2];

fn of_service(word: &str, service: &Listed) -> Misses {
    // People say S3 and the CLI s3api.
    let spoken = service.command.strip_suffix("api");
    let command = match spoken == Some(word) {
        true => Some(0),
        false => miss(word, &service.command),
    };
    [command, title_miss(word, &service.title)]
}

/// Among services, the one of the name goes before those that are for it.
///
/// A name or a title that has all words as they are goes before every operation that has them.
fn service_rank(service: &Listed, misses: &[Misses]) -> Option<Rank> {
    let (mut missed, mut titles) = (0, 0);
    for [command, title] in misses {
        // One word of a title may be about anything; several are its name.
        let is_name = misses.len() > 1;
        let title = title.map(|miss| if miss == 0 && is_name { 0 } else { miss + 1 });
        missed += command.iter().copied().chain(title).min()?;
        titles += usize::from(*command != Some(0));
    }
    // Of services whose titles begin alike, the one that the others are named after goes first.
    let unasked = match titles {
        0 => service.command.len(),
        _ => service.title.len() + service.command.matches('-').count() * 100,
    };
    Some((missed, false, titles, unasked))
}

/// The service's name says where, the operation's what: the latter is more of a find, and a title less than a name.
fn operation_rank(
    words: &[&str],
    service: &Listed,
    misses: &[Misses],
    operation: &str,
    is_preferred: Prefer<'_>,
) -> Option<Rank> {
    // Every second word that nobody asked for counts as one that is not quite right.
    let unasked = operation.split('-').count().saturating_sub(words.len());
    let mut missed = unasked as u32 / 2;
    for (word, of_service) in words.iter().zip(misses) {
        let [command, title] = of_service;
        let of_service = command.map(|miss| miss + 1).into_iter();
        let of_service = of_service.chain(title.map(|miss| miss + 2));
        missed += miss(word, operation).into_iter().chain(of_service).min()?;
    }
    let plain = !is_preferred(&service.command, operation);
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
    let parts = title.split(|c: char| !c.is_ascii_alphanumeric());
    let parts = parts.flat_map(camel_words);
    parts
        .filter_map(|part| word_miss(word, &part.to_ascii_lowercase()))
        .min()
}

/// The words of a title's word that is made of several, such as `EventBridge`, after itself.
fn camel_words(title: &str) -> Vec<&str> {
    let bytes = title.as_bytes();
    let begins = |at: usize| {
        let before = bytes.get(at.wrapping_sub(1));
        before.is_some_and(u8::is_ascii_lowercase)
            && bytes.get(at).is_some_and(u8::is_ascii_uppercase)
    };
    let mut words = vec![title];
    let mut start = 0;
    for end in (1..=bytes.len()).filter(|end| *end == bytes.len() || begins(*end)) {
        words.extend(title.get(start..end));
        start = end;
    }
    words
}

fn word_miss(word: &str, part: &str) -> Option<u32> {
    if word == part {
        Some(0)
    } else if is_plural(word, part) {
        Some(1)
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

fn is_plural(word: &str, part: &str) -> bool {
    word.len() > 2 && part.strip_suffix('s') == Some(word)
}

/// Whether a word has letters of another in their order, from its first on: `intgr` of `integration`.
fn is_shortened(word: &str, part: &str) -> bool {
    word.as_bytes().first() == part.as_bytes().first() && has_letters(word, part)
}

/// Whether a name has the letters of a word in their order.
fn has_letters(word: &str, name: &str) -> bool {
    let mut rest = name.bytes();
    word.bytes().all(|letter| rest.any(|other| other == letter))
}

/// For those who write a name in one, as the API does: `createintegration`, `functionurl`.
fn squeezed_miss(word: &str, name: &str) -> Option<u32> {
    const LEAST: usize = 3;
    // Most names are out at once, without a copy.
    if word.len() < LEAST || !has_letters(word, name) {
        return None;
    }
    let squeezed: String = name.split('-').collect();
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

/// A line of `services.txt`.
fn listed(line: &str) -> Option<Listed> {
    let (command, title) = line.split_once('\t')?;
    Some(Listed {
        command: command.to_owned(),
        title: title.to_owned(),
        operations: Vec::new(),
    })
}

/// The operations of a line of `operations.txt`.
fn operations(line: &str) -> impl Iterator<Item = ListedOperation> {
    let (thing, verbs) = line.split_once(' ').unwrap_or((line, ""));
    let verbs = verbs.split(' ').filter(|verb| !verb.is_empty());
    verbs.map(move |verb| {
        let name = verb.trim_end_matches('!');
        ListedOperation {
            command: if thing.is_empty() {
                name.to_owned()
            } else {
                [name, thing].join("-")
            },
            deprecated: name != verb,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SERVICES: &str = "2\tAWS CLI\t2026-01-02\n\
        apigatewayv2\tAmazonApiGatewayV2\n\
        lambda\tAWS Lambda\n\
        s3api\tAmazon Simple Storage Service\n\
        pipes\tAmazon EventBridge Pipes\n\
        events\tAmazon EventBridge\n";

    const OPERATIONS: &str = "apigatewayv2\napi create\nintegration create get\nintegration-response create\n\n\
        lambda\n invoke\nasync invoke!\nfunction create\nfunction-url-config create\n\n\
        s3api\nobject get put\nobject-acl put\n\n\
        events\nevents put\n\n\
        unheard-of\nthing get\n";

    fn is_preferred(service: &str, operation: &str) -> bool {
        (service, operation) == ("apigatewayv2", "create-integration")
    }

    fn index() -> Index {
        let mut index = Index::read(SERVICES).unwrap();
        index.read_operations(OPERATIONS);
        index
    }

    fn name(hit: &Hit<'_>) -> String {
        let operation = hit.operation.map(|operation| operation.command.as_str());
        let words = [Some(hit.service.command.as_str()), operation];
        let words: Vec<&str> = words.into_iter().flatten().collect();
        words.join(" ")
    }

    #[track_caller]
    fn assert_first(query: &str, found: &str) {
        let index = index();
        let names: Vec<String> = index
            .find(query, 3, &is_preferred)
            .iter()
            .map(name)
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
        assert_first("lambda", "lambda");
        assert_first("lambda invoke", "lambda invoke");
        assert_first("simple storage", "s3api");
        assert_first("s3", "s3api");
        assert_first("api gateway", "apigatewayv2");
        assert_first("aws s3api put-object --bucket x", "s3api put-object");
        assert_first("s3:PutObject", "s3api put-object");
        assert_first("eventbridge", "events");
        assert_first("event bridge", "events");
        assert_first("amazon eventbridge", "events");
        assert_first("eventbridge put events", "events put-events");
        assert_first("eventbridge pipes", "pipes");
        let other = Listed {
            command: "dax".to_owned(),
            title: "AWS Lambda Accelerator".to_owned(),
            ..Listed::default()
        };
        let index = index();
        let hits = find(
            &mut [&other].into_iter().chain(&index.services),
            "lambda",
            2,
            &is_preferred,
        );
        assert_eq!(name(&hits[0]), "lambda");
    }

    #[test]
    fn one_letter_may_be_wrong() {
        for typed in ["put objcet", "put obect", "put objject", "put abject"] {
            assert_first(typed, "s3api put-object");
        }
    }

    #[test]
    fn what_fits_nothing_finds_nothing() {
        let index = index();
        for query in ["", "  ", "zzz", "put zzz", "é", "-"] {
            assert_eq!(index.find(query, 9, &is_preferred), [], "{query}");
        }
        assert_eq!(index.find("create", 2, &is_preferred).len(), 2);
        assert_eq!(index.find("create", 0, &is_preferred).len(), 0);
    }

    #[test]
    fn services_do_not_hide_operations() {
        let service = |number: usize| Listed {
            command: format!("logs{number}"),
            operations: vec![ListedOperation {
                command: "get-logs".to_owned(),
                deprecated: false,
            }],
            ..Listed::default()
        };
        let services: Vec<Listed> = (0..9).map(service).collect();
        let hits = find(&mut services.iter(), "logs", 9, &is_preferred);
        let operations = hits.iter().filter(|hit| hit.operation.is_some());
        assert_eq!((hits.len(), operations.count()), (9, 9));
        let hits = find(&mut services.iter(), "lo", 9, &is_preferred);
        let operations = hits.iter().filter(|hit| hit.operation.is_some());
        assert_eq!((hits.len(), operations.count()), (9, 5));
    }

    #[test]
    fn a_name_fits_or_is_near() {
        assert!(fits("crt intgr", "create-integration") && fits("", "anything"));
        assert!(!fits("delete", "create-integration"));
        let names = ["put-item", "get-item", "update-item"];
        assert_eq!(near("put-itm", &names), ["put-item"]);
        assert_eq!(near("item", &names), names);
        assert_eq!(near("zzz", &names), [""; 0]);
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
    }

    #[test]
    fn what_is_no_index_is_refused_or_passed_over() {
        for text in ["", "1\tAWS CLI\t\n", "<!doctype html>", "{}"] {
            assert!(Index::read(text).is_none(), "{text}");
        }
        let bare = Index::read("2\nno tab").unwrap();
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
