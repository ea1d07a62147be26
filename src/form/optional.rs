//! Which members of a structure stand in the form: those that are required or set, and those that were added.
//!
//! An operation may have a thousand members, of which a person needs five. So a field is made only for
//! what is needed or there, and all the others are a search away, in the box behind the fields.
//! Where the optional ones are few, all of them stand there at once: that is quicker than to search.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wireform_core::companion::Suggestion;
use wireform_core::draft::Cli;
use wireform_core::model::{Kind, Member, Shape};
use wireform_core::path::Path;
use wireform_core::value::{Map, Value};
use wireform_core::write::carrying_option;

use crate::browser::focus_later;
use crate::control::{Combobox, Control, combobox, finds_nothing};
use crate::state::{DraftStore, Place, spaced};
use crate::view::{Say, View, el, of, redraw};

use super::node::{Node, node};

/// With so many optional members or fewer all of them stand in the form.
const FEW: usize = 8;
/// The same inside a structure, of which there may be many.
const FEW_INSIDE: usize = 4;

/// So much of the help is shown beside a member's name, in characters.
const HELP: usize = 90;

/// The members of one structure, with what is known of which of them stand in the form.
#[derive(Clone)]
pub struct Optional(Rc<Inner>);

struct Inner {
    store: DraftStore,
    above: Place,
    members: Vec<&'static Member>,
    /// The positions of those that stand in the form, in the order in which they stand there.
    standing: RefCell<Vec<usize>>,
    /// How often the draft had been emptied when they were looked at last.
    emptied: Cell<u32>,
    query: RefCell<String>,
}

