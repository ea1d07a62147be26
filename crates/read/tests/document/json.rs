use wireform_model::diagnostic::Severity;

use super::{diagnostics, input, mended, parts, read, rules};

#[test]
fn json_is_read_as_it_is() {
    let text =
        r#" {"TableName": "a\u00e9\ud83d\ude00\n", "Exact": 1.50, "TableName": "b", "Item": {}} "#;
    assert_eq!(
        input(text),
        r#"{"TableName":"aé😀\n","Exact":1.50,"TableName":"b","Item":{}}"#
    );
    assert_eq!(rules(text), [("duplicate-key", "\"TableName\"")]);
    assert_eq!(
        rules(r#"{"TableName": "a", "Item": {"a": {}, "b": {}}}"#),
        []
    );
}

#[test]
fn parts_have_paths() {
    let text = r#"{"Item": {"k": {"L": [{"S": "x"}, {}]}}, "Count": 1}"#;
    let expected = [
        ("\"Item\"", "name /Item"),
        ("\"k\"", "name /Item/k"),
        ("\"L\"", "name /Item/k/L"),
        ("\"S\"", "name /Item/k/L/0/S"),
        ("\"x\"", "value /Item/k/L/0/S"),
        ("{}", "value /Item/k/L/1"),
        ("\"Count\"", "name /Count"),
        ("1", "value /Count"),
    ];
    let expected = expected.map(|(text, meaning)| (text, meaning.to_owned()));
    assert_eq!(parts(text), expected);
}

/// Text, the rule of its mistake with the place, and the text after the fix.
const MISTAKES: &[(&str, &str, &str, &str)] = &[
    (r#"{"Count": 1,}"#, "trailing-comma", ",", r#"{"Count": 1}"#),
    (
        r#"{"Expected": ["a", ], }"#,
        "trailing-comma",
        ",",
        r#"{"Expected": ["a" ] }"#,
    ),
    (
        "{'TableName': 'it\\'s \"x\"'}",
        "single-quotes",
        "'TableName'",
        r#"{"TableName": "it's \"x\""}"#,
    ),
    (
        "{“TableName”: “x”}",
        "typographic-quotes",
        "“TableName”",
        r#"{"TableName": "x"}"#,
    ),
    (
        "{\"Count\": 1 // one\n}",
        "comment",
        "// one",
        "{\"Count\": 1 \n}",
    ),
    (
        "{/* a */\"Count\": 1}",
        "comment",
        "/* a */",
        r#"{"Count": 1}"#,
    ),
    (
        "{\"Count\": 1 # one\n}",
        "comment",
        "# one",
        "{\"Count\": 1 \n}",
    ),
    (
        r#"{Count: 1, Exact: 2}"#,
        "unquoted-key",
        "Count",
        r#"{"Count": 1, "Exact": 2}"#,
    ),
    (
        r#"{"Enabled": True, "Item": None}"#,
        "not-json-word",
        "True",
        r#"{"Enabled": true, "Item": null}"#,
    ),
    (
        "{\"Count\": 1\n \"Exact\": 2}",
        "missing-comma",
        "",
        "{\"Count\": 1,\n \"Exact\": 2}",
    ),
    (
        r#"{"Expected": ["a" "b"]}"#,
        "missing-comma",
        "",
        r#"{"Expected": ["a", "b"]}"#,
    ),
    (
        r#"{"Item": {"k": {"L": []"#,
        "missing-bracket",
        "",
        r#"{"Item": {"k": {"L": []}}}"#,
    ),
    (
        r#"{"Item": {"k": {"L": [{"S": "5"#,
        "missing-end",
        "",
        r#"{"Item": {"k": {"L": [{"S": "5"}]}}}"#,
    ),
    (
        "{\"TableName\": \"a\\n b \n",
        "missing-end",
        "",
        "{\"TableName\": \"a\\n b\"} \n",
    ),
    (
        r#"{\"TableName\": \"a \\\"b\\\"\"}"#,
        "escaped-json",
        r#"{\"TableName\": \"a \\\"b\\\"\"}"#,
        r#"{"TableName": "a \"b\""}"#,
    ),
    (
        r#"[{\"TableName\": [\"a\",]}"#,
        "escaped-json",
        r#"[{\"TableName\": [\"a\",]}"#,
        r#"[{"TableName": ["a"]}]"#,
    ),
    (
        r#"{"Expected": ["a", "b","#,
        "trailing-comma",
        ",",
        r#"{"Expected": ["a", "b"]}"#,
    ),
    (
        "{\"TableName\": \"a\nb\"}",
        "control-character",
        "\"a\nb\"",
        r#"{"TableName": "a\nb"}"#,
    ),
    (
        r#"{"TableName": "\x41\d"}"#,
        "not-json-escape",
        r#""\x41\d""#,
        r#"{"TableName": "Ad"}"#,
    ),
    (
        r#"{"Count": 0x10, "Exact": .5}"#,
        "not-json-number",
        "0x10",
        r#"{"Count": 16, "Exact": 0.5}"#,
    ),
    (
        r#"{"Count": +1_000}"#,
        "not-json-number",
        "+1_000",
        r#"{"Count": 1000}"#,
    ),
    (
        "{\u{a0}\"Count\":\u{a0}1}",
        "not-json-space",
        "\u{a0}",
        r#"{ "Count": 1}"#,
    ),
];

#[test]
fn mistakes_are_read_and_mended() {
    for (text, rule, place, after) in MISTAKES {
        assert_eq!(rules(text).first(), Some(&(*rule, *place)), "{text}");
        assert_eq!(mended(text), *after, "{text}");
        let same = |text| wireform_model::json::read(&input(text)).unwrap();
        assert_eq!(same(text), same(after), "{text}");
    }
}

#[test]
fn one_fix_mends_all_of_a_kind() {
    let text = "{'a': 'b', 'c': True}";
    let diagnostics = diagnostics(text);
    let fixes: Vec<_> = diagnostics
        .iter()
        .filter_map(|it| it.fix.as_deref())
        .collect();
    assert_eq!(fixes.len(), 2);
    assert_eq!(fixes[0].text, r#""a": "b", "c""#);
    assert_eq!(
        diagnostics[0].message,
        "JSON strings need double quotes. (3 places)"
    );
}

/// Text, and where it ends to be JSON.
#[test]
fn what_cannot_be_read_has_a_place() {
    for (text, at, expected) in [
        (r#"{"Enabled": tru}"#, 12, "a JSON value"),
        (r#"{"TableName": x, "Count": 1}"#, 14, "a JSON value"),
        (r#"{"Count" 1}"#, 9, "`:` after the key"),
        (r#"{"Count": 1]"#, 11, "`,` or `}` after the entry"),
        (
            r#"{"TableName": "x}"#,
            17,
            "the closing double quote of the string",
        ),
        (
            r#"{"TableName": "\ud800"}"#,
            16,
            "a complete character, not half of a surrogate pair",
        ),
    ] {
        let errors = read(text).unwrap_err();
        assert_eq!(errors[0].span, at..at, "{text}");
        assert!(
            errors[0].message.contains(expected),
            "{text}: {}",
            errors[0].message
        );
    }
}

/// What a document is while somebody types in it, and after its fix.
#[test]
fn an_open_string_is_said_where_it_begins() {
    for (text, after) in [
        (
            "{\n  \"TableName\": \"bro\n}",
            "{\n  \"TableName\": \"bro\"\n}",
        ),
        (
            "{\n  \"TableName\": \"bro,\n  \"Item\": {}\n}",
            "{\n  \"TableName\": \"bro\",\n  \"Item\": {}\n}",
        ),
        (
            "{\"Expected\": [\"a\", \"b\r\n]}",
            "{\"Expected\": [\"a\", \"b\"\r\n]}",
        ),
    ] {
        let errors = read(text).unwrap_err();
        assert_eq!(
            errors[0].message,
            "Not valid JSON: expected a closing double quote before the line ends."
        );
        let place = text.get(errors[0].span.start..).unwrap();
        assert!(place.starts_with("\"b"), "{text}");
        assert_eq!(mended(text), after, "{text}");
    }
}

#[test]
fn deep_nesting_is_refused() {
    let text = format!("{{\"Item\": {}", "[".repeat(100_000));
    assert!(read(&text).is_err());
}

#[test]
fn comments_may_come_first() {
    for comment in ["// a: b\n", "/* { */ ", "\n// a\n/* b\n */\n"] {
        let text = format!("{comment}{{\"TableName\": \"x\"}}");
        assert_eq!(input(&text), r#"{"TableName":"x"}"#, "{text}");
        assert_eq!(mended(&text).trim(), r#"{"TableName": "x"}"#);
    }
    assert_eq!(input("// a\nconst input = { Count: 1 };"), r#"{"Count":1}"#);
    for text in ["// a", "/* a", "//", "/*/"] {
        assert_eq!(rules(text).len(), 1, "{text}");
    }
}

#[test]
fn other_json_is_no_input() {
    for text in ["\"x\"", " 5 ", "null"] {
        assert_eq!(rules(text), [("not-an-object", text.trim())], "{text}");
    }
}

/// Text, the key that is no member, and what the text is after its fix.
const UNKNOWN: &[(&str, &str, Option<&str>)] = &[
    (
        r#"{"TableNam": "x"}"#,
        r#""TableNam""#,
        Some(r#"{"TableName": "x"}"#),
    ),
    (
        "TableNam: x\nCount: 1",
        "TableNam",
        Some("TableName: x\nCount: 1"),
    ),
    (
        "c.put_item(tableName='x')",
        "tableName",
        Some("c.put_item(TableName='x')"),
    ),
    (r#"{"TableName": "x", "Foo": 1}"#, r#""Foo""#, None),
    // A member that is there already is not meant.
    (
        r#"{"TableName": "x", "tableName": "y"}"#,
        r#""tableName""#,
        None,
    ),
    (r#"{"Item": {"k": {"Foo": ["x"]}}}"#, r#""Foo""#, None),
];

#[test]
fn unknown_members_stay_and_are_noted() {
    for (text, key, expected) in UNKNOWN {
        let reading = read(text).unwrap();
        let [found] = &reading.diagnostics[..] else {
            panic!("{text}")
        };
        let at = text.get(found.span.clone());
        assert_eq!(
            (found.rule, found.severity, at),
            ("unknown-member", Severity::Warning, Some(*key))
        );
        assert!(found.path.is_some());
        let mended = found.fix.as_ref().map(|fix| {
            let mut mended = (*text).to_owned();
            mended.replace_range(fix.span.clone(), &fix.text);
            mended
        });
        assert_eq!(mended.as_deref(), *expected, "{text}");
    }
    let message = |text: &str| read(text).unwrap().diagnostics[0].message.clone();
    assert_eq!(
        message(UNKNOWN[0].0),
        "`put-item` has no member `TableNam`. Did you mean `TableName`?"
    );
    assert_eq!(message(UNKNOWN[5].0), "There is no member `Foo` here.");
}

#[test]
fn not_every_unknown_member_of_a_long_text_is_noted() {
    let many: Vec<String> = (0..300).map(|number| format!("\"k{number}\": 1")).collect();
    let reading = read(&format!("{{{}}}", many.join(","))).unwrap();
    assert_eq!(reading.diagnostics.len(), 100);
}

#[test]
fn escaped_json_has_places() {
    let text = r#"{\"Count\":1,\"TableName\":\"é\"}"#;
    let expected = [
        (r#"\"Count\""#, "name /Count"),
        ("1", "value /Count"),
        (r#"\"TableName\""#, "name /TableName"),
        (r#"\"é\""#, "value /TableName"),
    ];
    let expected = expected.map(|(text, meaning)| (text, meaning.to_owned()));
    assert_eq!(parts(text), expected);
}
