use std::sync::Arc;

use leptos::either::Either;
use leptos::ev;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, Node};
use wireform_model::grouped::grouped;
use wireform_model::invisible;
use wireform_model::path::Path;
use wireform_model::text::Text;

use crate::browser::{self, next_frame};
use crate::state::{DraftStore, Editing};
use crate::ui::mask;

use super::explanation::Explanation;
use super::go_to::go_to;
use super::lines::{Line, Marks, lines};
use super::masked_note::MaskedNote;
use super::mounted::mounted;
use super::pane_editor::PaneEditor;
use super::pointed_help::{PointedHelp, point_at};

/// This many lines are mounted at once; more follow in slices, and are plain text until then.
const FIRST: usize = 200;
const SLICE: usize = 400;

/// About so many columns fit into a pane.
const COLUMNS: usize = 70;
/// A longer text is scrolled.
const MOST_ROWS: usize = 40;

/// The text of an output, in lines of spans that know their tag and their path.
///
/// A keystroke replaces one line, and the others stay in the document. Where the text can be edited, an editor
/// of the same size lies over it: what one sees is this layer, what one types into is the editor.
#[component]
pub fn PaneText(
    /// The output's name in `data-output`.
    output: &'static str,
    /// Its accessible name.
    label: &'static str,
    #[prop(into)] text: Signal<Arc<Text>>,
    /// The text as somebody may edit it; a text without can only be read.
    #[prop(optional_no_strip)]
    editing: Option<Editing>,
    store: DraftStore,
) -> impl IntoView {
    let frame = NodeRef::<Div>::new();
    let explained = RwSignal::new(None);
    let pointed = RwSignal::new(None);
    let secrets = Memo::new(move |_| secrets_in(output, store));
    let lines = Memo::new(move |_| {
        let marks = Marks {
            active: store.active.get(),
            secrets: secrets.get(),
        };
        lines(&text.get(), &Arc::new(marks))
    });
    let count = Signal::derive(move || lines.with(Vec::len));
    let mounted = mounted(count, FIRST, SLICE);
    follow_active(store, frame, lines, mounted);
    let first = move || {
        let mounted = mounted.get();
        lines.with(|lines| lines.iter().take(mounted).cloned().collect::<Vec<_>>())
    };
    let rest = move || {
        lines.with(|lines| {
            let next = lines.get(mounted.get());
            next.map(|next| next.text_from_here().to_owned())
        })
    };
    let rows = Memo::new(move |_| text.with(|text| rows(text)));
    let focused = RwSignal::new(false);
    // What is masked cannot be edited without being seen; a secret that is being typed is masked as it is typed.
    let is_masked = Memo::new(move |_| {
        let has_secrets = || secrets.with(|secrets| !secrets.is_empty());
        !focused.get() && !store.reveals.get() && has_secrets()
    });
    let is_read =
        Memo::new(move |_| editing.is_none() || is_masked.get() || text.with(|text| is_cut(text)));
    view! {
        <div
            class="pane-text"
            node_ref=frame
            style=("--rows", move || rows.get().to_string())
            // Only a text without an editor has the focus itself.
            tabindex=move || is_read.get().then_some("0")
            role=move || is_read.get().then_some("region")
            aria-label=move || is_read.get().then_some(label)
            on:click=move |event| go_to_field(store, &event)
            on:copy=move |event| copy_exactly(frame, &event)
            on:mousemove=move |event| {
                text.with_untracked(|text| point_at(pointed, editing, text, &event));
            }
            on:mouseleave=move |_| pointed.set(None)
        >
            <pre data-output=output aria-hidden=move || (!is_read.get()).then_some("true")>
                <For each=first key=|line| line.key children=line_view />
                {rest}
            </pre>
            {move || {
                let editing = editing.filter(|_| !is_read.get());
                editing.map(|editing| view! { <PaneEditor editing label text explained focused store /> })
            }}
        </div>
        <PointedHelp operation=store.operation pointed />
        {editing.map(|editing| view! { <MaskedNote editing store masked=is_masked /> })}
        {editing.map(|_| view! { <Explanation store part=explained /> })}
    }
}

/// What is masked in an output.
fn secrets_in(output: &str, store: DraftStore) -> Vec<Path> {
    let mut secrets = store.secrets.get();
    if output == "request" {
        // The others have only the name of the file.
        secrets.extend(store.secret_contents());
    }
    secrets
}

/// About how many rows a text takes: a pane is laid out apart from the page, and so without a look at its text.
fn rows(text: &Text) -> usize {
    let lines = text.as_str().split('\n').take(MOST_ROWS);
    let rows: usize = lines.map(|line| 1 + line.len() / COLUMNS).sum();
    rows.min(MOST_ROWS)
}

fn line_view(line: Line) -> impl IntoView {
    let spans = line.spans().map(|span| {
        let path = (!span.path.is_root()).then(|| span.path.as_str().to_owned());
        view! {
            <span
                data-tag=span.tag.as_str()
                data-path=path
                data-secret=span.is_masked.then(|| mask(span.text))
                data-active=span.is_active.then_some("")
            >
                {shortened(span.text)}
            </span>
        }
    });
    let class = match line.is_part {
        true => "part",
        false => "line",
    };
    view! { <span class=class>{spans.collect_view()}</span> }
}

