//! How PowerShell reads a command for a program: it parses the command into elements, and then makes
//! the program's command line or arguments of them.
//!
//! Source: PowerShell's MIT-licensed code: engine/parser/tokenizer.cs and CharTraits.cs for the elements,
//! engine/NativeCommandParameterBinder.cs for the command line, and .NET's PasteArguments.cs.
//! The source of 5.1 is not public. What is known: the first public version of the binder
//! (commit 60b3b304 of PowerShell/PowerShell) counts every quote and doubles no backslash (issue 26432).
//!
//! Elements, in argument mode:
//! - White space separates them. A line break ends the command, unless a backtick comes directly before it.
//! - A single quote, which may be one of five characters, starts a string that ends at the next single quote;
//!   two in a row are one literal quote. Text directly after the string is another element.
//! - A double quote, which may be one of four characters, starts a string in which a backtick escapes: before `r`
//!   and `t` it makes a carriage return and a tab, and what has no meaning after it stays. `$` starts an expression,
//!   of which the model knows `$([char]N)`.
//! - Two dashes, which may be any of four characters, start a plain word if something follows them directly.
//!   One dash and a letter start a parameter, which ends before a dot and after a colon.
//! - A letter starts a plain word, which ends at white space or at one of `& ( ) , ; { | }`.
//! - Digits alone are a number, which is formatted again for the program.
//! - The model rejects everything else that has a special meaning: it need not read all commands,
//!   only those that are written without such characters.
//!
//! For the program:
//! - After the string `--%` other rules apply. The model rejects it.
//! - 5.1 to 7.2: the strings are joined with spaces. An empty string is left out. One that has white space
//!   after an even number of quotes is put between quotes. From 6.0 on, a quote after a backslash does
//!   not count, and backslashes at the end are doubled if quotes are added.
//! - From 7.3 on, each string is an argument. On Windows, .NET makes the command line: it puts an argument that is
//!   empty or has white space or quotes between quotes, and escapes quotes and the backslashes before them.
//!   Elsewhere the arguments are passed unchanged, after plain words with wildcards or a tilde are expanded to file names.

use super::c_runtime;

#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(non_camel_case_types)]
pub enum Version {
    V5_1,
    /// 6.0 to 7.2.
    V6,
    V7_3OnWindows,
    V7_3OnUnix,
}

/// The arguments that the program gets.
pub fn read(command: &str, version: Version) -> Result<Vec<String>, String> {
    match version {
        Version::V7_3OnUnix => elements(command)?[1..].iter().map(word_on_unix).collect(),
        _ => c_runtime::agreed(&line(command, version)?),
    }
}

/// The command line that the program gets on Windows.
pub fn line(command: &str, version: Version) -> Result<String, String> {
    let elements = elements(command)?;
    let arguments = &elements[1..];
    if arguments.iter().any(|argument| argument.text == "--%") {
        return Err("PowerShell stops parsing at --%".to_owned());
    }
    match version {
        Version::V5_1 | Version::V6 => Ok(legacy_line(arguments, version)),
        Version::V7_3OnWindows => Ok(pasted_line(arguments)),
        Version::V7_3OnUnix => Err("On Unix a program has no command line".to_owned()),
    }
}

/// An element of a command, and where it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    pub text: String,
    pub quoted: bool,
    /// Its text in the command.
    pub source: String,
}

/// The elements of a command, starting with the program.
pub fn elements(command: &str) -> Result<Vec<Element>, String> {
    let characters: Vec<char> = command.chars().collect();
    let mut at = 0;
    let mut elements = Vec::new();
    while let Some(&character) = characters.get(at) {
        let next = characters.get(at + 1).copied();
        if is_white_space(character) {
            at += 1;
        } else if character == '`' && next == Some('\n') {
            at += 2;
        } else {
            let start = at;
            let (text, quoted) = element(&characters, &mut at)?;
            let source = characters[start..at].iter().collect();
            elements.push(Element {
                text,
                quoted,
                source,
            });
        }
    }
    if elements.is_empty() {
        return Err("no command".to_owned());
    }
    Ok(elements)
}

fn element(characters: &[char], at: &mut usize) -> Result<(String, bool), String> {
    let first = characters[*at];
    let next = characters.get(*at + 1).copied().unwrap_or(' ');
    if is_single_quote(first) {
        return Ok((literal(characters, at)?, true));
    }
    if is_double_quote(first) {
        return Ok((expandable(characters, at)?, true));
    }
    if is_dash(first) && is_dash(next) {
        let third = characters.get(*at + 2).copied().unwrap_or(' ');
        return if starts_new_token(third) {
            Err("two dashes alone are an operator".to_owned())
        } else {
            Ok((plain(characters, at)?, false))
        };
    }
    if is_dash(first) && next.is_alphabetic() {
        return Ok((parameter(characters, at), false));
    }
    if first.is_ascii_alphabetic() || first == '_' {
        return Ok((plain(characters, at)?, false));
    }
    if first.is_ascii_digit() {
        let text = plain(characters, at)?;
        return match text.parse::<i32>() {
            Ok(number) => Ok((number.to_string(), false)),
            Err(_) => Err(format!("{text} may be a number of another kind")),
        };
    }
    Err(format!(
        "{first:?} has a meaning at the start of an element"
    ))
}

