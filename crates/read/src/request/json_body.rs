//! JSON of a body, as an input: members by their names on the wire.

use std::ops::Range;

use wireform_model::diagnostic::Severity;
use wireform_model::json::{self, SpannedValue, Spans};
use wireform_model::lazy_path::LazyPath;
use wireform_model::path::Path;
use wireform_model::value::{Map, Number, Value};
use wireform_model::{Kind, Member, Structure};

use crate::document::mended_json;
use crate::{ReadDiagnostic, Replacement};

use super::located::{Located, Spot};
use super::timestamps::timestamp;
use super::values::{Values, unhandled};

/// The members that a body has; nothing where it is empty or no JSON.
pub(super) fn members<'m>(
    values: &mut Values<'m>,
    body: &Located,
    known: &[&'m Member],
) -> Vec<(&'m Member, Value)> {
    let Some((json, spans)) = read(values, body) else {
        return Vec::new();
    };
    let Value::Map(map) = &json else {
        let message = "The body must be a JSON object.";
        let diagnostic = ReadDiagnostic::error("wrong-body", body.span.clone(), message);
        values.report(diagnostic);
        return Vec::new();
    };
    let mut walk = JsonWalk { values, body };
    walk.members(
        map,
        known,
        &LazyPath::root(),
        spans.as_ref().and_then(Spans::root),
    )
}

/// The value of the member that alone is the body.
pub(super) fn payload(values: &mut Values<'_>, body: &Located, member: &Member) -> Option<Value> {
    let (json, spans) = read(values, body)?;
    let root = LazyPath::root();
    let path = root.child(&member.name);
    let at = spans.as_ref().and_then(Spans::root);
    JsonWalk { values, body }.value(member, &json, &path, at)
}

/// The JSON of a body; places are not known where it has mistakes.
fn read(values: &mut Values<'_>, body: &Located) -> Option<(Value, Option<Spans>)> {
    if body.text.trim().is_empty() {
        return None;
    }
    match json::read_with_spans(&body.text) {
        Ok((value, spans)) => Some((value, Some(spans))),
        Err(error) => {
            if let Some(json) = mended_json(&body.text, &Path::root()) {
                report_mends(values, body, json.diagnostics);
                return Some((json.value, None));
            }
            let span = body.part(error.offset..error.offset);
            let message = format!("Not valid JSON: expected {}.", error.expected);
            values.report(ReadDiagnostic::error("invalid-json", span, message));
            None
        }
    }
}

/// Says what is wrong with JSON of which it is plain what it means.
fn report_mends(values: &mut Values<'_>, body: &Located, diagnostics: Vec<ReadDiagnostic>) {
    for diagnostic in diagnostics {
        let can_mend = values.can_mend && body.is_verbatim();
        let fix = diagnostic.fix.filter(|_| can_mend).map(|fix| {
            Box::new(Replacement {
                span: body.part(fix.span.clone()),
                ..*fix
            })
        });
        values.report(ReadDiagnostic {
            severity: Severity::Error,
            span: body.part(diagnostic.span),
            fix,
            ..diagnostic
        });
    }
}

/// Goes through the values of a body together with their places in it.
struct JsonWalk<'w, 'm> {
    values: &'w mut Values<'m>,
    body: &'w Located,
}

/// Where a value of the body is.
type At<'s> = Option<SpannedValue<'s>>;

impl<'m> JsonWalk<'_, 'm> {
    fn members(
        &mut self,
        map: &Map,
        known: &[&'m Member],
        path: &LazyPath<'_>,
        at: At<'_>,
    ) -> Vec<(&'m Member, Value)> {
        let places = at.map(|at| at.entries()).unwrap_or_default();
        let mut found = Vec::new();
        for (name, value) in map.effective() {
            let at = places.get(name).copied();
            let key = self.key_spot(at);
            let Some(member) = known.iter().find(|member| member.wire_name() == name) else {
                self.values.unknown("member", name, key.span);
                continue;
            };
            let path = path.child(&member.name);
            self.values.name_part(&key, &path);
            if let Some(value) = self.value(member, value, &path, at) {
                found.push((*member, value));
            }
        }
        found
    }

    fn structure(
        &mut self,
        structure: &'m Structure,
        map: &Map,
        path: &LazyPath<'_>,
        at: At<'_>,
    ) -> Value {
        let known: Vec<&Member> = structure.members.iter().collect();
        let members = self.members(map, &known, path, at).into_iter();
        let named = members.map(|(member, value)| (member.name.clone(), value));
        Value::Map(named.collect())
    }

    fn entries(&mut self, inner: &Member, map: &Map, path: &LazyPath<'_>, at: At<'_>) -> Value {
        let places = at.map(|at| at.entries()).unwrap_or_default();
        let entries = map.effective().filter_map(|(key, value)| {
            let path = path.child(key);
            let at = places.get(key).copied();
            let spot = self.key_spot(at);
            self.values.name_part(&spot, &path);
            Some((key.to_owned(), self.value(inner, value, &path, at)?))
        });
        Value::Map(entries.collect())
    }

    fn items(&mut self, item: &Member, items: &[Value], path: &LazyPath<'_>, at: At<'_>) -> Value {
        let mut places = at.into_iter().flat_map(|at| at.items());
        let items = items.iter().enumerate();
        let items = items.filter_map(|(index, value)| {
            let at = places.next();
            self.value(item, value, &path.item(index), at)
        });
        Value::List(items.collect())
    }

    fn value(
        &mut self,
        member: &Member,
        value: &Value,
        path: &LazyPath<'_>,
        at: At<'_>,
    ) -> Option<Value> {
        let shape = self.values.operation.target(member);
        match (&shape.kind, value) {
            (Kind::Structure(structure), Value::Map(map)) if !structure.document => {
                Some(self.structure(structure, map, path, at))
            }
            (Kind::Map { value: inner, .. }, Value::Map(map)) => {
                Some(self.entries(inner, map, path, at))
            }
            (Kind::List { member }, Value::List(items)) => {
                Some(self.items(member, items, path, at))
            }
            _ => self.scalar(member, value, path, at),
        }
    }

    /// A value that is read as a whole; one of a document type may have others inside.
    fn scalar(
        &mut self,
        member: &Member,
        value: &Value,
        path: &LazyPath<'_>,
        at: At<'_>,
    ) -> Option<Value> {
        let shape = self.values.operation.target(member);
        let spot = self.spot(at);
        self.values.value_part(&spot, path);
        Some(match (&shape.kind, value) {
            (_, Value::String(text)) if self.values.is_placeholder(member, shape, text, path) => {
                return None;
            }
            (Kind::Blob, Value::String(text)) => self.values.base64(text, &spot.span, path),
            (Kind::Timestamp, value) => timestamp(value),
            (Kind::Float | Kind::Double, Value::String(text))
                if Number::NAMES.contains(&text.as_str()) =>
            {
                Number::parse(text).map_or(Value::Null, Value::Number)
            }
            (Kind::String, Value::String(text)) => Value::String(unhandled(member, text)),
            (_, value) => value.clone(),
        })
    }

    fn spot(&self, at: At<'_>) -> Spot {
        self.spot_of(at.map(|at| at.span()))
    }

    fn key_spot(&self, at: At<'_>) -> Spot {
        self.spot_of(at.and_then(|at| at.key_span()))
    }

    fn spot_of(&self, span: Option<Range<usize>>) -> Spot {
        match span {
            Some(span) => self.body.spot_of(span),
            None => Spot {
                span: self.body.span.clone(),
                is_own: false,
            },
        }
    }
}
