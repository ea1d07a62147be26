//! Wine's cmd and C runtime, with a small Windows program in the place of `aws`.
//!
//! Wine's cmd is not Microsoft's: a test below shows where it differs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{self, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};

use crate::model::{c_runtime, cmd};

/// What the program was given: its whole line, and the words of the C runtime.
#[derive(Clone, Debug, PartialEq)]
struct Given {
    line: String,
    words: Vec<String>,
}

/// The words of each command, run from a batch file, in which every `%` is doubled.
///
/// # Panics
///
/// If the program is given another line than the model of cmd predicts.
pub fn read_batch(commands: &[String]) -> Vec<Vec<String>> {
    let lines: Vec<String> = commands
        .iter()
        .map(|command| command.replace('%', "%%"))
        .collect();
    let batch = format!("@echo off\n{}\n", lines.join("\n"));
    let given = all_of(commands, || run_batch(&batch));
    for (given, command) in given.iter().zip(commands) {
        // Wine drops white space at the start of a line that a caret joins.
        let joined = command.replace("^\n    ", "^\n");
        let line = cmd::command_line(&joined, cmd::every_plain_name_is_a_variable).unwrap();
        assert_eq!(
            given.line, line,
            "Wine and the model disagree over\n{command}"
        );
    }
    given.into_iter().map(|given| given.words).collect()
}

/// The words of each command, typed at the prompt; those with a percent sign are left to the model.
pub fn read_prompt_without_percent(commands: &[String]) -> Vec<Vec<String>> {
    let plain = |command: &&String| !command.contains('%');
    let typed: Vec<String> = commands.iter().filter(plain).cloned().collect();
    let mut read = read_prompt(&typed).into_iter();
    let model = |command: &String| {
        let line = cmd::command_line(command, cmd::every_plain_name_is_a_variable).unwrap();
        c_runtime::agreed(&line).unwrap()
    };
    let words = |command: &String| {
        if plain(&command) {
            read.next().unwrap()
        } else {
            model(command)
        }
    };
    commands.iter().map(words).collect()
}

/// The words of one command for curl, typed at the prompt.
pub fn read_curl(command: &str, environment: &[(&str, &str)]) -> Vec<String> {
    let file = Folder::get().file("typed.txt", &format!("{command}\nexit\n"));
    let mut wine = wine();
    wine.envs(environment.iter().copied());
    let given = run(wine.arg("cmd").stdin(fs::File::open(&file).unwrap()));
    fs::remove_file(file).unwrap();
    given.into_iter().next().unwrap().words
}

fn read_prompt(commands: &[String]) -> Vec<Vec<String>> {
    let typed = format!("{}\nexit\n", commands.join("\n"));
    let file = Folder::get().file("typed.txt", &typed);
    let run = || run(wine().arg("cmd").stdin(fs::File::open(&file).unwrap()));
    let given = all_of(commands, run).into_iter();
    fs::remove_file(&file).unwrap();
    given.map(|given| given.words).collect()
}

/// What each command gave. Wine has been seen to lose one of many programs on a busy machine,
/// so they are run again where one is missing; each is looked at all the same.
fn all_of(commands: &[String], run: impl Fn() -> Vec<Given>) -> Vec<Given> {
    const ATTEMPTS: usize = 3;
    let mut given = Vec::new();
    for _ in 0..ATTEMPTS {
        given = run();
        if given.len() == commands.len() {
            return given;
        }
    }
    panic!("Wine's cmd stopped behind {:?}", given.last());
}

fn run_batch(batch: &str) -> Vec<Given> {
    let file = Folder::get().file("batch.bat", batch);
    let given = run(wine().args(["cmd", "/c"]).arg(file.file_name().unwrap()));
    fs::remove_file(file).unwrap();
    given
}

fn run(wine: &mut process::Command) -> Vec<Given> {
    /// Two at once lose lines of each other.
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _turn = ONE_AT_A_TIME.lock();
    let output = wine
        .output()
        .unwrap_or_else(|error| panic!("wine does not start ({error}): {HINT}"));
    let output = String::from_utf8_lossy(&output.stdout);
    output
        .lines()
        .filter_map(|line| line.strip_prefix("@."))
        .map(given)
        .collect()
}

fn given(line: &str) -> Given {
    let mut texts = line.trim_end().split('.').map(decode);
    Given {
        line: texts.next().unwrap(),
        words: texts.collect(),
    }
}

fn decode(hexadecimal: &str) -> String {
    let bytes = hexadecimal.as_bytes().chunks(2).map(|pair| {
        let pair = std::str::from_utf8(pair).unwrap();
        u8::from_str_radix(pair, 16).unwrap()
    });
    String::from_utf8(bytes.collect()).unwrap()
}

const HINT: &str = "run `cargo xtask test`, which installs it";

fn wine() -> process::Command {
    Folder::get().wine()
}

/// Where Wine keeps its system and the program lies, made at first use.
struct Folder(PathBuf);

impl Folder {
    fn get() -> &'static Folder {
        static FOLDER: OnceLock<Folder> = OnceLock::new();
        FOLDER.get_or_init(|| {
            let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("wine");
            fs::create_dir_all(&path).unwrap();
            compile(&path.join("aws.exe"));
            fs::copy(path.join("aws.exe"), path.join("curl.exe")).unwrap();
            let folder = Folder(path);
            run(folder.wine().args(["wineboot", "--init"]));
            folder
        })
    }

    fn wine(&self) -> process::Command {
        let mut wine = process::Command::new("wine");
        wine.current_dir(&self.0)
            .env("WINEPREFIX", self.0.join("prefix"))
            .env("WINEDEBUG", "-all")
            .env("WINEDLLOVERRIDES", "mscoree,mshtml=")
            .env("LC_ALL", "C.UTF-8")
            .env_remove("DISPLAY")
            .stdin(Stdio::null());
        wine
    }

    /// A file of a name of its own, with the line ends of Windows.
    fn file(&self, name: &str, text: &str) -> PathBuf {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("{}-{name}", COUNT.fetch_add(1, Ordering::Relaxed));
        let path = self.0.join(name);
        fs::write(&path, text.replace('\n', "\r\n")).unwrap();
        path
    }
}

fn compile(program: &Path) {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/shells/wine/aws.c");
    let compiler = "x86_64-w64-mingw32-gcc";
    let mut compile = process::Command::new(compiler);
    compile
        .args(["-municode", "-O", "-o"])
        .arg(program)
        .arg(source);
    let status = compile
        .status()
        .unwrap_or_else(|error| panic!("{compiler} does not start ({error}): {HINT}"));
    assert!(status.success());
}

/// Wine looks for the variable without its caret, where Microsoft's cmd looks for one whose name ends in a caret
/// (the session at eightypercent.net in the model's tests shows it).
#[test]
fn wine_differs_over_carets_in_names_at_the_prompt() {
    let command = "aws ^%USERNAME^%".to_owned();
    let words = read_prompt(std::slice::from_ref(&command));
    assert_ne!(words, [["%USERNAME%"]]);
    let line = cmd::command_line(&command, |name| (name == "USERNAME").then(String::new));
    assert_eq!(line.unwrap(), "aws %USERNAME%");
}

#[test]
fn the_program_reports_what_it_is_given() {
    let given = run_batch("@aws \"a b\" c\\\\\\\"d é😀 \"\" *\n");
    let words = ["a b", "c\\\"d", "é😀", "", "*"]
        .map(str::to_owned)
        .to_vec();
    let line = "aws \"a b\" c\\\\\\\"d é😀 \"\" *".to_owned();
    assert_eq!(given, [Given { line, words }]);
}
