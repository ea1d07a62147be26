//! The CLI's own table of an operation's options: their names, and which values they accept.

pub use crate::customizations::OptionKind;

use crate::cli::Cli;
use crate::value::{Map, Value};
use crate::{AddedOption, Kind, Member, MemberOption, OperationRef, OptionName, cli_name};

/// The fact that names the file to which the CLI writes a response that is a stream.
pub const OUTFILE: &str = "outfile";

/// An entry of the CLI's own table of an operation's options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CliOption {
    /// Without hyphens.
    pub name: String,
    /// The member that it sets, by the API's name.
    pub member: Option<String>,
    /// How it is written.
    pub kind: OptionKind,
    /// Whether the CLI refuses a command without it.
    pub required: bool,
}

/// All options that the CLI has for an operation, those among them that its help does not show.
pub fn options(operation: OperationRef<'_>, cli: Cli) -> Vec<CliOption> {
    let customizations = operation.operation.customizations(cli);
    let mut options: Vec<CliOption> = Vec::new();
    for member in operation.members() {
        options.extend(member_options(operation, member, cli));
    }
    let added = customizations.added.iter();
    options.extend(added.map(|(name, added)| general(name, added.kind, added.required)));
    let reserved = reserved(operation, cli);
    options.retain(|option| reserved.iter().all(|other| other.name != option.name));
    options.extend(reserved);
    options.retain(|option| !customizations.lacking.contains(&option.name));
    options
}

/// The option of a member, with its hyphens: `--api-id`; `None` where the CLI has none that reaches it.
pub fn option_name(operation: OperationRef<'_>, member: &Member, cli: Cli) -> Option<String> {
    reachable(name_in_table(operation, member, cli)?)
}

/// The name under which the CLI's table has a member's option.
fn name_in_table(operation: OperationRef<'_>, member: &Member, cli: Cli) -> Option<String> {
    if member.is_newer_than(cli) {
        return None;
    }
    let name = match customized(operation, member, cli).map(|option| &option.name) {
        None | Some(OptionName::Own) => cli_name(&member.name),
        Some(OptionName::Renamed(name)) => name.clone(),
        Some(OptionName::None) => return None,
    };
    (!is_paging(operation, cli, &name)).then_some(name)
}

/// The option that carries a member, alone or together with another: `--count` for `MinCount`.
pub fn carrying_option(operation: OperationRef<'_>, member: &Member, cli: Cli) -> Option<String> {
    let name = &member.name;
    let sets = |(least, most): &(String, String)| least == name || most == name;
    let mut added = operation.operation.customizations(cli).added.iter();
    let shared = added.find(|(_, added)| added.range.as_ref().is_some_and(sets));
    let shared = shared.map(|(name, _)| format!("--{name}"));
    option_name(operation, member, cli).or(shared)
}

/// The value of an option that the CLI requires although it has a default for the member.
pub fn asked_for<'m>(operation: OperationRef<'m>, member: &Member, cli: Cli) -> Option<&'m Value> {
    let default = operation.operation.default_of(&member.name);
    let is_asked_for =
        || is_required(operation, member, cli) && option_name(operation, member, cli).is_some();
    default.filter(|_| is_asked_for())
}

/// The option that says no: `--no-enabled`.
pub fn negative_option_name(
    operation: OperationRef<'_>,
    member: &Member,
    cli: Cli,
) -> Option<String> {
    reachable(negative_in_table(operation, member, cli)?)
}

fn negative_in_table(operation: OperationRef<'_>, member: &Member, cli: Cli) -> Option<String> {
    let own = || name_in_table(operation, member, cli).map(|name| format!("no-{name}"));
    let negative = customized(operation, member, cli).and_then(|option| option.negative.clone());
    negative.or_else(own)
}

/// Whether a value contains what the CLI accepts only by another option or in a document.
pub fn option_refuses(
    operation: OperationRef<'_>,
    member: &Member,
    cli: Cli,
    value: &Value,
) -> bool {
    let refused = customized(operation, member, cli).and_then(|option| option.refuses.as_deref());
    refused.is_some_and(|name| value.as_map().is_some_and(|map| map.contains_key(name)))
}

/// Whether the CLI takes a member's option for one of pagination, and refuses it:
/// it goes through none where the input says by a token where to go on.
pub fn token_refuses(operation: OperationRef<'_>, member: &Member, cli: Cli, input: &Map) -> bool {
    let pagination = operation.operation.customizations(cli).pagination.as_ref();
    let tokens = pagination.map_or(&[][..], |pagination| &pagination.tokens);
    let has_token = tokens.iter().any(|token| input.contains_key(token));
    has_token
        && name_in_table(operation, member, cli).is_some_and(|name| PAGING.contains(&name.as_str()))
}

