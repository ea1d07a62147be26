//! The search finds what people look for, among all operations of all services.

use wireform_conformance::catalog;
use wireform_search::{Hit, Priority, find_in, popular_services, synonyms};

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
    assert_eq!(missed(SEARCHES.into_iter(), 3), [""; 0]);
}

#[test]
fn what_cloud_engineers_type_is_among_the_first_four() {
    let searches = searches(include_str!("data/searches.txt"));
    assert_eq!(missed(searches, 4), [""; 0]);
}

#[test]
fn what_people_call_a_command_finds_no_names_that_have_its_letters() {
    let index = catalog::index();
    let hits = find_in(&index, "who am i", 4, &|_, _| Priority::Plain);
    let names: Vec<String> = hits.iter().map(name).collect();
    assert_eq!(names, ["sts get-caller-identity"]);
}

#[test]
fn queries_find_what_is_meant() {
    let searches = searches(include_str!("../../search/tests/data/queries.txt"));
    assert_eq!(missed(searches, 1), [""; 0]);
}

#[test]
fn what_people_say_is_said_of_commands_that_there_are() {
    let index = catalog::index();
    let unknown = synonyms().filter(|(_, command)| {
        let (service, name) = command.split_once(' ').unwrap_or((command, ""));
        let service = index.service(service);
        !service.is_some_and(|service| {
            let mut operations = service.operations.iter();
            name.is_empty() || operations.any(|operation| operation.command == name)
        })
    });
    assert_eq!(unknown.collect::<Vec<_>>(), []);
}

#[test]
fn the_most_used_services_are_services() {
    let index = catalog::index();
    let unknown = popular_services().filter(|service| index.service(service).is_none());
    assert_eq!(unknown.collect::<Vec<_>>(), [""; 0]);
}

/// The lines of a file: what is typed, ` = `, and the operation that is meant.
fn searches(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split_once(" = ").unwrap())
}

/// The searches that do not find what is meant among the first so many, and what they find.
fn missed<'t>(searches: impl Iterator<Item = (&'t str, &'t str)>, most: usize) -> Vec<String> {
    let index = catalog::index();
    let priority = |service: &str, operation: &str| match wireform_companions::has_companion(
        service, operation,
    ) {
        true => Priority::Special,
        false => Priority::Plain,
    };
    let missed = searches.filter_map(|(search, meant)| {
        let hits = find_in(&index, search, most, &priority);
        let names: Vec<String> = hits.iter().map(name).collect();
        let is_found = names.iter().any(|name| name == meant);
        (!is_found).then(|| format!("`{search}` finds {names:?}, not {meant}"))
    });
    missed.collect()
}

fn name(hit: &Hit<'_>) -> String {
    let operation = hit.operation.map(|operation| operation.command.as_str());
    let words = [Some(hit.service.command.as_str()), operation];
    words.into_iter().flatten().collect::<Vec<&str>>().join(" ")
}
