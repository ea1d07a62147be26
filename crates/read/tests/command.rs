//! Commands that people paste, and what is read from them.

use wireform_model::Service;
use wireform_model::cli::Cli;
use wireform_model::index::{FORMAT, Index};
use wireform_model::json;
use wireform_model::path::Path;
use wireform_model::shell::Shell;
use wireform_read::{Context, Hints, Meaning, ReadDiagnostic, Reading, Source, SourceKind};

const MODEL: &str = r#"{
    "metadata": {"endpointPrefix": "shop"},
    "operations": {
        "Sell": {"input": {"shape": "In"}, "cli": {
            "members": {"Min": {"option": null}, "Max": {"option": null}, "Name": {"option": "title", "alias": "ti-tle"},
                "Tags": {"pairs": ["Key", "Value"]}, "Old": {"bare": true}},
            "options": {"count": {"range": ["Min", "Max"]}, "zip": {"part": ["Code", "Zip"]}, "own": {}},
            "pages": {"tokens": ["Next"]}
        }},
        "Play": {"input": {"shape": "Sound"}, "cli": {"streams": true}}
    },
    "commands": {"tail": {}},
    "shapes": {
        "In": {"type": "structure", "members": {
            "Name": {"shape": "Text"}, "Size": {"shape": "Integer"}, "Price": {"shape": "Float"}, "Fast": {"shape": "Flag"},
            "Ids": {"shape": "Texts"}, "Filters": {"shape": "Filters"}, "Map": {"shape": "Map"}, "Data": {"shape": "Blob"},
            "Min": {"shape": "Integer"}, "Max": {"shape": "Integer"}, "Code": {"shape": "Code"}, "Tags": {"shape": "Pairs"},
            "Old": {"shape": "Olds"}, "Stop": {"shape": "Stop"}, "Next": {"shape": "Text"}}},
        "Sound": {"type": "structure", "members": {"Text": {"shape": "Text"}, "Body": {"shape": "Blob", "streaming": true}}},
        "Filters": {"type": "list", "member": {"shape": "Filter"}},
        "Filter": {"type": "structure", "members": {"Name": {"shape": "Text"}, "Values": {"shape": "Texts"}, "Size": {"shape": "Integer"}}},
        "Pairs": {"type": "list", "member": {"shape": "Pair"}},
        "Pair": {"type": "structure", "members": {"Key": {"shape": "Text"}, "Value": {"shape": "Text"}}},
        "Olds": {"type": "list", "member": {"shape": "Old"}},
        "Old": {"type": "structure", "members": {"Id": {"shape": "Text"}}},
        "Stop": {"type": "structure", "members": {"Value": {"shape": "Text"}}},
        "Code": {"type": "structure", "members": {"Zip": {"shape": "Blob"}, "Place": {"shape": "Text"}}},
        "Map": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Text"}},
        "Texts": {"type": "list", "member": {"shape": "Text"}},
        "Text": {"type": "string"}, "Integer": {"type": "integer"}, "Float": {"type": "float"},
        "Flag": {"type": "boolean"}, "Blob": {"type": "blob"}
    }
}"#;

fn read_in(text: &str, shell: Option<Shell>, cli: Cli) -> Result<Reading, Vec<ReadDiagnostic>> {
    let service = Service::from_json(MODEL, Some("shop")).unwrap();
    let hints = Hints {
        kind: Some(SourceKind::Command),
        shell,
        ..Hints::default()
    };
    let source = Source::detect(text, hints).map_err(|error| vec![error])?;
    source.read(Context {
        services: &[&service],
        operation: None,
        cli,
    })
}

/// Fails where a command does not give this input, or gives other diagnostics: each by its rule and its place.
#[track_caller]
fn check(text: &str, input: &str, diagnostics: &[(&str, &str)]) {
    let reading = read_in(text, None, Cli::V2).unwrap();
    let shown = json::compact(&reading.draft.input, &Path::root());
    assert_eq!(shown.as_str(), input, "{text}");
    let found: Vec<(&str, &str)> = reading
        .diagnostics
        .iter()
        .map(|it| (it.rule, text.get(it.span.clone()).unwrap()))
        .collect();
    assert_eq!(found, diagnostics, "{text}");
}

