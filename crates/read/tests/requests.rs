//! Requests of every protocol, read back into inputs.

use proptest::prelude::*;
use wireform_model::cli::Cli;
use wireform_model::path::Path;
use wireform_model::shell::Shell;
use wireform_model::{Protocol, Service, json};
use wireform_read::{Context, Hints, Meaning, Reading, Source, SourceKind};

/// A service with a member of each kind; `PROTOCOL` is the one that it speaks.
const MODEL: &str = r#"{
    "metadata": {"endpointPrefix": "shop", "signingName": "store", "protocol": "PROTOCOL",
        "targetPrefix": "Shop_2020", "apiVersion": "2020-01-01"},
    "operations": {
        "Sell": {"name": "Sell", "http": {"method": "PUT", "requestUri": "/v1/{id}/{path+}?kind=a"}, "input": {"shape": "Sell"}},
        "List": {"name": "List", "http": {"method": "GET", "requestUri": "/v1/{id}"}, "input": {"shape": "List"}},
        "Put": {"name": "Put", "http": {"method": "PUT", "requestUri": "/blob"}, "input": {"shape": "Put"}}
    },
    "shapes": {
        "Sell": {"type": "structure", "members": {
            "Id": {"shape": "Text", "location": "uri", "locationName": "id"},
            "Path": {"shape": "Text", "location": "uri", "locationName": "path"},
            "Sizes": {"shape": "Numbers", "location": "querystring", "locationName": "size"},
            "More": {"shape": "Texts", "location": "querystring"},
            "Names": {"shape": "Names", "location": "header", "locationName": "X-Names"},
            "Until": {"shape": "Time", "location": "header", "locationName": "X-Until"},
            "Notes": {"shape": "Texts", "location": "headers", "locationName": "x-note-"},
            "Token": {"shape": "Text", "idempotencyToken": true},
            "Item": {"shape": "Item", "locationName": "item"},
            "Items": {"shape": "Items"},
            "Tags": {"shape": "Texts"}
        }},
        "List": {"type": "structure", "members": {
            "Id": {"shape": "Text", "location": "uri", "locationName": "id"}}},
        "Put": {"type": "structure", "payload": "Data", "members": {
            "Data": {"shape": "Bytes", "streaming": true}}},
        "Item": {"type": "structure", "members": {
            "Data": {"shape": "Bytes"}, "At": {"shape": "Time"}, "On": {"shape": "Flag"},
            "Price": {"shape": "Double"}, "Count": {"shape": "Integer"}, "Inner": {"shape": "Item"}}},
        "Items": {"type": "list", "member": {"shape": "Item"}},
        "Names": {"type": "list", "member": {"shape": "Text"}},
        "Numbers": {"type": "list", "member": {"shape": "Integer"}},
        "Texts": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Text"}},
        "Text": {"type": "string"}, "Integer": {"type": "integer"}, "Double": {"type": "double"},
        "Flag": {"type": "boolean"}, "Bytes": {"type": "blob"}, "Time": {"type": "timestamp"}
    }
}"#;

fn service(protocol: &str) -> Service {
    Service::from_json(&MODEL.replace("PROTOCOL", protocol), None).unwrap()
}

fn read_for(service: &Service, text: &str, cli: Cli) -> Reading {
    let hints = Hints {
        kind: Some(SourceKind::Request),
        shell: None,
        ..Hints::default()
    };
    let source = Source::detect(text, hints).unwrap();
    let context = Context {
        services: &[service],
        operation: None,
        cli,
    };
    source.read(context).unwrap()
}

fn input(reading: &Reading) -> String {
    json::compact(&reading.draft.input, &Path::root()).to_string()
}

/// Compares the input that is read of a request, and the rules of what is said of it.
#[track_caller]
fn check(protocol: &str, text: &str, operation: &str, expected: &str, rules: &[&str]) -> Reading {
    let reading = read_for(&service(protocol), text, Cli::V2);
    assert_eq!(reading.operation, operation);
    assert_eq!(input(&reading), expected);
    let said: Vec<&str> = reading.diagnostics.iter().map(|it| it.rule).collect();
    assert_eq!(said, rules, "{:?}", reading.diagnostics);
    reading
}

const HOST: &str = "Host: shop.eu-west-1.amazonaws.com";

