use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, Node};
use wireform_core::path::Path;
use wireform_core::secret::is_secret;
use wireform_core::text::{Piece, Text};

use crate::browser::{self, document, next_frame};
use crate::state::DraftStore;
use crate::view::{View, el, redraw_later, target};

/// One output's text, span by span, of which a keystroke changes the few that differ and leaves the rest.
///
/// `output` is its name in `data-output`, `label` what it is, for those who do not see it;
/// `text` is asked for only where `version` says another number than before.
pub fn pane_text(
    output: &'static str,
    label: &str,
    version: impl Fn() -> (u32, u32) + 'static,
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
    let mut pane = Pane::new(view.element(), store);
    let mut shown = None;
    view.each_draw(move || {
        let version = Some(version());
        if shown != version {
            shown = version;
            pane.show(text());
        } else {
            pane.dress_more();
        }
        pane.mark(store.active.get());
    })
}

/// As many spans are made each time that the page is drawn. A text of more is all there at once,
/// but its end gets its colours and its links to the form a moment later.
const SLICE: usize = 200;

/// The text of a pane: spans, and behind them as plain text what has none yet.
struct Pane {
    pre: Element,
    store: DraftStore,
    text: Text,
    /// The number of spans that are there.
    dressed: usize,
    plain: web_sys::Text,
    active: Option<Path>,
    marked: Vec<Element>,
    /// Whether a path is secret, of the path that was asked about last.
    secret: Option<(Path, bool)>,
}

impl Pane {
    fn new(pre: &Element, store: DraftStore) -> Self {
        let plain = document().create_text_node("");
        // A new node holds no other, so that it can be appended anywhere.
        let _ = pre.append_child(&plain);
        Pane {
            pre: pre.clone(),
            store,
            text: Text::new(),
            dressed: 0,
            plain,
            active: None,
            marked: Vec::new(),
            secret: None,
        }
    }

    /// Shows a text instead of the one before.
    fn show(&mut self, text: Text) {
        let before = std::mem::replace(&mut self.text, text);
        let (old, new) = (before.spans().len(), self.text.spans().len());
        let head = common(before.pieces(), self.text.pieces());
        // What comes before a change is as long as ever, so that what follows moves with it.
        let moved = if head < self.dressed {
            (self.dressed + new).saturating_sub(old)
        } else {
            self.dressed
        };
        self.dress(&before, moved.min(self.dressed + SLICE));
    }

    /// Makes spans of more of the text, where it is not all in spans.
    fn dress_more(&mut self) {
        let all = self.text.spans().len();
        if self.dressed < all {
            let same = self.text.clone();
            self.dress(&same, all.min(self.dressed + SLICE));
        }
    }

    /// Makes the spans those of the beginning of the text, given that they are those of `before`.
    fn dress(&mut self, before: &Text, count: usize) {
        let text = std::mem::take(&mut self.text);
        let old: Vec<Piece<'_>> = before.pieces().take(self.dressed).collect();
        let new: Vec<Piece<'_>> = text.pieces().take(count).collect();
        let head = common(old.iter().copied(), new.iter().copied());
        let rest = (old.iter().skip(head).rev(), new.iter().skip(head).rev());
        let tail = common(rest.0.copied(), rest.1.copied());
        self.patch(
            head,
            old.len() - head - tail,
            new.get(head..new.len() - tail),
        );
        self.dressed = new.len();
        let plain: String = text.pieces().skip(count).map(|piece| piece.text).collect();
        self.text = text;
        self.plain.set_data(&plain);
        self.active = None;
        if !plain.is_empty() {
            redraw_later();
        }
    }

    /// Makes some spans those of other pieces.
    fn patch(&mut self, start: usize, count: usize, pieces: Option<&[Piece<'_>]>) {
        let pieces = pieces.unwrap_or_default();
        let kept = count.min(pieces.len());
        let mut next = self.child(start);
        for piece in pieces.iter().take(kept) {
            if let Some(span) = next.take().and_then(|node| node.dyn_into::<Element>().ok()) {
                self.label(&span, piece);
                next = span.next_sibling();
            }
        }
        for _ in kept..count {
            if let Some(node) = next.take() {
                next = node.next_sibling();
                let _ = self.pre.remove_child(&node);
            }
        }
        for piece in pieces.iter().skip(kept) {
            if let Ok(span) = document().create_element("span") {
                self.label(&span, piece);
                let _ = self.pre.insert_before(&span, next.as_ref());
            }
        }
    }

    fn child(&self, index: usize) -> Option<Node> {
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        self.pre.child_nodes().item(index)
    }

    /// Says by a span's attributes what it is.
    fn label(&mut self, span: &Element, piece: &Piece<'_>) {
        span.set_text_content(Some(piece.text));
        let _ = span.set_attribute("data-tag", piece.tag.as_str());
        if piece.path.is_root() {
            let _ = span.remove_attribute("data-path");
        } else {
            let _ = span.set_attribute("data-path", piece.path.as_str());
        }
        if self.is_secret(piece.path) {
            let _ = span.set_attribute("data-secret", "");
        } else {
            let _ = span.remove_attribute("data-secret");
        }
    }

    fn is_secret(&mut self, path: &Path) -> bool {
        match &self.secret {
            Some((asked, secret)) if asked == path => *secret,
            _ => {
                let secret = is_secret(self.store.opened.operation, path);
                self.secret = Some((path.clone(), secret));
                secret
            }
        }
    }

    /// Marks the spans of a place and brings the first of them into the pane's view.
    fn mark(&mut self, active: Option<Path>) {
        if self.active == active {
            return;
        }
        let spans = active.iter().flat_map(|active| self.spans_of(active));
        let spans: Vec<Element> = spans.collect();
        if spans != self.marked {
            for span in &self.marked {
                let _ = span.remove_attribute("data-active");
            }
            for span in &spans {
                let _ = span.set_attribute("data-active", "");
            }
            if spans.first() != self.marked.first() {
                let (pre, first) = (self.pre.clone(), spans.first().cloned());
                // Once everything stands where it will be seen: to ask before would have it laid out twice.
                next_frame(move || first.iter().for_each(|span| scroll_inside(&pre, span)));
            }
            self.marked = spans;
        }
        self.active = active;
    }

    fn spans_of(&self, active: &Path) -> Vec<Element> {
        let pieces = self.text.pieces().take(self.dressed).enumerate();
        let within = pieces.filter(|(_, piece)| piece.path.is_within(active));
        let nodes = within.filter_map(|(index, _)| self.child(index));
        nodes.filter_map(|node| node.dyn_into().ok()).collect()
    }
}

/// How many pieces two texts begin with that are the same.
fn common<'t>(
    one: impl Iterator<Item = Piece<'t>>,
    other: impl Iterator<Item = Piece<'t>>,
) -> usize {
    one.zip(other).take_while(|(a, b)| alike(a, b)).count()
}

fn alike(one: &Piece<'_>, other: &Piece<'_>) -> bool {
    one.text == other.text && one.tag == other.tag && one.path == other.path
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