fn literal(characters: &[char], at: &mut usize) -> Result<String, String> {
    let mut text = String::new();
    loop {
        *at += 1;
        let character = *characters.get(*at).ok_or("the quote is not closed")?;
        if is_single_quote(character) {
            *at += 1;
            if !characters.get(*at).copied().is_some_and(is_single_quote) {
                return Ok(text);
            }
        }
        text.push(character);
    }
}

fn expandable(characters: &[char], at: &mut usize) -> Result<String, String> {
    let mut text = String::new();
    loop {
        *at += 1;
        match *characters.get(*at).ok_or("the quote is not closed")? {
            end if is_double_quote(end) => {
                *at += 1;
                return match characters.get(*at).copied() {
                    Some(next) if !is_white_space(next) => Err("a quote in a string".to_owned()),
                    _ => Ok(text),
                };
            }
            '`' => {
                *at += 1;
                text.push(match *characters.get(*at).ok_or("nothing to escape")? {
                    'r' => '\r',
                    't' => '\t',
                    letter if letter.is_ascii_alphanumeric() => {
                        return Err(format!("`{letter} has a meaning of its own"));
                    }
                    other => other,
                });
            }
            '$' => text.push(character_of(characters, at)?),
            '\r' => return Err("pasting changes a carriage return".to_owned()),
            other => text.push(other),
        }
    }
}

/// The character of `$([char]27)`.
fn character_of(characters: &[char], at: &mut usize) -> Result<char, String> {
    let rest: String = characters[*at..].iter().take(20).collect();
    let (code, _) = rest
        .strip_prefix("$([char]")
        .and_then(|rest| rest.split_once(')'))
        .ok_or_else(|| format!("an expression: {rest}"))?;
    *at += "$([char])".len() + code.len() - 1;
    let code: u32 = code.parse().map_err(|_| format!("no number: {code}"))?;
    char::from_u32(code).ok_or_else(|| format!("no character: {code}"))
}

fn plain(characters: &[char], at: &mut usize) -> Result<String, String> {
    let mut text = String::new();
    while let Some(&character) = characters.get(*at).filter(|c| !starts_new_token(**c)) {
        if "`$\"".contains(character) || is_single_quote(character) || is_double_quote(character) {
            return Err(format!("{character:?} has a meaning within a word"));
        }
        text.push(character);
        *at += 1;
    }
    match characters.get(*at) {
        Some(end) if !is_white_space(*end) => Err(format!("{end:?} has a meaning behind a word")),
        _ => Ok(text),
    }
}

fn parameter(characters: &[char], at: &mut usize) -> String {
    let mut text = String::new();
    while let Some(&character) = characters
        .get(*at)
        .filter(|c| !starts_new_token(**c) && **c != '.')
    {
        text.push(character);
        *at += 1;
        if character == ':' {
            break;
        }
    }
    text
}

fn starts_new_token(c: char) -> bool {
    is_white_space(c) || c == '\n' || c == '\r' || "&(),;{|}\0".contains(c)
}

fn is_white_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{a0}')
        || (c as u32 > 256 && c.is_whitespace())
}

fn is_single_quote(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}'..='\u{201b}')
}

fn is_double_quote(c: char) -> bool {
    matches!(c, '"' | '\u{201c}'..='\u{201e}')
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2013}'..='\u{2015}')
}

fn legacy_line(arguments: &[Element], version: Version) -> String {
    let mut line = String::from("aws.exe");
    for text in arguments.iter().map(|argument| &argument.text) {
        line.push(' ');
        if !needs_quotes(text, version) {
            line.push_str(text);
            continue;
        }
        line.push('"');
        line.push_str(text);
        if version != Version::V5_1 {
            let backslashes = text.len() - text.trim_end_matches('\\').len();
            line.extend(std::iter::repeat_n('\\', backslashes));
        }
        line.push('"');
    }
    line
}

fn needs_quotes(text: &str, version: Version) -> bool {
    let mut quotes = 0;
    let mut behind_backslash = false;
    for character in text.chars() {
        let counts = version == Version::V5_1 || !behind_backslash;
        if character == '"' && counts {
            quotes += 1;
        } else if character.is_whitespace() && quotes % 2 == 0 {
            return true;
        }
        behind_backslash = character == '\\';
    }
    false
}

fn pasted_line(arguments: &[Element]) -> String {
    let mut line = String::from("aws.exe");
    for text in arguments.iter().map(|argument| &argument.text) {
        line.push(' ');
        if !text.is_empty() && !text.contains(|c: char| c.is_whitespace() || c == '"') {
            line.push_str(text);
            continue;
        }
        let mut backslashes = 0;
        line.push('"');
        for character in text.chars() {
            if character == '"' {
                line.extend(std::iter::repeat_n('\\', backslashes + 1));
            }
            backslashes = if character == '\\' {
                backslashes + 1
            } else {
                0
            };
            line.push(character);
        }
        line.extend(std::iter::repeat_n('\\', backslashes));
        line.push('"');
    }
    line
}

