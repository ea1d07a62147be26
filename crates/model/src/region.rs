//! The names of regions.

use crate::near::nearest;

/// The region of requests for which none is set.
pub const DEFAULT_REGION: &str = "us-east-1";

/// The regions of AWS that are open to the public, with where each is.
///
/// Source: botocore's `partitions.json`; the tests compare every region.
pub const REGIONS: &[(&str, &str)] = &[
    ("us-east-1", "N. Virginia"),
    ("us-east-2", "Ohio"),
    ("us-west-1", "N. California"),
    ("us-west-2", "Oregon"),
    ("eu-central-1", "Frankfurt"),
    ("eu-central-2", "Zurich"),
    ("eu-north-1", "Stockholm"),
    ("eu-south-1", "Milan"),
    ("eu-south-2", "Spain"),
    ("eu-west-1", "Ireland"),
    ("eu-west-2", "London"),
    ("eu-west-3", "Paris"),
    ("ap-east-1", "Hong Kong"),
    ("ap-east-2", "Taipei"),
    ("ap-northeast-1", "Tokyo"),
    ("ap-northeast-2", "Seoul"),
    ("ap-northeast-3", "Osaka"),
    ("ap-south-1", "Mumbai"),
    ("ap-south-2", "Hyderabad"),
    ("ap-southeast-1", "Singapore"),
    ("ap-southeast-2", "Sydney"),
    ("ap-southeast-3", "Jakarta"),
    ("ap-southeast-4", "Melbourne"),
    ("ap-southeast-5", "Malaysia"),
    ("ap-southeast-6", "New Zealand"),
    ("ap-southeast-7", "Thailand"),
    ("af-south-1", "Cape Town"),
    ("ca-central-1", "Canada Central"),
    ("ca-west-1", "Calgary"),
    ("il-central-1", "Tel Aviv"),
    ("me-central-1", "UAE"),
    ("me-south-1", "Bahrain"),
    ("mx-central-1", "Mexico Central"),
    ("sa-east-1", "São Paulo"),
    ("us-gov-east-1", "AWS GovCloud, US East"),
    ("us-gov-west-1", "AWS GovCloud, US West"),
    ("cn-north-1", "Beijing"),
    ("cn-northwest-1", "Ningxia"),
    ("eusc-de-east-1", "AWS European Sovereign Cloud, Germany"),
];

/// The regions of partitions that are not.
const ISOLATED: &[&str] = &[
    "us-iso-east-1",
    "us-iso-west-1",
    "us-isob-east-1",
    "us-isob-west-1",
    "eu-isoe-west-1",
    "us-isof-east-1",
    "us-isof-south-1",
];

/// Whether a region is one of those that AWS had when Wireform was built.
///
/// The pseudo-regions of a partition and of FIPS endpoints, such as `aws-global` and `fips-us-east-1`, are known too.
pub fn is_known_region(name: &str) -> bool {
    let region = name.strip_prefix("fips-").unwrap_or(name);
    let region = region.strip_suffix("-fips").unwrap_or(region);
    region.ends_with("-global") || known_regions().any(|known| known == region)
}

/// The known region that was probably meant: `us-east-1` for `US-EAST-1`, `us-est-1` and `us-e`.
///
/// There is none for a name that differs in its number alone, as those of newer regions do.
pub fn likely_region(name: &str) -> Option<&'static str> {
    const LEAST: usize = 3;
    let lower = name.to_ascii_lowercase();
    let is_sibling =
        |known: &str| is_aws_region(&lower) && without_number(known) == without_number(&lower);
    if let Some(same) = known_regions().find(|known| *known == lower) {
        return Some(same);
    }
    if known_regions().any(is_sibling) {
        return None;
    }
    let begins = |known: &&str| lower.len() >= LEAST && known.starts_with(&lower);
    nearest(&lower, &mut known_regions()).or_else(|| known_regions().find(begins))
}

fn known_regions() -> impl Iterator<Item = &'static str> {
    let open = REGIONS.iter().map(|(name, _)| *name);
    open.chain(ISOLATED.iter().copied())
}

fn without_number(region: &str) -> &str {
    region.trim_end_matches(|c: char| c.is_ascii_digit())
}

/// Whether the AWS CLI accepts this as the name of a region, known to it or not (botocore's `validate_region_name`).
pub fn is_region(name: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let is_plain = (1..64).contains(&name.len()) && name.chars().all(fits);
    let is_number = name.chars().all(|c| c.is_ascii_digit());
    is_plain && !is_number && !name.starts_with('-') && !name.ends_with('-')
}

/// Whether a name is like those of AWS's own regions, two or more words and a number: `us-east-1`, `us-gov-west-1`.
///
/// The CLI accepts other names as well ([`is_region`]); an ARN has one of these.
pub fn is_aws_region(name: &str) -> bool {
    let mut words = name.split('-');
    let number = words.next_back().unwrap_or_default();
    let first = words.next().unwrap_or_default();
    let second = words.next();
    let is_lower = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase());
    !number.is_empty()
        && number.bytes().all(|b| b.is_ascii_digit())
        && first.len() >= 2
        && is_lower(first)
        && second.is_some_and(is_lower)
        && words.all(is_lower)
}

/// The region of an Availability Zone: `ap-southeast-1` of `ap-southeast-1a`; `None` for any other name.
pub fn region_of_zone(name: &str) -> Option<&str> {
    let region = name.strip_suffix(|c: char| c.is_ascii_lowercase())?;
    is_aws_region(region).then_some(region)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_has_a_region() {
        assert_eq!(region_of_zone("ap-southeast-1a"), Some("ap-southeast-1"));
        for name in ["ap-southeast-1", "a", "", "us-east-1aa"] {
            assert_eq!(region_of_zone(name), None, "{name}");
        }
    }

    #[test]
    fn a_region_that_was_meant_is_found() {
        for (name, expected) in [
            ("us-est-1", Some("us-east-1")),
            ("US-EAST-1", Some("us-east-1")),
            ("useast1", Some("us-east-1")),
            ("eu-c", Some("eu-central-1")),
            ("eu-west-9", None),
            ("us-gov-east-7", None),
            ("nowhere", None),
            ("eu", None),
            ("", None),
        ] {
            assert_eq!(likely_region(name), expected, "{name}");
            assert!(!is_known_region(name), "{name}");
        }
        for name in [
            "us-isob-east-1",
            "aws-cn-global",
            "fips-us-east-1",
            "us-west-2-fips",
        ] {
            assert!(is_known_region(name), "{name}");
        }
    }

    #[test]
    fn names_of_regions() {
        for name in ["us-east-1", "us-gov-west-1", "eusc-de-east-1"] {
            assert!(is_region(name) && is_aws_region(name), "{name}");
        }
        for name in ["US-EAST-1", "local", "us-east-1a", "us--1", "a-b-1"] {
            assert!(is_region(name) && !is_aws_region(name), "{name}");
        }
        for name in ["", "1", "-us", "us-", "us_east", "us east"] {
            assert!(!is_region(name) && !is_aws_region(name), "{name}");
        }
    }
}
