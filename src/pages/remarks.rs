//! What of a pasted text could not be read, with its place in the text.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use wireform_read::{OwnCommand, ReadDiagnostic};

use crate::address;
use crate::ui::{Prose, mask};

/// What of a text could not be read, or only with a reservation, each with its place.
#[component]
pub fn Remarks(
    text: Arc<str>,
    diagnostics: Vec<ReadDiagnostic>,
    /// The parts of the text that are masked.
    #[prop(optional)]
    secrets: Vec<Range<usize>>,
) -> impl IntoView {
    let items = diagnostics.into_iter().map(|found| {
        let excerpt = (!text.is_empty()).then(|| {
            let [before, marked, after] = excerpt(&text, found.span, &secrets);
            view! {
                <pre>
                    {before} <mark>{marked}</mark> {after}
                </pre>
            }
        });
        view! {
            <li data-read-diagnostic=found.rule data-severity=found.severity.as_str()>
                <Prose text=found.message />
                {found.own_command.map(|command| own_command_link(&command))}
                {excerpt}
            </li>
        }
    });
    let items: Vec<_> = items.collect();
    (!items.is_empty()).then(|| view! { <ul class="remarks">{items}</ul> })
}

/// Leads to the page of a command that is the CLI's own.
fn own_command_link(command: &OwnCommand) -> impl IntoView + use<> {
    let OwnCommand { service, name } = command;
    let address = match name.as_str() {
        "" => address::of(service, None),
        name => address::of(service, Some(name)),
    };
    let words = format!("aws {service} {name}");
    view! {
        " "
        <a href=address>{format!("How to use {}", words.trim_end())}</a>
    }
}

/// At most so many characters before and after what is marked.
const AROUND: usize = 30;
const MARKED: usize = 60;

/// Words of an excerpt, and whether they are masked.
type RemarkPiece = (String, bool);

/// The place of a diagnostic in its line: what is before it, itself, and what follows; an ellipsis where it is cut.
fn excerpt(text: &str, span: Range<usize>, secrets: &[Range<usize>]) -> [AnyView; 3] {
    let span = match text.get(span.clone()) {
        Some(_) => span,
        None => text.len()..text.len(),
    };
    let (head, rest) = text.split_at(span.start);
    let line = head.rfind('\n').map_or(0, |end| end + 1);
    let skipped = head[line..].char_indices().rev().nth(AROUND - 1);
    let from = skipped.map_or(line, |(start, _)| line + start);
    let to = beginning(&rest[..span.len()], MARKED) + span.start;
    let after = text[span.end..].split('\n').next().unwrap_or_default();
    let end = span.end + beginning(after, AROUND);
    let cut = |is_cut: bool| is_cut.then(|| ("…".to_owned(), false));
    let mut before: Vec<RemarkPiece> = cut(from > line).into_iter().collect();
    before.extend(pieces(text, from..span.start, secrets));
    let mut marked = pieces(text, span.start..to, secrets);
    if marked.is_empty() {
        marked.push((" ".to_owned(), false));
    }
    marked.extend(cut(to < span.end));
    let mut behind = pieces(text, span.end..end, secrets);
    behind.extend(cut(end < span.end + after.len()));
    [before, marked, behind].map(shown)
}

/// The length in bytes of so many characters of a text, or of all.
fn beginning(text: &str, most: usize) -> usize {
    let end = text.char_indices().nth(most);
    end.map_or(text.len(), |(end, _)| end)
}

/// A part of a text, cut where something secret begins or ends.
fn pieces(text: &str, part: Range<usize>, secrets: &[Range<usize>]) -> Vec<RemarkPiece> {
    let ends = secrets.iter().flat_map(|secret| [secret.start, secret.end]);
    let mut cuts: Vec<usize> = ends.filter(|end| part.contains(end)).collect();
    cuts.extend([part.start, part.end]);
    cuts.sort_unstable();
    cuts.dedup();
    let spans = cuts.iter().zip(cuts.iter().skip(1));
    let pieces = spans.filter_map(|(start, end)| {
        let is_secret = secrets.iter().any(|secret| secret.contains(start));
        Some((text.get(*start..*end)?.to_owned(), is_secret))
    });
    pieces.collect()
}

fn shown(pieces: Vec<RemarkPiece>) -> AnyView {
    let pieces = pieces.into_iter().map(|(text, is_secret)| match is_secret {
        true => {
            let masked = mask(&text);
            view! { <span data-secret=masked>{text}</span> }.into_any()
        }
        false => text.into_any(),
    });
    pieces.collect_view().into_any()
}
