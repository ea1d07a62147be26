use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use wireform_model::documentation::HelpText;
use wireform_model::{Operation, Service};
use wireform_search::fits;

use crate::address;
use crate::browser;
use crate::state::Catalog;
use crate::ui::{Control, Prose, TextInput};

use super::cli_command::{Command, waiter_name};
use super::service_title::ServiceTitle;

/// What a service is, and its operations.
#[component]
pub fn ServicePage(service: &'static Service) -> impl IntoView {
    let command = service.command.as_str();
    browser::set_title(&format!("{command} · Wireform"));
    let own_command = service.cli_command("");
    let is_command = own_command.is_some();
    let title = |service| match is_command {
        true => view! { <CommandTitle command /> }.into_any(),
        false => view! { <Title service /> }.into_any(),
    };
    view! {
        <div class="home" class:command-page=is_command>
            <header class="home-head">
                <nav class="way-back" aria-label="Breadcrumb">
                    <a href="#/">"Services"</a>
                </nav>
                {title(service)}
                <UserModelHelp command />
            </header>
            {own_command.map(|command| view! { <Command service command /> })}
            {has_names(service).then(|| view! { <Operations service /> })}
        </div>
    }
}

/// The title of a word that is a command by itself, such as `configure`, as the pages of other commands have it.
#[component]
fn CommandTitle(command: &'static str) -> impl IntoView {
    view! {
        <h1 tabindex="-1" class="command-name">
            <span class="service">"aws "</span>
            {command}
        </h1>
    }
}

/// What a service is called, and what it is for.
#[component]
fn Title(service: &'static Service) -> impl IntoView {
    let about = HelpText::from_html(&service.documentation).summary();
    view! {
        <h1 tabindex="-1">
            <ServiceTitle service /> " " <code class="service">{service.command.as_str()}</code>
        </h1>
        <p>{about}</p>
    }
}

/// Whether there is anything to list: `login` is a command of one word.
fn has_names(service: &Service) -> bool {
    !service.operations.is_empty() || !commands(service).is_empty() || service.commands.is_empty()
}

/// How to add the visitor's own model to the AWS CLI.
#[component]
fn UserModelHelp(command: &'static str) -> impl IntoView {
    let models = expect_context::<Catalog>().user_models();
    let text = format!(
        "This is your own model, stored in this browser only. To use it in the AWS CLI, run \
         `aws configure add-model --service-name {command} --service-model file://service-2.json`."
    );
    view! {
        <Show when=move || models.find(command).is_some()>
            <p class="group-help">
                <Prose text=text.clone() />
            </p>
        </Show>
    }
}

/// The operations of a service and its commands that are none, with a filter over both.
#[component]
pub fn Operations(service: &'static Service) -> impl IntoView {
    let query = RwSignal::new(String::new());
    let operations: Vec<Row> = service.operations.iter().map(Row::operation).collect();
    let commands = commands(service);
    let has_operations = !operations.is_empty();
    let (all, all_commands) = (operations.len(), commands.len());
    let operations = Fitting::new(operations, query);
    let commands = Fitting::new(commands, query);
    let count = move || match has_operations {
        true => counted(operations.count(), all, ["operation", "operations"]),
        false => counted(commands.count(), all_commands, ["command", "commands"]),
    };
    let filter = Control::new("filter", "filter", "Filter the operations");
    let clear = move |event: KeyboardEvent| {
        if event.key() == "Escape" && query.with_untracked(|query| !query.is_empty()) {
            event.prevent_default();
            query.set(String::new());
        }
    };
    let title = "AWS CLI commands that are not API operations";
    let has_title = move || has_operations && commands.count() > 0;
    view! {
        <section on:keydown=|event| walk(&event)>
            <div class="group-head">
                <h2 aria-live="polite">{count}</h2>
                <TextInput
                    control=filter.with_placeholder("Filter".to_owned())
                    value=query
                    on_input=move |text| query.set(text)
                    on:keydown=clear
                />
            </div>
            <Rows service rows=operations />
            <Show when=has_title>
                <h2 class="own-commands">{title}</h2>
            </Show>
            <Rows service rows=commands />
        </section>
    }
}

