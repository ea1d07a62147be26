use std::cell::RefCell;
use std::rc::Rc;

use wireform_core::companion::Hint;
use wireform_core::diagnostic::{Diagnostic, Severity};
use wireform_core::path::Path;
use wireform_core::value::Value;

use crate::control::Control;
use crate::state::DraftStore;
use crate::view::{Say, View, el, of};

use super::diagnostics::diagnostic_list;
use super::guidance::hint;
use super::help::model_help;
use super::limits::limits;
use super::node::Node;

/// What every field has around its control, whatever the control is.
#[derive(Clone)]
pub struct Parts {
    node: Node,
    owns: Owns,
    told: Rc<RefCell<Told>>,
    /// What the model demands; a companion's own words say what matters of it.
    limits: Rc<str>,
}

/// Which diagnostics a field at a path shows.
pub type Owns = fn(&DraftStore, &Path, &Diagnostic) -> bool;

/// What there is to say about a field, found out once each time that the page is drawn.
pub struct Told {
    pub path: Path,
    /// `unset`, `empty` or `set`.
    pub state: &'static str,
    /// The worst of the diagnostics' severities; empty where there are none.
    pub severity: &'static str,
    pub diagnostics: Vec<Diagnostic>,
    pub hint: Hint,
}

impl Parts {
    pub fn new(node: &Node, owns: Owns) -> Self {
        let limits = match node.words {
            Some(_) => String::new(),
            None => limits(node),
        };
        Parts {
            limits: limits.into(),
            node: node.clone(),
            owns,
            told: Rc::new(RefCell::new(told(node, owns))),
        }
    }

    /// A function that says something of what is told as it then is.
    pub fn tells<T>(&self, of: impl Fn(&Told) -> T + 'static) -> impl Fn() -> T + 'static {
        let told = Rc::clone(&self.told);
        move || of(&told.borrow())
    }

    /// The element of the whole field. All that says what is told has to be inside it.
    pub fn frame(&self, tag: &str, class: &str) -> View {
        let Parts {
            node,
            owns,
            told: place,
            ..
        } = self.clone();
        el(tag)
            .each_draw(move || {
                place.replace(told(&node, owns));
            })
            .class(class)
            .live("data-state", self.tells(|told| told.state.to_owned()))
            .live("data-severity", self.tells(|told| told.severity.to_owned()))
    }

    /// The frame of a field with fields inside, which can take the focus as a whole.
    pub fn fieldset(&self, class: &str) -> View {
        self.frame("fieldset", class)
            .attr("id", &self.node.id())
            .attr("tabindex", "-1")
            .live("aria-describedby", self.described_by())
            .child(el("legend").live_text(self.label()))
    }

    /// What its control is to know.
    pub fn control(&self) -> Control {
        let (id, described_by) = (self.node.id(), self.described_by());
        let invalid = self.tells(|told| told.severity == Severity::Error.as_str());
        Control {
            name: self.pointer(),
            edits_key: false,
            label: None,
            placeholder: self.placeholder(),
            described_by: Say::from(of(&id, move |id| {
                format!("{id}-means {}", described_by.now())
            })),
            id,
            invalid: Rc::new(invalid),
            required: self.node.required,
            secret: self.node.secret,
        }
    }

    pub fn pointer(&self) -> Say {
        self.tells(|told| told.path.to_string()).into()
    }

    pub fn label(&self) -> Say {
        let fixed = self.node.clone();
        let title = move || fixed.title();
        self.tells(move |told| told.hint.label.map_or_else(&title, str::to_owned))
            .into()
    }

    fn placeholder(&self) -> Say {
        let node = self.node.clone();
        let fixed = node.words.map_or("", |words| words.placeholder.as_str());
        self.tells(move |told| {
            let example = node.store.example(&told.path);
            example.unwrap_or_else(|| told.hint.placeholder.unwrap_or(fixed).to_owned())
        })
        .into()
    }

    fn described_by(&self) -> Say {
        let id = self.node.id();
        let limits = match self.limits.is_empty() {
            true => String::new(),
            false => format!(" {id}-limits"),
        };
        self.tells(move |told| {
            let error = match told.severity.is_empty() {
                true => String::new(),
                false => format!(" {id}-error"),
            };
            format!("{id}-hint{limits}{error}")
        })
        .into()
    }

    /// Appends the names that readers come with: the CLI's option and the API's member.
    pub fn append_names(&self, head: View) -> View {
        let node = &self.node;
        let required = node.required;
        let needed = self.tells(move |told| required || told.hint.required);
        let option = node.option.as_deref();
        head.region(needed, |needed| {
            let mark = el("span").class("required").text("required");
            needed.then_some(mark).into_iter().collect()
        })
        .children(
            node.deprecated
                .map(|_| el("span").class("deprecated").text("deprecated")),
        )
        .children(option.map(|option| el("code").class("option").text(option)))
        .children(
            node.api_name
                .filter(|name| *name != node.label)
                .map(|name| el("code").class("api-name").text(name)),
        )
    }

    /// One line of help, with more on demand, and what the model demands.
    pub fn help(&self) -> impl Iterator<Item = View> {
        let id = format!("{}-limits", self.node.id());
        let limits = (!self.limits.is_empty())
            .then(|| el("p").class("limits").attr("id", &id).text(&self.limits));
        let help = match self.node.store.opened.companion {
            Some(_) => self.companion_help(),
            None => model_help(&self.node),
        };
        [help].into_iter().chain(limits)
    }

    fn companion_help(&self) -> View {
        let node = self.node.clone();
        let line = self.tells(move |told| {
            let fixed = node.words.map(|words| words.help.as_str());
            let fixed = fixed.filter(|help| !help.is_empty());
            let line = told.hint.help.or(fixed).unwrap_or(node.documentation);
            line.to_owned()
        });
        let details = self.node.words.map(|words| words.details.as_str());
        let details = details.filter(|text| !text.is_empty());
        let hint = el("p")
            .class("hint")
            .attr("id", &format!("{}-hint", self.node.id()))
            .live_text(line);
        el("div")
            .class("help")
            .child(hint)
            .children(details.map(more))
    }

    /// What is remarkable about it.
    pub fn diagnostics(&self) -> View {
        let list = self.tells(|told| told.diagnostics.clone());
        diagnostic_list(&format!("{}-error", self.node.id()), self.node.store, list)
    }
}

fn told(node: &Node, owns: Owns) -> Told {
    let store = node.store;
    let path = store.path(&node.place);
    let diagnostics = store.found(|found| owns(&store, &path, found));
    Told {
        state: store.at(&node.place, state_of),
        severity: worst(&diagnostics),
        diagnostics,
        hint: hint(store, &path),
        path,
    }
}

fn more(details: &'static str) -> View {
    let paragraphs = details.split('\n').map(|text| el("p").text(text));
    el("details")
        .class("more")
        .child(el("summary").text("More"))
        .children(paragraphs)
}

/// The worst severity among some diagnostics; empty where there are none.
pub fn worst(list: &[Diagnostic]) -> &'static str {
    let severities = list.iter().map(|found| found.severity);
    severities.min().map_or("", Severity::as_str)
}

fn state_of(value: Option<&Value>) -> &'static str {
    match value {
        None => "unset",
        Some(value) if value.is_empty() => "empty",
        Some(_) => "set",
    }
}
