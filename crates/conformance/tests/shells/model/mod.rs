//! Models of what cannot be run here.

pub mod c_runtime;
pub mod cmd;
pub mod powershell;

/// The words of each command by a model, which says what it does not take.
///
/// # Panics
///
/// Where the model refuses a command: nothing that is written for a shell may go beyond its model.
pub fn read(
    commands: &[String],
    model: impl Fn(&str) -> Result<Vec<String>, String>,
) -> Vec<Vec<String>> {
    let words =
        |command: &String| model(command).unwrap_or_else(|error| panic!("{error}\n{command}"));
    commands.iter().map(words).collect()
}
