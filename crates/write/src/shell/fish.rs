use std::borrow::Cow;

use wireform_model::text::Text;

use super::rewrite::{enclose, rewrite};
use super::{Curl, CurlUuid, Dialect, LongBody, carries_all, json_as_it_is, no_remark, posix};

// The fish language, "Quotes": between single quotes only `\'` and `\\` have a meaning, a quote and a backslash;
// every other backslash, and everything else, stands for itself.
//
// Outside of quotes fish has characters of its own (`%`, `^` and `?` up to fish 3), so that fewer are left bare
// than for a POSIX shell.

pub(super) static DIALECT: Dialect = Dialect {
    name: "fish",
    label: "fish",
    versions: "fish, on Linux and macOS",
    notes: &[],
    refuses: carries_all,
    quote,
    json: json_as_it_is,
    remark: no_remark,
    line_break: " \\\n    ",
    longest: posix::LONGEST,
    save_document: "Save the document as input.json in the current folder first.",
    legacy_encoding: false,
    curl: Curl {
        program: "curl",
        user: r#""$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY""#,
        // A substitution that prints nothing is no word at all.
        before_signed: "",
        session_token: r#"(test -n "$AWS_SESSION_TOKEN"; and echo "-HX-Amz-Security-Token: $AWS_SESSION_TOKEN")"#,
        // Up to fish 3.3 no substitution stands between double quotes.
        uuid: CurlUuid {
            before: "",
            around: ("", ""),
            within: "'(uuidgen)'",
            maker: "uuidgen",
        },
        bytes: posix::CURL_BYTES,
        long_body: LongBody::File {
            remark: "# Save the body as body.json first.\n",
            option: "--data-binary @body.json",
        },
        notes: &[],
    },
};

fn quote(word: &Text) -> Text {
    if is_bare(word.as_str()) {
        return word.clone();
    }
    let escaped = rewrite(word, &|character, _| match character {
        '\'' => Some(Cow::Borrowed("\\'")),
        '\\' => Some(Cow::Borrowed("\\\\")),
        _ => None,
    });
    enclose(&escaped, "'")
}

fn is_bare(word: &str) -> bool {
    let safe = |c: char| c.is_ascii_alphanumeric() || "@+=:,./-_".contains(c);
    !word.is_empty() && word.chars().all(safe)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wireform_model::path::Path;
    use wireform_model::text::Tag;

    #[track_caller]
    fn check(word: &str, expected: &str) {
        let text = Text::of(Tag::String, word, &Path::root());
        assert_eq!(quote(&text).as_str(), expected);
    }

    #[test]
    fn quotes_and_backslashes_are_escaped() {
        check("a1b2c3", "a1b2c3");
        check("", "''");
        check("it's", r"'it\'s'");
        check(r"a\nb", r"'a\\nb'");
        check("100%", "'100%'");
        check("$x (y)", "'$x (y)'");
    }
}
