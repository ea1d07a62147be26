//! Keys of parameter mappings on HTTP APIs: `append:header.x`, `overwrite:statuscode`.

use super::selection::Direction;

/// A mapping's key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MappingKey<'k> {
    pub action: Action,
    pub target: Target<'k>,
    /// The location was written with capitals, as in `append:HEADER.x`.
    pub has_capitals: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    Append,
    Overwrite,
    Remove,
}

/// What a mapping changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target<'k> {
    Header(&'k str),
    QueryString(&'k str),
    Path,
    StatusCode,
}

/// Why a text is no mapping's key.
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
    OnlyOverwrite(Target<'k>),
    /// `overwrite.statuscode`
    DottedStatusCode,
}

/// Reads a mapping's key.
// request-key  = action ":" ( "header" / "querystring" ) "." name / "overwrite:path"
// response-key = action ":" "header." name / "overwrite:statuscode"
// action       = "append" / "overwrite" / "remove"
// name         = 1*( ALPHA / DIGIT / "." / "_" / "$" / "-" )
pub fn parse(key: &str, direction: Direction) -> Result<MappingKey<'_>, KeyError<'_>> {
    if direction == Direction::Response && key.eq_ignore_ascii_case("overwrite.statuscode") {
        return Err(KeyError::DottedStatusCode);
    }
    let (action, place) = key.split_once(':').ok_or(KeyError::NoAction)?;
    let action = Action::parse(action).ok_or(KeyError::UnknownAction(action))?;
    let (location, name) = match place.split_once('.') {
        Some((location, name)) => (location, Some(name)),
        None => (place, None),
    };
    let target = target(location, name, direction)?;
    if matches!(target, Target::Path | Target::StatusCode) && action != Action::Overwrite {
        return Err(KeyError::OnlyOverwrite(target));
    }
    Ok(MappingKey {
        action,
        target,
        has_capitals: location.contains(|c: char| c.is_ascii_uppercase()),
    })
}

/// Characters of header and query string names, as the service takes them.
pub fn is_name_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '$' | '-')
}

/// The header's name without the number that lets one header be mapped more than once: `x` of `x.1`.
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

impl Action {
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "append" => Some(Action::Append),
            "overwrite" => Some(Action::Overwrite),
            "remove" => Some(Action::Remove),
            _ => None,
        }
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Action::Append => "append",
            Action::Overwrite => "overwrite",
            Action::Remove => "remove",
        }
    }
}

impl Target<'_> {
    /// As a key writes it, without the name.
    pub fn location(&self) -> &'static str {
        match self {
            Target::Header(_) => "header",
            Target::QueryString(_) => "querystring",
            Target::Path => "path",
            Target::StatusCode => "statuscode",
        }
    }
}

fn target<'k>(
    location: &'k str,
    name: Option<&'k str>,
    direction: Direction,
) -> Result<Target<'k>, KeyError<'k>> {
    let is = |word: &str| location.eq_ignore_ascii_case(word);
    let in_request = direction == Direction::Request;
    if is("header") {
        named(location, name).map(Target::Header)
    } else if in_request && is("querystring") {
        named(location, name).map(Target::QueryString)
    } else if in_request && is("path") {
        unnamed(location, name).map(|()| Target::Path)
    } else if !in_request && is("statuscode") {
        unnamed(location, name).map(|()| Target::StatusCode)
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
            (Action::Append, Target::Header("x.1"))
        );
        let key = parse("overwrite:Path", Direction::Request).unwrap();
        assert_eq!((key.target, key.has_capitals), (Target::Path, true));
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
            ("append:path", OnlyOverwrite(Target::Path)),
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
            ("append:statuscode", OnlyOverwrite(Target::StatusCode)),
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
