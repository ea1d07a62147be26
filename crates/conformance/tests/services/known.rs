//! Where the CLI does something that we do not follow, with the reason.

/// The reason for a difference that is known: of a case `NUMBER: SERVICE OPERATION` what its text holds.
pub fn reason(name: &str, difference: &str) -> Option<&'static str> {
    let known = KNOWN.iter().find(|(operation, sign, _)| {
        let is_about = name.split_once(": ").is_some_and(|(_, words)| {
            words == *operation
                || operation
                    .strip_suffix('*')
                    .is_some_and(|start| words.starts_with(start))
        });
        is_about && difference.contains(sign)
    });
    known.map(|(_, _, reason)| *reason)
}

/// Service and operation, or `SERVICE *`; what the difference says; the reason.
const KNOWN: &[(&str, &str, &str)] = &[];
