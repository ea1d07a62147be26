//! Where Wireform does not do what the CLI does, with the reasons.

use wireform_conformance::known::{Known, KnownExample};
use wireform_conformance::parallel::in_parallel;
use wireform_conformance::trial::{FORMS, refusal_differs, run};
use wireform_model::cli::Cli;

/// The reason for a difference that is known, in a case called `NUMBER: SERVICE OPERATION`.
pub fn reason(name: &str, difference: &str) -> Option<&'static str> {
    let words = name.split_once(": ").map_or(name, |(_, words)| words);
    let (service, operation) = words.split_once(' ')?;
    let known = KNOWN.iter();
    let mut known = known.filter(|row| row.covers(service, operation));
    let row = known.find(|row| difference.contains(row.difference))?;
    Some(row.reason)
}

/// A row that is no longer needed fails.
#[test]
fn every_known_difference_exists() {
    let stale = in_parallel(KNOWN.iter().collect(), |row| {
        let (claim, draft) = row.example();
        let refusal = refusal_differs(claim, &draft).1;
        let trials = run(claim, vec![draft]);
        let commands = trials
            .iter()
            .flat_map(|trial| FORMS.map(|form| trial.command_differs(form)));
        let found: Vec<String> = commands.chain([refusal]).flatten().collect();
        let exists = found.iter().any(|text| text.contains(row.difference));
        (!exists).then(|| format!("{}: {:?}: {found:#?}", row.operations, row.difference))
    });
    let stale: Vec<String> = stale.into_iter().flatten().collect();
    assert!(stale.is_empty(), "{}", stale.join("\n"));
}

/// Which operations, a part of the text that describes the difference, the reason, and an example.
const KNOWN: &[Known<&str>] = &[
    Known {
        operations: "glacier *",
        difference: r#"wrong-type at \"/accountId\""#,
        reason: "The CLI sets the account itself where it is null.",
        example: KnownExample {
            cli: Cli::V2,
            operation: "list-vaults",
            input: r#"{"accountId": null}"#,
        },
    },
    Known {
        operations: "s3control *",
        difference: "does not support the provided ARN",
        reason: "The CLI treats a text with as many colons as an ARN as one, even if it does not start with `arn:`.",
        example: KnownExample {
            cli: Cli::V2,
            operation: "get-bucket",
            input: r#"{"AccountId": "123456789012", "Bucket": "a:b:c:d:e:f"}"#,
        },
    },
    Known {
        operations: "s3api *",
        difference: "This operation requires an additional dependency",
        reason: "CLI v1 signs for all regions only with a library that is not part of it.",
        example: KnownExample {
            cli: Cli::V1,
            operation: "head-bucket",
            input: r#"{"Bucket": "arn:aws:s3::123456789012:accesspoint:mfzwi23gnjvgw.mrap"}"#,
        },
    },
    Known {
        operations: "translate translate-document",
        difference: "value: None",
        reason: "The CLI takes the content from an option of its own and ignores the one in the document.",
        example: KnownExample {
            cli: Cli::V2,
            operation: "translate-document",
            input: r#"{"Document": {"Content": "YQ==", "ContentType": "text/plain"}, "SourceLanguageCode": "en", "TargetLanguageCode": "de"}"#,
        },
    },
    Known {
        operations: "translate import-terminology",
        difference: "value: None",
        reason: "The CLI takes the content from an option of its own and ignores the one in the document.",
        example: KnownExample {
            cli: Cli::V2,
            operation: "import-terminology",
            input: r#"{"Name": "a", "MergeStrategy": "OVERWRITE", "TerminologyData": {"File": "YQ==", "Format": "CSV"}}"#,
        },
    },
    Known {
        operations: "ec2 bundle-instance",
        difference: "[ERROR]: '",
        reason: "The CLI crashes on a storage that lacks some of the members that it signs.",
        example: KnownExample {
            cli: Cli::V2,
            operation: "bundle-instance",
            input: r#"{"InstanceId": "i-1", "Storage": {"S3": {"Bucket": "b"}}}"#,
        },
    },
    Known {
        operations: "ec2 copy-snapshot",
        difference: "Invalid IPv6 URL",
        reason: "The CLI signs a second request, for a host that contains the region of the input.",
        example: KnownExample {
            cli: Cli::V2,
            operation: "copy-snapshot",
            input: r#"{"SourceRegion": "]", "SourceSnapshotId": "snap-1"}"#,
        },
    },
    Known {
        operations: "ecs execute-command",
        difference: "SessionManagerPlugin is not found",
        reason: "The CLI passes the session to another program, which has to be installed.",
        example: KnownExample {
            cli: Cli::V2,
            operation: "execute-command",
            input: r#"{"command": "ls", "interactive": true, "task": "t"}"#,
        },
    },
    Known {
        operations: "codecatalyst *",
        difference: "Unable to locate authorization token",
        reason: "The service uses the token of a session instead of credentials.",
        example: KnownExample {
            cli: Cli::V2,
            operation: "list-access-tokens",
            input: "{}",
        },
    },
    Known {
        operations: "sdb *",
        difference: "only available in a preview stage",
        reason: "CLI v1 has the service only if its configuration enables it.",
        example: KnownExample {
            cli: Cli::V1,
            operation: "list-domains",
            input: "{}",
        },
    },
];
