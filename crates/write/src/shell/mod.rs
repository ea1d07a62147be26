//! How each shell carries a word: one file a quoting family, one row of [`Shell::dialect`] a shell.
//!
//! Above the code of each family stand its rules with their source.
//! `crates/conformance/tests/shells` puts them before the real shells and before models of those that cannot be had.

mod c_runtime;
mod cmd;
mod fish;
mod posix;
mod powershell;
mod rewrite;
mod windows_powershell;

use wireform_model::text::Text;

/// A shell that a command can be pasted into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Shell {
    /// bash, zsh, dash, ksh.
    #[default]
    Posix,
    Fish,
    /// PowerShell 7.3 and later.
    PowerShell,
    /// Windows PowerShell 5.1, and PowerShell up to 7.2.
    WindowsPowerShell,
    Cmd,
}

/// What sets one shell apart from the others.
struct Dialect {
    /// The name in addresses and on the command line.
    name: &'static str,
    label: &'static str,
    versions: &'static str,
    /// What somebody at this shell needs to know, whatever the command is.
    notes: &'static [&'static str],
    /// Why no quoting carries a word.
    refuses: fn(&str) -> Option<Unquotable>,
    /// The word in quotes, where it needs any.
    quote: fn(&Text) -> Text,
    /// How a JSON text has to be spelled so that the shell carries it.
    json: fn(Text) -> Text,
    /// What is to be said about a word that may not survive everywhere.
    remark: fn(&str) -> Option<&'static str>,
    /// What divides two lines of one command, with the indent of the second.
    line_break: &'static str,
    longest: Longest,
    /// How `input.json` is to be written.
    save_document: &'static str,
    /// Whether the AWS CLI reads a file there in an encoding other than UTF-8.
    legacy_encoding: bool,
    curl: Curl,
}

/// How much a shell and its system take.
struct Longest {
    /// The most that one word may take, in bytes of UTF-8.
    word: usize,
    /// The most that a command may take, by `measure`.
    line: usize,
    measure: fn(&str) -> usize,
    /// Why more does not fit, as the end of a sentence.
    reason: &'static str,
}

/// How a request is sent with curl.
pub(super) struct Curl {
    pub program: &'static str,
    /// The word for `--user` with the credentials of the environment.
    pub user: &'static str,
    /// A line before a command that is signed.
    pub before_signed: &'static str,
    /// The word that becomes the header for the session token where one is set, and nothing where not.
    pub session_token: &'static str,
    pub uuid: CurlUuid,
    pub bytes: CurlBytes,
    pub long_body: LongBody,
    notes: &'static [&'static str],
}

/// How a new UUID gets into a word for curl each time that the command runs.
pub(super) struct CurlUuid {
    /// A line before the command.
    pub before: &'static str,
    /// Around a word with a UUID.
    pub around: (&'static str, &'static str),
    /// Leaves the quotes of the word, makes the UUID, and goes on in quotes.
    pub within: &'static str,
    /// What makes it, as a note names it.
    pub maker: &'static str,
}

/// How curl gets a body that is no text: Base64 between `before` and `after`, and the option that reads it.
pub(super) struct CurlBytes {
    pub before: &'static str,
    pub after: &'static str,
    pub option: &'static str,
}

/// How curl gets a text that no word can hold.
pub(super) enum LongBody {
    /// In a here-document behind the command.
    HereDocument,
    /// From a file that has to be written first, as a remark before the command says.
    File {
        remark: &'static str,
        option: &'static str,
    },
}

/// Why a shell cannot carry a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unquotable {
    /// The end of a sentence.
    pub reason: &'static str,
    /// Whether the shell can carry the same value inside of a JSON object.
    pub fits_in_json: bool,
}

