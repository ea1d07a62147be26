use wireform_model::cli::Cli;
use wireform_model::diagnostic::Refuser;
use wireform_model::endpoint::EndpointUrl;
use wireform_model::global_options::{GlobalOption, GlobalOptionKind};
use wireform_model::near::nearest;
use wireform_model::only_region::elsewhere;
use wireform_model::path::Path;
use wireform_model::region::{is_known_region, is_region, likely_region, region_of_zone};
use wireform_model::{Kind, OperationRef};

use super::label::shorten;
use super::query_error::query_error;
use super::{CheckInput, Finding, Findings, Rule};

/// # What it checks
/// The values of global options are valid: a region, a JMESPath expression, a URL, a number, one of the choices;
/// no two of them contradict each other; and a service of one region is called there.
///
/// # Why
/// The command is printed with them, and the AWS CLI stops at most of them before it sends anything.
///
/// # Example
/// `--region "eu central 1"`, `--query "Items["`, `--no-paginate --max-items 5`
///
/// # Who refuses
/// The CLI, but for a number of items that is not positive, an Availability Zone in place of a region, and a region
/// in which the service is not, or that Wireform does not know: AWS may have newer ones.
///
/// # Source
/// `customizations/globalargs.py` and `customizations/paginate.py` of the CLI, and runs of it.
pub const GLOBAL_OPTION: Rule = Rule::warning(
    "global-option",
    "Global options have values that the AWS CLI accepts",
);

/// What is wrong with an option.
struct Problem {
    message: String,
    /// Whether the CLI stops.
    is_refused: bool,
    /// A value that was probably meant.
    likely: Option<String>,
}

impl Problem {
    fn new(message: String, is_refused: bool) -> Self {
        Problem {
            message,
            is_refused,
            likely: None,
        }
    }

    fn refused(message: String) -> Self {
        Self::new(message, true)
    }

    fn accepted(message: String) -> Self {
        Self::new(message, false)
    }

    fn with_likely(mut self, likely: Option<&str>) -> Self {
        self.likely = likely.map(str::to_owned);
        self
    }
}

pub fn check(subject: &CheckInput<'_>, findings: &mut Findings) {
    for (option, value) in subject.draft.options.iter() {
        if option
            .lacking(subject.operation, subject.cli, value)
            .is_some()
        {
            // The command leaves it out and says so.
            continue;
        }
        let problem = problem(subject, option, value).or_else(|| excluded(subject, option));
        findings.extend(problem.map(|problem| finding(option, problem)));
    }
}

fn finding(option: &GlobalOption, problem: Problem) -> Finding {
    let finding = GLOBAL_OPTION
        .at(Path::root(), problem.message)
        .about_option(option.name);
    let finding = match problem.is_refused {
        true => finding.refused_by(Refuser::Cli),
        false => finding,
    };
    match problem.likely {
        Some(likely) => finding.set_option(format!("Use {likely}"), &likely),
        None => finding,
    }
}

fn problem(subject: &CheckInput<'_>, option: &GlobalOption, value: &str) -> Option<Problem> {
    match (option.kind, option.name) {
        (GlobalOptionKind::Flag, _) => None,
        (GlobalOptionKind::Choice { .. }, name) => {
            not_a_choice(name, option.choices(subject.cli), value)
        }
        (GlobalOptionKind::Number, "page-size" | "max-items") => {
            not_a_count(subject.operation, subject.cli, option.name, value)
        }
        (GlobalOptionKind::Number, name) => not_a_timeout(name, value),
        (GlobalOptionKind::Text, "region") => {
            let problem = not_a_region(value);
            let problem = problem.or_else(|| not_the_only_region(subject.operation, value));
            // What answers at an address of its own may have any region.
            let has_url = subject.draft.options.has("endpoint-url");
            problem.or_else(|| unknown_region(value).filter(|_| !has_url))
        }
        (GlobalOptionKind::Text, "query") => not_a_query(value),
        (GlobalOptionKind::Text, "endpoint-url") => not_a_url(value),
        (GlobalOptionKind::Text, _) => None,
    }
}

fn not_a_choice(name: &str, choices: &[&str], value: &str) -> Option<Problem> {
    if choices.contains(&value) {
        return None;
    }
    let near = nearest(value, &mut choices.iter().copied());
    let meant = near.map_or_else(String::new, |near| format!(" Did you mean `{near}`?"));
    let message = format!(
        "`--{name}` cannot be `{}`.{meant} Choose one of {}.",
        shorten(value),
        choices.join(", ")
    );
    Some(Problem::refused(message).with_likely(near))
}

fn not_a_region(value: &str) -> Option<Problem> {
    if let Some(region) = region_of_zone(value) {
        let message = format!("`{value}` is an Availability Zone, not a region. Use `{region}`.");
        return Some(Problem::accepted(message).with_likely(Some(region)));
    }
    (!is_region(value)).then(|| {
        Problem::refused(format!(
            "`{}` is not the name of a region, such as `eu-central-1`.",
            shorten(value)
        ))
    })
}

