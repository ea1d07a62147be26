//! Texts as people paste them: commands in five shells, documents in four languages, requests in every form.

use wireform_model::shell::Shell;
use wireform_testing::{Random, texts};

/// A text that some reader reads.
pub fn text(random: &mut Random) -> String {
    match random.below(3) {
        0 => command(random),
        1 => document(random),
        _ => request(random),
    }
}

/// A command with up to four options.
fn command(random: &mut Random) -> String {
    let shell = Shell::ALL[random.below(Shell::ALL.len())];
    let mut text = random.pick(PROMPTS).to_owned();
    text.push_str(random.pick(COMMANDS));
    for _ in 0..random.below(5) {
        text.push_str(separator(random, shell));
        let (option, values) = OPTIONS[random.below(OPTIONS.len())];
        text.push_str(option);
        if let [_, ..] = values {
            let value = match random.percent(75) {
                true => random.pick(values).to_owned(),
                false => texts::pieces(random, 4, &[]),
            };
            text.push_str(random.pick(&[" ", " ", " ", "="]));
            text.push_str(&quoted(random, shell, &value));
        }
    }
    text.push_str(random.pick(ENDS));
    text
}

fn separator(random: &mut Random, shell: Shell) -> &'static str {
    let continued = match shell {
        Shell::Posix | Shell::Fish => " \\\n  ",
        Shell::PowerShell | Shell::WindowsPowerShell => " `\r\n  ",
        Shell::Cmd => " ^\r\n  ",
    };
    random.pick(&[" ", " ", continued])
}

/// A value as people write it in a shell, mostly between the right quotes.
fn quoted(random: &mut Random, shell: Shell, value: &str) -> String {
    let single = |inside: String| format!("'{inside}'");
    match (random.below(5), shell) {
        (0, _) => value.to_owned(),
        (1, _) | (_, Shell::Cmd) => format!("\"{}\"", value.replace('"', "\\\"")),
        (_, Shell::Posix) => single(value.replace('\'', "'\\''")),
        (_, Shell::Fish) => single(value.replace('\\', "\\\\").replace('\'', "\\'")),
        (_, Shell::PowerShell) => single(value.replace('\'', "''")),
        (_, Shell::WindowsPowerShell) => single(value.replace('\'', "''").replace('"', "\\\"")),
    }
}

/// A document with up to four members, or one from the list.
fn document(random: &mut Random) -> String {
    if random.percent(30) {
        return random.pick(DOCUMENTS).to_owned();
    }
    let language = random.pick(&["json", "json", "yaml", "python", "javascript"]);
    let members: Vec<String> = (0..random.below(5))
        .map(|_| member(random, language))
        .collect();
    let joined = members.join(if language == "yaml" { "\n" } else { ", " });
    match language {
        "json" => format!("{{{joined}}}"),
        "yaml" => joined,
        "python" => format!("{}{joined})", random.pick(PYTHON)),
        _ => format!(
            "{}{{{joined}}}{}",
            random.pick(JAVASCRIPT),
            random.pick(&["", ")", "));", ";"])
        ),
    }
}

fn member(random: &mut Random, language: &str) -> String {
    let (name, value) = MEMBERS[random.below(MEMBERS.len())];
    match language {
        "json" => format!("\"{name}\": {value}"),
        "python" => {
            let value = value.replace("true", "True").replace("null", "None");
            format!(
                "{name}={}",
                value.replace('"', random.pick(&["'", "\"", "'''"]))
            )
        }
        "yaml" => format!("{name}: {value}"),
        _ => format!(
            "{name}: {}",
            value.replace('"', random.pick(&["'", "\"", "`"]))
        ),
    }
}

