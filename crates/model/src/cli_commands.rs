//! What the AWS CLI has in addition to the operations of an API: commands of its own, and waiters.
//!
//! A model of the catalog has them in `commands`, `waiters` and `absent`; botocore's models have none of these.

use serde::Deserialize;

use crate::cli::Cli;

/// A command of the AWS CLI that is not an operation of an API, such as `logs tail`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct CliCommand {
    /// The words after the service's, such as `credential-helper get`; empty for a command of one word.
    #[serde(skip)]
    pub name: String,
    /// What it does, in AWS's words, with code between backticks; may be empty.
    pub about: String,
    /// How it is written, as the CLI's help shows it, in lines.
    pub synopsis: String,
    /// The operations that it calls, by the CLI's two words; empty where that is not known.
    pub calls: Vec<String>,
    /// Whether the CLI's manual leaves it out.
    pub undocumented: bool,
    /// The only version of the CLI that has it; `None` where both have it, or that is not known.
    #[serde(rename = "onlyIn")]
    pub only_in: Option<Cli>,
}

/// A command that polls an operation until it returns a certain result,
/// such as `ec2 wait instance-running`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Waiter {
    /// The word after `wait`.
    #[serde(skip)]
    pub name: String,
    /// What it waits for, in AWS's words; may be empty.
    pub about: String,
    /// The API's name of the operation that it calls.
    pub operation: String,
    /// Seconds between two calls.
    pub delay: u32,
    /// The number of calls after which it gives up.
    pub max_attempts: u32,
    /// The API's names of operations that begin what it waits for.
    pub after: Vec<String>,
    /// The only version of the CLI that has it; `None` where both have it, or that is not known.
    pub only_in: Option<Cli>,
}

/// Why the AWS CLI has no command for an operation of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Absence {
    /// Its response is a stream of events.
    Response,
    /// Its request is a stream of events.
    Request,
    /// It was left out.
    Other,
}

/// The URL of AWS's page about a command, by its words, or about a group of them.
pub fn manual_page(service: &str, name: &str, is_group: bool) -> String {
    let words = [service].into_iter().chain(name.split(' '));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let page = if is_group { "/index.html" } else { ".html" };
    format!(
        "https://docs.aws.amazon.com/cli/latest/reference/{}{page}",
        words.join("/")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_have_pages_in_the_manual() {
        let page = |service, name, is_group| {
            let page = manual_page(service, name, is_group);
            page.rsplit_once("reference/")
                .map(|(_, page)| page.to_owned())
        };
        assert_eq!(page("s3", "cp", false).unwrap(), "s3/cp.html");
        assert_eq!(page("s3", "", true).unwrap(), "s3/index.html");
        assert_eq!(page("login", "", false).unwrap(), "login.html");
        assert_eq!(
            page("ec2", "wait vpc-exists", false).unwrap(),
            "ec2/wait/vpc-exists.html"
        );
    }
}
