//! Where the CLI's options are not those that the model alone would give, as tables of facts.
//!
//! Seen in the option index that CLI 2.38.5 brings along for completion, and in runs of CLI 1.46.3.

/// Service, operation or `*`, the option of the model, the option of the CLI.
type Rename = (&'static str, &'static str, &'static str, &'static str);

/// The option that the CLI has in place of the model's, or `None` where it has none at all.
pub(super) fn customized<'n>(service: &str, operation: &str, option: &'n str) -> Option<&'n str> {
    if TAKEN_BY_PAGINATION.contains(&option) {
        return None;
    }
    let without = (service, operation, option);
    if WITHOUT_OPTION.contains(&without) {
        return None;
    }
    let fits =
        |row: &&Rename| row.0 == service && (row.1 == "*" || row.1 == operation) && row.2 == option;
    Some(RENAMED.iter().find(fits).map_or(option, |row| row.3))
}

/// Whether CLI v1 takes an option's value as it is, though it starts like a URL or a file to read.
pub(super) fn is_literal_in_v1(service: &str, operation: &str, option: &str) -> bool {
    LITERAL_IN_V1.contains(&(service, operation, option))
}

/// Whether each word of the option is the value of the one member of an item,
/// as it was before there was shorthand.
pub(super) fn takes_bare_items(service: &str, operation: &str, option: &str) -> bool {
    BARE_ITEMS.contains(&(service, operation, option))
}

/// Of an operation with pages the CLI keeps these for itself; elsewhere they are as good in the document.
const TAKEN_BY_PAGINATION: &[&str] = &["max-items", "page-size", "starting-token"];

/// Options that hold a URL of their own. CLI v2, which fetches no URLs, has no such exceptions;
/// CLI v1 has more of them, and a value that is not in this table travels in the document.
const LITERAL_IN_V1: &[(&str, &str, &str)] = &[
    ("apigatewayv2", "create-api", "target"),
    ("apigatewayv2", "create-integration", "integration-uri"),
    ("apigatewayv2", "update-api", "target"),
    ("apigatewayv2", "update-integration", "integration-uri"),
];

const BARE_ITEMS: &[(&str, &str, &str)] = &[
    (
        "elb",
        "deregister-instances-from-load-balancer",
        "instances",
    ),
    ("elb", "describe-instance-health", "instances"),
    ("elb", "register-instances-with-load-balancer", "instances"),
    ("elb", "remove-tags", "tags"),
    ("firehose", "put-record-batch", "records"),
    (
        "workspaces",
        "reboot-workspaces",
        "reboot-workspace-requests",
    ),
    (
        "workspaces",
        "rebuild-workspaces",
        "rebuild-workspace-requests",
    ),
    (
        "workspaces",
        "terminate-workspaces",
        "terminate-workspace-requests",
    ),
];

/// Members that the CLI gives other options for, which say it in their own way.
const WITHOUT_OPTION: &[(&str, &str, &str)] = &[
    ("cloudsearch", "define-index-field", "index-field"),
    ("datapipeline", "activate-pipeline", "parameter-values"),
    (
        "datapipeline",
        "put-pipeline-definition",
        "parameter-objects",
    ),
    (
        "datapipeline",
        "put-pipeline-definition",
        "parameter-values",
    ),
    (
        "datapipeline",
        "put-pipeline-definition",
        "pipeline-objects",
    ),
    ("ec2", "run-instances", "max-count"),
    ("ec2", "run-instances", "min-count"),
];

