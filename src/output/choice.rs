use crate::state::{Prefs, Shown};
use crate::view::{View, el, is_checked, typed_value};

/// One of a few ways to write an output, chosen from a list.
///
/// `chosen` says the value that is chosen now, `choose` takes another.
pub fn choice(
    name: &str,
    prefs: Shown<Prefs>,
    options: impl IntoIterator<Item = View>,
    chosen: fn(&Prefs) -> &'static str,
    choose: impl Fn(&str) + 'static,
) -> View {
    let select = el("select")
        .children(options)
        .value(move || prefs.with(chosen).to_owned())
        .on("change", move |event| choose(&typed_value(event)));
    named("option-select", name, select)
}

/// An option of a choice.
pub fn option(value: &str, words: &str) -> View {
    el("option").attr("value", value).text(words)
}

/// A box to tick.
pub fn toggle(
    words: &str,
    is_on: impl Fn() -> bool + 'static,
    set: impl Fn(bool) + 'static,
) -> View {
    let tick = el("input")
        .attr("type", "checkbox")
        .checked(is_on)
        .on("change", move |event| set(is_checked(event)));
    el("label").class("toggle").child(tick).text(words)
}

/// A control whose name is not shown, since its value says enough to those who see it.
pub fn named(class: &str, name: &str, control: View) -> View {
    let name = el("span").class("visually-hidden").text(name);
    el("label").class(class).child(name).child(control)
}
