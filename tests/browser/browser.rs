use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};

use crate::bidi::Bidi;
use crate::environment::Environment;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    Chromium,
    Firefox,
}

/// A browser with a profile of its own, its driver, and both ways to speak with it.
pub struct Session {
    pub driver: WebDriver,
    pub bidi: Mutex<Bidi>,
    process: Driver,
    _profile: TempDir,
}

const START: Duration = Duration::from_secs(60);
const FAREWELL: Duration = Duration::from_secs(10);

/// The page's violations of its own policy and its unseen failures, said where tests look;
/// and the program, whose memory one of them measures.
const WATCH: &str = "() => {
    addEventListener('securitypolicyviolation', event =>
        console.error(`policy violated: ${event.effectiveDirective} ${event.blockedURI}`));
    addEventListener('unhandledrejection', event =>
        console.error(`unhandled rejection: ${event.reason}`));
    addEventListener('TrunkApplicationStarted', event => { window.program = event.detail.wasm; });
}";

impl Browser {
    pub const ALL: [Browser; 2] = [Browser::Chromium, Browser::Firefox];

    pub fn name(self) -> &'static str {
        match self {
            Browser::Chromium => "chromium",
            Browser::Firefox => "firefox",
        }
    }

    /// Starts it; a busy machine may take a port from under a driver, or too long for its first answer.
    pub async fn start(self, environment: &Environment) -> Result<Session> {
        const TRIES: usize = 3;
        let mut started = self.start_once(environment).await;
        for _ in 1..TRIES {
            if let Err(error) = &started {
                eprintln!("once more: {error:#}");
                started = self.start_once(environment).await;
            }
        }
        started
    }

    async fn start_once(self, environment: &Environment) -> Result<Session> {
        let profile = tempfile::tempdir()?;
        let (process, capabilities) = match self {
            Browser::Chromium => (
                Driver::start(&environment.chromedriver, &[])?,
                chromium(&environment.chromium, profile.path()),
            ),
            Browser::Firefox => (
                // Its own port for BiDi too, so that several can run at once.
                Driver::start(
                    &environment.geckodriver,
                    &["--websocket-port".to_owned(), free_port()?.to_string()],
                )?,
                firefox(&environment.firefox, profile.path()),
            ),
        };
        let driver = connect(&process, capabilities)
            .await
            .with_context(|| format!("cannot start {}", self.name()))?;
        let address = driver.capabilities().get("webSocketUrl").cloned();
        let address = address.unwrap_or_default();
        let mut bidi = Bidi::connect(address.as_str().context("no webSocketUrl")?)?;
        let events = json!({"events": ["log.entryAdded", "network.beforeRequestSent"]});
        bidi.command("session.subscribe", events)?;
        let watch = json!({"functionDeclaration": WATCH});
        bidi.command("script.addPreloadScript", watch)?;
        Ok(Session {
            driver,
            bidi: Mutex::new(bidi),
            process,
            _profile: profile,
        })
    }
}

impl Session {
    /// Closes the browser, then ends its driver.
    pub async fn quit(self) {
        // A browser that is gone already has nothing left to close.
        let _ = self.driver.quit().await;
        drop(self.process);
    }
}

async fn connect(process: &Driver, capabilities: Value) -> Result<WebDriver> {
    let Value::Object(map) = capabilities else {
        bail!("capabilities are an object");
    };
    let driver = WebDriver::new(&process.address, Capabilities::from(map)).await?;
    driver.set_script_timeout(Duration::from_secs(60)).await?;
    driver.set_window_rect(0, 0, 1400, 1000).await?;
    Ok(driver)
}

fn chromium(binary: &Path, profile: &Path) -> Value {
    let profile = format!("--user-data-dir={}", profile.display());
    json!({
        "browserName": "chrome",
        "webSocketUrl": true,
        // Tests wait for what they need by themselves.
        "pageLoadStrategy": "none",
        "goog:chromeOptions": {
            "binary": binary,
            "args": [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic",
                "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
                profile,
            ],
        },
    })
}

fn firefox(binary: &Path, profile: &Path) -> Value {
    json!({
        "browserName": "firefox",
        "webSocketUrl": true,
        "pageLoadStrategy": "none",
        "moz:firefoxOptions": {
            "binary": binary,
            "args": ["-headless", "-profile", profile],
        },
    })
}

/// A driver's process, which ends with this value.
struct Driver {
    child: Child,
    address: String,
}

impl Driver {
    fn start(program: &Path, arguments: &[String]) -> Result<Self> {
        let port = free_port()?;
        let mut child = Command::new(program)
            .arg(format!("--port={port}"))
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot run {}", program.display()))?;
        // A pipe that nobody reads would fill up and stop the driver.
        if let Some(output) = child.stdout.take() {
            thread::spawn(move || BufReader::new(output).lines().for_each(drop));
        }
        let started = Driver {
            child,
            address: format!("http://127.0.0.1:{port}"),
        };
        wait_for(port).with_context(|| format!("{} does not answer", program.display()))?;
        Ok(started)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Asked kindly, a driver takes its browsers along.
        let kindly = Command::new("kill")
            .arg(self.child.id().to_string())
            .status();
        let begun = Instant::now();
        while kindly.as_ref().is_ok_and(|status| status.success()) && begun.elapsed() < FAREWELL {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    Ok(listener.local_addr()?.port())
}

fn wait_for(port: u16) -> Result<()> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let begun = Instant::now();
    while TcpStream::connect(address).is_err() {
        if begun.elapsed() > START {
            bail!("nothing listens on port {port}");
        }
        thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}
