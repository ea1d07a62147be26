//! Commands as people paste them: with what surrounds them, with the environment, and with what editors made of them.

use wireform_model::Service;
use wireform_model::cli::Cli;
use wireform_model::json;
use wireform_model::path::Path;
use wireform_model::shell::Shell;
use wireform_read::{Context, Hints, Meaning, ReadDiagnostic, Reading, Source, SourceKind};

const MODEL: &str = r#"{
    "metadata": {"endpointPrefix": "shop"},
    "operations": {
        "Sell": {"input": {"shape": "In"}},
        "PlayIt": {"input": {"shape": "Sound"}, "cli": {"streams": true}}
    },
    "shapes": {
        "In": {"type": "structure", "members": {
            "Name": {"shape": "Text"}, "Url": {"shape": "Text"}, "Size": {"shape": "Integer"},
            "Map": {"shape": "Map"}, "Item": {"shape": "Item"}}},
        "Sound": {"type": "structure", "members": {"Body": {"shape": "Blob", "streaming": true}}},
        "Item": {"type": "structure", "members": {"Name": {"shape": "Text"}, "Size": {"shape": "Integer"}}},
        "Map": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Text"}},
        "Text": {"type": "string"}, "Integer": {"type": "integer"}, "Blob": {"type": "blob"}
    }
}"#;

fn read_for(text: &str, cli: Cli) -> Reading {
    let service = Service::from_json(MODEL, Some("shop")).unwrap();
    let source = Source::detect(text, Hints::default()).unwrap();
    assert_eq!(source.kind(), SourceKind::Command, "{text}");
    let reading = source.read(Context {
        services: &[&service],
        operation: None,
        cli,
    });
    reading.unwrap()
}

fn shown(reading: &Reading) -> String {
    let input = json::compact(&reading.draft.input, &Path::root());
    let options = reading.draft.options.iter();
    let options = options.map(|(option, value)| format!(" --{} {value}", option.name));
    input.as_str().to_owned() + &options.collect::<String>()
}

/// Fails where a command does not give this input with these options, or has other diagnostics, by their rules.
#[track_caller]
fn check(text: &str, expected: &str, rules: &[&str]) {
    let reading = read_for(text, Cli::V2);
    assert_eq!(shown(&reading), expected, "{text}");
    let found: Vec<&str> = reading.diagnostics.iter().map(|it| it.rule).collect();
    assert_eq!(found, rules, "{text}");
}

/// Fails where the fixes of a command, one after the other, do not make this one.
#[track_caller]
fn check_fixed(text: &str, expected: &str) {
    let mut fixed = text.to_owned();
    let next = |text: &str| -> Option<ReadDiagnostic> {
        let diagnostics = read_for(text, Cli::V2).diagnostics;
        diagnostics.into_iter().find(|it| it.fix.is_some())
    };
    for _ in 0..5 {
        let Some(fix) = next(&fixed).and_then(|it| it.fix) else {
            break;
        };
        fixed.replace_range(fix.span.clone(), &fix.text);
    }
    assert_eq!(fixed, expected, "{text}");
    assert_eq!(read_for(&fixed, Cli::V2).diagnostics, [], "{fixed}");
}

/// In PowerShell, „ is a quote, and has three bytes.
#[test]
fn lost_options_with_odd_quotes_have_a_place() {
    let text = "aws shop sell ^\n  -„-name\" x";
    let hints = Hints {
        shell: Some(Shell::PowerShell),
        ..Hints::default()
    };
    let service = Service::from_json(MODEL, Some("shop")).unwrap();
    let context = Context {
        services: &[&service],
        operation: None,
        cli: Cli::V2,
    };
    let source = Source::detect(text, hints).unwrap();
    let diagnostics = source.read(context).unwrap().diagnostics;
    let lost = diagnostics.iter().find(|it| it.rule == "lost-option");
    assert_eq!(text.get(lost.unwrap().span.clone()), Some("-„-"));
}

