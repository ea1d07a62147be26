//! Finds the calls of an SDK in a text.

use super::Language;
use super::call::{Call, Named};
use super::scan::Scan;
use crate::document::literal::Literal;
use crate::document::parsed_value::{ParsedKind, ParsedValue};

/// The calls with literal input, in the order of the text.
pub(in crate::document) fn calls(text: &str) -> Vec<Call> {
    let find = |language| {
        let mut scan = Scan::new(text, language);
        scan.run();
        scan.calls
    };
    let has_input = |calls: &[Call]| calls.iter().any(|call| !call.input.entries().is_empty());
    let [likely, other] = match is_javascript(text) {
        true => [Language::JavaScript, Language::Python],
        false => [Language::Python, Language::JavaScript],
    };
    let mut calls = find(likely);
    if !has_input(&calls) {
        // An object as an argument is JavaScript, and names of arguments are Python.
        let others = find(other);
        if has_input(&others) {
            calls = others;
        }
    }
    let imported = imported(text);
    for call in &mut calls {
        call.service = call.service.take().or_else(|| imported.clone());
    }
    calls
}

/// The input in `TableName='Music', Item={…}`, with or without parentheses around it.
pub(in crate::document) fn keywords(text: &str) -> Option<Literal> {
    let bare = text.trim_start();
    let mut scan = Scan::new(text, Language::Python);
    scan.reader.cursor.at = text.len() - bare.len();
    let start = scan.reader.cursor.at;
    scan.reader.cursor.eat("(");
    let (values, entries) = scan.arguments(true)?;
    let is_input = values.is_empty() && !entries.is_empty() && scan.reader.is_at_end();
    let node = ParsedValue::new(start..text.trim_end().len(), ParsedKind::Map(entries));
    is_input.then(|| scan.reader.literal(node))
}

fn is_javascript(text: &str) -> bool {
    let signs = [
        "Command(", "=>", "const ", "let ", "var ", "require(", "new AWS.", "@aws-sdk",
    ];
    !text.contains("boto3") && signs.iter().any(|sign| text.contains(sign))
}

/// The service of an import such as `@aws-sdk/client-dynamodb`.
fn imported(text: &str) -> Option<Named> {
    const PACKAGE: &str = "@aws-sdk/client-";
    let start = text.find(PACKAGE)? + PACKAGE.len();
    let rest = text.get(start..)?;
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-')?;
    Some(Named {
        name: rest.get(..end)?.to_owned(),
        span: start..start + end,
    })
}
