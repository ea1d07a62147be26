//! The two versions of the AWS CLI, which read and send some inputs differently.

use serde::Deserialize;

/// The version of the AWS CLI that a command and an input are for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Cli {
    /// CLI v1.
    V1,
    #[default]
    /// CLI v2.
    V2,
}

impl Cli {
    /// `v1` or `v2`.
    pub fn as_str(self) -> &'static str {
        match self {
            Cli::V1 => "v1",
            Cli::V2 => "v2",
        }
    }

    /// The version that `v1` or `v2` names; `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        [Cli::V1, Cli::V2]
            .into_iter()
            .find(|cli| cli.as_str() == text)
    }
}
