//! How cmd reads a command that is typed at its prompt: the command line that the program gets.
//!
//! Source: D. Benham and jeb, "How does the Windows Command Interpreter (CMD.EXE) parse scripts?", phases 1 and 2,
//! as they apply at the prompt, with command extensions and without delayed expansion, which are the defaults.
//!
//! Phase 1, for each line, before anything else:
//! - The longest text after a `%` without another `%` or `:` is a name. If a `%` follows and the name is a variable,
//!   the whole is replaced by its value. If a `:` follows, the name is a variable and there is another `%` later,
//!   the whole is replaced by a part of the value. Otherwise the first `%` is literal, and parsing continues after it.
//!
//! Phase 2:
//! - `"` starts and ends a quoted part, which ends with the line at the latest. Inside it only `"` is special.
//! - `^` is removed, and the next character is literal. At the end of a line it joins the next line,
//!   whose first character is then literal.
//! - `& | < >` end the command or redirect it.
//! - Everything after the program's name is passed to it unchanged, including white space.
//!
//! Control characters cannot be typed.

/// The worst case: every name without a caret is a variable.
pub fn every_plain_name_is_a_variable(name: &str) -> Option<String> {
    (!name.is_empty() && !name.contains('^')).then(|| "expanded".to_owned())
}

/// The program and everything after it.
pub fn command_line(
    typed: &str,
    variable: impl Fn(&str) -> Option<String>,
) -> Result<String, String> {
    if typed.chars().any(|c| c.is_control() && c != '\n') {
        return Err("a control character cannot be typed".to_owned());
    }
    let mut lines = typed.split('\n');
    let mut out = String::new();
    let mut escaped = false;
    while let Some(line) = lines.next() {
        let line = expand(line, &variable);
        let mut quoted = false;
        let mut characters = line.chars().peekable();
        let mut joined = false;
        while let Some(character) = characters.next() {
            match character {
                _ if escaped => {
                    out.push(character);
                    escaped = false;
                }
                '"' => {
                    quoted = !quoted;
                    out.push(character);
                }
                '^' if !quoted => {
                    escaped = true;
                    joined = characters.peek().is_none();
                }
                '&' | '|' | '<' | '>' if !quoted => {
                    return Err(format!("cmd does not pass {character} on"));
                }
                _ => out.push(character),
            }
        }
        if !joined {
            return match lines.next() {
                None => Ok(out),
                Some(_) => Err("the command ends before its last line".to_owned()),
            };
        }
    }
    Err("cmd waits for another line".to_owned())
}

fn expand(line: &str, variable: &impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(percent) = rest.find('%') {
        out.push_str(&rest[..percent]);
        rest = &rest[percent + 1..];
        match replacement(rest, variable) {
            Some((value, length)) => {
                out.push_str(&value);
                rest = &rest[length..];
            }
            None => out.push('%'),
        }
    }
    out + rest
}

/// The value for the name at the start of the text, and the length of the text that it replaces.
fn replacement(text: &str, variable: &impl Fn(&str) -> Option<String>) -> Option<(String, usize)> {
    let end = text.find(['%', ':'])?;
    let value = variable(&text[..end])?;
    if text[end..].starts_with('%') {
        return Some((value, end + 1));
    }
    let close = text[end..].find('%')?;
    Some((
        format!("{value}{}", &text[end..end + close]),
        end + close + 1,
    ))
}

#[cfg(test)]
fn foo_is_bar(name: &str) -> Option<String> {
    (name == "foo").then(|| "bar".to_owned())
}

/// B. Wilhelm, eightypercent.net, 2004: output of a Python script that prints its arguments,
/// with a C runtime from before 2008.
#[test]
fn the_published_session_holds() {
    use super::c_runtime::{Runtime, argv};
    let session = [
        (r#"p "hi there""#, "hi there"),
        (r#"p "hi \" there""#, "hi \" there"),
        (r#"p "hi there %foo%""#, "hi there bar"),
        (r#"p "hi there ^%foo^%""#, "hi there ^%foo^%"),
        (r#"p "hi there \" ^%foo^%""#, "hi there \" %foo%"),
        (r#"p "hi there \" \" ^%foo^%""#, "hi there \" \" ^%foo^%"),
        (r#"p "hi there "^%"foo"^%" bar""#, "hi there %foo% bar"),
        (
            r#"p "hi "^"" there "^%"foo"^%" bar""#,
            "hi \" there %foo% bar",
        ),
    ];
    for (typed, word) in session {
        let line = command_line(typed, foo_is_bar).unwrap();
        assert_eq!(argv(&line, Runtime::Before2008), [word], "{typed}");
    }
}

/// Microsoft, "Everyone quotes command line arguments the wrong way": cmd and the C runtime
/// do not agree on what is inside quotes.
#[test]
fn cmd_and_the_c_runtime_count_quotes_apart() {
    let typed = r#"p "\"&whoami""#;
    assert!(command_line(typed, foo_is_bar).is_err());
    assert_eq!(
        command_line(r#"p ^"\^"^&whoami^""#, foo_is_bar).unwrap(),
        r#"p "\"&whoami""#
    );
}

#[test]
fn undefined_variables_and_single_percents_stay() {
    let line = |typed| command_line(typed, foo_is_bar).unwrap();
    assert_eq!(line("p %x% 100%"), "p %x% 100%");
    assert_eq!(line("p %%foo%%"), "p %bar%");
    assert_eq!(line("p %foo:a=b%"), "p bar:a=b");
    assert_eq!(line("p %x:a=b%"), "p %x:a=b%");
}

#[test]
fn a_caret_joins_lines() {
    let line = |typed| command_line(typed, foo_is_bar);
    assert_eq!(line("p a ^\n    b").unwrap(), "p a     b");
    assert!(line("p a\nb").is_err());
    assert!(line("p a ^").is_err());
}