impl Optional {
    pub fn new(store: DraftStore, above: Place, members: &[&'static Member]) -> Self {
        let standing = standing_at_first(&above, members);
        Optional(Rc::new(Inner {
            store,
            above,
            members: members.to_vec(),
            standing: RefCell::new(standing),
            emptied: Cell::new(store.emptied.get()),
            query: RefCell::default(),
        }))
    }

    /// Appends the fields, each in an element of a class, and the box that adds others.
    pub fn append_to(&self, view: View, class: &'static str) -> View {
        let (own, standing) = (self.clone(), self.clone());
        let fields = view.picks(
            move || standing.standing_now(),
            move |index| {
                let slot = el("div").class(class);
                match own.0.members.get(index) {
                    Some(member) => node(slot, Node::of_optional(&own, member)),
                    None => slot,
                }
            },
        );
        let are_all_there = are_few(&self.0.above, &self.0.members);
        fields.children((!are_all_there).then(|| self.adder()))
    }

    pub fn store(&self) -> DraftStore {
        self.0.store
    }

    pub fn above(&self) -> &Place {
        &self.0.above
    }

    /// Whether a member can be taken out of the form again.
    pub fn can_leave(&self, member: &Member) -> bool {
        !member.required && !are_few(&self.0.above, &self.0.members)
    }

    /// Takes a member out of the form; returns the id of what the focus goes to, which is what stood behind it.
    pub fn leave(&self, name: &str) -> String {
        let mut standing = self.0.standing.borrow_mut();
        let is_it = |index: &usize| self.0.members.get(*index).is_some_and(|m| m.name == name);
        let Some(place) = standing.iter().position(is_it) else {
            return self.adder_id();
        };
        standing.remove(place);
        let next = standing
            .get(place)
            .and_then(|index| self.0.members.get(*index));
        next.map_or_else(
            || self.adder_id(),
            |member| self.0.above.member(&member.name).id(),
        )
    }

    /// What is set stands in the form from then on, even while it is empty between two words.
    fn standing_now(&self) -> Vec<usize> {
        let Inner {
            store,
            above,
            members,
            ..
        } = &*self.0;
        let mut standing = self.0.standing.borrow_mut();
        if self.0.emptied.replace(store.emptied.get()) != store.emptied.get() {
            *standing = standing_at_first(above, members);
        }
        store.at(above, |value| {
            let set = value.and_then(Value::as_map).into_iter();
            for (name, _) in set.flat_map(Map::iter) {
                let index = members.iter().position(|member| member.name == name);
                let new = index.filter(|index| !standing.contains(index));
                standing.extend(new);
            }
        });
        standing.clone()
    }

    fn adder_id(&self) -> String {
        adder_id(&self.0.above)
    }

    fn adder(&self) -> View {
        let (shown, typed) = (self.clone(), self.clone());
        let (chosen, offered, pointed) = (self.clone(), self.clone(), self.clone());
        let pointer = of(self, Optional::path);
        let nothing = of(self, Optional::finds_nothing);
        let adder = combobox(Combobox {
            control: self.control(),
            value: Say::from(move || shown.0.query.borrow().clone()),
            set: Rc::new(move |text| {
                typed.0.query.replace(text.to_owned());
                redraw();
            }),
            suggestions: Rc::new(move || offered.found()),
            paste: None,
            choose: Some(Rc::new(move |name| chosen.add(name))),
            adds: Some(Rc::new(move |name| pointed.path().child(name).to_string())),
        });
        adder
            .class("combobox adder")
            .live("data-adds", move || pointer().to_string())
            .child(finds_nothing(nothing))
    }

    fn control(&self) -> Control {
        let left = of(self, |own| {
            let left = own.0.members.len() - own.0.standing.borrow().len();
            format!("Add a member: {left} more")
        });
        let title = match self.0.store.opened.label(&self.path()) {
            label if label.is_empty() => "Add a member".to_owned(),
            label => format!("Add a member to {label}"),
        };
        Control {
            id: self.adder_id(),
            name: Say::from(|| "add-member".to_owned()),
            edits_key: false,
            label: Some(Say::from(move || title.clone())),
            placeholder: left.into(),
            described_by: Say::from(String::new),
            invalid: Rc::new(|| false),
            required: false,
            secret: false,
        }
    }

    fn path(&self) -> Path {
        self.0.store.path(&self.0.above)
    }

    /// The members that are not there yet and that somebody may mean: best first, else in the model's order.
    fn found(&self) -> Vec<Suggestion> {
        let query = self.0.query.borrow().to_lowercase();
        let words: Vec<&str> = query.split_whitespace().collect();
        let standing = self.0.standing.borrow();
        let missing = self.0.members.iter().enumerate();
        let missing = missing.filter(|(index, _)| !standing.contains(index));
        let mut found: Vec<(usize, Suggestion)> = missing
            .filter_map(|(_, member)| {
                let suggestion = self.suggestion(member);
                Some((rank(&suggestion, &words)?, suggestion))
            })
            .collect();
        found.sort_by_key(|(rank, _)| *rank);
        found
            .into_iter()
            .map(|(_, suggestion)| suggestion)
            .collect()
    }

    /// What there is to say where nothing is found.
    fn finds_nothing(&self) -> String {
        let query = self.0.query.borrow().trim().to_owned();
        if query.is_empty() || !self.found().is_empty() {
            return String::new();
        }
        format!("No other member is called “{query}”.")
    }

    fn suggestion(&self, member: &'static Member) -> Suggestion {
        let opened = self.0.store.opened;
        let is_top = self.0.above == Place::root();
        let option = carrying_option(opened.operation, member, Cli::default()).filter(|_| is_top);
        let kind = kind_words(opened.target(member)).to_owned();
        let help = member.documentation.chars().take(HELP).collect();
        let parts = [spaced(&member.name), option.unwrap_or_default(), kind, help];
        let parts = parts.into_iter();
        let parts = parts.filter(|part| !part.is_empty() && *part != member.name);
        Suggestion {
            text: member.name.clone(),
            help: parts.collect::<Vec<_>>().join(" · "),
        }
    }

    /// Puts a member into the form, with as much as it takes to begin to fill it in.
    fn add(&self, name: &str) {
        let store = self.0.store;
        self.0.query.take();
        let index = self.0.members.iter().position(|member| member.name == name);
        let Some((index, member)) = index.and_then(|i| Some((i, *self.0.members.get(i)?))) else {
            return;
        };
        self.0.standing.borrow_mut().push(index);
        let place = self.0.above.member(name);
        let shape = store.opened.target(member);
        let first = match &shape.kind {
            Kind::Structure(structure) if !structure.document => {
                store.set(&place, Some(Value::Map(Map::new())));
                entrance(shape, &place)
            }
            Kind::Map { value, .. } => {
                store.add_entry(&place, "", store.opened.target(value).blank());
                format!("{}-key", place.nth(0).id())
            }
            Kind::List { member } => {
                store.add_item(&place, store.opened.target(member).blank());
                place.nth(0).id()
            }
            _ => place.id(),
        };
        redraw();
        focus_later(first);
    }
}

/// The id of the first control inside a structure that has just been set.
pub fn entrance(shape: &'static Shape, place: &Place) -> String {
    let structure = shape.as_structure();
    let members: Vec<_> = structure.iter().flat_map(|s| &s.members).collect();
    let first = if are_few(place, &members) {
        members.first()
    } else {
        members.iter().find(|member| member.required)
    };
    first.map_or_else(|| adder_id(place), |member| place.member(&member.name).id())
}

/// All where there are few, else the required ones.
fn standing_at_first(above: &Place, members: &[&Member]) -> Vec<usize> {
    let all_stand = are_few(above, members);
    let members = members.iter().enumerate();
    let standing = members.filter(|(_, member)| all_stand || member.required);
    standing.map(|(index, _)| index).collect()
}

fn adder_id(above: &Place) -> String {
    format!("{}-add-member", above.id())
}

fn are_few(above: &Place, members: &[&Member]) -> bool {
    let few = if *above == Place::root() {
        FEW
    } else {
        FEW_INSIDE
    };
    members.iter().filter(|member| !member.required).count() <= few
}

/// How well a member fits what was typed, 0 best; `None` where a word is missing.
fn rank(member: &Suggestion, words: &[&str]) -> Option<usize> {
    let (name, rest) = (member.text.to_lowercase(), member.help.to_lowercase());
    let ranks = words.iter().map(|word| {
        let plain = word.trim_start_matches('-');
        match (name.find(plain), rest.find(plain)) {
            (Some(0), _) => Some(0),
            (Some(_), _) => Some(1),
            (None, Some(_)) => Some(2),
            (None, None) => None,
        }
    });
    ranks.sum()
}

/// What kind of value a member takes, in a word.
fn kind_words(shape: &Shape) -> &'static str {
    match &shape.kind {
        Kind::Structure(structure) if structure.document => "JSON",
        Kind::Structure(structure) if structure.union => "one of several",
        Kind::Structure(_) => "structure",
        Kind::Map { .. } => "map",
        Kind::List { .. } => "list",
        Kind::Boolean => "yes or no",
        Kind::Integer | Kind::Long | Kind::Float | Kind::Double => "number",
        Kind::Timestamp => "time",
        Kind::Blob => "bytes",
        Kind::String if !shape.enumeration.is_empty() => "choice",
        Kind::String => "text",
    }
}
