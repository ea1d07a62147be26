//! A pane: one output's text, of which a keystroke changes the few spans that differ and leaves the rest.

mod block;
mod cell;

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, Node};
use wireform_core::path::Path;
use wireform_core::text::Text;

use crate::browser::{self, next_frame};
use crate::difference::difference;
use crate::state::DraftStore;
use crate::view::{View, el, rows_come_first, target};

use super::go_to::go_to;
use block::Block;
use cell::{Cut, Cutter, Lens, changed};

/// The pane itself, without what stands around it.
///
/// `output` is its name in `data-output`, `label` what it is, for those who do not see it;
/// `text` is asked for only where `version` says another number than before.
pub fn pane_text(
    output: &'static str,
    label: &str,
    version: impl Fn() -> (u32, u32) + 'static,
    text: impl Fn() -> Rc<Text> + 'static,
    store: DraftStore,
) -> View {
    let view = el("pre")
        .class("pane-text")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", &format!("{label} text"))
        .attr("data-output", output)
        .on("click", move |event| lead_to_field(store, event))
        .on("copy", copy_exactly);
    let pane = Rc::new(RefCell::new(Pane::new(view.element(), store)));
    let (sized, scrolled) = (Rc::clone(&pane), Rc::clone(&pane));
    browser::on_resize(view.element(), move || look(&sized));
    let mut shown = None;
    view.on("scroll", move |_| look(&scrolled))
        .each_draw(move || {
            // A large form can be used before its outputs are there.
            if shown.is_none() && rows_come_first() {
                return;
            }
            let version = Some(version());
            let text = (shown != version).then(&text);
            shown = version;
            let before = pane.borrow().size();
            pane.borrow_mut().show(text);
            if is_another_size(before, pane.borrow().size()) {
                let pane = Rc::clone(&pane);
                next_frame(move || look(&pane));
            }
        })
}

/// Whether something may have come into view: to ask the browser at each keystroke would take its time.
fn is_another_size(before: (usize, usize), now: (usize, usize)) -> bool {
    before.0 != now.0 || before.1.abs_diff(now.1) > COLUMNS
}

/// Has a pane show what has come into view.
fn look(pane: &RefCell<Pane>) {
    // What is scrolled while the pane is drawn is where the drawing leads.
    if let Ok(mut pane) = pane.try_borrow_mut() {
        pane.look();
    }
}

/// So many pieces are spans as long as nobody has seen the pane.
const AT_FIRST: usize = 240;
/// About so many columns does a pane have.
const COLUMNS: usize = 70;
/// A longer text is scrolled.
const MOST_ROWS: usize = 40;

struct Pane {
    pre: Element,
    store: DraftStore,
    text: Rc<Text>,
    blocks: Vec<Block>,
    active: Option<Path>,
    secrets: Vec<Path>,
    marked: Vec<Element>,
    /// The numbers of the pieces in view, which are spans.
    seen: Range<usize>,
    is_hidden: bool,
}

impl Pane {
    fn new(pre: &Element, store: DraftStore) -> Self {
        Pane {
            pre: pre.clone(),
            store,
            text: Rc::default(),
            blocks: Vec::new(),
            active: None,
            secrets: Vec::new(),
            marked: Vec::new(),
            seen: 0..AT_FIRST,
            is_hidden: false,
        }
    }

    /// How many pieces it has, and bytes.
    fn size(&self) -> (usize, usize) {
        (self.text.piece_count(), self.text.as_str().len())
    }

    fn look(&mut self) {
        if self.blocks.is_empty() {
            return;
        }
        let was_hidden = std::mem::replace(&mut self.is_hidden, self.pre.client_height() == 0);
        if was_hidden && !self.is_hidden {
            self.marked
                .iter()
                .take(1)
                .for_each(|span| scroll_inside(&self.pre, span));
        }
        let seen = self.in_view();
        if seen != self.seen {
            let text = Rc::clone(&self.text);
            self.write(text, seen, self.active.clone());
        }
    }

    /// The numbers of the pieces in the blocks in view, and in one block more on both sides.
    fn in_view(&self) -> Range<usize> {
        let pane = self.pre.get_bounding_client_rect();
        let place = |block: &Block| block.element.get_bounding_client_rect();
        let is_above = |block: &Block| place(block).bottom() <= pane.top();
        let begins = |block: &Block| place(block).top() < pane.bottom();
        let first = self.blocks.partition_point(is_above).saturating_sub(1);
        let behind = self.blocks.partition_point(begins) + 1;
        let piece = |block: usize| self.blocks.get(block).map(|block| block.cut.piece);
        piece(first).unwrap_or(0)..piece(behind).unwrap_or(self.text.piece_count())
    }

    /// Shows a text, where it is another than before, and marks the spans of the control that has the focus.
    fn show(&mut self, text: Option<Rc<Text>>) {
        let active = self.store.active.get();
        let is_new = text.is_some();
        if !is_new && active == self.active {
            return;
        }
        let text = text.unwrap_or_else(|| Rc::clone(&self.text));
        self.write(text, self.seen.clone(), active);
        if is_new {
            self.say_length();
        }
    }

