//! How fast the page is: printed, never asserted, since it says as much about the machine.

use std::ops::Range;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use libtest_mimic::Measurement;
use serde_json::{Value, json};
use thirtyfour::cdp::Cdp;

use crate::filler::filled;
use crate::page::{Page, by, link_to};

/// What is measured: an operation with an input of so many values.
#[derive(Clone, Copy)]
pub struct CheckInput {
    service: &'static str,
    operation: &'static str,
    /// A member that takes a text, to type into where the form is empty.
    text: &'static str,
    values: usize,
}

/// The operation with a companion, and those with the largest inputs, empty and filled in.
pub fn subjects() -> impl Iterator<Item = CheckInput> {
    let operations = [
        ("apigatewayv2", "create-integration", "ApiId"),
        ("ec2", "run-instances", "KeyName"),
        ("medialive", "create-channel", "Name"),
        ("mediaconvert", "create-job", "Role"),
        ("quicksight", "create-analysis", "Name"),
    ];
    operations.into_iter().flat_map(|operation| {
        let (service, operation, text) = operation;
        [0, 200, 500].map(|values| CheckInput {
            service,
            operation,
            text,
            values,
        })
    })
}

impl CheckInput {
    pub fn name(&self) -> String {
        format!("{}_{}_{}", self.service, self.operation, self.values)
    }

    /// Where is typed; into the panes' editors with a usual number of values.
    fn places(&self) -> &'static [&'static str] {
        match self.values {
            200 => &["first", "last", "command", "document", "request"],
            _ => &["first", "last"],
        }
    }

    /// Adds the field of a text to an empty form that has none from the beginning.
    async fn add_text(&self, page: &Page<'_>) -> Result<()> {
        let pointer = format!("/{}", self.text);
        if !page.exists(&by("name", &pointer)).await? {
            page.add(&pointer).await?;
        }
        page.control(&pointer).await?;
        Ok(())
    }

    fn link(&self, page: &Page<'_>) -> Result<String> {
        let operation = format!("#/{}/{}", self.service, self.operation);
        let input = filled(&page.catalog(), self.service, self.operation, self.values)?;
        let input = serde_json::to_string(&input)?;
        Ok(match self.values {
            0 => operation,
            _ => link_to(&operation, &input, &[]),
        })
    }
}

/// How often everything is done; once suffices to see that the benchmark itself works.
#[derive(Clone, Copy)]
pub struct Rounds {
    pub openings: usize,
    pub keystrokes: usize,
}

impl Rounds {
    pub const ONCE: Rounds = Rounds {
        openings: 1,
        keystrokes: 1,
    };
    pub const MANY: Rounds = Rounds {
        openings: 25,
        keystrokes: 100,
    };
}

/// A small form, from which the others are chosen.
const ELSEWHERE: &str = "#/sts/get-caller-identity";

/// Chooses a form and takes the time until its first control has taken the focus, for which the
/// browser has to lay it out; each time from another form, at rest.
const CHOOSE: &str = "
    const [elsewhere, link, count, done] = arguments;
    const painted = () => new Promise(next => requestAnimationFrame(() => setTimeout(next)));
    const control = () => document.querySelector('.form :is(input, select, textarea, button.add)');
    const title = () => document.querySelector('h1')?.textContent ?? '';
    const wanted = hash => hash.split('?')[0].slice(2).replace('/', ' ');
    const choose = (hash, ready) => new Promise(next => {
        const watch = new MutationObserver(() => {
            if (title() !== `aws ${wanted(hash)}` || !ready()) return;
            watch.disconnect();
            next(performance.now());
        });
        watch.observe(document, {childList: true, subtree: true});
        location.hash = hash;
    });
    const usable = () => {
        control()?.focus();
        return document.activeElement === control();
    };
    (async () => {
        const times = [];
        for (let round = 0; round < count; round++) {
            if (!location.hash.startsWith(elsewhere)) await choose(elsewhere, () => true);
            // The page brings the address up to date a moment after a form has opened.
            await new Promise(next => setTimeout(next, 200));
            await painted();
            const begun = performance.now();
            times.push(await choose(link, usable) - begun);
            await painted();
        }
        done({times});
    })().catch(error => done({error: String(error)}));
