//! Where the program is in a command: what may stand before it.

use crate::shell::Word;

/// The programs that take a command of the AWS CLI.
pub(super) const PROGRAMS: [&str; 2] = ["aws", LOCAL];

/// LocalStack's own, which calls `aws` with another endpoint.
const LOCAL: &str = "awslocal";

/// Python, which runs the CLI's module: `python -m awscli`.
const PYTHON: &[&str] = &["python", "python3", "py"];

/// Whether a word calls LocalStack.
pub(super) fn is_local(program: &Word) -> bool {
    program.text().ends_with(LOCAL)
}

/// A program, or a word of the shell, that runs the command after it.
struct Runner {
    names: &'static [&'static str],
    /// Its options that have a value in the next word.
    values: &'static [&'static str],
    /// How many words of its own come before the command.
    words: usize,
}

/// Those that take words of their own in an order that is not known here.
const ANY: usize = usize::MAX;

const RUNNERS: &[Runner] = &[
    Runner {
        names: &[
            "env", "time", "command", "builtin", "exec", "nohup", "noglob", "winpty", "setsid",
            "RUN", "CMD",
        ],
        values: &["-u", "-f", "-o", "-C", "-a"],
        words: 0,
    },
    Runner {
        names: &[
            "and", "or", "not", "if", "elif", "else", "while", "until", "!", "do", "then", "{",
        ],
        values: &[],
        words: 0,
    },
    Runner {
        names: &["sudo", "doas"],
        values: &[
            "-u", "-g", "-h", "-p", "-C", "-D", "-R", "-r", "-t", "--user", "--group", "--host",
        ],
        words: 0,
    },
    Runner {
        names: &["watch", "nice", "ionice", "stdbuf"],
        values: &["-n", "-c", "-p", "-i", "-o", "-e", "--interval"],
        words: 0,
    },
    Runner {
        names: PYTHON,
        values: &[],
        words: 0,
    },
    Runner {
        names: &["timeout"],
        values: &["-k", "-s", "--kill-after", "--signal"],
        words: 1,
    },
    Runner {
        names: &["xargs", "parallel"],
        values: &[
            "-I",
            "-n",
            "-P",
            "-L",
            "-d",
            "-a",
            "-E",
            "-s",
            "-j",
            "--max-args",
            "--max-procs",
            "--delimiter",
        ],
        words: 0,
    },
    Runner {
        names: &[
            "aws-vault",
            "chamber",
            "docker",
            "docker-compose",
            "podman",
            "nerdctl",
            "kubectl",
            "op",
            "doppler",
            "saml2aws",
            "granted",
            "assume",
            "poetry",
            "uv",
            "pipx",
            "nix-shell",
        ],
        values: &[],
        words: ANY,
    },
];

/// How many words of a command come before `aws` or another program, with that; `None` where it is another program.
///
/// Assignments, and programs that run another one, may stand before it: `A=b`, `$a =`, `sudo`, `env A=b`, `docker run`.
pub(crate) fn program(words: &[Word], names: &[&str]) -> Option<usize> {
    let mut runner: Option<&Runner> = None;
    let mut own_words = 0;
    let mut is_value = false;
    for (index, word) in words.iter().enumerate() {
        let text = word.text();
        if std::mem::take(&mut is_value) {
            continue;
        }
        let is_module = runner.is_some_and(|it| it.names == PYTHON) && text == "awscli";
        if names.contains(&base_name(text))
            || (own_words == ANY && is_image(text, names))
            || (is_module && names.contains(&"aws"))
        {
            return Some(index + 1);
        }
        if own_words == ANY {
            continue;
        }
        if let Some(found) = RUNNERS.iter().find(|it| it.names.contains(&text)) {
            runner = Some(found);
            own_words = found.words;
        } else if let (Some(runner), true) = (runner, text.starts_with('-')) {
            is_value = runner.values.contains(&text);
        } else if own_words > 0 {
            own_words -= 1;
        } else if !(is_assignment(text) || is_assigned(words, index)) {
            return None;
        }
    }
    None
}

/// Whether a word is `$name`, or the `=` after it, with which PowerShell assigns what a command prints.
fn is_assigned(words: &[Word], index: usize) -> bool {
    let is_name = |word: &Word| word.text().starts_with('$') && !word.variables().is_empty();
    let is_sign = words.get(1).is_some_and(|word| word.text() == "=");
    index < 2 && is_sign && words.first().is_some_and(is_name)
}

/// Whether a word is the AWS CLI's image for containers, such as `amazon/aws-cli:latest`.
fn is_image(word: &str, names: &[&str]) -> bool {
    let name = word.split([':', '@']).next().unwrap_or(word);
    let is_official = ["amazon/aws-cli", "aws-cli/aws-cli"]
        .iter()
        .any(|image| name.ends_with(image));
    is_official && names.contains(&"aws")
}

/// The name of a program without its folder and without `.exe` or `.cmd`.
fn base_name(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    [".exe", ".cmd", ".EXE"]
        .into_iter()
        .find_map(|ending| name.strip_suffix(ending))
        .unwrap_or(name)
}

/// `NAME=value`
fn is_assignment(word: &str) -> bool {
    let name = word.split_once('=').map_or("", |(name, _)| name);
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') && name.chars().all(is_name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::commands;
    use wireform_model::shell::Shell;

    #[test]
    fn the_program_is_found() {
        let cases = [
            ("aws s3", Some(1)),
            ("/usr/local/bin/aws s3", Some(1)),
            ("'C:\\Program Files\\Amazon\\AWSCLIV2\\aws.exe' s3", Some(1)),
            ("A=b C=d aws s3", Some(3)),
            ("sudo -E aws s3", Some(3)),
            ("sudo -E -u bob aws s3", Some(5)),
            ("env A=b aws s3", Some(3)),
            ("time aws s3", Some(2)),
            ("watch -n 5 aws s3", Some(4)),
            ("timeout -k 5 10s aws s3", Some(5)),
            ("xargs -I{} aws s3", Some(3)),
            ("xargs -I {} -n 1 aws s3", Some(6)),
            ("aws-vault exec prod -- aws s3", Some(5)),
            (
                "docker run --rm -v ~/.aws:/home/me/.aws amazon/aws-cli:2 s3",
                Some(6),
            ),
            ("docker exec web aws s3", Some(4)),
            ("$x = aws s3", Some(3)),
            ("RUN --mount=type=secret,id=aws aws s3", Some(3)),
            ("python3 -m awscli s3", Some(3)),
            ("python3 -m pip install awscli", None),
            ("echo aws s3", None),
            ("sudo apt-get install aws", None),
            ("A=b", None),
            ("awslocal s3", None),
        ];
        for (text, expected) in cases {
            let commands = commands(text, Shell::Posix);
            assert_eq!(program(&commands[0].words, &["aws"]), expected, "{text}");
        }
    }
}