/// A piece of a text up to this many bytes is shown whole.
const LONG: usize = 20_000;
/// Of a longer one this much is shown.
const SHOWN: usize = 10_000;

/// Whether some of a text does not show: an editor over it would show other letters than it has.
fn is_cut(text: &Text) -> bool {
    text.pieces().any(|piece| piece.text.len() > LONG)
}

/// A text of which a browser lays out the beginning: it would take long for megabytes, and nobody reads them.
/// The rest is there, though it does not show, so that the pane's text is what is copied.
fn shortened(text: &str) -> impl IntoView + use<> {
    let at = match text.len() {
        ..=LONG => text.len(),
        _ => text.floor_char_boundary(SHOWN),
    };
    let (shown, rest) = text.split_at_checked(at).unwrap_or((text, ""));
    let rest = (!rest.is_empty()).then(|| {
        let count = format!("… {} more bytes", grouped(rest.len()));
        view! {
            <span class="cut" data-more=count>
                <span hidden>{rest.to_owned()}</span>
            </span>
        }
    });
    (with_invisible_marked(shown), rest)
}

/// A text in which each invisible character, which could show it in another order, is in an element that
/// names it. The characters themselves remain, so that the pane's text is what is copied.
fn with_invisible_marked(text: &str) -> impl IntoView + use<> {
    let is_invisible = |character| invisible::name(character).is_some();
    if text.is_ascii() || !text.contains(is_invisible) {
        return Either::Left(text.to_owned());
    }
    let marked = text.split_inclusive(is_invisible).map(|part| {
        let last = part.chars().next_back();
        let named = last.and_then(|last| Some((last, invisible::name(last)?)));
        let visible = part.trim_end_matches(is_invisible).to_owned();
        let mark = named.map(|(last, name)| {
            view! { <span class="invisible" data-name=name>{last.to_string()}</span> }
        });
        (visible, mark)
    });
    Either::Right(marked.collect::<Vec<_>>())
}

/// Scrolls the pane to what is highlighted: when that changes, when its spans appear,
/// and when the pane itself appears.
fn follow_active(
    store: DraftStore,
    pane: NodeRef<Div>,
    lines: Memo<Vec<Line>>,
    mounted: Signal<usize>,
) {
    let first_active = Memo::new(move |_| {
        let first = lines.with(|lines| lines.iter().position(|line| line.is_active));
        first.map(|first| first < mounted.get())
    });
    Effect::new(move |_| {
        store.active.track();
        store.raised.track();
        if first_active.get() == Some(true) {
            // By then all panes have their size; asking earlier would lay them out twice.
            next_frame(move || {
                let pane = pane.try_get_untracked().flatten();
                // There the caret says what is in sight.
                let pane = pane.filter(|pane| !browser::is_focus_inside(Some(pane.clone().into())));
                let span = pane
                    .as_ref()
                    .and_then(|pane| pane.query_selector("[data-active]").ok()?);
                if let Some((pane, span)) = pane.zip(span) {
                    scroll_inside(&pane, &span);
                }
            });
        }
    });
}

/// Scrolls only the pane: `scrollIntoView` would move the page while somebody types.
fn scroll_inside(pane: &Element, span: &Element) {
    let [frame, target] = [pane, span].map(Element::get_bounding_client_rect);
    let above = target.top() - frame.top();
    let below = target.bottom() - frame.bottom();
    let by = if above < 0.0 {
        above - 16.0
    } else if below > 0.0 {
        below + 16.0
    } else {
        return;
    };
    pane.set_scroll_top(pane.scroll_top() + by as i32);
}

/// A click on a span leads to its field; dragging selects text as usual.
fn go_to_field(store: DraftStore, event: &ev::MouseEvent) {
    if browser::selected_range().is_some_and(|range| !range.collapsed()) {
        return;
    }
    let span = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let path = span.and_then(|span| span.get_attribute("data-path"));
    if let Some(path) = path.and_then(|path| Path::parse(&path)) {
        go_to(store, &path);
    }
}

/// Copies exactly what is selected, where a browser would add line breaks between lines;
/// of a selection that continues after the pane, the part inside it.
fn copy_exactly(pane: NodeRef<Div>, event: &Event) {
    let pane = pane.try_get_untracked().flatten();
    let text = pane.and_then(|pane| selected_in(&pane));
    if let Some((text, clipboard)) = text.zip(browser::clipboard_of(event))
        && clipboard.set_data("text/plain", &text).is_ok()
    {
        event.prevent_default();
    }
}

fn selected_in(pane: &Element) -> Option<String> {
    let range = browser::selected_range().filter(|range| !range.collapsed())?;
    let range = range.clone_range();
    let contains = |node: Node| pane.contains(Some(&node));
    if !contains(range.start_container().ok()?) {
        return None;
    }
    if !contains(range.end_container().ok()?) {
        range.set_end(pane, pane.child_nodes().length()).ok()?;
    }
    Some(range.to_string().into())
}
