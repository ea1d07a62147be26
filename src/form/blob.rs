use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;
use wireform_model::blob;
use wireform_model::cli::Cli;
use wireform_model::value::Value;

use crate::browser::{focus_later, read_bytes};
use crate::state::{EditedAs, NOT_TEXT_FOR_V1, Notation};
use crate::ui::{Button, Control, FileButton, Segment, Segments, TextArea};

use super::code::laid_out;
use super::file;
use super::meaning::size;
use super::node::Node;

/// More bytes than this make a text that is too long for any shell or reader.
const MOST_BYTES: f64 = 1_048_576.0;

/// Bytes, typed as text or Base64 or read from a file.
///
/// The input always has what the chosen CLI accepts. Unless another mode is chosen, that is also what is typed.
#[component]
pub fn BlobInput(node: Node, control: Control) -> impl IntoView {
    let editor = BlobEditor::new(node);
    let remark_id = StoredValue::new(format!("{}-remark", node.id()));
    let described_by = control.described_by;
    let control = Control {
        described_by: Signal::derive(move || {
            format!("{} {}", described_by.get(), remark_id.get_value())
        }),
        ..control
    };
    view! {
        <div class="blob">
            <Bytes editor control />
            <div class="tools">
                <BlobModes node mode=editor.mode on_change=move |mode| editor.choose(mode) />
                <FileButton
                    of=node.id()
                    label=node.name_of("Choose a file for")
                    on_choose=move |file| editor.take(file)
                />
                <FormatJson editor />
            </div>
            <p class="hint" id=remark_id.get_value()>{move || editor.remark.get()}</p>
        </div>
    }
}

/// Lays out JSON that is typed as text.
#[component]
fn FormatJson(editor: BlobEditor) -> impl IntoView {
    let formatted = Memo::new(move |_| match editor.mode.get() {
        EditedAs::Text => laid_out(&editor.text()),
        _ => None,
    });
    let format = move |()| {
        if let Some(text) = formatted.get_untracked() {
            untrack(|| editor.type_in(text));
            editor.node.store.end_step();
        }
    };
    view! {
        <Show when=move || formatted.with(Option::is_some)>
            <Button class="side" label=editor.node.name_of("Format") on_click=format>
                "Format JSON"
            </Button>
        </Show>
    }
}

/// How a CLI accepts bytes.
fn as_accepted(cli: Cli) -> EditedAs {
    match cli {
        Cli::V1 => EditedAs::Text,
        Cli::V2 => EditedAs::Base64,
    }
}

#[derive(Clone, Copy)]
struct BlobEditor {
    node: Node,
    /// How the bytes are written: as was chosen, as far as the value can be shown so.
    mode: Memo<EditedAs>,
    /// A message about a file or a choice.
    remark: RwSignal<String>,
}

/// How the bytes of a blob are edited: as text, which is not masked, or as Base64.
pub fn bytes_as(node: Node) -> EditedAs {
    let mode = match node.edited_as() {
        chosen @ (EditedAs::Text | EditedAs::Base64) => chosen,
        _ if is_text_meant(node) => EditedAs::Text,
        _ => as_accepted(cli(node)),
    };
    // Only in Base64 can a text be no bytes at all, or bytes that the CLI cannot send.
    match mode == EditedAs::Text && !node.is_unfinished() && as_text(node).is_some() {
        true => EditedAs::Text,
        false => EditedAs::Base64,
    }
}

impl BlobEditor {
    fn new(node: Node) -> Self {
        let mode = Memo::new(move |_| bytes_as(node));
        BlobEditor {
            node,
            mode,
            remark: RwSignal::new(String::new()),
        }
    }

    /// The bytes as the mode writes them.
    fn text(self) -> String {
        // Only a text without a value is shown as it was typed.
        if let Some(typed) = self.node.typed().filter(|typed| typed.problem.is_some()) {
            return typed.text;
        }
        match (self.mode.get(), cli(self.node)) {
            (EditedAs::Text, Cli::V2) => as_text(self.node).unwrap_or_default(),
            (EditedAs::Base64, Cli::V1) => {
                let bytes = bytes(self.node).unwrap_or_default();
                blob::text(&bytes, Cli::V2).unwrap_or_default()
            }
            _ => self.node.text(),
        }
    }

    fn type_in(self, text: String) {
        let node = self.node;
        let typed_as = match self.mode.get_untracked() {
            EditedAs::Text => Cli::V1,
            _ => Cli::V2,
        };
        self.remark.set(String::new());
        if typed_as == cli(node) {
            // Even if the text is not bytes: a diagnostic then says so.
            return node.type_string(&text);
        }
        let value = match blob::bytes(&text, typed_as) {
            None => Err("Not valid Base64."),
            Some(bytes) => blob::text(&bytes, cli(node)).ok_or(NOT_TEXT_FOR_V1),
        };
        let is_unset = |value: &String| value.is_empty() && node.is_unset_by_emptying();
        let value = value.map(|value| (!is_unset(&value)).then_some(Value::String(value)));
        let value = value.map_err(str::to_owned);
        node.edit(|contents, place| contents.type_text(place, Notation::Bytes, text, value));
    }