#[test]
fn values_have_the_types_of_the_model() {
    check(
        "aws shop sell --title x --size 05 --price 1.50 --fast --ids a b --map a=b,c=d --data aGk=",
        r#"{"Name":"x","Size":5,"Price":1.50,"Fast":true,"Ids":["a","b"],"Map":{"a":"b","c":"d"},"Data":"aGk="}"#,
        &[],
    );
    check(
        "aws shop sell --filters Name=n,Values=a,b,Size=3 '{\"Name\": \"x\"}' --no-fast --ti-tle y",
        r#"{"Fast":false,"Name":"y"}"#,
        &[("invalid-shorthand", "")],
    );
    check(
        r#"aws shop sell --filters '[{"Name": "x"}]' --count 1:3 --tags a=b c --old i j --stop now"#,
        r#"{"Filters":[{"Name":"x"}],"Min":1,"Max":3,"Tags":[{"Key":"a","Value":"b"},{"Key":"c","Value":""}],"Old":[{"Id":"i"},{"Id":"j"}],"Stop":{"Value":"now"}}"#,
        &[],
    );
}

#[test]
fn options_stand_anywhere() {
    let text = "aws --region r shop --outp json sell --title=x --debug --max-items 5 --profile p";
    let reading = read_in(text, None, Cli::V2).unwrap();
    let options: Vec<(&str, &str)> = reading
        .draft
        .options
        .iter()
        .map(|(option, value)| (option.name, value))
        .collect();
    let expected = [
        ("max-items", "5"),
        ("debug", "true"),
        ("output", "json"),
        ("profile", "p"),
        ("region", "r"),
    ];
    assert_eq!(options, expected);
    assert_eq!(reading.diagnostics, []);
}

#[test]
fn what_is_left_is_said_with_its_place() {
    check(
        "aws shop sell --titel x --size 5",
        r#"{"Size":5}"#,
        &[("unknown-option", "--titel")],
    );
    check("aws shop sell --size 5x", "{}", &[("invalid-number", "5x")]);
    check(
        r#"aws shop sell --map '{"a": }' --fast"#,
        r#"{"Fast":true}"#,
        &[("invalid-json", "")],
    );
    check(
        "aws shop sell --filters Size=x",
        "{}",
        &[("invalid-shorthand", "x")],
    );
    check(
        "aws shop sell --title a b",
        r#"{"Name":"a"}"#,
        &[("unexpected-word", "b")],
    );
    check(
        "aws shop sell --title",
        "{}",
        &[("missing-value", "--title")],
    );
    check(
        "aws shop sell --own x",
        "{}",
        &[("unread-option", "--own x")],
    );
    check(
        "aws shop sell --title 'a --size 5",
        r#"{"Name":"a --size 5"}"#,
        &[("shell-syntax", "'")],
    );
    check(
        "aws shop sell --map a@=file://x,b=c",
        r#"{"Map":{"b":"c"}}"#,
        &[("file-in-value", "file://x")],
    );
}

#[test]
fn what_only_the_shell_knows_stays() {
    check(
        "aws shop sell --title \"my $NAME\" --size $SIZE --ids <id>",
        r#"{"Name":"my $NAME","Size":"$SIZE","Ids":["<id>"]}"#,
        &[
            ("variable", "$NAME"),
            ("variable", "$SIZE"),
            ("variable", "<id>"),
        ],
    );
}

#[test]
fn the_last_of_repeated_options_counts() {
    check(
        "aws shop sell --title a --title b --fast --no-fast",
        r#"{"Name":"b","Fast":false}"#,
        &[
            ("repeated-option", "--title"),
            ("repeated-option", "--fast"),
        ],
    );
}

