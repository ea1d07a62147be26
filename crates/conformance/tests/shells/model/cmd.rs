//! What cmd makes of a command that is typed at its prompt: the line that the program is given.
//!
//! Source: D. Benham and jeb, "How does the Windows Command Interpreter (CMD.EXE) parse scripts?", phases 1 and 2,
//! as they are at the prompt, with command extensions and without delayed expansion, which are the defaults.
//!
//! Phase 1, for each line as it is read, before anything else:
//! - Behind a `%` the longest text without `%` and `:` is a name. If a `%` follows and the name is a variable, all of
//!   that is replaced by its value. If a `:` follows, the name is a variable and another `%` comes behind, that is
//!   replaced by a part of the value. Otherwise the first `%` stays as it is, and the search goes on behind it.
//!
//! Phase 2:
//! - `"` turns the quote state on and off; it ends with the line. In it nothing but `"` is special.
//! - `^` is gone, and the character behind it has lost its meaning. At the end of the line it joins the next line, the
//!   first character of which has lost its meaning.
//! - `& | < >` end the command or redirect it.
//! - Everything behind the name of the program goes to it as it is, white space included.
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
                    return Err(format!("cmd takes {character} for its own"));
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
    Err("cmd asks for more".to_owned())
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

/// The value for the name at the start of the text, and how much of the text it takes the place of.
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

/// B. Wilhelm's session of 2004 with a Python script that prints its words, at eightypercent.net;
/// the runtime is one from before 2008.
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

/// Microsoft, "Everyone quotes command line arguments the wrong way": what is between cmd's quotes is not what is
/// between those of the C runtime.
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
