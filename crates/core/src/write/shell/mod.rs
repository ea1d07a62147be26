//! How each shell carries a word: one file a quoting family.

/// A shell that a command can be pasted into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Shell {
    /// bash, zsh, dash, ksh.
    #[default]
    Posix,
}
