//! Optional members: rows that become fields, kept while they are worked on, and removed again.

use anyhow::Result;
use serde_json::json;
use thirtyfour::prelude::*;

use crate::keyboard::tab_to;
use crate::page::{OPERATION, Output, Page, by, link_to};
use crate::rig::behaviours;
use crate::shapes::choose;

behaviours![
    a_member_is_added_by_keyboard,
    a_row_is_a_button,
    a_row_opens_in_its_place,
    a_small_form_shows_all_fields,
    what_is_not_common_is_folded_and_found,
    the_filter_says_what_it_leaves,
    what_is_closed_is_one_line,
    a_member_is_found_by_its_option,
    an_added_member_stays_until_it_is_removed,
    members_are_added_inside_structures,
    a_list_and_a_map_begin_with_what_is_added,
    a_script_can_add_every_member,
    what_the_input_holds_is_in_sight,
    a_large_input_is_all_there_in_the_end,
    a_field_follows_what_changes_around_it,
    a_long_output_is_coloured_where_it_is_read,
];

const RUN_INSTANCES: &str = "#/ec2/run-instances";
const FILTER: &str = "[data-filter='']";

async fn a_member_is_added_by_keyboard(page: &Page<'_>) -> Result<()> {
    page.open(RUN_INSTANCES).await?;
    // What the CLI fills in itself need not be filled in.
    page.find(&by("data-add", "/MinCount")).await?;
    assert!(!page.exists("[name='/ImageId']").await?);
    page.find(&by("data-add", "/ImageId")).await?;
    tab_to(page, FILTER).await?;
    page.press("iam prof").await?;
    first_is(page, "/IamInstanceProfile").await?;
    page.press(Key::Enter + Key::Null).await?;
    page.focuses(&by("name", "/IamInstanceProfile/Arn")).await?;
    page.press("arn:aws:iam::123456789012:instance-profile/web")
        .await?;
    let expected = json!({"IamInstanceProfile":
        {"Arn": "arn:aws:iam::123456789012:instance-profile/web"}});
    page.holds(expected).await?;
    // The filter is empty again, and what is in the form is no row any more.
    page.find(&by("data-add", "/ImageId")).await?;
    assert!(!page.exists("[data-add='/IamInstanceProfile']").await?);
    Ok(())
}

async fn a_row_is_a_button(page: &Page<'_>) -> Result<()> {
    page.open(RUN_INSTANCES).await?;
    tab_to(page, &by("data-add", "/KeyName")).await?;
    page.press(Key::Enter + Key::Null).await?;
    page.focuses(&by("name", "/KeyName")).await
}

/// What is filled in stays where it is.
async fn a_row_opens_in_its_place(page: &Page<'_>) -> Result<()> {
    page.open(RUN_INSTANCES).await?;
    page.click("[data-adds='']").await?;
    page.find(&by("data-add", "/KernelId")).await?;
    let names =
        "return [...document.querySelectorAll('.optional-rows > *')].map(it => it.dataset.add
        ?? '/' + it.querySelector('[id^=f--]').id.split('--')[1].split('-')[0])";
    let before: Vec<String> = page.script(names, &[]).await?;
    for name in ["KeyName", "SubnetId", "BlockDeviceMappings", "KernelId"] {
        page.click(&by("data-add", &format!("/{name}"))).await?;
        page.find(&format!(".member [id^=f--{name}]")).await?;
    }
    let after: Vec<String> = page.script(names, &[]).await?;
    assert_eq!(before, after);
    Ok(())
}

async fn what_is_not_common_is_folded_and_found(page: &Page<'_>) -> Result<()> {
    page.open("#/dynamodb/put-item").await?;
    page.find(&by("data-add", "/ReturnValues")).await?;
    let legacy = by("data-add", "/ConditionalOperator");
    assert!(!page.exists(&legacy).await?);
    tab_to(page, FILTER).await?;
    page.press("conditional").await?;
    page.find(&legacy).await?;
    assert!(!page.exists(&by("data-add", "/ReturnValues")).await?);
    page.press(Key::Escape + Key::Null).await?;
    page.find(&by("data-add", "/ReturnValues")).await?;
    assert!(!page.exists(&legacy).await?);
    page.click("[data-adds='']").await?;
    page.find(&legacy).await?;
    Ok(())
}

