//! The code of the real AWS CLIs, in processes that answer question after question.

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

use crate::wire::SentRequest;
use crate::{aws, tools};

/// Puts one command line to a CLI.
///
/// `argv` is without the first `aws`; `files` are all that there are in the current folder.
pub fn ask(cli: Cli, argv: &[String], files: &[ValueFile]) -> Answer {
    let bench = match cli {
        Cli::V1 => &V1,
        Cli::V2 => &V2,
    };
    bench.ask(argv, files)
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
    /// `None` where it stopped before it sent anything.
    pub request: Option<SentRequest>,
    /// The headers that the protocol itself sets, by their names in lower case.
    pub serialized: BTreeMap<String, String>,
}

impl Answer {
    /// Whether the CLI stopped before it sent anything.
    pub fn refused(&self) -> bool {
        self.request.is_none()
    }
}

static V1: Bench = Bench::of(Cli::V1);
static V2: Bench = Bench::of(Cli::V2);

/// The judges of one CLI: as many as there are cores, each started when it is needed first.
struct Bench {
    cli: Cli,
    seats: Mutex<Seats>,
    rises: Condvar,
}

struct Seats {
    free: Vec<Judge>,
    taken: usize,
}

impl Bench {
    const fn of(cli: Cli) -> Self {
        Bench {
            cli,
            seats: Mutex::new(Seats {
                free: Vec::new(),
                taken: 0,
            }),
            rises: Condvar::new(),
        }
    }

    fn ask(&self, argv: &[String], files: &[ValueFile]) -> Answer {
        let mut judge = self.call();
        let answer = judge.ask(argv, files);
        let mut seats = self.seats.lock().unwrap();
        seats.taken -= 1;
        seats.free.push(judge);
        self.rises.notify_one();
        answer
    }

    fn call(&self) -> Judge {
        let limit = thread::available_parallelism().map_or(1, usize::from);
        let mut seats = self
            .rises
            .wait_while(self.seats.lock().unwrap(), |seats| {
                seats.free.is_empty() && seats.taken >= limit
            })
            .unwrap();
        seats.taken += 1;
        let free = seats.free.pop();
        drop(seats);
        free.unwrap_or_else(|| Judge::start(self.cli))
    }
}

/// One process of a CLI that `judge/judge.py` presides over; it ends with its standard input.
struct Judge {
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
    _process: Child,
}

impl Judge {
    fn start(cli: Cli) -> Self {
        let folder = aws::judge_folder();
        let mut command = Command::new(tools::aws(cli));
        aws::surround(&mut command)
            .env(
                "AWS_CONFIG_FILE",
                folder.join(format!("{}.config", cli.as_str())),
            )
            // CLI v1 finds the plugin here; v2 by its configuration.
            .env("PYTHONPATH", &folder)
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .current_dir(&folder)
            .arg("help")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut process = command
            .spawn()
            .unwrap_or_else(|error| panic!("{command:?} does not start: {error}"));
        Judge {
            questions: process.stdin.take().unwrap(),
            answers: BufReader::new(process.stdout.take().unwrap()),
            _process: process,
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
            .unwrap_or_else(|| panic!("the judge answered {line:?} to {question}"))
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

fn read_request(request: &Json) -> Option<SentRequest> {
    let text = |name: &str| request.get(name)?.as_str();
    let (host, target) = split_url(text("url")?)?;
    Some(SentRequest {
        method: text("method")?.to_owned(),
        host: host.to_owned(),
        target: target.to_owned(),
        headers: read_headers(request.get("headers")?),
        body: STANDARD.decode(text("body")?).ok()?,
    })
}

/// The host, and what follows it.
fn split_url(url: &str) -> Option<(&str, &str)> {
    let rest = url.strip_prefix("https://")?;
    Some(rest.split_at(rest.find('/')?))
}
