//! S3's buckets, which are in the host more often than in the path.

use wireform_model::endpoint::AwsHost;
use wireform_model::endpoint::partition::partition;

/// What the hosts of buckets and access points end with, in front of the region.
const ENDS: [(&str, BucketKind); 7] = [
    (".s3", BucketKind::Bucket),
    (".s3-accelerate", BucketKind::Bucket),
    (".s3-accesspoint", BucketKind::AccessPoint("s3")),
    (
        ".s3-object-lambda",
        BucketKind::AccessPoint("s3-object-lambda"),
    ),
    (".s3-outposts", BucketKind::Outpost),
    (ALL_REGIONS, BucketKind::OfAllRegions),
    ("", BucketKind::Express),
];

/// The end of the hosts of access points that have several regions.
const ALL_REGIONS: &str = ".accesspoint.s3-global";

#[derive(Clone, Copy)]
enum BucketKind {
    Bucket,
    AccessPoint(&'static str),
    Outpost,
    OfAllRegions,
    /// `BUCKET.s3express-ZONE`
    Express,
}

/// Whether a host's name, without the region, is one of S3's for buckets and access points.
pub(super) fn is_of_s3(name: &str) -> bool {
    let last = name.rsplit('.').next().unwrap_or_default();
    ["s3", "s3-global"].contains(&last)
        || last.starts_with("s3express-")
        || ENDS
            .iter()
            .any(|(end, _)| end.strip_prefix('.') == Some(last))
}

/// Whether a host names an access point without the account that its ARN has.
pub(super) fn lacks_account(host: &AwsHost<'_>) -> bool {
    host.name.ends_with(ALL_REGIONS)
}

/// The bucket that a host names, as the input has it: an access point by its ARN.
pub(super) fn bucket(host: &AwsHost<'_>) -> Option<String> {
    ENDS.iter().find_map(|(end, kind)| {
        let name = host.name.strip_suffix(end)?;
        match kind {
            _ if host.is_of_vpc || name.is_empty() => None,
            // The ARN of this access point has an account, which is not in the request.
            BucketKind::OfAllRegions => Some(format!("arn:aws:s3:::accesspoint/{name}")),
            BucketKind::Bucket => Some(name.to_owned()),
            BucketKind::AccessPoint(service) => access_point(host, service, name),
            BucketKind::Outpost => outpost(host, name),
            BucketKind::Express => {
                let (bucket, zone) = name.rsplit_once('.')?;
                zone.starts_with("s3express-").then(|| bucket.to_owned())
            }
        }
    })
}

fn access_point(host: &AwsHost<'_>, service: &str, name: &str) -> Option<String> {
    let (name, account) = name_and_account(name)?;
    let region = host.region?;
    let partition = partition(region).name;
    Some(format!(
        "arn:{partition}:{service}:{region}:{account}:accesspoint/{name}"
    ))
}

fn outpost(host: &AwsHost<'_>, name: &str) -> Option<String> {
    let (name, outpost) = name.split_once('.')?;
    let (name, account) = name_and_account(name)?;
    let region = host.region?;
    let partition = partition(region).name;
    Some(format!(
        "arn:{partition}:s3-outposts:{region}:{account}:outpost/{outpost}/accesspoint/{name}"
    ))
}

/// `NAME-123456789012`
fn name_and_account(text: &str) -> Option<(&str, &str)> {
    let (name, account) = text.rsplit_once('-')?;
    let is_account = account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit());
    is_account.then_some((name, account))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_name_buckets() {
        let cases = [
            ("b.s3.eu-west-1.amazonaws.com", Some("b")),
            ("a.b.s3.amazonaws.com", Some("a.b")),
            ("b.s3-accelerate.amazonaws.com", Some("b")),
            ("b.s3.dualstack.eu-west-1.amazonaws.com", Some("b")),
            ("s3.eu-west-1.amazonaws.com", None),
            (
                "b--x--x-s3.s3express-use1-az4.us-east-1.amazonaws.com",
                Some("b--x--x-s3"),
            ),
            ("s3express-control.us-east-1.amazonaws.com", None),
            (
                "p-123456789012.s3-accesspoint.us-west-2.amazonaws.com",
                Some("arn:aws:s3:us-west-2:123456789012:accesspoint/p"),
            ),
            (
                "p-123456789012.op-1.s3-outposts.us-west-2.amazonaws.com",
                Some("arn:aws:s3-outposts:us-west-2:123456789012:outpost/op-1/accesspoint/p"),
            ),
            ("bucket.vpce-1.s3.us-east-1.vpce.amazonaws.com", None),
        ];
        for (host, expected) in cases {
            let host = AwsHost::parse(host).unwrap();
            assert_eq!(bucket(&host).as_deref(), expected, "{host:?}");
        }
    }
}
