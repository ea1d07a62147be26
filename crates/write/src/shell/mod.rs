//! Quoting for each shell: one file for each quoting family, one row of [`dialect`] for each shell.
//!
//! Each file starts with the shell's quoting rules and their source.
//! `crates/conformance/tests/shells` tests them with the real shells, and with models of the shells that are not available.

mod c_runtime;
mod cmd;
mod fish;
mod posix;
mod powershell;
#[cfg(test)]
mod quoting;
mod rewrite;
mod windows_powershell;

use wireform_model::shell::Shell;
use wireform_model::text::Text;

/// How one shell differs from the others.
struct Dialect {
    /// Notes for users of this shell, for any command.
    notes: &'static [&'static str],
    /// Why no quoting can express a word; `None` where quoting can.
    unquotable: fn(&str) -> Option<Unquotable>,
    /// The word in quotes, if it needs them.
    quote: fn(&Text) -> Text,
    /// The JSON text in a form that the shell can pass.
    json: fn(Text) -> Text,
    /// A note about a word that the shell may change in some contexts.
    word_note: fn(&str) -> Option<&'static str>,
    /// What separates two lines of one command, with the indent of the second.
    line_break: &'static str,
    length_limits: LengthLimits,
    /// How to save `input.json`.
    save_document: &'static str,
    /// Whether the AWS CLI reads a file there in an encoding other than UTF-8.
    legacy_encoding: bool,
    curl: Curl,
}

/// The longest word and command that a shell and its system accept.
struct LengthLimits {
    /// The maximum length of a word, in bytes of UTF-8.
    word: usize,
    /// The maximum length of a command, as `measure` counts it.
    line: usize,
    measure: fn(&str) -> usize,
    /// Why a longer command is rejected, as the end of a sentence.
    reason: &'static str,
}

/// How to send a request with curl in a shell.
pub(super) struct Curl {
    pub program: &'static str,
    /// How a line that is only a comment starts.
    pub comment: &'static str,
    /// The word after `--user`, with the credentials from environment variables.
    pub user: &'static str,
    /// A line before a command with a signature.
    pub before_signed: &'static str,
    /// A word that expands to the header for the session token where one is set, and to nothing otherwise.
    pub session_token: &'static str,
    pub uuid: CurlUuid,
    pub bytes: CurlBytes,
    pub long_body: LongBody,
    notes: &'static [&'static str],
}

/// How a shell puts a new UUID into a word for curl each time the command runs.
pub(super) struct CurlUuid {
    /// A line before the command.
    pub before: &'static str,
    /// Around a word with a UUID.
    pub around: (&'static str, &'static str),
    /// Ends the quotes of the word, makes the UUID, and starts the quotes again.
    pub within: &'static str,
    /// What makes it, for a note.
    pub maker: &'static str,
}

/// How to pass a binary body to curl: Base64 between `before` and `after`, and the option that reads it.
pub(super) struct CurlBytes {
    pub before: &'static str,
    pub after: &'static str,
    pub option: &'static str,
}

/// How to pass a text body to curl that is too long for a word.
pub(super) enum LongBody {
    /// In a here-document after the command.
    HereDocument,
    /// From a file that the user must save first, as a comment before the command says.
    File {
        comment: &'static str,
        option: &'static str,
    },
}

/// Why a shell cannot pass a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unquotable {
    /// The end of a sentence.
    pub reason: &'static str,
    /// Whether the shell can pass the same value inside a JSON object.
    pub fits_in_json: bool,
}

/// How a shell is written to.
///
/// [`Shell`] itself is the model's, since reading a command needs to know shells as well.
pub trait Quoting {
    /// Notes for users of this shell, for any command: one or more sentences each.
    fn notes(self) -> &'static [&'static str];

    /// How to save the `input.json` that a command reads.
    fn save_document(self) -> &'static str;

    /// The word as the user must type it, with its spans. A word that needs no quotes gets none.
    ///
    /// # Errors
    /// Why the shell cannot pass the word.
    fn quote(self, word: &Text) -> Result<Text, Unquotable>;
}

