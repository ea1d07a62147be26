//! Which waiters a service has, which operation each calls, and which operations begin what it waits for.
//!
//! The operation that a waiter calls is in botocore's `waiters-2.json`.
//! Its name shows which operations it follows: a waiter is named after a thing and its state, and an operation
//! after a verb and the thing, so `InstanceRunning` follows `RunInstances` and `StartInstances`,
//! since instances that are run or started are running in the end.
//! `STATES` has the states with the verbs that lead there; a waiter of another state, or an operation with
//! another kind of name, needs a line in `cli_commands.txt`.

use serde_json::{Value, json};
use wireform_model::cli_name;

use crate::Object;
use crate::cli_commands::AboutWaiter;
use crate::command_facts::CommandFacts;
use crate::models::{WaiterModel, Waiters};

/// States, each with the verbs of the operations that bring a thing there.
const STATES: &[(&[&str], &[&str])] = &[
    (&["CreateComplete"], &["Create"]),
    (&["UpdateComplete", "Updated"], &["Update"]),
    (&["ImportComplete"], &["Import"]),
    (&["ExecuteComplete"], &["Execute"]),
    (
        &["DeleteComplete", "Deleted", "NotExists"],
        &["Delete", "Terminate"],
    ),
    (&["Terminated"], &["Terminate"]),
    (
        &["Exists"],
        &["Create", "Run", "Put", "Copy", "Register", "Restore"],
    ),
    (
        &["Active", "Available", "InService", "Created", "Valid"],
        &["Create", "Copy", "Register", "Restore", "Request"],
    ),
    (&["Ready"], &["Create"]),
    (&["Deployed"], &["Create", "Update"]),
    (&["Running"], &["Run", "Start"]),
    (&["Started", "Online"], &["Start"]),
    (&["Stopped", "Offline"], &["Stop"]),
    (&["Cancelled"], &["Cancel"]),
    (
        &[
            "Completed",
            "Complete",
            "Successful",
            "Succeeded",
            "Success",
            "CompletedOrStopped",
        ],
        &["Create", "Start", "Copy"],
    ),
    (&["Issued"], &["Issue", "Request"]),
    (&["Validated"], &["Request"]),
    (&["Registered"], &["Register"]),
    (&["Deregistered"], &["Deregister"]),
    (&["Associated"], &["Associate"]),
    (&["Disassociated"], &["Disassociate"]),
    (&["Accepted"], &["Accept"]),
];

/// What `SERVICE.json` holds in `waiters`, by the CLI's words in their order.
///
/// `about` returns what the CLI says about one, or `None` where the CLI does not have it.
pub fn waiters(
    command: &str,
    waiters: &Waiters,
    operations: &Object,
    about: impl Fn(&str) -> Option<AboutWaiter>,
    facts: &CommandFacts,
) -> Object {
    let all = waiters.waiters.iter().filter_map(|(name, waiter)| {
        let word = cli_name(name);
        let about = about(&word)?;
        let mut after = after(name, operations, waiters);
        let told = facts.after(&format!("{command} {word}")).into_iter();
        let told: Vec<&str> = told
            .filter(|name| operations.contains_key(*name) && !after.contains(name))
            .collect();
        after.extend(told);
        Some((word, waiter_json(waiter, &about, &after)))
    });
    let mut all: Object = all.collect();
    all.sort_keys();
    all
}

fn waiter_json(waiter: &WaiterModel, about: &AboutWaiter, after: &[&str]) -> Value {
    let mut json = json!({
        "operation": waiter.operation, "delay": waiter.delay, "maxAttempts": waiter.max_attempts,
    });
    if !about.text.is_empty() {
        json["about"] = about.text.as_str().into();
    }
    if let Some(cli) = about.only_in {
        json["onlyIn"] = cli.as_str().into();
    }
    if !after.is_empty() {
        json["after"] = json!(after);
    }
    json
}

/// The operations that bring the thing of a waiter to its state, by their names alone.
fn after<'o>(waiter: &str, operations: &'o Object, all: &Waiters) -> Vec<&'o str> {
    // A waiter that has a second version is there for those who know it.
    if all.waiters.contains_key(&format!("{waiter}V2")) {
        return Vec::new();
    }
    let name = waiter.strip_suffix("V2").unwrap_or(waiter);
    let name = name.strip_prefix("WaitFor").unwrap_or(name);
    let Some((thing, verbs)) = thing_and_verbs(name) else {
        return Vec::new();
    };
    let names = operations.keys().map(String::as_str);
    let leads_there = |name: &&str| {
        verbs.iter().any(|verb| {
            let rest = name.strip_prefix(verb);
            rest.is_some_and(|rest| is_about(verb, rest, thing))
        })
    };
    names.filter(leads_there).collect()
}

