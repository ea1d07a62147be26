use wireform_core::draft::Cli;
use wireform_core::write::Shell;

use crate::prose::prose;
use crate::state::{DraftStore, Outputs, Prefs, Shown};
use crate::view::{View, el};

use super::choice::{choice, option, toggle};
use super::copy::copy_button;
use super::pane::pane_text;

/// The command line, with the choices of how it is written and what is to be said about it.
pub fn command_pane(store: DraftStore, outputs: Outputs, prefs: Shown<Prefs>) -> View {
    let text = move || outputs.command.with(|command| command.text.clone());
    let one_line = toggle(
        "one line",
        move || prefs.with(|prefs| prefs.one_line),
        move |on| Prefs::choose(prefs, |prefs| prefs.one_line = on),
    );
    let head = el("div")
        .class("pane-head")
        .child(el("h2").attr("id", "pane-command").text("Command"))
        .child(shells(prefs))
        .child(versions(store))
        .child(nested(prefs))
        .child(one_line)
        .child(
            copy_button(store, "command", move || text().to_string()).attr("data-copy", "command"),
        );
    el("section")
        .class("pane")
        .attr("aria-labelledby", "pane-command")
        .child(head)
        .child(pane_text(
            "command",
            "Command",
            move || outputs.version(),
            text,
            store,
        ))
        .child(notes(store, outputs, prefs))
}

fn shells(prefs: Shown<Prefs>) -> View {
    let options = Shell::ALL.iter().map(|shell| {
        let title = format!("{}: {}", shell.label(), shell.versions());
        option(shell.as_str(), shell.label()).attr("title", &title)
    });
    let shell = |prefs: &Prefs| prefs.shell.as_str();
    choice("Shell", prefs, options, shell, move |value| {
        Prefs::choose(prefs, |prefs| {
            prefs.shell = Shell::parse(value).unwrap_or_default()
        });
    })
}

fn versions(store: DraftStore) -> View {
    let options = [option("v2", "CLI v2"), option("v1", "CLI v1")];
    let cli = |prefs: &Prefs| prefs.cli.as_str();
    choice("AWS CLI version", store.prefs, options, cli, move |value| {
        let before = store.prefs.read().cli;
        Prefs::choose(store.prefs, |prefs| {
            prefs.cli = Cli::parse(value).unwrap_or_default()
        });
        store.carry_over(before);
    })
}

fn nested(prefs: Shown<Prefs>) -> View {
    let options = [
        option("auto", "shorthand or JSON"),
        option("shorthand", "shorthand where possible"),
        option("json", "all JSON"),
        option("document", "from input.json"),
    ];
    choice(
        "Nested values",
        prefs,
        options,
        Prefs::nested_name,
        move |value| {
            Prefs::choose(prefs, |prefs| prefs.set_nested(value));
        },
    )
}

/// Of models of which it is not known.
const OF_V1: &str = "CLI v1 may not know what is new.";

fn notes(store: DraftStore, outputs: Outputs, prefs: Shown<Prefs>) -> View {
    let is_told = store.opened.service().metadata.compared_with.is_some();
    let shell = move || prefs.with(|prefs| prefs.shell);
    let list = move || {
        outputs.command.with(|command| {
            let own = command.notes.iter().map(|note| note.message.to_string());
            let saving = command
                .needs_document
                .then(|| shell().save_document().to_string());
            let general = shell().notes().iter().map(|note| note.to_string());
            let is_v1 = prefs.with(|prefs| prefs.cli == Cli::V1);
            let older = (is_v1 && !is_told).then(|| OF_V1.to_owned());
            own.chain(saving)
                .chain(general)
                .chain(older)
                .collect::<Vec<_>>()
        })
    };
    el("div")
        .class("notes")
        .attr("role", "group")
        .attr("aria-label", "Notes on the command")
        .attr("tabindex", "0")
        .child(el("p").live_text(move || format!("For {}.", shell().versions())))
        .child(el("ul").region(list, |list| {
            list.iter().map(|note| prose(el("li"), note)).collect()
        }))
}
