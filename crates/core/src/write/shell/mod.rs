//! How each shell carries a word: one file a quoting family, one row of [`Shell::dialect`] a shell.

mod posix;
mod rewrite;

use crate::text::Text;

/// A shell that a command can be pasted into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Shell {
    /// bash, zsh, dash, ksh.
    #[default]
    Posix,
}

/// What sets one family of shells apart from the others.
struct Dialect {
    /// The name in addresses and on the command line.
    name: &'static str,
    quote: fn(&Text) -> Result<Text, Unquotable>,
    /// What divides two lines of one command, with the indent of the second.
    line_break: &'static str,
    /// The most that one word may take, in bytes of UTF-8.
    longest_word: usize,
    /// The most that all words may take.
    longest_line: usize,
    /// The word for curl's `--user` with the credentials of the environment.
    curl_user: &'static str,
    /// The word that becomes curl's header for the session token where one is set, and nothing where not.
    curl_session_token: Option<&'static str>,
}

/// Why a shell cannot carry a word, as the end of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unquotable(pub &'static str);

impl Shell {
    pub const ALL: &'static [Shell] = &[Shell::Posix];

    /// The name in addresses and on the command line, such as `posix`.
    pub fn as_str(self) -> &'static str {
        self.dialect().name
    }

    pub fn parse(name: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|shell| shell.as_str() == name)
    }

    /// The word as it has to be typed, with its spans; a word that needs no quotes gets none.
    pub fn quote(self, word: &Text) -> Result<Text, Unquotable> {
        let dialect = self.dialect();
        if word.as_str().len() > dialect.longest_word {
            return Err(Unquotable("it is too long for one word of a command line"));
        }
        (dialect.quote)(word)
    }

    pub(super) fn line_break(self) -> &'static str {
        self.dialect().line_break
    }

    pub(super) fn longest_line(self) -> usize {
        self.dialect().longest_line
    }

    pub(super) fn curl_user(self) -> &'static str {
        self.dialect().curl_user
    }

    pub(super) fn curl_session_token(self) -> Option<&'static str> {
        self.dialect().curl_session_token
    }

    fn dialect(self) -> &'static Dialect {
        match self {
            Shell::Posix => &posix::DIALECT,
        }
    }
}
