//! Finds a service's commands, waiters and operations that the CLI lacks by their names.

use super::{Absence, CliCommand, Operation, Service, Waiter, cli_name};

impl Service {
    /// The command with these words after the service's.
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

    /// The waiters that follow an operation: they wait until what it began is done.
    pub fn waiters_after(&self, operation: &Operation) -> impl Iterator<Item = &Waiter> {
        let waiters = self.waiters.iter();
        waiters.filter(|waiter| waiter.after.contains(&operation.api_name))
    }

    /// The waiters that call an operation.
    pub fn waiters_asking(&self, operation: &Operation) -> impl Iterator<Item = &Waiter> {
        let waiters = self.waiters.iter();
        waiters.filter(|waiter| waiter.operation == operation.api_name)
    }

    /// The API's name of an operation that the AWS CLI lacks, and why; found by either of its names.
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
}
