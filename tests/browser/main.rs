//! Tests of the page in Chromium and in Firefox: one trial for each behaviour in each browser.
//!
//! `cargo xtask test --only browser [NAME]` builds the site, provides the browsers and runs them.
//! `cargo xtask bench` runs the benchmark, which takes a single turn among the tests.
//! `cargo xtask bench tasks` prints what everyday tasks take, which the tests only complete.

mod bidi;
mod browser;
mod environment;
mod filler;
mod native;
mod page;
mod rig;
mod server;
mod tries;

mod accessibility;
mod address;
mod blobs;
mod cases;
mod catalog;
mod editing;
mod filling;
mod findings;
mod home;
mod hostile;
mod keyboard;
mod largest;
mod layout;
mod lifetimes;
mod optional;
mod options;
mod panes;
mod pasting;
mod search;
mod secrets;
mod shapes;
mod speed;
mod starting;
mod tasks;
mod undo;
mod unions;
mod user_models;
mod widgets;

use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};

use browser::Browser;
use rig::{Behaviour, Rig};
use speed::{CheckInput, Rounds};
use tasks::{Figures, Task};
use tries::Tries;

const GROUPS: &[(&str, &[Behaviour])] = &[
    ("keyboard", keyboard::BEHAVIOURS),
    ("widgets", widgets::BEHAVIOURS),
    ("optional", optional::BEHAVIOURS),
    ("shapes", shapes::BEHAVIOURS),
    ("blobs", blobs::BEHAVIOURS),
    ("secrets", secrets::BEHAVIOURS),
    ("largest", largest::BEHAVIOURS),
    ("filling", filling::BEHAVIOURS),
    ("findings", findings::BEHAVIOURS),
    ("accessibility", accessibility::BEHAVIOURS),
    ("undo", undo::BEHAVIOURS),
    ("unions", unions::BEHAVIOURS),
    ("lifetimes", lifetimes::BEHAVIOURS),
    ("panes", panes::BEHAVIOURS),
    ("editing", editing::BEHAVIOURS),
    ("pasting", pasting::BEHAVIOURS),
    ("starting", starting::BEHAVIOURS),
    ("layout", layout::BEHAVIOURS),
    ("options", options::BEHAVIOURS),
    ("address", address::BEHAVIOURS),
    ("catalog", catalog::BEHAVIOURS),
    ("home", home::BEHAVIOURS),
    ("search", search::BEHAVIOURS),
    ("user_models", user_models::BEHAVIOURS),
    ("hostile", hostile::BEHAVIOURS),
];

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let (rig, tasks) = match Rig::new().and_then(|rig| Ok((rig, tasks::all()?))) {
        Ok((rig, tasks)) => (Arc::new(rig), tasks),
        Err(error) => {
            eprintln!("{error:#}");
            return ExitCode::FAILURE;
        }
    };
    let figures = Arc::new(Figures::default());
    let tries = Arc::new(Tries::default());
    let mut trials = trials(&rig, &tries);
    let tasks = tasks.into_iter();
    trials.extend(tasks.map(|task| everyday(rig.clone(), tries.clone(), figures.clone(), task)));
    let conclusion = libtest_mimic::run(&arguments, trials);
    rig.close();
    let are_steady = tries.are_few();
    if arguments.nocapture {
        figures.print();
    }
    match are_steady {
        true => conclusion.exit_code(),
        false => ExitCode::FAILURE,
    }
}

/// The browsers take turns, so that two threads keep both busy.
fn trials(rig: &Arc<Rig>, tries: &Arc<Tries>) -> Vec<Trial> {
    let mut trials = Vec::new();
    for (group, behaviours) in GROUPS {
        for behaviour in *behaviours {
            for browser in Browser::ALL {
                let name = format!("{}::{group}::{}", browser.name(), behaviour.name);
                trials.push(trial(rig.clone(), tries.clone(), name, browser, *behaviour));
            }
        }
    }
    let subjects = speed::subjects();
    trials.extend(subjects.map(|subject| benchmark(rig.clone(), subject)));
    trials
}

fn trial(
    rig: Arc<Rig>,
    tries: Arc<Tries>,
    name: String,
    browser: Browser,
    behaviour: Behaviour,
) -> Trial {
    Trial::test(name.clone(), move || {
        tries.run(&name, || {
            rig.show(&name, browser, async |page| (behaviour.show)(page).await)
        })
    })
}

fn benchmark(rig: Arc<Rig>, subject: CheckInput) -> Trial {
    let browser = Browser::Chromium;
    let name = format!("{}::speed::{}", browser.name(), subject.name());
    Trial::bench(name.clone(), move |once| {
        let rounds = if once { Rounds::ONCE } else { Rounds::MANY };
        let measure = async |page: &page::Page<'_>| speed::measure(page, &subject, rounds).await;
        let measured = rig.show(&name, browser, measure);
        measured
            .map(Some)
            .map_err(|error| Failed::from(format!("{error:#}")))
    })
}

/// A test that a task can be completed, which notes what that took.
fn everyday(rig: Arc<Rig>, tries: Arc<Tries>, figures: Arc<Figures>, task: Task) -> Trial {
    let browser = Browser::Chromium;
    let name = format!(
        "{}::tasks::{}_{}",
        browser.name(),
        task.service,
        task.operation
    );
    Trial::test(name.clone(), move || {
        tries.run(&name, || {
            rig.show(&name, browser, async |page| {
                figures.measure(page, &task).await
            })
        })
    })
}
