use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::File;
use wireform_core::blob;
use wireform_core::draft::Cli;
use wireform_core::value::Value;

use crate::browser::{chosen_file, click, read_bytes};
use crate::control::Control;
use crate::state::{NO_TEXT_FOR_V1, Notation};
use crate::view::{Say, View, el, of, redraw, typed_value, with};

use super::meaning::size;
use super::node::Node;
use super::parts::Parts;
use super::raw::is_unfinished;
use super::segments::{Segment, Segments, segments};
use super::text::typed;

/// More bytes than these make a text that no shell and no reader wants.
const MOST_BYTES: f64 = 1_048_576.0;

/// Bytes, written as text or as base64, or read from a file; of a streamed body the name of a file.
///
/// The input always holds what the chosen CLI takes. Until somebody chooses, that is also what is typed.
pub fn blob(view: View, node: &Node, control: Control, _: &Parts) -> View {
    let editor = Rc::new(Editor {
        node: node.clone(),
        mode: Cell::new(None),
        said: RefCell::default(),
    });
    let (own, invalid) = (node.clone(), Rc::clone(&control.invalid));
    let control = Control {
        invalid: Rc::new(move || invalid() || is_unfinished(&own)),
        ..control
    };
    let remark_id = format!("{}-remark", node.id());
    let control = control.and_described_by(&remark_id);
    let build = with(&editor, move |editor: &Rc<Editor>, mode: &Mode| {
        vec![match mode {
            Mode::File => file_name(editor, &control),
            Mode::Text | Mode::Base64 => written(editor, &control),
        }]
    });
    view.class("control blob")
        .region(of(&editor, |editor| editor.shown_mode()), build)
        .child(tools(&editor))
        .child(
            el("p")
                .class("hint")
                .attr("id", &remark_id)
                .live_text(of(&editor, |editor| editor.said.borrow().clone())),
        )
}

/// How the bytes are written in the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    File,
    Text,
    Base64,
}

impl Mode {
    const ALL: [(Mode, &'static str, &'static str); 3] = [
        (Mode::File, "file", "File"),
        (Mode::Text, "text", "Text"),
        (Mode::Base64, "base64", "Base64"),
    ];

    fn as_str(self) -> &'static str {
        let [file, text, base64] = Mode::ALL.map(|(_, name, _)| name);
        match self {
            Mode::File => file,
            Mode::Text => text,
            Mode::Base64 => base64,
        }
    }

    fn parse(name: &str) -> Option<Self> {
        let mut all = Mode::ALL.iter();
        all.find(|(_, own, _)| *own == name).map(|(mode, ..)| *mode)
    }
}

struct Editor {
    node: Node,
    /// What was chosen.
    mode: Cell<Option<Mode>>,
    /// What is to be said about a file.
    said: RefCell<String>,
}

impl Editor {
    fn cli(&self) -> Cli {
        self.node.store.prefs.with(|prefs| prefs.cli)
    }

    /// The bytes that the value stands for; `None` where it stands for none.
    fn bytes(&self) -> Option<Vec<u8>> {
        blob::bytes(&self.node.text(), self.cli())
    }

    /// How the CLI takes the bytes.
    fn own_mode(&self) -> Mode {
        match self.cli() {
            Cli::V1 => Mode::Text,
            Cli::V2 => Mode::Base64,
        }
    }

    fn is_unset(&self) -> bool {
        self.node
            .store
            .at(&self.node.place, |value| value.is_none())
    }

    /// The mode that was chosen, as far as the value can be shown in it.
    fn shown_mode(&self) -> Mode {
        let usual = if self.node.is_streamed && self.is_unset() {
            Mode::File
        } else {
            self.own_mode()
        };
        match self.mode.get().unwrap_or(usual) {
            // Only base64 may say no bytes, or none for the CLI.
            _ if is_unfinished(&self.node) => Mode::Base64,
            Mode::File if !self.is_unset() => self.own_mode(),
            Mode::Text if self.as_text().is_none() => Mode::Base64,
            mode => mode,
        }
    }

    fn as_text(&self) -> Option<String> {
        self.bytes().and_then(|bytes| String::from_utf8(bytes).ok())
    }

    /// The bytes as the mode has them.
    fn text(&self) -> String {
        let typed = self.node.store.typed(&self.node.place);
        // What is typed to the end is shown as the mode has it.
        if let Some(typed) = typed.filter(|typed| typed.why.is_some()) {
            return typed.text;
        }
        match (self.shown_mode(), self.cli()) {
            (Mode::Text, Cli::V2) => self.as_text().unwrap_or_default(),
            (Mode::Base64, Cli::V1) => {
                let bytes = self.bytes().unwrap_or_default();
                blob::text(&bytes, Cli::V2).unwrap_or_default()
            }
            _ => self.node.text(),
        }
    }

    fn type_in(&self, text: &str) {
        let typed_as = match self.shown_mode() {
            Mode::Base64 => Cli::V2,
            Mode::Text | Mode::File => Cli::V1,
        };
        self.said.take();
        if typed_as == self.cli() {
            // Also where it stands for no bytes: then the diagnostic says so.
            return self.set(typed(text, self.node.unset_by_emptying));
        }
        let value = match blob::bytes(text, typed_as) {
            None => Err("This is no base64 yet."),
            Some(bytes) => blob::text(&bytes, self.cli()).ok_or(NO_TEXT_FOR_V1),
        };
        let said = value.map(|value| typed(&value, self.node.unset_by_emptying));
        let said = said.map_err(str::to_owned);
        let (store, place) = (self.node.store, &self.node.place);
        store.type_in(place, Notation::Bytes, text.to_owned(), said);
    }

