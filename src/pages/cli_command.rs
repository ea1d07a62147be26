use std::iter;

use leptos::prelude::*;
use wireform_model::cli::Cli;
use wireform_model::cli_commands::{Absence, manual_page};
use wireform_model::cli_options::{OptionKind, options};
use wireform_model::index::{Listed, ListedOperation};
use wireform_model::{CliCommand, Operation, OperationRef, Service, Waiter, cli_name};
use wireform_search::{Priority, find};

use crate::address;
use crate::browser;
use crate::ui::{CopyText, Prose};

use super::service_title::ServiceTitle;

/// A command of the AWS CLI that is not an operation of an API, a waiter, or a group of such commands.
#[derive(Clone, Copy)]
pub enum OwnCommand {
    Command(&'static CliCommand),
    Waiter(&'static Waiter),
    /// The commands of a service that begin with the same words.
    Group,
}

impl OwnCommand {
    /// What a name is behind a service's; `None` where the CLI has no such command.
    pub fn find(service: &'static Service, name: &str) -> Option<Self> {
        let command = || service.cli_command(name);
        // The API's own name may be that of a command.
        let command = command().or_else(|| service.cli_command(&cli_name(name)));
        let waiter = || service.waiter(name.strip_prefix("wait ")?);
        let is_group = || name == "wait" && !service.waiters.is_empty();
        command
            .map(OwnCommand::Command)
            .or_else(|| waiter().map(OwnCommand::Waiter))
            .or_else(|| is_group().then_some(OwnCommand::Group))
    }
}

/// How a command is written that has no form, where AWS's page about it is, and which operations are near.
#[component]
pub fn CliCommandPage(
    service: &'static Service,
    /// The words behind the service's.
    name: String,
    command: OwnCommand,
) -> impl IntoView {
    let word = service.command.as_str();
    browser::set_title(&format!("{word} {name} · Wireform"));
    let content = match command {
        OwnCommand::Command(command) => view! { <Command service command /> }.into_any(),
        OwnCommand::Waiter(waiter) => view! { <WaiterContent service waiter /> }.into_any(),
        OwnCommand::Group => view! {
            <p class="says">"Commands that poll an operation until it returns the expected result."</p>
        }
        .into_any(),
    };
    let inside = match command {
        OwnCommand::Group => service.waiters.iter().map(waiter_name).collect(),
        _ => names_in(service, &name),
    };
    view! {
        <article class="home command-page">
            <header class="home-head">
                <nav class="way-back" aria-label="Breadcrumb">
                    <a href="#/">"Services"</a>
                    <span aria-hidden="true">" › "</span>
                    <a href=address::of(word, None)>
                        <ServiceTitle service />
                    </a>
                </nav>
                <h1 tabindex="-1" class="command-name">
                    <span class="service">{format!("aws {word} ")}</span>
                    {name.clone()}
                </h1>
            </header>
            {content}
            <Inside service names=inside />
        </article>
    }
}

/// What a command does and how it is written, and the operations that it calls or that are near.
#[component]
pub fn Command(service: &'static Service, command: &'static CliCommand) -> impl IntoView {
    let is_group = service
        .cli_commands_in(&command.name)
        .any(|inside| inside.name != command.name);
    let page = manual_page(&service.command, &command.name, is_group);
    // AWS's pages are about CLI v2.
    let has_page = !command.undocumented && command.only_in != Some(Cli::V1);
    let page = has_page.then_some(page);
    let calls = match command.calls.is_empty() {
        false => view! { <Names title="Operations that it calls" names=command.calls.clone() /> }
            .into_any(),
        true => view! { <Near service name=&command.name /> }.into_any(),
    };
    view! {
        <p class="says">
            <Prose text=command.about.clone() />
        </p>
        <p class="group-help">
            {why_no_form(service, command)}
        </p>
        {only_in(command.only_in)}
        <Usage text=command.synopsis.clone() page />
        {calls}
    }
}

fn why_no_form(service: &Service, command: &CliCommand) -> String {
    match service.absent_operation(&command.name) {
        Some((api_name, Absence::Response | Absence::Request)) => format!(
            "{api_name} is an API operation with an event stream. The AWS CLI has its own command for it, \
             which has no form here."
        ),
        _ => "A command of the AWS CLI itself, not an operation of an API, so it has no form here."
            .to_owned(),
    }
}

/// What a waiter waits for, how it is written, and the operations around it.
#[component]
fn WaiterContent(service: &'static Service, waiter: &'static Waiter) -> impl IntoView {
    let operation = service.operation(&waiter.operation);
    let asked = operation.map_or_else(
        || cli_name(&waiter.operation),
        |operation| operation.operation.command.clone(),
    );
    let command = format!("aws {} wait {}", service.command, waiter.name);
    let after = waiter
        .after
        .iter()
        .filter_map(|name| service.operation(name));
    let after: Vec<String> = after
        .map(|after| full_name(service, after.operation))
        .collect();
    let page = manual_page(&service.command, &waiter_name(waiter), false);
    let limits = format!(
        "It calls `{asked}` every {}, at most {} times, and exits with code 255 if the result is still not the expected one.",
        seconds(waiter.delay),
        waiter.max_attempts
    );
    let about = match waiter.about.strip_suffix('.') {
        Some(about) => about,
        None => &waiter.about,
    };
    view! {
        <p class="says">
            <Prose text=if about.is_empty() { String::new() } else { format!("{about}.") } />
        </p>
        <p class="group-help">
            <Prose text=limits />
        </p>
        {only_in(waiter.only_in)}
        <Usage text=synopsis(command, operation) page=Some(page) />
        <Names title="Useful after" names=after />
        <Names title="Operation that it calls" names=vec![format!("{} {asked}", service.command)] />
    }
}

/// Which version of the CLI has it, where the other has not.
fn only_in(cli: Option<Cli>) -> Option<impl IntoView> {
    let text = match cli? {
        Cli::V1 => "Only AWS CLI v1 has this command.",
        Cli::V2 => "Only AWS CLI v2 has this command.",
    };
    Some(view! { <p class="group-help">{text}</p> })
}

fn seconds(count: u32) -> String {
    match count {
        1 => "second".to_owned(),
        count => format!("{count} seconds"),
    }
}

/// A waiter's command with the options of the operation that it asks, as the CLI's help shows them.
fn synopsis(command: String, operation: Option<OperationRef<'static>>) -> String {
    let options = operation
        .map(|operation| options(operation, Cli::V2))
        .unwrap_or_default();
    let members = options.into_iter().filter(|option| option.member.is_some());
    let lines = members.map(|option| {
        let words = match option.kind {
            OptionKind::Flag => format!("--{}", option.name),
            OptionKind::Value => format!("--{} <value>", option.name),
            OptionKind::Positional => format!("<{}>", option.name),
        };
        if option.required {
            words
        } else {
            format!("[{words}]")
        }
    });
    iter::once(command)
        .chain(lines)
        .collect::<Vec<String>>()
        .join("\n")
}

/// How a command is written: its words, then what it is given, a line each. Its words can be copied.
#[component]
fn Usage(
    text: String,
    /// The address of AWS's page about it, where there is one.
    page: Option<String>,
) -> impl IntoView {
    let (command, options) = text.split_once('\n').unwrap_or((&text, ""));
    let words = command.split(" <").next().unwrap_or(command);
    let words = words.split(" [").next().unwrap_or(words).to_owned();
    view! {
        <section class="usage">
            <div class="group-head">
                <h2>"Usage"</h2>
                <CopyText what="command" text=words />
            </div>
            <pre tabindex="0" role="group" aria-label="Usage">
                <code>{command.to_owned()}</code>
                <code class="given">{options.lines().map(|line| format!("\n    {line}")).collect::<String>()}</code>
            </pre>
            {page.map(|page| view! { <Manual page /> })}
        </section>
    }
}

/// The link to AWS's page about a command.
#[component]
fn Manual(page: String) -> impl IntoView {
    view! {
        <p class="manual">
            <a href=page target="_blank" rel="noopener noreferrer">
                "AWS's page about this command"
            </a>
        </p>
    }
}

/// Operations of the same service whose names are like the command's; nothing where there are none.
#[component]
fn Near(service: &'static Service, name: &'static str) -> impl IntoView {
    /// A few are a help; more are a list.
    const MOST: usize = 4;
    let operations = service.operations.iter().map(|operation| ListedOperation {
        command: operation.command.clone(),
        ..ListedOperation::default()
    });
    let listed = Listed {
        operations: operations.collect(),
        ..Listed::default()
    };
    let hits = find(&mut iter::once(&listed), name, MOST, &|_, _| {
        Priority::Plain
    });
    let near = hits.iter().filter_map(|hit| hit.operation);
    let names: Vec<String> = near
        .map(|near| format!("{} {}", service.command, near.command))
        .collect();
    view! { <Names title="Operations with similar names" names /> }
}

/// Links to operations or commands under a title; nothing where there are none.
#[component]
fn Names(title: &'static str, names: Vec<String>) -> impl IntoView {
    (!names.is_empty()).then(|| {
        view! {
            <section>
                <h2>{title}</h2>
                <ul class="names">{names.into_iter().map(link).collect_view()}</ul>
            </section>
        }
    })
}

/// A link to the page of an operation or a command, by all of its words.
fn link(name: String) -> impl IntoView {
    let (service, rest) = name.split_once(' ').unwrap_or((&name, ""));
    let href = address::of(service, Some(rest).filter(|rest| !rest.is_empty()));
    view! {
        <li>
            <a href=href>
                <code>
                    <span class="verb">{format!("{service} ")}</span>
                    {rest.to_owned()}
                </code>
            </a>
        </li>
    }
}

/// The commands of a group.
#[component]
fn Inside(service: &'static Service, names: Vec<String>) -> impl IntoView {
    let names: Vec<String> = names
        .into_iter()
        .map(|name| format!("{} {name}", service.command))
        .collect();
    view! { <Names title="Commands" names /> }
}

fn names_in(service: &Service, group: &str) -> Vec<String> {
    service
        .cli_commands_in(group)
        .map(|command| command.name.clone())
        .collect()
}

/// A waiter's words behind the service's.
pub fn waiter_name(waiter: &Waiter) -> String {
    format!("wait {}", waiter.name)
}

fn full_name(service: &Service, operation: &Operation) -> String {
    format!("{} {}", service.command, operation.command)
}
