use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, Node};
use wireform_core::path::Path;
use wireform_core::secret::is_secret;
use wireform_core::text::{Piece, Text};

use crate::browser::{self, document};
use crate::state::DraftStore;
use crate::view::{View, el, target};

/// One output's text, span by span, of which a keystroke changes the few that differ and leaves the rest.
///
/// `output` is its name in `data-output`, `label` what it is, for those who do not see it.
pub fn pane_text(
    output: &'static str,
    label: &str,
    text: impl Fn() -> Text + 'static,
    store: DraftStore,
) -> View {
    let view = el("pre")
        .class("pane-text")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", &format!("{label} text"))
        .attr("data-output", output)
        .on("click", lead_to_field);
    let pre = view.element().clone();
    let mut shown = Text::new();
    let mut marked = None;
    view.each_draw(move || {
        let text = text();
        let active = store.active.get();
        let same = text == shown;
        if !same {
            redraw(&pre, store, &shown, &text);
            shown = text;
        }
        if !same || marked != active {
            mark(&pre, active.as_ref());
            marked = active;
        }
    })
}

/// Makes the spans those of `after`, given that they are those of `before`.
fn redraw(pre: &Element, store: DraftStore, before: &Text, after: &Text) {
    let old: Vec<Piece<'_>> = before.pieces().collect();
    let new: Vec<Piece<'_>> = after.pieces().collect();
    let same = |pair: &(&Piece<'_>, &Piece<'_>)| alike(pair.0, pair.1);
    let head = old.iter().zip(&new).take_while(same).count();
    let tail_of_old = old.iter().skip(head).rev();
    let tail = tail_of_old
        .zip(new.iter().skip(head).rev())
        .take_while(same)
        .count();
    let children = pre.child_nodes();
    let at = |index: usize| children.item(u32::try_from(index).unwrap_or(u32::MAX));
    let changed_old = old.len() - head - tail;
    let changed_new = new.len() - head - tail;
    let kept = changed_old.min(changed_new);
    for (index, piece) in new.iter().enumerate().skip(head).take(kept) {
        if let Some(span) = at(index).and_then(|node| node.dyn_into::<Element>().ok()) {
            dress(&span, store, piece);
        }
    }
    // The list is live: what follows the kept spans moves up as each is taken away.
    for _ in kept..changed_old {
        if let Some(node) = at(head + kept) {
            let _ = pre.remove_child(&node);
        }
    }
    let next: Option<Node> = at(head + kept);
    for piece in new.iter().skip(head + kept).take(changed_new - kept) {
        if let Ok(span) = document().create_element("span") {
            dress(&span, store, piece);
            let _ = pre.insert_before(&span, next.as_ref());
        }
    }
}

fn alike(one: &Piece<'_>, other: &Piece<'_>) -> bool {
    one.text == other.text && one.tag == other.tag && one.path == other.path
}

fn dress(span: &Element, store: DraftStore, piece: &Piece<'_>) {
    span.set_text_content(Some(piece.text));
    let _ = span.set_attribute("data-tag", piece.tag.as_str());
    if piece.path.is_root() {
        let _ = span.remove_attribute("data-path");
    } else {
        let _ = span.set_attribute("data-path", piece.path.as_str());
    }
    let _ = if is_secret(store.opened.operation, piece.path) {
        span.set_attribute("data-secret", "")
    } else {
        span.remove_attribute("data-secret")
    };
}

/// Marks the spans of a place and brings the first of them into the pane's view.
fn mark(pre: &Element, active: Option<&Path>) {
    let mut first = true;
    let mut next = pre.first_element_child();
    while let Some(span) = next {
        next = span.next_element_sibling();
        let path = span
            .get_attribute("data-path")
            .and_then(|text| Path::parse(&text));
        let marked = active
            .zip(path)
            .is_some_and(|(active, path)| path.is_within(active));
        if marked {
            let _ = span.set_attribute("data-active", "");
            if std::mem::take(&mut first) {
                scroll_inside(pre, &span);
            }
        } else if span.has_attribute("data-active") {
            let _ = span.remove_attribute("data-active");
        }
    }
}

/// Scrolls the pane alone: `scrollIntoView` would move the page under the typing hand.
fn scroll_inside(pre: &Element, span: &Element) {
    let (pane, target) = (
        pre.get_bounding_client_rect(),
        span.get_bounding_client_rect(),
    );
    let above = target.top() - pane.top();
    let below = target.bottom() - pane.bottom();
    let by = if above < 0.0 {
        above - 16.0
    } else if below > 0.0 {
        below + 16.0
    } else {
        return;
    };
    pre.set_scroll_top(pre.scroll_top() + by as i32);
}

/// Choosing a span goes to its field; dragging over text selects it as ever.
fn lead_to_field(event: &Event) {
    let selection = browser::window().get_selection().ok().flatten();
    if selection.is_some_and(|selection| !selection.is_collapsed()) {
        return;
    }
    let path = target(event).and_then(|span| span.get_attribute("data-path"));
    if let Some(path) = path.and_then(|text| Path::parse(&text)) {
        go_to(&path);
    }
}

/// Gives the focus to the control of a place or, where it has none, to the nearest above it.
///
/// A control that is folded away cannot take it; the button that shows it does.
pub fn go_to(path: &Path) {
    let mut next = Some(path.clone());
    while let Some(path) = next.filter(|path| !path.is_root()) {
        let pointer = browser::selector_string(path.as_str());
        let selectors = ["name", "data-key", "data-add", "data-remove"];
        let found = selectors
            .iter()
            .find_map(|attribute| browser::find(&format!(".form [{attribute}={pointer}]")));
        if let Some(control) = found {
            return browser::focus(&unfolded(control));
        }
        next = path.parent();
    }
    // What is gone leaves no other place than the whole form.
    if let Some(title) = browser::find("#title") {
        browser::focus(&title);
    }
}

fn unfolded(control: HtmlElement) -> HtmlElement {
    if control.offset_parent().is_some() {
        return control;
    }
    let group = control.closest(".group").ok().flatten();
    let button = group.and_then(|group| group.query_selector(".folded button").ok().flatten());
    button
        .and_then(|button| button.dyn_into().ok())
        .unwrap_or(control)
}
