/// Browsers take seconds to shape a longer text as dots.
const LONG: usize = 2_000;

/// The value of `data-secret` for a text: `long` where it is hidden under a pattern and not shown as dots.
pub fn mask(text: &str) -> &'static str {
    match text.len() {
        0..LONG => "",
        _ => "long",
    }
}
