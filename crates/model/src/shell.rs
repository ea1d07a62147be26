//! The shells into which a command is pasted, and from which it comes.

/// A shell, or several that read a command in the same way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Shell {
    /// bash, zsh, dash, ksh.
    #[default]
    Posix,
    /// fish.
    Fish,
    /// PowerShell 7.3 and later.
    PowerShell,
    /// Windows PowerShell 5.1, and PowerShell up to 7.2.
    WindowsPowerShell,
    /// The Windows command prompt, cmd.exe.
    Cmd,
}

impl Shell {
    /// All of them, in the order in which a menu lists them.
    pub const ALL: &'static [Shell] = &[
        Shell::Posix,
        Shell::Fish,
        Shell::PowerShell,
        Shell::WindowsPowerShell,
        Shell::Cmd,
    ];

    /// The name in addresses and on the command line, such as `posix`.
    pub fn as_str(self) -> &'static str {
        match self {
            Shell::Posix => "posix",
            Shell::Fish => "fish",
            Shell::PowerShell => "powershell",
            Shell::WindowsPowerShell => "windows-powershell",
            Shell::Cmd => "cmd",
        }
    }

    /// The programs whose names mean it too, such as `bash`.
    pub fn programs(self) -> &'static [&'static str] {
        match self {
            Shell::Posix => &["bash", "zsh", "sh", "dash", "ksh"],
            Shell::Fish | Shell::WindowsPowerShell => &[],
            Shell::PowerShell => &["pwsh"],
            Shell::Cmd => &["cmd.exe"],
        }
    }

    /// The shell with this name, or with a program of this name; `None` for any other name.
    pub fn parse(name: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|shell| shell.as_str() == name || shell.programs().contains(&name))
    }

    /// The name for users, such as `Windows PowerShell`.
    pub fn label(self) -> &'static str {
        match self {
            Shell::Posix => "bash, zsh",
            Shell::Fish => "fish",
            Shell::PowerShell => "PowerShell 7.3+",
            Shell::WindowsPowerShell => "Windows PowerShell",
            Shell::Cmd => "Command Prompt (cmd)",
        }
    }

    /// The shells and versions that it includes, such as `bash, zsh, dash, ksh`.
    pub fn versions(self) -> &'static str {
        match self {
            Shell::Posix => {
                "bash, zsh, dash, ksh and other POSIX shells, on Linux, macOS and in WSL"
            }
            Shell::Fish => "fish, on Linux and macOS",
            Shell::PowerShell => "PowerShell 7.3 and later, on any system",
            Shell::WindowsPowerShell => "Windows PowerShell 5.1, and PowerShell 6.0 to 7.2",
            Shell::Cmd => "cmd.exe on Windows, at the prompt",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for shell in Shell::ALL {
            assert_eq!(Shell::parse(shell.as_str()), Some(*shell));
            for program in shell.programs() {
                assert_eq!(Shell::parse(program), Some(*shell), "{program}");
            }
        }
        assert_eq!(Shell::parse("csh"), None);
    }
}
