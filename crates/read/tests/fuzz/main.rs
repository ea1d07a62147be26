//! The readers on arbitrary texts: no panic, no hang, and every place inside the text.
//!
//! `WIREFORM_EXECUTIONS` says how often a text is read, `WIREFORM_SEED` which texts are drawn.
//! An execution detects one text with one hint of kind and shell, asks for its services and reads it with models
//! of random protocols.

mod execution;
mod long_texts;
mod mutation;
mod numbered;
mod pieces;
mod seeds;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};
use std::{env, process, thread};

use wireform_testing::Random;

use execution::{Outcome, Readers};

/// After this many failures nothing new is learned.
const MOST_FAILURES: usize = 20;

/// No short text takes this long, however busy the machine is.
const HANG: Duration = Duration::from_secs(120);

#[test]
fn arbitrary_texts_are_read() {
    let run = Run {
        readers: Readers::new(),
        seed: number("WIREFORM_SEED", 1) as u64,
        executions: number("WIREFORM_EXECUTIONS", 40_000),
        next: AtomicUsize::new(0),
        counts: Default::default(),
        failures: Mutex::default(),
    };
    let begun = Instant::now();
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(|| run.work())).collect();
        run.watch(|| workers.iter().all(|worker| worker.is_finished()));
    });
    println!("{} in {:?}", run.figures(), begun.elapsed());
    let failures = run.failures.into_inner().unwrap_or_default();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// A number that an environment variable may set.
fn number(name: &str, default: usize) -> usize {
    let set = env::var(name).ok();
    set.and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// What the threads share.
struct Run {
    readers: Readers,
    seed: u64,
    executions: usize,
    /// The number of the next text.
    next: AtomicUsize,
    counts: [AtomicUsize; Outcome::COUNT],
    failures: Mutex<Vec<String>>,
}

impl Run {
    fn text(&self, item: usize) -> (String, Random) {
        let mut random = Random::of(self.seed, item);
        (mutation::text(&mut random), random)
    }

    fn work(&self) {
        while self.count() < self.executions && self.failure_count() < MOST_FAILURES {
            let item = self.next.fetch_add(1, Relaxed);
            let (text, mut random) = self.text(item);
            for hints in execution::hints() {
                let read = || self.readers.execute(&text, hints, &mut random);
                match catch_unwind(AssertUnwindSafe(read)) {
                    Ok(outcome) => {
                        self.counts[outcome as usize].fetch_add(1, Relaxed);
                    }
                    Err(panic) => {
                        let message = panic.downcast_ref::<String>().cloned();
                        let failure = format!("text {item} with {hints:?}: {text:?}\n{message:?}");
                        self.failures
                            .lock()
                            .map(|mut all| all.push(failure))
                            .unwrap();
                    }
                }
            }
        }
    }

    /// Waits for the end, and says which text it is where there is no progress.
    fn watch(&self, is_finished: impl Fn() -> bool) {
        let (mut last, mut since) = (0, Instant::now());
        let mut shown = Instant::now();
        while !is_finished() {
            thread::sleep(Duration::from_millis(20));
            let count = self.count();
            if count != last {
                (last, since) = (count, Instant::now());
            }
            if since.elapsed() > HANG {
                let next = self.next.load(Relaxed);
                for item in next.saturating_sub(8)..next {
                    eprintln!("One of these hangs: text {item}: {:?}", self.text(item).0);
                }
                process::exit(1);
            }
            if shown.elapsed() > Duration::from_secs(10) {
                shown = Instant::now();
                println!("{}", self.figures());
            }
        }
    }

    fn count(&self) -> usize {
        self.counts.iter().map(|count| count.load(Relaxed)).sum()
    }

    fn failure_count(&self) -> usize {
        self.failures.lock().map_or(0, |failures| failures.len())
    }

    fn figures(&self) -> String {
        let [refused, unread, partly, read] = self.counts.each_ref().map(|it| it.load(Relaxed));
        format!(
            "{} executions of {} texts: {refused} not detected, {unread} without a draft, {partly} read in part, {read} read",
            self.count(),
            self.next.load(Relaxed)
        )
    }
}
