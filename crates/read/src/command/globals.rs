//! The options that the CLI has for every operation, which it looks for before those of the operation.

use wireform_model::cli::Cli;
use wireform_model::global_options::{
    GLOBAL_OPTIONS, GlobalOption, GlobalOptionKind, ON, global_option,
};
use wireform_model::path::Path;

use super::arguments::{Arity, GivenOption, OptionSpec};
use super::output::Output;
use crate::Meaning;
use crate::shell::Word;

/// Global options that change neither the request nor the command that is printed, so that a draft has none of them.
const LEFT_OUT: [(&str, Arity, &[Cli]); 5] = [
    ("version", Arity::None, &[Cli::V1, Cli::V2]),
    ("cli-binary-format", Arity::One, &[Cli::V2]),
    ("cli-auto-prompt", Arity::None, &[Cli::V2]),
    ("no-cli-auto-prompt", Arity::None, &[Cli::V2]),
    ("v2-debug", Arity::None, &[Cli::V1]),
];

/// The table of global options; those for pages are an operation's own.
pub(super) fn table(cli: Cli) -> Vec<OptionSpec> {
    let of_draft = GLOBAL_OPTIONS
        .iter()
        .filter(|option| !option.is_paging && (cli == Cli::V2 || !option.is_v2_only));
    let of_draft = of_draft.map(|option| (option.name, arity(option)));
    let left_out = LEFT_OUT.iter().filter(|(_, _, clis)| clis.contains(&cli));
    let left_out = left_out.map(|(name, arity, _)| (*name, *arity));
    let mut table: Vec<OptionSpec> = Vec::new();
    for (name, arity) in of_draft.chain(left_out) {
        if table.iter().all(|option| option.name != name) {
            table.push(OptionSpec {
                name: name.to_owned(),
                arity,
            });
        }
    }
    table
}

fn arity(option: &GlobalOption) -> Arity {
    if option.is_flag() {
        Arity::None
    } else {
        Arity::One
    }
}

/// Sets a global option, one for pages among them, or says that it is left out; `is_last` where it is not there again later.
pub(super) fn set(output: &mut Output, name: &str, given: &GivenOption, cli: Cli, is_last: bool) {
    let GivenOption {
        name: typed,
        values,
        ..
    } = given;
    let Some(option) = global_option(name) else {
        return leave_out(output, name, typed, values);
    };
    if output.draft.options.has(name) && !option.is_flag() {
        let message = format!("`--{name}` is repeated. The AWS CLI uses the last one.");
        output.warning("repeated-option", typed.span(), message);
    }
    output.part(typed.span(), Meaning::Global(option.name));
    let value = match values.first() {
        Some(value) => {
            output.part(value.span(), Meaning::Global(option.name));
            value.text()
        }
        None => ON,
    };
    output.note_variables(values, &Path::root());
    // What the CLI makes of a value only once it has read all, it makes of the last one.
    let is_judged = is_last || matches!(option.kind, GlobalOptionKind::Choice { .. });
    if let (Some(message), Some(word)) = (refusal(option, value, cli), values.first())
        && is_judged
    {
        output.warning("refused-value", word.span(), message);
    }
    // An empty value unsets an option, as in the CLI.
    output.draft.options.set(option.name, Some(value));
}

/// Why the CLI does not take a value.
fn refusal(option: &GlobalOption, value: &str, cli: Cli) -> Option<String> {
    let name = option.name;
    let choices = option.choices(cli);
    match option.kind {
        GlobalOptionKind::Choice { .. } if !choices.contains(&value) => {
            Some(format!("`--{name}` must be one of {}.", choices.join(", ")))
        }
        GlobalOptionKind::Number if value.is_empty() => {
            Some(format!("`--{name}` must be an integer."))
        }
        GlobalOptionKind::Text if value.is_empty() && name == "endpoint-url" => {
            Some(format!("`--{name}` must be a URL."))
        }
        _ => None,
    }
}

fn leave_out(output: &mut Output, name: &str, typed: &Word, values: &[Word]) {
    let end = values
        .last()
        .map_or(typed.span().end, |value| value.span().end);
    let span = typed.span().start..end;
    let message = match name {
        "cli-binary-format" => {
            "`--cli-binary-format` is left out: blobs are written in the CLI's usual format instead.".to_owned()
        }
        _ => format!("`--{name}` is left out: it has no effect on the request."),
    };
    output.warning("left-out", span.clone(), message);
    output.part(span, Meaning::Comment);
}
