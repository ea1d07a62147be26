//! A command as somebody runs it: a shell reads it, and the real programs are started.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};

use wireform_model::draft::Cli;

use crate::{aws, tools};

/// Runs `command` in an empty folder that holds `document` as `input.json`.
///
/// `aws` is the one of the given generation, and sends to `endpoint`.
pub fn run(shell: &str, cli: Cli, command: &str, document: &str, endpoint: &str) -> Output {
    let folder = Folder::new();
    fs::write(folder.0.join("input.json"), document).unwrap();
    // From a file, since a long command fits in no word of another.
    fs::write(folder.0.join("command"), command).unwrap();
    let mut process = Command::new(shell);
    aws::isolate(&mut process)
        .arg("command")
        .current_dir(&folder.0)
        .env("PATH", path_to(cli))
        .env("AWS_ENDPOINT_URL", endpoint);
    process.output().unwrap()
}

/// The search path with the real `aws` of this generation first.
fn path_to(cli: Cli) -> OsString {
    let aws = tools::aws(cli);
    let folder = aws.parent().map(PathBuf::from).unwrap_or_default();
    let usual = env::var_os("PATH").unwrap_or_default();
    env::join_paths([folder].into_iter().chain(env::split_paths(&usual))).unwrap()
}

/// A new folder that goes away again.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static FOLDERS: AtomicUsize = AtomicUsize::new(0);
        let number = FOLDERS.fetch_add(1, Ordering::Relaxed);
        let name = format!("wireform-program-{}-{number}", std::process::id());
        let folder = env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap();
        Folder(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