";

/// Types into a field, or into a pane's editor behind the first field's value, and takes the time until all panes
/// show what was typed, then until the page is laid out anew.
///
/// Each keystroke waits for the paint of the one before, so that none pays for another.
///
/// After each it takes the time of a loop that needs as long as is asked for where nothing disturbs it:
/// how much longer that is at times tells what the machine adds to everything.
const TYPE: &str = "
    const [which, begin, count, loop, done] = arguments;
    const fields = document.querySelectorAll(
        '.form input[name^=\"/\"]:not([role=combobox], [type=checkbox], [type=radio])');
    const panes = [...document.querySelectorAll('[data-output]')];
    const editor = document.querySelector(`[data-editor=\"${which}\"]`);
    const type = (control, text) => {
        const kind = Object.getPrototypeOf(control);
        Object.getOwnPropertyDescriptor(kind, 'value').set.call(control, text);
        control.dispatchEvent(new InputEvent('input', {bubbles: true, inputType: 'insertText'}));
    };
    const painted = () => new Promise(next => requestAnimationFrame(() => setTimeout(next)));
    let sum = 0;
    const takes = turns => {
        const begun = performance.now();
        for (let turn = 0; turn < turns; turn++) sum = (sum * 31 + turn) | 0;
        return performance.now() - begun;
    };
    const pace = loop ? Math.max(.1, Math.min(...Array.from({length: 30}, () => takes(1e6)))) : 1;
    (async () => {
        const times = [];
        const field = [...fields].at(which === 'last' ? -1 : 0);
        // Without what was typed by a call before.
        const before = field.value.replace(/1[0-9]{3}$/, '');
        if (editor && !/1[0-9]{3}$/.test(field.value)) {
            type(field, before + '1000');
            await painted();
        }
        (editor ?? field).focus();
        for (let stroke = begin; stroke < begin + count; stroke++) {
            await painted();
            const text = before + String(1000 + stroke);
            const whole = editor?.value.replace(field.value, text);
            const begun = performance.now();
            type(editor ?? field, whole ?? text);
            await null;
            const updated = performance.now();
            document.body.offsetHeight;
            const laidOut = performance.now();
            if (loop) await painted();
            times.push([updated - begun, laidOut - begun, takes(1e6 * loop / pace)]);
            if (loop && !panes.every(pane => pane.textContent.includes(text)))
                throw new Error('a pane does not show what was typed');
        }
        await painted();
        done({times});
    })().catch(error => done({error: String(error)}));
";

pub async fn measure(page: &Page<'_>, subject: &CheckInput, rounds: Rounds) -> Result<Measurement> {
    let link = subject.link(page)?;
    let mut first = Vec::new();
    for _ in 0..rounds.openings.div_ceil(8) {
        page.open(ELSEWHERE).await?;
        first.extend(openings(page, &link, 1).await?);
    }
    let again = openings(page, &link, rounds.openings).await?;
    let mut report = format!("{}\n", subject.name());
    report += &line("chosen for the first time, to a usable field", &first);
    report += &line("chosen again, to a usable field", &again);
    let mut all = Vec::new();
    for place in subject.places() {
        page.open(&link).await?;
        if subject.values == 0 {
            subject.add_text(page).await?;
        }
        page.is_whole().await?;
        let [updated, laid_out, loops] =
            keystrokes(page, place, 0..rounds.keystrokes, LOOP).await?;
        let (scripts, everything) = processor_times(page, place, rounds.keystrokes).await?;
        for (what, times) in [
            ("to all panes", &updated),
            ("to layout", &laid_out),
            ("beside it a loop alone", &loops),
            ("scripts alone", &scripts),
            ("with its frame", &everything),
        ] {
            report += &line(&format!("keystroke in {}, {what}", named(place)), times);
        }
        all.extend(updated);
    }
    if rounds.keystrokes > 1 {
        print!("{report}");
    }
    Ok(Measurement {
        avg: nanoseconds(quantile(&all, 0.5)),
        variance: nanoseconds(quantile(&all, 0.95) - quantile(&all, 0.5)),
    })
}

