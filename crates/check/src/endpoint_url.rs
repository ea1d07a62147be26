use wireform_model::path::Path;

use super::{CheckInput, Findings, Rule};

/// # What it checks
/// A service without an endpoint that is the same for all has an endpoint URL.
///
/// # Why
/// Each search domain, container or stream has a host of its own, which another operation returns.
///
/// # Example
/// `aws cloudsearchdomain search` without `--endpoint-url`.
///
/// # Who refuses
/// The CLI for CloudSearch; for the others, the host that it would call does not answer for them.
///
/// # Source
/// `customizations/cloudsearchdomain.py` of the CLI, and the services' documentation.
pub const ENDPOINT_URL: Rule = Rule::cli_error(
    "endpoint-url",
    "A service with an endpoint for each resource has an endpoint URL",
);

/// The service, what has the endpoint, and the command that returns it.
const WITHOUT_ENDPOINT: [(&str, &str, &str); 6] = [
    (
        "cloudsearchdomain",
        "domain",
        "aws cloudsearch describe-domains",
    ),
    (
        "iot-jobs-data",
        "account",
        "aws iot describe-endpoint --endpoint-type iot:Jobs",
    ),
    (
        "kinesis-video-archived-media",
        "stream",
        "aws kinesisvideo get-data-endpoint",
    ),
    (
        "kinesis-video-media",
        "stream",
        "aws kinesisvideo get-data-endpoint",
    ),
    (
        "kinesis-video-signaling",
        "channel",
        "aws kinesisvideo get-signaling-channel-endpoint",
    ),
    (
        "mediastore-data",
        "container",
        "aws mediastore describe-container",
    ),
];

pub fn check(subject: &CheckInput<'_>, findings: &mut Findings) {
    let command = subject.operation.service.command.as_str();
    let mut services = WITHOUT_ENDPOINT.iter();
    let Some((service, owner, source)) = services.find(|(service, ..)| *service == command) else {
        return;
    };
    if subject.draft.options.has("endpoint-url") {
        return;
    }
    let message = format!(
        "Each {owner} has its own endpoint. Enter it as the endpoint URL; `{source}` returns it."
    );
    let finding = ENDPOINT_URL
        .at(Path::root(), message)
        .about_option("endpoint-url");
    findings.push(match *service {
        "cloudsearchdomain" => finding,
        _ => finding.as_warning(),
    });
}

#[cfg(test)]
mod tests {
    use wireform_model::Service;
    use wireform_model::cli::Cli;
    use wireform_model::diagnostic::Severity;
    use wireform_model::draft::Draft;

    #[test]
    fn a_service_without_an_endpoint_asks_for_its_url() {
        const MODEL: &str =
            r#"{"metadata": {"endpointPrefix": "x"}, "operations": {"Search": {}}, "shapes": {}}"#;
        let severity = |command: &str, url: Option<&str>| {
            let service = Service::from_json(MODEL, Some(command)).unwrap();
            let mut draft = Draft::default();
            draft.options.set("endpoint-url", url);
            let input = crate::CheckInput {
                operation: service.operation("search").unwrap(),
                draft: &draft,
                cli: Cli::V2,
            };
            let found = crate::check(input, None).into_iter().next();
            found.map(|found| (found.severity, found.option))
        };
        let option = Some("endpoint-url");
        assert_eq!(
            severity("cloudsearchdomain", None),
            Some((Severity::Error, option))
        );
        assert_eq!(
            severity("mediastore-data", None),
            Some((Severity::Warning, option))
        );
        assert_eq!(severity("cloudsearchdomain", Some("https://x")), None);
        assert_eq!(severity("sqs", None), None);
    }
}