/// Nothing above the filter moves it while somebody types.
async fn the_filter_says_what_it_leaves(page: &Page<'_>) -> Result<()> {
    page.open(RUN_INSTANCES).await?;
    let top = "return document.querySelector(\"[data-filter='']\").getBoundingClientRect().y";
    let before: f64 = page.script(top, &[]).await?;
    tab_to(page, FILTER).await?;
    for (text, says, row) in [
        ("iam prof", "1 of 44 matches", Some("/IamInstanceProfile")),
        // No name has it, but a help text.
        ("make available", "match", Some("/UserData")),
        ("zzzz", "None of 44 parameters matches", None),
    ] {
        page.press(text).await?;
        page.until(says, async || {
            Ok(page.text("[data-adds='']").await?.contains(says))
        })
        .await?;
        if let Some(row) = row {
            page.find(&by("data-add", row)).await?;
        }
        assert_eq!(page.script::<f64>(top, &[]).await?, before);
        page.press(Key::Escape + Key::Null).await?;
    }
    Ok(())
}

/// What a structure, list or map is for is on the line of its label and of the button that opens it, which stays
/// where it is under the hand.
async fn what_is_closed_is_one_line(page: &Page<'_>) -> Result<()> {
    page.open("#/s3api/put-bucket-lifecycle-configuration")
        .await?;
    page.add("/LifecycleConfiguration").await?;
    let rule = "/LifecycleConfiguration/Rules/0";
    page.find(&by("data-add", &format!("{rule}/Expiration")))
        .await?;
    for name in ["Expiration", "Transitions", "NoncurrentVersionTransitions"] {
        let add = page
            .find(&by("data-add", &format!("{rule}/{name}")))
            .await?;
        let height = "return arguments[0].closest('.nested').getBoundingClientRect().height";
        let height: f64 = page.script_on(&add, height).await?;
        assert!(height < 30.0, "{name}: {height} px");
        let position = "return arguments[0].getBoundingClientRect().x";
        let before: f64 = page.script_on(&add, position).await?;
        page.script_on::<()>(&add, "arguments[0].focus()").await?;
        let after: f64 = page.script_on(&add, position).await?;
        assert_eq!(before, after, "{name}");
    }
    Ok(())
}

/// Required fields first, then what AWS's examples use, and what is deprecated at the end.
async fn a_small_form_shows_all_fields(page: &Page<'_>) -> Result<()> {
    let order = "return [...document.querySelectorAll(arguments[0])]
        .map(it => it.querySelector('label, legend').textContent)";
    let labels = async |selector: &str| page.script::<Vec<String>>(order, &[json!(selector)]).await;
    let top = ".group > .member > .field";
    page.open("#/s3api/put-bucket-lifecycle-configuration")
        .await?;
    page.find(&by("name", "/ExpectedBucketOwner")).await?;
    assert!(!page.exists(".optional-row").await?);
    let first: Vec<String> = labels(top).await?.into_iter().take(2).collect();
    assert_eq!(first, ["Bucket", "Lifecycle configuration"]);
    page.add("/LifecycleConfiguration").await?;
    page.find(&by("name", "/LifecycleConfiguration/Rules/0/ID"))
        .await?;
    let rule = labels("[data-kind=nested] > .nested > .members > .member > .field").await?;
    assert_eq!(rule.first().map(String::as_str), Some("Status"));
    assert_eq!(rule.last().map(String::as_str), Some("Prefix"));
    page.open("#/lambda/invoke").await?;
    page.find(&by("name", "/Payload")).await?;
    let names = "return [...document.querySelectorAll('.form [name]')].map(it => it.name)";
    let names: Vec<String> = page.script(names, &[]).await?;
    let position = |name: &str| names.iter().position(|other| other == name);
    assert!(position("/FunctionName") < position("fact.outfile"));
    assert!(position("fact.outfile") < position("/Payload"));
    Ok(())
}

async fn a_member_is_found_by_its_option(page: &Page<'_>) -> Result<()> {
    page.open(RUN_INSTANCES).await?;
    tab_to(page, FILTER).await?;
    page.press("--user-data").await?;
    first_is(page, "/UserData").await?;
    page.press(Key::Enter + Key::Null).await?;
    page.focuses(&by("name", "/UserData")).await
}

async fn an_added_member_stays_until_it_is_removed(page: &Page<'_>) -> Result<()> {
    page.open(RUN_INSTANCES).await?;
    page.add("/KeyName").await?;
    page.add("/ImageId").await?;
    // Nothing is sent of what is not filled in.
    page.shows(Output::Document, "{}").await?;
    page.fill("/KeyName", "k").await?;
    page.holds(json!({"KeyName": "k"})).await?;
    page.fill("/KeyName", "").await?;
    page.shows(Output::Document, "{}").await?;
    page.focuses(&by("name", "/KeyName")).await?;
    page.fill("/KeyName", "mine").await?;
    page.remove("/KeyName").await?;
    page.shows(Output::Document, "{}").await?;
    // The row that it became again has the focus.
    page.focuses(&by("data-add", "/KeyName")).await?;
    assert!(!page.exists(&by("name", "/KeyName")).await?);
    page.remove("/ImageId").await?;
    page.focuses(&by("data-add", "/ImageId")).await?;
    // Where the rows are folded, what unfolds them has it; those of what is common stay.
    page.add("/KernelId").await?;
    page.click("[data-adds='']").await?;
    assert!(!page.exists(&by("data-add", "/RamdiskId")).await?);
    assert!(page.exists(&by("data-add", "/KeyName")).await?);
    page.remove("/KernelId").await?;
    page.focuses("[data-adds='']").await
}