/// The service's commands that are not operations, waiters last.
fn commands(service: &Service) -> Vec<Row> {
    let commands = service.commands.iter().map(|command| command.name.clone());
    let waiters = service.waiters.iter().map(waiter_name);
    let names = commands.chain(waiters).filter(|name| !name.is_empty());
    names
        .map(|name| Row {
            name,
            deprecated: false,
        })
        .collect()
}

fn counted(shown: usize, all: usize, words: [&str; 2]) -> String {
    let [one, several] = words;
    match (shown, all) {
        (1, 1) => format!("1 {one}"),
        (shown, all) if shown == all => format!("{all} {several}"),
        (shown, all) => format!("{shown} of {all} {several}"),
    }
}

/// A name in a list.
#[derive(Clone)]
struct Row {
    /// The words behind the service's.
    name: String,
    deprecated: bool,
}

impl Row {
    fn operation(operation: &Operation) -> Self {
        Row {
            name: operation.command.clone(),
            deprecated: operation.deprecated,
        }
    }
}

/// Rows, and which of them fit what is typed.
#[derive(Clone, Copy)]
struct Fitting {
    all: StoredValue<Vec<Row>>,
    fitting: Memo<Vec<usize>>,
}

impl Fitting {
    fn new(rows: Vec<Row>, query: RwSignal<String>) -> Self {
        let all = StoredValue::new(rows);
        let fitting = Memo::new(move |_| {
            query.with(|query| {
                all.with_value(|all| {
                    let rows = all.iter().enumerate();
                    let fitting = rows.filter(|(_, row)| fits(query, &row.name));
                    fitting.map(|(index, _)| index).collect::<Vec<usize>>()
                })
            })
        });
        Fitting { all, fitting }
    }

    fn count(self) -> usize {
        self.fitting.with(Vec::len)
    }
}

#[component]
fn Rows(service: &'static Service, rows: Fitting) -> impl IntoView {
    let row_at = move |index: usize| rows.all.with_value(|all| all.get(index).cloned());
    view! {
        <ul class="columns names">
            <For each=move || rows.fitting.get() key=|index| *index let:index>
                {row_at(index).map(|of| row(service, of))}
            </For>
        </ul>
    }
}

fn row(service: &'static Service, row: Row) -> impl IntoView {
    let name = row.name.as_str();
    // Readers look for what an operation acts on, so the verb before it is less prominent.
    let (verb, thing) = name.split_at(name.find(['-', ' ']).map_or(0, |at| at + 1));
    view! {
        <li>
            <a href=address::of(&service.command, Some(name))>
                <code>
                    {(!verb.is_empty())
                        .then(|| view! { <span class="verb">{verb.to_owned()}</span> })}
                    {thing.to_owned()}
                </code>
            </a>
            {row.deprecated.then(|| view! { <span class="deprecated">"deprecated"</span> })}
        </li>
    }
}

/// Enter in the filter opens the first operation, and the arrows lead from one to the next.
fn walk(event: &KeyboardEvent) {
    let from = event.target().and_then(|target| target.dyn_into().ok());
    let Some(from): Option<Element> = from else {
        return;
    };
    let is_filter = from.matches("input").unwrap_or(false);
    let row = from.closest("li").ok().flatten();
    let to = match event.key().as_str() {
        "Enter" if is_filter => {
            if let Some(first) = browser::find(".names a") {
                first.click();
            }
            None
        }
        "ArrowDown" if is_filter => browser::find(".names a"),
        "ArrowDown" => row.and_then(|row| link(&row.next_element_sibling()?)),
        "ArrowUp" => {
            let above = row.and_then(|row| link(&row.previous_element_sibling()?));
            above.or_else(|| browser::find("[name=filter]"))
        }
        _ => None,
    };
    if let Some(to) = to {
        event.prevent_default();
        browser::focus(&to);
    }
}

fn link(row: &Element) -> Option<HtmlElement> {
    row.query_selector("a").ok().flatten()?.dyn_into().ok()
}
