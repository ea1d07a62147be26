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

fn fold(name: &str) -> String {
    let kept = name.chars().filter(|c| !matches!(c, '-' | '_' | ' '));
    kept.map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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
