use leptos::prelude::window;
use wireform_write::Shell;

/// Whether the visitor's keyboard has a Command key, as Apple's have.
pub fn is_mac() -> bool {
    agent().contains("Mac")
}

/// The shell that a visitor is likely to use: on Windows the PowerShell that comes with it, elsewhere a POSIX shell.
pub fn likely_shell() -> Shell {
    match agent().contains("Windows") {
        true => Shell::WindowsPowerShell,
        false => Shell::Posix,
    }
}

fn agent() -> String {
    window().navigator().user_agent().unwrap_or_default()
}
