//! What the AWS CLI has beside the operations of an API: commands of its own, and commands that wait.
//!
//! A model of the catalog has them in `commands`, `waiters` and `absent`; botocore's models have none of these.

use serde::Deserialize;

use super::{Operation, Service, cli_name};

/// A command of the AWS CLI that is no operation of an API, such as `logs tail`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct CliCommand {
    /// The words behind the service's, such as `credential-helper get`; empty for a command of one word.
    #[serde(skip)]
    pub name: String,
    /// What it does, in a sentence of AWS's, with code between backticks; empty where nothing says so.
    pub about: String,
    /// How it is written, as the CLI's help shows it, in lines.
    pub synopsis: String,
    /// The operations that it calls, by the CLI's two words; none where that is not known.
    pub calls: Vec<String>,
    /// Whether the CLI's manual leaves it out.
    pub undocumented: bool,
}

/// A command that asks an operation again and again until its answer is a certain one,
/// such as `ec2 wait instance-running`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Waiter {
    /// The word behind `wait`.
    #[serde(skip)]
    pub name: String,
    /// What it waits for, in a sentence of AWS's; empty where nothing says so.
    pub about: String,
    /// The API's name of the operation that it asks.
    pub operation: String,
    /// Seconds from one question to the next.
    pub delay: u32,
    /// After how many questions it gives up.
    pub max_attempts: u32,
    /// The API's names of operations that begin what it waits for.
    pub after: Vec<String>,
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

impl Service {
    /// The command with these words behind the service's.
    pub fn cli_command(&self, name: &str) -> Option<&CliCommand> {
        self.commands.iter().find(|command| command.name == name)
    }

    /// The commands that begin with these words, such as `wizard new-role` with `wizard`.
    pub fn cli_commands_in<'s>(&'s self, group: &'s str) -> impl Iterator<Item = &'s CliCommand> {
        let commands = self.commands.iter();
        commands.filter(move |command| is_in(group, &command.name))
    }

    /// The waiter with this word.
    pub fn waiter(&self, name: &str) -> Option<&Waiter> {
        self.waiters.iter().find(|waiter| waiter.name == name)
    }

    /// The waiters that follow on an operation: they wait until what it began is done.
    pub fn waiters_after(&self, operation: &Operation) -> impl Iterator<Item = &Waiter> {
        let waiters = self.waiters.iter();
        waiters.filter(|waiter| waiter.after.contains(&operation.api_name))
    }

    /// The waiters that ask an operation.
    pub fn waiters_asking(&self, operation: &Operation) -> impl Iterator<Item = &Waiter> {
        let waiters = self.waiters.iter();
        waiters.filter(|waiter| waiter.operation == operation.api_name)
    }

    /// The API's name of an operation that the API has and the AWS CLI has not, and why; by either of its names.
    pub fn absent_operation(&self, name: &str) -> Option<(&str, Absence)> {
        let mut absent = self.absent.iter();
        let found = absent.find(|(api_name, _)| api_name == name || cli_name(api_name) == name);
        found.map(|(api_name, why)| (api_name.as_str(), *why))
    }
}

fn is_in(group: &str, name: &str) -> bool {
    let rest = name.strip_prefix(group);
    rest.is_some_and(|rest| group.is_empty() || rest.starts_with(' '))
}

/// The address of AWS's page about a command, by its words, or about a group of them.
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

    const MODEL: &str = r#"{"metadata":{},"shapes":{},"operations":{"RunTask":{},"DescribeTasks":{}},
        "commands":{"":{"synopsis":"aws shop"},"tail":{"about":"Shows it.","calls":["shop run-task"]},"a b":{},"ab":{}},
        "waiters":{"tasks-running":{"operation":"DescribeTasks","delay":6,"maxAttempts":100,"after":["RunTask"]}},
        "absent":{"WatchIt":"response"}}"#;

    #[test]
    fn commands_and_waiters_are_found() {
        let service = Service::from_json(MODEL, Some("shop")).unwrap();
        assert_eq!(service.cli_command("").unwrap().synopsis, "aws shop");
        assert_eq!(
            service.cli_command("tail").unwrap().calls,
            ["shop run-task"]
        );
        let inside = |group| service.cli_commands_in(group).count();
        assert_eq!((inside("a"), inside(""), inside("b")), (1, 4, 0));
        let [run, describe] = &service.operations[..] else {
            panic!("{service:?}")
        };
        let names = |waiter: &Waiter| waiter.name.clone();
        assert!(service.waiters_after(run).map(names).eq(["tasks-running"]));
        assert_eq!(service.waiters_after(describe).count(), 0);
        assert_eq!(service.waiters_asking(describe).count(), 1);
        assert_eq!(service.waiter("tasks-running").unwrap().max_attempts, 100);
    }

    #[test]
    fn what_the_cli_lacks_is_known_by_both_names() {
        let service = Service::from_json(MODEL, Some("shop")).unwrap();
        let found = Some(("WatchIt", Absence::Response));
        assert_eq!(service.absent_operation("watch-it"), found);
        assert_eq!(service.absent_operation("WatchIt"), found);
        assert_eq!(service.absent_operation("run-task"), None);
    }

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