/// Whether the CLI requires the name of the file to which it writes the response.
pub fn takes_outfile(operation: OperationRef<'_>, cli: Cli) -> bool {
    let mut added = operation.operation.customizations(cli).added.iter();
    operation.operation.streaming_output
        || added.any(|(name, added)| added.kind == OptionKind::Positional && name == "outfile")
}

/// The options that the CLI requires in addition to those of the members, by their names: a fact of the
/// option's name is the value.
pub fn fact_options(
    operation: OperationRef<'_>,
    cli: Cli,
) -> impl Iterator<Item = (&str, &AddedOption)> {
    let added = operation.operation.customizations(cli).added.iter();
    let added = added.map(|(name, option)| (name.as_str(), option));
    added.filter(|(name, option)| {
        let is_asked_for = option.required && option.kind != OptionKind::Positional;
        is_asked_for && (*name == OUTFILE || option.part.is_some() || !option.choices.is_empty())
    })
}

/// Whether the CLI writes the response to a file, named by a word alone or by an option, and takes no document.
pub fn writes_to_file(operation: OperationRef<'_>, cli: Cli) -> bool {
    takes_outfile(operation, cli) || fact_options(operation, cli).any(|(name, _)| name == OUTFILE)
}

/// Whether shorthand would be taken for the value itself.
pub fn takes_bare_words(operation: OperationRef<'_>, member: &Member, cli: Cli) -> bool {
    customized(operation, member, cli).is_some_and(|option| option.bare)
}

/// The members of an item that each word `key=value` sets, where an option reads nothing else.
pub fn takes_pairs<'m>(
    operation: OperationRef<'m>,
    member: &Member,
    cli: Cli,
) -> Option<&'m (String, String)> {
    customized(operation, member, cli)?.pairs.as_ref()
}

/// The prefix for which the CLI would put the content of a file or of a page in place of the value.
///
/// The CLI looks at the start of an option's value only, never inside of it.
pub fn fetched_prefix(
    operation: OperationRef<'_>,
    member: &Member,
    cli: Cli,
    word: &str,
) -> Option<&'static str> {
    let prefix = prefix_that_is_fetched(word, cli)?;
    let literal = customized(operation, member, cli).is_some_and(|option| option.literal);
    (!literal).then_some(prefix)
}

/// The prefix of a word in whose place the CLI puts the content of a file or of a page, where an option allows that.
pub fn prefix_that_is_fetched(word: &str, cli: Cli) -> Option<&'static str> {
    let prefixes: &[&'static str] = match cli {
        Cli::V1 => &["file://", "fileb://", "http://", "https://"],
        Cli::V2 => &["file://", "fileb://"],
    };
    let mut prefixes = prefixes.iter().copied();
    prefixes.find(|prefix| word.starts_with(prefix))
}

fn customized<'m>(
    operation: OperationRef<'m>,
    member: &Member,
    cli: Cli,
) -> Option<&'m MemberOption> {
    operation.operation.customizations(cli).member(&member.name)
}

/// One option, or the two of a flag, and the older spelling if there is one.
fn member_options(operation: OperationRef<'_>, member: &Member, cli: Cli) -> Vec<CliOption> {
    let customized = customized(operation, member, cli);
    let Some(name) = name_in_table(operation, member, cli) else {
        return Vec::new();
    };
    let alias = customized.and_then(|option| option.alias.clone());
    let required = is_required(operation, member, cli);
    let flag = matches!(operation.target(member).kind, Kind::Boolean)
        || customized.is_some_and(|option| option.flag);
    let kind = if flag {
        OptionKind::Flag
    } else {
        OptionKind::Value
    };
    let negative = if flag {
        negative_in_table(operation, member, cli)
    } else {
        None
    };
    let option = |name: String, required| CliOption {
        name,
        member: Some(member.name.clone()),
        kind,
        required,
    };
    // Of two spellings the CLI can require neither.
    let first = option(name, required && alias.is_none());
    let others = negative.into_iter().chain(alias);
    std::iter::once(first)
        .chain(others.map(|name| option(name, false)))
        .collect()
}

/// Whether the CLI refuses a command without a member's option.
fn is_required(operation: OperationRef<'_>, member: &Member, cli: Cli) -> bool {
    let customized = customized(operation, member, cli).and_then(|option| option.required);
    customized.unwrap_or(member.required && !member.idempotency_token)
}

