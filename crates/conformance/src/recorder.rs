//! A server on a loopback address that records the requests that it receives.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::wire::WireRequest;

/// Listens until the test ends; answers everything with `201 Created` and an empty object.
#[derive(Debug)]
pub struct Recorder {
    port: u16,
    requests: Arc<Mutex<Vec<WireRequest>>>,
}

impl Recorder {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&requests);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // A client that goes away halfway has sent nothing.
                let _ = serve(&stream, &kept);
            }
        });
        Recorder { port, requests }
    }

    pub fn address(&self) -> (&'static str, u16) {
        ("127.0.0.1", self.port)
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The requests since the last call.
    pub fn take(&self) -> Vec<WireRequest> {
        std::mem::take(&mut self.requests.lock().unwrap())
    }
}

/// The request is recorded before it is answered, so that a client with a response finds it here.
fn serve(mut stream: &TcpStream, kept: &Mutex<Vec<WireRequest>>) -> io::Result<()> {
    let mut reader = BufReader::new(stream);
    let request = read(&mut reader, stream)?;
    kept.lock().unwrap().push(request);
    let answer = "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
    stream.write_all(answer.as_bytes())
}

fn read(reader: &mut impl BufRead, mut stream: &TcpStream) -> io::Result<WireRequest> {
    let first = line(reader)?;
    let mut words = first.split(' ').map(str::to_owned);
    let mut request = WireRequest {
        method: words.next().unwrap_or_default(),
        host: String::new(),
        target: words.next().unwrap_or_default(),
        headers: Default::default(),
        body: Vec::new(),
    };
    loop {
        let header = line(reader)?;
        let Some((name, value)) = header.split_once(':') else {
            break;
        };
        let (name, value) = (name.to_lowercase(), value.trim().to_owned());
        request.headers.insert(name, value);
    }
    let header = |name: &str| request.headers.get(name).map(String::as_str);
    if header("expect") == Some("100-continue") {
        stream.write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
    }
    let length = header("content-length").and_then(|text| text.parse().ok());
    request.body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut request.body)?;
    Ok(request)
}

fn line(reader: &mut impl BufRead) -> io::Result<String> {
    let mut line = String::new();
    reader.read_line(&mut line)?;
    Ok(line.trim_end().to_owned())
}
