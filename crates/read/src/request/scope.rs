//! The scope of a signature: `20200101/us-east-1/sqs/aws4_request`.

use super::sent_request::{Scope, SentRequest};

/// What the request's signature is for, wherever it is.
pub(super) fn scope(request: &SentRequest) -> Option<Scope> {
    let of_header = || {
        let authorization = request.header("authorization")?;
        let (_, rest) = authorization.split_once("Credential=")?;
        parse(rest.split(',').next()?)
    };
    let of_query = || parse(&request.parameter("X-Amz-Credential")?.replace("%2F", "/"));
    request.scope.clone().or_else(of_header).or_else(of_query)
}

/// The key comes first, and with SigV4a there is no region.
fn parse(credential: &str) -> Option<Scope> {
    let mut parts = credential.trim().rsplit('/');
    let is_request = parts.next()?.starts_with("aws4_request");
    let service = parts.next()?.to_owned();
    let region = parts.next().unwrap_or_default();
    let is_day = region.len() == 8 && region.bytes().all(|byte| byte.is_ascii_digit());
    let region = if is_day { "" } else { region }.to_owned();
    is_request.then_some(Scope { region, service })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_of_both_algorithms() {
        let scope = |region: &str| {
            Some(Scope {
                region: region.to_owned(),
                service: "s3".to_owned(),
            })
        };
        assert_eq!(
            parse("AK/20200101/eu-west-1/s3/aws4_request"),
            scope("eu-west-1")
        );
        assert_eq!(parse("AK/20200101/s3/aws4_request"), scope(""));
        assert_eq!(parse("AK/20200101/s3"), None);
        assert_eq!(parse(""), None);
    }
}
