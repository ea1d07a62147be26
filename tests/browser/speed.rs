//! How fast the page is: printed, never asserted, since it says as much about the machine.

use anyhow::{Result, ensure};
use libtest_mimic::Measurement;
use serde_json::{Value, json};

use crate::page::{OPERATION, Page, link};

/// What is measured: a document to open, by a name for it.
pub struct Subject {
    pub name: &'static str,
    input: &'static str,
}

pub const SUBJECTS: [Subject; 3] = [
    Subject {
        name: "empty_form",
        input: "",
    },
    Subject {
        name: "reference_example",
        input: r#"{"ApiId":"a1b2c3d4","IntegrationType":"AWS_PROXY",
            "IntegrationUri":"arn:aws:lambda:us-west-2:123456789012:function:my-function",
            "PayloadFormatVersion":"2.0"}"#,
    },
    Subject {
        name: "every_member_set",
        input: r#"{"ApiId":"a1b2c3d4","ConnectionId":"abc123","ConnectionType":"VPC_LINK",
            "ContentHandlingStrategy":"CONVERT_TO_TEXT","CredentialsArn":"arn:aws:iam::123456789012:role/api",
            "Description":"Orders, from the shop's own network","IntegrationMethod":"POST",
            "IntegrationSubtype":"SQS-SendMessage","IntegrationType":"AWS_PROXY",
            "IntegrationUri":"arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/orders/50dc6c495c0c9188/0467ef3c8400ae65",
            "PassthroughBehavior":"WHEN_NO_MATCH","PayloadFormatVersion":"1.0",
            "RequestParameters":{"append:header.x-request":"$context.requestId",
                "overwrite:path":"$request.path.proxy","remove:querystring.debug":"''"},
            "RequestTemplates":{"application/json":"{\n  \"id\": \"$input.params('id')\"\n}","$default":"{}"},
            "ResponseParameters":{"200":{"append:header.x-cache":"no"},"500":{"overwrite:statuscode":"502"}},
            "TemplateSelectionExpression":"$request.body.action","TimeoutInMillis":29000,
            "TlsConfig":{"ServerNameToVerify":"orders.internal.example.com"}}"#,
    },
];

/// A plain text and one with completions.
const FIELDS: [&str; 2] = ["/ApiId", "/IntegrationUri"];

/// How often everything is done; once suffices to see that the benchmark itself works.
#[derive(Clone, Copy)]
pub struct Rounds {
    pub loads: usize,
    pub keystrokes: usize,
}

impl Rounds {
    pub const ONCE: Rounds = Rounds {
        loads: 1,
        keystrokes: 1,
    };
    pub const MANY: Rounds = Rounds {
        loads: 25,
        keystrokes: 250,
    };
}

/// Notes when the first field takes the focus.
const WATCH: &str = r#"() => {
    const watch = new MutationObserver(() => {
        const field = document.querySelector('[name="/ApiId"]');
        field?.focus();
        if (field && document.activeElement === field) {
            globalThis.usableAfter = performance.now();
            watch.disconnect();
        }
    });
    watch.observe(document, {childList: true, subtree: true});
}"#;

/// Types into a field and takes the time until all panes show what was typed, then until the page
/// is laid out anew.
///
/// Each keystroke waits for the paint of the one before, so that none pays for another.
const TYPE: &str = "
    const [pointer, count, done] = arguments;
    const field = document.querySelector(`[name='${pointer}']`);
    const panes = [...document.querySelectorAll('[data-output]')];
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
    const painted = () => new Promise(next => requestAnimationFrame(() => setTimeout(next)));
    const times = [];
    (async () => {
        const before = field.value;
        field.focus();
        for (let stroke = 0; stroke < count; stroke++) {
            await painted();
            const text = `${before}-${String(stroke).padStart(4, '0')}`;
            const shown = () => panes.every(pane => pane.textContent.includes(text.slice(-5)));
            const begun = performance.now();
            set.call(field, text);
            field.dispatchEvent(new InputEvent('input', {bubbles: true, inputType: 'insertText'}));
            for (let turn = 0; !shown(); turn++) {
                if (turn > 100) await new Promise(next => setTimeout(next));
                else await null;
                if (turn > 10000) throw new Error('the panes never show what was typed');
            }
            const updated = performance.now();
            document.body.offsetHeight;
            times.push([updated - begun, performance.now() - begun]);
        }
        done({times});
    })().catch(error => done({error: String(error)}));
";

pub async fn measure(page: &Page<'_>, subject: &Subject, rounds: Rounds) -> Result<Measurement> {
    let fragment = match subject.input {
        "" => OPERATION.to_owned(),
        input => link(input, &[("fact.ProtocolType", "HTTP")]),
    };
    let usable = loads(page, &fragment, rounds.loads).await?;
    let mut report = format!(
        "{}\n{}",
        subject.name,
        line("navigation to a usable field", &usable)
    );
    let mut all = Vec::new();
    for field in FIELDS {
        page.open(&fragment).await?;
        let (updated, laid_out) = keystrokes(page, field, rounds.keystrokes).await?;
        report += &line(&format!("keystroke in {field} to all panes"), &updated);
        report += &line(&format!("keystroke in {field} to layout"), &laid_out);
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

async fn loads(page: &Page<'_>, fragment: &str, count: usize) -> Result<Vec<f64>> {
    let added = page.bidi(
        "script.addPreloadScript",
        json!({"functionDeclaration": WATCH}),
    )?;
    let mut times = Vec::new();
    for _ in 0..count {
        page.open(fragment).await?;
        page.until("a usable field", async || {
            page.script("return 'usableAfter' in window", &[]).await
        })
        .await?;
        times.push(page.script("return window.usableAfter", &[]).await?);
    }
    page.bidi(
        "script.removePreloadScript",
        json!({"script": added["script"]}),
    )?;
    Ok(times)
}

async fn keystrokes(page: &Page<'_>, field: &str, count: usize) -> Result<(Vec<f64>, Vec<f64>)> {
    let arguments = vec![json!(field), json!(count)];
    let result: Value = page
        .driver()
        .execute_async(TYPE, arguments)
        .await?
        .convert()?;
    ensure!(result["error"].is_null(), "{}", result["error"]);
    let times: Vec<(f64, f64)> = serde_json::from_value(result["times"].clone())?;
    Ok(times.into_iter().unzip())
}

fn line(what: &str, times: &[f64]) -> String {
    let (median, slow) = (quantile(times, 0.5), quantile(times, 0.95));
    format!(
        "  {what:<45} median {median:8.2} ms   p95 {slow:8.2} ms   n {}\n",
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
