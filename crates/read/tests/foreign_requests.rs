//! Texts that have requests to others than AWS beside what is meant.

use wireform_model::Service;
use wireform_model::cli::Cli;
use wireform_read::{Context, Hints, Source, SourceKind};

const MODEL: &str = r#"{
    "metadata": {"endpointPrefix": "sqs", "protocol": "json", "targetPrefix": "AmazonSQS", "apiVersion": "2012-11-05"},
    "operations": {"ListQueues": {"name": "ListQueues", "http": {"method": "POST", "requestUri": "/"}}},
    "shapes": {}
}"#;

#[test]
fn a_download_is_no_request_where_a_command_follows() {
    for (text, kind) in [
        (
            "curl -O https://x.example/y.zip\naws s3api list-buckets",
            SourceKind::Command,
        ),
        (
            "irm https://x.example/y.zip -OutFile y.zip\naws s3api list-buckets",
            SourceKind::Command,
        ),
        ("curl -O https://x.example/y.zip", SourceKind::Request),
        (
            "curl https://s3.amazonaws.com/b/y.zip\naws s3api list-buckets",
            SourceKind::Request,
        ),
        (
            "curl http://localhost:4566/_health\naws s3api list-buckets",
            SourceKind::Request,
        ),
    ] {
        let source = Source::detect(text, Hints::default()).unwrap();
        assert_eq!(source.kind(), kind, "{text}");
    }
}

#[test]
fn the_first_request_for_aws_is_read() {
    let service = Service::from_json(MODEL, None).unwrap();
    let own = "https://sqs.us-east-1.amazonaws.com/";
    for text in [
        format!(
            "curl https://example.com/a\ncurl {own} -H 'x-amz-target: AmazonSQS.ListQueues' -d '{{}}'"
        ),
        format!(
            "irm https://example.com/a\nirm {own} -Headers @{{'x-amz-target'='AmazonSQS.ListQueues'}} -Method Post -Body '{{}}'"
        ),
    ] {
        let source = Source::detect(&text, Hints::default()).unwrap();
        let reading = source.read(Context {
            services: &[&service],
            operation: None,
            cli: Cli::V2,
        });
        let reading = reading.unwrap();
        assert_eq!(reading.operation, "list-queues", "{text}");
        assert_eq!(
            (reading.choices.all.len(), reading.choices.chosen),
            (2, 1),
            "{text}"
        );
    }
}
