//! The widgets of shapes that `create-integration` does not have, each in an operation that has it.

use anyhow::Result;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::page::{Output, Page, by, link_to};
use crate::rig::behaviours;

behaviours![
    a_timestamp_keeps_the_text_and_says_the_moment,
    a_timestamp_is_picked,
    a_recursive_value_opens_as_one_goes_down,
    a_recursive_structure_opens_as_one_goes_down,
    lists_of_lists_are_filled_in,
    a_document_is_edited_as_json,
    a_document_follows_the_address,
    what_is_unfinished_goes_with_its_field,
    what_is_unfinished_moves_with_its_item,
    lines_that_end_in_crlf_keep_that,
    a_json_header_is_edited_as_json,
    a_token_is_made_on_demand,
    flags_are_unset_true_or_false,
    a_deprecated_member_says_so,
    a_thousand_values_are_narrowed_by_typing,
    limits_stand_beside_the_field,
    scalars_of_maps_have_their_own_widgets,
    every_kind_of_control_has_a_name,
];

async fn a_timestamp_keeps_the_text_and_says_the_moment(page: &Page<'_>) -> Result<()> {
    page.open("#/cloudwatch/get-metric-statistics").await?;
    for (typed, value, moment) in [
        (
            "2023-11-14T22:13:20Z",
            json!("2023-11-14T22:13:20Z"),
            "Tue, 14 Nov 2023 22:13:20 UTC",
        ),
        (
            "2023-11-15T00:13:20+02:00",
            json!("2023-11-15T00:13:20+02:00"),
            "Tue, 14 Nov 2023 22:13:20 UTC",
        ),
        (
            "1700000000",
            json!("1700000000"),
            "Tue, 14 Nov 2023 22:13:20 UTC",
        ),
        (
            "14 Nov 2023",
            json!("14 Nov 2023"),
            "Unrecognized timestamp; the AWS CLI may accept it.",
        ),
    ] {
        page.fill("/StartTime", typed).await?;
        page.holds(json!({"StartTime": value})).await?;
        says(page, "/StartTime", ".means", moment).await?;
        assert_eq!(page.value("/StartTime").await?, typed);
    }
    page.fill("/StartTime", "soon").await?;
    found(page, "/StartTime", "wrong-type").await?;
    assert_eq!(page.value("/StartTime").await?, "soon");
    page.fill("/StartTime", "1700000000").await?;
    let command = "aws cloudwatch get-metric-statistics \\\n    --start-time 1700000000";
    page.shows(Output::Command, command).await
}

async fn a_timestamp_is_picked(page: &Page<'_>) -> Result<()> {
    page.open("#/cloudwatch/get-metric-statistics").await?;
    page.fill("/StartTime", "1700000000.5").await?;
    page.click("[aria-label='Pick Start time']").await?;
    page.focuses("#f--StartTime-picker").await?;
    let value = "return document.querySelector('#f--StartTime-picker').value";
    assert_eq!(
        page.script::<String>(value, &[]).await?,
        "2023-11-14T22:13:20"
    );
    // The browser's own picker leaves out seconds of zero.
    let pick = "const picker = document.querySelector('#f--StartTime-picker');
        picker.value = '2030-01-31T12:30';
        picker.dispatchEvent(new InputEvent('input', {bubbles: true}))";
    page.script::<()>(pick, &[]).await?;
    page.holds(json!({"StartTime": "2030-01-31T12:30:00Z"}))
        .await?;
    assert_eq!(page.value("/StartTime").await?, "2030-01-31T12:30:00Z");
    page.click("[aria-label='Pick Start time']").await?;
    page.until("the end of the picker", async || {
        Ok(!page.exists("#f--StartTime-picker").await?)
    })
    .await
}

async fn a_recursive_value_opens_as_one_goes_down(page: &Page<'_>) -> Result<()> {
    page.open("#/dynamodb/put-item").await?;
    page.add("/Item").await?;
    page.set_key("/Item/", "tree").await?;
    choose(page, "/Item/tree", "L").await?;
    page.click("button[data-add='/Item/tree/L']").await?;
    choose(page, "/Item/tree/L/0", "M").await?;
    page.click("button[data-add='/Item/tree/L/0/M']").await?;
    page.set_key("/Item/tree/L/0/M/", "leaf").await?;
    choose(page, "/Item/tree/L/0/M/leaf", "N").await?;
    page.fill("/Item/tree/L/0/M/leaf/N", "7").await?;
    page.holds(json!({"Item": {"tree": {"L": [{"M": {"leaf": {"N": "7"}}}]}}}))
        .await
}

