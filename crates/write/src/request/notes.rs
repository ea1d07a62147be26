use wireform_model::cli::Cli;
use wireform_model::draft::Draft;
use wireform_model::endpoint::{ANY_REGION, EndpointInput, is_for_all_regions};
use wireform_model::only_region::elsewhere;
use wireform_model::text::Text;
use wireform_model::{Handler, Location, Member, OperationRef};

use super::file_body::trailing_algorithm;
use super::{Body, HttpRequest, token};

/// What the request shows in another way than the AWS CLI sends it, and what a raw request needs: a sentence or two each.
pub fn request_notes(
    operation: OperationRef<'_>,
    draft: &Draft,
    request: &HttpRequest,
) -> Vec<String> {
    let mut notes = shared_notes(operation, draft, request);
    notes.extend(token_note(operation, draft, request));
    notes.extend(file_note(request));
    notes.extend(gzip_note(request));
    notes
}

/// Notes on a request in any form.
pub(super) fn shared_notes(
    operation: OperationRef<'_>,
    draft: &Draft,
    request: &HttpRequest,
) -> Vec<String> {
    let unread = request.unread.iter().map(unread_note);
    let notes = [signed_address_note, all_regions_note];
    let notes = notes.iter().filter_map(|note| note(operation, draft));
    let of_region = only_region_note(operation, request).into_iter();
    of_region.chain(notes).chain(unread).collect()
}

/// Another region than the only one in which the service is.
fn only_region_note(operation: OperationRef<'_>, request: &HttpRequest) -> Option<String> {
    elsewhere(&operation.service.metadata, &request.region)
}

/// A file that nobody has read, in a part of the request.
fn unread_note(file: &Text) -> String {
    format!("`<content of {file}>` stands for the content of {file}, as the AWS CLI reads it.")
}

/// An idempotency token that the draft leaves unset: the AWS CLI sends another for each call.
fn token_note(operation: OperationRef<'_>, draft: &Draft, request: &HttpRequest) -> Option<String> {
    let name = unset_token(operation, draft)?;
    let place = match request.body {
        Body::Bytes { .. } => format!("here the body contains {}", token::STAND_IN),
        _ => format!("shown here as `{}`", token::PLACEHOLDER),
    };
    Some(format!(
        "The AWS CLI adds a `{name}`: a new UUID for each call, {place}. A raw request needs its own."
    ))
}

/// The name of the first token that the AWS CLI adds.
pub(super) fn unset_token<'m>(operation: OperationRef<'m>, draft: &Draft) -> Option<&'m str> {
    let token = token::unset_tokens(operation, &draft.input).next()?;
    Some(&token.name)
}

/// What depends on the bytes of a file.
fn file_note(request: &HttpRequest) -> Option<String> {
    let Body::File(file) = &request.body else {
        return None;
    };
    if let Some(algorithm) = trailing_algorithm(request) {
        return Some(format!(
            "The AWS CLI sends {file} in chunks (`aws-chunked`), with its {algorithm} checksum after the last one. \
             `<size of {file}>` is its size in bytes."
        ));
    }
    is_archive(request).then(|| {
        format!(
            "Glacier requires two hashes of {file}, which the AWS CLI calculates: \
             `x-amz-content-sha256` and `x-amz-sha256-tree-hash`."
        )
    })
}

/// Whether it is an upload to Glacier.
pub(super) fn is_archive(request: &HttpRequest) -> bool {
    let mut headers = request.headers.iter();
    headers.any(|(name, _)| name == "x-amz-sha256-tree-hash")
}

fn gzip_note(request: &HttpRequest) -> Option<String> {
    request.gzipped.then(|| {
        "The AWS CLI compresses a body of 10,240 bytes or more with gzip. \
         The text shows it before that; the JSON form contains it compressed."
            .to_owned()
    })
}

/// A copy from another region: the AWS CLI signs a request to that region for the service.
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
            "The AWS CLI also sends `{}`: the URL of a request to the source's region, which it signs.",
            url.name
        )
    })
}

/// A signature that curl cannot make.
///
/// Source: the `sigv4a` schemes in the endpoint rules of services, and runs of the CLI.
fn all_regions_note(operation: OperationRef<'_>, draft: &Draft) -> Option<String> {
    let request = EndpointInput {
        operation,
        input: draft.input.as_map(),
        region: ANY_REGION,
        endpoint_url: draft.options.get("endpoint-url"),
        cli: Cli::default(),
    };
    is_for_all_regions(&request).then(|| {
        "Signed with SigV4a for all regions, plus `X-Amz-Region-Set: *`. curl cannot create this signature."
            .to_owned()
    })
}

#[cfg(test)]
mod tests {
    use wireform_model::Service;
    use wireform_model::cli::Cli;
    use wireform_model::draft::Draft;
    use wireform_model::json;

    use super::super::request_of;
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
        let operation = service.operation("sell").unwrap();
        let request = request_of(operation, &draft, Cli::V2);
        request_notes(operation, &draft, &request)
    }

    #[test]
    fn an_unset_token_needs_a_value() {
        let notes = notes(MODEL, r#"{"Name":"n"}"#);
        assert!(notes[0].contains("`Token`"), "{notes:?}");
        assert!(notes[0].contains("`<UUID>`"), "{notes:?}");
    }

    #[test]
    fn a_token_that_is_set_is_sent_as_it_is() {
        for input in [r#"{"Token":"t"}"#, r#"{"Token":""}"#] {
            assert!(notes(MODEL, input).is_empty(), "{input}");
        }
    }

    #[test]
    fn a_service_of_one_region_is_not_elsewhere() {
        let metadata = r#""protocol": "json", "serviceFullName": "The Shop", "onlyRegion": "#;
        let model = |region| MODEL.replace(r#""protocol": "json""#, &format!("{metadata}{region}"));
        let elsewhere = notes(&model(r#""us-west-2""#), r#"{"Token":"t"}"#);
        assert_eq!(
            elsewhere,
            [
                "As far as Wireform knows, The Shop has one region, `us-west-2`. Use it in place of `us-east-1`."
            ]
        );
        for region in [r#""us-east-1""#, "null", r#""cn-north-1""#] {
            assert!(notes(&model(region), r#"{"Token":"t"}"#).is_empty());
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
