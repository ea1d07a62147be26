use wireform_model::index::{Index, Listed, ListedKind, ListedOperation};

use crate::popular::{place, verb_place};
use crate::synonyms;
use crate::vocabulary::meanings;
use crate::words::{BETWEEN, fits_word, miss, telling_words, title_miss};

/// What was found: a service, or one of its operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit<'i> {
    /// The service.
    pub service: &'i Listed,
    /// The operation; `None` where the service itself was found.
    pub operation: Option<&'i ListedOperation>,
}

/// Which operation goes first among those that match a query equally well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// It was used recently, so it also goes before those that match a little better.
    Recent,
    /// It has a companion, or is special in another way.
    Special,
    /// No priority: the most used services go first.
    Plain,
}

/// The priority of an operation, by the CLI's words for the service and for it.
pub type Priorities<'f> = &'f dyn Fn(&str, &str) -> Priority;

/// More services than these would hide the operations that match too.
const MOST_SERVICES: usize = 4;

/// How far each word may be from fitting, as [`inexact`] counts it, beside a command that people call by these words:
/// the beginning of a word is as near as this.
const FURTHEST: u32 = 5;

/// The services and operations that match a query best, at most `most` of them, the best first.
///
/// A command that people know by another name comes first (see [`synonyms`](crate::synonyms())),
/// then what matches every word of the query; words that match nothing are skipped,
/// and if nothing matches all of the others, what matches most of them is found.
///
/// A word matches a word of a name if it is the same, its beginning, or some of its letters in order,
/// starting with the first; or, less well, any part of the whole name, or a word with one letter wrong.
/// The CLI's own word for it (`reboot` for `restart`) matches nearly as well as the word itself.
pub fn find<'i>(
    services: &mut dyn Iterator<Item = &'i Listed>,
    query: &str,
    most: usize,
    priority: Priorities<'_>,
) -> Vec<Hit<'i>> {
    let query = query.to_ascii_lowercase();
    let words = telling_words(&query);
    if words.is_empty() {
        return Vec::new();
    }
    let services: Vec<&Listed> = services.collect();
    let found = find_words(&services, &words, most, priority, 0);
    if !found.is_empty() {
        return found;
    }
    let known = words.iter().copied();
    let known: Vec<&str> = known
        .filter(|word| fits_anything(&services, word))
        .collect();
    let allowed = known.len().saturating_sub(1);
    let tries = [0, allowed].into_iter();
    let mut tries = tries.map(|allowed| find_words(&services, &known, most, priority, allowed));
    tries.find(|found| !found.is_empty()).unwrap_or_default()
}

/// Commands that people call by these words, then what matches all of them but `allowed`.
fn find_words<'i>(
    services: &[&'i Listed],
    words: &[&str],
    most: usize,
    priority: Priorities<'_>,
    allowed: usize,
) -> Vec<Hit<'i>> {
    let said = synonyms::commands(words).into_iter();
    let mut hits: Vec<Hit<'i>> = said
        .filter_map(|command| named(services, command))
        .collect();
    // Who says what a command is called does not mean names that have some of the letters.
    let furthest = match hits.is_empty() {
        true => u32::MAX,
        false => FURTHEST * words.len() as u32,
    };
    for (rank, hit) in ranked(services, words, most, priority, allowed) {
        if rank.0 <= furthest && !hits.contains(&hit) {
            hits.push(hit);
        }
    }
    hits.truncate(most);
    hits
}

/// A service by its word, or an operation or command by all of its words.
fn named<'i>(services: &[&'i Listed], command: &str) -> Option<Hit<'i>> {
    let (service, name) = command.split_once(' ').unwrap_or((command, ""));
    let service = services
        .iter()
        .copied()
        .find(|listed| listed.command == service)?;
    let operation = service
        .operations
        .iter()
        .find(|listed| listed.command == name);
    (name.is_empty() || operation.is_some()).then_some(Hit { service, operation })
}

fn fits_anything(services: &[&Listed], word: &str) -> bool {
    let mut services = services.iter();
    services.any(|service| {
        let mut operations = service.operations.iter();
        of_service(word, service).iter().any(Option::is_some)
            || operations.any(|operation| miss(word, &operation.command).is_some())
    }) || !meanings(word).is_empty()
}

