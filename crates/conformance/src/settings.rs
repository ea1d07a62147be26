//! What environment variables decide about a run: which random inputs are drawn, and how many.

use std::env;

/// The seed of all random inputs: `WIREFORM_SEED`, or the one of every usual run.
pub fn seed() -> u64 {
    number("WIREFORM_SEED", 20_261_123)
}

/// How many inputs of one operation are drawn: `WIREFORM_INPUTS`, or `usual`.
pub fn inputs(usual: usize) -> usize {
    number("WIREFORM_INPUTS", usual as u64) as usize
}

/// How many operations of all services are drawn: `WIREFORM_OPERATIONS`, 2,400 by default; `None` for `all`.
pub fn operations() -> Option<usize> {
    const NAME: &str = "WIREFORM_OPERATIONS";
    let is_all = env::var(NAME).is_ok_and(|text| text == "all");
    (!is_all).then(|| number(NAME, 2_400) as usize)
}

/// The only service that operations are drawn from: `WIREFORM_SERVICE`, or all services.
pub fn service() -> Option<String> {
    env::var("WIREFORM_SERVICE").ok()
}

fn number(variable: &str, usual: u64) -> u64 {
    match env::var(variable) {
        Ok(text) => text
            .parse()
            .unwrap_or_else(|_| panic!("{variable} is not a number: {text:?}")),
        Err(_) => usual,
    }
}
