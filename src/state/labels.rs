use wireform_model::cli_name;

/// Abbreviations as AWS writes them.
const ABBREVIATIONS: &[&str] = &[
    "ACL", "ACM", "AMI", "API", "ARN", "ASN", "AWS", "AZ", "BGP", "CIDR", "CLI", "CNAME", "CORS",
    "CPU", "CSV", "DB", "DHCP", "DNS", "EBS", "EC2", "ECR", "ECS", "EFS", "EKS", "ENI", "FIFO",
    "GB", "GPU", "HTTP", "HTTPS", "IAM", "ID", "IOPS", "IP", "IPv4", "IPv6", "JSON", "JWT", "KB",
    "KMS", "MB", "MFA", "OIDC", "OS", "PEM", "RDS", "S3", "SAML", "SDK", "SMS", "SNS", "SQL",
    "SQS", "SSE", "SSH", "SSL", "SSM", "SSO", "TCP", "TLS", "TTL", "UDP", "URI", "URL", "UUID",
    "VPC", "VPN", "WAF", "XML", "YAML",
];

/// An API name as words: `ServerNameToVerify` is `Server name to verify`, `DNSName` is `DNS name`, `SS` stays.
pub fn spaced(name: &str) -> String {
    if !name.contains(|c: char| c.is_ascii_lowercase()) {
        return name.to_owned();
    }
    let words = cli_name(name);
    // A name such as `IPs` begins with an empty word.
    let words = words.split('-').filter(|word| !word.is_empty());
    let words: Vec<String> = words
        .enumerate()
        .map(|(index, word)| abbreviation(word).unwrap_or_else(|| word_of(word, index == 0)))
        .collect();
    words.join(" ")
}

/// A word in AWS's capitals, also in the plural: `id` is `ID`, `ids` is `IDs`.
fn abbreviation(word: &str) -> Option<String> {
    let known = |word: &str| {
        let mut all = ABBREVIATIONS.iter();
        all.find(|known| known.eq_ignore_ascii_case(word))
    };
    let singular = || Some(format!("{}s", known(word.strip_suffix('s')?)?));
    known(word)
        .map(|known| (*known).to_owned())
        .or_else(singular)
}

/// A word of a sentence, whose first one is capitalized.
fn word_of(word: &str, is_first: bool) -> String {
    let mut characters = word.chars();
    match characters.next() {
        Some(first) if is_first => first.to_uppercase().chain(characters).collect(),
        _ => word.to_owned(),
    }
}

/// A plural label in the singular: `Security group IDs` is `Security group ID`.
pub fn singular(label: &str) -> String {
    let endings = [
        ("ies", "y"),
        ("sses", "ss"),
        ("xes", "x"),
        ("ches", "ch"),
        ("shes", "sh"),
    ];
    for (plural, singular) in endings {
        if let Some(stem) = label.strip_suffix(plural) {
            return format!("{stem}{singular}");
        }
    }
    match label.strip_suffix('s') {
        Some(stem) if !label.ends_with("ss") && !label.ends_with("us") => stem.to_owned(),
        _ => label.to_owned(),
    }
}

/// A label as it is written in a sentence: only an abbreviation keeps its capitals.
pub fn in_sentence(label: &str) -> String {
    let mut characters = label.chars();
    let (first, second) = (characters.next(), characters.next());
    match (first, second) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            let rest = label.get(first.len_utf8()..).unwrap_or_default();
            format!("{}{rest}", first.to_lowercase())
        }
        _ => label.to_owned(),
    }
}

/// A label with its article: `a table name`, `an AMI`.
pub fn with_article(label: &str) -> String {
    let label = in_sentence(label);
    let article = if starts_with_vowel(&label) { "an" } else { "a" };
    format!("{article} {label}")
}

/// Whether a word begins with a vowel as it is spoken: `AMI` and `SNS topic` do, `URL` and `user` do not.
fn starts_with_vowel(label: &str) -> bool {
    let word = label.split_whitespace().next().unwrap_or_default();
    let is_spelled_out = word.len() > 1 && word.chars().all(|c| !c.is_lowercase());
    if is_spelled_out {
        return word.starts_with(|c| "AEFHILMNORSX8".contains(c));
    }
    let lower = word.to_lowercase();
    let sounds_like_you = ["uni", "use", "usa", "uri", "url", "uui", "eu"];
    let is_exception = sounds_like_you.iter().any(|start| lower.starts_with(start));
    lower.starts_with(['a', 'e', 'i', 'o', 'u']) && !is_exception
}
