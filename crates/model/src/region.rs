//! Names of regions.

/// Whether the AWS CLI takes this for the name of a region (botocore's `validate_region_name`).
pub fn is_region(name: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let is_plain = (1..64).contains(&name.len()) && name.chars().all(fits);
    let is_number = name.chars().all(|c| c.is_ascii_digit());
    is_plain && !is_number && !name.starts_with('-') && !name.ends_with('-')
}
