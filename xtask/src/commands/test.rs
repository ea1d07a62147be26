//! `cargo xtask test`: all checks and tests that a change has to pass.

mod times;

use std::io::{self, BufRead, BufReader};
use std::process;

use anyhow::{Context, Result, bail};

use self::times::Times;
use super::{Command, build, env, size};
use crate::process::{run, say};
use crate::{tools, workspace};

pub const COMMAND: Command = Command {
    name: "test",
    arguments: "[--only fmt|lint|site|unit|browser] [NAME]",
    about: "run all checks and tests, or some of them",
    run: |args| Selection::parse(args).and_then(|selection| test(&selection)),
};

#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    Fmt,
    Lint,
    Site,
    Unit,
    Browser,
}

#[derive(Debug, Default, PartialEq)]
struct Selection {
    /// Nothing chosen is everything.
    only: Option<Part>,
    /// What a test's name must contain.
    name: Option<String>,
}

impl Selection {
    fn parse(args: &[String]) -> Result<Self> {
        let mut selection = Selection::default();
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--only" => {
                    selection.only = Some(part(args.next().context("--only needs a part")?)?)
                }
                option if option.starts_with('-') => bail!("unknown argument `{option}`"),
                name => selection.name = Some(name.to_owned()),
            }
        }
        Ok(selection)
    }

    fn has(&self, part: Part) -> bool {
        self.only.is_none_or(|only| only == part)
    }
}

fn part(name: &str) -> Result<Part> {
    Ok(match name {
        "fmt" => Part::Fmt,
        "lint" => Part::Lint,
        "site" => Part::Site,
        "unit" => Part::Unit,
        "browser" => Part::Browser,
        _ => bail!("`{name}` is none of fmt, lint, site, unit, browser"),
    })
}

fn test(selection: &Selection) -> Result<()> {
    // First, so that a missing tool is reported immediately and not after ten minutes.
    let variables = provide(selection)?;
    let mut tally = Tally::default();
    if selection.has(Part::Fmt) {
        tally.check("formatting", || {
            run(cargo().args(["fmt", "--all", "--check"]))
        });
    }
    if selection.has(Part::Lint) {
        tally.check("Clippy, native", || {
            run(&mut clippy(&["--workspace", "--all-targets"]))
        });
        tally.check("Clippy, page", || {
            run(&mut clippy(&[
                "--package",
                "wireform-page",
                "--target",
                "wasm32-unknown-unknown",
            ]))
        });
    }
    if selection.has(Part::Site) || selection.has(Part::Browser) {
        tally.check("the site builds", build::build);
    }
    if selection.has(Part::Site) {
        tally.check("the site's size", size::check);
    }
    if selection.has(Part::Unit) || selection.has(Part::Browser) {
        cargo_test(selection, &variables, &mut tally)?;
    }
    tally.report()
}

/// Installs what the chosen parts need and returns the variables that tell the tests where it is.
fn provide(selection: &Selection) -> Result<env::Variables> {
    let mut variables = Vec::new();
    if selection.has(Part::Fmt) || selection.has(Part::Lint) {
        tools::rust::provide_components()?;
        tools::rust::provide_target(tools::rust::BROWSER)?;
    }
    if selection.has(Part::Site) || selection.has(Part::Browser) {
        build::trunk()?;
    }
    if selection.has(Part::Unit) || selection.has(Part::Browser) {
        variables.extend(env::native()?);
    }
    if selection.has(Part::Browser) {
        variables.extend(env::browser()?);
    }
    Ok(variables)
}

fn cargo() -> process::Command {
    let mut cargo = process::Command::new("cargo");
    cargo.current_dir(workspace::root());
    cargo
}

fn clippy(targets: &[&str]) -> process::Command {
    let mut cargo = cargo();
    cargo
        .arg("clippy")
        .args(targets)
        .args(["--", "--deny", "warnings"]);
    cargo
}

/// Runs the tests of all packages, of all but the page, or of the page.
fn cargo_test(selection: &Selection, variables: &env::Variables, tally: &mut Tally) -> Result<()> {
    say("running the tests");
    tally.times.begin("compiling the tests");
    let packages: &[&str] = match selection.only {
        Some(Part::Unit) => &["--workspace", "--exclude", "wireform-page"],
        Some(Part::Browser) => &["--package", "wireform-page", "--test", "browser"],
        _ => &["--workspace"],
    };
    // One pipe for both streams: cargo announces on one whose results the tests print on the other.
    let (output, both) = io::pipe()?;
    let mut cargo_test = cargo();
    cargo_test
        .args(["test", "--no-fail-fast"])
        .args(packages)
        .args(&selection.name)
        .envs(variables.iter().cloned())
        .stdout(both.try_clone()?)
        .stderr(both);
    let mut child = cargo_test.spawn().context("cannot run cargo test")?;
    // It has the ends to write to as well, without which the pipe would never end.
    drop(cargo_test);
    let before = tally.failed;
    for line in BufReader::new(output).split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        tally.read(&line);
    }
    tally.times.end();
    // Tests that do not compile, or a runner that crashes, print no number of failures.
    if !child.wait()?.success() && tally.failed == before {
        tally.fails("cargo test", Vec::new());
    }
    Ok(())
}

/// How many lines of a failed test's output are repeated at the end.
const LINES: usize = 12;

/// What passed, what did not, and how long it took, over all checks and tests.
#[derive(Debug, Default)]
struct Tally {
    passed: u64,
    failed: u64,
    skipped: u64,
    failures: Vec<Failure>,
    /// What the runners say of tests that passed only at the second try.
    unsteady: Vec<String>,
    /// The failure that the current lines of output belong to.
    saying: Option<usize>,
    times: Times,
}

#[derive(Debug, Default, PartialEq)]
struct Failure {
    name: String,
    said: Vec<String>,
}

