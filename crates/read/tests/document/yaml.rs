use wireform_model::cli::Cli;

use super::{input, mended, parts, read, read_for, rules};

#[test]
fn yaml_is_read_as_the_cli_reads_it() {
    for (text, expected) in [
        (
            "TableName: Music\nCount: 0x10\n",
            r#"{"TableName":"Music","Count":16}"#,
        ),
        (
            "---\nTableName: 'it''s'\nEnabled: yes\n",
            r#"{"TableName":"it's","Enabled":"yes"}"#,
        ),
        (
            "Expected:\n- a\n- \"b\\n\"\n- null\n- ~\n-\n",
            r#"{"Expected":["a","b\n",null,null,null]}"#,
        ),
        (
            "TableName: |\n  a\n  b\nReturnValues: >-\n  c\n  d\n",
            r#"{"TableName":"a\nb\n","ReturnValues":"c d"}"#,
        ),
        (
            "Item: {k: {S: x}, l: {N: '1'}}",
            r#"{"Item":{"k":{"S":"x"},"l":{"N":"1"}}}"#,
        ),
        (
            "Item: &i {k: {S: x}}\nExpected: [*i]\n",
            r#"{"Item":{"k":{"S":"x"}},"Expected":[{"k":{"S":"x"}}]}"#,
        ),
        (
            "Item:\n  <<: {a: {S: x}, b: {S: y}}\n  b: {S: z}\n",
            r#"{"Item":{"a":{"S":"x"},"b":{"S":"z"}}}"#,
        ),
        (
            "Data: !!binary AP8=\nTableName: !!str 1\n",
            r#"{"Data":"AP8=","TableName":"1"}"#,
        ),
        ("At: 2001-09-09\n", r#"{"At":"2001-09-09"}"#),
        ("{a: b, \"c\": [1, x y]}", r#"{"a":"b","c":[1,"x y"]}"#),
        ("Count: 1\n...\n", r#"{"Count":1}"#),
        ("# nothing\nItem: {}\n", r#"{"Item":{}}"#),
    ] {
        assert_eq!(input(text), expected, "{text}");
        assert_eq!(rules(text), [], "{text}");
    }
}

#[test]
fn what_the_cli_rejects_is_said() {
    for (text, rule, place, after) in [
        (
            "TableName: 2012-10-17",
            "date",
            "2012-10-17",
            "TableName: '2012-10-17'",
        ),
        ("a: b\tc", "tab", "\t", "a: b c"),
        (
            "a: \"x\ty\" # \t\nb: |\n  x\ty\n  z\nc: d\t",
            "tab",
            "\t",
            "a: \"x\ty\" # \t\nb: |\n  x\ty\n  z\nc: d ",
        ),
        ("a: =", "needs-quotes", "=", "a: '='"),
        ("1: x", "key-not-a-string", "1", "'1': x"),
        ("a: 1\na: 2", "duplicate-key", "a", ""),
        ("a: !Ref x", "unknown-tag", "", ""),
        ("a: 1\n---\nb: 2", "several-documents", "---", ""),
        ("a:\n\tb: 1", "invalid-yaml", "\t", "a:\n  b: 1"),
        ("Action: *", "invalid-yaml", "*", "Action: '*'"),
        ("a: @b # c", "invalid-yaml", "@b", "a: '@b' # c"),
        ("a: &x [*x]", "invalid-yaml", "*x", ""),
        ("? [a]\n: b", "invalid-key", "[a]", ""),
    ] {
        let found = rules(text);
        assert!(
            found
                .iter()
                .any(|(it, at)| *it == rule && (place.is_empty() || *at == place)),
            "{text} {found:?}"
        );
        if !after.is_empty() {
            assert_eq!(mended(text), after, "{text}");
        }
    }
}

#[test]
fn parts_have_paths() {
    let text = "TableName: é\nItem: &i\n  k: {S: 'x'}\nExpected: [*i, b]\n";
    let expected = [
        ("TableName", "name /TableName"),
        ("é", "value /TableName"),
        ("Item", "name /Item"),
        ("k", "name /Item/k"),
        ("S", "name /Item/k/S"),
        ("'x'", "value /Item/k/S"),
        ("Expected", "name /Expected"),
        ("*i", "value /Expected/0"),
        ("b", "value /Expected/1"),
    ];
    let expected = expected.map(|(text, meaning)| (text, meaning.to_owned()));
    assert_eq!(parts(text), expected);
}

#[test]
fn aliases_cannot_explode() {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..30 {
        let item = format!("*a{}", level - 1);
        let items = vec![item; 9].join(", ");
        text.push_str(&format!("a{level}: &a{level} [{items}]\n"));
    }
    assert_eq!(read(&text).unwrap_err()[0].rule, "too-many-aliases");
}

#[test]
fn text_is_no_document() {
    assert_eq!(read("hello world").unwrap_err()[0].rule, "not-a-document");
    assert_eq!(read("").unwrap_err()[0].rule, "not-a-document");
}

#[test]
fn bytes_are_written_for_the_cli() {
    let data = |text, cli| {
        read_for(text, cli)
            .unwrap()
            .draft
            .input
            .as_map()
            .unwrap()
            .get("Data")
            .cloned()
    };
    assert_eq!(data("Data: !!binary aGk=", Cli::V1), Some("hi".into()));
    assert_eq!(data("Data: !!binary /w==", Cli::V1), None);
}
