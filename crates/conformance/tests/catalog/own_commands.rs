//! The CLI commands that are not operations, including waiters: the site lists those that the real CLIs have.

use std::collections::BTreeSet;

use wireform_conformance::{catalog, differences};
use wireform_model::cli::Cli;

#[test]
fn v2_has_the_commands_of_the_site() {
    prove(Cli::V2);
}

#[test]
fn v1_has_the_commands_of_the_site() {
    prove(Cli::V1);
}

fn prove(cli: Cli) {
    let ours = of_site(cli);
    let mut real = catalog::of(cli).commands.clone();
    if cli == Cli::V1 {
        let all = real.len();
        real.retain(|words| !is_of_another_service(words));
        assert_eq!(all - real.len(), 10, "`aws deploy` has other commands now");
    }
    let lacking = real
        .difference(&ours)
        .map(|words| format!("ours lack {words}"));
    let foreign = ours
        .difference(&real)
        .map(|words| format!("the CLI has no {words}"));
    let found: Vec<String> = lacking.chain(foreign).collect();
    println!(
        "{} commands and waiters of CLI {}",
        real.len(),
        cli.as_str()
    );
    differences::assert_none(&found);
    assert!(real.len() > 400);
}

/// What the site lists for a version of the CLI.
fn of_site(cli: Cli) -> BTreeSet<String> {
    let is_in = |only_in: Option<Cli>| only_in.is_none_or(|only| only == cli);
    let services = catalog::site();
    let names = services.iter().flat_map(|service| {
        let commands = service.commands.iter().filter(|it| is_in(it.only_in));
        let waiters = service.waiters.iter().filter(|it| is_in(it.only_in));
        let waiters = waiters.map(|waiter| format!("wait {}", waiter.name));
        let names = commands.map(|command| command.name.clone()).chain(waiters);
        names.map(|name| format!("{} {name}", service.command).trim_end().to_owned())
    });
    names.collect()
}

/// CLI v1 has the commands inside of `aws deploy` in `aws ecs deploy` and `aws cloudformation deploy` too: what adds
/// them looks at the last word alone.
fn is_of_another_service(words: &str) -> bool {
    let mut words = words.split(' ').skip(1);
    words.next() == Some("deploy") && words.next().is_some()
}
