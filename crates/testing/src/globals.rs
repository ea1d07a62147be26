//! Global options of the AWS CLI.

use wireform_model::OperationRef;
use wireform_model::cli::Cli;
use wireform_model::draft::GlobalOptions;
use wireform_model::global_options::{GLOBAL_OPTIONS, GlobalOption, GlobalOptionKind, ON};

use crate::{Random, texts};

const QUERIES: [&str; 7] = [
    "QueueUrls[0]",
    "Items[?Name=='a b'].{Id: Id, N: length(@)}",
    "Items[?Size > `5`] | [0]",
    "\"it's\" || 'x'",
    "reverse(sort_by(Images, &CreationDate))[:5].ImageId",
    "Reservations[*].Instances[*].[InstanceId, Tags[?Key==`Name`].Value | [0]]",
    "a\n.b",
];

const URLS: [&str; 4] = [
    "http://localhost:4566",
    "https://127.0.0.1:8443/base/",
    "https://vpce-1a2b.vpce.example.com/",
    "HTTP://example.com/a%20b",
];

/// Global options that the AWS CLI accepts for this operation: mostly a few, sometimes many, with profiles named
/// `other` and `my own`.
pub fn global_options(random: &mut Random, operation: OperationRef<'_>, cli: Cli) -> GlobalOptions {
    let mut options = GlobalOptions::default();
    let share = random.pick(&[&10, &30, &80]);
    for option in &GLOBAL_OPTIONS {
        if !option.applies_to(operation, cli) || !random.percent(*share) {
            continue;
        }
        options.set(option.name, Some(value(random, option, cli)));
    }
    if options.has("no-paginate") {
        // The CLI refuses the options for pages then.
        for option in GLOBAL_OPTIONS.iter().filter(|option| option.is_paging) {
            options.set(option.name, None);
        }
    }
    options
}

fn value<'v>(random: &mut Random, option: &GlobalOption, cli: Cli) -> &'v str {
    match (option.kind, option.name) {
        (GlobalOptionKind::Flag, _) => ON,
        (GlobalOptionKind::Number, "page-size" | "max-items") => random.pick(&["1", "20", "007"]),
        (GlobalOptionKind::Number, _) => random.pick(&["0", "5", "300"]),
        (GlobalOptionKind::Choice { .. }, _) => random.pick(option.choices(cli)),
        (GlobalOptionKind::Text, "region") => random.pick(&[
            "eu-central-1",
            "us-west-2",
            "us-east-1",
            "cn-north-1",
            "us-gov-west-1",
        ]),
        (GlobalOptionKind::Text, "profile") => random.pick(&["other", "my own"]),
        (GlobalOptionKind::Text, "query") => random.pick(&QUERIES),
        (GlobalOptionKind::Text, "endpoint-url") => random.pick(&URLS),
        (GlobalOptionKind::Text, _) => random.pick(&["a b", "eyJhIjogMX0=", "-x"]),
    }
}

/// Global options with texts that a shell could misread; most of them the AWS CLI rejects.
pub fn hostile_globals(random: &mut Random) -> GlobalOptions {
    let mut options = GlobalOptions::default();
    for option in GLOBAL_OPTIONS.iter().filter(|option| !option.is_paging) {
        if random.percent(30) {
            options.set(option.name, Some(&texts::pieces(random, 8, &[])));
        }
    }
    options
}
