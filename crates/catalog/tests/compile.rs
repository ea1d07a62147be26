//! A folder of models of our own, compiled: what is kept, what is left out, what the CLI makes of it.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use wireform_catalog::{ModelSource, compile};
use wireform_model::index::{Index, ListedKind};

#[test]
fn the_input_side_is_kept_and_nothing_else() {
    let catalog = compiled();
    let structure = read(catalog.path(), "ec2.json");
    let expected = json!({
        "documentation": "Rents machines.",
        "absent": {"ImportVolume": "other", "Watch": "response"},
        "commands": {"rent": {"about": "Rents one.", "synopsis": "aws ec2 rent\n[--now]"}},
        "waiters": {"instance-running": {
            "about": "Wait until it runs", "operation": "ListThings", "delay": 5, "maxAttempts": 40, "after": ["RunInstances"]
        }},
        "metadata": {"apiVersion": "2020-01-01", "endpointPrefix": "ec2", "serviceFullName": "Compute", "serviceId": "EC2", "protocols": ["ec2"]},
        "operations": {
            "ListThings": {
                "http": {"method": "GET", "requestUri": "/things"},
                "deprecated": true,
                "cli": {"pages": {"tokens": ["Marker"], "limit": "Most"}}
            },
            "ReadThing": {"input": {"shape": "Read"}, "cli": {"streams": true}},
            "RunInstances": {
                "input": {"shape": "Run"},
                "cli": {
                    "defaults": {"MaxCount": 1, "MinCount": 1},
                    "members": {"MaxCount": {"option": null}, "MinCount": {"option": null}, "DisableApiTermination": {"negative": "enable-api-termination"}},
                    "options": {
                        "associate-public-ip-address": {"kind": "flag"},
                        "count": {"range": ["MinCount", "MaxCount"]},
                        "no-associate-public-ip-address": {"kind": "flag"},
                        "secondary-private-ip-address-count": {},
                        "secondary-private-ip-addresses": {}
                    }
                }
            }
        },
        "shapes": {
            "Read": {"type": "structure", "members": {"Id": {"shape": "Text"}}},
            "Run": {"type": "structure", "required": ["MinCount"], "members": {
                "MinCount": {"shape": "Count", "locationName": "minCount"}, "MaxCount": {"shape": "Count"},
                "DisableApiTermination": {"shape": "Flag"},
                "Tags": {"shape": "Tags"}
            }},
            "Tags": {"type": "list", "member": {"shape": "Text", "locationName": "item"}},
            "Text": {"type": "string", "max": 1000, "pattern": ".+"},
            "Count": {"type": "integer"},
            "Flag": {"type": "boolean"}
        }
    });
    assert_eq!(structure, expected);
}

#[test]
fn help_texts_stand_apart() {
    let catalog = compiled();
    let documentation = read(catalog.path(), "ec2.docs.json");
    let expected = json!({
        "service": [["p", "Rents machines. By the hour."]],
        "operations": {"RunInstances": [["p", "Runs ", ["code", "them"], "."]]},
        "shapes": {},
        "members": {"Run": {"Tags": [["p", "Some."]]}}
    });
    assert_eq!(documentation, expected);
}

#[test]
fn examples_are_of_the_manual_and_the_model() {
    let catalog = compiled();
    let expected = json!({"RunInstances": {
        "examples": [
            {"title": "To run three", "input": {"Tags": ["b"], "MinCount": 3, "MaxCount": 3}, "options": {"region": "eu-west-1"}},
            {"title": "To run some", "input": {"MinCount": 2, "Tags": ["a"]}},
            {"title": "To run one", "input": {"MinCount": 1}}
        ],
        "common": {"/MinCount": 3, "/Tags": 2, "/Tags/*": 2, "/MaxCount": 1}
    }});
    assert_eq!(read(catalog.path(), "ec2.examples.json"), expected);
    assert_eq!(read(catalog.path(), "deploy.examples.json"), json!({}));
}

