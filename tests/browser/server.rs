use std::collections::HashMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

/// A folder far below the root, since the site has to work from any.
const FOLDER: &str = "/some/folder/";

/// The same site without its catalog.
const BARE: &str = "/some/folder/bare/";

/// The same site where a browser gets a file of the catalog only every second time that it asks.
const UNSTEADY: &str = "/some/folder/unsteady/";

/// The same site where the page itself takes its time.
const SLOW: &str = "/some/folder/slow/";
const TIME: Duration = Duration::from_millis(700);

/// A static file server for the built site, on loopback, that remembers what it was asked for.
///
/// It answers GET alone, one request a connection: browsers need no more, and nothing can get stuck.
pub struct Server {
    origin: String,
    shared: Arc<Shared>,
}

struct Shared {
    /// The files by the paths at which they are served.
    files: HashMap<String, PathBuf>,
    asked: Mutex<Vec<Asked>>,
}

struct Asked {
    path: String,
    /// As the browser names itself.
    browser: String,
}

impl Server {
    /// Serves the files below `root`, each as it is when it is asked for, until the process ends.
    pub fn start(root: &Path) -> Result<Self> {
        let mut files = HashMap::new();
        collect(root, FOLDER, &mut files)
            .with_context(|| format!("cannot read the built site in {}", root.display()))?;
        let bare: Vec<(String, PathBuf)> = files.iter().filter_map(without_catalog).collect();
        files.extend(bare);
        let again = files.iter().flat_map(|(at, file)| {
            let name = at.strip_prefix(FOLDER).unwrap_or_default();
            [SLOW, UNSTEADY].map(|folder| (format!("{folder}{name}"), file.clone()))
        });
        files.extend(again.collect::<Vec<_>>());
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let origin = format!("http://{}", listener.local_addr()?);
        let asked = Mutex::default();
        let shared = Arc::new(Shared { files, asked });
        let answering = shared.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = answering.clone();
                // A browser that goes away in the middle of an answer is no one's fault.
                thread::spawn(move || answer(stream, &shared));
            }
        });
        Ok(Server { origin, shared })
    }

    /// Scheme, host and port, without a slash at the end.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The address of the page.
    pub fn page(&self) -> String {
        format!("{}{FOLDER}", self.origin)
    }

    /// The address of the page where the site goes without the catalog.
    pub fn bare_page(&self) -> String {
        format!("{}{BARE}", self.origin)
    }

    /// The address of the page where it takes its time.
    pub fn slow_page(&self) -> String {
        format!("{}{SLOW}", self.origin)
    }

    /// The address of the page where the catalog comes only every second time.
    pub fn unsteady_page(&self) -> String {
        format!("{}{UNSTEADY}", self.origin)
    }

    /// Every path that was asked for so far and that is no file of the site.
    pub fn strangers(&self) -> Vec<String> {
        let asked = self.shared.asked.lock();
        let asked = asked.unwrap_or_else(|lock| lock.into_inner());
        let strangers = asked.iter();
        strangers
            .map(|asked| &asked.path)
            .filter(|path| !self.shared.files.contains_key(*path))
            .cloned()
            .collect()
    }
}

fn collect(folder: &Path, at: &str, files: &mut HashMap<String, PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            collect(&path, &format!("{at}{name}/"), files)?;
        } else {
            if name == "index.html" {
                files.insert(at.to_owned(), path.clone());
            }
            files.insert(format!("{at}{name}"), path.clone());
        }
    }
    Ok(())
}

fn without_catalog((at, file): (&String, &PathBuf)) -> Option<(String, PathBuf)> {
    let name = at.strip_prefix(FOLDER)?;
    (!name.starts_with("catalog/")).then(|| (format!("{BARE}{name}"), file.clone()))
}

impl Shared {
    /// Remembers what a browser asks for; whether it has to ask again.
    fn refuses(&self, asked: Asked) -> bool {
        let mut all = self.asked.lock().unwrap_or_else(|lock| lock.into_inner());
        let name = asked.path.strip_prefix(UNSTEADY);
        let is_unsteady = name.is_some_and(|name| name.starts_with("catalog/"));
        let before = all
            .iter()
            .filter(|before| before.path == asked.path && before.browser == asked.browser)
            .count();
        all.push(asked);
        is_unsteady && before % 2 == 0
    }
}

fn answer(mut stream: TcpStream, shared: &Shared) -> Result<()> {
    let asked = read_request(&stream)?;
    if asked.path == SLOW {
        thread::sleep(TIME);
    }
    let file = shared.files.get(&asked.path);
    let refuses = shared.refuses(asked);
    let (status, kind, body) = match file {
        _ if refuses => ("503 Service Unavailable", "text/plain", Vec::new()),
        Some(file) => ("200 OK", media_type(file), fs::read(file)?),
        None => ("404 Not Found", "text/plain", b"no such file".to_vec()),
    };
    // An isolated page has clocks that are fine enough for the benchmark.
    let head = format!(
        "HTTP/1.1 {status}\r\n\
        Content-Type: {kind}\r\n\
        Content-Length: {}\r\n\
        Cache-Control: no-store\r\n\
        Cross-Origin-Opener-Policy: same-origin\r\n\
        Cross-Origin-Embedder-Policy: require-corp\r\n\
        Connection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(&body)?;
    Ok(stream.flush()?)
}

/// Reads a request to its end, or the browser would hear of a broken connection.
fn read_request(stream: &TcpStream) -> Result<Asked> {
    let mut lines = BufReader::new(stream).lines();
    let request = lines.next().context("nothing was asked")??;
    let path = request.split(' ').nth(1).context("no path")?.to_owned();
    let mut browser = String::new();
    for line in lines {
        let line = line?;
        match line.split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("user-agent") => {
                browser = value.trim().to_owned();
            }
            _ if line.is_empty() => break,
            _ => (),
        }
    }
    Ok(Asked { path, browser })
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}
