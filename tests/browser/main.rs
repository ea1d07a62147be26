//! Tests of the page in Chromium and in Firefox: one trial for each behaviour in each browser.
//!
//! `cargo xtask test --only browser [NAME]` builds the site, provides the browsers and runs them.
//! `cargo xtask bench` runs the benchmark, which takes a single turn among the tests.

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
mod secrets;
mod shapes;
mod speed;
mod undo;
mod widgets;

use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};

use browser::Browser;
use rig::{Behaviour, Rig};
use speed::{CheckInput, Rounds};

const GROUPS: &[(&str, &[Behaviour])] = &[
    ("keyboard", keyboard::BEHAVIOURS),
    ("widgets", widgets::BEHAVIOURS),
    ("optional", optional::BEHAVIOURS),
    ("shapes", shapes::BEHAVIOURS),
    ("blobs", blobs::BEHAVIOURS),
    ("secrets", secrets::BEHAVIOURS),
    ("largest", largest::BEHAVIOURS),
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
    ("hostile", hostile::BEHAVIOURS),
];

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let rig = match Rig::new() {
        Ok(rig) => Arc::new(rig),
        Err(error) => {
            eprintln!("{error:#}");
            return ExitCode::FAILURE;
        }
    };
    let conclusion = libtest_mimic::run(&arguments, trials(&rig));
    rig.close();
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
