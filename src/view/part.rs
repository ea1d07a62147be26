//! Parts of the page that are drawn only where something in them may have changed.
//!
//! A part is drawn after an event inside it, when everything is ([`redraw_all`]), and when the one who
//! made it says that what it shows may have changed.
//!
//! **Invariant:** what touches a part touches every part that it stands in. So a part that is passed
//! over has missed nothing, and nor have those inside it: each needs to know only what has happened
//! since the page was drawn last.
//!
//! [`redraw_all`]: super::redraw_all

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::View;
use super::page::draws_all;

thread_local! {
    /// The part that is being built or drawn.
    static CURRENT: RefCell<Option<Rc<Part>>> = const { RefCell::new(None) };
    static HANDLES_EVENT: Cell<bool> = const { Cell::new(false) };
}

/// What the listeners of a part know of it.
pub struct Part {
    is_stirred: Cell<bool>,
    above: Option<Rc<Part>>,
}

impl View {
    /// Appends what is drawn only after events inside it and where `changed` says so.
    ///
    /// `fill` appends it; `changed` is asked once each time that what stands around it is drawn.
    pub fn part(
        self,
        changed: impl Fn() -> bool + 'static,
        fill: impl FnOnce(View) -> View,
    ) -> Self {
        let part = Part::inside_current();
        let others = self.0.bindings.len();
        let filled = part.enter(|| fill(self));
        filled.bind_part(part, others, Box::new(changed))
    }

    /// Makes one binding of all but the first ones.
    fn bind_part(mut self, part: Rc<Part>, others: usize, changed: Box<dyn Fn() -> bool>) -> Self {
        let mut bindings = self.0.bindings.split_off(others);
        self.0.bindings.push(Box::new(move || {
            let is_stirred = part.is_stirred.take();
            if is_stirred || draws_all() || changed() {
                part.enter(|| bindings.iter_mut().for_each(|binding| binding()));
            }
        }));
        self
    }
}

impl Part {
    /// The part that is being built or drawn, if any.
    pub fn current() -> Option<Rc<Part>> {
        CURRENT.with_borrow(Option::clone)
    }

    fn inside_current() -> Rc<Part> {
        Rc::new(Part {
            is_stirred: Cell::new(false),
            above: Part::current(),
        })
    }

    fn enter<T>(self: &Rc<Self>, act: impl FnOnce() -> T) -> T {
        let before = CURRENT.replace(Some(Rc::clone(self)));
        let done = act();
        CURRENT.set(before);
        done
    }

    /// Has it drawn the next time that the page is, with all parts that it stands in.
    pub fn stir(&self) {
        self.is_stirred.set(true);
        if let Some(above) = &self.above {
            above.stir();
        }
    }
}

/// Handles an event of something that stands in a part: whatever it changes there will be drawn.
pub fn handle(part: &Option<Rc<Part>>, act: impl FnOnce()) {
    if let Some(part) = part {
        part.stir();
    }
    let before = HANDLES_EVENT.replace(true);
    act();
    HANDLES_EVENT.set(before);
}

/// Whether an event is being handled, so that its part is known.
pub fn handles_event() -> bool {
    HANDLES_EVENT.get()
}
