//! Every shell passes the words that a command was written for.
//!
//! Random values with every character that is special in some shell go through the real shells that can run here,
//! and through models of the others. A model follows the documented behavior of its original:
//! its file begins with the rules, and its own tests compare it with published examples.
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
