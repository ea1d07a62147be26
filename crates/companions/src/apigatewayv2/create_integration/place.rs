use std::borrow::Cow;

use wireform_model::path::Path;

/// What of this operation's input a path names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place<'p> {
    Member(Cow<'p, str>),
    /// An entry of `RequestParameters`, by its key.
    RequestParameter(Cow<'p, str>),
    /// An entry of `RequestTemplates`, by its key.
    RequestTemplate(Cow<'p, str>),
    /// An entry of `ResponseParameters`, by its status code.
    ResponseStatus(Cow<'p, str>),
    /// A change below a status code, by its key.
    ResponseParameter(Cow<'p, str>),
}

impl<'p> Place<'p> {
    pub fn of(path: &'p Path) -> Option<Self> {
        let mut names = path.segments();
        let member = names.next()?;
        let (first, second, third) = (names.next(), names.next(), names.next());
        Some(match (member.as_ref(), first, second, third) {
            (_, None, _, _) => Place::Member(member),
            ("RequestParameters", Some(key), None, _) => Place::RequestParameter(key),
            ("RequestTemplates", Some(key), None, _) => Place::RequestTemplate(key),
            ("ResponseParameters", Some(status), None, _) => Place::ResponseStatus(status),
            ("ResponseParameters", _, Some(key), None) => Place::ResponseParameter(key),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_told_by_their_depth() {
        let of = |text: &str| {
            let path = Path::parse(text).unwrap();
            format!("{:?}", Place::of(&path))
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
        for nowhere in [
            "",
            "/TlsConfig/ServerNameToVerify",
            "/ResponseParameters/200/x/y",
        ] {
            assert_eq!(of(nowhere), "None", "{nowhere}");
        }
    }
}