/// A waiter's thing, in the singular, and the verbs that lead to its state.
fn thing_and_verbs(waiter: &str) -> Option<(&str, &'static [&'static str])> {
    let states = STATES.iter().flat_map(|(states, verbs)| {
        let states = states.iter();
        states.filter_map(|state| Some((waiter.strip_suffix(state)?, *verbs)))
    });
    // The longest state: what is left is the shortest.
    let (thing, verbs) = states.min_by_key(|(thing, _)| thing.len())?;
    let thing = singular(thing);
    (!thing.is_empty()).then_some((thing, verbs))
}

/// Whether the words behind an operation's verb are a thing: `Instances`, `DBInstanceFromS3` of `DBInstance`.
///
/// Only what is restored from or to something is a thing that was not there.
fn is_about(verb: &str, words: &str, thing: &str) -> bool {
    let Some(rest) = words.strip_prefix(thing) else {
        return false;
    };
    let rest = rest.strip_prefix('s').unwrap_or(rest);
    let goes_on = |preposition: &str| {
        let rest = rest.strip_prefix(preposition);
        rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()))
    };
    match verb {
        "Restore" => goes_on("From") || goes_on("To"),
        _ => rest.is_empty() || goes_on("From"),
    }
}

fn singular(thing: &str) -> &str {
    thing.strip_suffix('s').unwrap_or(thing)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn follows(waiter: &str, operations: &[&str]) -> Vec<String> {
        let operations: Object = operations
            .iter()
            .map(|name| ((*name).to_owned(), json!({})))
            .collect();
        let found = after(waiter, &operations, &Waiters::default());
        found.into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn a_waiter_follows_on_what_brings_its_thing_there() {
        let operations = [
            "RunInstances",
            "StartInstances",
            "StopInstances",
            "CreateInstanceProfile",
            "RunTask",
        ];
        assert_eq!(
            follows("InstanceRunning", &operations),
            ["RunInstances", "StartInstances"]
        );
        assert_eq!(follows("InstanceStopped", &operations), ["StopInstances"]);
        assert_eq!(follows("TasksRunning", &operations), ["RunTask"]);
        assert_eq!(
            follows("StackCreateComplete", &["CreateStack", "CreateStackSet"]),
            ["CreateStack"]
        );
        let restores = [
            "RestoreDBInstanceFromS3",
            "RestoreDBInstanceToPointInTime",
            "CreateDBInstance",
        ];
        assert_eq!(follows("DBInstanceAvailable", &restores), restores);
        assert_eq!(follows("InstanceStatusOk", &operations), [""; 0]);
        assert_eq!(follows("ObjectExists", &["RestoreObject"]), [""; 0]);
        assert_eq!(follows("StackExists", &["CreateStackToIt"]), [""; 0]);
        assert_eq!(follows("Deleted", &["Delete"]), [""; 0]);
    }

    #[test]
    fn the_newer_of_two_waiters_is_told() {
        let waiters = r#"{"waiters": {
            "FunctionActive": {"operation": "GetFunctionConfiguration", "delay": 5, "maxAttempts": 60},
            "FunctionActiveV2": {"operation": "GetFunction", "delay": 1, "maxAttempts": 300}}}"#;
        let waiters_of: Waiters = serde_json::from_str(waiters).unwrap();
        let operations: Object = [("CreateFunction".to_owned(), json!({}))]
            .into_iter()
            .collect();
        let facts = CommandFacts::read("").unwrap();
        let about = |_: &str| Some(AboutWaiter::default());
        let found = super::waiters("lambda", &waiters_of, &operations, about, &facts);
        assert_eq!(
            Value::from(found),
            json!({
                "function-active": {"operation": "GetFunctionConfiguration", "delay": 5, "maxAttempts": 60},
                "function-active-v2": {"operation": "GetFunction", "delay": 1, "maxAttempts": 300, "after": ["CreateFunction"]}
            })
        );
    }
}
