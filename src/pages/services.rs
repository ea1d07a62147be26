use leptos::prelude::*;
use wireform_model::index::{Index, Listed};

use crate::address;
use crate::browser;

/// All services by their first letters, and the day of their models.
#[component]
pub fn Services(list: &'static Index) -> impl IntoView {
    let groups = by_letter(list);
    let letters = groups
        .iter()
        .map(|(letter, _)| jump(*letter))
        .collect_view();
    let groups = groups.into_iter().map(group).collect_view();
    let services = list.services.iter().filter(|listed| !listed.is_own).count();
    view! {
        <section>
            <div class="group-head">
                <h2>{format!("{services} services")}</h2>
                <p class="group-help">{models(list)}</p>
            </div>
            <div class="letters" role="group" aria-label="Services by first letter">
                {letters}
            </div>
            <div class="columns">{groups}</div>
            // The license of AWS's models and texts requires it.
            <p class="group-help">
                "Models and help texts are AWS's, under the Apache License 2.0; "
                <a href="catalog/NOTICE.txt">"what was changed"</a> "."
            </p>
        </section>
    }
}

/// The services of one letter.
type Group = (char, Vec<&'static Listed>);

fn by_letter(list: &'static Index) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for listed in &list.services {
        let letter = first_letter(listed);
        match groups.last_mut() {
            Some((last, group)) if *last == letter => group.push(listed),
            _ => groups.push((letter, vec![listed])),
        }
    }
    groups
}

fn first_letter(listed: &Listed) -> char {
    let first = listed.command.chars().next();
    first.map_or('#', |first| first.to_ascii_uppercase())
}

fn heading_id(letter: char) -> String {
    format!("letter-{letter}")
}

/// A button and not a link, since what comes after `#` in the address is the state of the page.
fn jump(letter: char) -> impl IntoView {
    let jump = move |_| {
        if let Some(heading) = browser::find(&format!("#{}", heading_id(letter))) {
            browser::focus(&heading);
        }
    };
    view! {
        <button type="button" on:click=jump>
            {letter.to_string()}
        </button>
    }
}

fn group((letter, services): Group) -> impl IntoView {
    let rows = services.into_iter().map(|listed| {
        view! {
            <li>
                <a href=address::of(&listed.command, None)>
                    <code>{listed.command.as_str()}</code>
                </a>
                <span>{listed.title.as_str()}</span>
            </li>
        }
    });
    view! {
        <div class="letter">
            <h3 id=heading_id(letter) tabindex="-1">
                {letter.to_string()}
            </h3>
            <ul>{rows.collect_view()}</ul>
        </div>
    }
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
