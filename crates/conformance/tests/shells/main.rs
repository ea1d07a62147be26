//! What each shell makes of the commands that are written for it.
//!
//! Random values over every character that some shell takes for its own go through the real shells where they can be
//! had, and through models of those that cannot: a model is written from the documented behaviour of its original,
//! stands in a file of its own with its rules above it, and is itself held to examples that others have published.
//!
//! | shell | real | model |
//! |---|---|---|
//! | `posix` | bash (scripts and interactive), dash, zsh, ksh, busybox | |
//! | `fish` | fish | |
//! | `cmd` | Wine's cmd and C runtime | cmd's two stages, at the prompt |
//! | `powershell` | tree-sitter's grammar, for the syntax | 7.3 and later, on Windows and elsewhere |
//! | `windows-powershell` | tree-sitter's grammar, for the syntax | 5.1, and 6.0 to 7.2 |

mod commands;
mod curl;
mod lengths;
mod model;
mod reader;
mod syntax;
mod wine;
mod words;

use wireform_conformance::settings::seed;
use wireform_testing::{Random, texts};

/// All systematic values and `count` random ones.
fn values(count: usize) -> Vec<String> {
    let random = |item| texts::pieces(&mut Random::of(seed(), item), 12, &[]);
    let mut values = texts::systematic();
    values.extend((0..count).map(random));
    values
}