async fn members_are_added_inside_structures(page: &Page<'_>) -> Result<()> {
    page.open("#/mediaconvert/create-job").await?;
    // A required structure is open from the beginning, and sends nothing until something in it is set.
    page.find("[data-adds='/Settings']").await?;
    page.shows(Output::Document, "{}").await?;
    page.add("/Settings/OutputGroups").await?;
    page.add("/Settings/OutputGroups/0/OutputGroupSettings")
        .await?;
    page.add("/Settings/OutputGroups/0/OutputGroupSettings/HlsGroupSettings")
        .await?;
    let hls = "/Settings/OutputGroups/0/OutputGroupSettings/HlsGroupSettings";
    page.add(&format!("{hls}/Destination")).await?;
    page.focuses(&by("name", &format!("{hls}/Destination")))
        .await?;
    page.press("s3://bucket/out").await?;
    let settings = json!({"HlsGroupSettings": {"Destination": "s3://bucket/out"}});
    page.holds(json!({"Settings": {"OutputGroups": [{"OutputGroupSettings": settings}]}}))
        .await
}

async fn a_list_and_a_map_begin_with_what_is_added(page: &Page<'_>) -> Result<()> {
    page.open(RUN_INSTANCES).await?;
    page.add("/SecurityGroupIds").await?;
    page.focuses(&by("name", "/SecurityGroupIds/0")).await?;
    page.press("sg-1").await?;
    page.holds(json!({"SecurityGroupIds": ["sg-1"]})).await?;
    page.open("#/mediaconvert/create-job").await?;
    page.add("/UserMetadata").await?;
    page.focuses(&by("data-key", "/UserMetadata/")).await?;
    page.press("team").await?;
    page.shows(Output::Document, "{}").await?;
    page.fill("/UserMetadata/team", "a").await?;
    page.holds(json!({"UserMetadata": {"team": "a"}})).await?;
    page.remove("/UserMetadata").await?;
    page.shows(Output::Document, "{}").await
}

async fn a_script_can_add_every_member(page: &Page<'_>) -> Result<()> {
    page.open(&format!("{OPERATION}?companion=off")).await?;
    page.click("[data-adds='']").await?;
    let rows = "return [...document.querySelectorAll('.optional-row')].map(row => row.dataset.add)";
    let skeleton: serde_json::Value = serde_json::from_str(&page.native.skeleton()?)?;
    let required = ["ApiId", "IntegrationType"];
    let names = skeleton.as_object().into_iter().flat_map(|map| map.keys());
    let names = names.filter(|name| !required.contains(&name.as_str()));
    let mut expected: Vec<String> = names.map(|name| format!("/{name}")).collect();
    expected.sort();
    page.eventually("the rows", expected.clone(), async || {
        let mut all: Vec<String> = page.script(rows, &[]).await?;
        all.sort();
        Ok(all)
    })
    .await?;
    for pointer in &expected {
        let add = "document.querySelector(`[data-add=\"${arguments[0]}\"]`).click()";
        page.script::<()>(add, &[json!(pointer)]).await?;
    }
    page.until("all members", async || {
        let fields = "[name='/Description'], [name='/TimeoutInMillis'],
            [name='/TlsConfig/ServerNameToVerify'], [name='/RequestTemplates/']";
        Ok(page.count(fields).await? == 4)
    })
    .await
}

async fn what_the_input_holds_is_in_sight(page: &Page<'_>) -> Result<()> {
    let input = r#"{"MinCount":1,"MaxCount":2,"ImageId":"ami-1","BlockDeviceMappings":
        [{"DeviceName":"/dev/sdh","Ebs":{"VolumeSize":100,"Encrypted":true}}],"MetadataOptions":{"HttpTokens":"required"}}"#;
    page.open(&link_to(RUN_INSTANCES, input, &[])).await?;
    for pointer in [
        "/ImageId",
        "/BlockDeviceMappings/0/DeviceName",
        "/BlockDeviceMappings/0/Ebs/VolumeSize",
        "/BlockDeviceMappings/0/Ebs/Encrypted",
        "/MetadataOptions/HttpTokens",
    ] {
        page.control(pointer).await?;
    }
    assert!(!page.exists(&by("name", "/UserData")).await?);
    let native = page.native.command("ec2", "run-instances", input)?;
    page.shows(Output::Command, &native).await
}

