//! The largest inputs of AWS: they open, take what is filled in, and their outputs are those of the command line.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::filler;
use crate::native::Choices;
use crate::page::{Page, by, link_to};
use crate::rig::behaviours;

behaviours![the_ten_largest_inputs_are_filled_in_and_written];

/// How many values a filled input has.
const VALUES: usize = 250;

async fn the_ten_largest_inputs_are_filled_in_and_written(page: &Page<'_>) -> Result<()> {
    for largest in &largest(&page.catalog(), 10)? {
        let about = || format!("{} {}", largest.service, largest.api_name);
        from_nothing(page, largest).await.with_context(about)?;
        filled(page, largest).await.with_context(about)?;
    }
    Ok(())
}

/// Opens the empty form and goes down to a text inside structures and lists.
async fn from_nothing(page: &Page<'_>, largest: &Largest) -> Result<()> {
    page.open(&largest.fragment()).await?;
    let model = filler::model(&page.catalog(), &largest.service)?;
    let way = way_to_text(&model, &largest.input, 0).context("no text anywhere")?;
    let mut pointer = String::new();
    let mut input = json!("typed");
    for (name, is_list) in &way {
        pointer += &format!("/{name}");
        // The required ones are there already.
        if !page.exists(&by("name", &pointer)).await? {
            page.add(&pointer).await?;
        }
        if *is_list {
            pointer += "/0";
        }
    }
    for (name, is_list) in way.iter().rev() {
        let value = if *is_list { json!([input]) } else { input };
        input = json!({name: value});
    }
    page.fill(&pointer, "typed").await?;
    agrees(page, largest, &input).await
}

/// Opens the form filled in, and changes what stands last in it.
async fn filled(page: &Page<'_>, largest: &Largest) -> Result<()> {
    let (service, operation) = (&largest.service, &largest.api_name);
    let mut input = filler::filled(&page.catalog(), service, operation, VALUES)?;
    let link = link_to(&largest.fragment(), &input.to_string(), &[]);
    page.open(&link).await?;
    agrees(page, largest, &input).await?;
    let last = last_text(page, &input).await?;
    let place = input.pointer_mut(&last).context("no text is in the form")?;
    *place = json!("the last one");
    page.fill(&last, "the last one").await?;
    agrees(page, largest, &input).await
}

/// The pointer of the last text in the form.
async fn last_text(page: &Page<'_>, input: &Value) -> Result<String> {
    page.is_whole().await?;
    let names =
        "return [...document.querySelectorAll('.form input:not([role])')].map(field => field.name)";
    let names: Vec<String> = page.script(names, &[]).await?;
    let is_text = |name: &&String| input.pointer(name).is_some_and(Value::is_string);
    let last = names.iter().rfind(is_text);
    last.cloned().context("no text is in the form")
}

async fn agrees(page: &Page<'_>, largest: &Largest, input: &Value) -> Result<()> {
    let words = [largest.service.as_str(), largest.command.as_str()];
    page.agrees_for(words, &input.to_string(), Choices::default())
        .await
}

/// An operation with a large input.
struct Largest {
    service: String,
    command: String,
    api_name: String,
    /// The name of the input's shape.
    input: String,
    members: usize,
}

impl Largest {
    fn fragment(&self) -> String {
        format!("#/{}/{}", self.service, self.command)
    }
}

/// The operations whose inputs have the most members, those of all shapes inside them counted once.
fn largest(catalog: &Path, count: usize) -> Result<Vec<Largest>> {
    let mut all = Vec::new();
    for entry in fs::read_dir(catalog)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let Some(service) = name
            .strip_suffix(".json")
            .filter(|name| !name.contains('.'))
        else {
            continue;
        };
        let model = filler::model(catalog, service)?;
        let operations = model["operations"].as_object();
        for (api_name, operation) in operations.into_iter().flatten() {
            let input = operation["input"]["shape"].as_str().unwrap_or_default();
            all.push(Largest {
                service: service.to_owned(),
                command: command_word(api_name),
                api_name: api_name.clone(),
                input: input.to_owned(),
                members: members(&model, input),
            });
        }
    }
    all.sort_by_key(|largest| std::cmp::Reverse(largest.members));
    all.truncate(count);
    Ok(all)
}

fn members(model: &Value, input: &str) -> usize {
    let mut seen = HashSet::new();
    let mut next = vec![input];
    let mut count = 0;
    while let Some(name) = next.pop() {
        if !seen.insert(name) {
            continue;
        }
        let shape = &model["shapes"][name];
        let members = shape["members"].as_object().into_iter().flatten();
        let members: Vec<&Value> = members.map(|(_, member)| member).collect();
        count += members.len();
        let inside = members
            .into_iter()
            .chain([&shape["member"], &shape["value"]]);
        next.extend(inside.filter_map(|reference| reference["shape"].as_str()));
    }
    count
}

/// `CreateJobTemplate` as the CLI's word; the largest inputs belong to operations without abbreviations.
fn command_word(api_name: &str) -> String {
    let word = api_name.chars().flat_map(|c| match c.is_uppercase() {
        true => vec!['-', c.to_ascii_lowercase()],
        false => vec![c],
    });
    word.skip(1).collect()
}

/// The members that lead to a text without a list of values, as deep as three structures; each with
/// whether it is a list.
fn way_to_text(model: &Value, structure: &str, depth: usize) -> Option<Vec<(String, bool)>> {
    let members = model["shapes"][structure]["members"].as_object()?;
    let target = |reference: &Value| {
        let name = reference["shape"].as_str().unwrap_or_default().to_owned();
        let shape = model["shapes"][&name].clone();
        (name, shape)
    };
    let mut texts = Vec::new();
    for (name, member) in members {
        let (target_name, shape) = target(member);
        let (inside, is_list) = match shape["type"].as_str()? {
            "list" => (target(&shape["member"]), true),
            _ => ((target_name, shape), false),
        };
        match inside.1["type"].as_str()? {
            "structure" if inside.1["union"] != true && depth < 2 => {
                if let Some(way) = way_to_text(model, &inside.0, depth + 1) {
                    return Some([vec![(name.clone(), is_list)], way].concat());
                }
            }
            "string" if inside.1["enum"].is_null() && !is_list => texts.push(name.clone()),
            _ => {}
        }
    }
    texts.into_iter().next().map(|name| vec![(name, false)])
}
