//! Prompts, which are copied from a terminal together with a command.

/// The length of the prompt at the start of a line, with the space after it; 0 where there is none.
pub(super) fn prompt_length(line: &str) -> usize {
    let start = line.len() - line.trim_start_matches([' ', '\t']).len();
    let rest = line.get(start..).unwrap_or_default();
    let length = power_shell(rest)
        .or_else(|| command_prompt(rest))
        .or_else(|| themed(rest))
        .or_else(|| sign(rest))
        .or_else(|| host_and_sign(rest))
        .or_else(|| numbered(rest))
        .or_else(|| bullet(rest))
        .or_else(|| key(rest))
        .or_else(|| recipe(rest))
        .or_else(|| trace(rest));
    length.map_or(0, |length| start + length)
}

/// The number of a line at its start, as of a shell's history or a listing, and its length with the space after it.
pub(super) fn line_number(line: &str) -> Option<(u32, usize)> {
    const MOST_DIGITS: usize = 6;
    let spaces = line.len() - line.trim_start_matches([' ', '\t']).len();
    let rest = line.get(spaces..)?;
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let behind = rest.get(digits..)?;
    // The shell's history marks a line that was changed.
    let mark = behind.len() - behind.trim_start_matches(['*', ':', '|']).len();
    let is_number =
        (1..=MOST_DIGITS).contains(&digits) && behind.get(mark..)?.starts_with([' ', '\t']);
    let number = rest.get(..digits)?.parse().ok().filter(|_| is_number)?;
    Some((number, with_spaces(line, spaces + digits + mark)))
}

/// The length of a line that begins or ends a block of code in Markdown, such as "```bash"; without its end.
pub(super) fn fence_length(line: &str) -> Option<usize> {
    let line = line.lines().next()?;
    let inside = line.trim_start().strip_prefix("```")?;
    let is_language = |c: char| c.is_alphanumeric() || matches!(c, '-' | '+' | ' ' | '_');
    inside.chars().all(is_language).then_some(line.len())
}

/// The length of the prompt of a line that continues the one before: `> `, `>> ` or `More? `.
pub(super) fn continuation_length(line: &str) -> usize {
    let rest = line.trim_start_matches(' ');
    let start = line.len() - rest.len();
    let found = ["> ", ">> ", "More? "]
        .into_iter()
        .find(|it| rest.starts_with(it));
    found.map_or(0, |prompt| start + prompt.len())
}

/// `PS>` or `PS C:\Users\me>`
pub(super) fn power_shell(line: &str) -> Option<usize> {
    let rest = line.strip_prefix("PS")?;
    let end = rest.find(['>', '\n'])?;
    let folder = rest.get(..end)?;
    let is_prompt =
        rest.get(end..)?.starts_with('>') && (folder.is_empty() || folder.starts_with(' '));
    is_prompt.then(|| with_spaces(line, 2 + end + 1))
}

/// `C:\>` or `C:\Users\me>`
pub(super) fn command_prompt(line: &str) -> Option<usize> {
    let bytes = line.as_bytes();
    let has_drive = bytes.first()?.is_ascii_alphabetic() && line.get(1..3)? == ":\\";
    let end = line.find(['>', '\n', '"', '^'])?;
    (has_drive && line.get(end..)?.starts_with('>')).then(|| with_spaces(line, end + 1))
}

/// `➜  folder git:(main) ✗ `, as themes of zsh have it, where a program that we know follows.
fn themed(line: &str) -> Option<usize> {
    const LONGEST: usize = 100;
    let line = line.lines().next()?;
    let inside = line.strip_prefix("➜ ")?;
    let mut words = inside
        .match_indices(' ')
        .take_while(|(at, _)| *at < LONGEST);
    let offset = line.len() - inside.len();
    let (at, _) = words.find(|(at, _)| inside.get(at + 1..).is_some_and(starts_program))?;
    Some(offset + at + 1)
}

/// `501  aws …`, as the shell's history or a listing has it, where a program that we know follows.
fn numbered(line: &str) -> Option<usize> {
    let (_, length) = line_number(line)?;
    starts_program(line.get(length..)?).then_some(length)
}

/// `- aws …` or `2. aws …`, an entry of a list.
fn bullet(line: &str) -> Option<usize> {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let signs: &[&str] = match digits {
        0 => &["- ", "* ", "• "],
        _ => &[". ", ") "],
    };
    let rest = line.get(digits..)?;
    let sign = signs.iter().find(|sign| rest.starts_with(**sign))?;
    let length = with_spaces(line, digits + sign.len());
    starts_program(line.get(length..)?).then_some(length)
}

