use gloo_file::futures::{read_as_bytes, read_as_text};
use wasm_bindgen::JsCast;
use web_sys::{Event, File, HtmlInputElement};

/// The file that was just chosen in a file input.
pub fn chosen_file(event: &Event) -> Option<File> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0);
    // Otherwise choosing the same file again would cause no event.
    input.set_value("");
    file
}

/// The text of a file; `None` where the browser cannot read it.
pub async fn read_text(file: File) -> Option<String> {
    read_as_text(&file.into()).await.ok()
}

/// The bytes of a file; `None` where the browser cannot read it.
pub async fn read_bytes(file: File) -> Option<Vec<u8>> {
    read_as_bytes(&file.into()).await.ok()
}
