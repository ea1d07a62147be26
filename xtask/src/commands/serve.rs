//! `cargo xtask serve`: the site on this machine, built again whenever a file changes.

use std::net::TcpStream;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::{Command, build};
use crate::process::{run, say};
use crate::workspace;

pub const COMMAND: Command = Command {
    name: "serve",
    arguments: "[--port N] [--release]",
    about: "build, serve on this machine, reload on change",
    run: |args| Options::parse(args).and_then(|options| serve(&options)),
};

#[derive(Debug, PartialEq)]
struct Options {
    port: u16,
    release: bool,
}

impl Options {
    fn parse(args: &[String]) -> Result<Self> {
        let mut options = Options {
            port: 8080,
            release: false,
        };
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--release" => options.release = true,
                "--port" => {
                    let port = args.next().context("--port needs a number")?;
                    options.port = port
                        .parse()
                        .with_context(|| format!("`{port}` is no port"))?;
                }
                unknown => bail!("unknown argument `{unknown}`"),
            }
        }
        Ok(options)
    }
}

fn serve(options: &Options) -> Result<()> {
    let port = options.port;
    if answers(port) {
        bail!("port {port} is taken, choose another one with --port");
    }
    let mut trunk = build::trunk()?;
    trunk
        .args([
            "serve",
            "--address",
            "127.0.0.1",
            "--port",
            &port.to_string(),
            "--disable-address-lookup=true",
            "--dist",
        ])
        // Not dist/, which holds a release and nothing else.
        .arg(workspace::target().join("serve"));
    if options.release {
        trunk.arg("--release");
    }
    say("building the site");
    thread::spawn(move || announce(port));
    run(&mut trunk)
}

/// Says where the site is as soon as it is there.
fn announce(port: u16) {
    while !answers(port) {
        thread::sleep(Duration::from_millis(200));
    }
    say(format_args!(
        "Wireform is at http://127.0.0.1:{port}/ (Ctrl+C ends it)"
    ));
}

fn answers(port: u16) -> bool {
    TcpStream::connect(("127.0.0.1", port)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(args: &str) -> Result<Options> {
        Options::parse(
            &args
                .split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>(),
        )
    }

    #[test]
    fn options_are_read_and_mistakes_named() {
        let all = Options {
            port: 9000,
            release: true,
        };
        assert_eq!(parse("--release --port 9000").unwrap(), all);
        assert!(parse("--port").unwrap_err().to_string().contains("number"));
        assert!(
            parse("--port 99999")
                .unwrap_err()
                .to_string()
                .contains("99999")
        );
        assert!(
            parse("--relase")
                .unwrap_err()
                .to_string()
                .contains("--relase")
        );
    }
}