    fn choose(self, mode: EditedAs) {
        let node = self.node;
        node.edit(|contents, place| contents.edit_as(place, mode));
        self.remark.set(String::new());
        match mode {
            EditedAs::File => focus_later(node.id()),
            EditedAs::Text => self.show_as_text(),
            _ => {}
        }
    }

    fn show_as_text(self) {
        let node = self.node;
        if bytes(node).is_none() {
            // A text that is not valid Base64 was meant as text.
            let meant = blob::text(node.text().as_bytes(), cli(node));
            node.set(meant.map(Value::String));
        }
        if as_text(node).is_none() {
            // It stays Base64: a box that changed by itself while somebody types would lose what is typed.
            node.edit(|contents, place| contents.edit_as(place, EditedAs::Base64));
            self.say("These bytes are not text.");
        }
    }

    fn say(self, remark: impl Into<String>) {
        let _ = self.remark.try_set(remark.into());
    }

    /// Names a file where the AWS CLI can read it itself, and else reads its bytes. Nothing of it leaves the page.
    fn take(self, file: File) {
        if self.node.file.is_some() {
            file::take(self.node, file, self.remark);
            return focus_later(self.node.id());
        }
        let name = file.name();
        if file.size() > MOST_BYTES {
            let size = size(file.size() as usize);
            let other = self.other_way(&name);
            return self.say(format!("{name} has {size}, too many to show here. {other}"));
        }
        spawn_local(async move {
            let bytes = read_bytes(file).await;
            untrack(|| self.take_bytes(&name, bytes));
        });
    }

    fn take_bytes(self, name: &str, bytes: Option<Vec<u8>>) {
        let Some(bytes) = bytes else {
            return self.say(format!("{name} cannot be read."));
        };
        match blob::text(&bytes, cli(self.node)) {
            Some(text) => {
                self.node.set(Some(Value::String(text)));
                self.say(format!("Read from {name}."));
            }
            None => {
                let other = self.other_way(name);
                let words =
                    format!("{name} is not text, so CLI v1 cannot send it from here. {other}");
                self.say(words.trim());
            }
        }
    }

    /// How the CLI itself reads a file.
    fn other_way(self, name: &str) -> String {
        match self.node.option() {
            Some(option) => format!("The AWS CLI reads it with {option} fileb://{name}"),
            None => String::new(),
        }
    }
}

fn cli(node: Node) -> Cli {
    node.store.prefs.with(|prefs| prefs.cli)
}

/// Whether the content usually is text, as the name says.
fn is_text_meant(node: Node) -> bool {
    const TEXT: [&str; 11] = [
        "payload",
        "body",
        "data",
        "record",
        "event",
        "message",
        "json",
        "yaml",
        "script",
        "template",
        "definition",
    ];
    const BINARY: [&str; 10] = [
        "audio",
        "binary",
        "encrypted",
        "cipher",
        "image",
        "key",
        "media",
        "token",
        "video",
        "zip",
    ];
    let name = node.member.map_or(&node.shape.name, |member| &member.name);
    let name = name.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    has(&TEXT) && !has(&BINARY)
}

/// The bytes of the value; `None` where the CLI cannot read it as bytes.
fn bytes(node: Node) -> Option<Vec<u8>> {
    blob::bytes(&node.text(), cli(node))
}

fn as_text(node: Node) -> Option<String> {
    String::from_utf8(bytes(node)?).ok()
}

/// The bytes as text or Base64.
#[component]
fn Bytes(editor: BlobEditor, control: Control) -> impl IntoView {
    let rows = move || {
        let text = editor.text();
        (text.matches('\n').count() + 1 + text.len() / 60).min(6)
    };
    // What is typed as text has to be in sight.
    let is_text = Memo::new(move |_| editor.mode.get() == EditedAs::Text);
    move || {
        let control = Control {
            secret: control.secret && !is_text.get(),
            ..control
        };
        view! {
            <TextArea
                control
                class="bytes"
                rows=Signal::derive(rows)
                value=Signal::derive(move || editor.text())
                on_input=move |text| untrack(|| editor.type_in(text))
            />
        }
    }
}

/// The choice of how bytes are written.
#[component]
pub fn BlobModes(
    node: Node,
    #[prop(into)] mode: Signal<EditedAs>,
    #[prop(into)] on_change: Callback<EditedAs>,
) -> impl IntoView {
    let modes = MODES.into_iter();
    let modes = modes.filter(|(_, _, mode)| *mode != EditedAs::File || node.file.is_some());
    let segments = modes.map(|(value, label, _)| Segment::new(value, label));
    let value = move || {
        // A mode that was refused falls back to the one before.
        node.track();
        let known = MODES.into_iter().find(|(.., known)| *known == mode.get());
        known.map_or("", |(value, ..)| value).to_owned()
    };
    let change = move |value: String| {
        let chosen = MODES.into_iter().find(|(known, ..)| *known == value);
        if let Some((.., mode)) = chosen {
            untrack(|| on_change.run(mode));
        }
    };
    view! {
        <Segments
            name=format!("{}-mode", node.id())
            label=node.name_of("Format of")
            segments=segments.collect()
            value=Signal::derive(value)
            on_change=change
        />
    }
}

/// Values, labels and what they choose.
const MODES: [(&str, &str, EditedAs); 3] = [
    ("text", "Text", EditedAs::Text),
    ("base64", "Base64", EditedAs::Base64),
    ("file", "File", EditedAs::File),
];
