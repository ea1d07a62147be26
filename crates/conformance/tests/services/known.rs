//! Where the CLI does something that we do not follow, with the reason.

/// The reason for a difference that is known: of a case `NUMBER: SERVICE OPERATION` what its text holds.
pub fn reason(name: &str, difference: &str) -> Option<&'static str> {
    let known = KNOWN.iter().find(|(operation, sign, _)| {
        let words = name.split_once(": ").map_or(name, |(_, words)| words);
        let start = operation.strip_suffix('*');
        let is_about = start.map_or(words == *operation, |start| words.starts_with(start));
        is_about && difference.contains(sign)
    });
    known.map(|(_, _, reason)| *reason)
}

/// Service and operation, or `SERVICE *`; what the difference says; the reason.
const KNOWN: &[(&str, &str, &str)] = &[
    (
        "*",
        "timestamp-string",
        "dateutil, which reads a text that is no ISO 8601 date, guesses more than we follow",
    ),
    (
        "kinesis *",
        "Invalid ARN",
        "the endpoint depends on the account in the ARN",
    ),
    (
        "cloudfront-keyvaluestore *",
        "KVS ARN must be a valid ARN",
        "the endpoint depends on the account in the ARN",
    ),
    (
        "glacier *",
        r#"wrong-type at \"/accountId\""#,
        "the CLI has a value of its own for an account that is null",
    ),
    (
        "s3control *",
        "does not support the provided ARN",
        "the CLI takes for an ARN what has its colons, though it does not begin like one",
    ),
    (
        "s3control *",
        "OutpostId must only contain",
        "the endpoint depends on the outpost",
    ),
    (
        "s3api *",
        "This operation requires an additional dependency",
        "CLI v1 signs for all regions only with a library that does not come with it",
    ),
    (
        "translate translate-document",
        "value: None",
        "the CLI takes the content from an option of its own, and drops the document's",
    ),
    (
        "translate import-terminology",
        "value: None",
        "the CLI takes the content from an option of its own, and drops the document's",
    ),
    (
        "ec2 bundle-instance",
        "[ERROR]: '",
        "the CLI stumbles over a storage without all that it signs",
    ),
    (
        "ec2 copy-snapshot",
        "Invalid IPv6 URL",
        "the CLI signs a second request, to a host that it makes of the region in the input",
    ),
    (
        "ecs execute-command",
        "SessionManagerPlugin is not found",
        "the CLI hands the session over to another program, which has to be there",
    ),
    (
        "cloudsearchdomain *",
        "--endpoint-url is required",
        "the service has an endpoint for each domain, which no input names",
    ),
    (
        "codecatalyst *",
        "Unable to locate authorization token",
        "the service takes the token of a session instead of credentials",
    ),
    (
        "sdb *",
        "only available in a preview stage",
        "CLI v1 has the service for those alone who ask for it in their configuration",
    ),
];
