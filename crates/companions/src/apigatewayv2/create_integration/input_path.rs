use std::borrow::Cow;

use wireform_model::path::Path;

/// The part of this operation's input that a path points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InputPath<'p> {
    Member(Cow<'p, str>),
    /// An entry of `RequestParameters`, by its key.
    RequestParameter(Cow<'p, str>),
    /// An entry of `RequestTemplates`, by its key.
    RequestTemplate(Cow<'p, str>),
    /// An entry of `ResponseParameters`, by its status code.
    ResponseStatus(Cow<'p, str>),
    /// A mapping of responses with a status code, by its key.
    ResponseParameter(Cow<'p, str>),
}

impl<'p> InputPath<'p> {
    /// The part that `path` points to; `None` for the input itself and for paths below these parts.
    pub fn of(path: &'p Path) -> Option<Self> {
        let mut names = path.segments();
        let member = names.next()?;
        let (first, second, third) = (names.next(), names.next(), names.next());
        Some(match (member.as_ref(), first, second, third) {
            (_, None, _, _) => InputPath::Member(member),
            ("RequestParameters", Some(key), None, _) => InputPath::RequestParameter(key),
            ("RequestTemplates", Some(key), None, _) => InputPath::RequestTemplate(key),
            ("ResponseParameters", Some(status), None, _) => InputPath::ResponseStatus(status),
            ("ResponseParameters", _, Some(key), None) => InputPath::ResponseParameter(key),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_depth_of_a_path_decides() {
        let of = |text: &str| {
            let path = Path::parse(text).unwrap();
            format!("{:?}", InputPath::of(&path))
        };
        assert_eq!(of("/ApiId"), r#"Some(Member("ApiId"))"#);
        assert_eq!(
            of("/RequestParameters/a~1b"),
            r#"Some(RequestParameter("a/b"))"#
        );
        assert_eq!(
            of("/ResponseParameters/200"),
            r#"Some(ResponseStatus("200"))"#
        );
        assert_eq!(
            of("/ResponseParameters/200/x"),
            r#"Some(ResponseParameter("x"))"#
        );
        for other in [
            "",
            "/TlsConfig/ServerNameToVerify",
            "/ResponseParameters/200/x/y",
        ] {
            assert_eq!(of(other), "None", "{other}");
        }
    }
}