fn ranked<'i>(
    services: &[&'i Listed],
    words: &[&str],
    most: usize,
    priority: Priorities<'_>,
    allowed: usize,
) -> Vec<(Rank, Hit<'i>)> {
    let mut of_services = Best::new(MOST_SERVICES.min(most));
    let mut best = Best::new(most);
    let meanings: Vec<_> = words.iter().map(|word| meanings(word)).collect();
    for service in services.iter().copied().filter(|_| !words.is_empty()) {
        let hit = |operation| Hit { service, operation };
        // Found out once for all of its operations.
        let misses: Vec<Misses> = words.iter().map(|word| of_service(word, service)).collect();
        let mut missing = Missing::allowed(allowed);
        of_services.take(service_rank(service, &misses, &mut missing), hit(None));
        for operation in &service.operations {
            let query = Query {
                words,
                meanings: &meanings,
                service,
                misses: &misses,
                allowed,
            };
            let rank = |name| operation_rank(&query, operation, name, priority);
            let ranks = commands(&operation.command, &operation.synonyms).filter_map(rank);
            best.take(ranks.min(), hit(Some(operation)));
        }
    }
    for (rank, hit) in of_services.hits {
        best.take(Some(rank), hit);
    }
    best.hits
}

/// Words that may match nothing; each of them costs more than any that matches badly.
struct Missing {
    left: usize,
}

impl Missing {
    const COST: u32 = 100;

    fn allowed(words: usize) -> Self {
        Missing { left: words }
    }

    /// How far a word is from fitting; `None` where it does not fit, and no more words may.
    fn or(&mut self, miss: Option<u32>) -> Option<u32> {
        if miss.is_some() {
            return miss;
        }
        self.left = self.left.checked_sub(1)?;
        Some(Missing::COST)
    }
}

/// The words of a query, what the CLI calls them, what they are to a service, and how many of them may fit nothing.
struct Query<'q> {
    words: &'q [&'q str],
    meanings: &'q [Vec<&'static str>],
    service: &'q Listed,
    misses: &'q [Misses],
    allowed: usize,
}

