//! The names of checksums: of the algorithms that the AWS CLI has, and of the headers with a checksum.

use crate::cli::Cli;

/// The algorithms in lower case.
const OF_BOTH: &[&str] = &["crc32", "sha1", "sha256", "sha512"];

/// CLI v1 does not bring along the library that has these.
const OF_V2: &[&str] = &["crc32c", "crc64nvme", "xxhash64", "xxhash3", "xxhash128"];

/// Whether the AWS CLI can compute a checksum by the algorithm of this name, in lower case.
///
/// Source: botocore's `resolve_request_checksum_algorithm` (`httpchecksum.py`), and runs of the CLI.
pub fn can_compute(algorithm: &str, cli: Cli) -> bool {
    OF_BOTH.contains(&algorithm) || cli == Cli::V2 && OF_V2.contains(&algorithm)
}

/// The algorithm, in lower case, that the AWS CLI uses where an operation names none.
pub fn usual_algorithm(cli: Cli) -> &'static str {
    match cli {
        Cli::V1 => "crc32",
        Cli::V2 => "crc64nvme",
    }
}

/// Whether a header of this name counts as a checksum that the input has already.
pub fn holds_checksum(header: &str) -> bool {
    let name = header.to_ascii_lowercase();
    let algorithm = name.strip_prefix("x-amz-checksum-");
    algorithm.is_some_and(|name| name.bytes().all(|c| c.is_ascii_alphanumeric()))
}
