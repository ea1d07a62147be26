use wireform_model::base64;

use crate::shell::{ShellCommand, Word};

use super::super::located::Located;
use super::super::sent_request::SentBody;
use super::located;

/// What goes to the standard input of a command, or into the file that stands for it, where the text has it:
/// a here-document, what `printf` or `echo` prints, or Base64 that is decoded.
pub(super) fn stdin(text: &str, commands: &[ShellCommand], index: usize) -> Option<SentBody> {
    let command = commands.get(index)?;
    if let Some(content) = &command.stdin {
        return Some(SentBody::Text(located(content)));
    }
    if !command.reads_pipe {
        return of_power_shell(text, commands.get(..index)?);
    }
    let before = commands.get(..index)?;
    let (last, rest) = before.split_last()?;
    if !is_decoder(last) {
        return printed(last).map(SentBody::Text);
    }
    let printed = printed(rest.last()?)?;
    Some(SentBody::Bytes {
        bytes: base64::decode(&printed.text)?,
        spot: printed.spot(),
    })
}

/// `base64 -d`
fn is_decoder(command: &ShellCommand) -> bool {
    let mut words = command.words.iter().map(Word::text);
    let is_it = words.next() == Some("base64");
    is_it && words.any(|word| ["-d", "-D", "--decode"].contains(&word))
}

/// The last word of `printf %s TEXT` or `echo TEXT`.
fn printed(command: &ShellCommand) -> Option<Located> {
    let (program, words) = command.words.split_first()?;
    match (program.text(), words) {
        ("printf", [format, word]) if format.text() == "%s" => Some(located(word)),
        ("printf" | "echo", [word]) => Some(located(word)),
        ("echo", [option, word]) if option.text() == "-n" => Some(located(word)),
        _ => None,
    }
}

/// `[Convert]::FromBase64String('…')` in front of the command, whose bytes are written into a file.
fn of_power_shell(text: &str, before: &[ShellCommand]) -> Option<SentBody> {
    const START: &str = "FromBase64String('";
    before.first()?;
    let start = text.find(START)? + START.len();
    let length = text.get(start..)?.find('\'')?;
    let found = Located::of(text, start..start + length);
    Some(SentBody::Bytes {
        bytes: base64::decode(&found.text)?,
        spot: found.spot(),
    })
}
