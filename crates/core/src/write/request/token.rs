use crate::draft::Draft;
use crate::model::OperationRef;

/// What is to be said of a token that makes the call idempotent, where the draft leaves it unset.
///
/// The AWS CLI sends one all the same and makes up another for each call, so that the request cannot show it.
///
/// Source: `generate_idempotent_uuid` of botocore's `handlers.py`, which fills in members at the top, and no others.
pub fn token_note(operation: OperationRef<'_>, draft: &Draft) -> Option<String> {
    let is_left = |name: &str| draft.member(name).is_none();
    let mut members = operation.members().iter();
    let token = members.find(|member| member.idempotency_token && is_left(&member.name))?;
    Some(format!(
        "The AWS CLI sends a `{}` besides: a UUID that it makes up for each call.",
        token.name
    ))
}

#[cfg(test)]
mod tests {
    use crate::draft::Draft;
    use crate::json;
    use crate::model::Service;

    use super::token_note;

    const MODEL: &str = r#"{
        "metadata": {"protocol": "json", "endpointPrefix": "shop"},
        "operations": {"Sell": {"input": {"shape": "Sell"}}},
        "shapes": {
            "Sell": {"type": "structure", "members": {
                "Name": {"shape": "Text"}, "Token": {"shape": "Text", "idempotencyToken": true}
            }},
            "Text": {"type": "string"}
        }
    }"#;

    fn note(input: &str) -> Option<String> {
        let service = Service::from_json(MODEL, None).unwrap();
        let draft = Draft {
            input: json::read(input).unwrap(),
            ..Draft::default()
        };
        token_note(service.operation("sell").unwrap(), &draft)
    }

    #[test]
    fn an_unset_token_is_made_up() {
        assert!(note(r#"{"Name":"n"}"#).unwrap().contains("`Token`"));
    }

    #[test]
    fn a_token_that_is_set_is_sent_as_it_is() {
        assert_eq!(note(r#"{"Token":"t"}"#), None);
        assert_eq!(note(r#"{"Token":""}"#), None);
    }
}
