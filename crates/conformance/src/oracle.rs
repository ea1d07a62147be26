//! The oracle: the code of the real AWS CLIs, in processes that answer one question after another.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Condvar, Mutex};
use std::thread;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value as Json, json};
use wireform_model::cli::Cli;
use wireform_write::ValueFile;

use crate::wire::WireRequest;
use crate::{aws, tools};

/// Runs one command line in a CLI.
///
/// `argv` is without the first word, `aws`; `files` are the only files in the current folder.
pub fn ask(cli: Cli, argv: &[String], files: &[ValueFile]) -> Answer {
    let pool = match cli {
        Cli::V1 => &V1,
        Cli::V2 => &V2,
    };
    pool.ask(argv, files)
}

/// The file from which `--cli-input-json file://input.json` reads.
pub fn document_file(document: &str) -> ValueFile {
    ValueFile {
        name: "input.json".to_owned(),
        content: document.as_bytes().to_vec(),
    }
}

/// What the CLI did.
#[derive(Clone, Debug)]
pub struct Answer {
    pub exit: i64,
    pub stdout: String,
    pub stderr: String,
    /// `None` if it stopped before it sent anything.
    pub request: Option<WireRequest>,
    /// The headers that the protocol's serializer sets, by their names in lower case.
    pub serialized: BTreeMap<String, String>,
    /// The global options as the CLI has parsed them, and those for pages, by Python's names; empty if it stopped before.
    pub globals: serde_json::Map<String, Json>,
    /// What it passes to the call of the API; `None` if it stopped before.
    pub parameters: Option<serde_json::Map<String, Json>>,
}

impl Answer {
    /// Whether the CLI stopped before it sent anything.
    pub fn refused(&self) -> bool {
        self.request.is_none()
    }
}

static V1: Pool = Pool::new(Cli::V1);
static V2: Pool = Pool::new(Cli::V2);

/// The processes of one CLI: at most one for each core, each started when it is first needed.
struct Pool {
    cli: Cli,
    state: Mutex<PoolState>,
    released: Condvar,
}

struct PoolState {
    idle: Vec<Process>,
    in_use: usize,
}

impl Pool {
    const fn new(cli: Cli) -> Self {
        Pool {
            cli,
            state: Mutex::new(PoolState {
                idle: Vec::new(),
                in_use: 0,
            }),
            released: Condvar::new(),
        }
    }

    fn ask(&self, argv: &[String], files: &[ValueFile]) -> Answer {
        let mut process = self.acquire();
        let answer = process.ask(argv, files);
        let mut state = self.state.lock().unwrap();
        state.in_use -= 1;
        state.idle.push(process);
        self.released.notify_one();
        answer
    }

    fn acquire(&self) -> Process {
        let limit = thread::available_parallelism().map_or(1, usize::from);
        let mut state = self
            .released
            .wait_while(self.state.lock().unwrap(), |state| {
                state.idle.is_empty() && state.in_use >= limit
            })
            .unwrap();
        state.in_use += 1;
        let idle = state.idle.pop();
        drop(state);
        idle.unwrap_or_else(|| Process::start(self.cli))
    }
}

/// A process of a CLI that runs `oracle/oracle.py`; it ends when its standard input is closed.
struct Process {
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
    _child: Child,
}

impl Process {
    fn start(cli: Cli) -> Self {
        let folder = aws::oracle_folder();
        let mut command = Command::new(tools::aws(cli));
        aws::isolate(&mut command)
            .env(
                "AWS_CONFIG_FILE",
                folder.join(format!("{}.config", cli.as_str())),
            )
            // CLI v1 finds the plugin by this variable, v2 by its configuration.
            .env("PYTHONPATH", &folder)
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .current_dir(&folder)
            .arg("help")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut child = command
            .spawn()
            .unwrap_or_else(|error| panic!("{command:?} does not start: {error}"));
        Process {
            questions: child.stdin.take().unwrap(),
            answers: BufReader::new(child.stdout.take().unwrap()),
            _child: child,
        }
    }

    fn ask(&mut self, argv: &[String], files: &[ValueFile]) -> Answer {
        let files = files.iter().map(|file| {
            let content = STANDARD.encode(&file.content);
            (file.name.clone(), Json::String(content))
        });
        let files: serde_json::Map<_, _> = files.collect();
        let question = json!({ "argv": argv, "files": files });
        writeln!(self.questions, "{question}").unwrap();
        self.questions.flush().unwrap();
        let mut line = String::new();
        self.answers.read_line(&mut line).unwrap();
        serde_json::from_str(&line)
            .ok()
            .and_then(|answer| read_answer(&answer))
            .unwrap_or_else(|| panic!("the oracle answered {line:?} to {question}"))
    }
}

fn read_answer(answer: &Json) -> Option<Answer> {
    let text = |name: &str| answer.get(name)?.as_str().map(str::to_owned);
    let request = match answer.get("request")? {
        Json::Null => None,
        request => Some(read_request(request)?),
    };
    Some(Answer {
        exit: answer.get("exit")?.as_i64()?,
        stdout: text("stdout")?,
        stderr: text("stderr")?,
        request,
        serialized: read_headers(answer.get("serialized")?),
        globals: answer
            .get("globals")?
            .as_object()
            .cloned()
            .unwrap_or_default(),
        parameters: answer.get("parameters")?.as_object().cloned(),
    })
}

fn read_headers(headers: &Json) -> BTreeMap<String, String> {
    let headers = headers.as_object().into_iter().flatten();
    headers
        .map(|(name, value)| {
            let value = value.as_str().unwrap_or_default();
            (name.to_lowercase(), value.to_owned())
        })
        .collect()
}

fn read_request(request: &Json) -> Option<WireRequest> {
    let text = |name: &str| request.get(name)?.as_str();
    let (host, target) = split_url(text("url")?)?;
    Some(WireRequest {
        method: text("method")?.to_owned(),
        host: host.to_owned(),
        target: target.to_owned(),
        headers: read_headers(request.get("headers")?),
        body: STANDARD.decode(text("body")?).ok()?,
    })
}

/// The host, and what follows it.
fn split_url(url: &str) -> Option<(&str, &str)> {
    let (_, rest) = url.split_once("://")?;
    Some(rest.split_at(rest.find('/')?))
}
