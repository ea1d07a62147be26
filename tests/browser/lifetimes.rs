//! What is opened is let go: memory does not grow with the forms that were visited.

use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::page::Page;
use crate::rig::behaviours;

behaviours![visited_forms_leave_nothing_behind];

/// Opens a form, fills it in and leaves it, so many times.
const VISIT: &str = "
    const [count, done] = arguments;
    const until = condition => new Promise(next => {
        const look = () => condition() ? next() : setTimeout(look);
        look();
    });
    const field = name => document.querySelector(`.form [name='${name}']`);
    (async () => {
        for (let visit = 0; visit < count; visit++) {
            location.hash = '#/sqs/create-queue';
            await until(() => field('/QueueName'));
            field('/QueueName').value = `queue-${visit}`;
            field('/QueueName').dispatchEvent(new InputEvent('input', {bubbles: true}));
            document.querySelector(`[data-add='/Attributes']`).click();
            await until(() => document.querySelector(`[data-key='/Attributes/']`));
            const key = document.querySelector(`[data-key='/Attributes/']`);
            key.value = 'DelaySeconds';
            key.dispatchEvent(new InputEvent('input', {bubbles: true}));
            await until(() => field('/Attributes/DelaySeconds'));
            field('/Attributes/DelaySeconds').value = '5';
            field('/Attributes/DelaySeconds').dispatchEvent(new InputEvent('input', {bubbles: true}));
            await until(() => document.querySelector('[data-output=document]').textContent.includes('Attributes'));
            location.hash = '#/';
            await until(() => document.querySelector('.home .browse a'));
            // Chromium stops a page that navigates more often than 200 times in ten seconds.
            await new Promise(next => setTimeout(next, 100));
        }
        done(true);
    })();
";

/// After the first visits, which fill caches, 60 and 120 more leave the memory as it was.
///
/// Chromium alone can be asked to collect its garbage; what it still keeps, the program keeps too.
async fn visited_forms_leave_nothing_behind(page: &Page<'_>) -> Result<()> {
    let is_chromium = "return navigator.userAgent.includes('Chrome')";
    page.open("#/").await?;
    if !page.script::<bool>(is_chromium, &[]).await? {
        return visit(page, BATCH).await;
    }
    visit_and_collect(page, 60).await?;
    let (program, heap) = memory(page).await?;
    visit_and_collect(page, 120).await?;
    let (program_now, heap_now) = memory(page).await?;
    // Leptos itself keeps some bytes for each row that a `For` has had, here two a visit.
    ensure!(
        program_now <= program + 1,
        "the program has grown from {program} to {program_now} pages"
    );
    let growth = heap_now / heap;
    ensure!(
        growth < 1.05,
        "the heap has grown from {heap} to {heap_now} bytes"
    );
    Ok(())
}

/// So many visits leave little garbage.
const BATCH: usize = 10;

async fn visit_and_collect(page: &Page<'_>, count: usize) -> Result<()> {
    let tools = page.driver().cdp();
    for _ in 0..count.div_ceil(BATCH) {
        visit(page, BATCH).await?;
        tools
            .send_raw("HeapProfiler.collectGarbage", json!({}))
            .await?;
    }
    Ok(())
}

async fn visit(page: &Page<'_>, count: usize) -> Result<()> {
    let driver = page.driver();
    driver.execute_async(VISIT, vec![json!(count)]).await?;
    Ok(())
}

/// The pages of the program's memory, and the bytes of the heap.
async fn memory(page: &Page<'_>) -> Result<(u64, f64)> {
    let script = "return window.program.memory.buffer.byteLength / 65536";
    let program = page.script(script, &[]).await?;
    let tools = page.driver().cdp();
    tools.send_raw("Performance.enable", json!({})).await?;
    let metrics = tools.send_raw("Performance.getMetrics", json!({})).await?;
    // The next who measures may want another clock.
    tools.send_raw("Performance.disable", json!({})).await?;
    let mut all = metrics["metrics"].as_array().into_iter().flatten();
    let heap = all.find(|metric| metric["name"] == "JSHeapUsedSize");
    let heap = heap.and_then(|metric| metric["value"].as_f64());
    Ok((program, heap.context("no JSHeapUsedSize")?))
}
