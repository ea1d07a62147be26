//! The partitions of AWS: groups of regions with their own domains.

use crate::value::{Map, Value};

/// A partition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Partition {
    /// The prefix of its regions' names.
    pub start: &'static str,
    /// Its name, as it is in ARNs.
    pub name: &'static str,
    /// The domain of its hosts.
    pub dns_suffix: &'static str,
    /// The domain of its hosts that support IPv4 and IPv6.
    pub dual_stack_dns_suffix: &'static str,
    /// The region in the signatures of requests to global services.
    pub implicit_global_region: &'static str,
}

/// The partition of a region; `aws` for an unknown region.
///
/// Each has a pseudo-region for its global services, such as `aws-cn-global`.
pub fn partition(region: &str) -> Partition {
    let mut others = OTHERS.iter();
    let found = others.find(|partition| match region.strip_suffix("-global") {
        Some(name) => name == partition.name,
        None => region.starts_with(partition.start),
    });
    found.copied().unwrap_or(AWS)
}

/// All of them.
pub fn partitions() -> impl Iterator<Item = Partition> {
    std::iter::once(AWS).chain(OTHERS.iter().copied())
}

impl Partition {
    /// As an object with the names that endpoint rules use.
    pub(super) fn attributes(self) -> Value {
        let named = [
            ("name", self.name),
            ("dnsSuffix", self.dns_suffix),
            ("dualStackDnsSuffix", self.dual_stack_dns_suffix),
            ("implicitGlobalRegion", self.implicit_global_region),
        ];
        let mut map = Map::new();
        for (name, value) in named {
            map.push(name, Value::from(value));
        }
        // True of all partitions.
        for name in ["supportsFIPS", "supportsDualStack"] {
            map.push(name, Value::Bool(true));
        }
        Value::Map(map)
    }
}

const AWS: Partition = row("", "aws", "amazonaws.com", "api.aws", "us-east-1");

/// Source: botocore's `partitions.json`; the tests compare every region.
const OTHERS: &[Partition] = &[
    row(
        "cn-",
        "aws-cn",
        "amazonaws.com.cn",
        "api.amazonwebservices.com.cn",
        "cn-northwest-1",
    ),
    row(
        "eusc-",
        "aws-eusc",
        "amazonaws.eu",
        "api.amazonwebservices.eu",
        "eusc-de-east-1",
    ),
    row(
        "us-gov-",
        "aws-us-gov",
        "amazonaws.com",
        "api.aws",
        "us-gov-west-1",
    ),
    row(
        "us-iso-",
        "aws-iso",
        "c2s.ic.gov",
        "api.aws.ic.gov",
        "us-iso-east-1",
    ),
    row(
        "us-isob-",
        "aws-iso-b",
        "sc2s.sgov.gov",
        "api.aws.scloud",
        "us-isob-east-1",
    ),
    row(
        "eu-isoe-",
        "aws-iso-e",
        "cloud.adc-e.uk",
        "api.cloud-aws.adc-e.uk",
        "eu-isoe-west-1",
    ),
    row(
        "us-isof-",
        "aws-iso-f",
        "csp.hci.ic.gov",
        "api.aws.hci.ic.gov",
        "us-isof-south-1",
    ),
];

const fn row(
    start: &'static str,
    name: &'static str,
    dns_suffix: &'static str,
    dual_stack_dns_suffix: &'static str,
    implicit_global_region: &'static str,
) -> Partition {
    Partition {
        start,
        name,
        dns_suffix,
        dual_stack_dns_suffix,
        implicit_global_region,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn partitions_by_region() {
        let cases = [
            ("us-east-1", "aws", "amazonaws.com"),
            ("us-gov-west-1", "aws-us-gov", "amazonaws.com"),
            ("cn-north-1", "aws-cn", "amazonaws.com.cn"),
            ("us-iso-east-1", "aws-iso", "c2s.ic.gov"),
            ("us-isob-east-1", "aws-iso-b", "sc2s.sgov.gov"),
            ("eusc-de-east-1", "aws-eusc", "amazonaws.eu"),
            ("somewhere", "aws", "amazonaws.com"),
            ("aws-global", "aws", "amazonaws.com"),
            ("aws-cn-global", "aws-cn", "amazonaws.com.cn"),
            ("aws-iso-b-global", "aws-iso-b", "sc2s.sgov.gov"),
        ];
        for (region, name, suffix) in cases {
            let partition = partition(region);
            assert_eq!((partition.name, partition.dns_suffix), (name, suffix));
        }
    }
}