#[test]
fn options_replace_members_of_a_document() {
    check(
        r#"aws shop sell --title a --cli-input-json '{"Name": "b", "Size": 5, "Code": {"Place": "x"}}' --zip fileb://z"#,
        r#"{"Name":"a","Size":5}"#,
        &[
            (
                "replaced-member",
                r#"'{"Name": "b", "Size": 5, "Code": {"Place": "x"}}'"#,
            ),
            (
                "replaced-member",
                r#"'{"Name": "b", "Size": 5, "Code": {"Place": "x"}}'"#,
            ),
        ],
    );
    check(
        "aws shop sell --cli-input-yaml 'Name: x\nSize: 5'",
        r#"{"Name":"x","Size":5}"#,
        &[],
    );
    check(
        "aws shop sell --cli-input-json file://in.json --fast",
        r#"{"Fast":true}"#,
        &[("document-file", "file://in.json")],
    );
}

#[test]
fn files_are_references() {
    let files = |text: &str, cli| -> Vec<String> {
        let reading = read_in(text, None, cli).unwrap();
        assert_eq!(reading.diagnostics, []);
        let files = reading.draft.files.named();
        files.map(|(name, url)| format!("{name} {url}")).collect()
    };
    let text =
        "aws shop sell --title file://t.txt --map file://m.json --data fileb://d --zip fileb://z";
    let expected = [
        "Code/Zip fileb://z",
        "Data fileb://d",
        "Map file://m.json",
        "Name file://t.txt",
    ];
    assert_eq!(files(text, Cli::V2), expected);
    let text = "aws shop play --body -5 out.ogg --text t";
    assert_eq!(files(text, Cli::V2), ["Body fileb://-5"]);
    let outfile = read_in(text, None, Cli::V2).unwrap().draft.facts;
    assert_eq!(outfile.get("outfile"), Some("out.ogg"));
    let url = "aws shop sell --title https://x";
    assert_eq!(files(url, Cli::V2), [""; 0]);
    let of_v1 = read_in(url, None, Cli::V1).unwrap();
    assert_eq!(of_v1.diagnostics[0].rule, "fetched-value");
}

#[test]
fn raw_blobs_become_base64() {
    check(
        "aws shop sell --data hi --cli-binary-format raw-in-base64-out",
        r#"{"Data":"aGk="}"#,
        &[("left-out", "--cli-binary-format raw-in-base64-out")],
    );
}

#[test]
fn the_first_readable_command_counts() {
    let text = "cd x\naws s3 ls\nsudo aws shop sell --title $1 | jq .\naws shop play";
    let reading = read_in(text, None, Cli::V2).unwrap();
    assert_eq!(
        (reading.service.as_str(), reading.operation.as_str()),
        ("shop", "sell")
    );
    let choices = &reading.choices;
    let texts: Vec<&str> = choices
        .all
        .iter()
        .filter_map(|it| text.get(it.span.clone()))
        .collect();
    assert_eq!(
        texts,
        [
            "aws s3 ls",
            "sudo aws shop sell --title $1",
            "aws shop play"
        ]
    );
    assert_eq!(choices.chosen, 1);
    let note = reading
        .diagnostics
        .iter()
        .find(|it| it.rule == "others-not-read");
    assert_eq!(
        note.and_then(|it| text.get(it.span.clone())),
        Some("aws s3 ls")
    );
}

#[test]
fn another_command_is_chosen() {
    let text = "aws shop sell --title a\naws shop play";
    let chosen = |choice: usize| {
        let hints = Hints {
            choice: Some(choice),
            ..Hints::default()
        };
        let source = Source::detect(text, hints).unwrap();
        let service = Service::from_json(MODEL, Some("shop")).unwrap();
        let context = Context {
            services: &[&service],
            operation: None,
            cli: Cli::V2,
        };
        source.read(context).unwrap().operation
    };
    assert_eq!(chosen(0), "sell");
    assert_eq!(chosen(1), "play");
    let third = Hints {
        choice: Some(2),
        ..Hints::default()
    };
    let error = Source::detect(text, third).unwrap_err();
    assert_eq!(error.rule, "unknown-choice");
    assert_eq!(
        error.message,
        "There is no command number 3: this text has 2."
    );
}

