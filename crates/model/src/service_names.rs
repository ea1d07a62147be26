//! What people call services, in addition to the CLI's words for them.

use crate::index::{Index, Listed};
use crate::near::nearest;

const NAMES: &str = include_str!("service_names.txt");

/// The CLI's word for the service that somebody may have meant by a name that the CLI does not have.
///
/// It is the service that people call so (`service_names.txt`), that has this title (`codedeploy` is the
/// CLI's `deploy`) or this host (`states` is its `stepfunctions`), or else the one that is written most like it.
pub fn nearest_service<'i>(index: &'i Index, name: &str) -> Option<&'i str> {
    let meant = called(index, name).map(|service| service.command.as_str());
    let mut commands = index.services.iter().map(|it| it.command.as_str());
    meant.or_else(|| nearest(name, &mut commands))
}

/// The CLI's word for the service that people call by two words, as in `aws cloudwatch logs …`.
pub fn called_by_two_words(first: &str, second: &str) -> Option<&'static str> {
    spoken(&bare(&[first, second].concat()))
}

/// The service with this name among people, at AWS, or in its host.
pub fn called<'i>(index: &'i Index, name: &str) -> Option<&'i Listed> {
    let name = bare(name);
    if name.is_empty() {
        return None;
    }
    let find = |fits: &dyn Fn(&Listed) -> bool| index.services.iter().find(|it| fits(it));
    spoken(&name)
        .and_then(|command| find(&|it| it.command == command))
        .or_else(|| find(&|it| bare(&it.command) == name))
        .or_else(|| find(&|it| is_title(&it.title, &name)))
        .or_else(|| find(&|it| it.wire_names.hosts.iter().any(|host| bare(host) == name)))
}

/// The CLI's word for a service by the table.
fn spoken(name: &str) -> Option<&'static str> {
    let lines = NAMES.lines().filter(|line| !line.starts_with('#'));
    let mut lines = lines.filter_map(|line| line.split_once(" = "));
    let found = lines.find(|(names, _)| names.split(", ").any(|it| it == name));
    found.map(|(_, command)| command)
}

fn is_title(title: &str, name: &str) -> bool {
    let title = bare(title);
    title == name || title.strip_suffix("service") == Some(name)
}

/// A name without what makes no difference: capitals, everything but letters and digits, and `AWS` or `Amazon`.
fn bare(name: &str) -> String {
    let kept = name.chars().filter(char::is_ascii_alphanumeric);
    let name: String = kept.map(|c| c.to_ascii_lowercase()).collect();
    let makers = ["amazon", "aws"];
    let bare = makers.iter().find_map(|maker| name.strip_prefix(maker));
    bare.map_or_else(|| name.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> Index {
        let lines = [
            "5\tAWS CLI",
            "apigateway\tAmazon API Gateway",
            "apigatewayv2\tAmazonApiGatewayV2",
            "cloudwatch\tAmazon CloudWatch\t@monitoring",
            "cognito-idp\tAmazon Cognito Identity Provider",
            "deploy\tAWS CodeDeploy\t@codedeploy",
            "eks\tAmazon Elastic Kubernetes Service",
            "events\tAmazon EventBridge",
            "logs\tAmazon CloudWatch Logs",
            "stepfunctions\tAWS Step Functions\t@states",
        ];
        Index::read(&lines.join("\n")).unwrap()
    }

    #[test]
    fn services_are_known_by_what_people_call_them() {
        let index = index();
        for (name, expected) in [
            ("codedeploy", Some("deploy")),
            ("step-functions", Some("stepfunctions")),
            ("Step Functions", Some("stepfunctions")),
            ("states", Some("stepfunctions")),
            ("cognito", Some("cognito-idp")),
            ("apigateway v2", Some("apigatewayv2")),
            ("api-gateway", Some("apigateway")),
            ("cloudwatch logs", Some("logs")),
            ("aws-eventbridge", Some("events")),
            ("elastic-kubernetes", Some("eks")),
            ("k8s", Some("eks")),
            ("monitoring", Some("cloudwatch")),
            ("clodwatch", Some("cloudwatch")),
            ("zzzzzz", None),
            ("", None),
            ("aws", None),
        ] {
            assert_eq!(nearest_service(&index, name), expected, "{name}");
        }
    }

    #[test]
    fn the_table_has_bare_names() {
        let lines = NAMES.lines().filter(|line| !line.starts_with('#'));
        for line in lines {
            let (names, _) = line.split_once(" = ").unwrap();
            assert!(names.split(", ").all(|name| bare(name) == name), "{line}");
        }
    }
}
