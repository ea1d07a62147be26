use leptos::prelude::window;
use wireform_write::Shell;

/// The shell that a visitor is likely to use: on Windows the PowerShell that comes with it, elsewhere a POSIX shell.
pub fn likely_shell() -> Shell {
    let agent = window().navigator().user_agent().unwrap_or_default();
    match agent.contains("Windows") {
        true => Shell::WindowsPowerShell,
        false => Shell::Posix,
    }
}