/// A file that the text writes is read in its place, where the CLI would read it so.
#[test]
fn files_that_the_text_writes_are_read() {
    let item = "{\"Name\":\"a b\"}";
    for text in [
        "cat > f.json <<'EOF'\n{\"Name\": \"a b\"}\nEOF\naws shop sell --item file://f.json",
        "cat <<EOF >./f.json\n{\"Name\": \"a b\"}\nEOF\n\naws shop sell --item=file://f.json",
        "$ tee f.json <<EOF\n{\"Name\": \"a b\"}\nEOF\n$ aws shop sell --item file://./f.json",
        "echo '{\"Name\": \"a b\"}' > f.json && aws shop sell --item file://f.json",
        "cat > f.json <<EOF\n{\"Item\": {\"Name\": \"a b\"}}\nEOF\naws shop sell --cli-input-json file://f.json",
    ] {
        check(text, &format!("{{\"Item\":{item}}}"), &[]);
    }
    check(
        "cat > n <<EOF\na $B\nEOF\naws shop sell --name file://n",
        r#"{"Name":"a $B\n"}"#,
        &["variable"],
    );
    for text in [
        "cat > n <<EOF\na\nEOF\ncat >> n <<EOF\nb\nEOF\naws shop sell --name file://n",
        "cat > n <<EOF\na\nEOF\njq . x > n\naws shop sell --name file://n",
        "aws shop sell --name file://n",
    ] {
        let files = read_for(text, Cli::V2).draft.files;
        assert_eq!(files.of("Name").unwrap().bytes(), None, "{text}");
    }
    let text = "cat > s <<EOF\nab\nEOF\naws shop play-it --body s";
    let files = read_for(text, Cli::V2).draft.files;
    assert_eq!(files.of("Body").unwrap().bytes(), Some(&b"ab\n"[..]));
}

#[test]
fn typographic_quotes_inside_of_a_value_are_mended() {
    for (text, expected) in [
        (
            "aws shop sell --item '{“Name”: “a b”}'",
            "aws shop sell --item '{\"Name\": \"a b\"}'",
        ),
        (
            "aws shop sell --item=‘{“Name”: “a b”}’",
            "aws shop sell --item='{\"Name\": \"a b\"}'",
        ),
        (
            "aws shop sell --cli-input-json \"{“Name”: “a b”}\"",
            "aws shop sell --cli-input-json \"{\\\"Name\\\": \\\"a b\\\"}\"",
        ),
        (
            "cat > f <<EOF\n{“Name”: “a b”}\nEOF\naws shop sell --item file://f",
            "cat > f <<EOF\n{\"Name\": \"a b\"}\nEOF\naws shop sell --item file://f",
        ),
    ] {
        check_fixed(text, expected);
    }
}

