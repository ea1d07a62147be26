use crate::index::{Index, Listed, ListedOperation};
use crate::words::{miss, title_miss, words};

/// What was found: a service, or one of its operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit<'i> {
    /// The service.
    pub service: &'i Listed,
    /// The operation; `None` where the service itself was found.
    pub operation: Option<&'i ListedOperation>,
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
            let rank = |name| operation_rank(&words, service, &misses, name, is_preferred);
            let ranks = commands(&operation.command, &operation.synonyms).filter_map(rank);
            best.take(ranks.min(), hit(Some(operation)));
        }
    }
    for (rank, hit) in of_services.hits {
        best.take(Some(rank), hit);
    }
    best.hits.into_iter().map(|(_, hit)| hit).collect()
}

/// The services that fit every word of a query best, at most so many, the best first.
pub(crate) fn find_services<'i>(
    services: &'i [Listed],
    query: &str,
    most: usize,
) -> impl Iterator<Item = &'i Listed> {
    let query = query.to_ascii_lowercase();
    let words = words(&query);
    let mut best = Best::new(most);
    for service in services.iter().filter(|_| !words.is_empty()) {
        let misses: Vec<Misses> = words.iter().map(|word| of_service(word, service)).collect();
        let hit = Hit {
            service,
            operation: None,
        };
        best.take(service_rank(service, &misses), hit);
    }
    best.hits.into_iter().map(|(_, hit)| hit.service)
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

/// How far a word is from fitting a service's commands and its title, where it fits them.
type Misses = [Option<u32>; 2];

/// A CLI word, and the older ones.
fn commands<'n>(command: &'n str, synonyms: &'n [String]) -> impl Iterator<Item = &'n str> {
    std::iter::once(command).chain(synonyms.iter().map(String::as_str))
}

fn of_service(word: &str, service: &Listed) -> Misses {
    // People say S3 and the CLI s3api.
    let spoken = service.command.strip_suffix("api");
    let commands = commands(&service.command, &service.synonyms);
    let command = match spoken == Some(word) {
        true => Some(0),
        false => commands.filter_map(|command| miss(word, command)).min(),
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

impl Index {
    /// The services and operations that fit every word of a query best, at most so many, the best first.
    pub fn find(&self, query: &str, most: usize, is_preferred: Prefer<'_>) -> Vec<Hit<'_>> {
        find(&mut self.services.iter(), query, most, is_preferred)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::index;

    fn is_preferred(service: &str, operation: &str) -> bool {
        (service, operation) == ("apigatewayv2", "create-integration")
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
        assert_first("lambda call-in-background", "lambda invoke-async");
        assert_first("call background", "lambda invoke-async");
        assert_first("functions.aws", "lambda");
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
                ..ListedOperation::default()
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
}