/// The item of the tests below.
const ITEM: &str = r#"{"Data":"AP8=","At":"2023-11-14T22:13:20Z","On":true,"Price":1.5,"Count":2}"#;

#[test]
fn rest_json() {
    let text = format!(
        "PUT /v1/a%2Fb/c/d%20e?kind=a&size=1&size=2&x=y+z HTTP/1.1\n{HOST}\nX-Names: a,\"b,c\"\n\
         X-Until: Tue, 14 Nov 2023 22:13:20 GMT\nx-note-k: v\nAuthorization: AWS4-HMAC-SHA256 Credential=x\n\n\
         {{\"item\": {{\"Data\": \"AP8=\", \"At\": 1700000000, \"On\": true, \"Price\": 1.5, \"Count\": 2}}, \"Token\": \"<UUID>\"}}"
    );
    let expected = format!(
        r#"{{"Id":"a/b","Path":"c/d e","Sizes":[1,2],"More":{{"x":"y z"}},"Names":["a","b,c"],"Until":"2023-11-14T22:13:20Z","Notes":{{"k":"v"}},"Item":{ITEM}}}"#
    );
    let reading = check("rest-json", &text, "sell", &expected, &[]);
    assert_eq!(reading.draft.options.get("region"), Some("eu-west-1"));
    assert_eq!(reading.draft.options.get("endpoint-url"), None);
}

#[test]
fn rest_xml() {
    let text = format!(
        "PUT /v1/a/b?kind=a HTTP/1.1\n{HOST}\n\n<Sell xmlns=\"u\">\n <item><Data>AP8=</Data><At>2023-11-14T22:13:20Z</At>\
         <On>true</On><Price>1.5</Price><Count>2</Count></item><Items><member><Count>1</Count></member><member /></Items>\
         <Tags><entry><key>a&lt;</key><value>b</value></entry></Tags></Sell>"
    );
    let expected = format!(
        r#"{{"Id":"a","Path":"b","Item":{ITEM},"Items":[{{"Count":1}},{{}}],"Tags":{{"a<":"b"}}}}"#
    );
    check("rest-xml", &text, "sell", &expected, &[]);
}

#[test]
fn json_1_1() {
    let text = format!(
        "POST / HTTP/1.1\n{HOST}\nX-Amz-Target: Shop_2020.Sell\n\n\
         {{\"Items\": [{{\"Count\": 1, \"At\": 1700000000.5}}], \"id\": null, \"Tags\": {{\"a\": \"b\"}}}}"
    );
    let expected = r#"{"Items":[{"Count":1,"At":"2023-11-14T22:13:20.500000Z"}],"Tags":{"a":"b"}}"#;
    check("json", &text, "sell", expected, &[]);
}

#[test]
fn query_and_ec2() {
    let head = format!("POST / HTTP/1.1\n{HOST}\n\nAction=Sell&Version=2020-01-01&id=x");
    let query = format!(
        "{head}&item.Data=AP8%3D&item.Count=2&Items.member.10.Count=3&Items.member.2.Count=1\
         &Tags.entry.1.key=a&Tags.entry.1.value=b+c&X-Names="
    );
    let expected = r#"{"Id":"x","Names":[],"Item":{"Data":"AP8=","Count":2},"Items":[{"Count":1},{"Count":3}],"Tags":{"a":"b c"}}"#;
    check("query", &query, "sell", expected, &[]);
    let ec2 = head.replace("&id=", "&Id=") + "&Item.Inner.On=false&Items.1.Count=1&Items.2.Count=2";
    let expected = r#"{"Id":"x","Item":{"Inner":{"On":false}},"Items":[{"Count":1},{"Count":2}]}"#;
    check("ec2", &ec2, "sell", expected, &[]);
}

