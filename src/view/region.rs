use std::ops::Range;
use std::rc::Rc;

use web_sys::{Element, Node};

use super::{View, patience};
use crate::browser::document;
use crate::difference::difference;

impl View {
    /// Appends views that are built anew whenever what they are built from changes.
    pub fn region<T: PartialEq + 'static>(
        self,
        from: impl Fn() -> T + 'static,
        build: impl Fn(&T) -> Vec<View> + 'static,
    ) -> Self {
        let mut built_from = None;
        self.bind_region(Box::new(move || {
            let now = from();
            if built_from.as_ref() == Some(&now) {
                return None;
            }
            let views = build(&now);
            built_from = Some(now);
            Some(views)
        }))
    }

    /// Appends a view for each of some things; those before and behind what has changed are kept as they are.
    pub fn each<T: PartialEq + 'static>(
        self,
        things: impl Fn() -> Rc<Vec<T>> + 'static,
        build: impl Fn(&T) -> View + 'static,
    ) -> Self {
        let mut region = Region::at_end_of(&self.0.element);
        let mut shown: Rc<Vec<T>> = Rc::default();
        self.bind(Box::new(move || {
            let now = things();
            let (old, new) = difference(&shown, &now, PartialEq::eq);
            let new = now.get(new).unwrap_or_default();
            region.replace(old, new.iter().map(&build).collect());
            region.draw();
            shown = now;
        }))
    }

    /// Appends as many views as are counted; those that stay are kept as they are.
    pub fn rows(
        self,
        count: impl Fn() -> usize + 'static,
        build: impl Fn(usize) -> View + 'static,
    ) -> Self {
        self.bind_rows(Box::new(count), Box::new(build))
    }

    /// Appends a view for each of some numbers: those that stay are kept as they are, new ones follow them.
    pub fn picks(
        self,
        numbers: impl Fn() -> Vec<usize> + 'static,
        build: impl Fn(usize) -> View + 'static,
    ) -> Self {
        self.bind_picks(Box::new(numbers), Box::new(build))
    }

    /// `renew` makes the views anew, or leaves them as they are by `None`.
    fn bind_region(self, mut renew: Box<dyn FnMut() -> Option<Vec<View>>>) -> Self {
        let mut region = Region::at_end_of(&self.0.element);
        self.bind(Box::new(move || match renew() {
            None => region.draw(),
            Some(views) => {
                region.keep(0);
                region.extend(views);
            }
        }))
    }

    fn bind_rows(self, count: Box<dyn Fn() -> usize>, build: Box<dyn Fn(usize) -> View>) -> Self {
        let mut region = Region::at_end_of(&self.0.element);
        self.bind(Box::new(move || {
            let count = count();
            region.keep(count);
            region.draw();
            for index in region.views.len()..count {
                if !patience::has_time() {
                    return;
                }
                region.extend(vec![build(index)]);
            }
        }))
    }

    fn bind_picks(
        self,
        numbers: Box<dyn Fn() -> Vec<usize>>,
        build: Box<dyn Fn(usize) -> View>,
    ) -> Self {
        let mut region = Region::at_end_of(&self.0.element);
        let mut shown: Vec<usize> = Vec::new();
        self.bind(Box::new(move || {
            let numbers = numbers();
            let views = region.views.drain(..).zip(shown.drain(..));
            let (kept, gone): (Vec<_>, Vec<_>) =
                views.partition(|(_, number)| numbers.contains(number));
            gone.iter().for_each(|(view, _)| view.0.element.remove());
            (region.views, shown) = kept.into_iter().unzip();
            region.draw();
            let new = numbers.iter().filter(|number| !shown.contains(number));
            let new: Vec<usize> = new.copied().collect();
            for number in new {
                if !patience::has_time() {
                    return;
                }
                region.extend(vec![build(number)]);
                shown.push(number);
            }
        }))
    }
}

/// A part of an element that comes and goes, before a mark that stays.
struct Region {
    parent: Element,
    mark: Node,
    views: Vec<View>,
}

impl Region {
    fn at_end_of(parent: &Element) -> Self {
        let mark: Node = document().create_text_node("").into();
        // A new node holds no other, so that it can be appended anywhere.
        let _ = parent.append_child(&mark);
        Region {
            parent: parent.clone(),
            mark,
            views: Vec::new(),
        }
    }

    fn draw(&mut self) {
        self.views.iter_mut().for_each(View::draw);
    }

    /// Takes away all views but the first ones.
    fn keep(&mut self, count: usize) {
        for view in self.views.drain(count.min(self.views.len())..) {
            view.0.element.remove();
        }
    }

    fn extend(&mut self, views: Vec<View>) {
        let end = self.views.len();
        self.replace(end..end, views);
    }

    /// Puts views in the place of others.
    fn replace(&mut self, old: Range<usize>, new: Vec<View>) {
        for _ in old.clone() {
            self.views.remove(old.start).0.element.remove();
        }
        let next = self.views.get(old.start);
        let next = next.map_or(self.mark.clone(), |next| next.0.element.clone().into());
        for (index, view) in new.into_iter().enumerate() {
            let _ = self.parent.insert_before(&view.0.element, Some(&next));
            self.views.insert(old.start + index, view);
        }
    }
}
