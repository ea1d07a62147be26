//! The widgets of blobs and of streams: bytes as text, as Base64, or from a file.

use std::fs;

use anyhow::Result;
use serde_json::json;

use crate::page::{Output, Page, by, link_to};
use crate::rig::behaviours;
use crate::shapes::{found, says};

behaviours![
    a_blob_is_typed_as_text_or_base64,
    a_blob_that_is_no_base64_stays,
    a_file_that_is_chosen_is_named,
    choosing_a_file_is_one_step,
    a_files_bytes_are_read_in_the_page,
    a_blob_for_v1_is_its_text,
    for_the_other_cli_the_bytes_stay,
    a_streamed_body_is_a_file_name_or_bytes,
    a_streamed_response_is_written_to_a_file,
    an_option_of_the_cli_has_a_field,
    bytes_that_were_typed_as_text_are_taken_as_text,
    blobs_are_texts_in_the_command_on_demand,
];

async fn blobs_are_texts_in_the_command_on_demand(page: &Page<'_>) -> Result<()> {
    const TOGGLE: &str = "blobs as text";
    const RAW: &str =
        "--data hi \\\n    --partition-key p \\\n    --cli-binary-format raw-in-base64-out";
    let command_has = async |words: &str| {
        page.until(words, async || {
            Ok(page.output(Output::Command).await?.contains(words))
        })
        .await
    };
    page.open(&link_to(
        "#/kinesis/put-record",
        r#"{"StreamName":"s","Data":"aGk=","PartitionKey":"p"}"#,
        &[],
    ))
    .await?;
    command_has("--data aGk=").await?;
    page.button_named("label", TOGGLE).await?.click().await?;
    command_has(RAW).await?;
    page.until("the link", async || {
        Ok(page.fragment().await?.contains("blobs=raw"))
    })
    .await?;
    page.reload().await?;
    command_has(RAW).await?;
    // Where it has no effect, there is no choice.
    page.select(&by("aria-label", "Nested values"), "document")
        .await?;
    page.until("no choice", async || {
        Ok(page.button_named("label", TOGGLE).await.is_err())
    })
    .await
}

async fn a_blob_is_typed_as_text_or_base64(page: &Page<'_>) -> Result<()> {
    page.open("#/kms/encrypt").await?;
    page.fill("/Plaintext", "aGk=").await?;
    page.holds(json!({"Plaintext": "aGk="})).await?;
    says(page, "/Plaintext", ".means", "2 bytes").await?;
    choose_mode(page, "f--Plaintext", "text").await?;
    page.eventually("the text", "hi".to_owned(), async || {
        page.value("/Plaintext").await
    })
    .await?;
    page.fill("/Plaintext", "é\n!").await?;
    page.holds(json!({"Plaintext": "w6kKIQ=="})).await?;
    choose_mode(page, "f--Plaintext", "base64").await?;
    page.eventually("base64", "w6kKIQ==".to_owned(), async || {
        page.value("/Plaintext").await
    })
    .await?;
    // What is no base64 was meant as a text.
    page.fill("/Plaintext", "hello").await?;
    choose_mode(page, "f--Plaintext", "text").await?;
    page.holds(json!({"Plaintext": "aGVsbG8="})).await?;
    choose_mode(page, "f--Plaintext", "base64").await?;
    // What is no text cannot be shown as one.
    page.fill("/Plaintext", "/w==").await?;
    choose_mode(page, "f--Plaintext", "text").await?;
    says(
        page,
        "/Plaintext",
        ".control .hint",
        "These bytes are not text.",
    )
    .await?;
    assert_eq!(page.value("/Plaintext").await?, "/w==");
    page.fill("/Plaintext", "").await?;
    page.shows(Output::Document, "{}").await
}

async fn a_blob_that_is_no_base64_stays(page: &Page<'_>) -> Result<()> {
    page.open("#/kms/encrypt").await?;
    page.fill("/Plaintext", "not base64").await?;
    page.holds(json!({"Plaintext": "not base64"})).await?;
    found(page, "/Plaintext", "wrong-type").await?;
    assert_eq!(page.value("/Plaintext").await?, "not base64");
    Ok(())
}

/// The AWS CLI reads it when the command runs, and the request shows what is in it now.
async fn a_file_that_is_chosen_is_named(page: &Page<'_>) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("key.bin");
    fs::write(&path, b"\x00\xffw")?;
    page.open("#/kms/encrypt").await?;
    page.fill("/KeyId", "k").await?;
    page.fill("/Plaintext", "aGk=").await?;
    page.holds(json!({"KeyId": "k", "Plaintext": "aGk="}))
        .await?;
    choose_file(page, "f--Plaintext", &path).await?;
    let command = "aws kms encrypt \\\n    --key-id k \\\n    --plaintext fileb://key.bin";
    page.shows(Output::Command, command).await?;
    page.holds(json!({"KeyId": "k"})).await?;
    page.focuses(&by("name", "file.Plaintext")).await?;
    page.until("a request with its bytes", async || {
        Ok(page.output(Output::Request).await?.contains("AP93"))
    })
    .await?;
    // What was typed before comes back with its own format.
    choose_mode(page, "f--Plaintext", "base64").await?;
    page.holds(json!({"KeyId": "k", "Plaintext": "aGk="}))
        .await?;
    // Without a name, a file is nothing.
    choose_mode(page, "f--Plaintext", "file").await?;
    page.holds(json!({"KeyId": "k"})).await
}

