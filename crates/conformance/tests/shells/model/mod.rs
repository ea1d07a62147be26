//! Models of the shells that cannot be run here.

pub mod c_runtime;
pub mod cmd;
pub mod powershell;

/// The arguments of each command, according to a model.
///
/// # Panics
///
/// If the model rejects a command: commands for a shell may use only what its model supports.
pub fn read(
    commands: &[String],
    model: impl Fn(&str) -> Result<Vec<String>, String>,
) -> Vec<Vec<String>> {
    let words =
        |command: &String| model(command).unwrap_or_else(|error| panic!("{error}\n{command}"));
    commands.iter().map(words).collect()
}