async fn a_recursive_structure_opens_as_one_goes_down(page: &Page<'_>) -> Result<()> {
    page.open("#/wafv2/create-rule-group").await?;
    page.add("/Rules").await?;
    assert!(!page.exists("[name^='/Rules/0/Statement/']").await?);
    let mut at = "/Rules/0/Statement".to_owned();
    for _ in 0..3 {
        open_member(page, &at).await?;
        at += "/NotStatement";
        open_member(page, &at).await?;
        at += "/Statement";
    }
    open_member(page, &at).await?;
    at += "/GeoMatchStatement";
    open_member(page, &at).await?;
    // Nothing of all this is sent until something is filled in.
    page.shows(Output::Document, "{}").await?;
    page.add(&format!("{at}/CountryCodes")).await?;
    page.fill(&format!("{at}/CountryCodes/0"), "AT").await?;
    page.until("the document", async || {
        let document = page.output(Output::Document).await?;
        Ok(document.matches("NotStatement").count() == 3 && document.contains("GeoMatchStatement"))
    })
    .await
}

async fn lists_of_lists_are_filled_in(page: &Page<'_>) -> Result<()> {
    page.open("#/location/calculate-route").await?;
    page.add("/WaypointPositions").await?;
    for (index, degrees) in ["-123.5", "49"].iter().enumerate() {
        page.add("/WaypointPositions/0").await?;
        page.fill(&format!("/WaypointPositions/0/{index}"), degrees)
            .await?;
    }
    page.holds(json!({"WaypointPositions": [[-123.5, 49]]}))
        .await
}

async fn a_document_is_edited_as_json(page: &Page<'_>) -> Result<()> {
    let pointer = "/additionalModelRequestFields";
    page.open("#/bedrock-runtime/converse").await?;
    page.add(pointer).await?;
    page.put(pointer, "{\"k\": [1,\n  }").await?;
    let complaint = "Warning: Not valid JSON: line 2, column 3: expected a JSON value. \
        The outputs do not include it.";
    says(page, pointer, ".diagnostics", complaint).await?;
    page.shows(Output::Document, "{}").await?;
    // The list of problems says so too: what is copied is another value than the one in sight.
    let summary = page.summary().await?;
    assert!(
        summary
            .iter()
            .any(|line| line.rule == "unfinished" && line.path == pointer),
        "{summary:?}"
    );
    assert!(
        page.exists(&(by("name", pointer) + "[aria-invalid=true]"))
            .await?
    );
    page.put(pointer, "{\"k\": [1, null, 1.50]}").await?;
    says(page, pointer, ".diagnostics", "").await?;
    page.until("the document", async || {
        let document = page.output(Output::Document).await?;
        Ok(document.contains("1.50") && document.contains("null"))
    })
    .await?;
    // The typed text stays as it was typed.
    assert_eq!(page.value(pointer).await?, "{\"k\": [1, null, 1.50]}");
    page.put(pointer, "").await?;
    page.shows(Output::Document, "{}").await
}

/// A box of several lines has LF alone.
async fn lines_that_end_in_crlf_keep_that(page: &Page<'_>) -> Result<()> {
    let operation = "#/iam/create-policy";
    let input = r#"{"Description":"a\r\nb"}"#;
    page.open(&link_to(operation, input, &[])).await?;
    page.put("/Description", "a\nbc\nd").await?;
    page.holds(json!({"Description": "a\r\nbc\r\nd"})).await
}

/// A place that another item moves to shows what was typed there.
async fn what_is_unfinished_moves_with_its_item(page: &Page<'_>) -> Result<()> {
    let input = json!({"InstanceIds": ["a", 5]});
    page.open(&link_to(
        "#/ec2/describe-instances",
        &input.to_string(),
        &[],
    ))
    .await?;
    page.fill("/InstanceIds/1", "\"abc\"x").await?;
    found(page, "/InstanceIds/1", "unfinished").await?;
    page.remove("/InstanceIds/0").await?;
    found(page, "/InstanceIds/0", "unfinished").await?;
    page.eventually("the box", "\"abc\"x".to_owned(), async || {
        page.value("/InstanceIds/0").await
    })
    .await
}

