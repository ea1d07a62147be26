//! Names that somebody may have meant.

use strsim::levenshtein;

/// The candidate that is most like `name`, where one is like it at all.
///
/// Capitals of ASCII, hyphens and underscores make no difference; beyond that, a few letters may.
pub fn nearest<'c>(name: &str, candidates: &mut dyn Iterator<Item = &'c str>) -> Option<&'c str> {
    const LONGEST: usize = 80;
    if name.len() > LONGEST {
        return None;
    }
    let wanted = fold(name);
    let limit = (wanted.chars().count() / 4).clamp(1, 3);
    let distances = candidates.filter_map(|candidate| {
        let folded = fold(candidate);
        // Letters that are missing or too many make at least this distance, which spares counting it.
        let least = folded.chars().count().abs_diff(wanted.chars().count());
        let distance = (least <= limit).then(|| levenshtein(&wanted, &folded))?;
        (distance <= limit).then_some((distance, candidate))
    });
    let nearest = distances.min_by_key(|(distance, _)| *distance);
    nearest.map(|(_, candidate)| candidate)
}

/// Whether two names differ in two letters at most; capitals of ASCII, hyphens and underscores make no difference.
pub fn is_misspelt(name: &str, other: &str) -> bool {
    const MOST: usize = 2;
    let (name, other) = (fold(name), fold(other));
    let lengths = [&name, &other].map(|name| name.chars().count());
    let [longer, shorter] = [lengths[0].max(lengths[1]), lengths[0].min(lengths[1])];
    if longer - shorter > MOST {
        return false;
    }
    let distance = levenshtein(&name, &other);
    // Short names have nothing in common then.
    distance <= MOST && distance < longer
}

fn fold(name: &str) -> String {
    let kept = name.chars().filter(|c| !matches!(c, '-' | '_' | ' '));
    kept.map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspelt_names_differ_a_little() {
        for (name, other, expected) in [
            ("SecretStrin", "SecretString", true),
            ("secret-string", "SecretString", true),
            ("SecretStringer", "SecretString", true),
            ("SecretBinary", "SecretString", false),
            ("Id", "Ky", false),
            ("", "Ky", false),
            ("", "", false),
        ] {
            assert_eq!(is_misspelt(name, other), expected, "{name}");
        }
    }

    #[test]
    fn the_nearest_name_is_found() {
        let names = [
            "ApiId",
            "IntegrationUri",
            "IntegrationType",
            "TimeoutInMillis",
        ];
        let cases = [
            ("apiId", Some("ApiId")),
            ("--api-id", Some("ApiId")),
            ("api_id", Some("ApiId")),
            ("IntegrationURL", Some("IntegrationUri")),
            ("TimeoutMillis", Some("TimeoutInMillis")),
            ("Foo", None),
            ("", None),
        ];
        for (name, expected) in cases {
            assert_eq!(nearest(name, &mut names.into_iter()), expected, "{name}");
        }
    }
}
