use std::rc::Rc;

use crate::view::{Say, View, el};

/// One of a few, side by side: radio buttons that look like one control.
pub struct Segments {
    /// By which the browser knows which radio buttons belong together.
    pub name: String,
    /// What is chosen, for those who do not see where it stands.
    pub label: String,
    pub segments: Vec<Segment>,
    /// The value of the chosen one; another one where none is.
    pub chosen: Say,
    pub choose: Rc<dyn Fn(&'static str)>,
}

pub struct Segment {
    pub value: &'static str,
    pub words: String,
    /// The pointer of what choosing it adds, where it adds something.
    pub adds: Option<Say>,
}

pub fn segments(props: Segments) -> View {
    let Segments {
        name,
        label,
        segments,
        chosen,
        choose,
    } = props;
    let radios = segments
        .into_iter()
        .map(|segment| radio(&name, segment, &chosen, &choose));
    el("div")
        .class("segments")
        .attr("role", "radiogroup")
        .attr("aria-label", &label)
        .children(radios)
}

fn radio(name: &str, segment: Segment, chosen: &Say, choose: &Rc<dyn Fn(&'static str)>) -> View {
    let (value, chosen, choose) = (segment.value, chosen.clone(), Rc::clone(choose));
    let radio = el("input")
        .attr("type", "radio")
        .attr("name", name)
        .attr("value", value)
        .checked(move || chosen.now() == value)
        .on("change", move |_| choose(value));
    let radio = match segment.adds {
        Some(pointer) => radio.live("data-add", pointer),
        None => radio,
    };
    el("label")
        .class("segment")
        .child(radio)
        .child(el("span").text(&segment.words))
}
