use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;
use wireform_check::{is_file_name, is_json_text};
use wireform_model::draft::{FileKind, FileReference};
use wireform_model::value::Value;

use crate::browser::{focus_later, read_bytes};
use crate::state::EditedAs;
use crate::ui::{Button, Control, FileButton, Pointer, TextInput};

use super::actions::{edit_as, is_blob};
use super::blob::BlobModes;
use super::meaning::size;
use super::node::Node;

/// A larger file is named, and not read.
const MOST_BYTES: f64 = 50.0 * 1_048_576.0;

/// The name of a file whose content is the value. It is not part of the input: the command names it, the document
/// leaves it out, and the request shows what was read of it here.
#[component]
pub fn FileInput(node: Node, control: Control) -> impl IntoView {
    // What is wrong with the file that was chosen.
    let remark = RwSignal::new(String::new());
    let kind = node.file.unwrap_or(FileKind::Bytes);
    let is_blob = is_blob(node);
    let name = Memo::new(move |_| file(node).map(|file| file.name).unwrap_or_default());
    let pointer = move || format!("file.{}", node.path().as_str().trim_start_matches('/'));
    let control = Control {
        pointer: Pointer::Name(Signal::derive(pointer)),
        // The name of a file is no secret.
        secret: false,
        ..control
    };
    let prefix = move || file(node).map_or(kind, |file| file.kind).prefix();
    let type_in = move |text: String| {
        remark.set(String::new());
        let file = FileReference::parse(&text);
        let file = file.unwrap_or_else(|| FileReference::new(kind, text));
        node.edit(|contents, place| contents.type_file(place, Some(file)));
    };
    view! {
        <div class="file">
            <Show when=move || !node.is_streamed>
                <code class="prefix">{prefix}</code>
            </Show>
            <TextInput
                control=control.with_placeholder(Signal::stored("File name".to_owned()))
                value=Signal::derive(move || name.get())
                on_input=type_in
            />
            <FileButton
                of=node.id()
                label=node.name_of("Choose a file for")
                on_choose=move |file| take(node, file, remark)
            />
            <Show when=move || !is_blob>
                <Button
                    class="side"
                    label=node.name_of("Use text for")
                    on_click=move |()| edit_as(node, EditedAs::Form)
                >
                    "Use text"
                </Button>
            </Show>
        </div>
        <Show when=move || is_blob>
            <div class="tools">
                <BlobModes
                    node
                    mode=Signal::stored(EditedAs::File)
                    on_change=move |mode| edit_as(node, mode)
                />
            </div>
        </Show>
        <p class="hint" role="status">{move || words(node, &remark.get())}</p>
    }
}

/// Names a file and reads it. Nothing of it leaves the page.
///
/// - `remark`: receives why it is not read.
pub fn take(node: Node, file: File, remark: RwSignal<String>) {
    let name = file.name();
    let reference = FileReference::new(node.file.unwrap_or(FileKind::Bytes), name.clone());
    set_file(node, reference.clone());
    if file.size() > MOST_BYTES {
        let size = size(file.size() as usize);
        let _ = remark.try_set(format!(
            "{name} has {size}: more than 50 MB are not read here, and the request only names the file."
        ));
        return;
    }
    remark.set(String::new());
    spawn_local(async move {
        match read_bytes(file).await {
            Some(bytes) => untrack(|| {
                node.edit(|contents, place| contents.add_content(place, &reference, bytes));
            }),
            None => {
                let _ = remark.try_set(format!(
                    "{name} cannot be read here. The command still names it."
                ));
            }
        }
    });
}

fn set_file(node: Node, file: FileReference) {
    node.edit(|contents, place| contents.set_file(place, Some(file)));
}

/// What becomes of the file.
fn words(node: Node, remark: &str) -> String {
    let Some(file) = file(node).filter(|_| remark.is_empty()) else {
        return remark.to_owned();
    };
    match file.bytes() {
        // That they leave it out is said of the field already.
        Some(bytes) if node.secret => format!("{} read.", size(bytes.len())),
        Some(bytes) => format!("{} read. Links have its name only.", size(bytes.len())),
        None => "The AWS CLI reads the file when the command runs.".to_owned(),
    }
}

fn file(node: Node) -> Option<FileReference> {
    node.store.file(&node.path())
}

/// Offers to read the file that a text names.
#[component]
pub fn ReadFile(node: Node) -> impl IntoView {
    let named = Memo::new(move |_| match node.file {
        Some(_) => node.with(|value| named_file(node, value.and_then(Value::as_str)?)),
        None => None,
    });
    let read = move |()| {
        if let Some(file) = named.get_untracked() {
            set_file(node, file);
            focus_later(node.id());
        }
    };
    view! {
        <Show when=move || named.with(Option::is_some)>
            <Button class="side read-file" on_click=read>
                "Read that file"
            </Button>
        </Show>
    }
}

/// The file that a text names: by its URL or, where JSON is expected, by a name that ends like a file's.
fn named_file(node: Node, text: &str) -> Option<FileReference> {
    let expects_json = || {
        let name = node.member.map(|member| member.name.as_str());
        name.is_some_and(|name| is_json_text(name, node.shape))
    };
    FileReference::parse(text).or_else(|| {
        (is_file_name(text) && expects_json()).then(|| FileReference::new(FileKind::Text, text))
    })
}
