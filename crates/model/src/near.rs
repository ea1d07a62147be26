//! Names that somebody may have meant.

/// The candidate that is most like `name`, where one is like it at all.
///
/// Capitals of ASCII, hyphens and underscores make no difference; beyond that, a few letters may.
pub fn nearest<'c>(name: &str, candidates: &mut dyn Iterator<Item = &'c str>) -> Option<&'c str> {
    const LONGEST: usize = 80;
    if name.len() > LONGEST {
        return None;
    }
    let wanted = fold(name);
    let limit = (wanted.len() / 4).clamp(1, 3);
    let mut nearest = None;
    let mut least = limit + 1;
    for candidate in candidates {
        let distance = distance(&wanted, &fold(candidate), limit);
        if distance < least {
            (nearest, least) = (Some(candidate), distance);
        }
    }
    nearest
}

fn fold(name: &str) -> Vec<char> {
    let kept = name.chars().filter(|c| !matches!(c, '-' | '_' | ' '));
    kept.map(|c| c.to_ascii_lowercase()).collect()
}

/// Levenshtein's distance, or more than `limit` as soon as it is certain to be.
fn distance(a: &[char], b: &[char], limit: usize) -> usize {
    if a.len().abs_diff(b.len()) > limit {
        return limit + 1;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (to, cell) in b.iter().zip(row.iter_mut().skip(1)) {
            let above = *cell;
            let substituted = diagonal + usize::from(from != to);
            left = substituted.min(above + 1).min(left + 1);
            diagonal = above;
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(limit + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        let cases = [
            ("", "", 0),
            ("a", "", 1),
            ("kitten", "sitting", 3),
            ("flaw", "lawn", 2),
            ("abc", "abc", 0),
        ];
        for (a, b, expected) in cases {
            let (a, b): (Vec<_>, Vec<_>) = (a.chars().collect(), b.chars().collect());
            assert_eq!(distance(&a, &b, 10), expected);
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
