//! The core against botocore: to check an input and to make a request of it, as a ratio of their times.
//!
//! Native it is compiled for speed, as WebAssembly for size, as the page is, and runs in Node.js.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use wireform_conformance::{aws, catalog, filled_inputs, tools};
use wireform_model::OperationRef;
use wireform_model::cli::Cli;
use wireform_model::json;
use wireform_model::path::Path;
use wireform_speed::shortest;

fn main() {
    let mut botocore = Botocore::start();
    println!("shortest times in microseconds to validate and to serialize");
    println!(
        "{:42}{:>10}{:>10}{:>8}{:>10}{:>8}",
        "", "botocore", "native", "ratio", "wasm", "ratio"
    );
    filled_inputs::each(|operation, count, input| {
        // An empty input lacks what is required, and botocore makes no request of it.
        if count == 0 {
            return;
        }
        let (service, command) = (&operation.service.command, &operation.operation.command);
        let document = json::compact(&input, &Path::root()).to_string();
        let theirs = botocore.shortest(operation, &document);
        let wasm = shortest_in_wasm(operation, &document);
        let native = shortest(operation, input);
        let name = format!("{service} {command}, {count} values");
        println!(
            "{name:42}{theirs:>10.1}{native:>10.1}{:>8.1}{wasm:>10.1}{:>8.1}",
            theirs / native,
            theirs / wasm
        );
    });
}

/// [`shortest`] of `wireform-speed` as WebAssembly.
fn shortest_in_wasm(operation: OperationRef<'_>, document: &str) -> f64 {
    const RUN: &str = "
        const [program, ...args] = process.argv.slice(1);
        const {WASI} = require('node:wasi');
        const wasi = new WASI({version: 'preview1', args: ['', ...args], preopens: {'/': '/'}});
        WebAssembly.instantiate(require('fs').readFileSync(program), wasi.getImportObject())
            .then(({instance}) => wasi.start(instance));";
    let (service, command) = (&operation.service.command, &operation.operation.command);
    let mut file = tempfile::NamedTempFile::new().expect("there is room for a file");
    write!(file, "{document}").expect("it can be written");
    let output = Command::new("node")
        .args(["--no-warnings", "-e", RUN])
        .arg(tools::speed_as_wasm())
        .arg(tools::catalog().join(format!("{service}.json")))
        .args([service, command])
        .arg(file.path())
        .output()
        .expect("Node.js runs");
    let time = String::from_utf8_lossy(&output.stdout).trim().parse();
    time.unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)))
}

/// `oracle/speed.py`, asked one document after the other.
struct Botocore {
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
    _process: Child,
}

impl Botocore {
    fn start() -> Self {
        let mut process = Command::new(tools::python_of_v1())
            .arg(aws::oracle_folder().join("speed.py"))
            .arg(catalog::models(Cli::V2))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Python starts");
        Botocore {
            questions: process.stdin.take().expect("it is piped"),
            answers: BufReader::new(process.stdout.take().expect("it is piped")),
            _process: process,
        }
    }

    fn shortest(&mut self, operation: OperationRef<'_>, document: &str) -> f64 {
        let (service, name) = (&operation.service.command, &operation.operation.api_name);
        let question =
            format!(r#"{{"service": "{service}", "operation": "{name}", "document": {document}}}"#);
        writeln!(self.questions, "{question}").expect("it reads questions");
        let mut line = String::new();
        self.answers.read_line(&mut line).expect("it answers");
        let time = line.trim().parse();
        time.unwrap_or_else(|_| panic!("botocore refuses {service} {name}"))
    }
}