impl Tally {
    /// Counts a check that passes or fails as a whole.
    fn check(&mut self, name: &str, check: impl FnOnce() -> Result<()>) {
        say(format_args!("checking {name}"));
        self.times.begin(name);
        let result = check();
        self.times.end();
        match result {
            Ok(()) => self.passed += 1,
            Err(error) => {
                let said = format!("{error:#}");
                eprintln!("{said}");
                self.fails(name, said.lines().map(str::to_owned).collect());
            }
        }
    }

    fn fails(&mut self, name: &str, said: Vec<String>) {
        self.failed += 1;
        let name = name.to_owned();
        self.failures.push(Failure { name, said });
    }

    /// Counts the results in a line of a test runner's output, and keeps the output of a failed test.
    ///
    /// `test result: FAILED. 3 passed; 1 failed; 2 ignored; 0 measured; ...`
    fn read(&mut self, line: &str) {
        self.times.read(line);
        if let Some(name) = failed_test(line) {
            let name = name.to_owned();
            self.failures.push(Failure {
                name,
                ..Failure::default()
            });
        } else if let Some(name) = saying_test(line) {
            self.saying = self
                .failures
                .iter()
                .rposition(|failure| failure.name == name);
        } else if line == "failures:" {
            self.saying = None;
        } else if let Some(failure) = self.saying {
            self.failures[failure].said.push(line.to_owned());
        }
        if line.starts_with("passed only at the second try: ") {
            self.unsteady.push(line.to_owned());
        }
        if let Some(result) = line.strip_prefix("test result: ") {
            self.saying = None;
            self.count(result);
        }
    }

    fn count(&mut self, result: &str) {
        let words: Vec<&str> = result
            .split([' ', ';'])
            .filter(|word| !word.is_empty())
            .collect();
        for pair in words.windows(2) {
            let Ok(count) = pair[0].parse::<u64>() else {
                continue;
            };
            match pair[1] {
                "passed" => self.passed += count,
                "failed" => self.failed += count,
                "ignored" => self.skipped += count,
                _ => {}
            }
        }
    }

    /// Prints what failed and why, how long each part took, and the sum alone on the last line.
    /// An error if anything failed.
    fn report(&self) -> Result<()> {
        for failure in &self.failures {
            println!("FAILED {}", failure.name);
            for line in failure.beginning() {
                println!("    {line}");
            }
        }
        for unsteady in &self.unsteady {
            println!("{unsteady}");
        }
        println!("\n{}\n\n{}", self.times, self.sum());
        if self.failed > 0 {
            // No message after the sum, which is the last line.
            process::exit(1);
        }
        Ok(())
    }

    fn sum(&self) -> String {
        let mut sum = format!("{} passed, {} failed", self.passed, self.failed);
        if self.skipped > 0 {
            sum += &format!(", {} skipped", self.skipped);
        }
        sum
    }
}

impl Failure {
    /// The first lines of the output, which say what went wrong; all lines are further up.
    fn beginning(&self) -> impl Iterator<Item = &String> {
        let lines = self.said.iter().filter(|line| !line.trim().is_empty());
        lines.take(LINES)
    }
}

/// `---- two::three stdout ----`, or without the word.
fn saying_test(line: &str) -> Option<&str> {
    let name = line.strip_prefix("---- ")?.strip_suffix(" ----")?;
    Some(name.strip_suffix(" stdout").unwrap_or(name))
}

fn failed_test(line: &str) -> Option<&str> {
    let name = line.strip_prefix("test ")?.strip_suffix(" ... FAILED")?;
    // Some runners line the results up.
    Some(name.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &[&str]) -> Tally {
        let mut tally = Tally::default();
        lines.iter().for_each(|line| tally.read(line));
        tally
    }

    #[test]
    fn results_of_all_runners_are_summed() {
        let tally = read(&[
            "running 4 tests",
            "test one ... ok",
            "test two::three   ... FAILED",
            "",
            "failures:",
            "",
            "---- two::three stdout ----",
            "expected one",
            "found two",
            "",
            "failures:",
            "    two::three",
            "",
            "test result: FAILED. 3 passed; 1 failed; 0 ignored; 0 measured; 2 filtered out; finished in 0.00s",
            "test result: ok. 10 passed; 0 failed; 2 ignored; 0 measured; 0 filtered out; finished in 0.00s",
        ]);
        assert_eq!(tally.sum(), "13 passed, 1 failed, 2 skipped");
        let [failure] = &tally.failures[..] else {
            panic!("{:?}", tally.failures)
        };
        assert_eq!(failure.name, "two::three");
        assert!(failure.beginning().eq(["expected one", "found two"]));
    }

    #[test]
    fn skipped_is_said_only_where_something_is() {
        let tally = read(&["test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured"]);
        assert_eq!(tally.sum(), "2 passed, 0 failed");
    }

    #[test]
    fn a_check_counts_once() {
        let mut tally = Tally::default();
        tally.check("good", || Ok(()));
        tally.check("bad", || bail!("no"));
        assert_eq!((tally.passed, tally.failed), (1, 1));
        assert_eq!(tally.failures[0].name, "bad");
        assert_eq!(tally.failures[0].said, ["no"]);
    }

    #[test]
    fn a_part_and_a_name_can_be_chosen() {
        let args = ["--only", "unit", "shorthand"].map(str::to_owned);
        let selection = Selection::parse(&args).unwrap();
        assert!(selection.has(Part::Unit) && !selection.has(Part::Fmt));
        assert_eq!(selection.name.as_deref(), Some("shorthand"));
        assert!(Selection::parse(&["--only".to_owned(), "all".to_owned()]).is_err());
        assert!(Selection::default().has(Part::Browser));
    }
}