/// The options that the CLI gives to operations of every service; they hide a member's of the same name.
fn reserved(operation: OperationRef<'_>, cli: Cli) -> Vec<CliOption> {
    let paging = PAGING.iter().filter(|name| is_paging(operation, cli, name));
    let mut names: Vec<&str> = paging.copied().collect();
    if operation.operation.streaming_output {
        let outfile = general("outfile", OptionKind::Positional, true);
        let paging = names.iter();
        return paging
            .map(|name| general(name, OptionKind::Value, false))
            .chain([outfile])
            .collect();
    }
    let of_cli = |name: &&str| cli == Cli::V2 || *name != "cli-input-yaml";
    names.extend(OF_EVERY_OPERATION.into_iter().filter(of_cli));
    let names = names.into_iter();
    names
        .map(|name| general(name, OptionKind::Value, false))
        .collect()
}

fn general(name: &str, kind: OptionKind, required: bool) -> CliOption {
    CliOption {
        name: name.to_owned(),
        member: None,
        kind,
        required,
    }
}

/// With these the CLI paginates a result.
const PAGING: [&str; 3] = ["starting-token", "page-size", "max-items"];

/// Whether the CLI takes an option for its own pages, though a member may have the same name.
fn is_paging(operation: OperationRef<'_>, cli: Cli, name: &str) -> bool {
    let pagination = operation.operation.customizations(cli).pagination.as_ref();
    pagination.is_some_and(|pagination| {
        PAGING.contains(&name) && (name != "page-size" || pagination.limit.is_some())
    })
}

/// Whether the CLI has one of its options for pages, by its name without hyphens, for an operation.
pub fn takes_paging(operation: OperationRef<'_>, cli: Cli, name: &str) -> bool {
    let lacking = &operation.operation.customizations(cli).lacking;
    is_paging(operation, cli, name) && !lacking.iter().any(|other| other == name)
}

/// The options of the CLI itself, which it looks for before those of an operation, also by their beginnings.
const GLOBAL: [&str; 20] = [
    "ca-bundle",
    "cli-auto-prompt",
    "cli-binary-format",
    "cli-connect-timeout",
    "cli-error-format",
    "cli-read-timeout",
    "color",
    "debug",
    "endpoint-url",
    "no-cli-auto-prompt",
    "no-cli-pager",
    "no-paginate",
    "no-sign-request",
    "no-verify-ssl",
    "output",
    "profile",
    "query",
    "region",
    "v2-debug",
    "version",
];

/// Those that the CLI gives to every operation.
const OF_EVERY_OPERATION: [&str; 3] = ["cli-input-json", "cli-input-yaml", "generate-cli-skeleton"];

/// The option with its hyphens, where the CLI does not take it for one of its own.
///
/// No service of AWS has such members, but a user's model may.
fn reachable(name: String) -> Option<String> {
    (!is_taken(&name)).then(|| format!("--{name}"))
}

fn is_taken(name: &str) -> bool {
    GLOBAL.iter().any(|global| global.starts_with(name)) || OF_EVERY_OPERATION.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Service;

    const MODEL: &str = include_str!("../tests/data/customized.json");

    /// `name` of a value, `name!` where it is required, `name?` of a flag, `name.` of a word alone.
    fn table(operation: &str, cli: Cli) -> String {
        let service = Service::from_json(MODEL, None).unwrap();
        let options = options(service.operation(operation).unwrap(), cli);
        let entries = options.iter().map(|option| {
            let kind = match option.kind {
                OptionKind::Value => "",
                OptionKind::Flag => "?",
                OptionKind::Positional => ".",
            };
            let required = if option.required { "!" } else { "" };
            format!("{}{kind}{required}", option.name)
        });
        entries.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn options_as_the_customizations_have_them() {
        assert_eq!(
            table("list-things", Cli::V2),
            "shop-version! no-reboot? reboot? code co-de fast? no-fast? marker token on?! no-on? count! all? \
             starting-token page-size max-items cli-input-yaml generate-cli-skeleton"
        );
    }

    #[test]
    fn options_as_the_model_alone_has_them() {
        assert_eq!(
            table("list-things", Cli::V1),
            "version! no-reboot? no-no-reboot? least code! fast max-items marker token on?! no-on? \
             cli-input-json generate-cli-skeleton"
        );
        assert_eq!(table("speak", Cli::V2), "text outfile.!");
    }

    #[test]
    fn options_of_the_cli_itself_are_taken() {
        let taken = ["version", "vers", "q", "out", "no-sign", "cli-input-json"];
        assert!(taken.into_iter().all(is_taken));
        let free = ["versions", "no-reboot", "cli-input", "outputs", "name"];
        assert!(!free.into_iter().any(is_taken));
    }

    #[test]
    fn an_older_word_leads_to_the_operation() {
        let service = Service::from_json(MODEL, None).unwrap();
        let operation = service.operation("list-thing").unwrap();
        assert_eq!(operation.operation.command, "list-things");
    }
}
