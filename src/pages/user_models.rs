//! The visitor's own models: dropped on the page or chosen, named, listed and removed.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;
use wireform_model::Service;

use crate::address;
use crate::browser;
use crate::state::{Catalog, Notice, UserModel, forget_recent};
use crate::ui::{Button, Control, TextInput};

/// The models that are stored in this browser, and how to add one.
#[component]
pub fn UserModelList() -> impl IntoView {
    let catalog = expect_context::<Catalog>();
    view! {
        <section>
            <h2>"Your own models"</h2>
            <ul class="names">
                <For
                    each=move || catalog.user_models().all()
                    key=|model| model.service.command.clone()
                    let:model
                >
                    <Row model />
                </For>
            </ul>
            <p class="group-help">
                "For a private or preview service, drop its botocore model (service-2.json) anywhere on the page. It stays in this browser."
            </p>
            <label class="file-button">
                "Choose a model…"
                <input
                    class="visually-hidden"
                    type="file"
                    accept=".json,application/json"
                    on:change=move |event| {
                        if let Some(file) = browser::chosen_file(&event) {
                            take(catalog, file);
                        }
                    }
                />
            </label>
        </section>
    }
}

/// A link to a model's operations, and the button that removes it.
#[component]
fn Row(model: &'static UserModel) -> impl IntoView {
    let catalog = expect_context::<Catalog>();
    let command = model.service.command.as_str();
    let remove = move |()| {
        forget_recent(command);
        catalog.user_models().remove(command);
    };
    view! {
        <li>
            <a href=address::of(command, None)>
                <code>{command}</code>
            </a>
            <Button class="remove" label=format!("Remove the model {command}") on_click=remove>
                "×"
            </Button>
        </li>
    }
}

/// What the page says or asks about a model, above its content.
#[component]
pub fn Notices() -> impl IntoView {
    let models = expect_context::<Catalog>().user_models();
    let notice = move || {
        let notice = models.notice()?;
        let content = match notice {
            Notice::Message(text) => view! { <p>{text}</p> }.into_any(),
            Notice::AskForName { taken, text } => view! { <NameForm taken text /> }.into_any(),
        };
        Some(view! {
            {content}
            <Button class="remove" label="Close" on_click=move |()| models.set_notice(None)>
                "×"
            </Button>
        })
    };
    view! {
        <div class="notice" aria-live="assertive">
            {notice}
        </div>
    }
}

/// Asks for another name, since a model does not hide a service of AWS.
#[component]
fn NameForm(
    /// The name that AWS uses.
    taken: String,
    /// The model.
    text: String,
) -> impl IntoView {
    const ID: &str = "own-name";
    let catalog = expect_context::<Catalog>();
    let name = RwSignal::new(format!("{taken}-own"));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let name = command_word(&name.get_untracked());
        if name.is_empty() || catalog.is_taken(&name) {
            return;
        }
        if let Ok(service) = Service::from_json(&text, None) {
            let notice = add(catalog, service, &name, &text);
            catalog.user_models().set_notice(notice);
        }
    };
    browser::focus_later(ID.to_owned());
    let control = Control {
        label: Signal::stored(None),
        ..Control::new(ID, "model-name", "")
    };
    view! {
        <form on:submit=submit>
            <label for=ID>
                {format!("AWS already has a service named {taken}. Choose another name:")}
            </label>
            <TextInput control value=name on_input=move |text| name.set(text) />
            <button>"Use this name"</button>
        </form>
    }
}

fn take(catalog: Catalog, file: File) {
    // The names that AWS uses are fetched while the file is read.
    let _ = untrack(|| catalog.list());
    let name = file.name();
    spawn_local(async move {
        match browser::read_text(file).await {
            Some(text) => take_model(catalog, &name, &text),
            None => say_unreadable(catalog, &name),
        }
    });
}

/// Adds a model that a file contains and opens it, or says what is wrong with it.
pub fn take_model(catalog: Catalog, file: &str, text: &str) {
    let notice = read(catalog, file, text);
    catalog.user_models().set_notice(notice);
}

/// Says that a file cannot be read.
pub fn say_unreadable(catalog: Catalog, file: &str) {
    say(catalog, format!("This browser cannot read {file}."));
}

/// Says something about a file, above the page's content.
pub fn say(catalog: Catalog, message: String) {
    catalog
        .user_models()
        .set_notice(Some(Notice::Message(message)));
}

/// Adds a model and opens it, or returns what to say or to ask first.
fn read(catalog: Catalog, file: &str, text: &str) -> Option<Notice> {
    let service = match Service::from_json(text, None) {
        Ok(service) if service.operations.is_empty() => {
            return Some(Notice::Message(format!("{file} has no operations.")));
        }
        Ok(service) => service,
        Err(error) => return Some(Notice::Message(format!("{file} is {error}."))),
    };
    let name = name_of(&service, file);
    if catalog.is_taken(&name) {
        return Some(Notice::AskForName {
            taken: name,
            text: text.to_owned(),
        });
    }
    add(catalog, service, &name, text)
}

fn add(catalog: Catalog, service: Service, name: &str, text: &str) -> Option<Notice> {
    let is_stored = catalog.user_models().add(service, name, text);
    browser::set_hash(&address::of(name, None));
    (!is_stored).then(|| {
        Notice::Message(format!(
            "The model {name} is too large to be stored in this browser. You can use it until you close this page."
        ))
    })
}

/// The name that `aws configure add-model` gives a model, or else the file's.
///
/// Source: `awscli/customizations/configure/addmodel.py`.
fn name_of(service: &Service, file: &str) -> String {
    let stem = file.split('.').next().unwrap_or_default();
    let names = [&service.metadata.endpoint_prefix, &service.command, stem];
    let mut names = names.into_iter().map(command_word);
    let name = names.find(|name| !name.is_empty());
    name.unwrap_or_else(|| "own".to_owned())
}

/// A name as a word of the command line.
fn command_word(name: &str) -> String {
    let name = name.trim().to_ascii_lowercase();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    name.chars()
        .map(|c| if is_plain(c) { c } else { '-' })
        .collect()
}
