use super::Metadata;

/// The CLI's word for an API name: `ApiId` is `api-id`, `IPV6Address` is `ipv6-address`.
///
/// After botocore's `xform_name`: a hyphen before each capitalised word,
/// after a run of capitals, and between a lower-case letter or digit and a capital.
/// The few operations that have another word are customizations of the catalog.
pub fn cli_name(name: &str) -> String {
    if name.contains('-') {
        return name.to_owned();
    }
    let (stem, plural) = split_plural_acronym(name);
    let mut words = hyphenate(stem);
    if !plural.is_empty() {
        words.push('-');
        words.push_str(plural);
    }
    words.to_ascii_lowercase()
}

/// The CLI's word for a service whose model is not in the catalog: its endpoint prefix, or its id in lower case.
pub fn service_command(metadata: &Metadata) -> String {
    let id = metadata.service_id.replace(' ', "-").to_ascii_lowercase();
    if id.is_empty() {
        metadata.endpoint_prefix.clone()
    } else {
        id
    }
}

/// `ListARNs` ends in a plural acronym, which stays one word: `ARNs`.
fn split_plural_acronym(name: &str) -> (&str, &str) {
    let Some(stem) = name.strip_suffix('s') else {
        return (name, "");
    };
    let start = stem
        .trim_end_matches(|c: char| c.is_ascii_uppercase())
        .len();
    let capitals = stem.len() - start;
    if capitals >= 2 {
        name.split_at(start)
    } else {
        (name, "")
    }
}

fn hyphenate(name: &str) -> String {
    let characters: Vec<char> = name.chars().collect();
    let mut words = String::with_capacity(name.len() + 8);
    for (index, character) in characters.iter().enumerate() {
        if index > 0 && starts_word(&characters, index) && !words.ends_with('-') {
            words.push('-');
        }
        words.push(*character);
    }
    words
}

fn starts_word(characters: &[char], index: usize) -> bool {
    let at = |index: usize| characters.get(index).copied().unwrap_or(' ');
    let (before, here, after) = (at(index.wrapping_sub(1)), at(index), at(index + 1));
    let starts_capitalised = here.is_ascii_uppercase() && after.is_ascii_lowercase();
    let follows_lower =
        here.is_ascii_uppercase() && (before.is_ascii_lowercase() || before.is_ascii_digit());
    starts_capitalised || follows_lower
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_as_the_cli_has_them() {
        let cases = [
            ("ApiId", "api-id"),
            ("CreateIntegration", "create-integration"),
            ("TimeoutInMillis", "timeout-in-millis"),
            ("IntegrationUri", "integration-uri"),
            ("DescribeVPCs", "describe-vpcs"),
            ("ListARNs", "list-arns"),
            ("EC2Instance", "ec2-instance"),
            ("already-hyphened", "already-hyphened"),
            ("VPCs", "-vpcs"),
            (
                "unregisteredWhatsAppPhoneNumbers",
                "unregistered-whats-app-phone-numbers",
            ),
        ];
        for (api_name, cli) in cases {
            assert_eq!(cli_name(api_name), cli);
        }
    }
}
