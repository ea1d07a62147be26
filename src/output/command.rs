use leptos::prelude::*;
use wireform_core::draft::Cli;
use wireform_core::write::Shell;

use crate::prose::prose;
use crate::state::{DraftStore, Outputs, Prefs};

use super::copy::CopyButton;
use super::pane::PaneText;

/// The command line, with the choices of how it is written and what is to be said about it.
#[component]
pub fn CommandPane(store: DraftStore, outputs: Outputs, prefs: RwSignal<Prefs>) -> impl IntoView {
    let text = Signal::derive(move || outputs.command.with(|command| command.text.clone()));
    let plain = Signal::derive(move || text.with(|text| text.to_string()));
    let shell = Memo::new(move |_| prefs.with(|prefs| prefs.shell));
    let notes = move || {
        let shell = shell.get();
        outputs.command.with(|command| {
            let own = command.notes.iter().map(|note| note.message.as_str());
            let saving = command.needs_document.then(|| shell.save_document());
            let general = shell.notes().iter().copied();
            let all = own.chain(saving).chain(general);
            all.map(|note| view! { <li>{prose(note)}</li> })
                .collect_view()
        })
    };
    let shells = Shell::ALL.iter().map(|shell| {
        let title = format!("{}: {}", shell.label(), shell.versions());
        view! { <option value=shell.as_str() title=title>{shell.label()}</option> }
    });
    view! {
        <section class="pane" aria-labelledby="pane-command">
            <div class="pane-head">
                <h2 id="pane-command">"Command"</h2>
                <label class="option-select">
                    <span class="visually-hidden">"Shell"</span>
                    <select
                        prop:value=move || shell.get().as_str()
                        on:change:target=move |event| {
                            let shell = Shell::parse(&event.target().value()).unwrap_or_default();
                            Prefs::choose(prefs, |prefs| prefs.shell = shell);
                        }
                    >
                        {shells.collect_view()}
                    </select>
                </label>
                <label class="option-select">
                    <span class="visually-hidden">"AWS CLI version"</span>
                    <select
                        prop:value=move || prefs.with(|prefs| prefs.cli.as_str())
                        on:change:target=move |event| {
                            let cli = Cli::parse(&event.target().value()).unwrap_or_default();
                            Prefs::choose(prefs, |prefs| prefs.cli = cli);
                        }
                    >
                        <option value="v2">"CLI v2"</option>
                        <option value="v1">"CLI v1"</option>
                    </select>
                </label>
                <label class="option-select">
                    <span class="visually-hidden">"Nested values"</span>
                    <select
                        prop:value=move || prefs.with(Prefs::nested_name)
                        on:change:target=move |event| {
                            let name = event.target().value();
                            Prefs::choose(prefs, |prefs| prefs.set_nested(&name));
                        }
                    >
                        <option value="auto">"shorthand or JSON"</option>
                        <option value="shorthand">"shorthand where possible"</option>
                        <option value="json">"all JSON"</option>
                        <option value="document">"from input.json"</option>
                    </select>
                </label>
                <label class="toggle">
                    <input
                        type="checkbox"
                        prop:checked=move || prefs.with(|prefs| prefs.one_line)
                        on:change:target=move |event| {
                            let on = event.target().checked();
                            Prefs::choose(prefs, |prefs| prefs.one_line = on);
                        }
                    />
                    "one line"
                </label>
                <CopyButton what="command" text=plain name="Copy command"/>
            </div>
            <PaneText output="command" label="Command" text store/>
            <div class="notes" role="group" aria-label="Notes on the command" tabindex="0">
                <p>{move || format!("For {}.", shell.get().versions())}</p>
                <ul>{notes}</ul>
            </div>
        </section>
    }
}