async fn what_is_unfinished_goes_with_its_field(page: &Page<'_>) -> Result<()> {
    let pointer = "/additionalModelRequestFields";
    page.open("#/bedrock-runtime/converse").await?;
    page.add(pointer).await?;
    page.put(pointer, "{").await?;
    found(page, pointer, "unfinished").await?;
    page.remove(pointer).await?;
    page.until("the end of it", async || {
        let summary = page.summary().await?;
        Ok(summary.iter().all(|line| line.rule != "unfinished"))
    })
    .await?;
    page.add(pointer).await?;
    assert_eq!(page.value(pointer).await?, "");
    Ok(())
}

/// What was typed stands beside the value that it says, and beside no other.
async fn a_document_follows_the_address(page: &Page<'_>) -> Result<()> {
    let pointer = "/additionalModelRequestFields";
    let operation = "#/bedrock-runtime/converse";
    for typed in ["{\"b\":2}", "{\"b\":"] {
        let before = json!({"additionalModelRequestFields": {"a": 1}});
        page.open(&link_to(operation, &before.to_string(), &[]))
            .await?;
        page.put(pointer, typed).await?;
        let after = json!({"additionalModelRequestFields": {"other": true}});
        let link = link_to(operation, &after.to_string(), &[]);
        page.script::<Value>("location.hash = arguments[0]", &[json!(link)])
            .await?;
        page.holds(after).await?;
        let expected = "{\n  \"other\": true\n}";
        page.eventually("the box", expected.to_owned(), async || {
            page.value(pointer).await
        })
        .await?;
        says(page, pointer, ".diagnostics", "").await?;
    }
    Ok(())
}

async fn a_json_header_is_edited_as_json(page: &Page<'_>) -> Result<()> {
    page.open("#/iot-data/publish").await?;
    page.fill("/topic", "t").await?;
    page.add("/userProperties").await?;
    page.put("/userProperties", "[{\"a\":\"b\"}]").await?;
    page.holds(json!({"topic": "t", "userProperties": [{"a": "b"}]}))
        .await?;
    let command =
        "aws iot-data publish \\\n    --topic t \\\n    --user-properties '[{\"a\":\"b\"}]'";
    page.shows(Output::Command, command).await?;
    page.until("the header", async || {
        let request = page.output(Output::Request).await?;
        Ok(request.contains("x-amz-mqtt5-user-properties: W3siYSI6ImIifV0="))
    })
    .await
}

async fn a_token_is_made_on_demand(page: &Page<'_>) -> Result<()> {
    page.open("#/networkmanager/put-core-network-policy")
        .await?;
    let notes = "[aria-labelledby='pane-request'] .notes";
    assert!(page.text(notes).await?.contains("ClientToken"));
    page.add("/ClientToken").await?;
    assert!(
        page.text("#f--ClientToken-limits")
            .await?
            .contains("Default: a new UUID for each call")
    );
    page.click("[aria-label='New UUID for Client token']")
        .await?;
    let is_uuid = "return /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
        .test(document.querySelector('[name=\"/ClientToken\"]').value)";
    page.until("a UUID", async || page.script(is_uuid, &[]).await)
        .await?;
    let first = page.value("/ClientToken").await?;
    page.holds(json!({"ClientToken": first})).await?;
    assert_eq!(page.text(notes).await?, "");
    page.click("[aria-label='New UUID for Client token']")
        .await?;
    page.until("another UUID", async || {
        Ok(page.value("/ClientToken").await? != first)
    })
    .await
}

async fn flags_are_unset_true_or_false(page: &Page<'_>) -> Result<()> {
    page.open("#/iam/create-login-profile").await?;
    let control = by("name", "/PasswordResetRequired");
    for (choice, option) in [
        ("true", " \\\n    --password-reset-required"),
        ("false", " \\\n    --no-password-reset-required"),
        ("", ""),
    ] {
        page.select(&control, choice).await?;
        let command = format!("aws iam create-login-profile{option}");
        page.shows(Output::Command, &command).await?;
    }
    Ok(())
}

