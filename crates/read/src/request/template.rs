//! Paths of models with their labels: `/v2/apis/{apiId}`, `/{Bucket}/{Key+}?acl`.

/// What a path has in the places of a template's labels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Match {
    /// The labels in their order.
    pub labels: Vec<FoundLabel>,
    /// How many segments are the same.
    pub literals: usize,
    /// Whether one of the two ends with a slash and the other does not.
    pub differs_by_slash: bool,
}

/// A label with what a path has in its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FoundLabel {
    pub name: String,
    /// Percent-encoded.
    pub text: String,
    /// The number of the segment in which it begins, and its first byte there.
    pub start: (usize, usize),
}

/// The labels of a path, cut at its slashes, that fits a template without a query.
pub(super) fn fit(template: &str, segments: &[&str]) -> Option<Match> {
    let expected: Vec<&str> = template.split('/').collect();
    fit_segments(&expected, segments).or_else(|| {
        let (cut, other) = match (expected.split_last(), segments.split_last()) {
            (Some((&"", shorter)), _) if expected.len() > 2 => (shorter, segments),
            (_, Some((&"", shorter))) if segments.len() > 2 => (&expected[..], shorter),
            _ => return None,
        };
        let found = fit_segments(cut, other)?;
        Some(Match {
            differs_by_slash: true,
            ..found
        })
    })
}

/// At most one label is greedy: what is in front of it and behind it has as many segments as the template.
fn fit_segments(expected: &[&str], segments: &[&str]) -> Option<Match> {
    let mut found = Match::default();
    let Some(greedy) = expected.iter().position(|segment| segment.ends_with("+}")) else {
        let is_as_long = expected.len() == segments.len();
        return is_as_long
            .then_some(())
            .and_then(|()| add_all(&mut found, expected, segments, 0))
            .map(|()| found);
    };
    let (before, rest) = expected.split_at_checked(greedy)?;
    let (label, behind) = rest.split_first()?;
    let (first, rest) = segments.split_at_checked(before.len())?;
    let length = rest
        .len()
        .checked_sub(behind.len())
        .filter(|length| *length > 0)?;
    let (inside, last) = rest.split_at_checked(length)?;
    add_all(&mut found, before, first, 0)?;
    let name = label.strip_prefix('{')?.strip_suffix("+}")?;
    found.labels.push(FoundLabel {
        name: name.to_owned(),
        text: inside.join("/"),
        start: (first.len(), 0),
    });
    add_all(&mut found, behind, last, first.len() + length)?;
    Some(found)
}

/// The segments are those from the number `first` on.
fn add_all(found: &mut Match, expected: &[&str], segments: &[&str], first: usize) -> Option<()> {
    let mut pairs = expected.iter().zip(segments).zip(first..);
    pairs.try_for_each(|((expected, segment), number)| add(found, expected, segment, number))
}

/// A segment is a literal, or one label with something around it.
fn add(found: &mut Match, expected: &str, segment: &str, number: usize) -> Option<()> {
    let Some((before, rest)) = expected.split_once('{') else {
        let is_same = expected == segment || is_same_decoded(expected, segment);
        found.literals += usize::from(!expected.is_empty());
        return is_same.then_some(());
    };
    let (name, behind) = rest.split_once('}')?;
    let value = segment.strip_prefix(before)?.strip_suffix(behind)?;
    found.labels.push(FoundLabel {
        name: name.to_owned(),
        text: value.to_owned(),
        start: (number, before.len()),
    });
    Some(())
}

/// Other programs escape other characters, such as the `@` of `@connections`.
fn is_same_decoded(expected: &str, segment: &str) -> bool {
    segment.contains('%')
        && percent_encoding::percent_decode_str(segment).eq(expected.as_bytes().iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(template: &str, path: &str, expected: Option<&str>) {
        let segments: Vec<&str> = path.split('/').collect();
        let found = fit(template, &segments).map(|found| {
            let labels = found
                .labels
                .iter()
                .map(|label| format!("{}={}", label.name, label.text));
            labels.collect::<Vec<_>>().join(" ")
        });
        assert_eq!(found.as_deref(), expected, "{template} {path}");
    }

    #[test]
    fn paths_fit_templates() {
        check(
            "/v2/apis/{apiId}/x",
            "/v2/apis/a%2Fb/x",
            Some("apiId=a%2Fb"),
        );
        check("/v2/apis/{apiId}/x", "/v2/apis//x", Some("apiId="));
        check("/v2/apis/{apiId}", "/v2/apis/a/x", None);
        check("/{Bucket}/{Key+}", "/b/a/b/c", Some("Bucket=b Key=a/b/c"));
        check("/{Bucket}/{Key+}", "/b", None);
        check("/{a+}/end", "/x/y/end", Some("a=x/y"));
        check("/@connections/{id}", "/%40connections/1", Some("id=1"));
        check("/x/{a}.json", "/x/b.json", Some("a=b"));
        check("/", "/", Some(""));
        check("/", "/x", None);
    }

    #[test]
    fn a_slash_at_the_end_makes_no_difference() {
        check("/tags/{arn}/", "/tags/a", Some("arn=a"));
        check("/tags/{arn}", "/tags/a/", Some("arn=a"));
        check("/{Bucket}", "/", Some("Bucket="));
        let exact = fit("/{Bucket}", &["", "b"]).unwrap();
        assert!(!exact.differs_by_slash && exact.literals == 0);
    }
}
