use wireform_model::arn::is_account_id;
use wireform_model::value::Value;

use super::label::shorten;
use super::{CheckInput, Findings, Rule};

/// # What it checks
/// The name of an S3 bucket has 1 to 255 ASCII letters, digits, dots, hyphens and underscores,
/// or is the ARN of an access point.
///
/// # Why
/// The model sets no limits, but the CLI does, since the name becomes part of the URL.
///
/// # Example
/// `{"Bucket": "my bucket"}`, or a bucket and a key in one: `{"Bucket": "my-bucket/folder"}`
///
/// # Who refuses
/// The CLI.
///
/// # Source
/// botocore's `validate_bucket_name` (`handlers.py`), and runs of the CLI.
pub const BUCKET_NAME: Rule = Rule::cli_error(
    "bucket-name",
    "A bucket name is one that the AWS CLI accepts",
);

pub fn check(subject: &CheckInput<'_>, findings: &mut Findings) {
    const MEMBER: &str = "Bucket";
    let is_s3 = subject.operation.service.metadata.service_id == "S3";
    if !is_s3 || subject.operation.member(MEMBER).is_none() {
        return;
    }
    let Some(Value::String(text)) = subject.draft.member(MEMBER) else {
        return;
    };
    if is_name(text) || is_access_point(text) {
        return;
    }
    let message = format!(
        "`{}` is not a bucket name. Enter 1 to 255 ASCII letters, digits, dots, hyphens and underscores, or the ARN of an access point; \
         a folder belongs in the key.",
        shorten(text)
    );
    findings.push(BUCKET_NAME.at_member(MEMBER, message));
}

// name = 1*255(ALPHA / DIGIT / "." / "-" / "_")
fn is_name(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b".-_".contains(&byte);
    // Python's `$` also matches before a line feed at the end.
    let text = text.strip_suffix('\n').unwrap_or(text);
    (1..=255).contains(&text.len()) && text.bytes().all(fits)
}

// arn = "arn:aws" … ":" ("s3" / "s3-object-lambda") ":" [region] ":" 12DIGIT ":accesspoint/" label
//     / "arn:aws" … ":s3-outposts:" region ":" 12DIGIT ":outpost/" label "/accesspoint/" label
// where each "/" may be a ":"
fn is_access_point(text: &str) -> bool {
    let text = text.strip_suffix('\n').unwrap_or(text);
    let Some((rest, name)) = text.rsplit_once([':', '/']) else {
        return false;
    };
    let Some(rest) = rest.strip_suffix("accesspoint") else {
        return false;
    };
    let above = rest.strip_suffix([':', '/']).unwrap_or_default();
    let outpost = above.rsplit_once([':', '/']).and_then(|(rest, outpost)| {
        let rest = rest.strip_suffix(":outpost")?;
        Some((rest, outpost))
    });
    match outpost {
        Some((owner, outpost)) => {
            let labels = is_label(name, "") && is_label(outpost, "");
            labels && is_owned(owner, &["s3-outposts"], 1)
        }
        None => is_label(name, ".") && is_owned(above, &["s3", "s3-object-lambda"], 0),
    }
}

/// `arn:aws … :SERVICE:REGION:ACCOUNT`
fn is_owned(text: &str, services: &[&str], least_region: usize) -> bool {
    let mut parts = text.rsplitn(4, ':');
    let mut part = || parts.next().unwrap_or_default();
    let (account, region, service, start) = (part(), part(), part(), part());
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    is_account_id(account)
        && region.len() >= least_region
        && region.bytes().all(fits)
        && services.contains(&service)
        && start.starts_with("arn:aws")
        && !start.contains('\n')
}

fn is_label(text: &str, others: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '-' || others.contains(c);
    (1..=63).contains(&text.len()) && text.chars().all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn access_points_are_told_from_other_arns() {
        for text in [
            "arn:aws:s3:us-east-1:123456789012:accesspoint/my-point",
            "arn:aws-cn:s3::123456789012:accesspoint:a.b",
            "arn:aws:s3-object-lambda:eu-west-1:123456789012:accesspoint/x",
            "arn:aws:s3-outposts:us-east-1:123456789012:outpost/op-1/accesspoint/x",
            "arn:aws:s3-outposts:us-east-1:123456789012:outpost:op-1:accesspoint:x",
        ] {
            assert!(is_access_point(text), "{text}");
        }
        for text in [
            "",
            "arn:aws:s3:::my-bucket",
            "arn:aws:s3:us-east-1:123:accesspoint/x",
            "arn:aws:s3:us-east-1:123456789012:accesspoint/",
            "arn:aws:s3:us-east-1:123456789012:accesspoint/a/b",
            "arn:aws:s3-outposts::123456789012:outpost/op-1/accesspoint/x",
            "arn:aws:s3-outposts:us-east-1:123456789012:outpost/op.1/accesspoint/x",
        ] {
            assert!(!is_access_point(text), "{text}");
        }
    }
}
