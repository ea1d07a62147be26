use serde::Deserialize;

use crate::entries::entries;
use crate::value::Value;

/// Where the CLI's options of an operation are not those that the model alone would give.
///
/// A model of the catalog says so in an object `cli` beside botocore's own traits of the operation,
/// and in an object `cliV1` where CLI v1 differs; botocore's models have neither.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Customizations {
    /// The operation's command word, where it is not its API name with hyphens.
    pub(crate) command: Option<String>,
    /// Whether the response is a stream of bytes, where the model does not contain its shape.
    pub(crate) streams: bool,
    /// Names and values of headers that the CLI adds to those of the model.
    #[serde(deserialize_with = "entries")]
    pub(crate) headers: Vec<(String, String)>,
    /// Values that the CLI sends for members that are unset.
    #[serde(deserialize_with = "entries")]
    pub(crate) defaults: Vec<(String, Value)>,
    /// Whether timestamps are written with milliseconds, also where these are zero.
    pub milliseconds: bool,
    /// Older command words that the CLI still accepts.
    pub synonyms: Vec<String>,
    /// By the member's name.
    #[serde(deserialize_with = "entries")]
    members: Vec<(String, MemberOption)>,
    /// Options of no member, by their names without hyphens.
    #[serde(rename = "options", deserialize_with = "entries")]
    pub added: Vec<(String, AddedOption)>,
    /// Options of every other operation that this one does not have, such as `cli-input-json`.
    #[serde(rename = "lacks")]
    pub lacking: Vec<String>,
    /// How the CLI paginates the result, where it does.
    #[serde(rename = "pages")]
    pub pagination: Option<Pagination>,
}

/// The option of one member.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct MemberOption {
    /// What it is called.
    #[serde(rename = "option")]
    pub name: OptionName,
    /// The name of the option that sets a boolean to false, where it is not `no-NAME`.
    pub negative: Option<String>,
    /// Whether the CLI requires it, where the model says otherwise.
    pub required: Option<bool>,
    /// Whether it is a structure of one boolean that has a pair of flags of its own.
    pub flag: bool,
    /// An older spelling that the CLI still accepts.
    pub alias: Option<String>,
    /// Whether each word is an item as it is, or the value of an item's one member, as it was before shorthand.
    pub bare: bool,
    /// The two members of an item that each word `key=value` sets, where the option reads nothing else.
    pub pairs: Option<(String, String)>,
    /// A member of the value that the option rejects, though a document may contain it.
    pub refuses: Option<String>,
    /// Whether the value is used as it is, though it starts like a URL or a file to read.
    pub literal: bool,
}

/// What a member's option is called: in the catalog a string, or `null` where there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "Option<String>")]
pub enum OptionName {
    /// As the model says.
    #[default]
    Own,
    /// By another name.
    Renamed(String),
    /// The CLI has none, or one that reads the value in its own way.
    None,
}

impl From<Option<String>> for OptionName {
    fn from(name: Option<String>) -> Self {
        name.map_or(OptionName::None, OptionName::Renamed)
    }
}

/// An option that the CLI adds to those of the members.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct AddedOption {
    /// Whether the CLI refuses a command without it.
    pub required: bool,
    /// What it is followed by.
    pub kind: OptionKind,
    /// The two members that `2:5` sets, the minimum and the maximum; `2` sets both to the same.
    pub range: Option<(String, String)>,
    /// The structure at the top and its blob that it sets, which nothing else can set.
    pub part: Option<(String, String)>,
    /// The values that it takes, where it takes no others.
    pub choices: Vec<String>,
}

/// How an option is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OptionKind {
    /// A name and words.
    #[default]
    Value,
    /// A name alone.
    Flag,
    /// A word alone.
    Positional,
}

/// Which members the CLI sets by itself when it paginates a result.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Pagination {
    /// The members that say where the next page starts.
    pub tokens: Vec<String>,
    /// The member that says how long a page is.
    pub limit: Option<String>,
}

impl Customizations {
    /// What the CLI does with a member's option; nothing for most members.
    pub fn member(&self, name: &str) -> Option<&MemberOption> {
        let mut members = self.members.iter();
        members
            .find(|(member, _)| member == name)
            .map(|(_, option)| option)
    }
}
