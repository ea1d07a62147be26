//! The names of regions.

/// The region of requests for which none is set.
pub const DEFAULT_REGION: &str = "us-east-1";

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
