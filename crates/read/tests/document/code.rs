use wireform_model::json;
use wireform_model::path::Path;
use wireform_read::{Context, Hints, Source};

use super::{SERVICE, input, parts, read, rules};

/// Calls in Python with what they say.
const PYTHON: &[(&str, &str)] = &[
    (
        "client.put_item(TableName='Music', Item={'Artist': {'S': \"x\"}})",
        r#"{"TableName":"Music","Item":{"Artist":{"S":"x"}}}"#,
    ),
    (
        "import boto3\n\nboto3.client('dynamodb', region_name='eu-west-1').put_item(\n    TableName='a' \"b\"  # name\n      'c',\n    Expected=('x', 'y',),\n)",
        r#"{"TableName":"abc","Expected":["x","y"]}"#,
    ),
    (
        "c.put_item(TableName=r'a\\b', ReturnValues=u'''x\n'y''', Count=1_000)",
        r#"{"TableName":"a\\b","ReturnValues":"x\n'y","Count":1000}"#,
    ),
    (
        r"c.put_item(TableName='\x41\u00e9\U0001F600\101\'\n\d\
')",
        r#"{"TableName":"Aé😀A'\n\\d"}"#,
    ),
    (
        "c.put_item(Data=b'\\x00\\xff' b'a', Enabled=True, ReturnValues=None)",
        r#"{"Data":"AP9h","Enabled":true,"ReturnValues":null}"#,
    ),
    (
        "c.put_item(Data='hi', Item={'k': {'B': b'hi'}})",
        r#"{"Data":"aGk=","Item":{"k":{"B":"aGk="}}}"#,
    ),
    (
        "c.put_item(**{'TableName': 'x', 'Count': -0x10}, Exact=1e3)",
        r#"{"TableName":"x","Count":-16,"Exact":1e3}"#,
    ),
    (
        "params = {'TableName': 'x'}\nc.put_item(**params)",
        r#"{"TableName":"x"}"#,
    ),
    (
        "params = {'TableName': 'x', 'Data': b'a'}",
        r#"{"TableName":"x","Data":"YQ=="}"#,
    ),
    ("TableName='x', Item={}", r#"{"TableName":"x","Item":{}}"#),
    ("(TableName='x',)", r#"{"TableName":"x"}"#),
    (
        "{'TableName': 'x', 'Data': b'a'}",
        r#"{"TableName":"x","Data":"YQ=="}"#,
    ),
    (
        "c.put_item(TableName=(('x')), Expected=[], Item={**{'a': {'S': 'b'}}})",
        r#"{"TableName":"x","Expected":[],"Item":{"a":{"S":"b"}}}"#,
    ),
    (
        "c.put_item(TableName=json.dumps({'a': [1, None]}))",
        r#"{"TableName":"{\"a\": [1, null]}"}"#,
    ),
    (
        "print(c.put_item(TableName='x')['Attributes'])",
        r#"{"TableName":"x"}"#,
    ),
    (
        "x = [c.put_item(TableName=f'a{{b}}')]",
        r#"{"TableName":"a{b}"}"#,
    ),
    (
        "try:\n    client.put_item(TableName='x')\nexcept Exception:\n    pass",
        r#"{"TableName":"x"}"#,
    ),
    (
        "with open('f') as f:\n    client.put_item(TableName='x')",
        r#"{"TableName":"x"}"#,
    ),
    (
        "t = boto3.resource('dynamodb').Table('Music')\nt.put_item(Item={'a': {'S': 'b'}})",
        r#"{"TableName":"Music","Item":{"a":{"S":"b"}}}"#,
    ),
    (
        "boto3.resource('dynamodb').Table('Music').put_item(ReturnValues='x')",
        r#"{"TableName":"Music","ReturnValues":"x"}"#,
    ),
    (
        "d = boto3.resource('dynamodb')\ntable = d.Table('Music')\nwith table.batch_writer() as batch:\n    batch.put_item(Count=1)",
        r#"{"TableName":"Music","Count":1}"#,
    ),
    ("t = d.Table(name)\nt.put_item(Count=1)", r#"{"Count":1}"#),
    (
        "c.put_item(At=datetime(2024, 1, 31), Item=dict(a=dict(S='b'), **{'c': {'N': '1'}}))",
        r#"{"At":"2024-01-31T00:00:00","Item":{"c":{"N":"1"},"a":{"S":"b"}}}"#,
    ),
    (
        "c.put_item(At=datetime.datetime(2024, 1, 31, 12, 5, 0, 5000, tzinfo=datetime.timezone.utc))",
        r#"{"At":"2024-01-31T12:05:00.005000Z"}"#,
    ),
    (
        "c.put_item(At=datetime.fromisoformat('2024-01-31'))",
        r#"{"At":"2024-01-31"}"#,
    ),
    (
        "item = {\n    'Artist': {'S': 'x'},\n}  # one\nTABLE = 'Music'\nc.put_item(TableName=TABLE, Item=item)",
        r#"{"TableName":"Music","Item":{"Artist":{"S":"x"}}}"#,
    ),
    (
        "def put():\n    item = {}\n    name = 'Music'\n    for i in range(3):\n        c.put_item(\n  TableName=name, Item=item)",
        r#"{"TableName":"Music","Item":{}}"#,
    ),
    (
        "name = 'Music'\nartist = {'S': 'x'}\nt = d.Table(name)\nt.put_item(Item={'Artist': artist, 'b': artist})",
        r#"{"TableName":"Music","Item":{"Artist":{"S":"x"},"b":{"S":"x"}}}"#,
    ),
    (
        "p = c.get_paginator('put_item')\nfor page in p.paginate(TableName='x'):\n    pass",
        r#"{"TableName":"x"}"#,
    ),
];

/// Calls in JavaScript with what they say.
const JAVASCRIPT: &[(&str, &str)] = &[
    (
        "import { DynamoDBClient, PutItemCommand } from \"@aws-sdk/client-dynamodb\";\nconst client = new DynamoDBClient({ region: 'eu-west-1' });\nconst input = { // PutItemInput\n  TableName: \"Music\", // required\n  Item: { /* map */ \"k\": { S: 'x' }, },\n};\nconst command = new PutItemCommand(input);\nconst response = await client.send(command);",
        r#"{"TableName":"Music","Item":{"k":{"S":"x"}}}"#,
    ),
    (
        "await client.send(new PutItemCommand({ TableName: `a\nb`, Count: 1_000, Exact: 0x10 }));",
        r#"{"TableName":"a\nb","Count":1000,"Exact":16}"#,
    ),
    (
        "dynamodb.putItem({TableName: 'x', Enabled: true, ReturnValues: undefined}, function(err, data) { console.log(err) });",
        r#"{"TableName":"x","Enabled":true}"#,
    ),
    (
        "new PutItemCommand({ Data: Buffer.from('hi'), Item: { a: { B: new Uint8Array([104, 105]) } } })",
        r#"{"Data":"aGk=","Item":{"a":{"B":"aGk="}}}"#,
    ),
    (
        "new PutItemCommand({ Data: Buffer.from(\"aGk=\", 'base64'), At: new Date(\"2001-09-09\") })",
        r#"{"Data":"aGk=","At":"2001-09-09"}"#,
    ),
    (
        "new PutItemCommand({ TableName: JSON.stringify({ a: [1] }), ...{ Count: 1 } })",
        r#"{"Count":1,"TableName":"{\"a\":[1]}"}"#,
    ),
    (
        "const params = {\n  TableName: 'x',\n  Item: { a: { N: '1' } }\n};",
        r#"{"TableName":"x","Item":{"a":{"N":"1"}}}"#,
    ),
    (
        "const TableName = 'Music';\nconst Item = { a: { S: 'x' } };\nclient.send(new PutItemCommand({ TableName, Item }));",
        r#"{"TableName":"Music","Item":{"a":{"S":"x"}}}"#,
    ),
    (
        "const docs = new AWS.DynamoDB.DocumentClient();\ndocs.put({ TableName: 'x' }).promise();",
        r#"{"TableName":"x"}"#,
    ),
    ("new PutCommand({ TableName: 'x' })", r#"{"TableName":"x"}"#),
    (
        "docClient.put({ TableName: 'x' }).promise()",
        r#"{"TableName":"x"}"#,
    ),
    (
        "{ TableName: `x`, Data: Buffer.from('hi') }",
        r#"{"TableName":"x","Data":"aGk="}"#,
    ),
    (
        "new PutItemCommand({ TableName: \"\\u{1F600}\\x41\", Count: 10n })",
        r#"{"TableName":"😀A","Count":10}"#,
    ),
];

#[test]
fn literals_are_read() {
    for (text, expected) in PYTHON.iter().chain(JAVASCRIPT) {
        assert_eq!(input(text), *expected, "{text}");
        let errors: Vec<_> = rules(text)
            .into_iter()
            .filter(|(rule, _)| *rule != "unquoted-key")
            .collect();
        assert_eq!(errors, [], "{text}");
    }
}

#[test]
fn what_is_no_literal_is_kept_as_text_and_marked() {
    for (text, expected, marked) in [
        (
            "c.put_item(TableName=TABLE, Count=n)",
            r#"{"TableName":"TABLE"}"#,
            &["TABLE", "n"][..],
        ),
        (
            "c.put_item(TableName=f'a{b}', Item=item())",
            r#"{"TableName":"f'a{b}'"}"#,
            &["f'a{b}'", "item()"],
        ),
        (
            "c.put_item(TableName='a' + b, Enabled=not x)",
            r#"{"TableName":"'a' + b"}"#,
            &["'a' + b", "not x"],
        ),
        (
            "c.put_item(TableName=os.environ['T'], Expected=[a, 'b'])",
            r#"{"TableName":"os.environ['T']","Expected":["a","b"]}"#,
            &["os.environ['T']", "a"],
        ),
        (
            "c.put_item(Item={k: {'S': 'x'}, 'l': {'S': v}})",
            r#"{"Item":{"l":{"S":"v"}}}"#,
            &["k", "v"],
        ),
        (
            "new PutItemCommand({ TableName, Count: n + 1, ReturnValues: `a${b}` })",
            r#"{"TableName":"TableName","ReturnValues":"`a${b}`"}"#,
            &["TableName", "n + 1", "`a${b}`"],
        ),
        (
            "new PutItemCommand({ Item: { [k]: { S: 'x' } }, ...rest })",
            r#"{"Item":{}}"#,
            &["[k]", "rest"],
        ),
        (
            "new PutItemCommand({ Item: marshall({ a: 1 }), TableName: 'x' })",
            r#"{"TableName":"x"}"#,
            &["marshall({ a: 1 })"],
        ),
        (
            "c.put_item(Expected=[x for x in y], Data=open('f', 'rb').read())",
            r#"{}"#,
            &["[x for x in y]", "open('f', 'rb').read()"],
        ),
    ] {
        assert_eq!(input(text), expected, "{text}");
        let found: Vec<_> = rules(text).into_iter().map(|(_, place)| place).collect();
        assert_eq!(found, marked, "{text}");
    }
}

#[test]
fn variables_that_were_changed_are_marked() {
    for (text, expected, marked) in [
        (
            "item = {}\nitem['a'] = {'S': 'b'}\nc.put_item(Item=item)",
            "{}",
            &["item"][..],
        ),
        (
            "if x:\n    n = 'a'\nelse:\n    n = 'b'\nc.put_item(TableName=n)",
            r#"{"TableName":"n"}"#,
            &["n"],
        ),
        (
            "print(\n    n='a'\n)\nc.put_item(TableName=n)",
            r#"{"TableName":"n"}"#,
            &["n"],
        ),
        (
            "n = 'a' + b\nfor m in x:\n    c.put_item(TableName=n, ReturnValues=m)",
            r#"{"TableName":"n","ReturnValues":"m"}"#,
            &["n", "m"],
        ),
        (
            "a = 'x'\ndef put(a, b=1):\n    c.put_item(TableName=a)\na = {'S': a}",
            r#"{"TableName":"a"}"#,
            &["a"],
        ),
    ] {
        assert_eq!(input(text), expected, "{text}");
        let found: Vec<_> = rules(text).into_iter().map(|(_, place)| place).collect();
        assert_eq!(found, marked, "{text}");
    }
}

#[test]
fn constants_of_enumerations_are_read() {
    for (text, expected, marked) in [
        (
            "c.put_item(At=datetime(2024, month, 1), Data=datetime.now(), Item=dict(k))",
            r#"{}"#,
            &["datetime(2024, month, 1)", "datetime.now()", "dict(k)"][..],
        ),
        (
            "new PutItemCommand({ ReturnValues: ReturnValue.ALL_OLD, TableName: Names.MUSIC })",
            r#"{"ReturnValues":"ALL_OLD","TableName":"Names.MUSIC"}"#,
            &["ReturnValue.ALL_OLD", "Names.MUSIC"],
        ),
    ] {
        assert_eq!(input(text), expected, "{text}");
        let found: Vec<_> = rules(text).into_iter().map(|(_, place)| place).collect();
        assert_eq!(found, marked, "{text}");
    }
}

#[test]
fn region_and_service_are_parts() {
    let text = "boto3.client('dynamodb', region_name='eu-west-1').put_item(TableName='x')";
    let reading = read(text).unwrap();
    assert_eq!(reading.draft.options.get("region"), Some("eu-west-1"));
    let expected = [
        ("'dynamodb'", "Service"),
        ("'eu-west-1'", "Global(\"region\")"),
        ("put_item", "Operation"),
        ("TableName", "name /TableName"),
        ("'x'", "value /TableName"),
    ];
    let expected = expected.map(|(text, meaning)| (text, meaning.to_owned()));
    assert_eq!(parts(text), expected);
}

#[test]
fn sessions_have_a_profile_and_a_region() {
    let session = "session = boto3.Session(profile_name='p', region_name='eu-west-1')\n";
    for (calls, region, profile) in [
        (
            "session.client('dynamodb').put_item(TableName='x')",
            "eu-west-1",
            "p",
        ),
        (
            "c = session.client('dynamodb', region_name='eu-west-2')\nc.put_item(TableName='x')",
            "eu-west-2",
            "p",
        ),
        (
            "d = session.resource('dynamodb')\no = boto3.Session(region_name='us-east-1', profile_name='o')\n\
             d.Table('x').put_item(Count=1)",
            "eu-west-1",
            "p",
        ),
    ] {
        let reading = read(&format!("{session}{calls}")).unwrap();
        let options = &reading.draft.options;
        let found = [options.get("region"), options.get("profile")];
        assert_eq!(found, [Some(region), Some(profile)], "{calls}");
        assert_eq!(
            reading.draft.member("TableName").and_then(|it| it.as_str()),
            Some("x")
        );
    }
}

/// The calls that there are to choose from, and the operation and input that are read.
#[track_caller]
fn choices(text: &str, choice: Option<usize>) -> (Vec<String>, usize, String) {
    let hints = Hints {
        choice,
        ..Hints::default()
    };
    let reading = Source::detect(text, hints).unwrap().read(Context {
        services: &[&SERVICE],
        operation: None,
        cli: Default::default(),
    });
    let reading = reading.unwrap();
    let labels = reading.choices.all.into_iter().map(|it| it.label);
    let input = json::compact(&reading.draft.input, &Path::root());
    let read = format!("{} {}", reading.operation, input.as_str());
    (labels.collect(), reading.choices.chosen, read)
}

#[test]
fn one_of_several_calls_is_chosen() {
    let text =
        "c.put_item(TableName='a',\n  Count=1)\nc.nothing_known(A='b')\nc.list_tables(Limit=2)";
    let labels = ["put_item(TableName='a', Count=1)", "list_tables(Limit=2)"];
    let labels = labels.map(str::to_owned).to_vec();
    let first = r#"put-item {"TableName":"a","Count":1}"#.to_owned();
    let second = r#"list-tables {"Limit":2}"#.to_owned();
    assert_eq!(choices(text, None), (labels.clone(), 0, first));
    assert_eq!(choices(text, Some(1)), (labels, 1, second.clone()));
    let tenth = Hints {
        choice: Some(9),
        ..Hints::default()
    };
    let error = Source::detect(text, tenth).unwrap().read(Context {
        services: &[&SERVICE],
        operation: None,
        cli: Default::default(),
    });
    assert_eq!(error.unwrap_err()[0].rule, "unknown-choice");
    let text =
        "s(new PutItemCommand({ TableName: 'a' }));\ns(new ListTablesCommand({ Limit: 2 }));";
    let (labels, _, read) = choices(text, Some(1));
    assert_eq!((labels.len(), read), (2, second));
    assert_eq!(choices("c.list_tables(Limit=2)", None).0.len(), 0);
    let others = rules("c.put_item(TableName='a')\nc.list_tables(Limit=2)");
    assert_eq!(others, [("others-not-read", "list_tables(Limit=2)")]);
}