impl Shell {
    pub const ALL: &'static [Shell] = &[
        Shell::Posix,
        Shell::Fish,
        Shell::PowerShell,
        Shell::WindowsPowerShell,
        Shell::Cmd,
    ];

    fn dialect(self) -> &'static Dialect {
        match self {
            Shell::Posix => &posix::DIALECT,
            Shell::Fish => &fish::DIALECT,
            Shell::PowerShell => &powershell::DIALECT,
            Shell::WindowsPowerShell => &windows_powershell::DIALECT,
            Shell::Cmd => &cmd::DIALECT,
        }
    }

    /// The name in addresses and on the command line, such as `posix`.
    pub fn as_str(self) -> &'static str {
        self.dialect().name
    }

    pub fn parse(name: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|shell| shell.as_str() == name)
    }

    /// The name for people, such as `Windows PowerShell`.
    pub fn label(self) -> &'static str {
        self.dialect().label
    }

    /// Which shells and versions it stands for, such as `bash, zsh, dash, ksh`.
    pub fn versions(self) -> &'static str {
        self.dialect().versions
    }

    /// What somebody at this shell needs to know, whatever the command is: a sentence or two each.
    pub fn notes(self) -> &'static [&'static str] {
        self.dialect().notes
    }

    /// How to write the `input.json` that a command reads.
    pub fn save_document(self) -> &'static str {
        self.dialect().save_document
    }

    /// What somebody at this shell needs to know about the curl command.
    pub(super) fn curl_notes(self) -> &'static [&'static str] {
        self.dialect().curl.notes
    }

    /// The word as it has to be typed, with its spans; a word that needs no quotes gets none.
    pub fn quote(self, word: &Text) -> Result<Text, Unquotable> {
        match self.refuses(word.as_str()) {
            Some(refused) => Err(refused),
            None => Ok((self.dialect().quote)(word)),
        }
    }

    /// Why this shell cannot carry a word; nothing where it can.
    pub(super) fn refuses(self, word: &str) -> Option<Unquotable> {
        let dialect = self.dialect();
        if word.contains('\0') {
            return Some(Unquotable::in_file("no argument can hold a NUL character"));
        }
        if word.len() > dialect.longest.word {
            return Some(Unquotable::in_file(
                "it is too long for one word of a command line",
            ));
        }
        (dialect.refuses)(word)
    }

    /// The JSON text as this shell carries it: the same value, perhaps with white space between.
    pub(super) fn json(self, text: Text) -> Text {
        (self.dialect().json)(text)
    }

    /// What is to be said about a word that this shell may change after all.
    pub(super) fn remark(self, word: &str) -> Option<&'static str> {
        (self.dialect().remark)(word)
    }

    pub(super) fn line_break(self) -> &'static str {
        self.dialect().line_break
    }

    /// Why the command is too long, as the end of a sentence; nothing where it fits.
    pub(super) fn refuses_length(self, command: &str) -> Option<&'static str> {
        let longest = &self.dialect().longest;
        ((longest.measure)(command) > longest.line).then_some(longest.reason)
    }

    /// Whether the AWS CLI reads a file on this shell's system in an encoding other than UTF-8.
    pub(super) fn has_legacy_encoding(self) -> bool {
        self.dialect().legacy_encoding
    }

    pub(super) fn curl(self) -> &'static Curl {
        &self.dialect().curl
    }
}

impl Unquotable {
    /// Only a file can carry it.
    fn in_file(reason: &'static str) -> Self {
        Unquotable {
            reason,
            fits_in_json: false,
        }
    }

    fn in_json(reason: &'static str) -> Self {
        Unquotable {
            reason,
            fits_in_json: true,
        }
    }
}

/// Units of UTF-16, which is what Windows counts.
fn utf16_units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

fn carries_all(_: &str) -> Option<Unquotable> {
    None
}

fn no_remark(_: &str) -> Option<&'static str> {
    None
}

fn json_as_it_is(text: Text) -> Text {
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for shell in Shell::ALL {
            assert_eq!(Shell::parse(shell.as_str()), Some(*shell));
        }
        assert_eq!(Shell::parse("csh"), None);
    }
}
