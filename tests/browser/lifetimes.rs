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
            await until(() => document.querySelector('[data-output=document]').textContent.includes('Attributes'));
            location.hash = '#/';
            await until(() => document.querySelector('.home .browse a'));
        }
        done(true);
    })();
";

/// After the first visits, which fill caches, 60 and 120 more leave the memory as it was.
async fn visited_forms_leave_nothing_behind(page: &Page<'_>) -> Result<()> {
    page.open("#/").await?;
    visit(page, 60).await?;
    let (program, heap) = memory(page).await?;
    visit(page, 120).await?;
    let (program_now, heap_now) = memory(page).await?;
    assert_eq!(program, program_now, "pages of the program's memory");
    if let Some((heap, heap_now)) = heap.zip(heap_now) {
        let growth = heap_now / heap;
        ensure!(
            growth < 1.05,
            "the heap has grown from {heap} to {heap_now} bytes"
        );
    }
    Ok(())
}

async fn visit(page: &Page<'_>, count: usize) -> Result<()> {
    let driver = page.driver();
    driver.execute_async(VISIT, vec![json!(count)]).await?;
    Ok(())
}

/// The pages of the program's memory and, where the browser tells, the bytes of the heap after a collection.
async fn memory(page: &Page<'_>) -> Result<(u64, Option<f64>)> {
    let script = "return window.program.memory.buffer.byteLength / 65536";
    let program = page.script(script, &[]).await?;
    let is_chromium = "return navigator.userAgent.includes('Chrome')";
    if !page.script::<bool>(is_chromium, &[]).await? {
        return Ok((program, None));
    }
    let tools = page.driver().cdp();
    tools.send_raw("Performance.enable", json!({})).await?;
    tools
        .send_raw("HeapProfiler.collectGarbage", json!({}))
        .await?;
    let metrics = tools.send_raw("Performance.getMetrics", json!({})).await?;
    let mut all = metrics["metrics"].as_array().into_iter().flatten();
    let heap = all.find(|metric| metric["name"] == "JSHeapUsedSize");
    let heap = heap.and_then(|metric| metric["value"].as_f64());
    Ok((program, Some(heap.context("no JSHeapUsedSize")?)))
}