/// The services that match every word of a query best, at most `most`, the best first.
pub(crate) fn find_services<'i>(
    services: &'i [Listed],
    query: &str,
    most: usize,
) -> impl Iterator<Item = &'i Listed> {
    let query = query.to_ascii_lowercase();
    let words = telling_words(&query);
    let mut best = Best::new(most);
    for service in services.iter().filter(|_| !words.is_empty()) {
        let misses: Vec<Misses> = words.iter().map(|word| of_service(word, service)).collect();
        let hit = Hit {
            service,
            operation: None,
        };
        best.take(
            service_rank(service, &misses, &mut Missing::allowed(0)),
            hit,
        );
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

/// Lower is better: how far the words are from matching; the priority, a service going first; how many words are only in
/// its title; how much its service and its verb are used; and how much of the names the query does not contain.
type Rank = (u32, Option<Priority>, usize, usize, usize, usize);

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
fn service_rank(service: &Listed, misses: &[Misses], missing: &mut Missing) -> Option<Rank> {
    let (mut missed, mut titles) = (0, 0);
    for [command, title] in misses {
        // One word of a title may be about anything; several are its name.
        let is_name = misses.len() > 1;
        let title = title.map(|miss| if miss == 0 && is_name { 0 } else { miss + 1 });
        missed += missing.or(command.iter().copied().chain(title).min())?;
        titles += usize::from(*command != Some(0));
    }
    // A name that contains more than the query is about something else.
    let is_whole = titles == 0 && service.command.split('-').count() <= misses.len();
    missed += u32::from(titles == 0 && !is_whole);
    // Of services whose titles begin alike, the one that the others are named after goes first.
    let unasked = match titles {
        0 => service.command.len(),
        _ => service.title.len() + service.command.matches('-').count() * 100,
    };
    Some((
        inexact(missed, is_whole),
        None,
        titles,
        unasked,
        place(&service.command),
        0,
    ))
}

/// A match in the operation's name counts more than one in the service's, and one in a title less than in a name.
fn operation_rank(
    query: &Query<'_>,
    operation: &ListedOperation,
    name: &str,
    priority: Priorities<'_>,
) -> Option<Rank> {
    let mut missing = Missing::allowed(query.allowed);
    // Every second word that nobody asked for counts as one that is not quite right.
    let parts = name.split(BETWEEN).count();
    let mut missed = parts.saturating_sub(query.words.len()) as u32 / 2;
    let is_exact = name.split(BETWEEN).all(|part| query.words.contains(&part));
    let words = query.words.iter().zip(query.meanings);
    for ((word, meanings), [command, title]) in words.zip(query.misses) {
        // The whole name of a service beside other words says where to look, and costs nothing.
        let is_place = query.words.len() > 1 && *command == Some(0);
        let of_service = command
            .map(|miss| if is_place { 0 } else { miss + 1 })
            .into_iter();
        let of_service = of_service.chain(title.map(|miss| miss + 2));
        // Who types the singular may mean the plural, but the name itself goes first.
        let of_name = miss(word, name);
        let counted = of_name.map(|miss| if miss == 1 { 0 } else { miss });
        let meant = meanings.iter().filter_map(|meant| meant_miss(meant, name));
        let fits = counted.into_iter().chain(of_service).chain(meant);
        missed += missing.or(fits.min())?;
    }
    // Who wants to wait says so.
    if is_waiter(operation) && !query.words.contains(&"wait") {
        missed += 2;
    }
    let service = &query.service.command;
    let priority = priority(service, name);
    let mut missed = inexact(missed, is_exact);
    if priority == Priority::Recent && missed > 0 {
        missed = missed.saturating_sub(6).max(1);
    }
    let unasked = name.len() * 100 + service.len();
    // A verb that was typed is the one that is wanted.
    let verb = name.split(BETWEEN).next().unwrap_or_default();
    let verb = match query.words.contains(&verb) {
        true => 0,
        false => verb_place(verb) + 1,
    };
    let place = place(service);
    Some((missed, Some(priority), 0, place, verb, unasked))
}

/// How far what a word stands for is from fitting a name: all of its words have to be there.
fn meant_miss(meant: &str, name: &str) -> Option<u32> {
    let is_there = |word: &str| name.split(BETWEEN).any(|part| fits_word(word, part));
    meant.split(' ').all(is_there).then_some(1)
}

/// What is missed, twice, so that a name that is the query itself goes before all that merely contain it.
fn inexact(missed: u32, is_exact: bool) -> u32 {
    missed * 2 + u32::from(!is_exact)
}

fn is_waiter(operation: &ListedOperation) -> bool {
    operation.kind == ListedKind::Command && operation.command.starts_with("wait ")
}

/// The services and operations of an index that match a query best, at most `most`, the best first; see [`find`].
pub fn find_in<'i>(
    index: &'i Index,
    query: &str,
    most: usize,
    priority: Priorities<'_>,
) -> Vec<Hit<'i>> {
    find(&mut index.services.iter(), query, most, priority)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::index;

    fn priority(service: &str, operation: &str) -> Priority {
        match (service, operation) {
            ("apigatewayv2", "create-integration") => Priority::Special,
            _ => Priority::Plain,
        }
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
        let names: Vec<String> = find_in(&index, query, 3, &priority)
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
            &priority,
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
        for query in ["", "  ", "zzz", "zzz xxx", "é", "-"] {
            assert_eq!(find_in(&index, query, 9, &priority), [], "{query}");
        }
        assert_eq!(find_in(&index, "create", 2, &priority).len(), 2);
        assert_eq!(find_in(&index, "create", 0, &priority).len(), 0);
    }

    #[test]
    fn words_that_fit_nothing_are_passed_over() {
        assert_first("put zzz", "s3api put-object");
        assert_first("please put my object zzz", "s3api put-object");
        assert_first("get object integration", "s3api get-object");
    }

    #[test]
    fn recent_ones_go_first() {
        let index = index();
        let priority = |_: &str, operation: &str| match operation {
            "put-object-acl" => Priority::Recent,
            _ => Priority::Plain,
        };
        let first = |query| name(&find_in(&index, query, 3, &priority)[0]);
        assert_eq!(first("put"), "s3api put-object-acl");
        assert_eq!(first("object"), "s3api put-object-acl");
        assert_eq!(first("put object"), "s3api put-object");
        assert_eq!(first("s3"), "s3api");
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
        let hits = find(&mut services.iter(), "logs", 9, &priority);
        let operations = hits.iter().filter(|hit| hit.operation.is_some());
        assert_eq!((hits.len(), operations.count()), (9, 9));
        let hits = find(&mut services.iter(), "lo", 9, &priority);
        let operations = hits.iter().filter(|hit| hit.operation.is_some());
        assert_eq!((hits.len(), operations.count()), (9, 5));
    }
}