/// `run: aws …` or `- run: aws …`, as in files of continuous integration.
fn key(line: &str) -> Option<usize> {
    const KEYS: [&str; 12] = [
        "run",
        "script",
        "before_script",
        "after_script",
        "command",
        "cmd",
        "shell",
        "bash",
        "sh",
        "pwsh",
        "powershell",
        "inlineScript",
    ];
    let inside = line.strip_prefix("- ").unwrap_or(line);
    let inside = inside.trim_start_matches(' ');
    let mut values = KEYS.iter().filter_map(|key| inside.strip_prefix(key));
    let value = values.find_map(|rest| rest.strip_prefix(": "))?;
    let length = line.len() - value.trim_start_matches(' ').len();
    starts_program(line.get(length..)?).then_some(length)
}

/// `@aws …`, as in a recipe of make or a batch file.
fn recipe(line: &str) -> Option<usize> {
    let inside = line.trim_start_matches(['@', '-', '+']);
    let length = line.len() - inside.len();
    (length > 0 && starts_program(inside)).then_some(length)
}

/// `+ aws …` or `++ aws …`, as `set -x` shows commands, where a program that we know follows.
fn trace(line: &str) -> Option<usize> {
    let inside = line.trim_start_matches('+');
    let has_sign = inside.len() < line.len() && inside.starts_with(' ');
    let length = with_spaces(line, line.len() - inside.len());
    (has_sign && starts_program(line.get(length..)?)).then_some(length)
}

/// `$ `, `% ` or `> `, or `❯ ` as themes of shells have it.
fn sign(line: &str) -> Option<usize> {
    let signs = ["$ ", "% ", "> ", "❯ ", "➜ "];
    let sign = signs.into_iter().find(|sign| line.starts_with(sign))?;
    Some(with_spaces(line, sign.len()))
}

/// `me@host:~$ `, `[me@host ~]$ ` or `bash-3.2$ `, where a program that we know follows.
fn host_and_sign(line: &str) -> Option<usize> {
    const LONGEST: usize = 100;
    let mut places = line
        .char_indices()
        .take(LONGEST)
        .take_while(|(_, c)| *c != '\n');
    let (at, _) = places.find(|(at, c)| {
        let follows = || line.get(at + 1..).is_some_and(|rest| rest.starts_with(' '));
        matches!(c, '$' | '#' | '%' | '>') && follows()
    })?;
    let host = line.get(..at)?;
    let is_host = host.contains('@')
        || host.starts_with('(')
        || host.ends_with(']')
        || host.starts_with("bash-")
        || host.starts_with("sh-");
    let length = with_spaces(line, at + 1);
    (is_host && starts_program(line.get(length..)?)).then_some(length)
}

/// Whether a program follows that somebody would paste here.
fn starts_program(rest: &str) -> bool {
    let word = rest.split([' ', '\n', '\t']).next().unwrap_or_default();
    let known = [
        "aws", "sudo", "curl", "env", "aws.exe", "curl.exe", "awslocal",
    ];
    known.contains(&word)
}

/// Whether a text begins with a prompt, or what has the same place, before `aws`.
pub(crate) fn begins_with_prompt(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let Some(first) = lines.next() else {
        return false;
    };
    let first = match fence_length(first) {
        Some(_) => lines.next().unwrap_or_default(),
        None if prompt_length(first) == 0 => return false,
        None => first,
    };
    first
        .get(prompt_length(first)..)
        .is_some_and(starts_program)
}

fn with_spaces(line: &str, length: usize) -> usize {
    let rest = line.get(length..).unwrap_or_default();
    length + rest.len() - rest.trim_start_matches([' ', '\t']).len()
}

/// Whether the commands of a text stand after root's prompt: `# aws …`, and no line has one without it.
pub(super) fn hash_is_prompt(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_start);
    let after_hash = |line: &str| line.strip_prefix("# ").is_some_and(starts_program);
    let first = lines.find(|line| !line.is_empty());
    first.is_some_and(after_hash) && !lines.any(starts_program)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prompts_are_known() {
        for prompt in [
            "$ ",
            "% ",
            "PS> ",
            "PS C:\\a b> ",
            "C:\\>",
            "C:\\Users\\me>",
            "me@host:~/x$ ",
            "[me@ip-1 ~]$ ",
            "  $ ",
            "root@host:/# ",
            "bash-3.2$ ",
            "(venv) $ ",
            "➜  ~ ",
            "➜  shop git:(main) ✗ ",
            "  501  ",
            "12* ",
            "- ",
            "2. ",
            "run: ",
            "  - run: ",
            "\t@",
            "@-",
            "-@",
            "+ ",
            "++ ",
        ] {
            let line = format!("{prompt}aws s3api list-buckets\n");
            assert_eq!(prompt_length(&line), prompt.len(), "{line}");
        }
        for line in [
            "aws x",
            "$HOME/aws x",
            "#comment",
            "PSx> y",
            "a > b",
            "501 x",
            "- x",
            "",
        ] {
            assert_eq!(prompt_length(line), 0, "{line}");
        }
    }
}
