/// What a subcommand hands back: its text and its exit code.
pub struct Outcome {
    /// Printed with a newline at its end.
    pub text: String,
    /// Printed to standard error, a line each.
    pub notes: Vec<String>,
    pub code: u8,
}

impl Outcome {
    /// A text without notes, and exit code 0.
    pub fn text(text: impl Into<String>) -> Self {
        Outcome {
            text: text.into(),
            notes: Vec::new(),
            code: 0,
        }
    }
}
