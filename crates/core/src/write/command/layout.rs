use crate::model::OperationRef;
use crate::path::Path;
use crate::text::{Tag, Text};

use super::{Argument, CommandOptions, Note};

/// The words quoted for the shell, an argument a line or all on one.
///
/// Where the shell cannot carry a word, the note says which and why.
pub(super) fn layout(
    operation: OperationRef<'_>,
    arguments: &[Argument],
    options: &CommandOptions,
) -> Result<Text, Note> {
    let root = Path::root();
    let mut out = Text::of(Tag::Program, "aws", &root);
    for word in [&operation.service.command, &operation.operation.command] {
        out.push(Tag::Punctuation, " ", &root);
        out.append(&quoted(&Text::of(Tag::Word, word, &root), options)?);
    }
    for argument in arguments {
        out.push(Tag::Punctuation, separator(options), &root);
        for (index, word) in argument.iter().enumerate() {
            if index > 0 {
                out.push(Tag::Punctuation, " ", &path_of(argument));
            }
            out.append(&quoted(word, options)?);
        }
    }
    check_length(&out, options)?;
    Ok(out)
}

fn separator(options: &CommandOptions) -> &'static str {
    if options.one_line {
        " "
    } else {
        options.shell.line_break()
    }
}

fn quoted(word: &Text, options: &CommandOptions) -> Result<Text, Note> {
    options.shell.quote(word).map_err(|reason| Note {
        path: path_of(std::slice::from_ref(word)),
        message: format!(
            "The command reads input.json, because this value does not fit: {}.",
            reason.0
        ),
    })
}

fn check_length(command: &Text, options: &CommandOptions) -> Result<(), Note> {
    let longest = options.shell.longest_line();
    if command.as_str().len() <= longest {
        return Ok(());
    }
    Err(Note {
        path: Path::root(),
        message: format!(
            "The command reads input.json, because one command line cannot hold more than {longest} bytes everywhere."
        ),
    })
}

fn path_of(words: &[Text]) -> Path {
    let mut pieces = words.iter().flat_map(Text::pieces);
    pieces
        .next()
        .map_or_else(Path::root, |piece| piece.path.clone())
}
