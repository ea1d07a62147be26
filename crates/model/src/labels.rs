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
        .map(|(index, word)| abbreviation(word).unwrap_or_else(|| in_sentence(word, index == 0)))
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
fn in_sentence(word: &str, is_first: bool) -> String {
    let mut characters = word.chars();
    match characters.next() {
        Some(first) if is_first => first.to_uppercase().chain(characters).collect(),
        _ => word.to_owned(),
    }
}
