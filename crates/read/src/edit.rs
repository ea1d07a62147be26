use wireform_model::draft::{Draft, Facts, FileReferences, GlobalOptions};
use wireform_model::value::{Map, Value};

/// The draft after an edit of one of its texts, of which `before` and `after` were read.
///
/// What differs between the two is changed; all else stays, also what that text cannot carry: a document has no
/// files, a request no facts, and a secret may be masked.
pub fn edited(draft: &Draft, before: &Draft, after: &Draft) -> Draft {
    Draft {
        input: input(&draft.input, &before.input, &after.input),
        facts: facts(&draft.facts, &before.facts, &after.facts),
        files: files(&draft.files, &before.files, &after.files),
        options: options(&draft.options, &before.options, &after.options),
    }
}

fn input(draft: &Value, before: &Value, after: &Value) -> Value {
    if before == after {
        return draft.clone();
    }
    match (draft, before, after) {
        (Value::Map(draft), Value::Map(before), Value::Map(after))
            if ![draft, before, after]
                .iter()
                .any(|map| map.has_duplicates()) =>
        {
            Value::Map(members(draft, before, after))
        }
        _ => after.clone(),
    }
}

/// In the order of the text, then what it cannot carry.
fn members(draft: &Map, before: &Map, after: &Map) -> Map {
    let mut members = Map::new();
    for (name, value) in after.iter() {
        let is_untouched = before.get(name) == Some(value);
        let value = match is_untouched {
            true => draft.get(name),
            false => Some(value),
        };
        if let Some(value) = value {
            members.push(name, value.clone());
        }
    }
    for (name, value) in draft.iter() {
        if !before.contains_key(name) && !after.contains_key(name) {
            members.push(name, value.clone());
        }
    }
    members
}

fn facts(draft: &Facts, before: &Facts, after: &Facts) -> Facts {
    let mut facts = draft.clone();
    for (name, _) in before.iter().chain(after.iter()) {
        if before.get(name) != after.get(name) {
            facts.set(name, after.get(name));
        }
    }
    facts
}

/// A file that keeps its name keeps its content, which no text carries.
fn files(
    draft: &FileReferences,
    before: &FileReferences,
    after: &FileReferences,
) -> FileReferences {
    let mut files = draft.clone();
    for (path, _) in before.iter().chain(after.iter()) {
        let [old, new] = [before, after].map(|files| files.at(path));
        if old.map(|file| file.url()) != new.map(|file| file.url()) {
            files.set(path, new.cloned());
        }
    }
    files
}

fn options(draft: &GlobalOptions, before: &GlobalOptions, after: &GlobalOptions) -> GlobalOptions {
    let mut options = draft.clone();
    for (option, _) in before.iter().chain(after.iter()) {
        if before.get(option.name) != after.get(option.name) {
            options.set(option.name, after.get(option.name));
        }
    }
    options
}

#[cfg(test)]
mod tests {
    use super::*;
    use wireform_model::draft::FileReference;
    use wireform_model::json;
    use wireform_model::path::Path;

    fn draft(input: &str) -> Draft {
        Draft::from(json::read(input).unwrap())
    }

    #[test]
    fn what_differs_is_changed_and_all_else_stays() {
        for (now, before, after, expected) in [
            (r#"{"A":1}"#, r#"{"A":1}"#, r#"{"A":2}"#, r#"{"A":2}"#),
            // What the text cannot carry.
            (
                r#"{"A":1,"Body":"x"}"#,
                r#"{"A":1}"#,
                r#"{"A":1,"B":2}"#,
                r#"{"A":1,"B":2,"Body":"x"}"#,
            ),
            // What only the text has, such as a token that the CLI would add.
            (
                r#"{"A":1}"#,
                r#"{"A":1,"Token":"t"}"#,
                r#"{"A":2,"Token":"t"}"#,
                r#"{"A":2}"#,
            ),
            (
                r#"{"A":1}"#,
                r#"{"A":1,"Token":"t"}"#,
                r#"{"A":1,"Token":"u"}"#,
                r#"{"A":1,"Token":"u"}"#,
            ),
            // What the text has otherwise, as a masked secret.
            (
                r#"{"A":1,"S":"secret"}"#,
                r#"{"A":1,"S":"***"}"#,
                r#"{"A":2,"S":"***"}"#,
                r#"{"A":2,"S":"secret"}"#,
            ),
            (
                r#"{"A":1,"B":2}"#,
                r#"{"A":1,"B":2}"#,
                r#"{"B":2}"#,
                r#"{"B":2}"#,
            ),
            (
                r#"{"A":1,"B":2}"#,
                r#"{"A":1,"B":2}"#,
                r#"{"B":2,"A":1}"#,
                r#"{"B":2,"A":1}"#,
            ),
            (
                r#"{"A":1}"#,
                r#"{"A":1}"#,
                r#"{"A":1,"A":2}"#,
                r#"{"A":1,"A":2}"#,
            ),
            (r#"{"A":1}"#, r#"{"A":1}"#, "[]", "[]"),
        ] {
            let edited = edited(&draft(now), &draft(before), &draft(after));
            assert_eq!(edited, draft(expected), "{before} to {after}");
        }
    }

    #[test]
    fn an_edit_that_changes_nothing_changes_nothing() {
        let now = draft(r#"{"B":1,"A":{}}"#);
        let text = draft(r#"{"A":null}"#);
        assert_eq!(edited(&now, &text, &text), now);
    }

    #[test]
    fn files_keep_their_content_and_facts_and_options_stay() {
        let body = Path::root().child("Body");
        let file = |name: &str| FileReference::parse(name);
        let mut now = draft("{}");
        now.files.set(
            &body,
            file("fileb://a").map(|file| file.with_content(*b"x")),
        );
        now.facts.set("ProtocolType", Some("HTTP"));
        now.options.set("region", Some("eu-west-1"));
        let mut before = draft("{}");
        before.files.set(&body, file("fileb://a"));
        let mut after = before.clone();
        after.options.set("output", Some("json"));
        let changed = edited(&now, &before, &after);
        assert_eq!(changed.files, now.files);
        assert_eq!(changed.facts, now.facts);
        assert_eq!(changed.options.get("region"), Some("eu-west-1"));
        assert_eq!(changed.options.get("output"), Some("json"));
        after.files.set(&body, file("fileb://b"));
        let changed = edited(&now, &before, &after);
        assert_eq!(changed.files.at(&body), file("fileb://b").as_ref());
    }
}