#[test]
fn what_surrounds_a_command_is_no_part_of_it() {
    for text in [
        "URL=$(aws shop sell --name a)",
        "`aws shop sell --name a`",
        "- aws shop sell --name a",
        "[me@host ~]$ aws shop sell --name a",
        "```bash\naws shop sell --name a\n```\n",
        "1  aws shop sell \\\n2    --name a",
        "$x = aws shop sell --name a",
        "Please run `aws shop sell --name a`, or don't.",
    ] {
        check(text, r#"{"Name":"a"}"#, &[]);
    }
}

#[test]
fn the_environment_sets_global_options() {
    let expected = r#"{"Name":"a"} --profile p --region r"#;
    for text in [
        "AWS_PROFILE=p AWS_REGION=r aws shop sell --name a",
        "export AWS_PROFILE=p AWS_DEFAULT_REGION=r\naws shop sell --name a",
        "AWS_PROFILE=p\nexport AWS_PROFILE\nset -gx AWS_REGION r\naws shop sell --name a",
        "set AWS_PROFILE=p\nset AWS_REGION=r\naws shop sell --name a",
        "$env:AWS_PROFILE = 'p'\n$env:AWS_REGION=\"r\"\naws shop sell --name a",
        "export AWS_REGION=x\naws shop sell --name a --region r --profile p",
    ] {
        check(text, expected, &[]);
    }
    check("AWS_REGION=r\naws shop sell", "{}", &["left-out"]);
    check("AWS_ACCESS_KEY_ID=x aws shop sell", "{}", &["left-out"]);
    let of_v1 = "AWS_REGION=a AWS_PROFILE=b AWS_DEFAULT_PROFILE=c aws shop sell";
    assert_eq!(shown(&read_for(of_v1, Cli::V1)), "{} --profile c");
    assert_eq!(
        shown(&read_for(of_v1, Cli::V2)),
        "{} --profile b --region a"
    );
    check(
        "awslocal shop sell",
        "{} --endpoint-url http://localhost:4566",
        &["local-endpoint"],
    );
}

#[test]
fn known_texts_take_the_place_of_variables() {
    let expected = r#"{"Item":{"Name":"a b"}}"#;
    for text in [
        "ITEM='{\"Name\":\"a b\"}'\naws shop sell --item \"$ITEM\"",
        "aws shop sell --item \"$(cat <<'EOF'\n{\"Name\":\"a b\"}\nEOF\n)\"",
        "aws shop sell --cli-input-json \"$(cat <<EOF\n{\"Item\":{\"Name\":\"a b\"}}\nEOF\n)\"",
        "$i = @'\n{\"Name\":\"a b\"}\n'@\naws shop sell --item $i",
        "set i '{\"Name\":\"a b\"}'\naws shop sell --item \"$i\"",
    ] {
        check(text, expected, &[]);
    }
    // bash would split it, or nobody knows which one counts.
    check(
        "N='a b'\naws shop sell --name $N",
        r#"{"Name":"$N"}"#,
        &["variable"],
    );
    check(
        "N=a\nN=b\naws shop sell --name $N",
        r#"{"Name":"$N"}"#,
        &["variable"],
    );
}

#[test]
fn a_structure_that_only_the_shell_knows_is_left_out() {
    for text in [
        "aws shop sell --name a --item \"$ITEM\"",
        "aws shop sell --name a --map a=${B}",
    ] {
        check(text, r#"{"Name":"a"}"#, &["variable"]);
    }
    let text = "aws shop sell --cli-input-json \"$X\"";
    check(text, "{}", &["variable"]);
}

#[test]
fn options_that_the_shell_cuts_off_are_said() {
    check_fixed(
        "aws shop sell\n  --name a\n  --size 5\nls",
        "aws shop sell \\\n  --name a \\\n  --size 5\nls",
    );
    check_fixed(
        "aws shop sell \\\n  # the name\n  --name a",
        "aws shop sell \\\n  --name a",
    );
    check_fixed(
        "aws shop sell --url https://x/q?a=1&b=2&c=3 --name a",
        "aws shop sell --url 'https://x/q?a=1&b=2&c=3' --name a",
    );
    check(
        "aws shop sell --name a&\naws shop sell",
        r#"{"Name":"a"}"#,
        &["others-not-read"],
    );
}

#[test]
fn characters_of_editors_are_mended() {
    for (text, fixed) in [
        ("aws shop sell\u{a0}--name\u{a0}a", "aws shop sell --name a"),
        ("aws shop sell —name a", "aws shop sell --name a"),
        ("aws shop sell –name=a", "aws shop sell --name=a"),
        ("aws shop sell --name “a b”", "aws shop sell --name 'a b'"),
        (
            "aws shop sell --item ‘{\"Name\":\"x\"}’",
            "aws shop sell --item '{\"Name\":\"x\"}'",
        ),
        (
            "aws shop sell --item '{\"Size\":5,}'",
            "aws shop sell --item '{\"Size\":5}'",
        ),
    ] {
        check_fixed(text, fixed);
    }
    check_fixed(
        "aws shop sell --name x{b,c}",
        "aws shop sell --name 'x{b,c}'",
    );
}

#[test]
fn json_with_mistakes_is_read() {
    let expected = r#"{"Item":{"Name":"a","Size":5}}"#;
    for (json, rule) in [
        (r#"'{"Name":"a","Size":5,}'"#, "trailing-comma"),
        (r#""{'Name':'a','Size':5}""#, "single-quotes"),
        (r#"'{“Name”:“a”,"Size":5}'"#, "typographic-quotes"),
        (r#"'{"Name":"a","Size":5'"#, "missing-bracket"),
    ] {
        let text = format!("aws shop sell --item {json}");
        check(&text, expected, &[rule]);
    }
}

#[test]
fn the_forms_of_power_shell_are_known() {
    let expected = r#"{"Item":{"Name":"a"}}"#;
    for text in [
        "aws shop sell --item @'\n{\"Name\":\"a\"}\n'@",
        "aws shop sell --item @\"\n{\"Name\":\"a\"}\n\"@",
        "aws shop sell --item \"{\"\"Name\"\":\"\"a\"\"}\"",
    ] {
        check(text, expected, &[]);
    }
}

#[test]
fn placeholders_are_said() {
    check(
        "aws shop sell --name <name> --url {{url}} --region [region]",
        r#"{"Name":"<name>","Url":"{{url}}"} --region [region]"#,
        &["variable", "placeholder", "placeholder"],
    );
    check(
        "ls | xargs -I{} aws shop sell --name {}",
        r#"{"Name":"{}"}"#,
        &["placeholder"],
    );
}

#[test]
fn files_in_the_home_directory_are_files() {
    let reading = read_for("aws shop play-it --body ~/a.ogg out.ogg", Cli::V2);
    let files: Vec<_> = reading.draft.files.named().collect();
    assert_eq!(files, [("Body", "fileb://~/a.ogg".to_owned())]);
    assert_eq!(reading.diagnostics, []);
}

#[test]
fn a_misspelt_command_among_others_is_said() {
    check(
        "aws shop sel\naws shop sell",
        "{}",
        &["others-not-read", "unknown-operation"],
    );
}

#[test]
fn variables_may_be_options() {
    for text in [
        "aws shop sell $ARGS --name j",
        "aws shop sell ${EXTRA_ARGS} --name j",
        "aws shop sell --name j \"${ARGS[@]}\"",
        "aws shop sell --name j \"$@\"",
        "aws shop sell --name j <options>",
        "aws shop sell --name j $A$B",
    ] {
        check(text, r#"{"Name":"j"}"#, &["variable"]);
    }
    check(
        "aws shop sell --name j x$A",
        r#"{"Name":"j"}"#,
        &["unexpected-word"],
    );
    check("aws shop sell --name $A", r#"{"Name":"$A"}"#, &["variable"]);
}

#[test]
fn invisible_characters_are_said() {
    for text in [
        "aws shop sell --name \u{200b}j",
        "aws shop sell --name '\u{200b}j\u{feff}'",
        "aws shop sell --name=\u{2060}j",
    ] {
        let fixed = text.replace(['\u{200b}', '\u{feff}', '\u{2060}'], "");
        let rules: Vec<&str> = read_for(text, Cli::V2)
            .diagnostics
            .iter()
            .map(|it| it.rule)
            .collect();
        assert_eq!(rules, ["invisible-character"], "{text}");
        check_fixed(text, &fixed);
    }
    check_fixed("aws shop sell \u{200b}--name j", "aws shop sell --name j");
}

#[test]
fn what_is_beside_the_command_is_known() {
    for (text, beside) in [
        ("aws shop sell --name j", None),
        ("  $ aws shop sell --name j ;\n", None),
        ("```bash\naws shop sell --name j\n```", None),
        ("aws shop sell --name j | jq .", Some("| jq .")),
        ("aws shop sell --name j # all", Some("# all")),
        (
            "aws shop sell --name j && aws shop play-it",
            Some("&& aws shop play-it"),
        ),
        ("cd x; aws shop sell --name j", Some("cd x")),
        ("A=1 aws shop sell --name j", Some("A=1")),
        ("aws shop sell --name j > out.json", Some("> out.json")),
        ("aws shop sell > out.json --name j", Some("> out.json")),
    ] {
        let found = read_for(text, Cli::V2).beside;
        let found = found.and_then(|span| text.get(span));
        assert_eq!(found, beside, "{text}");
    }
}

#[test]
fn commands_in_strings_of_other_languages_have_their_quotes() {
    let expected = r#"{"Name":"a b","Map":{"k":"v w"}}"#;
    for text in [
        r#"{"scripts": {"s": "aws shop sell --name \"a b\" --map \"k=v w\"", "t": "jest"}}"#,
        r#"  command = "aws shop sell --name \"a b\" --map '{\"k\":\"v w\"}'""#,
        "sh \"aws shop sell --name 'a b' --map \\\n  k='v w'\"",
        "- run: >-\n    aws shop sell\n    --name 'a b'\n    --map 'k=v w'\n- run: x\n",
        "- command: >\n    aws shop sell\n    --name 'a b'\n    --map 'k=v w'\n  register: x\n",
    ] {
        check(text, expected, &[]);
    }
    let text = r#""aws shop sell --name \"a b\" --size 1""#;
    let reading = read_for(text, Cli::V2);
    let named = reading
        .parts
        .iter()
        .find(|part| matches!(&part.meaning, Meaning::Value(_)));
    let named = named.and_then(|part| text.get(part.span.clone()));
    assert_eq!(named, Some(r#"\"a b\""#));
}

#[test]
fn spaces_after_a_sign_that_joins_lines_are_removed() {
    for (text, expected) in [
        (
            "aws shop sell \\ \n  --name a \\\t\n  --size 1",
            "aws shop sell \\\n  --name a \\\n  --size 1",
        ),
        (
            "aws shop sell ` \r\n  --name a",
            "aws shop sell `\r\n  --name a",
        ),
        (
            "aws shop sell ^  \n  --name a",
            "aws shop sell ^\n  --name a",
        ),
    ] {
        let diagnostics = read_for(text, Cli::V2).diagnostics;
        let rules: Vec<&str> = diagnostics.iter().map(|it| it.rule).collect();
        assert_eq!(rules, ["shell-syntax"], "{text}");
        assert!(diagnostics[0].message.starts_with("Spaces follow this"));
        check_fixed(text, expected);
    }
    check(
        "aws shop sell \\  \n  --name a",
        r#"{"Name":"a"}"#,
        &["shell-syntax"],
    );
}

#[test]
fn nothing_follows_a_sign_at_the_end() {
    for sign in ["\\", "\\\n", "`", "^", "^\n\n"] {
        let text = format!("aws shop sell --name a {sign}");
        let hints = |shell| Hints {
            shell: Some(shell),
            ..Hints::default()
        };
        let shell = match sign.chars().next() {
            Some('`') => Shell::PowerShell,
            Some('^') => Shell::Cmd,
            _ => Shell::Posix,
        };
        let service = Service::from_json(MODEL, Some("shop")).unwrap();
        let source = Source::detect(&text, hints(shell)).unwrap();
        let context = Context {
            services: &[&service],
            operation: None,
            cli: Cli::V2,
        };
        let reading = source.read(context).unwrap();
        assert_eq!(shown(&reading), r#"{"Name":"a"}"#, "{text}");
        let [found] = reading.diagnostics.as_slice() else {
            panic!("{:?}", reading.diagnostics);
        };
        assert!(found.message.starts_with("Nothing follows"), "{text}");
        assert_eq!(text.get(found.span.clone()), sign.get(..1));
    }
}

/// A value that only one of several ways through a script has is not known behind it.
#[test]
fn values_that_may_have_changed_are_not_known() {
    let command = "aws shop sell --name $A";
    for script in [
        "A=a\nif [ \"$1\" = x ]; then A=b; fi\n",
        "A=a\nif [ \"$1\" ]; then\n  A=b\nfi\n",
        "if [ \"$1\" ]; then\n  A=b\nfi\n",
        "if [ \"$1\" ]; then\n  A=b\nelse\n",
        "A=x\nfor A in 1 2; do :; done\n",
        "A=a\nunset A\n",
        "A=a\nread -r A\n",
        "A=a\nwhile read A; do ",
        "A=a\nset_name() { A=b; }\nset_name\n",
        "case $1 in\n  a) A=b ;;\nesac\n",
        "case $1 in a) A=b ;; esac\n",
        "A=a\nA+=b\n",
        "$a = 'a'\nif ($b) { $a = 'b' }\n",
        "$a = 'a'\n$a = Read-Host x\n",
    ] {
        let text = match script.starts_with('$') {
            true => format!("{script}{}", command.replace('A', "a")),
            false => format!("{script}{command}"),
        };
        let rules: Vec<_> = read_for(&text, Cli::V2)
            .diagnostics
            .iter()
            .map(|it| it.rule)
            .collect();
        assert_eq!(rules, ["variable"], "{text}");
    }
    for script in [
        "A=a\nif [ \"$1\" ]; then B=c; fi\n",
        "if [ \"$1\" ]; then\n  A=a\n",
        "main() {\n  local A=a\n",
        "unset A\nA=a\n",
    ] {
        check(&format!("{script}{command}"), r#"{"Name":"a"}"#, &[]);
    }
}

#[test]
fn files_of_cmd_are_read() {
    let variable = &["variable"];
    check(
        "set NAME=jobs\naws shop sell --name %NAME%",
        r#"{"Name":"jobs"}"#,
        &[],
    );
    check(
        "@echo off\r\nset \"NAME=a b\"\r\naws shop sell --name x ^\r\n  --size 1",
        r#"{"Name":"x","Size":1}"#,
        &[],
    );
    check(
        "for %i in (a b) do aws shop sell --name %i",
        r#"{"Name":"%i"}"#,
        variable,
    );
    check(
        "@echo off\nfor %%i in (a b) do (\n  aws shop sell --name %%i-x\n)",
        r#"{"Name":"%%i-x"}"#,
        variable,
    );
    check(
        "aws shop sell --name %NAME%",
        r#"{"Name":"%NAME%"}"#,
        variable,
    );
}

#[test]
fn names_in_braces_are_placeholders() {
    check(
        "run(f\"aws shop sell --name {queue.name} --size 1\")",
        r#"{"Name":"{queue.name}","Size":1}"#,
        &["placeholder"],
    );
}

#[test]
fn commands_of_several_strings_are_choices() {
    for text in [
        r#"{"scripts": {"a": "aws shop sell --name x", "b": "aws shop sell --name y"}}"#,
        r#"{"scripts": {"a": "aws shop sell --name \"x\"", "b": "aws shop sell --name \"y\""}}"#,
        "steps {\n  sh 'aws shop sell --name x'\n  sh 'aws shop sell --name y'\n}",
        "++ aws shop sell --name x\n+ aws shop sell --name y\n",
        "Use `aws shop sell --name x`, or `aws shop sell --name y` with care.",
    ] {
        check(text, r#"{"Name":"x"}"#, &["others-not-read"]);
        let choices = read_for(text, Cli::V2).choices;
        assert_eq!(choices.all.len(), 2, "{text}");
    }
}

/// A shell takes the quotes out of JSON; the text shows what they were.
#[test]
fn quotes_that_a_shell_removes_are_known() {
    let expected = r#"{"Map":{"a":"5","b":"x y"}}"#;
    let posix = Shell::Posix;
    let older = Shell::WindowsPowerShell;
    let mended = r#"'{"a":"5", "b":"x y"}'"#;
    for (shell, value, fix) in [
        (posix, r#"{"a":"5","b":"x y"}"#, r#"'{"a":"5","b":"x y"}'"#),
        (posix, r#"{"a":"5", "b":"x y"}"#, mended),
        (posix, r#""{"a":"5", "b":"x y"}""#, mended),
        (Shell::Fish, r#""{"a":"5", "b":"x y"}""#, mended),
        (
            older,
            r#"'{"a":"5", "b":"x y"}'"#,
            r#"'{\"a\":\"5\", \"b\":\"x y\"}'"#,
        ),
        (
            Shell::Cmd,
            r#"'{"a":"5", "b":"x y"}'"#,
            r#""{\"a\":\"5\", \"b\":\"x y\"}""#,
        ),
        (
            Shell::Cmd,
            r#"{"a":"5", "b":"x y"}"#,
            r#""{\"a\":\"5\", \"b\":\"x y\"}""#,
        ),
    ] {
        let text = format!("aws shop sell --map {value}");
        let (read, fixed) = mended_in(shell, &text);
        assert_eq!(read, expected, "{text}");
        assert_eq!(fixed, format!("aws shop sell --map {fix}"));
    }
    let text = "aws shop sell --url 'x --name 'a b' --size '5'";
    let (read, fixed) = mended_in(Shell::Cmd, text);
    assert_eq!(read, r#"{"Url":"'x","Name":"a b","Size":5}"#);
    assert_eq!(fixed, "aws shop sell --url 'x --name \"a b\" --size \"5\"");
    check(
        "aws shop sell --name '[a' --map '{\"a\":\"b\"}' --url \"[x\"",
        r#"{"Name":"[a","Map":{"a":"b"},"Url":"[x"}"#,
        &[],
    );
}

/// What is read in a shell, and the text with all of its fixes, which leave nothing to say.
#[track_caller]
fn mended_in(shell: Shell, text: &str) -> (String, String) {
    let service = Service::from_json(MODEL, Some("shop")).unwrap();
    let read = |text: &str| {
        let hints = Hints {
            shell: Some(shell),
            ..Hints::default()
        };
        let context = Context {
            services: &[&service],
            operation: None,
            cli: Cli::V2,
        };
        Source::detect(text, hints).unwrap().read(context).unwrap()
    };
    let reading = read(text);
    let mut fixed = text.to_owned();
    for diagnostic in reading.diagnostics.iter().rev() {
        assert_eq!(diagnostic.rule, "shell-syntax", "{text}");
        let fix = diagnostic.fix.as_ref().unwrap();
        fixed.replace_range(fix.span.clone(), &fix.text);
    }
    let again = read(&fixed);
    assert_eq!(again.diagnostics, [], "{fixed}");
    assert_eq!(again.draft.input, reading.draft.input, "{fixed}");
    (shown(&reading), fixed)
}

#[test]
fn marks_of_direction_are_invisible() {
    for mark in ["\u{202e}", "\u{2066}", "\u{200f}", "\u{61c}"] {
        let text = format!("aws shop sell --name a{mark}b");
        assert_eq!(
            read_for(&text, Cli::V2).diagnostics[0].rule,
            "invisible-character"
        );
        check_fixed(&text, "aws shop sell --name ab");
    }
}

/// What people copy from a manual, or have typed for a manual.
#[test]
fn words_of_documentation_are_known() {
    for (text, rule, fixed) in [
        ("--name a [--size 1]", "placeholder", "--name a --size 1"),
        ("--name a ...", "placeholder", "--name a "),
        ("--name a help", "unexpected-word", "--name a "),
        ("--map a=b c=d", "unexpected-word", "--map a=b,c=d"),
        (
            "--name a [--size 1] [--url x]",
            "placeholder",
            "--name a --size 1 --url x",
        ),
    ] {
        let text = format!("aws shop sell {text}");
        assert_eq!(read_for(&text, Cli::V2).diagnostics[0].rule, rule, "{text}");
        check_fixed(&text, &format!("aws shop sell {fixed}"));
    }
    check(
        "aws shop sell --name a [--size 1 b c",
        r#"{"Name":"a"}"#,
        &["placeholder"],
    );
    check(
        "aws shop sell --name a b c",
        r#"{"Name":"a"}"#,
        &["unexpected-word"],
    );
}

#[test]
fn yaml_doubles_single_quotes() {
    for text in [
        "- run: 'aws shop sell --name ''a b'''\n",
        "script:\n  - 'aws shop sell --name ''a b'' --map {}'\n",
    ] {
        let reading = read_for(text, Cli::V2);
        let name = reading.draft.member("Name").and_then(|it| it.as_str());
        assert_eq!(name, Some("a b"), "{text}");
    }
}