fn not_the_only_region(operation: OperationRef<'_>, region: &str) -> Option<Problem> {
    let metadata = &operation.service.metadata;
    let message = elsewhere(metadata, region)?;
    Some(Problem::accepted(message).with_likely(metadata.only_region.as_deref()))
}

fn unknown_region(region: &str) -> Option<Problem> {
    if is_known_region(region) {
        return None;
    }
    let likely = likely_region(region);
    let message = match likely {
        Some(likely) if likely.eq_ignore_ascii_case(region) => {
            format!("AWS writes regions in lower case: `{likely}`.")
        }
        Some(likely) => {
            format!("`{region}` is not a known AWS region. Did you mean `{likely}`?")
        }
        None => format!(
            "`{region}` is not among the regions that Wireform knows. AWS may have newer ones."
        ),
    };
    Some(Problem::accepted(message).with_likely(likely))
}

fn not_a_query(value: &str) -> Option<Problem> {
    let reason = query_error(value)?;
    // The value itself may have backticks, which messages have around code.
    let message = format!("`--query` is not a JMESPath expression: {reason}.");
    Some(Problem::refused(message))
}

fn not_a_url(value: &str) -> Option<Problem> {
    if EndpointUrl::parse(value).is_some() {
        return None;
    }
    let message = format!(
        "`{}` is not a URL such as `https://host` or `http://localhost:4566`.",
        shorten(value)
    );
    Some(Problem::new(message, is_url_refused(value)))
}

/// Whether the CLI finds no host in a URL. It tries others, by schemes that it does not know, and with a user's name.
fn is_url_refused(value: &str) -> bool {
    let Some((_, rest)) = value.split_once("://") else {
        return true;
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    EndpointUrl::parse(&format!("http://{host}")).is_none()
}

fn not_a_timeout(name: &str, value: &str) -> Option<Problem> {
    if python_integer(value).is_some_and(|seconds| seconds >= 0) {
        return None;
    }
    let message = format!(
        "`--{name}` must be a whole number of seconds, 0 or more, not `{}`. 0 means no timeout.",
        shorten(value)
    );
    Some(Problem::refused(message))
}

fn not_a_count(operation: OperationRef<'_>, cli: Cli, name: &str, value: &str) -> Option<Problem> {
    let number = python_integer(value);
    if number.is_some_and(|number| number > 0) {
        return None;
    }
    let message = format!("`--{name}` must be 1 or more, not `{}`.", shorten(value));
    let is_text = limit_is_text(operation, cli);
    Some(Problem::new(message, number.is_none() && !is_text))
}

/// Whether the member that limits a page is a string: then the CLI takes any word.
fn limit_is_text(operation: OperationRef<'_>, cli: Cli) -> bool {
    let pagination = operation.operation.customizations(cli).pagination.as_ref();
    let limit = pagination.and_then(|pagination| pagination.limit.as_deref());
    let member = limit.and_then(|limit| operation.member(limit));
    member.is_some_and(|member| matches!(operation.target(member).kind, Kind::String))
}

/// An integer as Python's `int` reads it from a text.
fn python_integer(text: &str) -> Option<i64> {
    text.trim().parse().ok()
}

/// An option for pages beside what turns them off: `--no-paginate`, or a member that says which page is meant.
fn excluded(subject: &CheckInput<'_>, option: &GlobalOption) -> Option<Problem> {
    if !option.is_paging {
        return None;
    }
    let name = option.name;
    if subject.draft.options.has("no-paginate") {
        let message =
            format!("`--{name}` and `--no-paginate` cannot be used together. Remove one.");
        return Some(Problem::refused(message));
    }
    let customizations = subject.operation.operation.customizations(subject.cli);
    let pagination = customizations.pagination.as_ref()?;
    let mut members = pagination.tokens.iter().chain(&pagination.limit);
    let member = members.find(|member| subject.draft.member(member).is_some())?;
    let message = format!(
        "`--{name}` and `{member}` cannot be used together: `{member}` selects one page. Remove one."
    );
    Some(Problem::refused(message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_that_is_not_known_may_be_new() {
        for region in ["us-east-1", "aws-global", "eusc-de-east-1"] {
            assert!(unknown_region(region).is_none(), "{region}");
        }
        for (region, likely, words) in [
            ("us-est-1", Some("us-east-1"), "Did you mean `us-east-1`?"),
            ("US-EAST-1", Some("us-east-1"), "in lower case"),
            ("eu-west-9", None, "AWS may have newer ones"),
        ] {
            let problem = unknown_region(region).unwrap();
            assert!(!problem.is_refused && problem.message.contains(words));
            assert_eq!(problem.likely.as_deref(), likely, "{region}");
        }
    }

    #[test]
    fn the_cli_stops_at_a_url_without_a_host() {
        for url in [
            "foo",
            "https://",
            "https://a b",
            "localhost:4566",
            "http://-a",
        ] {
            assert!(
                not_a_url(url).is_some_and(|problem| problem.is_refused),
                "{url}"
            );
        }
        for url in ["ftp://localhost", "https://me@host", "https://host/?a"] {
            assert!(
                not_a_url(url).is_some_and(|problem| !problem.is_refused),
                "{url}"
            );
        }
    }
}