fn word_on_unix(argument: &Element) -> Result<String, String> {
    if argument.text == "--%" {
        return Err("PowerShell stops parsing at --%".to_owned());
    }
    let file_name = argument.text.starts_with('~') || argument.text.contains(['*', '?', '[']);
    if !argument.quoted && file_name {
        return Err(format!("{} is a file name first", argument.text));
    }
    Ok(argument.text.clone())
}

#[cfg(test)]
mod tests {
    use super::Version::*;
    use super::*;

    #[track_caller]
    fn check(command: &str, version: Version, words: &[&str]) {
        assert_eq!(read(command, version).unwrap(), words, "{command}");
    }

    /// about_Quoting_Rules: verbatim strings, doubled quotes, typographic quotes.
    #[test]
    fn literals_are_read_as_documented() {
        check(
            "p 'The value of $(2+3) is not evaluated.'",
            V7_3OnUnix,
            &["The value of $(2+3) is not evaluated."],
        );
        check("p 'don''t'", V7_3OnUnix, &["don't"]);
        check("p ‘a’ 'b’’c‘‘'", V7_3OnUnix, &["a", "b’c‘"]);
        assert!(elements("p 'a").is_err());
    }

    /// PowerShell issue 6291: an argument that looks like a parameter is split at its dot.
    #[test]
    fn a_parameter_is_cut() {
        let texts = |command| {
            let elements = elements(command).unwrap();
            elements
                .into_iter()
                .map(|element| element.text)
                .collect::<Vec<_>>()
        };
        assert_eq!(texts("p -foo:"), ["p", "-foo:"]);
        assert!(
            elements("p -foo.bar").is_err(),
            "and what is left has a meaning of its own"
        );
        assert_eq!(texts("p --foo.bar"), ["p", "--foo.bar"]);
    }

    #[test]
    fn what_has_more_of_a_meaning_is_refused() {
        for command in [
            "p $x", "p a,b", "p @x", "p {x}", "p a;b", "p #x", "p 1kb", "p \"$x\"", "p \"`e\"",
            "p \"a\"b", "p a'b'", "p --", "p a\nb",
        ] {
            assert!(elements(command).is_err(), "{command}");
        }
        assert!(read("p '--%' x", V7_3OnWindows).is_err());
    }

    /// about_Special_Characters, and about_Operators for the subexpression.
    #[test]
    fn escapes_are_read_as_documented() {
        let command = "p \"a`r`t$([char]27)`\"`$x``\"";
        check(command, V7_3OnUnix, &["a\r\t\u{1b}\"$x`"]);
    }

    /// JFast96 in anomalyco/opencode issue 42402, seen on 5.1 with node.
    #[test]
    fn windows_powershell_loses_quotes_as_reported() {
        check(r#"p 'a "b c" d'"#, V5_1, &["a b", "c d"]);
        check(r#"p 'a \"b c\" d'"#, V5_1, &[r#"a "b c" d"#]);
    }

    /// mklement0 in PowerShell issue 1995, and the tests of the module Native.
    #[test]
    fn windows_powershell_splits_as_reported() {
        check(r#"p '3\" of snow'"#, V5_1, &["3\"", "of", "snow"]);
        check(r#"p '3\" of snow'"#, V6, &["3\" of snow"]);
        check(r#"p '3 \" of snow'"#, V5_1, &["3 \" of snow"]);
        check(r#"p '{ "foo": "bar" }'"#, V6, &["{ foo: bar }"]);
        check("p '' 'a&b'", V5_1, &["a&b"]);
        check("p '' 'a&b'", V7_3OnWindows, &["", "a&b"]);
        check(
            r#"p 'Nat "King" Cole' 'c:\temp 1\'"#,
            V7_3OnWindows,
            &["Nat \"King\" Cole", "c:\\temp 1\\"],
        );
    }

    /// PowerShell issues 4358, 7400 and 26432, and pull request 4965.
    #[test]
    fn backslashes_at_the_end_are_doubled_from_6_on() {
        check(r"p 'test \'", V5_1, &["test \""]);
        check(r"p 'test \'", V6, &["test \\"]);
        check(r"p 'test \\'", V5_1, &["test \\"]);
        check(r"p 'test \\'", V6, &["test \\\\"]);
        check(r"p 'test\'", V5_1, &["test\\"]);
    }

    /// PowerShell's own tests, NativeCommandArguments.Tests.ps1.
    #[test]
    fn the_projects_own_examples_hold() {
        check(r#"p 'a"b c"d'"#, V6, &["ab cd"]);
        check(r#"p 'a"b c"d'"#, V7_3OnWindows, &["a\"b c\"d"]);
        check("p 'a b c'", V5_1, &["a b c"]);
    }
}
