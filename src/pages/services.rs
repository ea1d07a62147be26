use wireform_core::search::{Index, Listed};

use crate::address;
use crate::browser;
use crate::view::{View, el};

/// All services by their first letters, and of which day their models are.
pub fn services(list: &'static Index) -> View {
    let mut groups: Vec<(char, Vec<&Listed>)> = Vec::new();
    for listed in &list.services {
        let letter = first_letter(listed);
        match groups.last_mut() {
            Some((last, group)) if *last == letter => group.push(listed),
            _ => groups.push((letter, vec![listed])),
        }
    }
    let letters = groups.iter().map(|(letter, _)| jump(*letter));
    let letters = el("div")
        .class("letters")
        .attr("role", "group")
        .attr("aria-label", "Services by first letter")
        .children(letters);
    let count = format!("{} services", list.services.len());
    let head = el("div")
        .class("group-head")
        .child(el("h2").text(&count))
        .child(el("p").class("group-help").text(&models(list)));
    let groups = groups
        .iter()
        .map(|(letter, group)| by_letter(*letter, group));
    el("section")
        .child(head)
        .child(letters)
        .child(el("div").class("columns").children(groups))
        .child(notice())
}

fn first_letter(listed: &Listed) -> char {
    let first = listed.command.chars().next();
    first.map_or('#', |first| first.to_ascii_uppercase())
}

fn id(letter: char) -> String {
    format!("letter-{letter}")
}

/// A button and no link, since what stands behind `#` in the address is the page's state.
fn jump(letter: char) -> View {
    el("button")
        .attr("type", "button")
        .text(&letter.to_string())
        .on("click", move |_| {
            if let Some(heading) = browser::find(&format!("#{}", id(letter))) {
                browser::focus(&heading);
            }
        })
}

fn by_letter(letter: char, group: &[&Listed]) -> View {
    let heading = el("h3")
        .attr("id", &id(letter))
        .attr("tabindex", "-1")
        .text(&letter.to_string());
    let rows = group.iter().map(|listed| {
        let link = el("a")
            .attr("href", &address::of(&listed.command, None))
            .child(el("code").text(&listed.command));
        el("li").child(link).child(el("span").text(&listed.title))
    });
    el("div")
        .class("letter")
        .child(heading)
        .child(el("ul").children(rows))
}

/// `Models of AWS CLI 2.38.5, 22 October 2026.`
fn models(list: &Index) -> String {
    let day = in_words(&list.day).map(|day| format!(", {day}"));
    format!("Models of {}{}.", list.models, day.unwrap_or_default())
}

/// A day such as `2026-10-22` as people write it.
fn in_words(day: &str) -> Option<String> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut parts = day.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let month = MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?)?;
    Some(format!("{} {month} {year}", day.trim_start_matches('0')))
}

/// The licence of AWS's models and texts asks for it.
fn notice() -> View {
    let words = "Models and help texts are AWS's, under the Apache License 2.0; ";
    let link = el("a")
        .attr("href", "catalog/NOTICE.txt")
        .text("what was changed");
    el("p")
        .class("group-help")
        .text(words)
        .child(link)
        .text(".")
}