impl Quoting for Shell {
    fn notes(self) -> &'static [&'static str] {
        dialect(self).notes
    }

    fn save_document(self) -> &'static str {
        dialect(self).save_document
    }

    fn quote(self, word: &Text) -> Result<Text, Unquotable> {
        match unquotable(self, word.as_str()) {
            Some(unquotable) => Err(unquotable),
            None => Ok((dialect(self).quote)(word)),
        }
    }
}

fn dialect(shell: Shell) -> &'static Dialect {
    match shell {
        Shell::Posix => &posix::DIALECT,
        Shell::Fish => &fish::DIALECT,
        Shell::PowerShell => &powershell::DIALECT,
        Shell::WindowsPowerShell => &windows_powershell::DIALECT,
        Shell::Cmd => &cmd::DIALECT,
    }
}

/// Notes for users of a shell about the curl command.
pub(super) fn curl_notes(shell: Shell) -> &'static [&'static str] {
    curl(shell).notes
}

/// Why a shell cannot pass a word; `None` where it can.
pub(super) fn unquotable(shell: Shell, word: &str) -> Option<Unquotable> {
    let dialect = dialect(shell);
    if word.contains('\0') {
        return Some(Unquotable::in_file(
            "an argument cannot contain a NUL character",
        ));
    }
    if word.len() > dialect.length_limits.word {
        return Some(Unquotable::in_file("it is too long for one argument"));
    }
    (dialect.unquotable)(word)
}

/// The JSON text in a form that a shell can pass: the same value, possibly with more white space.
pub(super) fn json(shell: Shell, text: Text) -> Text {
    (dialect(shell).json)(text)
}

/// A note about a word that a shell may change in some contexts.
pub(super) fn word_note(shell: Shell, word: &str) -> Option<&'static str> {
    (dialect(shell).word_note)(word)
}

/// What separates two lines of one command, with the indent of the second.
pub(super) fn line_break(shell: Shell) -> &'static str {
    dialect(shell).line_break
}

/// Why the command is too long, as the end of a sentence; `None` where it is not.
pub(super) fn length_error(shell: Shell, command: &str) -> Option<&'static str> {
    let limits = &dialect(shell).length_limits;
    ((limits.measure)(command) > limits.line).then_some(limits.reason)
}

/// Whether the AWS CLI reads a file on a shell's system in an encoding other than UTF-8.
pub(super) fn has_legacy_encoding(shell: Shell) -> bool {
    dialect(shell).legacy_encoding
}

/// How to send a request with curl in a shell.
pub(super) fn curl(shell: Shell) -> &'static Curl {
    &dialect(shell).curl
}

impl Unquotable {
    /// Only a file can contain it.
    fn in_file(reason: &'static str) -> Self {
        Unquotable {
            reason,
            fits_in_json: false,
        }
    }

    /// JSON can contain it.
    fn in_json(reason: &'static str) -> Self {
        Unquotable {
            reason,
            fits_in_json: true,
        }
    }
}

/// The length in UTF-16 code units, as Windows counts.
fn utf16_units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// Whether pasting changes a character: it turns a carriage return into a line feed, and drops most other control
/// characters or executes them.
pub(super) fn is_changed_by_pasting(character: char) -> bool {
    character.is_control() && character != '\n'
}

/// Whether pasting changes a text.
pub(super) fn changes_by_pasting(text: &str) -> bool {
    // Nearly all texts are ASCII, and a long one is read at each keystroke.
    let is_changed = |byte: u8| byte.is_ascii_control() && byte != b'\n';
    text.bytes().any(is_changed) || !text.is_ascii() && text.contains(is_changed_by_pasting)
}

fn accepts_all(_: &str) -> Option<Unquotable> {
    None
}

fn no_note(_: &str) -> Option<&'static str> {
    None
}

fn unchanged_json(text: Text) -> Text {
    text
}
