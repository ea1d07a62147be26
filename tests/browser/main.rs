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

mod accessibility;
mod address;
mod blobs;
mod cases;
mod catalog;
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
mod search;
mod secrets;
mod shapes;
mod speed;
mod tasks;
mod undo;
mod user_models;
mod widgets;

use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};

use browser::Browser;
use rig::{Behaviour, Rig};
use speed::{CheckInput, Rounds};
use tasks::{Figures, Task};

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
    ("lifetimes", lifetimes::BEHAVIOURS),
    ("panes", panes::BEHAVIOURS),
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
    let mut trials = trials(&rig);
    let tasks = tasks.into_iter();
    trials.extend(tasks.map(|task| everyday(rig.clone(), figures.clone(), task)));
    let conclusion = libtest_mimic::run(&arguments, trials);
    rig.close();
    if arguments.nocapture {
        figures.print();
    }
    conclusion.exit_code()
}

/// The browsers take turns, so that two threads keep both busy.
fn trials(rig: &Arc<Rig>) -> Vec<Trial> {
    let mut trials = Vec::new();
    for (group, behaviours) in GROUPS {
        for behaviour in *behaviours {
            for browser in Browser::ALL {
                let name = format!("{}::{group}::{}", browser.name(), behaviour.name);
                trials.push(trial(rig.clone(), name, browser, *behaviour));
            }
        }
    }
    let subjects = speed::subjects();
    trials.extend(subjects.map(|subject| benchmark(rig.clone(), subject)));
    trials
}

fn trial(rig: Arc<Rig>, name: String, browser: Browser, behaviour: Behaviour) -> Trial {
    Trial::test(name.clone(), move || {
        let shown = rig.show(&name, browser, async |page| (behaviour.show)(page).await);
        shown.map_err(|error| Failed::from(format!("{error:#}")))
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
fn everyday(rig: Arc<Rig>, figures: Arc<Figures>, task: Task) -> Trial {
    let browser = Browser::Chromium;
    let name = format!(
        "{}::tasks::{}_{}",
        browser.name(),
        task.service,
        task.operation
    );
    Trial::test(name.clone(), move || {
        let measure = async |page: &page::Page<'_>| figures.measure(page, &task).await;
        let measured = rig.show(&name, browser, measure);
        measured.map_err(|error| Failed::from(format!("{error:#}")))
    })
}
