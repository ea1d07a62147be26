use crate::region::is_aws_region;

use super::partition::partitions;

/// A host name of AWS in its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwsHost<'h> {
    /// What is in front of the region or, without one, of AWS's domain: `data.iot`, `my-bucket.s3`.
    pub name: &'h str,
    /// The region, where the host names one.
    pub region: Option<&'h str>,
    /// Whether it is an endpoint of a VPC, which belongs to one account.
    pub is_of_vpc: bool,
    /// Whether it is one of several hosts of a service, chosen for IPv6 or for FIPS.
    pub is_variant: bool,
}

impl<'h> AwsHost<'h> {
    /// The parts of a host name without a port; `None` where its domain is not one of AWS's.
    pub fn parse(host: &'h str) -> Option<Self> {
        let rest = without_domain(host)?;
        let (rest, is_of_vpc) = match rest.strip_suffix(".vpce") {
            Some(rest) => (rest, true),
            None => (rest, false),
        };
        let (name, last) = rest.rsplit_once('.').unwrap_or(("", rest));
        let (name, region) = match is_aws_region(last) {
            true => (name, Some(last)),
            false => old_region(rest)
                .or_else(|| first_region(rest))
                .unwrap_or((rest, None)),
        };
        let (name, is_variant) = without_variant(name);
        Some(AwsHost {
            name,
            region,
            is_of_vpc,
            is_variant,
        })
    }
}

/// The domain of AWS's pages, where people sign in.
const SIGN_IN: &str = "aws.amazon.com";

/// What is in front of a partition's domain, the longest that fits.
fn without_domain(host: &str) -> Option<&str> {
    let of_partitions =
        partitions().flat_map(|partition| [partition.dns_suffix, partition.dual_stack_dns_suffix]);
    let domains = of_partitions.chain([SIGN_IN]);
    let cut = domains.filter_map(|domain| host.strip_suffix(domain)?.strip_suffix('.'));
    cut.min_by_key(|rest| rest.len())
}

/// The older hosts of S3, with the region in the same label: `bucket.s3-us-west-2`.
fn old_region(rest: &str) -> Option<(&str, Option<&str>)> {
    let start = rest.rfind('.').map_or(0, |dot| dot + 1);
    let region = rest.get(start..)?.strip_prefix("s3-")?;
    let name = rest.get(..start + "s3".len())?;
    is_aws_region(region).then_some((name, Some(region)))
}

/// The few hosts that start with the region: `us-east-1.signin`.
fn first_region(rest: &str) -> Option<(&str, Option<&str>)> {
    let (region, name) = rest.split_once('.')?;
    let is_bucket = name.starts_with("s3") || name.contains('.');
    (is_aws_region(region) && !is_bucket).then_some((name, Some(region)))
}

/// The name without what says that the host is for IPv6 or for FIPS.
fn without_variant(name: &str) -> (&str, bool) {
    let marks = [".dualstack", "-fips", ".fips"];
    let mut rest = name;
    while let Some(shorter) = marks.iter().find_map(|mark| rest.strip_suffix(mark)) {
        rest = shorter;
    }
    (rest, rest.len() < name.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_in_their_parts() {
        let cases = [
            ("sqs.eu-west-1.amazonaws.com", "sqs", Some("eu-west-1")),
            ("iam.amazonaws.com", "iam", None),
            (
                "eu-west-1.signin.aws.amazon.com",
                "signin",
                Some("eu-west-1"),
            ),
            (
                "data.iot.cn-north-1.amazonaws.com.cn",
                "data.iot",
                Some("cn-north-1"),
            ),
            ("my-bucket-1.s3.amazonaws.com", "my-bucket-1.s3", None),
            ("b.s3-us-west-2.amazonaws.com", "b.s3", Some("us-west-2")),
            (
                "s3.dualstack.us-west-2.amazonaws.com",
                "s3",
                Some("us-west-2"),
            ),
            ("s3files.us-east-1.api.aws", "s3files", Some("us-east-1")),
            ("sts-fips.us-west-2.amazonaws.com", "sts", Some("us-west-2")),
            (
                "vpce-1.sqs.eu-west-1.vpce.amazonaws.com",
                "vpce-1.sqs",
                Some("eu-west-1"),
            ),
            (
                "kms.eusc-de-east-1.amazonaws.eu",
                "kms",
                Some("eusc-de-east-1"),
            ),
        ];
        for (host, name, region) in cases {
            let parts = AwsHost::parse(host).unwrap();
            assert_eq!((parts.name, parts.region), (name, region), "{host}");
        }
        for host in [
            "localhost",
            "amazonaws.com",
            "example.com",
            "",
            "xamazonaws.com",
        ] {
            assert_eq!(AwsHost::parse(host), None, "{host}");
        }
    }
}