#[test]
fn smithy_rpc_v2_cbor() {
    // The whole has no length in front, and the price is a float of two bytes.
    let bytes = b"\xbf\x64item\xa5\x64Data\x42\0\xff\x62At\xc1\x1a\x65\x53\xf1\0\x62On\xf5\x65Price\xf9\x3e\0\x65Count\x02\xff";
    let body = wireform_model::base64::encode(bytes);
    let text = format!("POST /service/Shop_2020/operation/Sell HTTP/1.1\n{HOST}\n\n{body}");
    let expected = format!(r#"{{"Item":{ITEM}}}"#);
    check("smithy-rpc-v2-cbor", &text, "sell", &expected, &[]);
}

#[test]
fn what_fits_nothing_is_said_with_its_place() {
    let text = format!(
        "PUT /v1/a/b?kind=a&odd HTTP/1.1\n{HOST}\nX-Secret: hunter2\n\n{{\"odd\": 1, \"Tags\": {{}}}}"
    );
    let expected = r#"{"Id":"a","Path":"b","More":{"odd":""},"Tags":{}}"#;
    let reading = check("rest-json", &text, "sell", expected, &["unknown-part"; 2]);
    let places = reading.diagnostics.iter().map(|it| &text[it.span.clone()]);
    assert!(places.eq(["X-Secret", "\"odd\""]));
    let mut messages = reading.diagnostics.iter().map(|it| &it.message);
    assert!(messages.all(|message| !message.contains("hunter2")));
    let broken = format!("PUT /v1/a/b?kind=a HTTP/1.1\n{HOST}\n\n{{\"Tags\": ");
    let expected = r#"{"Id":"a","Path":"b"}"#;
    let reading = check("rest-json", &broken, "sell", expected, &["invalid-json"]);
    assert_eq!(reading.diagnostics[0].span, broken.len()..broken.len());
}

#[test]
fn endpoints_of_others_become_an_option() {
    let vpc = "vpce-1.shop.eu-west-1.vpce.amazonaws.com";
    for (host, scheme) in [("localhost:4566", "http"), (vpc, "https")] {
        let text = format!(
            "GET /v1/a HTTP/1.1\nHost: {host}\nAuthorization: AWS4-HMAC-SHA256 \
             Credential=AK/20200101/eu-west-1/store/aws4_request, Signature=x\n\n"
        );
        let reading = check("rest-json", &text, "list", r#"{"Id":"a"}"#, &[]);
        let url = format!("{scheme}://{host}");
        assert_eq!(reading.draft.options.get("endpoint-url"), Some(&*url));
        assert_eq!(reading.draft.options.region(), "eu-west-1");
    }
    let text = format!("GET /stage/v1/a HTTP/1.1\n{HOST}\n\n");
    let reading = check("rest-json", &text, "list", r#"{"Id":"a"}"#, &[]);
    let url = "https://shop.eu-west-1.amazonaws.com/stage";
    assert_eq!(reading.draft.options.get("endpoint-url"), Some(url));
}

#[test]
fn bodies_of_bytes() {
    let service = service("rest-json");
    let read = |text: &str, cli| read_for(&service, text, cli);
    let chunks = format!(
        "PUT /blob HTTP/1.1\n{HOST}\nContent-Encoding: aws-chunked\nX-Amz-Trailer: x-amz-checksum-crc32\n\n\
         2\r\nhi\r\n0\r\nx-amz-checksum-crc32:AA==\r\n\r\n"
    );
    assert_eq!(input(&read(&chunks, Cli::V2)), r#"{"Data":"aGk="}"#);
    assert_eq!(input(&read(&chunks, Cli::V1)), r#"{"Data":"hi"}"#);
    let binary = format!("PUT /blob HTTP/1.1\n{HOST}\nContent-Length: 2\n\nAP8=");
    assert_eq!(input(&read(&binary, Cli::V2)), r#"{"Data":"AP8="}"#);
    assert_eq!(read(&binary, Cli::V1).diagnostics[0].rule, "binary-blob");
    let curl = "curl -T photo.jpg https://shop.eu-west-1.amazonaws.com/blob";
    let reading = read(curl, Cli::V2);
    assert_eq!(input(&reading), "{}");
    let files: Vec<_> = reading.draft.files.named().collect();
    assert_eq!(files, [("Data", "fileb://photo.jpg".to_owned())]);
    let shown = format!("PUT /blob HTTP/1.1\n{HOST}\n\n<content of photo.jpg>");
    assert_eq!(read(&shown, Cli::V2).draft, reading.draft);
}

#[test]
fn json_form_and_har() {
    let as_json = r#"{"method": "GET", "host": "shop.eu-west-1.amazonaws.com", "path": "/v1/a", "query": [], "headers": {}, "body": null}"#;
    check("rest-json", as_json, "list", r#"{"Id":"a"}"#, &[]);
    let har = r#"{"log": {"entries": [{"request": {"method": "GET",
        "url": "https://shop.eu-west-1.amazonaws.com/v1/a", "headers": [{"name": "Cookie", "value": "x"}]}}]}}"#;
    check("rest-json", har, "list", r#"{"Id":"a"}"#, &[]);
}

/// Reads a text as a request in every protocol; what is said of it must have a place in it.
fn read_any(text: &str, shell: Option<Shell>) {
    let hints = Hints {
        kind: Some(SourceKind::Request),
        shell,
        ..Hints::default()
    };
    let Ok(source) = Source::detect(text, hints) else {
        return;
    };
    for protocol in Protocol::ALL {
        let service = service(&protocol.to_string());
        let read = source.read(Context {
            services: &[&service],
            operation: service.operation("sell"),
            cli: Cli::V2,
        });
        for diagnostic in read.map(|reading| reading.diagnostics).unwrap_or_default() {
            assert!(
                text.get(diagnostic.span.clone()).is_some(),
                "{diagnostic:?}"
            );
        }
    }
}

/// Requests with a part that may be anything.
fn around(part: &str) -> [String; 8] {
    let head = "PUT /v1/a/b?kind=a HTTP/1.1\nHost: shop.eu-west-1.amazonaws.com\n";
    [
        part.to_owned(),
        format!("{head}\n{part}"),
        format!("{head}{part}"),
        format!("PUT {part}"),
        format!("{head}X-Amz-Target: Shop_2020.Sell\n\n{{\"item\": {part}"),
        format!("{head}Content-Encoding: aws-chunked\n\n{part}"),
        format!("curl https://shop.eu-west-1.amazonaws.com/{part} -d {part}"),
        format!("{{\"request\": {{\"method\": \"GET\", \"url\": {part}, \"headers\": []}}}}"),
    ]
}

proptest! {
    #[test]
    fn nothing_panics(part in "\\PC{0,60}|[<>/a&;\"' =\n{}\\[\\]:,.%+@-]{0,80}") {
        for text in around(&part) {
            read_any(&text, None);
        }
    }

    #[test]
    fn no_cbor_panics(bytes: Vec<u8>) {
        let body = wireform_model::base64::encode(&bytes);
        let head = "POST /service/Shop_2020/operation/Sell HTTP/1.1\nHost: x";
        read_any(&format!("{head}\n\n{body}"), None);
    }
}

/// What the parts of a request mean, a line each: `TEXT: meaning`.
fn shown(text: &str, reading: &Reading) -> String {
    let lines = reading.parts.iter().map(|part| {
        let own = &text[part.span.clone()];
        let meaning = match &part.meaning {
            Meaning::Name(path) => format!("name {path}"),
            Meaning::Value(path) => format!("value {path}"),
            Meaning::Global(name) => format!("--{name}"),
            other => format!("{other:?}"),
        };
        format!("{own}: {meaning}\n")
    });
    lines.collect()
}

#[track_caller]
fn check_parts(protocol: &str, text: &str, expected: &str) {
    let reading = read_for(&service(protocol), text, Cli::V2);
    assert_eq!(shown(text, &reading), expected);
}

#[test]
fn parts_of_a_rest_request_have_meanings() {
    let text = format!(
        "PUT /v1/a%2Fb/c/d?kind=a&size=1&size=2&x=y HTTP/1.1\n{HOST}\nX-Names: a,\"b,c\"\nx-note-k: v\n\
         Accept: */*\n\n{{\"item\": {{\"On\": true}}, \"Items\": [{{\"Count\": 1}}]}}"
    );
    let expected = r#"PUT: Method
/v1/: Operation
a%2Fb: value /Id
/: Operation
c/d: value /Path
kind: Operation
a: Operation
size: name /Sizes/0
1: value /Sizes/0
size: name /Sizes/1
2: value /Sizes/1
x: name /More/x
y: value /More/x
Host: AddedName
shop.: Service
eu-west-1: --region
.amazonaws.com: Service
X-Names: name /Names
a,"b,c": value /Names
x-note-k: name /Notes/k
v: value /Notes/k
Accept: AddedName
*/*: AddedValue
"item": name /Item
"On": name /Item/On
true: value /Item/On
"Items": name /Items
"Count": name /Items/0/Count
1: value /Items/0/Count
"#;
    check_parts("rest-json", &text, expected);
    let xml = format!(
        "PUT /v1/a/b?kind=a HTTP/1.1\n{HOST}\n\n<Sell><item><On>true</On></item><Items><member><Count>1</Count></member></Items>\
         <Tags><entry><key>k</key><value>v&lt;</value></entry></Tags></Sell>"
    );
    let reading = read_for(&service("rest-xml"), &xml, Cli::V2);
    let expected = "\
item: name /Item
On: name /Item/On
true: value /Item/On
Items: name /Items
member: name /Items/0
Count: name /Items/0/Count
1: value /Items/0/Count
Tags: name /Tags
k: name /Tags/k
value: name /Tags/k
v&lt;: value /Tags/k
";
    let parts = shown(&xml, &reading);
    assert!(parts.ends_with(expected), "{parts}");
}

#[test]
fn parts_of_other_protocols_have_meanings() {
    let text = "POST / HTTP/1.1\nX-Amz-Target: Shop_2020.Sell\n\n{\"id\": \"x\", \"Tags\": {\"a\": \"b\"}}";
    let expected = r#"POST: Method
/: AddedValue
X-Amz-Target: AddedName
Shop_2020.Sell: Operation
"id": name /Id
"x": value /Id
"Tags": name /Tags
"a": name /Tags/a
"b": value /Tags/a
"#;
    check_parts("json", text, expected);
    let text = "POST / HTTP/1.1\nHost: localhost:1\n\nAction=Sell&item.Count=2&Items.member.2.Count=1&Tags.entry.1.key=a&Tags.entry.1.value=b";
    let expected = "\
POST: Method
/: AddedValue
Host: AddedName
localhost:1: --endpoint-url
Action: AddedName
Sell: Operation
item.Count: name /Item/Count
2: value /Item/Count
Items.member.2.Count: name /Items/0/Count
1: value /Items/0/Count
Tags.entry.1.key: name /Tags/a
a: name /Tags/a
Tags.entry.1.value: name /Tags/a
b: value /Tags/a
";
    check_parts("query", text, expected);
    let text = "POST /service/Shop_2020/operation/Sell HTTP/1.1\n\nv2JJZGF4/w==";
    let expected = "\
POST: Method
/service/Shop_2020/operation/Sell: Operation
v2JJZGF4/w==: value \n";
    check_parts("smithy-rpc-v2-cbor", text, expected);
}

#[test]
fn parts_have_their_places_behind_quotes_and_escapes() {
    let curl = r#"curl -X PUT "https://shop.eu-west-1.amazonaws.com/v1/a/b?kind=a" -H "x-note-k: \"v\"" -s --json "{\"Tags\":{\"k\":\"v\"}}""#;
    let expected = r#"curl: Program
-X: OtherOption
PUT: Method
https://shop.: Service
eu-west-1: --region
.amazonaws.com: Service
/v1/: Operation
a: value /Id
/: Operation
b: value /Path
kind: Operation
a: Operation
-H: OtherOption
x-note-k: name /Notes/k
\"v\": value /Notes/k
-s: OtherOption
--json: OtherOption
\"Tags\": name /Tags
\"k\": name /Tags/k
\"v\": value /Tags/k
"#;
    check_parts("rest-json", curl, expected);
    let json = r#"{"method": "POST", "host": "", "path": "/", "headers": {"x-amz-target": "Shop_2020.Sell"}, "body": "{\"id\":\"\\u00e9\"}"}"#;
    let expected = r#"POST: Method
/: AddedValue
"x-amz-target": AddedName
Shop_2020.Sell: Operation
\"id\": name /Id
\"\\u00e9\": value /Id
"#;
    check_parts(
        "json",
        json,
        &expected.replace("\"x-amz-target\"", "x-amz-target"),
    );
    let har = r#"{"request": {"method": "POST", "url": "http://x/", "headers": [{"name": "X-Amz-Target", "value": "Shop_2020.Sell"}],
        "postData": {"text": "{\"id\":\"x\"}"}}}"#;
    let expected = r#"POST: Method
http://x: --endpoint-url
/: AddedValue
X-Amz-Target: AddedName
Shop_2020.Sell: Operation
\"id\": name /Id
\"x\": value /Id
"#;
    check_parts("json", har, expected);
}

/// JSON with typographic quotes, as mail programs make them, is read, and mended where it stands as it is.
#[test]
fn bodies_with_typographic_quotes_are_mended() {
    let service = service("json");
    let head =
        "POST / HTTP/1.1\nHost: shop.eu-west-1.amazonaws.com\nX-Amz-Target: Shop_2020.Sell\n\n";
    let curl = "curl https://shop.eu-west-1.amazonaws.com/ -H 'X-Amz-Target: Shop_2020.Sell' -d ";
    let (odd, straight) = ("{“id”: “a”}", r#"{"id": "a"}"#);
    for (text, expected) in [
        (format!("{head}{odd}"), Some(format!("{head}{straight}"))),
        (
            format!("{curl}'{odd}'"),
            Some(format!("{curl}'{straight}'")),
        ),
        (format!("{curl}\"{odd}\""), None),
    ] {
        let reading = read_for(&service, &text, Cli::V2);
        let input = json::compact(&reading.draft.input, &Path::root());
        assert_eq!(input.as_str(), r#"{"Id":"a"}"#);
        let rules: Vec<_> = reading.diagnostics.iter().map(|it| it.rule).collect();
        assert_eq!(rules, ["typographic-quotes"], "{text}");
        let fix = reading.diagnostics.into_iter().find_map(|it| it.fix);
        let mended = fix.map(|fix| {
            let mut mended = text.clone();
            mended.replace_range(fix.span.clone(), &fix.text);
            mended
        });
        assert_eq!(mended, expected);
    }
}

/// The protocol, a request, and the name in it that is misspelt.
#[test]
fn the_operation_that_was_meant_is_named() {
    for (protocol, text, place) in [
        (
            "json",
            format!("POST / HTTP/1.1\n{HOST}\nX-Amz-Target: Shop_2020.Sel\n\n{{}}"),
            "Sel\n",
        ),
        (
            "query",
            format!("POST / HTTP/1.1\n{HOST}\n\nVersion=2020-01-01&Action=Sel"),
            "Sel",
        ),
        (
            "query",
            "curl 'https://shop.eu-west-1.amazonaws.com/?Action=Sel&Version=2020-01-01'".to_owned(),
            "Sel&",
        ),
    ] {
        let source = Source::detect(&text, Hints::default()).unwrap();
        let service = service(protocol);
        let errors = source.read(Context {
            services: &[&service],
            operation: None,
            cli: Cli::V2,
        });
        let errors = errors.unwrap_err();
        let [error] = errors.as_slice() else {
            panic!("{errors:?}");
        };
        assert_eq!(error.rule, "unknown-operation");
        assert_eq!(
            error.message,
            "No operation of shop has this name. Did you mean `Sell`?"
        );
        assert!(text[error.span.start..].starts_with(place), "{text}");
        let mut mended = text.clone();
        let fix = error.fix.clone().unwrap();
        mended.replace_range(fix.span, &fix.text);
        assert_eq!(read_for(&service, &mended, Cli::V2).operation, "sell");
    }
}

#[test]
fn variables_of_the_shell_are_said_where_they_are() {
    let url = "https://shop.eu-west-1.amazonaws.com/";
    let json = "{\\\"item\\\": {\\\"Data\\\": \\\"$BODY\\\"}}";
    let texts = [
        (
            "json",
            format!("curl {url} -H 'X-Amz-Target: Shop_2020.Sell' -d \"{json}\""),
            "/Item/Data",
        ),
        (
            "query",
            format!("curl \"{url}?Action=Sell&Version=2020-01-01&path=a$BODY\""),
            "/Path",
        ),
        (
            "query",
            format!("irm {url} -Method Post -Body \"Action=Sell&Version=2020-01-01&path=$BODY\""),
            "/Path",
        ),
    ];
    for (protocol, text, path) in texts {
        let reading = read_for(&service(protocol), &text, Cli::V2);
        let mut variables = reading
            .diagnostics
            .iter()
            .filter(|it| it.rule == "variable");
        let variable = variables.next().unwrap();
        assert_eq!(
            variable.message,
            "Only your shell knows the value of `$BODY`, so it stays here as it is. Replace it with a value."
        );
        let place = variable.path.as_ref().map(Path::as_str);
        assert_eq!(place, Some(path), "{text}");
    }
}
