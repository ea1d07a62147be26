use std::cell::RefCell;
use std::collections::HashMap;

use js_sys::{Array, Function, Reflect, RegExp};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    /// The patterns that were compiled; `None` for those that the browser cannot read.
    static COMPILED: RefCell<HashMap<String, Option<RegExp>>> = RefCell::default();
}

/// Whether a text as a whole matches a pattern of a model; `None` where the browser's engine cannot read it.
///
/// Patterns are Java's. With the flag `u` most of them mean the same to a browser; without it, `\p{L}` would mean
/// other characters, but escapes that `u` rejects are read.
pub fn matches_pattern(pattern: &str, text: &str) -> Option<bool> {
    COMPILED.with_borrow_mut(|compiled| {
        if !compiled.contains_key(pattern) {
            compiled.insert(pattern.to_owned(), compile(pattern));
        }
        let compiled = compiled.get(pattern)?.as_ref()?;
        Some(compiled.test(text))
    })
}

fn compile(pattern: &str) -> Option<RegExp> {
    let whole = format!("^(?:{pattern})$");
    let without_u = || regexp(&whole, "").filter(|_| !pattern.contains(r"\p"));
    regexp(&whole, "u").or_else(without_u)
}

/// Compiles a pattern; unlike `RegExp::new`, it does not throw where there is a mistake in it.
fn regexp(pattern: &str, flags: &str) -> Option<RegExp> {
    let constructor: Function = Reflect::get(&window(), &"RegExp".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let arguments: Array = [pattern, flags].into_iter().map(JsValue::from).collect();
    Reflect::construct(&constructor, &arguments)
        .ok()?
        .dyn_into()
        .ok()
}
