//! What differs from the real programs, as the message of a failed test.

/// Fails with the first differences, if there are any.
///
/// # Panics
///
/// If there are differences.
#[track_caller]
pub fn assert_none(differences: &[String]) {
    let shown: Vec<&str> = differences.iter().map(String::as_str).take(10).collect();
    assert!(
        differences.is_empty(),
        "{} differ:\n{}",
        differences.len(),
        shown.join("\n\n")
    );
}
