//! Refusals of the CLI that say nothing of how it reads a command.

/// A part of the CLI's message, and why it is not about reading.
const REFUSALS: [(&str, &str); 3] = [
    (
        "only available in a preview stage",
        "CLI v1 has the service only if its configuration enables it",
    ),
    (
        "could not be found",
        "the profile that the command names is not in the configuration",
    ),
    (
        "Bad value for --query",
        "the expression was read, and Python's JMESPath refuses more of them than our check",
    ),
];

/// Why a refusal is not about reading; `None` where it is.
pub fn reason(message: &str) -> Option<&'static str> {
    let mut refusals = REFUSALS.iter();
    let refusal = refusals.find(|(part, _)| message.contains(part));
    refusal.map(|(_, reason)| *reason)
}