#[test]
fn the_index_names_everything() {
    let catalog = compiled();
    let text = |name: &str| fs::read_to_string(catalog.path().join(name)).unwrap();
    assert_eq!(
        text("services.txt"),
        "5\tours\t2026-01-02\ndeploy\tDeploys\nec2\tCompute\t?2020-01-01\n+login\tSign in to AWS for the AWS CLI\n+s3\tAmazon S3, high-level commands\n"
    );
    assert_eq!(
        text("operations.txt"),
        "deploy\n\nec2\n rent+ watch~\ninstances run\nrunning wait/instance+\nthing read\nthings list!\nvolume import~\n\nlogin\n\ns3\n cp+\n"
    );
    let mut index = Index::read(&text("services.txt")).unwrap();
    index.read_operations(&text("operations.txt"));
    let counts = index
        .services
        .iter()
        .map(|service| service.operations.len());
    assert_eq!(counts.collect::<Vec<_>>(), [0, 7, 0, 1]);
    let ec2 = index.service("ec2").unwrap();
    let mut commands = ec2.operations.iter();
    let waiter = commands.find(|listed| listed.command == "wait instance-running");
    assert_eq!(waiter.map(|listed| listed.kind), Some(ListedKind::Command));
}

#[test]
fn the_same_models_give_the_same_files() {
    let (first, second) = (compiled(), compiled());
    let mut names = 0;
    for file in fs::read_dir(first.path()).unwrap() {
        let name = file.unwrap().file_name();
        let text = |folder: &Path| fs::read(folder.join(&name)).unwrap();
        assert_eq!(text(first.path()), text(second.path()), "{name:?}");
        names += 1;
    }
    // Three files for each of two services, two for each of two words of the CLI's own, two lists, the notice and the licence.
    assert_eq!(names, 14);
}

#[test]
fn a_folder_without_models_is_refused() {
    let empty = tempfile::tempdir().unwrap();
    let target = tempfile::tempdir().unwrap();
    let error = compile(
        empty.path(),
        &ModelSource::default(),
        target.path(),
        &|_, _| {},
    )
    .unwrap_err();
    assert!(error.to_string().contains("holds no models"), "{error}");
}

/// The catalog of [`MODEL`], of which there is an older version, and of a service with another command.
fn compiled() -> tempfile::TempDir {
    let models = tempfile::tempdir().unwrap();
    let place = |path: &str, text: &str| {
        let path = models.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    place("ec2/2020-01-01/service-2.json", MODEL);
    place("ec2/2020-01-01/paginators-1.json", PAGINATORS);
    place("ec2/2020-01-01/waiters-2.json", WAITERS);
    place("ec2/2020-01-01/examples-1.json", EXAMPLES);
    place("ec2/2019-01-01/service-2.json", "not read");
    place("codedeploy/2014-10-06/service-2.json", EMPTY);
    place("endpoints.json", r#"{"partitions": []}"#);
    place("manual/ec2/run-instances.rst", PAGE);
    place("manual/ec2/wait/instance-running.rst", PAGE);
    let catalog = tempfile::tempdir().unwrap();
    let source = ModelSource {
        manual: Some(models.path().join("manual")),
        name: "ours".to_owned(),
        day: Some("2026-01-02".to_owned()),
        commands: Some(COMMANDS.to_owned()),
        ..ModelSource::default()
    };
    let summary = compile(models.path(), &source, catalog.path(), &|_, _| {}).unwrap();
    assert_eq!((summary.services, summary.operations), (2, 3));
    let examples = summary.examples;
    let figures = (examples.commands, examples.of_others, examples.joined);
    assert_eq!(figures, (2, 1, 1));
    assert_eq!((examples.examples, examples.duplicates), (3, 1));
    let unused: Vec<&str> = examples.unused.iter().map(|it| it.place.as_str()).collect();
    assert_eq!(unused, ["ec2/run-instances", "ec2 RunInstances"]);
    catalog
}

fn read(catalog: &Path, name: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(catalog.join(name)).unwrap()).unwrap()
}

const EMPTY: &str = r#"{"metadata": {"protocol": "json", "serviceFullName": "Deploys"}, "operations": {}, "shapes": {}}"#;

const PAGINATORS: &str = r#"{"pagination": {"ListThings": {"input_token": "Marker", "limit_key": "Most", "output_token": "Next"}}}"#;

const WAITERS: &str = r#"{"waiters": {
    "InstanceRunning": {"operation": "ListThings", "delay": 5, "maxAttempts": 40, "acceptors": []},
    "InstanceGone": {"operation": "ListThings", "delay": 5, "maxAttempts": 40, "acceptors": []}}}"#;

