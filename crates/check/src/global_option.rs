use wireform_model::cli::Cli;
use wireform_model::diagnostic::Refuser;
use wireform_model::endpoint::EndpointUrl;
use wireform_model::global_options::{GlobalOption, GlobalOptionKind};
use wireform_model::near::nearest;
use wireform_model::path::Path;
use wireform_model::region::{is_region, region_of_zone};
use wireform_model::{Kind, OperationRef};

use super::label::shorten;
use super::{CheckInput, Finding, Findings, Rule};

/// # What it checks
/// The values of global options are such: a region, a JMESPath expression, a URL, a number, one of the choices;
/// and no two of them exclude each other.
///
/// # Why
/// The command is printed with them, and the AWS CLI stops at most of them before it sends anything.
///
/// # Example
/// `--region "eu central 1"`, `--query "Items["`, `--no-paginate --max-items 5`
///
/// # Who refuses
/// The CLI, but for a number of items that is not positive and an Availability Zone in place of a region.
///
/// # Source
/// `customizations/globalargs.py` and `customizations/paginate.py` of the CLI, and runs of it.
pub const GLOBAL_OPTION: Rule = Rule::warning(
    "global-option",
    "Global options have values that the AWS CLI accepts",
);

/// What a finding says, and whether the CLI stops.
type Problem = (String, bool);

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
        if let Some((message, is_refused)) = problem {
            let finding = finding(option, message);
            findings.push(match is_refused {
                true => finding.refused_by(Refuser::Cli),
                false => finding,
            });
        }
    }
}

fn finding(option: &GlobalOption, message: String) -> Finding {
    GLOBAL_OPTION
        .at(Path::root(), message)
        .about_option(option.name)
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
        (GlobalOptionKind::Text, "region") => not_a_region(value),
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
    Some((message, true))
}

fn not_a_region(value: &str) -> Option<Problem> {
    if let Some(region) = region_of_zone(value) {
        let message = format!("`{value}` is an Availability Zone, not a region. Use `{region}`.");
        return Some((message, false));
    }
    (!is_region(value)).then(|| {
        let message = format!(
            "`{}` is not the name of a region, such as `eu-central-1`.",
            shorten(value)
        );
        (message, true)
    })
}

fn not_a_query(value: &str) -> Option<Problem> {
    let reason = query_error(value)?;
    let message = format!(
        "`{}` is not a JMESPath expression: {reason}.",
        shorten(value)
    );
    Some((message, true))
}

/// Why a text is no JMESPath expression, as the end of a sentence; `None` also for one that is too deep to be read here.
fn query_error(value: &str) -> Option<String> {
    /// The parser calls itself for each of these.
    const DEEPEST: usize = 200;
    const LONGEST: usize = 10_000;
    let nests = |c: &char| "([{!&".contains(*c);
    if value.len() > LONGEST || value.chars().filter(nests).count() > DEEPEST {
        return None;
    }
    let error = jmespath::parse(value).err()?;
    let jmespath::ErrorReason::Parse(reason) = error.reason else {
        return None;
    };
    // Python's reader takes a literal that is not JSON for a string.
    if reason.contains("literal") {
        return None;
    }
    Some(reason.trim_end_matches(['.', '\n']).to_owned())
}

fn not_a_url(value: &str) -> Option<Problem> {
    if EndpointUrl::parse(value).is_some() {
        return None;
    }
    let message = format!(
        "`{}` is not a URL such as `https://host` or `http://localhost:4566`.",
        shorten(value)
    );
    Some((message, is_url_refused(value)))
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
        "`--{name}` needs a number of seconds, not `{}`; 0 is no limit.",
        shorten(value)
    );
    Some((message, true))
}

fn not_a_count(operation: OperationRef<'_>, cli: Cli, name: &str, value: &str) -> Option<Problem> {
    let number = python_integer(value);
    if number.is_some_and(|number| number > 0) {
        return None;
    }
    let message = format!(
        "`--{name}` needs a number from 1, not `{}`.",
        shorten(value)
    );
    let is_text = limit_is_text(operation, cli);
    Some((message, number.is_none() && !is_text))
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
        let message = format!("`--{name}` and `--no-paginate` exclude each other. Remove one.");
        return Some((message, true));
    }
    let customizations = subject.operation.operation.customizations(subject.cli);
    let pagination = customizations.pagination.as_ref()?;
    let mut members = pagination.tokens.iter().chain(&pagination.limit);
    let member = members.find(|member| subject.draft.member(member).is_some())?;
    let message = format!(
        "`--{name}` and `{member}` exclude each other: `{member}` names one page. Remove one."
    );
    Some((message, true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_are_jmespath() {
        for query in [
            "a",
            "a.b[?c=='d'] | [0]",
            "`[1]`",
            "`foo`",
            "length(@)",
            "a || !b",
            "[::-1]",
        ] {
            assert_eq!(query_error(query), None, "{query}");
        }
        for query in ["a[", "-a", "file://x", "a..b", "'"] {
            assert!(query_error(query).is_some(), "{query}");
        }
        assert_eq!(query_error(&"(".repeat(100_000)), None);
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
            assert!(not_a_url(url).is_some_and(|(_, refused)| refused), "{url}");
        }
        for url in ["ftp://localhost", "https://me@host", "https://host/?a"] {
            assert!(not_a_url(url).is_some_and(|(_, refused)| !refused), "{url}");
        }
    }
}
