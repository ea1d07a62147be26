//! Whether a request may be for AWS at all: texts have others beside it, such as downloads.

use wireform_model::endpoint::AwsHost;

use super::host::without_port;
use super::scope::scope;
use super::sent_request::SentRequest;

/// Of a text with more requests only so many are looked at.
pub(super) const MOST: usize = 100;

/// Whether a request may be for AWS or for what stands in for it on one's own machine.
pub(super) fn may_be_aws(request: &SentRequest) -> bool {
    let host = without_port(&request.host.text);
    AwsHost::parse(host).is_some()
        || is_local(host)
        || request.header("x-amz-target").is_some()
        || scope(request).is_some()
}

/// Whether a host is one's own machine, one of a private network, or one that only a shell knows.
fn is_local(host: &str) -> bool {
    let is_word = !host.is_empty() && !host.contains('.');
    let is_variable = host.contains(['$', '%', '{', '<']);
    let own = [
        ".localhost",
        ".local",
        ".internal",
        "localhost.localstack.cloud",
    ];
    let is_address =
        host.starts_with('[') || host.bytes().all(|it| it.is_ascii_digit() || it == b'.');
    is_word
        || is_variable
        || own.iter().any(|own| host.ends_with(own))
        || is_address && !host.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::located::Located;

    #[test]
    fn hosts_of_aws_and_of_stand_ins() {
        let is_for_aws = |url: &str| {
            let mut request = SentRequest::default();
            request.set_target(&Located::nowhere(url));
            may_be_aws(&request)
        };
        for url in [
            "https://sqs.eu-west-1.amazonaws.com/",
            "http://localhost:4566/",
            "http://127.0.0.1:8000/",
            "http://[::1]:8000/",
            "http://minio:9000/b",
            "http://s3.localhost.localstack.cloud:4566/b",
            "https://$HOST/a",
        ] {
            assert!(is_for_aws(url), "{url}");
        }
        for url in ["https://example.com/a", "https://x.example/y.zip", ""] {
            assert!(!is_for_aws(url), "{url}");
        }
    }
}
