//! What a form knows beyond the model: an operation's *companion*.
//!
//! The words stand in a JSON file in `models/`, read by [`load`];
//! what depends on the draft stands in functions, collected in a [`Guide`]. It knows the
//! [model](wireform_model) and the [checks](wireform_check), whose findings its own rules add to.

#![forbid(unsafe_code)]
#![warn(missing_debug_implementations)]

pub mod apigatewayv2;
mod facts;
mod load;
mod registry;

pub use facts::{UnknownFact, check_facts, known_facts};
pub use load::CompanionError;
pub use registry::{companion, companion_with, companions, has_companion, rules};

use wireform_check::{CheckInput, Findings};
use wireform_model::draft::{Draft, Facts};
use wireform_model::path::Path;
use wireform_model::value::Value;

/// All that one operation's form knows beyond its model.
#[derive(Clone, Debug)]
pub struct Companion {
    /// One line: what the operation does, in the words of the person who needs it.
    pub summary: String,
    /// What to ask before anything else.
    pub facts: Vec<Fact>,
    /// The members in the order in which a person decides.
    pub groups: Vec<Group>,
    pub fields: Vec<Field>,
    pub scenarios: Vec<Scenario>,
    pub guide: Guide,
}

/// A question whose answer the request does not carry.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Its name in addresses and on the command line, such as `ProtocolType`.
    pub name: String,
    /// The start of a sentence that a choice's label ends: `This API is`.
    pub question: String,
    pub help: String,
    /// Leaving it open is always possible and needs no choice here.
    pub choices: Vec<Choice>,
    /// What the button for leaving it open says.
    pub open: String,
}

#[derive(Clone, Debug)]
pub struct Choice {
    pub value: String,
    pub label: String,
    /// When to choose it, in one line.
    pub help: String,
}

#[derive(Clone, Debug)]
pub struct Group {
    pub title: String,
    pub help: String,
    /// Names of input members.
    pub members: Vec<String>,
}

/// The words for one place of the input.
#[derive(Clone, Debug, Default)]
pub struct Field {
    /// A pointer in which `*` stands for any key: `/ResponseParameters/*/*`.
    pub pattern: String,
    pub label: String,
    pub placeholder: String,
    /// One line: what to choose when.
    pub help: String,
    /// More, on demand; paragraphs divided by newlines.
    pub details: String,
    /// The values to offer, with their meaning.
    pub choices: Vec<Choice>,
    /// The widget, where the shape alone would choose another: `template`, `lines`.
    pub widget: Option<String>,
    /// A unit or fixed text after the control, such as `ms`.
    pub unit: String,
}

/// Something a person comes for, as a start: a valid document once its blanks are filled.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Stable, such as `lambda-http`.
    pub id: String,
    /// The heading under which it is offered.
    pub group: String,
    pub title: String,
    pub summary: String,
    pub facts: Facts,
    /// The input without its blanks at the top; blank map entries stand in it as empty texts.
    pub input: Value,
    pub blanks: Vec<Blank>,
}

/// A place of a scenario that only the person can fill.
#[derive(Clone, Debug)]
pub struct Blank {
    pub path: Path,
    /// A value that makes the document valid: shown as an example, used in tests.
    pub example: Value,
}

/// What depends on the draft. Every function is total and cheap: it runs at each keystroke.
#[derive(Clone, Copy, Debug)]
pub struct Guide {
    /// The operation's own rules.
    pub check: fn(&CheckInput<'_>, &mut Findings),
    /// The draft without what matters for its own place alone: while these choices stay the same, so does
    /// what is said about all other places, but for suggestions.
    pub choices: fn(&Draft) -> Draft,
    /// The members that cannot matter for the choices made, with the reason.
    pub irrelevant: fn(&CheckInput<'_>) -> Vec<Irrelevant>,
    /// Words for a place that fit the choices made, where they differ from the companion's fixed ones.
    pub hint: fn(&CheckInput<'_>, &Path) -> Hint,
    /// How the entries of the map at this place are to be written.
    pub entries: fn(&CheckInput<'_>, &Path) -> EntryGuide,
    /// Completions for the key or the value of the entry at this place, best first.
    pub suggest: fn(&CheckInput<'_>, &Path, Part) -> Vec<Suggestion>,
    /// What the key or value at this place means, in words: `adds a value to the header x`.
    pub explain: fn(&CheckInput<'_>, &Path, Part) -> Option<String>,
}

/// A member that cannot matter now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Irrelevant {
    pub path: Path,
    /// A few words: `WebSocket APIs only`.
    pub reason: &'static str,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hint {
    pub label: Option<&'static str>,
    pub placeholder: Option<&'static str>,
    pub help: Option<&'static str>,
    /// The values to offer here, best first.
    pub choices: Vec<Suggestion>,
    /// Whether the service demands it for the choices made, beyond what the model requires.
    pub required: bool,
}

/// How the entries of a map are to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryGuide {
    pub key_label: &'static str,
    pub key_placeholder: &'static str,
    pub value_label: &'static str,
    pub value_placeholder: &'static str,
    /// The grammar of keys and values, a line each.
    pub grammar: &'static [&'static str],
    /// Entries that are known by name, the required ones first.
    pub expected: Vec<ExpectedEntry>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpectedEntry {
    pub key: &'static str,
    pub required: bool,
    pub help: &'static str,
}

/// Which half of a map's entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    Key,
    Value,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub text: String,
    /// What it means, in a few words.
    pub help: String,
}

impl Companion {
    /// The words for a place, where the companion has any.
    pub fn field(&self, path: &Path) -> Option<&Field> {
        self.fields
            .iter()
            .find(|field| matches(&field.pattern, path))
    }

    pub fn scenario(&self, id: &str) -> Option<&Scenario> {
        self.scenarios.iter().find(|scenario| scenario.id == id)
    }
}

fn matches(pattern: &str, path: &Path) -> bool {
    let mut names = path.segments();
    let fits = pattern
        .split('/')
        .skip(1)
        .all(|part| names.next().is_some_and(|name| part == "*" || name == part));
    fits && names.next().is_none()
}