#[test]
fn names_that_are_not_known_have_the_nearest() {
    let error = |text: &str| read_in(text, None, Cli::V2).unwrap_err().remove(0);
    for (text, rule) in [
        ("aws shop sel", "unknown-operation"),
        ("aws shop Sell", "unknown-operation"),
        ("aws shop tail", "not-an-operation"),
        ("aws shop", "no-operation"),
        ("aws", "no-service"),
        ("aws ec2 x", "other-service"),
        ("ls", "not-a-command"),
    ] {
        assert_eq!(error(text).rule, rule, "{text}");
    }
    let own = error("aws shop tail x").own_command.unwrap();
    assert_eq!((own.service.as_str(), own.name.as_str()), ("shop", "tail"));
    let fix = error("aws shop sel").fix.unwrap();
    assert_eq!((fix.text.as_str(), fix.span), ("sell", 9..12));
    let index = Index::read(&format!("{FORMAT}\tAWS CLI\t\nshop\tShop")).unwrap();
    let services = |text: &str| {
        let hints = Hints {
            kind: Some(SourceKind::Command),
            shell: None,
            ..Hints::default()
        };
        Source::detect(text, hints).unwrap().services(&index)
    };
    assert_eq!(
        services("aws --region x shop y"),
        Ok(vec!["shop".to_owned()])
    );
    assert_eq!(services("aws shp y").unwrap_err().rule, "unknown-service");
}

#[test]
fn parts_have_meanings() {
    let text = r#"aws shop sell --filters Name=n,Values=a,b --map '{"k": "v"}' --region r # why"#;
    let reading = read_in(text, None, Cli::V2).unwrap();
    let shown = reading.parts.iter().map(|part| {
        let text = text.get(part.span.clone()).unwrap();
        match &part.meaning {
            Meaning::Name(path) | Meaning::Value(path) => format!("{text} {path}"),
            Meaning::Global(name) => format!("{text} --{name}"),
            other => format!("{text} {other:?}"),
        }
    });
    let shown: Vec<String> = shown.collect();
    let expected = [
        "aws Program",
        "shop Service",
        "sell Operation",
        "--filters /Filters",
        "Name /Filters/0/Name",
        "n /Filters/0/Name",
        "Values /Filters/0/Values",
        "a /Filters/0/Values/0",
        "b /Filters/0/Values/1",
        "--map /Map",
        "\"k\" /Map/k",
        "\"v\" /Map/k",
        "--region --region",
        "r --region",
        "# why Comment",
    ];
    assert_eq!(shown, expected);
}

#[test]
fn every_shell_is_read() {
    let expected = r#"{"Name":"it's","Map":{"a":"b c"}}"#;
    for (shell, text) in [
        (
            Shell::Posix,
            "aws shop sell \\\n  --title 'it'\\''s' --map '{\"a\":\"b c\"}'",
        ),
        (
            Shell::Fish,
            "aws shop sell \\\n  --title 'it\\'s' --map '{\"a\":\"b c\"}'",
        ),
        (
            Shell::PowerShell,
            "aws shop sell `\n  --title 'it''s' --map '{\"a\":\"b c\"}'",
        ),
        (
            Shell::WindowsPowerShell,
            "aws shop sell `\n  --title 'it''s' --map '{ \\\"a\\\":\\\"b c\\\"}'",
        ),
        (
            Shell::Cmd,
            "aws shop sell ^\n  --title it's --map ^\"{\\^\"a\\^\":\\^\"b c\\^\"}^\"",
        ),
    ] {
        for hint in [Some(shell), None] {
            let reading = read_in(text, hint, Cli::V2).unwrap();
            let shown = json::compact(&reading.draft.input, &Path::root());
            assert_eq!(shown.as_str(), expected, "{text}");
        }
    }
}

#[test]
fn operations_of_s3_are_commands_of_s3api() {
    let model = r#"{"metadata": {"endpointPrefix": "s3"}, "operations": {}, "commands": {"cp": {}}, "shapes": {}}"#;
    let service = Service::from_json(model, Some("s3")).unwrap();
    let source = Source::detect("aws s3 create-bucket --bucket b", Hints::default()).unwrap();
    let errors = source.read(Context {
        services: &[&service],
        operation: None,
        cli: Cli::V2,
    });
    let error = errors.unwrap_err().remove(0);
    assert!(error.message.contains("Write `aws s3api create-bucket`."));
    let fix = error.fix.unwrap();
    assert_eq!((fix.text.as_str(), fix.span), ("s3api", 4..6));
}
