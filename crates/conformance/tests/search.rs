//! The search finds what people look for, among all operations of all services.

use wireform_conformance::catalog;
use wireform_search::Standing;

/// What is typed, and the operation that is meant: among the first three that are shown.
const SEARCHES: [(&str, &str); 56] = [
    ("ec2 run", "ec2 run-instances"),
    ("start ec2", "ec2 start-instances"),
    ("list bucket", "s3api list-buckets"),
    ("aws s3api put-object --bucket b", "s3api put-object"),
    ("s3 copy object", "s3api copy-object"),
    ("crt intgr", "apigatewayv2 create-integration"),
    ("s3 put object", "s3api put-object"),
    ("s3api put-object", "s3api put-object"),
    ("run instances", "ec2 run-instances"),
    ("runinst", "ec2 run-instances"),
    ("RunInstances", "ec2 run-instances"),
    ("ec2 desc inst", "ec2 describe-instances"),
    ("dynamo put item", "dynamodb put-item"),
    ("dynamodb query", "dynamodb query"),
    ("PutItem", "dynamodb put-item"),
    ("lambda invoke", "lambda invoke"),
    ("lambda create func", "lambda create-function"),
    ("function url", "lambda create-function-url-config"),
    ("assume role", "sts assume-role"),
    ("asume role", "sts assume-role"),
    ("caller identity", "sts get-caller-identity"),
    ("sqs send", "sqs send-message"),
    ("send message sqs", "sqs send-message"),
    ("sns publish", "sns publish"),
    ("iam create role", "iam create-role"),
    ("attach role policy", "iam attach-role-policy"),
    ("create user iam", "iam create-user"),
    ("cloudformation create stack", "cloudformation create-stack"),
    ("cfn stack", "cloudformation create-stack"),
    ("create stack", "cloudformation create-stack"),
    ("ecs run task", "ecs run-task"),
    ("register task def", "ecs register-task-definition"),
    ("eks create cluster", "eks create-cluster"),
    ("rds create db instance", "rds create-db-instance"),
    (
        "route53 change record",
        "route53 change-resource-record-sets",
    ),
    (
        "change resource record sets",
        "route53 change-resource-record-sets",
    ),
    ("cloudwatch put metric alarm", "cloudwatch put-metric-alarm"),
    ("put metric data", "cloudwatch put-metric-data"),
    ("logs filter", "logs filter-log-events"),
    ("start query logs", "logs start-query"),
    (
        "step functions start execution",
        "stepfunctions start-execution",
    ),
    ("start exec", "stepfunctions start-execution"),
    ("events put rule", "events put-rule"),
    ("put events", "events put-events"),
    ("kms encrypt", "kms encrypt"),
    ("secret value", "secretsmanager get-secret-value"),
    ("get parameter", "ssm get-parameter"),
    ("ssm send command", "ssm send-command"),
    ("mediaconvert job", "mediaconvert create-job"),
    ("medialive create channel", "medialive create-channel"),
    ("quicksight create analysis", "quicksight create-analysis"),
    ("bedrock converse", "bedrock-runtime converse"),
    ("cognito create user pool", "cognito-idp create-user-pool"),
    (
        "security group ingress",
        "ec2 authorize-security-group-ingress",
    ),
    ("elbv2 create listener", "elbv2 create-listener"),
    ("create bucket", "s3api create-bucket"),
];

#[test]
fn what_people_look_for_is_among_the_first_three() {
    let index = catalog::index();
    let missed = SEARCHES.iter().filter_map(|(query, meant)| {
        let stand = |service: &str, operation: &str| match wireform_companions::has_companion(
            service, operation,
        ) {
            true => Standing::Special,
            false => Standing::Plain,
        };
        let hits = index.find(query, 3, &stand);
        let names: Vec<String> = hits
            .iter()
            .map(|hit| match hit.operation {
                Some(operation) => format!("{} {}", hit.service.command, operation.command),
                None => hit.service.command.clone(),
            })
            .collect();
        let found = names.iter().any(|name| name == meant);
        (!found).then(|| format!("`{query}` finds {names:?}, not {meant}"))
    });
    let missed: Vec<String> = missed.collect();
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}
