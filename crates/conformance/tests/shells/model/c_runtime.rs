//! How a Windows program splits its command line into arguments.
//!
//! Source: Microsoft, "Parsing C command-line arguments", for the current C runtime (UCRT);
//! D. Deley, "How Command Line Parameters Are Parsed", and Wine's `CommandLineToArgvW` for the other two parsers.
//!
//! - Arguments end at a space or a tab outside quotes.
//! - 2n backslashes before a quote are n backslashes, and the quote opens or closes a quoted part;
//!   2n + 1 backslashes before a quote are n backslashes and a literal quote.
//! - Other backslashes are literal.
//! - `""` inside quotes is a literal quote. UCRT then stays inside the quotes; runtimes before 2008 leave them.
//!   `CommandLineToArgvW` leaves them too, and reads three quotes in a row as a literal quote inside a quoted part.
//! - The program's own name ends at the first white space or, if it starts with a quote, at the second quote.

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Runtime {
    Ucrt,
    Before2008,
    CommandLineToArgvW,
}

/// The arguments after the program's name, if all parsers agree on them.
pub fn agreed(line: &str) -> Result<Vec<String>, String> {
    let words = argv(line, Runtime::Ucrt);
    for other in [Runtime::Before2008, Runtime::CommandLineToArgvW] {
        let others = argv(line, other);
        if others != words {
            return Err(format!("{other:?} reads {others:?}, Ucrt {words:?}"));
        }
    }
    Ok(words)
}

/// The arguments after the program's name.
pub fn argv(line: &str, runtime: Runtime) -> Vec<String> {
    let mut rest = behind_name(line).chars().peekable();
    let mut words = Vec::new();
    loop {
        while rest.next_if(|c| matches!(c, ' ' | '\t')).is_some() {}
        if rest.peek().is_none() {
            return words;
        }
        words.push(word(&mut rest, runtime));
    }
}

fn behind_name(line: &str) -> &str {
    match line.strip_prefix('"') {
        Some(name) => name.split_once('"').map_or("", |(_, rest)| rest),
        None => line.find([' ', '\t']).map_or("", |end| &line[end..]),
    }
}

fn word(rest: &mut std::iter::Peekable<std::str::Chars<'_>>, runtime: Runtime) -> String {
    let mut word = String::new();
    let mut quoted = false;
    loop {
        let mut backslashes = 0;
        while rest.next_if_eq(&'\\').is_some() {
            backslashes += 1;
        }
        let Some(&next) = rest.peek() else {
            word.extend(std::iter::repeat_n('\\', backslashes));
            return word;
        };
        if next != '"' {
            word.extend(std::iter::repeat_n('\\', backslashes));
            if !quoted && matches!(next, ' ' | '\t') {
                return word;
            }
            word.push(next);
            rest.next();
            continue;
        }
        rest.next();
        word.extend(std::iter::repeat_n('\\', backslashes / 2));
        if backslashes % 2 == 1 {
            word.push('"');
        } else if quoted && rest.next_if_eq(&'"').is_some() {
            word.push('"');
            quoted = runtime == Runtime::Ucrt;
        } else {
            quoted = !quoted;
        }
    }
}

/// An argument quoted for the C runtime, as in "Everyone quotes command line arguments the wrong way".
pub fn escape(word: &str, enclosed: bool) -> String {
    let mut out = String::new();
    let mut backslashes = 0;
    for character in word.chars() {
        match character {
            '\\' => backslashes += 1,
            '"' => {
                out.extend(std::iter::repeat_n('\\', backslashes + 1));
                backslashes = 0;
            }
            _ => backslashes = 0,
        }
        out.push(character);
    }
    if enclosed {
        out.extend(std::iter::repeat_n('\\', backslashes));
    }
    out
}

/// The examples in the table on Microsoft's page.
#[test]
fn the_published_examples_hold() {
    let examples: &[(&str, &[&str])] = &[
        (r#""a b c" d e"#, &["a b c", "d", "e"]),
        (r#""ab\"c" "\\" d"#, &["ab\"c", "\\", "d"]),
        (r#"a\\\b d"e f"g h"#, &["a\\\\\\b", "de fg", "h"]),
        (r#"a\\\"b c d"#, &["a\\\"b", "c", "d"]),
        (r#"a\\\\"b c" d e"#, &["a\\\\b c", "d", "e"]),
        (r#"a"b"" c d"#, &["ab\" c d"]),
    ];
    for (line, words) in examples {
        assert_eq!(argv(&format!("program.exe {line}"), Runtime::Ucrt), *words);
    }
}

/// Deley's examples of double double quotes.
#[test]
fn the_runtimes_differ_over_two_quotes() {
    let line = r#"p.exe "a""b c" d"#;
    assert_eq!(argv(line, Runtime::Ucrt), ["a\"b c", "d"]);
    assert_eq!(argv(line, Runtime::CommandLineToArgvW), ["a\"b", "c d"]);
    assert!(agreed(line).is_err());
}

#[test]
fn the_name_is_read_by_its_own_rules() {
    assert_eq!(argv(r#""C:\a b\"c d"#, Runtime::Ucrt), ["c", "d"]);
    assert_eq!(argv("p", Runtime::Ucrt), Vec::<String>::new());
}
