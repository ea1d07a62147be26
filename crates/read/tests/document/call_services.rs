//! Which service a call is of that several services could have.

use wireform_model::cli::Cli;
use wireform_model::index::Index;
use wireform_model::{OperationRef, Service};
use wireform_read::{Context, Hints, ReadDiagnostic, Reading, Source};

/// A service whose operations `CreateQueue` and `TagResource` have these members.
fn service(command: &str, members: &[&str]) -> Service {
    let members = members
        .iter()
        .map(|name| format!("\"{name}\":{{\"shape\":\"Text\"}}"));
    let members = members.collect::<Vec<_>>().join(",");
    let operations = ["CreateQueue", "TagResource"].map(|name| {
        format!(
            "\"{name}\":{{\"name\":\"{name}\",\"http\":{{\"method\":\"POST\",\"requestUri\":\"/\"}},\"input\":{{\"shape\":\"Input\"}}}}"
        )
    });
    let model = format!(
        "{{\"metadata\":{{\"apiVersion\":\"2020-01-01\",\"endpointPrefix\":\"{command}\",\"protocol\":\"json\",\"serviceId\":\"{command}\",\"serviceFullName\":\"{command}\"}},\"operations\":{{{}}},\"shapes\":{{\"Text\":{{\"type\":\"string\"}},\"Input\":{{\"type\":\"structure\",\"members\":{{{members}}}}}}}}}",
        operations.join(",")
    );
    Service::from_json(&model, Some(command)).unwrap()
}

fn services() -> [Service; 3] {
    [
        service("connect", &["Name", "Tags"]),
        service("media", &["Name", "Role"]),
        service("sqs", &["QueueName", "Tags"]),
    ]
}

fn read(
    text: &str,
    services: &[&Service],
    operation: Option<OperationRef<'_>>,
) -> Result<Reading, Vec<ReadDiagnostic>> {
    let source = Source::detect(text, Hints::default()).unwrap();
    source.read(Context {
        services,
        operation,
        cli: Cli::V2,
    })
}

#[test]
fn one_service_is_read_where_the_text_tells_which() {
    let services = services();
    let references: Vec<&Service> = services.iter().collect();
    for (text, expected) in [
        ("client.create_queue(QueueName='a')", "sqs"),
        ("client.create_queue(Name='a', Role='b')", "media"),
        ("client.create_queue(Name='a', Tags='b')", "connect"),
        ("media.create_queue(Name='a')", "media"),
        ("sqs_client.create_queue()", "sqs"),
        ("boto3.client('media').create_queue()", "media"),
        ("new CreateQueueCommand({ QueueName: 'a' })", "sqs"),
        (
            "import x from '@aws-sdk/client-media';\nnew CreateQueueCommand({ Name: 'a' })",
            "media",
        ),
        (
            "client.tag_resource(ResourceArn='arn:aws:connect:eu-west-1:1:queue/a')",
            "connect",
        ),
    ] {
        let reading = read(text, &references, None).unwrap();
        assert_eq!(reading.service, expected, "{text}");
    }
}

#[test]
fn no_service_is_guessed() {
    let services = services();
    let references: Vec<&Service> = services.iter().collect();
    for (text, naming) in [
        ("client.create_queue(Name='a')", "boto3.client('connect')"),
        ("client.create_queue()", "boto3.client('connect')"),
        (
            "client.create_queue(QueueName='a', Role='b')",
            "boto3.client('connect')",
        ),
        (
            "new CreateQueueCommand({ Name: 'x' })",
            "import … from '@aws-sdk/client-connect'",
        ),
    ] {
        let errors = read(text, &references, None).unwrap_err();
        let [error] = errors.as_slice() else {
            panic!("{errors:?}");
        };
        assert_eq!(error.rule, "ambiguous-service", "{text}");
        let expected = format!(
            "connect, media and sqs have an operation `create-queue`. Name the service, such as {naming}."
        );
        assert_eq!(error.message, expected, "{text}");
    }
}

#[test]
fn the_open_form_decides_where_nothing_else_does() {
    let services = services();
    let references: Vec<&Service> = services.iter().collect();
    let open = services[1].operation("create-queue");
    let service = |text: &str| read(text, &references, open).unwrap().service;
    assert_eq!(service("client.create_queue(Name='a')"), "media");
    assert_eq!(service("client.create_queue(QueueName='a')"), "sqs");
}

#[test]
fn more_services_than_are_fetched_leave_it_open() {
    let others = ["a", "b", "c", "d", "e"].map(|name| service(name, &["Name"]));
    let sqs = service("sqs", &["QueueName"]);
    let references: Vec<&Service> = others.iter().chain([&sqs]).collect();
    let errors = read("client.create_queue(QueueName='a')", &references, None).unwrap_err();
    assert_eq!(errors[0].rule, "ambiguous-service");
    assert!(
        errors[0]
            .message
            .starts_with("a, b, c and other services have")
    );
}

#[test]
fn the_service_of_an_arn_is_fetched() {
    let head = format!("{}\tAWS CLI\t2026-01-02\n", wireform_model::index::FORMAT);
    let names = ["acm", "backup", "batch", "dax", "dlm", "ecs", "lambda"];
    let lines: Vec<String> = names
        .iter()
        .map(|name| format!("{name}\t{name}\n"))
        .collect();
    let mut index = Index::read(&[head, lines.concat()].concat()).unwrap();
    let operations = names.map(|name| format!("{name}\nresource tag\n"));
    index.read_operations(&operations.join("\n"));
    let services = |text: &str| {
        let source = Source::detect(text, Hints::default()).unwrap();
        source.services(&index).unwrap()
    };
    let call = "client.tag_resource(Resource='arn:aws:lambda:us-east-1:1:function:f')";
    assert_eq!(services(call), ["lambda"]);
    assert_eq!(services("client.tag_resource(Resource='x')").len(), 6);
}