    fn set(&self, value: Option<Value>) {
        self.node.store.set(&self.node.place, value);
    }

    fn choose(&self, mode: &str) {
        let Some(mode) = Mode::parse(mode) else {
            return;
        };
        if mode == Mode::File && !self.is_unset() {
            return self.say(
                "Delete what is written here first: a file's name takes its place.".to_owned(),
            );
        }
        self.node.store.forget_typed(&self.node.place);
        self.said.take();
        if mode == Mode::Text && self.bytes().is_none() {
            // What was typed for base64 and is none was meant as a text.
            let meant = blob::text(self.node.text().as_bytes(), self.cli());
            self.set(meant.map(Value::String));
        }
        if mode == Mode::Text && self.as_text().is_none() {
            // It stays so: a box that changed by itself while somebody types would lose what is typed.
            self.mode.set(Some(Mode::Base64));
            return self.say("These bytes are no text.".to_owned());
        }
        self.mode.set(Some(mode));
        redraw();
    }

    fn say(&self, words: String) {
        self.said.replace(words);
        redraw();
    }

    /// The name of the file that a streamed body is read from.
    fn file(&self) -> String {
        let name = self.node.api_name.unwrap_or_default();
        let facts = &self.node.store.draft.read().facts;
        facts.file(name).unwrap_or_default().to_owned()
    }

    fn set_file(&self, file: &str) {
        let name = self.node.api_name.unwrap_or_default();
        let file = Some(file).filter(|file| !file.is_empty());
        self.node
            .store
            .draft
            .update(|draft| draft.facts.set_file(name, file));
    }

    /// Takes a file: by its name, or its bytes. Nothing of it leaves the page.
    fn take(self: &Rc<Self>, file: &File) {
        let name = file.name();
        if self.shown_mode() == Mode::File {
            return self.set_file(&name);
        }
        if file.size() > MOST_BYTES {
            let size = size(file.size() as usize);
            return self.say(format!(
                "{name} has {size}, too many to be written out. {}",
                self.other_way(&name)
            ));
        }
        let editor = Rc::clone(self);
        read_bytes(file, move |bytes| editor.take_bytes(&name, bytes));
    }

    fn take_bytes(&self, name: &str, bytes: Option<Vec<u8>>) {
        let Some(bytes) = bytes else {
            return self.say(format!("{name} cannot be read."));
        };
        match blob::text(&bytes, self.cli()) {
            Some(text) => {
                self.set(Some(Value::String(text)));
                self.say(format!("Read from {name}."));
            }
            None => self.say(format!(
                "{name} is no text, and CLI v1 cannot carry its bytes here. {}",
                self.other_way(name)
            )),
        }
    }

    /// How the CLI itself reads a file.
    fn other_way(&self, name: &str) -> String {
        match &self.node.option {
            Some(_) if self.node.is_streamed => {
                "Choose File to give the AWS CLI its name.".to_owned()
            }
            Some(option) => format!("The AWS CLI reads it with {option} fileb://{name}"),
            None => String::new(),
        }
    }
}

fn written(editor: &Rc<Editor>, control: &Control) -> View {
    let rows = |editor: &Rc<Editor>| {
        let text = editor.text();
        let rows = text.matches('\n').count() + 1 + text.len() / 60;
        rows.min(6).to_string()
    };
    control
        .dress_text(el("textarea"))
        .class("bytes")
        .live("rows", of(editor, rows))
        .value(of(editor, |editor| editor.text()))
        .on(
            "input",
            with(editor, |editor, event| editor.type_in(&typed_value(event))),
        )
}

/// The name of a file, which is told beside the input.
fn file_name(editor: &Rc<Editor>, control: &Control) -> View {
    let name = format!("fact.file.{}", editor.node.api_name.unwrap_or_default());
    let control = Control {
        name: Say::from(move || name.clone()),
        placeholder: Say::from(|| "name of a file".to_owned()),
        ..control.clone()
    };
    control
        .dress_text(el("input").attr("type", "text"))
        .value(of(editor, |editor| editor.file()))
        .on(
            "input",
            with(editor, |editor, event| editor.set_file(&typed_value(event))),
        )
}

fn tools(editor: &Rc<Editor>) -> View {
    let node = &editor.node;
    let modes = Mode::ALL
        .iter()
        .filter(|(mode, ..)| node.is_streamed || *mode != Mode::File);
    let modes = modes.map(|(_, value, words)| Segment {
        value,
        words: (*words).to_owned(),
        adds: None,
    });
    let modes = segments(Segments {
        name: format!("{}-mode", node.id()),
        label: format!("How {} is written", node.label),
        segments: modes.collect(),
        chosen: of(editor, |editor| editor.shown_mode().as_str().to_owned()).into(),
        choose: Rc::new(with(editor, |editor, mode: &str| editor.choose(mode))),
    });
    el("div")
        .class("tools")
        .child(modes)
        .children(file_button(editor))
}

/// The browser's own button for files cannot be styled, so that another one stands for it.
fn file_button(editor: &Rc<Editor>) -> [View; 2] {
    let label = format!("Choose a file for {}", editor.node.label);
    let picker = el("input")
        .attr("type", "file")
        .attr("hidden", "")
        .attr("data-file", &editor.node.id())
        .on(
            "change",
            with(editor, |editor, event| {
                if let Some(file) = chosen_file(event) {
                    editor.take(&file);
                }
            }),
        );
    let element = picker.element().clone();
    let button = el("button")
        .class("side")
        .attr("type", "button")
        .attr("aria-label", &label)
        .text("Choose a file")
        .on("click", move |_| click(&element));
    [button, picker]
}