async fn a_large_input_is_all_there_in_the_end(page: &Page<'_>) -> Result<()> {
    let groups: Vec<String> = (0..400).map(|index| format!("sg-{index}")).collect();
    let input =
        json!({"MinCount": 1, "MaxCount": 1, "SecurityGroupIds": groups, "UserData": "last"});
    page.open(&link_to(RUN_INSTANCES, &input.to_string(), &[]))
        .await?;
    page.control("/UserData").await?;
    page.until("all rows", async || {
        Ok(page.count("[name^='/SecurityGroupIds/']").await? == 400)
    })
    .await?;
    assert_eq!(page.value("/SecurityGroupIds/399").await?, "sg-399");
    page.fill("/SecurityGroupIds/399", "sg-z").await?;
    let native = page.native.command(
        "ec2",
        "run-instances",
        &input.to_string().replace("sg-399", "sg-z"),
    )?;
    page.shows(Output::Command, &native).await
}

/// Parts of the form that an edit does not touch are not drawn; these are touched from outside.
async fn a_field_follows_what_changes_around_it(page: &Page<'_>) -> Result<()> {
    page.open("#/dynamodb/delete-item").await?;
    page.fill("/TableName", "orders").await?;
    page.add("/Key").await?;
    page.set_key("/Key/", "id").await?;
    choose(page, "/Key/id", "S").await?;
    page.fill("/Key/id/S", "a").await?;
    // The key of an entry is part of the names below it.
    page.set_key("/Key/id", "renamed").await?;
    page.until("the new names", async || {
        Ok(page.value("/Key/renamed/S").await? == "a")
    })
    .await?;
    // A finding at one entry comes and goes with what is typed into the key of another.
    page.add("/Key").await?;
    page.set_key("/Key/", "sort").await?;
    page.fill("/Key/sort/S", "b").await?;
    page.set_key("/Key/sort", "renamed").await?;
    let twice = by("data-diagnostic", "duplicate-key");
    page.find(&format!(".form {twice}")).await?;
    page.set_key("/Key/renamed", "sort").await?;
    page.until("no finding", async || Ok(!page.exists(&twice).await?))
        .await?;
    // What follows a removed item moves up.
    page.open(RUN_INSTANCES).await?;
    page.add("/SecurityGroups").await?;
    page.fill("/SecurityGroups/0", "a").await?;
    page.add("/SecurityGroups").await?;
    page.fill("/SecurityGroups/1", "b").await?;
    page.remove("/SecurityGroups/0").await?;
    page.holds(json!({"SecurityGroups": ["b"]})).await?;
    assert_eq!(page.value("/SecurityGroups/0").await?, "b");
    assert!(!page.exists(&by("name", "/SecurityGroups/1")).await?);
    // What another address brings goes into the fields that are there.
    let other = link_to(
        RUN_INSTANCES,
        r#"{"SecurityGroups":["c"],"MinCount":3}"#,
        &[],
    );
    page.script::<()>(
        "history.pushState(null, '', arguments[0]); dispatchEvent(new PopStateEvent('popstate'))",
        &[json!(other)],
    )
    .await?;
    page.until("the other values", async || {
        Ok(page.value("/SecurityGroups/0").await? == "c" && page.value("/MinCount").await? == "3")
    })
    .await
}

async fn a_long_output_is_coloured_where_it_is_read(page: &Page<'_>) -> Result<()> {
    let groups: Vec<String> = (0..400).map(|index| format!("sg-{index}")).collect();
    let input = json!({"SecurityGroupIds": groups, "UserData": "last"}).to_string();
    page.open(&link_to(RUN_INSTANCES, &input, &[])).await?;
    let span = |index: usize| {
        let path = by("data-path", &format!("/SecurityGroupIds/{index}"));
        format!("[data-output=document] {path}")
    };
    page.find(&span(0)).await?;
    page.script::<()>(
        "const pane = document.querySelector('[data-output=document]');
        pane.scrollTop = pane.scrollHeight",
        &[],
    )
    .await?;
    page.find(&span(399)).await?;
    // Wherever it is, the field that has the focus is marked.
    page.script_on::<()>(&page.control("/UserData").await?, "arguments[0].focus()")
        .await?;
    page.find("[data-output=command] [data-path='/UserData'][data-active]")
        .await?;
    let native = page.native.command("ec2", "run-instances", &input)?;
    page.shows(Output::Command, &native).await
}

/// Waits until the filter leaves a member as the first.
async fn first_is(page: &Page<'_>, pointer: &str) -> Result<()> {
    page.until(pointer, async || {
        let first = "return document.querySelector('.optional-row')?.dataset.add ?? ''";
        Ok(page.script::<String>(first, &[]).await? == pointer)
    })
    .await
}