async fn choosing_a_file_is_one_step(page: &Page<'_>) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("key.bin");
    fs::write(&path, b"\x00\xffw")?;
    page.open("#/kms/encrypt").await?;
    choose_file(page, "f--Plaintext", &path).await?;
    let has_bytes = async || Ok(page.output(Output::Request).await?.contains("AP93"));
    page.until("its bytes", has_bytes).await?;
    page.click("[data-undo]").await?;
    page.until("the end of the file", async || {
        Ok(!page.output(Output::Command).await?.contains("key.bin"))
    })
    .await?;
    assert!(page.exists("[data-undo][aria-disabled=true]").await?);
    // The field is again what it was.
    page.find("textarea[name='/Plaintext']").await?;
    page.click("[data-redo]").await?;
    page.until("its bytes again", has_bytes).await?;
    page.find("[name='file.Plaintext']").await?;
    Ok(())
}

/// Inside of a structure no option names a file.
async fn a_files_bytes_are_read_in_the_page(page: &Page<'_>) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("key.bin");
    fs::write(&path, b"\x00\xffw")?;
    let data = "/Records/0/Data";
    let records = |data: &str| json!({"Records": [{"Data": data}]});
    page.open("#/kinesis/put-records").await?;
    let id = async || -> Result<String> {
        let control = page.control(data).await?;
        Ok(control.attr("id").await?.unwrap_or_default())
    };
    choose_file(page, &id().await?, &path).await?;
    page.holds(records("AP93")).await?;
    says(page, data, ".means", "3 bytes").await?;
    // CLI v1 carries texts alone.
    page.open("#/kinesis/put-records?cli=v1").await?;
    choose_file(page, &id().await?, &path).await?;
    let words = "key.bin is not text, so CLI v1 cannot send it from here.";
    says(page, data, ".control .hint", words).await?;
    page.shows(Output::Document, "{}").await?;
    fs::write(&path, "ü")?;
    choose_file(page, &id().await?, &path).await?;
    page.holds(records("ü")).await?;
    // More than anybody wants to read or paste.
    fs::write(&path, vec![b'x'; 1_048_577])?;
    choose_file(page, &id().await?, &path).await?;
    page.until("the size", async || {
        let hint = page.text(".blob .hint").await?;
        Ok(hint.starts_with("key.bin has 1,048,577 bytes"))
    })
    .await?;
    page.holds(records("ü")).await
}

async fn a_blob_for_v1_is_its_text(page: &Page<'_>) -> Result<()> {
    page.open("#/kms/encrypt?cli=v1").await?;
    page.fill("/Plaintext", "hé").await?;
    page.holds(json!({"Plaintext": "hé"})).await?;
    says(page, "/Plaintext", ".means", "3 bytes").await?;
    choose_mode(page, "f--Plaintext", "base64").await?;
    page.eventually("base64", "aMOp".to_owned(), async || {
        page.value("/Plaintext").await
    })
    .await?;
    page.put("/Plaintext", "aGk=").await?;
    page.holds(json!({"Plaintext": "hi"})).await?;
    // What the CLI cannot carry stays in the control and changes nothing.
    for text in ["/w==", "not base64"] {
        page.put("/Plaintext", text).await?;
        page.until("the complaint", async || {
            page.exists(&(by("name", "/Plaintext") + "[aria-invalid=true]"))
                .await
        })
        .await?;
        assert_eq!(page.value("/Plaintext").await?, text);
        page.holds(json!({"Plaintext": "hi"})).await?;
    }
    Ok(())
}