    fn write(&mut self, text: Rc<Text>, seen: Range<usize>, active: Option<Path>) {
        let before = std::mem::replace(&mut self.text, text);
        let secrets = self.store.secrets.get();
        let is_seen_alike = (&seen, &active, &secrets) == (&self.seen, &self.active, &self.secrets);
        let lens = Lens {
            shown: seen.clone(),
            active: active.as_ref(),
            secrets: &secrets,
        };
        let pieces = match is_seen_alike {
            true => changed(&before, &self.text),
            false => 0..usize::MAX,
        };
        self.patch(&before, lens, pieces);
        (self.seen, self.secrets) = (seen, secrets);
        self.mark(active.as_ref());
        self.active = active;
    }

    /// Makes the blocks those of the text, given that they show another one, in which some pieces are different.
    fn patch(&mut self, before: &Text, lens: Lens<'_>, pieces: Range<usize>) {
        let now = &self.text;
        let in_head = |block: &&Block| block.cut.piece < pieces.start;
        let head = self.blocks.iter().skip(1).take_while(in_head).count();
        let begin = self.blocks.get(head).map(|block| &block.cut);
        let mut cuts = Vec::new();
        let mut tail = self.blocks.len();
        for cut in Cutter::new(now, lens, begin) {
            let from_end = |start: usize, text: &Text| text.as_str().len() - start;
            let is_same = |block: &Block| {
                block.cut.piece == cut.piece
                    && from_end(block.cut.start, before) == from_end(cut.start, now)
            };
            let same = (cut.piece >= pieces.end).then(|| self.blocks.iter().position(is_same));
            if let Some(same) = same.flatten() {
                tail = same;
                break;
            }
            cuts.push(cut);
        }
        for block in self.blocks.iter_mut().skip(tail) {
            block.follow(before, now);
        }
        self.replace(head..tail, before, cuts);
    }

    /// Puts cuts in the place of some blocks, of which those stay that show the same.
    fn replace(&mut self, blocks: Range<usize>, before: &Text, cuts: Vec<Cut>) {
        let now = &self.text;
        let shows = |block: &Block, cut: &Cut| block.shows(before, cut, now);
        let shown = self.blocks.get(blocks.clone()).unwrap_or_default();
        let (old, new) = difference(shown, &cuts, shows);
        let at = |index: usize| blocks.start + index;
        for _ in new.end..old.end {
            self.blocks.remove(at(new.end)).element.remove();
        }
        let next = self.blocks.get(at(old.end));
        let next = next.map(|block| block.element.clone());
        for index in old.end..new.end {
            let block = Block::new();
            let _ = self.pre.insert_before(&block.element, next.as_deref());
            self.blocks.insert(at(index), block);
        }
        let blocks = self.blocks.iter_mut().skip(blocks.start);
        for (index, (block, cut)) in blocks.zip(cuts).enumerate() {
            match new.contains(&index) {
                true => block.patch(before, cut, now),
                false => block.cut = cut,
            }
        }
    }

    /// Marks the spans of a place and brings the first of them into the pane's view.
    fn mark(&mut self, active: Option<&Path>) {
        let mut spans = Vec::new();
        if let Some(active) = active {
            for block in &self.blocks {
                block.add_spans_of(active, &mut spans);
            }
        }
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

    /// Tells the style sheet about how many rows the text takes, since the pane is laid out apart from
    /// the rest of the page and so without looking at its content.
    fn say_length(&self) {
        let lines = self.text.as_str().split('\n').take(MOST_ROWS);
        let rows: usize = lines.map(|line| 1 + line.len() / COLUMNS).sum();
        if let Some(pre) = self.pre.dyn_ref::<HtmlElement>() {
            let rows = rows.min(MOST_ROWS).to_string();
            let _ = pre.style().set_property("--rows", &rows);
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
fn lead_to_field(store: DraftStore, event: &Event) {
    if browser::selected_range().is_some_and(|range| !range.collapsed()) {
        return;
    }
    let path = target(event).and_then(|span| span.get_attribute("data-path"));
    if let Some(path) = path.and_then(|text| Path::parse(&text)) {
        go_to(store, &path);
    }
}

/// What is selected in a pane is copied as it is, where a browser would add a line break between two blocks;
/// of a selection that goes on behind the pane, the part in it.
fn copy_exactly(event: &Event) {
    let pane = event.current_target();
    let pane = pane.and_then(|pane| pane.dyn_into::<Element>().ok());
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
    let holds = |node: Node| pane.contains(Some(&node));
    if !holds(range.start_container().ok()?) {
        return None;
    }
    if !holds(range.end_container().ok()?) {
        range.set_end(pane, pane.child_nodes().length()).ok()?;
    }
    Some(range.to_string().into())
}
