use std::cell::RefCell;
use std::mem;
use std::ops::Range;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, Node};
use wireform_core::model::OperationRef;
use wireform_core::path::Path;
use wireform_core::secret::is_secret;
use wireform_core::text::{Tag, Text};

use crate::browser::{self, document, next_frame};
use crate::state::DraftStore;
use crate::view::{View, el, redraw, rows_come_first, target};

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
    let pane = Rc::new(RefCell::new(Pane::new(view.element(), store)));
    let scrolled = Rc::clone(&pane);
    let mut shown = None;
    view.on("scroll", move |_| {
        // What is scrolled while the pane is drawn is where the drawing leads.
        if let Ok(mut pane) = scrolled.try_borrow_mut() {
            pane.follow_scroll();
        }
    })
    .each_draw(move || {
        // A large form can be used before its outputs are there.
        if shown.is_none() && rows_come_first() {
            return;
        }
        let version = Some(version());
        let text = (shown != version).then(&text);
        shown = version;
        pane.borrow_mut().show(text, store.active.get());
    })
}

/// Around the middle of what is in view, so many of the text's pieces become spans.
///
/// What a browser lays out anew for a keystroke grows with the number of spans, of which a large input
/// gives thousands. The others are plain text until they come into view or their field has the focus.
const SPANS: usize = 240;

/// About so many columns does a pane have.
const COLUMNS: usize = 70;
/// A longer text is scrolled.
const MOST_ROWS: usize = 40;

/// The text of a pane, of which a part is in spans.
struct Pane {
    pre: Element,
    text: Text,
    /// What the nodes of the pane are, in order.
    cells: Vec<Cell>,
    active: Option<Path>,
    marked: Vec<Element>,
    /// How far down in the text the view is, from 0 to 1.
    scrolled: f64,
    /// The first of the pieces that are spans.
    first: usize,
    secrets: Secrets,
}

/// A node of a pane: a span for a piece, or plain text.
struct Cell {
    range: Range<usize>,
    /// `None` for plain text.
    piece: Option<(Tag, Path)>,
}

impl Pane {
    fn new(pre: &Element, store: DraftStore) -> Self {
        Pane {
            pre: pre.clone(),
            text: Text::new(),
            cells: Vec::new(),
            active: None,
            marked: Vec::new(),
            scrolled: 0.0,
            first: 0,
            secrets: Secrets {
                operation: store.opened.operation,
                exist: store.opened.service().has_secrets(),
                last: None,
            },
        }
    }

    fn follow_scroll(&mut self) {
        let (top, all) = (self.pre.scroll_top(), self.pre.scroll_height());
        let middle = top + self.pre.client_height() / 2;
        self.scrolled = f64::from(middle) / f64::from(all.max(1));
        if self.first_span() != self.first {
            redraw();
        }
    }

    /// The first of the pieces around the middle of the view; it moves in steps, not with every pixel.
    fn first_span(&self) -> usize {
        let step = SPANS / 4;
        let middle = (self.text.as_str().len() as f64 * self.scrolled) as usize;
        let piece = self.text.spans().partition_point(|span| span.end < middle);
        piece.saturating_sub(SPANS / 2) / step * step
    }

    /// Shows a text, where it is another than before, and marks the spans of a place.
    fn show(&mut self, text: Option<Text>, active: Option<Path>) {
        let is_new = text.is_some();
        if !is_new && self.first_span() == self.first && active == self.active {
            return;
        }
        let before = mem::take(&mut self.text);
        self.text = text.unwrap_or_else(|| before.clone());
        self.first = self.first_span();
        let spans = self.first..self.first + SPANS;
        let cells = cells(&self.text, spans, active.as_ref(), &mut self.secrets);
        let old = mem::replace(&mut self.cells, cells);
        self.patch(&before, &old);
        self.mark(active.as_ref());
        self.active = active;
        if is_new {
            self.say_length();
        }
    }

    /// Makes the nodes those of the cells, given that they are those of others.
    fn patch(&mut self, before: &Text, old: &[Cell]) {
        let same =
            |(a, b): &(&Cell, &Cell)| a.piece == b.piece && a.text(before) == b.text(&self.text);
        let head = old.iter().zip(&self.cells).take_while(same).count();
        let rest = (
            old.iter().skip(head).rev(),
            self.cells.iter().skip(head).rev(),
        );
        let tail = rest.0.zip(rest.1).take_while(same).count();
        let (gone, new) = (old.len() - head - tail, self.cells.len() - head - tail);
        let nodes = self.pre.child_nodes();
        let mut next = nodes.item(u32::try_from(head).unwrap_or(u32::MAX));
        let mut kept = 0;
        // A span becomes another one where it is; that is most of what a keystroke does.
        while kept < gone.min(new) && self.rewrite(old.get(head + kept), head + kept, next.as_ref())
        {
            next = next.and_then(|node| node.next_sibling());
            kept += 1;
        }
        for _ in kept..gone {
            if let Some(node) = next.take() {
                next = node.next_sibling();
                let _ = self.pre.remove_child(&node);
            }
        }
        for index in head + kept..head + new {
            let node = self.node(index);
            let _ = self.pre.insert_before(&node, next.as_ref());
        }
    }

