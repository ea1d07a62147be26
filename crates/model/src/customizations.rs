use crate::value::{Map, Value};

use super::load::{flag, map_of, some_text, text_of, texts_of};

/// Where the CLI's options of an operation are not those that the model alone would give.
///
/// A model of the catalog says so in an object `cli` beside botocore's own traits of the operation,
/// and in an object `cliV1` where CLI v1 differs; botocore's models have neither.
#[derive(Clone, Debug, Default)]
pub struct Customizations {
    /// Older command words that the CLI still takes.
    pub synonyms: Vec<String>,
    /// By the member's name.
    members: Vec<(String, MemberOption)>,
    /// Options that are no member's.
    pub added: Vec<AddedOption>,
    /// Options that every operation has and this one has not, such as `cli-input-json`.
    pub lacking: Vec<String>,
    pub pagination: Option<Pagination>,
}

/// The option of one member.
#[derive(Clone, Debug, Default)]
pub struct MemberOption {
    pub name: OptionName,
    /// Of a boolean, the name of the option that says no, where it is not `no-NAME`.
    pub negative: Option<String>,
    /// Whether the CLI asks for it, where the model says otherwise.
    pub required: Option<bool>,
    /// A structure of one boolean that has a pair of flags of its own.
    pub flag: bool,
    /// An older spelling that the CLI still takes.
    pub alias: Option<String>,
    /// Each word is an item as it is, or the value of an item's one member, as it was before there was shorthand.
    pub bare: bool,
    /// The members of an item that each word `key=value` sets, where the option reads nothing else.
    pub pairs: Option<(String, String)>,
    /// A member of the value that the option does not take, though a document may hold it.
    pub refuses: Option<String>,
    /// The value is taken as it is, though it starts like a URL or a file to read.
    pub literal: bool,
}

/// What a member's option is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum OptionName {
    /// As the model says.
    #[default]
    Own,
    Renamed(String),
    /// The CLI has none, or one that takes the value in its own way.
    None,
}

/// An option that the CLI adds to those of the members, by its name without hyphens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddedOption {
    pub name: String,
    pub required: bool,
    /// It takes no word.
    pub flag: bool,
    /// It is a word without a name.
    pub positional: bool,
    /// The members that it sets to the least and the most of `2:5`, or both to `2`.
    pub range: Option<(String, String)>,
}

/// Which members the CLI sets by itself when it goes through the pages of a result.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pagination {
    pub tokens: Vec<String>,
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

    pub(super) fn load(map: &Map) -> Self {
        let empty = Map::new();
        let entries = |name| map_of(map, name).unwrap_or(&empty).effective();
        Customizations {
            synonyms: texts_of(map, "synonyms"),
            members: entries("members")
                .filter_map(|(name, value)| Some((name.to_owned(), member(value.as_map()?))))
                .collect(),
            added: entries("options")
                .filter_map(|(name, value)| Some(added(name, value.as_map()?)))
                .collect(),
            lacking: texts_of(map, "lacks"),
            pagination: map_of(map, "pages").map(|pages| Pagination {
                tokens: texts_of(pages, "tokens"),
                limit: some_text(pages, "limit"),
            }),
        }
    }
}

fn member(map: &Map) -> MemberOption {
    MemberOption {
        name: match map.get("option") {
            None => OptionName::Own,
            Some(Value::String(name)) => OptionName::Renamed(name.clone()),
            Some(_) => OptionName::None,
        },
        negative: some_text(map, "negative"),
        required: map.get("required").and_then(Value::as_bool),
        flag: flag(map, "flag"),
        alias: some_text(map, "alias"),
        bare: flag(map, "bare"),
        pairs: two_texts(map, "pairs"),
        refuses: some_text(map, "refuses"),
        literal: flag(map, "literal"),
    }
}

fn added(name: &str, map: &Map) -> AddedOption {
    let kind = text_of(map, "kind");
    AddedOption {
        name: name.to_owned(),
        required: flag(map, "required"),
        flag: kind == "flag",
        positional: kind == "positional",
        range: two_texts(map, "range"),
    }
}

fn two_texts(map: &Map, name: &str) -> Option<(String, String)> {
    let mut texts = texts_of(map, name).into_iter();
    texts.next().zip(texts.next())
}
