//! Keys of parameter mappings on HTTP APIs: `append:header.x`, `overwrite:statuscode`.

use super::mapping_value::Direction;

/// The key of a parameter mapping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MappingKey<'k> {
    /// What happens to the target.
    pub action: MappingAction,
    /// What it changes.
    pub target: MappingTarget<'k>,
    /// Whether the location contains uppercase letters, as in `append:HEADER.x`.
    pub has_uppercase: bool,
}

/// What a mapping does to its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MappingAction {
    /// Adds a value to those that are there.
    Append,
    /// Puts a value in place of those that are there.
    Overwrite,
    /// Removes what is there.
    Remove,
}

/// What a mapping changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MappingTarget<'k> {
    /// A header, by its name.
    Header(&'k str),
    /// A query parameter, by its name.
    QueryString(&'k str),
    /// The path of a request.
    Path,
    /// The status code of a response.
    StatusCode,
}

/// Why a text is not the key of a mapping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyError<'k> {
    /// `header.x`
    NoAction,
    /// `set:header.x`
    UnknownAction(&'k str),
    /// `append:body.x`
    UnknownLocation(&'k str),
    /// `append:header`
    NoName(&'k str),
    /// `append:header.foo%`
    NameCharacter(char),
    /// `overwrite:path.x`
    NameNotAllowed(&'k str),
    /// `append:path`, `remove:statuscode`
    OnlyOverwrite(MappingTarget<'k>),
    /// `overwrite.statuscode`
    DottedStatusCode,
}

/// Reads the key of a parameter mapping.
///
/// # Errors
/// Why the text is not such a key in this direction.
// request-key  = action ":" ( "header" / "querystring" ) "." name / "overwrite:path"
// response-key = action ":" "header." name / "overwrite:statuscode"
// action       = "append" / "overwrite" / "remove"
// name         = 1*( ALPHA / DIGIT / "." / "_" / "$" / "-" )
pub fn parse(key: &str, direction: Direction) -> Result<MappingKey<'_>, KeyError<'_>> {
    if direction == Direction::Response && key.eq_ignore_ascii_case("overwrite.statuscode") {
        return Err(KeyError::DottedStatusCode);
    }
    let (action, rest) = key.split_once(':').ok_or(KeyError::NoAction)?;
    let action = MappingAction::parse(action).ok_or(KeyError::UnknownAction(action))?;
    let (location, name) = match rest.split_once('.') {
        Some((location, name)) => (location, Some(name)),
        None => (rest, None),
    };
    let target = mapping_target(location, name, direction)?;
    if matches!(target, MappingTarget::Path | MappingTarget::StatusCode)
        && action != MappingAction::Overwrite
    {
        return Err(KeyError::OnlyOverwrite(target));
    }
    Ok(MappingKey {
        action,
        target,
        has_uppercase: location.contains(|c: char| c.is_ascii_uppercase()),
    })
}

/// Whether the service accepts a character in the name of a header or query parameter.
pub fn is_name_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '$' | '-')
}

/// The name of the header without the number that allows several mappings of one header: `x` of `x.1`.
pub fn without_suffix(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, suffix))
            if !stem.is_empty()
                && !suffix.is_empty()
                && suffix.bytes().all(|b| b.is_ascii_digit()) =>
        {
            stem
        }
        _ => name,
    }
}

impl MappingAction {
    /// The action of a name, in any capitals.
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "append" => Some(MappingAction::Append),
            "overwrite" => Some(MappingAction::Overwrite),
            "remove" => Some(MappingAction::Remove),
            _ => None,
        }
    }

    /// Its name in keys.
    pub fn as_str(self) -> &'static str {
        match self {
            MappingAction::Append => "append",
            MappingAction::Overwrite => "overwrite",
            MappingAction::Remove => "remove",
        }
    }
}

impl MappingTarget<'_> {
    /// The location in a key, without the name: `header`.
    pub fn location(&self) -> &'static str {
        match self {
            MappingTarget::Header(_) => "header",
            MappingTarget::QueryString(_) => "querystring",
            MappingTarget::Path => "path",
            MappingTarget::StatusCode => "statuscode",
        }
    }
}

fn mapping_target<'k>(
    location: &'k str,
    name: Option<&'k str>,
    direction: Direction,
) -> Result<MappingTarget<'k>, KeyError<'k>> {
    let is = |word: &str| location.eq_ignore_ascii_case(word);
    let in_request = direction == Direction::Request;
    if is("header") {
        named(location, name).map(MappingTarget::Header)
    } else if in_request && is("querystring") {
        named(location, name).map(MappingTarget::QueryString)
    } else if in_request && is("path") {
        unnamed(location, name).map(|()| MappingTarget::Path)
    } else if !in_request && is("statuscode") {
        unnamed(location, name).map(|()| MappingTarget::StatusCode)
    } else {
        Err(KeyError::UnknownLocation(location))
    }
}

fn named<'k>(location: &'k str, name: Option<&'k str>) -> Result<&'k str, KeyError<'k>> {
    let name = name.filter(|name| !name.is_empty());
    let name = name.ok_or(KeyError::NoName(location))?;
    match name.chars().find(|c| !is_name_char(*c)) {
        Some(character) => Err(KeyError::NameCharacter(character)),
        None => Ok(name),
    }
}

fn unnamed<'k>(location: &'k str, name: Option<&'k str>) -> Result<(), KeyError<'k>> {
    match name {
        Some(_) => Err(KeyError::NameNotAllowed(location)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_requests() {
        let key = parse("append:header.x.1", Direction::Request).unwrap();
        assert_eq!(
            (key.action, key.target),
            (MappingAction::Append, MappingTarget::Header("x.1"))
        );
        let key = parse("overwrite:Path", Direction::Request).unwrap();
        assert_eq!((key.target, key.has_uppercase), (MappingTarget::Path, true));
        use KeyError::*;
        let cases = [
            ("", NoAction),
            ("header.x", NoAction),
            ("set:header.x", UnknownAction("set")),
            ("append:body.x", UnknownLocation("body")),
            ("append:", UnknownLocation("")),
            ("append:header", NoName("header")),
            ("append:header.", NoName("header")),
            ("append:header.foo%", NameCharacter('%')),
            ("overwrite:path.x", NameNotAllowed("path")),
            ("append:path", OnlyOverwrite(MappingTarget::Path)),
            ("overwrite:statuscode", UnknownLocation("statuscode")),
        ];
        for (key, error) in cases {
            assert_eq!(parse(key, Direction::Request), Err(error), "{key}");
        }
    }

    #[test]
    fn keys_of_responses() {
        for key in ["append:header.a", "remove:header.b", "overwrite:statuscode"] {
            assert!(parse(key, Direction::Response).is_ok(), "{key}");
        }
        use KeyError::*;
        let cases = [
            ("overwrite.StatusCode", DottedStatusCode),
            (
                "append:statuscode",
                OnlyOverwrite(MappingTarget::StatusCode),
            ),
            ("append:querystring.a", UnknownLocation("querystring")),
            ("overwrite:path", UnknownLocation("path")),
        ];
        for (key, error) in cases {
            assert_eq!(parse(key, Direction::Response), Err(error), "{key}");
        }
    }

    #[test]
    fn a_number_after_the_name_is_a_suffix() {
        let cases = [
            ("x", "x"),
            ("x.1", "x"),
            ("x.y.12", "x.y"),
            ("x.", "x."),
            (".1", ".1"),
            ("x.y", "x.y"),
        ];
        for (name, stem) in cases {
            assert_eq!(without_suffix(name), stem);
        }
    }
}
