//! Requests to the URLs of queues, in the protocol that SQS spoke first.

use wireform_model::path::Path;
use wireform_model::{Service, json};
use wireform_read::{Context, Hints, Reading, Source};

const MODEL: &str = r#"{
    "metadata": {"endpointPrefix": "sqs", "protocols": ["json"], "awsQueryCompatible": {}, "apiVersion": "2012-11-05"},
    "operations": {
        "SendMessage": {"name": "SendMessage", "input": {"shape": "Send"}},
        "SendMessageBatch": {"name": "SendMessageBatch", "input": {"shape": "Batch"}}
    },
    "shapes": {
        "Send": {"type": "structure", "members": {"QueueUrl": {"shape": "Text"}, "MessageBody": {"shape": "Text"},
            "Attributes": {"shape": "Texts"}, "tags": {"shape": "Texts"}, "AttributeNames": {"shape": "Names"}}},
        "Batch": {"type": "structure", "members": {"QueueUrl": {"shape": "Text"}, "Entries": {"shape": "BatchEntryList"}}},
        "BatchEntryList": {"type": "list", "flattened": true, "member": {"shape": "BatchEntry"}},
        "BatchEntry": {"type": "structure", "members": {"Id": {"shape": "Text"}, "Attributes": {"shape": "Texts"}}},
        "Texts": {"type": "map", "flattened": true, "key": {"shape": "Text"}, "value": {"shape": "Text"}},
        "Names": {"type": "list", "flattened": true, "member": {"shape": "Text"}}, "Text": {"type": "string"}
    }
}"#;

fn read(service: &Service, text: &str) -> Reading {
    let source = Source::detect(text, Hints::default()).unwrap();
    let reading = source.read(Context {
        services: &[service],
        operation: None,
        cli: Default::default(),
    });
    reading.unwrap()
}

/// A queue's URL is the address of a request, in a protocol that the model names no longer.
#[test]
fn older_queries_of_a_queue() {
    let service = Service::from_json(MODEL, Some("sqs")).unwrap();
    let url = "https://sqs.eu-west-1.amazonaws.com/123456789012/q";
    let query = "Action=SendMessage&MessageBody=hi+you&Version=2012-11-05&Attribute.1.Name=a&Attribute.1.Value=b\
        &Tag.1.Key=c&Tag.1.Value=d&AttributeName.1=All&AUTHPARAMS";
    let expected = format!(
        r#"{{"QueueUrl":"{url}","MessageBody":"hi you","Attributes":{{"a":"b"}},"tags":{{"c":"d"}},"AttributeNames":["All"]}}"#
    );
    for text in [
        format!("curl '{url}?{query}'"),
        format!("{url}/?{query}"),
        format!("{url}\n?{}", query.replace('&', "\n&")),
        format!("fetch('{url}', {{ method: 'POST', body: '{query}' }})"),
        format!("irm {url} -Method Post -Body '{query}'"),
    ] {
        let reading = read(&service, &text);
        assert_eq!(
            json::compact(&reading.draft.input, &Path::root()).to_string(),
            expected,
            "{text}"
        );
        assert_eq!(reading.diagnostics, [], "{text}");
        assert_eq!(reading.draft.options.get("endpoint-url"), None);
        assert_eq!(reading.draft.options.get("region"), Some("eu-west-1"));
    }
}

/// The entries of a batch have the name of their shape.
#[test]
fn older_batches() {
    let service = Service::from_json(MODEL, Some("sqs")).unwrap();
    let text = "curl https://sqs.eu-west-1.amazonaws.com/123456789012/q -d 'Action=SendMessageBatch&BatchEntry.1.Id=a\
        &BatchEntry.1.Attribute.1.Name=b&BatchEntry.1.Attribute.1.Value=c&BatchEntry.2.Id=d'";
    let reading = read(&service, text);
    let entries = reading.draft.member("Entries").unwrap();
    let shown = json::compact(entries, &Path::root());
    let expected = r#"[{"Id":"a","Attributes":{"b":"c"}},{"Id":"d"}]"#;
    assert_eq!(shown.as_str(), expected);
    assert_eq!(reading.diagnostics, []);
}