/// One command is read, with a file; one is for something else, one has an option that there is not.
const PAGE: &str = "**Example 1: To run three**\n\nIt runs::\n\n    aws ec2 run-instances --tags file://tags.json \\\n        --count 3 --region eu-west-1\n\nContents of ``tags.json``::\n\n    [\"b\"]\n\nThen::\n\n    aws ec2 list-things\n    aws ec2 run-instances --nope\n";

/// One is a duplicate, one has a member that the model has not.
const EXAMPLES: &str = r#"{"version": "1.0", "examples": {"RunInstances": [
    {"title": "To run some", "input": {"MinCount": 2, "Tags": ["a"]}, "output": {}},
    {"title": "Again", "input": {"MinCount": 2, "Tags": ["a"]}},
    {"description": "To run one. Or not.", "input": {"MinCount": 1}},
    {"title": "To fail", "input": {"MinCount": 1, "Nope": true}}
]}}"#;

const COMMANDS: &str = r#"{"words": ["ec2", "rent"], "description": "Rents one. Now.", "synopsis": "aws ec2 rent\n[--now]"}
{"words": ["ec2", "wait", "instance-running"], "description": "Wait until it runs It will poll every 5 seconds.", "waits": true}
{"words": ["s3"], "description": "", "synopsis": "aws s3"}
{"words": ["s3", "cp"], "description": "", "synopsis": "aws s3 cp"}
{"words": ["login"], "description": "Signs in.", "synopsis": "aws login"}"#;

const MODEL: &str = r#"{
    "version": "2.0",
    "documentation": "<p>Rents machines. By the hour.</p>",
    "metadata": {"apiVersion": "2020-01-01", "endpointPrefix": "ec2", "serviceId": "EC2", "serviceFullName": "Compute", "protocol": "ec2", "protocols": ["ec2"], "uid": "x"},
    "operations": {
        "ImportVolume": {"http": {"method": "POST", "requestUri": "/"}},
        "ListThings": {"name": "ListThings", "http": {"method": "GET", "requestUri": "/things", "responseCode": 200}, "deprecated": true},
        "ReadThing": {"input": {"shape": "Read"}, "output": {"shape": "Bytes"}},
        "RunInstances": {
            "http": {"method": "POST", "requestUri": "/"}, "input": {"shape": "Run"}, "output": {"shape": "Out"},
            "documentation": "<p>Runs <code>them</code>.</p>", "errors": [{"shape": "Wrong"}]
        },
        "Watch": {"output": {"shape": "Events"}}
    },
    "shapes": {
        "Read": {"type": "structure", "members": {"Id": {"shape": "Text"}}},
        "Run": {"type": "structure", "required": ["MinCount"], "members": {
            "MinCount": {"shape": "Count", "locationName": "minCount"}, "MaxCount": {"shape": "Count"},
            "DisableApiTermination": {"shape": "Flag"},
            "Tags": {"shape": "Tags", "documentation": "<p>Some.</p>"}
        }},
        "Out": {"type": "structure", "members": {"Id": {"shape": "Text"}}},
        "Bytes": {"type": "structure", "payload": "Body", "members": {"Body": {"shape": "Blob"}}},
        "Blob": {"type": "blob", "streaming": true},
        "Events": {"type": "structure", "members": {"Stream": {"shape": "Stream"}}},
        "Stream": {"type": "structure", "eventstream": true, "members": {}},
        "Wrong": {"type": "structure", "members": {}, "exception": true},
        "Tags": {"type": "list", "member": {"shape": "Text", "locationName": "item"}},
        "Text": {"type": "string", "max": 1000, "pattern": ".+", "sensitive": false},
        "Count": {"type": "integer", "box": true},
        "Flag": {"type": "boolean"}
    }
}"#;