/// A request as HTTP text, curl, HAR or the JSON that `wireform request` prints.
fn request(random: &mut Random) -> String {
    let (target, body) = (random.pick(TARGETS), random.pick(BODIES));
    let (method, host) = (random.pick(&["PUT", "POST", "GET"]), random.pick(HOSTS));
    let headers: Vec<&str> = (0..random.below(4)).map(|_| random.pick(HEADERS)).collect();
    let escaped = body
        .replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace(['\n', '\r'], "\\n");
    let pairs = headers.iter().filter_map(|header| header.split_once(": "));
    match random.below(5) {
        0 | 1 => {
            let lines: String = headers.iter().map(|header| format!("{header}\n")).collect();
            format!("{method} {target} HTTP/1.1\nHost: {host}\n{lines}\n{body}")
        }
        2 => curl(
            random,
            method,
            &format!("https://{host}{target}"),
            &headers,
            body,
        ),
        3 => {
            let pairs =
                pairs.map(|(name, value)| format!(r#"{{"name": "{name}", "value": "{value}"}}"#));
            let entry = format!(
                r#"{{"request": {{"method": "{method}", "url": "https://{host}{target}", "headers": [{}], "postData": {{"text": "{escaped}"}}}}}}"#,
                pairs.collect::<Vec<_>>().join(", ")
            );
            match random.percent(50) {
                true => entry,
                false => format!(r#"{{"log": {{"entries": [{entry}]}}}}"#),
            }
        }
        _ => {
            let (path, query) = target.split_once('?').unwrap_or((target, "a=b"));
            let (name, value) = query.split_once('=').unwrap_or((query, ""));
            let pairs = pairs.map(|(name, value)| format!(r#""{name}": "{value}""#));
            let pairs = pairs.collect::<Vec<_>>().join(", ");
            let body = match random.below(4) {
                0 => "null".to_owned(),
                1 => r#"{"base64": "AP8="}"#.to_owned(),
                2 => r#"{"file": "x.bin"}"#.to_owned(),
                _ => format!("\"{escaped}\""),
            };
            format!(
                r#"{{"method": "{method}", "host": "{host}", "path": "{path}", "query": [["{name}", "{value}"]], "headers": {{{pairs}}}, "body": {body}}}"#
            )
        }
    }
}

fn curl(random: &mut Random, method: &str, url: &str, headers: &[&str], body: &str) -> String {
    let shell = Shell::ALL[random.below(Shell::ALL.len())];
    let mut text = format!("curl{}", separator(random, shell));
    if random.percent(60) {
        text.push_str(&format!("-X {method} "));
    }
    text.push_str(&quoted(random, shell, url));
    for header in headers {
        text.push_str(separator(random, shell));
        text.push_str(&format!("-H {}", quoted(random, shell, header)));
    }
    if random.percent(70) {
        text.push_str(separator(random, shell));
        text.push_str(random.pick(&[
            "-d ",
            "--data-raw ",
            "--json ",
            "--data-binary=",
            "--data-urlencode ",
        ]));
        text.push_str(&quoted(random, shell, body));
    }
    text
}

const PROMPTS: &[&str] = &[
    "",
    "",
    "",
    "",
    "$ ",
    "PS C:\\a> ",
    "C:\\a>",
    "sudo ",
    "A=b ",
    "time ",
    "x=$(",
    "# c\n",
    "& ",
    "> ",
    "echo '{}' | ",
];

const COMMANDS: &[&str] = &[
    "aws shop sell",
    "aws shop sell",
    "aws shop sell",
    "aws --region eu-west-1 shop list",
    "aws shop put",
    "aws.exe shop play",
    "aws shop",
    "aws shop wait x",
    "aws shp sel",
    "aws s3api put-object",
    "aws shop tail",
    "aws2 shop sell",
    "aws help",
];

const ENDS: &[&str] = &[
    "",
    "",
    "",
    "",
    "\n",
    " | jq .",
    " > out.txt",
    " # c",
    ")",
    " out.bin",
    " && aws shop list",
    " <<EOF\n{}\nEOF\n",
    "\naws shop list --id x",
    " --",
];

const TEXT: &[&str] = &[
    "a", "it's", "a b", "", "-x", "é😀", "$HOME", "<NAME>", "file://x", "%A%", "null", "\u{2019}",
];

const OPTIONS: &[(&str, &[&str])] = &[
    ("--name", TEXT),
    ("--na-me", TEXT),
    ("--id", TEXT),
    ("--color", &["RED", "BLUE"]),
    (
        "--size",
        &["1", "1.5", "-3", "1e400", "0x1", "many", "00", "\u{663}"],
    ),
    ("--price", &["1.5", "1e3", "NaN", "-inf"]),
    ("--fast", &[]),
    ("--no-fast", &[]),
    ("--data", &["AP8=", "fileb://x", "é", "===="]),
    (
        "--at",
        &[
            "2023-11-14T22:13:20Z",
            "1700000000",
            "1e20",
            "soon",
            "2023-02-30",
        ],
    ),
    ("--any", &[r#"{"a":[1,null]}"#, "[]", "a=b"]),
    (
        "--item",
        &[
            "Count=1,Inner={On=true}",
            r#"{"Price":1.5}"#,
            "Data=@x",
            "Inner=[",
        ],
    ),
    (
        "--items",
        &[
            "Count=1 Count=2",
            r#"[{"On":true}]"#,
            "Count=1,Count=2",
            "[]",
        ],
    ),
    ("--flat", &["a", r#"["a","b"]"#, "a,b"]),
    (
        "--filters",
        &[
            "Name=a,Values=b,c",
            "Name=a,Values=[b,c],Size=1",
            "Name=\"a b\",Values='c,d'",
            r#"[{"Name":"a"}]"#,
            "Name@=file://x",
            "Values=a,Values=b",
        ],
    ),
    (
        "--map",
        &["a=b,c=d", r#"{"a":"b"}"#, "a", "a=b,a=c", "a.b/c=", "{a=b}"],
    ),
    ("--maps", &["a={b={c={}}}", "{\"a\":{\"b\":{}}}"]),
    (
        "--attributes",
        &[
            r#"{"a":{"S":"b"},"c":{"L":[{"N":"1"}]}}"#,
            "a={S=b}",
            "a={M={b={BOOL=true}}}",
            r#"{"a":"b"}"#,
        ],
    ),
    ("--count", &["1", "1:2", ":", "a:b"]),
    ("--zip", &["fileb://x.zip", "x"]),
    ("--pairs", &["a=b", "Key=a,Value=b", "a"]),
    ("--old", &["a b", "Id=a", "a"]),
    ("--stop", &["true", "a", "Value=true"]),
    ("--own", TEXT),
    ("--next", TEXT),
    (
        "--cli-input-json",
        &[
            r#"{"Title":"a","Size":1}"#,
            "{",
            "file://input.json",
            "[]",
            "{\"Title\":",
            "{\"Item\":{\"Data\":\"é\"}}",
        ],
    ),
    (
        "--cli-input-yaml",
        &["Title: a\nSize: 1\n", "a: [", "Item: {Data: !!binary AP8=}"],
    ),
    ("--region", &["eu-west-1", "$R", ""]),
    ("--query", &["a[?b=='c'].d", "a`1`"]),
    ("--output", &["json", "xml"]),
    ("--cli-binary-format", &["raw-in-base64-out", "base64"]),
    ("--max-items", &["5", "x"]),
    ("--no-cli-pager", &[]),
    ("--endpoint-url", &["http://localhost:4566"]),
    ("--profile", TEXT),
    ("--fil", TEXT),
    ("--c", TEXT),
    ("--unknown", TEXT),
    ("--nam", TEXT),
    ("--generate-cli-skeleton", &[]),
    ("--debug", &[]),
    ("--cli-read-timeout", &["5"]),
];

const MEMBERS: &[(&str, &str)] = &[
    ("Title", "\"a\""),
    ("Title", "\"it\\u0027s \\\"b\\\"\""),
    ("title", "\"a\""),
    ("Size", "1"),
    ("Size", "\"1\""),
    ("Price", "-1.5e3"),
    ("Fast", "true"),
    ("Data", "\"AP8=\""),
    ("At", "1700000000"),
    ("At", "\"2023-11-14T22:13:20Z\""),
    ("At", "new Date(0)"),
    ("Any", "{\"a\": [1, null, {\"b\": true}]}"),
    ("Item", "{\"Count\": 1, \"Inner\": {\"On\": true}}"),
    ("Items", "[{\"Count\": 1}, {}]"),
    ("Filters", "[{\"Name\": \"a\", \"Values\": [\"b\", \"c\"]}]"),
    ("Filters", "{\"Name\": \"a\"}"),
    ("Map", "{\"a\": \"b\", \"a\": \"c\"}"),
    ("Maps", "{\"a\": {\"b\": {}}}"),
    ("Attributes", "{\"a\": {\"S\": \"b\"}}"),
    ("Attributes", "{\"a\": \"b\", \"c\": [1, true]}"),
    ("Unknown", "null"),
    ("Title", "null"),
    ("Title", "process.env.A"),
    ("Title", "\"a\" + \"b\""),
    ("Title", "f(\"a\", 1)"),
    ("Sell", "{\"Title\": \"a\"}"),
    ("Size", "0x1F"),
    ("Size", "1_000"),
    ("Size", "NaN"),
    ("Data", "b\"\\x00a\""),
    ("Data", "Buffer.from(\"a\")"),
    ("Title", "\"\"\"a\nb\"\"\""),
    ("Code", "{\"Zip\": \"AP8=\"}"),
    ("Title", "\"é😀\""),
    ("Title", "“a”"),
    ("Flat", "[\"a\",]"),
    ("Flat", "(\"a\", \"b\")"),
    ("...x", "1"),
];

const PYTHON: &[&str] = &[
    "client.sell(",
    "a = {'S': 'b'}\nclient.sell(Any=a, ",
    "s = boto3.Session(profile_name='p', region_name='r')\ns.client('shop').sell(",
    "boto3.client('shop', region_name='eu-west-1').sell(",
    "import boto3\nc = boto3.client('shop')\nr = c.sell(\n",
    "dict(",
    "shop_client.sell(**{'Title': 'a'}, ",
    "client.get_paginator('list').paginate(",
    "",
];

const JAVASCRIPT: &[&str] = &[
    "new SellCommand(",
    "await client.send(new SellCommand(",
    "const input = ",
    "import { ShopClient } from \"@aws-sdk/client-shop\";\nnew SellCommand(",
    "new AWS.Shop({region: 'eu-west-1'}).sell(",
    "params = ",
    "// c\n",
    "export const x = ",
    "",
];

const DOCUMENTS: &[&str] = &[
    "---\nTitle: a\nItems:\n- Count: 1\n  Inner: {On: yes}\n- !!map {}\nAny: &x\n  a: |\n    b\n     c\n  d: >-\n    e\n    f\n\nMap: {a: b}\n",
    "Title: 'it''s'\nSize: 0o17\nAt: 2023-11-14\nData: !!binary |\n  AP8=\nAny:\n  <<: {a: 1}\n  ? b\n  : c\n",
    "a: &a [b, &c d]\nAny: *a\n? - x\n: y\n... \n---\nb: 1\n",
    "%YAML 1.2\n---\n\"Title\": \"a\\\n  b\"\n# c\n",
    "{\n  // c\n  Title: 'a', /* d */\n  \"Size\": 1,\n  Map: {\"a\": \"b\",},\n}",
    "{'Title': 'a', 'Fast': True, 'Any': None, }",
    "{\"Title\": \"a\" \"Size\": 1}",
    "{\"Title\": \"a",
    "[{\"Title\": \"a\"}]",
    "{\"Sells\": [{\"Title\": \"a\", \"Extra\": 1}]}",
    "const input = { // Sell\n  Title: \"STRING_VALUE\", // required\n  Items: [ // Items\n    { Count: Number(\"int\"), On: true || false, },\n  ],\n};\n",
    "response = client.sell(\n    Title='string',\n    Fast=True|False,\n    Data=b'bytes',\n    At=datetime(2015, 1, 1),\n)",
    "client.sell(Title=f'{a}b', Size=int('1'), Any=json.dumps({'a': 1}), Map=dict(a='b'), **rest)",
    "Title='a', Item={'Count': 1}",
    "{\"Title\": \"\\ud83d\\ude00\\ud83d\", \"Size\": 1e999, \"Price\": -0.0}",
    "null",
    "\u{feff}{}",
    "[]",
    "",
];

const HOSTS: &[&str] = &[
    "shop.eu-west-1.amazonaws.com",
    "shop.eu-west-1.amazonaws.com",
    "localhost:4566",
    "vpce-1.shop.eu-west-1.vpce.amazonaws.com",
    "b.s3.eu-west-1.amazonaws.com",
    "abc.execute-api.eu-west-1.amazonaws.com",
    "[::1]:8000",
    "shop-fips.us-gov-west-1.api.aws",
    "é.x",
    "",
];

const TARGETS: &[&str] = &[
    "/v1/a/b?kind=a",
    "/v1/a%2Fb/c/d%20e?kind=a&size=1&size=2&x=y+z",
    "/v1/a",
    "/",
    "/blob",
    "/service/Shop_2020/operation/Sell",
    "/stage/v1/a",
    "/?Action=Sell&Version=2020-01-01&Title=a",
    "/v1//?kind",
    "/v1/%zz/%",
    "/b/k?X-Amz-Signature=a&uploads",
    "*",
];

const HEADERS: &[&str] = &[
    "X-Amz-Target: Shop_2020.Sell",
    "Content-Type: application/x-amz-json-1.1",
    "X-Names: a,\"b,c\", d",
    "X-Until: Tue, 14 Nov 2023 22:13:20 GMT",
    "x-note-k: v",
    "X-Context: eyJhIjoxfQ==",
    "Content-Length: 4",
    "Content-Encoding: aws-chunked",
    "Content-Encoding: gzip",
    "Authorization: AWS4-HMAC-SHA256 Credential=AK/20200101/eu-west-1/store/aws4_request, SignedHeaders=host, Signature=x",
    "Transfer-Encoding: chunked",
    "smithy-protocol: rpc-v2-cbor",
    "Cookie: a=b",
    "X-Secret: hunter2",
    "x-amz-checksum-crc32: AAAAAA==",
    "Content-Type: application/x-www-form-urlencoded; charset=utf-8",
    ":authority: x",
    "X-Amz-Date: 20200101T000000Z",
];

const BODIES: &[&str] = &[
    r#"{"Title": "a", "item": {"Data": "AP8=", "At": 1700000000, "On": true, "Price": 1.5, "Count": 2}}"#,
    r#"{"Items": [{"Count": 1}, null], "odd": 1}"#,
    "Action=Sell&Version=2020-01-01&Title=a&item.Count=2&Items.member.2.Count=1&Items.member.1.On=true&Tags.entry.1.key=a",
    "Action=Sell&Version=2020-01-01&Map.entry.1.key=a&Map.entry.1.value=b+c&Flat.One.1=a&Flat.2=b&Filters.1.Values.1=%41",
    "<Sell xmlns=\"u\"><Title>a</Title><item Kind=\"x\"><Data>AP8=</Data><On>true</On></item><Items><member><Count>1</Count></member><member/></Items></Sell>",
    "<?xml version=\"1.0\"?>\n<Sell><Map><entry><key>a&lt;&#x41;</key><value><![CDATA[b]]></value></entry></Map><One>a</One><!-- c --></Sell>",
    "v2RpdGVtpWREYXRhQgD/YkF0wRplU/EAYk9u9WVQcmljZfk+AGVDb3VudAL/",
    "omVUaXRsZWFhZFNpemUB",
    "v2VUaXRsZX9hYWFi/2VJdGVtc5/2/2NBbnmh/w==",
    "2\r\nhi\r\n0\r\nx-amz-checksum-crc32:AA==\r\n\r\n",
    "3;chunk-signature=a\r\nabc\r\n0;chunk-signature=b\r\n\r\n",
    "AP8=",
    "H4sIAAAAAAAAA6uuBQBDv6ajAgAAAA==",
    "<content of photo.jpg>",
    "text",
    "",
    "{",
    "[]",
    "null",
];
