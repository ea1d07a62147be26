use wireform_model::uri;

use super::super::located::Located;
use super::super::sent_request::SentBody;
use super::options::DataForm;

/// The body that several options make together.
#[derive(Default)]
pub(super) struct Data {
    parts: Vec<SentBody>,
    /// Whether the parts are one JSON text, with nothing between them.
    is_json: bool,
}

impl Data {
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Adds what an option has, or what `@` names.
    pub fn add(&mut self, form: DataForm, value: Located, stdin: Option<&SentBody>) {
        let part = match form {
            DataForm::Raw => SentBody::Text(value),
            DataForm::Binary => of_file(&value, stdin).unwrap_or(SentBody::Text(value)),
            DataForm::Text => {
                let file = of_file(&value, stdin).map(without_line_breaks);
                file.unwrap_or(SentBody::Text(value))
            }
            DataForm::Encoded => SentBody::Text(encoded(&value)),
        };
        self.parts.push(part);
    }

    pub fn add_json(&mut self, value: Located, stdin: Option<&SentBody>) {
        self.is_json = true;
        self.add(DataForm::Binary, value, stdin);
    }

    /// All parts, with `&` between them.
    pub fn body(self) -> SentBody {
        let between = if self.is_json { "" } else { "&" };
        let mut parts = self.parts.into_iter().peekable();
        if !matches!(parts.peek(), Some(SentBody::Text(_))) {
            return parts.next().unwrap_or_default();
        }
        // What is in files nobody can add to.
        let texts = parts.filter_map(|part| match part {
            SentBody::Text(text) => Some(text),
            _ => None,
        });
        let texts: Vec<Located> = texts.collect();
        SentBody::Text(match texts.as_slice() {
            [text] => text.clone(),
            texts => Located::joined(texts, between),
        })
    }
}

/// What a word with `@` in front names: a file, or standard input where that is known.
fn of_file(value: &Located, stdin: Option<&SentBody>) -> Option<SentBody> {
    let name = value.text.strip_prefix('@')?;
    if let Some(stdin) = stdin.filter(|_| name == "-" || name == "body.bin") {
        return Some(stdin.clone());
    }
    Some(SentBody::File(value.slice(1..value.text.len())))
}

fn without_line_breaks(body: SentBody) -> SentBody {
    match body {
        SentBody::Text(text) if text.text.contains(['\r', '\n']) => {
            let mut at = 0;
            let lines = text.text.split(['\r', '\n']).map(|line| {
                let start = at;
                at += line.len() + 1;
                text.slice(start..start + line.len())
            });
            let lines: Vec<Located> = lines.filter(|line| !line.text.is_empty()).collect();
            SentBody::Text(Located::joined(&lines, ""))
        }
        other => other,
    }
}

/// `content`, `=content` or `name=content`; a file's content nobody knows.
fn encoded(value: &Located) -> Located {
    let (name, content) = match value.split_once('=') {
        Some((name, content)) if name.text.is_empty() => (None, content),
        Some((_, content)) => {
            let before = value.text.len() - content.text.len();
            (Some(value.slice(0..before)), content)
        }
        None => (None, value.clone()),
    };
    let encoded = content.replaced(uri::encode);
    match name {
        Some(name) => Located::joined(&[name, encoded], ""),
        None => encoded,
    }
}