fn named(place: &str) -> String {
    match place {
        "first" | "last" => format!("the {place} field"),
        pane => format!("the pane {pane}"),
    }
}

async fn openings(page: &Page<'_>, link: &str, count: usize) -> Result<Vec<f64>> {
    let arguments = vec![json!(ELSEWHERE), json!(link), json!(count)];
    let result = run(page, CHOOSE, arguments).await?;
    Ok(serde_json::from_value(result)?)
}

/// How long the loop beside a keystroke takes, in milliseconds.
const LOOP: f64 = 2.0;

/// The times to all panes, to layout and of a loop of so long; without a loop the panes are not looked at either.
async fn keystrokes(
    page: &Page<'_>,
    place: &str,
    strokes: Range<usize>,
    looped: f64,
) -> Result<[Vec<f64>; 3]> {
    let arguments = vec![
        json!(place),
        json!(strokes.start),
        json!(strokes.len()),
        json!(looped),
    ];
    let result = run(page, TYPE, arguments).await?;
    let times: Vec<[f64; 3]> = serde_json::from_value(result)?;
    let column = |index: usize| times.iter().filter_map(move |row| row.get(index).copied());
    Ok([0, 1, 2].map(|index| column(index).collect()))
}

/// After so long the page has brought the address up to date with a keystroke.
const AT_REST: Duration = Duration::from_millis(200);

/// How long a processor was at work for each of some keystrokes after the first ones: on scripts, and on all that the
/// page's thread does until it is painted. Another program that has the processor meanwhile is not counted,
/// as a clock would.
async fn processor_times(
    page: &Page<'_>,
    place: &str,
    first: usize,
) -> Result<(Vec<f64>, Vec<f64>)> {
    let tools = page.driver().cdp();
    let domain = json!({"timeDomain": "threadTicks"});
    tools.send_raw("Performance.enable", domain).await?;
    let mut times = Vec::new();
    for stroke in first..first + first.div_ceil(3) {
        tokio::time::sleep(AT_REST).await;
        let before = metrics(&tools).await?;
        keystrokes(page, place, stroke..stroke + 1, 0.0).await?;
        let now = metrics(&tools).await?;
        times.push((now.0 - before.0, now.1 - before.1));
    }
    Ok(times.into_iter().unzip())
}

/// What the page's thread has spent on scripts and on everything, in milliseconds.
async fn metrics(tools: &Cdp) -> Result<(f64, f64)> {
    let metrics = tools.send_raw("Performance.getMetrics", json!({})).await?;
    let of = |name: &str| {
        let mut all = metrics["metrics"].as_array().into_iter().flatten();
        let found = all.find(|metric| metric["name"] == name);
        let seconds = found.and_then(|metric| metric["value"].as_f64());
        seconds
            .map(|seconds| seconds * 1e3)
            .with_context(|| format!("no {name}"))
    };
    Ok((of("ScriptDuration")?, of("TaskDuration")?))
}

/// Runs a script that hands on the times that it took.
async fn run(page: &Page<'_>, script: &str, arguments: Vec<Value>) -> Result<Value> {
    let result = page.driver().execute_async(script, arguments).await?;
    let mut result: Value = result.convert()?;
    ensure!(result["error"].is_null(), "{}", result["error"]);
    let times = result.get_mut("times").context("no times")?;
    Ok(times.take())
}

fn line(what: &str, times: &[f64]) -> String {
    let [median, slow, slowest] = [0.5, 0.95, 1.0].map(|share| quantile(times, share));
    format!(
        "  {what:<52} median {median:7.2} ms   p95 {slow:7.2} ms   most {slowest:7.2} ms   n {}\n",
        times.len()
    )
}

fn quantile(times: &[f64], share: f64) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    let index = ((sorted.len() as f64 * share) as usize).min(sorted.len().saturating_sub(1));
    sorted.get(index).copied().unwrap_or_default()
}

fn nanoseconds(milliseconds: f64) -> u64 {
    (milliseconds * 1e6) as u64
}
