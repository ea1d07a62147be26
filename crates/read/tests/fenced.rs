//! Texts in Markdown, which have what is meant in a block of its own.

use std::sync::LazyLock;

use wireform_model::cli::Cli;
use wireform_model::path::Path;
use wireform_model::{Service, json};
use wireform_read::{Context, Hints, Reading, Source, SourceKind};

static SERVICE: LazyLock<Service> = LazyLock::new(|| {
    let model = include_str!("data/table.json");
    Service::from_json(model, Some("dynamodb")).unwrap()
});

fn read(text: &str) -> (SourceKind, Reading) {
    let source = Source::detect(text, Hints::default()).unwrap();
    let reading = source.read(Context {
        services: &[&SERVICE],
        operation: SERVICE.operation("put-item"),
        cli: Cli::V2,
    });
    (source.kind(), reading.unwrap())
}

#[test]
fn what_is_in_a_block_is_read() {
    use SourceKind::{Command, Document};
    for (text, kind) in [
        (
            "Run:\n\n```bash\naws dynamodb put-item \\\n    --table-name Music\n```",
            Command,
        ),
        (
            "# Note: a\n\nFirst `cd` there.\n\n   ```console\n   $ aws dynamodb put-item --table-name Music\n   ```\n",
            Command,
        ),
        (
            "Input:\n\n```json\n{\"TableName\": \"Music\"}\n```\nDone: it is there.",
            Document,
        ),
        ("Use this:\n~~~\n{\"TableName\": \"Music\"}\n~~~", Document),
        ("Input:\n\n```yaml\nTableName: Music\n```", Document),
        (
            "Code:\n\n```python\nboto3.client('dynamodb').put_item(TableName='Music')\n```",
            Document,
        ),
    ] {
        let (found, reading) = read(text);
        assert_eq!(found, kind, "{text}");
        let input = json::compact(&reading.draft.input, &Path::root()).to_string();
        assert_eq!(input, r#"{"TableName":"Music"}"#, "{text}");
        let spans = reading.parts.iter().map(|part| text.get(part.span.clone()));
        assert!(spans.flatten().any(|part| part.contains("Music")), "{text}");
    }
}

#[test]
fn blocks_inside_of_values_are_part_of_them() {
    for text in [
        "TableName: |\n  ```json\n  {}\n  ```\n",
        "{\"TableName\": \"a\"\n}",
        "client.put_item(TableName='''\n```json\n{}\n```\n''')",
        "TableName: |\n  ```bash\n  aws s3 ls\n  ```\n",
    ] {
        let (kind, reading) = read(text);
        assert_eq!(kind, SourceKind::Document, "{text}");
        let map = reading.draft.input.as_map().unwrap();
        assert!(map.get("TableName").is_some(), "{text}");
    }
}