async fn a_deprecated_member_says_so(page: &Page<'_>) -> Result<()> {
    page.open("#/appintegrations/update-application").await?;
    page.add("/Permissions").await?;
    page.add("/Subscriptions").await?;
    let words = "Subscriptions has been replaced with Permissions";
    page.until("the reason", async || {
        Ok(page.text("#f--Subscriptions-limits").await?.contains(words))
    })
    .await?;
    assert!(page.exists("#f--Subscriptions .deprecated").await?);
    assert!(!page.exists("#f--Permissions .deprecated").await?);
    Ok(())
}

async fn a_thousand_values_are_narrowed_by_typing(page: &Page<'_>) -> Result<()> {
    page.open("#/ec2/run-instances").await?;
    page.add("/InstanceType").await?;
    page.fill("/InstanceType", "t3.n").await?;
    let options = "return [...document.querySelectorAll(
        '.combobox:has([name=\"/InstanceType\"]) [role=option] code')].map(code => code.textContent)";
    page.eventually("the options", vec!["t3.nano".to_owned()], async || {
        page.script(options, &[]).await
    })
    .await?;
    page.press(Key::Down + Key::Enter).await?;
    page.holds(json!({"InstanceType": "t3.nano"})).await?;
    page.fill("/InstanceType", "z99.new").await?;
    page.holds(json!({"InstanceType": "z99.new"})).await
}

async fn limits_stand_beside_the_field(page: &Page<'_>) -> Result<()> {
    page.open("#/iam/create-login-profile").await?;
    let limits = "1 to 64 characters · pattern [\\w+=,.@-]+";
    says(page, "/UserName", ".limits", limits).await
}

/// Each value of a map is edited by the widget of its shape, as any other is.
async fn scalars_of_maps_have_their_own_widgets(page: &Page<'_>) -> Result<()> {
    page.open("#/apigateway/put-method").await?;
    page.add("/requestParameters").await?;
    page.set_key("/requestParameters/", "method.request.header.a")
        .await?;
    let control = by("name", "/requestParameters/method.request.header.a");
    page.select(&control, "true").await?;
    page.holds(json!({"requestParameters": {"method.request.header.a": true}}))
        .await
}

/// Nothing that takes the focus goes without a name for those who do not see it.
async fn every_kind_of_control_has_a_name(page: &Page<'_>) -> Result<()> {
    for place in [
        "#/kms/encrypt",
        "#/cloudwatch/get-metric-statistics",
        "#/networkmanager/put-core-network-policy",
        "#/mediastore-data/put-object",
        "#/dynamodb/put-item?input=%7B%22Item%22:%7B%22k%22:%7B%22B%22:%22%22%7D%7D%7D",
    ] {
        page.open(place).await?;
        let controls = page
            .driver()
            .find_all(By::Css(
                ".form :is(input:not([hidden]), select, textarea, button)",
            ))
            .await?;
        for control in controls {
            if !control.is_displayed().await? {
                continue;
            }
            let name = page.label(&control).await?;
            assert!(
                !name.trim().is_empty(),
                "{place}: {}",
                control.outer_html().await?
            );
        }
    }
    Ok(())
}

/// Waits until something of the field of a control says this.
pub async fn says(page: &Page<'_>, pointer: &str, part: &str, words: &str) -> Result<()> {
    let selector = format!(".field:has(> .control {}) {part}", by("name", pointer));
    page.eventually(pointer, words.to_owned(), async || {
        page.text(&selector).await
    })
    .await
}

/// Leaves the control that has the focus, and waits for a finding.
pub async fn found(page: &Page<'_>, path: &str, rule: &str) -> Result<()> {
    page.leave_control().await?;
    page.until(&format!("{rule} at {path}"), async || {
        let found = page.diagnostics().await?;
        let fits = |found: &crate::page::Shown| found.path == path && found.rule == rule;
        Ok(found.iter().any(fits))
    })
    .await
}

/// Chooses a member of a union that is not set from the list.
pub async fn choose(page: &Page<'_>, union: &str, member: &str) -> Result<()> {
    let option = by("data-add", &format!("{union}/{member}"));
    page.find(&format!("option{option}")).await?.click().await?;
    Ok(())
}

/// Adds an optional structure; a required one is open already.
async fn open_member(page: &Page<'_>, pointer: &str) -> Result<()> {
    page.add(pointer).await
}