async fn for_the_other_cli_the_bytes_stay(page: &Page<'_>) -> Result<()> {
    page.open("#/kms/encrypt").await?;
    page.fill("/Plaintext", "aMOp").await?;
    page.holds(json!({"Plaintext": "aMOp"})).await?;
    choose_cli(page, "v1").await?;
    page.holds(json!({"Plaintext": "hé"})).await?;
    assert_eq!(page.value("/Plaintext").await?, "hé");
    // A link says which CLI its input is for; the reader's own choice is another matter.
    let link = link_to("#/kms/encrypt", r#"{"Plaintext":"aGk="}"#, &[]);
    page.open(&link).await?;
    page.holds(json!({"Plaintext": "hi"})).await?;
    choose_cli(page, "v2").await?;
    page.holds(json!({"Plaintext": "aGk="})).await?;
    // Bytes that v1 has no text for stay in sight, and are as they were when they can be said again.
    page.fill("/Plaintext", "/w==").await?;
    choose_cli(page, "v1").await?;
    found(page, "/Plaintext", "unfinished").await?;
    assert_eq!(page.value("/Plaintext").await?, "/w==");
    // As text they would be other bytes, so the outputs lack them.
    page.holds(json!({})).await?;
    choose_cli(page, "v2").await?;
    page.holds(json!({"Plaintext": "/w=="})).await?;
    says(page, "/Plaintext", ".means", "1 byte").await
}

async fn a_streamed_body_is_a_file_name_or_bytes(page: &Page<'_>) -> Result<()> {
    page.open("#/mediastore-data/put-object").await?;
    page.fill("/Path", "a").await?;
    page.click(&by("name", "file.Body")).await?;
    found(page, "/Body", "required").await?;
    page.fill("file.Body", "my film.mp4").await?;
    let command = "aws mediastore-data put-object \\\n    --body 'my film.mp4' \\\n    --path a";
    page.shows(Output::Command, command).await?;
    page.holds(json!({"Path": "a"})).await?;
    page.until("a request with the file", async || {
        let request = page.output(Output::Request).await?;
        Ok(request.ends_with("\n\n<content of my film.mp4>"))
    })
    .await?;
    assert_eq!(page.diagnostics().await?, []);
    // It is part of the address.
    page.until("the address", async || {
        Ok(page
            .fragment()
            .await?
            .contains("&file.Body=fileb%3A%2F%2Fmy%20film.mp4"))
    })
    .await?;
    page.reload().await?;
    page.shows(Output::Command, command).await?;
    // Choosing text lets go of the file.
    choose_mode(page, "f--Body", "text").await?;
    page.fill("/Body", "hi").await?;
    page.holds(json!({"Body": "aGk=", "Path": "a"})).await?;
    page.until("a command with the bytes", async || {
        let command = page.output(Output::Command).await?;
        Ok(command.contains(r#"--cli-input-json '{"Body":"aGk="}'"#) && !command.contains("film"))
    })
    .await
}

async fn a_streamed_response_is_written_to_a_file(page: &Page<'_>) -> Result<()> {
    page.open("#/lambda/invoke").await?;
    page.fill("/FunctionName", "f").await?;
    let command =
        |file: &str| format!("aws lambda invoke \\\n    {file} \\\n    --function-name f");
    page.shows(Output::Command, &command("outfile")).await?;
    page.fill("fact.outfile", "answer.json").await?;
    page.shows(Output::Command, &command("answer.json")).await?;
    page.holds(json!({"FunctionName": "f"})).await
}

/// They are no members, so the document does not have them.
async fn an_option_of_the_cli_has_a_field(page: &Page<'_>) -> Result<()> {
    page.open("#/iam/create-virtual-mfa-device").await?;
    page.fill("/VirtualMFADeviceName", "phone").await?;
    page.fill("fact.outfile", "seed.png").await?;
    page.select("[name='fact.bootstrap-method']", "QRCodePNG")
        .await?;
    page.until("the options", async || {
        let command = page.output(Output::Command).await?;
        Ok(["--outfile seed.png", "--bootstrap-method QRCodePNG"]
            .iter()
            .all(|option| command.contains(option)))
    })
    .await?;
    page.holds(json!({"VirtualMFADeviceName": "phone"})).await
}

async fn bytes_that_were_typed_as_text_are_taken_as_text(page: &Page<'_>) -> Result<()> {
    page.open("#/kms/encrypt").await?;
    page.fill("/Plaintext", "{\"a\": 1}").await?;
    found(page, "/Plaintext", "wrong-type").await?;
    page.fill("/Plaintext", "{\"key\":\"value\"}").await?;
    found(page, "/Plaintext", "loose-base64").await?;
    page.click("#f--Plaintext-error .fix").await?;
    page.holds(json!({"Plaintext": "eyJrZXkiOiJ2YWx1ZSJ9"}))
        .await?;
    says(page, "/Plaintext", ".means", "15 bytes").await
}

/// Chooses how a blob is written.
async fn choose_mode(page: &Page<'_>, id: &str, mode: &str) -> Result<()> {
    page.tell(&format!("{id}-mode"), mode).await
}

/// Gives the file input of a blob a file, which a visitor would choose in the browser's own window.
async fn choose_file(page: &Page<'_>, id: &str, path: &std::path::Path) -> Result<()> {
    let input = page.find(&by("data-file", id)).await?;
    page.script_on::<()>(&input, "arguments[0].hidden = false")
        .await?;
    input.send_keys(path.to_string_lossy()).await?;
    Ok(())
}

/// Chooses the CLI that the command is for.
async fn choose_cli(page: &Page<'_>, cli: &str) -> Result<()> {
    page.select("select:has(> option[value=v1])", cli).await
}
