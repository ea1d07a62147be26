use wireform_model::cli::Cli;
use wireform_model::draft::Draft;
use wireform_model::endpoint::{ANY_REGION, EndpointInput, is_for_all_regions};
use wireform_model::{Handler, Location, Member, OperationRef};

/// What the AWS CLI sends besides and the request cannot show, since it is another for each call or a part of how it is signed.
pub fn request_notes(operation: OperationRef<'_>, draft: &Draft) -> Vec<String> {
    let notes = [token_note, signed_address_note, all_regions_note];
    let notes = notes.iter();
    notes.filter_map(|note| note(operation, draft)).collect()
}

/// What is to be said of a token that makes the call idempotent, where the draft leaves it unset.
///
/// The AWS CLI sends one all the same and makes up another for each call, so that the request cannot show it.
///
/// Source: `generate_idempotent_uuid` of botocore's `handlers.py`, which fills in members at the top, and no others.
fn token_note(operation: OperationRef<'_>, draft: &Draft) -> Option<String> {
    let is_left = |name: &str| draft.member(name).is_none();
    let mut members = operation.members().iter();
    let token = members.find(|member| member.idempotency_token && is_left(&member.name))?;
    Some(format!(
        "The AWS CLI sends a `{}` besides: a UUID that it makes up for each call.",
        token.name
    ))
}

/// What is to be said of a copy from another region: the AWS CLI signs a request to that region for the service.
///
/// Source: `inject_presigned_url_rds` and `inject_presigned_url_ec2` of botocore's `handlers.py`.
fn signed_address_note(operation: OperationRef<'_>, draft: &Draft) -> Option<String> {
    let is_set = |member: &Member| draft.member(&member.name).is_some();
    let members = || operation.members().iter();
    let is_url = |name: &str| name.eq_ignore_ascii_case("PresignedUrl");
    let url = members().find(|member| is_url(&member.name) && !is_set(member))?;
    let is_source = |member: &Member| member.location == Location::Client && is_set(member);
    let is_signed = url.handler == Some(Handler::PresignedUrl) || members().any(is_source);
    is_signed.then(|| {
        format!(
            "The AWS CLI signs a request to the region of the source, and sends its address besides as `{}`.",
            url.name
        )
    })
}

/// What is to be said of a signature that curl cannot make.
///
/// Source: the `sigv4a` schemes in the endpoint rules of services, and runs of the CLI.
fn all_regions_note(operation: OperationRef<'_>, draft: &Draft) -> Option<String> {
    let request = EndpointInput {
        operation,
        input: draft.input.as_map(),
        region: ANY_REGION,
        cli: Cli::default(),
    };
    is_for_all_regions(&request).then(|| {
        "The AWS CLI signs it for all regions at once (SigV4a), with the header `X-Amz-Region-Set: *` besides; curl cannot sign so."
            .to_owned()
    })
}

#[cfg(test)]
mod tests {
    use wireform_model::Service;
    use wireform_model::draft::Draft;
    use wireform_model::json;

    use super::request_notes;

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

    fn notes(model: &str, input: &str) -> Vec<String> {
        let service = Service::from_json(model, None).unwrap();
        let draft = Draft {
            input: json::read(input).unwrap(),
            ..Draft::default()
        };
        request_notes(service.operation("sell").unwrap(), &draft)
    }

    #[test]
    fn an_unset_token_is_made_up() {
        let notes = notes(MODEL, r#"{"Name":"n"}"#);
        assert!(notes[0].contains("`Token`"), "{notes:?}");
    }

    #[test]
    fn a_token_that_is_set_is_sent_as_it_is() {
        for input in [r#"{"Token":"t"}"#, r#"{"Token":""}"#] {
            assert!(notes(MODEL, input).is_empty(), "{input}");
        }
    }

    #[test]
    fn an_address_is_signed_for_a_copy_from_another_region() {
        const COPY: &str = r#"{
            "metadata": {"protocol": "query", "endpointPrefix": "shop"},
            "operations": {"Sell": {"input": {"shape": "Sell"}}},
            "shapes": {
                "Sell": {"type": "structure", "members": {
                    "SourceRegion": {"shape": "Text", "location": "client"}, "PreSignedUrl": {"shape": "Text"}
                }},
                "Text": {"type": "string"}
            }
        }"#;
        let count = |model: &str, input| notes(model, input).len();
        assert_eq!(count(COPY, "{}"), 0);
        assert_eq!(count(COPY, r#"{"SourceRegion":"a"}"#), 1);
        assert_eq!(count(COPY, r#"{"SourceRegion":"a","PreSignedUrl":"b"}"#), 0);
        let always = COPY.replace(
            r#""PreSignedUrl": {"#,
            r#""PreSignedUrl": {"handler": "presigned-url", "#,
        );
        assert_eq!(count(&always, "{}"), 1);
    }

    #[test]
    fn a_signature_for_all_regions_is_told() {
        let with = |scheme: &str| {
            MODEL.replace(
                r#""operations""#,
                &format!(
                    r#""endpointRules": {{"rules": [{{"endpoint": {{
                        "url": "https://x", "properties": {{"authSchemes": [{scheme}]}}
                    }}}}]}}, "operations""#
                ),
            )
        };
        let input = r#"{"Token":"t"}"#;
        let all = with(r#"{"name": "sigv4a", "signingRegionSet": ["*"]}"#);
        assert!(notes(&all, input)[0].contains("SigV4a"));
        let one = with(r#"{"name": "sigv4", "signingRegion": "us-east-1"}"#);
        assert!(notes(&one, input).is_empty());
    }

    #[test]
    fn a_table_of_regions_says_it_too() {
        const ROW: &str = r#""endpoints": [["", "shop.global.api.aws", "*"]], "operations""#;
        let model = MODEL.replace(r#""operations""#, ROW);
        assert!(notes(&model, r#"{"Token":"t"}"#)[0].contains("SigV4a"));
    }
}
