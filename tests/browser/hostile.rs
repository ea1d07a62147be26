//! Text from a visitor or from a link is only ever text.

use anyhow::Result;
use serde_json::{Value, json};

use crate::native::Choices;
use crate::page::Page;
use crate::rig::behaviours;

behaviours![
    no_markup_comes_from_values,
    no_markup_comes_from_keys,
    no_markup_comes_from_unknown_members,
    a_value_of_one_megabyte_is_carried,
    characters_that_belong_nowhere_do_no_harm,
    only_the_site_is_asked_for,
];

const HOSTILE: &[&str] = &[
    "<img src=x onerror=\"window.harmed=1\">",
    "</script><script>window.harmed=1</script>",
    "javascript:window.harmed=1",
    "<svg onload=window.harmed=1>",
    "\"><iframe srcdoc='<script>parent.harmed=1</script>'>",
    "{{constructor.constructor('window.harmed=1')()}}",
    "&lt;b&gt;&#60;b&#62;",
    "</textarea><b>bold</b>",
    "</style><style>*{display:none}</style>",
    "<a href=\"javascript:window.harmed=1\">x</a>",
];

const PLACES: &[&str] = &[
    "ApiId",
    "IntegrationType",
    "IntegrationUri",
    "Description",
    "TimeoutInMillis",
];

async fn no_markup_comes_from_values(page: &Page<'_>) -> Result<()> {
    for text in HOSTILE {
        let mut input = serde_json::Map::new();
        for place in PLACES {
            input.insert((*place).to_owned(), json!(text));
        }
        input.insert("RequestParameters".to_owned(), json!({"a": text}));
        input.insert(
            "RequestTemplates".to_owned(),
            json!({"application/json": text}),
        );
        input.insert("ResponseParameters".to_owned(), json!({"200": {"a": text}}));
        unharmed(page, &Value::Object(input)).await?;
    }
    Ok(())
}

async fn no_markup_comes_from_keys(page: &Page<'_>) -> Result<()> {
    for text in HOSTILE {
        let input = json!({
            "RequestParameters": {*text: "v"},
            "RequestTemplates": {*text: "v"},
            "ResponseParameters": {*text: {*text: "v"}},
        });
        unharmed(page, &input).await?;
    }
    Ok(())
}

async fn no_markup_comes_from_unknown_members(page: &Page<'_>) -> Result<()> {
    for text in HOSTILE {
        unharmed(
            page,
            &json!({*text: {*text: *text}, "TlsConfig": {*text: text}}),
        )
        .await?;
    }
    Ok(())
}

/// Opens an input and looks whether it became anything but text.
async fn unharmed(page: &Page<'_>, input: &Value) -> Result<()> {
    let text = input.to_string();
    page.open_input(&text, &[]).await?;
    page.agrees(&text, Choices::default()).await?;
    let strange = page
        .count("img, script[src*=x], iframe, form b, main b, object, embed, svg[onload], [onerror], [href^='javascript:'], body style")
        .await?;
    assert_eq!(strange, 0, "elements came from {text}");
    let harmed: bool = page.script("return 'harmed' in window", &[]).await?;
    assert!(!harmed, "a script came from {text}");
    // The page still works.
    page.fill("/CredentialsArn", "still").await?;
    page.until("the keystrokes", async || {
        Ok(page
            .panes()
            .await?
            .document
            .contains("\"CredentialsArn\": \"still\""))
    })
    .await
}

async fn a_value_of_one_megabyte_is_carried(page: &Page<'_>) -> Result<()> {
    let long = "<b>'\"$\\, ".repeat(120_000);
    page.open_empty().await?;
    page.put("/Description", &long).await?;
    let input = json!({"Description": long}).to_string();
    page.agrees(&input, Choices::default()).await?;
    page.fill("/ApiId", "a").await?;
    let input = json!({"ApiId": "a", "Description": long}).to_string();
    page.agrees(&input, Choices::default()).await
}

async fn characters_that_belong_nowhere_do_no_harm(page: &Page<'_>) -> Result<()> {
    // JSON can name halves of a pair, which are no text: the page says so or shows them, as the library crates do.
    page.open_input(r#"{"ApiId":"\ud800","Description":"x"}"#, &[])
        .await?;
    if !page.exists("[role=alert]").await? {
        page.agrees(
            r#"{"ApiId":"\ud800","Description":"x"}"#,
            Choices::default(),
        )
        .await?;
    }
    let controls: String = (0..32u8).map(char::from).collect();
    let odd =
        format!("{controls}\u{7f}\u{85}\u{a0}\u{200b}\u{202e}\u{2028}\u{feff}\u{fffd}\u{10ffff}");
    unharmed(
        page,
        &json!({"ApiId": odd, "RequestParameters": {odd.as_str(): odd}}),
    )
    .await
}

async fn only_the_site_is_asked_for(page: &Page<'_>) -> Result<()> {
    page.open_input(
        &json!({"IntegrationUri": "https://example.com/x.png"}).to_string(),
        &[],
    )
    .await?;
    let script = "return performance.getEntriesByType('resource').map(entry => entry.name)";
    let resources: Vec<String> = page.script(script, &[]).await?;
    assert!(
        resources.iter().any(|name| name.ends_with(".wasm")),
        "{resources:?}"
    );
    for name in resources {
        assert!(
            name.starts_with(&page.server.page()) || name.starts_with("data:"),
            "{name}"
        );
    }
    // A service that does not exist is looked for in the catalog all the same.
    let strangers = page.server.strangers().into_iter();
    let strangers: Vec<String> = strangers
        .filter(|path| !path.contains("/catalog/"))
        .collect();
    assert_eq!(strangers, Vec::<String>::new());
    Ok(())
}