    /// Makes the node of one cell that of another, where both are of one kind.
    fn rewrite(&mut self, old: Option<&Cell>, index: usize, node: Option<&Node>) -> bool {
        let (Some(old), Some(new), Some(node)) = (old, self.cells.get(index), node) else {
            return false;
        };
        if old.piece.is_some() != new.piece.is_some() {
            return false;
        }
        node.set_text_content(Some(new.text(&self.text)));
        if old.piece != new.piece
            && let (Some(span), Some((tag, path))) = (node.dyn_ref(), new.piece.clone())
        {
            self.label(span, tag, &path);
        }
        true
    }

    /// The node of a cell.
    fn node(&mut self, index: usize) -> Node {
        let cell = self.cells.get(index);
        let text = cell.map_or("", |cell| cell.text(&self.text));
        let Some((tag, path)) = cell.and_then(|cell| cell.piece.clone()) else {
            return document().create_text_node(text).into();
        };
        let span = el("span").text(text).element().clone();
        self.label(&span, tag, &path);
        span.into()
    }

    /// Says by a span's attributes what it is.
    fn label(&mut self, span: &Element, tag: Tag, path: &Path) {
        let _ = span.set_attribute("data-tag", tag.as_str());
        let _ = if path.is_root() {
            span.remove_attribute("data-path")
        } else {
            span.set_attribute("data-path", path.as_str())
        };
        let _ = if masks(&mut self.secrets, tag, path) {
            span.set_attribute("data-secret", "")
        } else {
            span.remove_attribute("data-secret")
        };
    }

    /// Marks the spans of a place and brings the first of them into the pane's view.
    fn mark(&mut self, active: Option<&Path>) {
        let spans = self.spans_of(active);
        if spans == self.marked {
            return;
        }
        for span in &self.marked {
            let _ = span.remove_attribute("data-active");
        }
        for span in &spans {
            let _ = span.set_attribute("data-active", "");
        }
        // Where the spans are anew only because they came into view, nothing is to be scrolled.
        if self.active.as_ref() != active || self.marked.is_empty() {
            let (pre, first) = (self.pre.clone(), spans.first().cloned());
            // Once everything stands where it will be seen: to ask before would have it laid out twice.
            next_frame(move || first.iter().for_each(|span| scroll_inside(&pre, span)));
        }
        self.marked = spans;
    }

    fn spans_of(&self, active: Option<&Path>) -> Vec<Element> {
        let nodes = self.pre.child_nodes();
        let cells = self.cells.iter().zip(0..);
        let within = |cell: &Cell| {
            cell.piece
                .as_ref()
                .zip(active)
                .is_some_and(|((_, path), active)| path.is_within(active))
        };
        let found = cells.filter(|(cell, _)| within(cell));
        let found = found.filter_map(|(_, index)| nodes.item(index)?.dyn_into().ok());
        found.collect()
    }

    /// Tells the style sheet about how many rows the text takes, since the pane is laid out apart from
    /// the rest of the page and so without looking at its content.
    fn say_length(&self) {
        let lines = self.text.as_str().split('\n');
        let rows: usize = lines.map(|line| 1 + line.len() / COLUMNS).sum();
        if let Some(pre) = self.pre.dyn_ref::<HtmlElement>() {
            let rows = rows.min(MOST_ROWS).to_string();
            let _ = pre.style().set_property("--rows", &rows);
        }
    }
}

/// What the operation's model calls sensitive.
struct Secrets {
    operation: OperationRef<'static>,
    /// Whether the service has any.
    exist: bool,
    /// Of the path that was asked about last, whether it is secret.
    last: Option<(Path, bool)>,
}

impl Secrets {
    fn hold(&mut self, path: &Path) -> bool {
        if !self.exist {
            return false;
        }
        if let Some((_, secret)) = self.last.as_ref().filter(|(asked, _)| asked == path) {
            return *secret;
        }
        let secret = is_secret(self.operation, path);
        self.last = Some((path.clone(), secret));
        secret
    }
}

/// Whether a piece is masked: a secret value is, and what is inside of one, but not the name of a secret member.
fn masks(secrets: &mut Secrets, tag: Tag, path: &Path) -> bool {
    match tag {
        Tag::Name | Tag::Punctuation => path.parent().is_some_and(|above| secrets.hold(&above)),
        _ => secrets.hold(path),
    }
}

/// A cell for each piece of a range, of a place and of a secret, and one for all pieces between two of those.
fn cells(
    text: &Text,
    range: Range<usize>,
    active: Option<&Path>,
    secrets: &mut Secrets,
) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    let mut start = 0;
    for (index, span) in text.spans().iter().enumerate() {
        let is_active = || active.is_some_and(|active| span.path.is_within(active));
        let is_span = range.contains(&index) || is_active() || masks(secrets, span.tag, &span.path);
        match cells.last_mut() {
            Some(last) if !is_span && last.piece.is_none() => last.range.end = span.end,
            _ => cells.push(Cell {
                range: start..span.end,
                piece: is_span.then(|| (span.tag, span.path.clone())),
            }),
        }
        start = span.end;
    }
    cells
}

impl Cell {
    fn text<'t>(&self, text: &'t Text) -> &'t str {
        text.as_str().get(self.range.clone()).unwrap_or_default()
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
