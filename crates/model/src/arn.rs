//! Amazon Resource Names.

/// The parts of an ARN, `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`; each may be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arn<'a> {
    /// `aws`, `aws-cn`, …
    pub partition: &'a str,
    /// The service's name in IAM, such as `lambda`.
    pub service: &'a str,
    /// Empty for a service that is global.
    pub region: &'a str,
    /// The number of an account, where the resource belongs to one.
    pub account: &'a str,
    /// May have colons of its own.
    pub resource: &'a str,
}

impl<'a> Arn<'a> {
    /// Splits an ARN into its parts, or `None` where there are fewer of them or `arn:` is not in front.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html>.
    pub fn parse(text: &'a str) -> Option<Self> {
        let mut parts = text.strip_prefix("arn:")?.splitn(5, ':');
        Some(Arn {
            partition: parts.next()?,
            service: parts.next()?,
            region: parts.next()?,
            account: parts.next()?,
            resource: parts.next()?,
        })
    }
}

/// Whether a text is the number of an AWS account: twelve digits.
pub fn is_account_id(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arns_have_six_parts() {
        let arn = Arn::parse("arn:aws-cn:s3:::bucket:a/b").unwrap();
        let parts = [arn.partition, arn.service, arn.region, arn.account];
        assert_eq!(parts, ["aws-cn", "s3", "", ""]);
        assert_eq!(arn.resource, "bucket:a/b");
        for text in ["", "arn:", "arn:aws:s3::", "ARN:aws:s3:::bucket", "bucket"] {
            assert_eq!(Arn::parse(text), None, "{text}");
        }
    }

    #[test]
    fn account_ids() {
        assert!(is_account_id("123456789012"));
        for text in ["", "12345678901", "1234567890123", "12345678901a"] {
            assert!(!is_account_id(text), "{text}");
        }
    }
}
