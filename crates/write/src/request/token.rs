//! The idempotency token that the AWS CLI makes for each call.

use std::borrow::Cow;

use wireform_model::text::Text;
use wireform_model::value::Value;
use wireform_model::{Member, OperationRef};

/// What the request contains instead of the token until it is shown: of a token's length and characters, so that
/// every body and header around it is what it would be around another.
pub(super) const STAND_IN: &str = "b6a1c7de-52f9-4e0b-9d38-7c40f1ea2b65";

/// What the request shows in its place.
pub(super) const PLACEHOLDER: &str = "<UUID>";

/// The members at the top that the AWS CLI sets to a new UUID, since the input leaves them unset.
///
/// Source: `generate_idempotent_uuid` of botocore's `handlers.py`, which fills in members at the top, and no others.
pub(super) fn unset_tokens<'m>(
    operation: OperationRef<'m>,
    input: &Value,
) -> impl Iterator<Item = &'m Member> {
    let map = input.as_map();
    let members = operation.members().iter();
    members.filter(move |member| {
        let is_set = map.is_some_and(|map| map.contains_key(&member.name));
        member.idempotency_token && !is_set
    })
}

/// The input with a stand-in for each token that the AWS CLI adds.
pub(super) fn with_tokens<'a>(operation: OperationRef<'_>, input: &'a Value) -> Cow<'a, Value> {
    let mut with_tokens = Cow::Borrowed(input);
    for member in unset_tokens(operation, input) {
        if let Value::Map(map) = with_tokens.to_mut() {
            map.set(&member.name, Value::from(STAND_IN));
        }
    }
    with_tokens
}

/// The text with the placeholder for each stand-in.
pub(super) fn shown(text: Text) -> Text {
    replace(&text, PLACEHOLDER).unwrap_or(text)
}

/// The text with something else for each stand-in; `None` where it has none.
pub(super) fn replace(text: &Text, by: &str) -> Option<Text> {
    if !text.as_str().contains(STAND_IN) {
        return None;
    }
    let mut out = Text::new();
    for piece in text.pieces() {
        out.push(piece.tag, &piece.text.replace(STAND_IN, by), piece.path);
    }
    Some(out)
}