const RENAMED: &[Rename] = &[
    ("apigateway", "create-rest-api", "version", "api-version"),
    ("apigatewayv2", "create-api", "version", "api-version"),
    ("apigatewayv2", "update-api", "version", "api-version"),
    (
        "clouddirectory",
        "publish-schema",
        "version",
        "schema-version",
    ),
    ("cloudsearchdomain", "search", "query", "search-query"),
    ("cloudsearchdomain", "suggest", "query", "suggest-query"),
    (
        "codepipeline",
        "create-custom-action-type",
        "version",
        "action-version",
    ),
    (
        "codepipeline",
        "delete-custom-action-type",
        "version",
        "action-version",
    ),
    (
        "codepipeline",
        "get-action-type",
        "version",
        "action-version",
    ),
    (
        "codepipeline",
        "get-pipeline",
        "version",
        "pipeline-version",
    ),
    (
        "controltower",
        "create-landing-zone",
        "version",
        "landing-zone-version",
    ),
    (
        "controltower",
        "update-landing-zone",
        "version",
        "landing-zone-version",
    ),
    (
        "datapipeline",
        "get-pipeline-definition",
        "version",
        "pipeline-version",
    ),
    ("datapipeline", "query-objects", "query", "objects-query"),
    ("ec2", "*", "no-egress", "ingress"),
    ("ec2", "create-image", "no-no-reboot", "reboot"),
    (
        "ec2",
        "run-instances",
        "no-disable-api-termination",
        "enable-api-termination",
    ),
    (
        "ecs",
        "*",
        "no-enable-execute-command",
        "disable-execute-command",
    ),
    (
        "ecs",
        "execute-command",
        "no-interactive",
        "non-interactive",
    ),
    ("eks", "create-cluster", "version", "kubernetes-version"),
    ("eks", "create-nodegroup", "version", "kubernetes-version"),
    (
        "eks",
        "update-cluster-version",
        "version",
        "kubernetes-version",
    ),
    (
        "eks",
        "update-nodegroup-version",
        "version",
        "kubernetes-version",
    ),
    ("emr", "add-instance-groups", "job-flow-id", "cluster-id"),
    ("gamelift", "create-build", "version", "build-version"),
    ("gamelift", "create-script", "version", "script-version"),
    ("gamelift", "update-build", "version", "build-version"),
    ("gamelift", "update-script", "version", "script-version"),
    (
        "glue",
        "get-unfiltered-partition-metadata",
        "region",
        "resource-region",
    ),
    (
        "glue",
        "get-unfiltered-partitions-metadata",
        "region",
        "resource-region",
    ),
    (
        "glue",
        "get-unfiltered-table-metadata",
        "region",
        "resource-region",
    ),
    ("iotwireless", "*", "lo-ra-wan", "lorawan"),
    (
        "kinesisanalytics",
        "add-application-output",
        "output",
        "application-output",
    ),
    (
        "kinesisanalyticsv2",
        "add-application-output",
        "output",
        "application-output",
    ),
    ("lex-models", "delete-bot-version", "version", "bot-version"),
    (
        "lex-models",
        "delete-intent-version",
        "version",
        "intent-version",
    ),
    (
        "lex-models",
        "delete-slot-type-version",
        "version",
        "slot-type-version",
    ),
    ("lex-models", "get-export", "version", "resource-version"),
    ("lex-models", "get-intent", "version", "intent-version"),
    (
        "lex-models",
        "get-slot-type",
        "version",
        "slot-type-version",
    ),
    (
        "license-manager",
        "delete-grant",
        "version",
        "grant-version",
    ),
    ("license-manager", "get-grant", "version", "grant-version"),
    (
        "license-manager",
        "get-license",
        "version",
        "license-version",
    ),
    ("mturk", "list-qualification-types", "query", "types-query"),
    (
        "pinpoint",
        "delete-email-template",
        "version",
        "template-version",
    ),
    (
        "pinpoint",
        "delete-in-app-template",
        "version",
        "template-version",
    ),
    (
        "pinpoint",
        "delete-push-template",
        "version",
        "template-version",
    ),
    (
        "pinpoint",
        "delete-sms-template",
        "version",
        "template-version",
    ),
    (
        "pinpoint",
        "delete-voice-template",
        "version",
        "template-version",
    ),
    (
        "pinpoint",
        "get-campaign-version",
        "version",
        "campaign-version",
    ),
    (
        "pinpoint",
        "get-email-template",
        "version",
        "template-version",
    ),
    (
        "pinpoint",
        "get-in-app-template",
        "version",
        "template-version",
    ),
    (
        "pinpoint",
        "get-push-template",
        "version",
        "template-version",
    ),
    (
        "pinpoint",
        "get-segment-version",
        "version",
        "segment-version",
    ),
    (
        "pinpoint",
        "get-sms-template",
        "version",
        "template-version",
    ),
    (
        "pinpoint",
        "get-voice-template",
        "version",
        "template-version",
    ),
    (
        "pinpoint",
        "update-email-template",
        "version",
        "template-version",
    ),
    (
        "pinpoint",
        "update-in-app-template",
        "version",
        "template-version",
    ),
    (
        "pinpoint",
        "update-push-template",
        "version",
        "template-version",
    ),
    (
        "pinpoint",
        "update-sms-template",
        "version",
        "template-version",
    ),
    (
        "pinpoint",
        "update-voice-template",
        "version",
        "template-version",
    ),
    (
        "rekognition",
        "create-stream-processor",
        "output",
        "stream-processor-output",
    ),
    (
        "route53",
        "delete-traffic-policy",
        "version",
        "traffic-policy-version",
    ),
    (
        "route53",
        "get-traffic-policy",
        "version",
        "traffic-policy-version",
    ),
    (
        "route53",
        "update-traffic-policy-comment",
        "version",
        "traffic-policy-version",
    ),
    ("route53domains", "view-billing", "end", "end-time"),
    ("route53domains", "view-billing", "start", "start-time"),
    (
        "sagemaker",
        "delete-image-version",
        "version",
        "version-number",
    ),
    (
        "sagemaker",
        "describe-image-version",
        "version",
        "version-number",
    ),
    ("sagemaker", "list-aliases", "version", "version-number"),
    (
        "sagemaker",
        "update-image-version",
        "version",
        "version-number",
    ),
    ("ses", "send-email", "source", "from"),
    ("sns", "subscribe", "endpoint", "notification-endpoint"),
    (
        "stepfunctions",
        "send-task-success",
        "output",
        "task-output",
    ),
    (
        "swf",
        "register-activity-type",
        "version",
        "activity-version",
    ),
    (
        "swf",
        "register-workflow-type",
        "version",
        "workflow-version",
    ),
    (
        "workdocs",
        "create-notification-subscription",
        "endpoint",
        "notification-endpoint",
    ),
    ("workdocs", "describe-users", "query", "user-query"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_as_the_cli_has_them() {
        let option = |service, operation, option| customized(service, operation, option);
        assert_eq!(option("apigatewayv2", "create-api", "name"), Some("name"));
        assert_eq!(
            option("apigatewayv2", "create-api", "version"),
            Some("api-version")
        );
        assert_eq!(
            option("ecs", "run-task", "no-enable-execute-command"),
            Some("disable-execute-command")
        );
        assert_eq!(option("ec2", "run-instances", "min-count"), None);
        assert_eq!(option("any", "list-things", "max-items"), None);
    }

    #[test]
    fn the_table_of_renamed_options_is_in_order() {
        assert!(RENAMED.is_sorted());
    }
}
