//! API names as words for people.

use crate::cli_name;

/// Abbreviations as AWS writes them; one that a name has in capitals needs no row.
const ABBREVIATIONS: &[&str] = &[
    "ACL", "ACM", "AI", "ALB", "AMI", "API", "APNS", "ARN", "ASN", "AWS", "AZ", "BGP", "CIDR",
    "CLI", "CNAME", "CORS", "CPU", "CRC32", "CRC32C", "CSV", "DB", "DHCP", "DMS", "DNS", "EBS",
    "EC2", "ECR", "ECS", "EFS", "EKS", "ELB", "EMR", "ENI", "FIFO", "FSx", "GB", "GPU", "gRPC",
    "HLS", "HTML", "HTTP", "HTTP2", "HTTPS", "IAM", "ID", "IOPS", "IP", "IPv4", "IPv6", "JDBC",
    "JSON", "JWKS", "JWT", "KB", "KMS", "MAC", "MB", "MCP", "MD5", "MFA", "ML", "MQTT", "MSK",
    "NAT", "NFS", "OAuth", "OAuth2", "OCSP", "OIDC", "OS", "OTP", "PEM", "RDS", "RTMP", "S3",
    "SAML", "SASL", "SDK", "SFTP", "SHA1", "SHA256", "SHA512", "SLO", "SMS", "SNS", "SQL", "SQS",
    "SRT", "SSE", "SSH", "SSL", "SSM", "SSO", "TCP", "TLS", "TTL", "UDP", "URI", "URL", "UTC",
    "UUID", "VLAN", "VM", "VPC", "VPCE", "VPN", "WAF", "XML", "YAML",
];

/// Words that [`cli_name`] takes apart, or for one, and how they are written.
const SPELLINGS: &[(&str, &str)] = &[
    ("a ws", "AWS"),
    ("awskms", "AWS KMS"),
    ("cloud formation", "CloudFormation"),
    ("cloud front", "CloudFront"),
    ("cloud hsm", "CloudHSM"),
    ("cloud trail", "CloudTrail"),
    ("cloud watch", "CloudWatch"),
    ("conversion3 dlut", "conversion 3D LUT"),
    ("dynamo db", "DynamoDB"),
    ("event bridge", "EventBridge"),
    ("git hub", "GitHub"),
    ("graph ql", "GraphQL"),
    ("ip v4", "IPv4"),
    ("ip v6", "IPv6"),
    ("jdbcurl", "JDBC URL"),
    ("lo ra wan", "LoRaWAN"),
    ("mongo db", "MongoDB"),
    ("my sql", "MySQL"),
    ("o auth", "OAuth"),
    ("o auth2", "OAuth2"),
    ("open search", "OpenSearch"),
    ("open zfs", "OpenZFS"),
    ("postgre sql", "PostgreSQL"),
    ("quick sight", "QuickSight"),
    ("sage maker", "SageMaker"),
    ("ssekms", "SSE KMS"),
];

/// An API name as words: `ServerNameToVerify` is `Server name to verify`, `DNSName` is `DNS name`, `SS` stays.
pub fn spaced(name: &str) -> String {
    if !name.contains(|c: char| c.is_ascii_lowercase()) {
        return name.to_owned();
    }
    let words = words(name);
    let mut rest = words.as_slice();
    let mut label: Vec<String> = Vec::new();
    while let [word, behind @ ..] = rest {
        let (text, after) = special(rest).unwrap_or_else(|| (written(word), behind));
        label.push(text);
        rest = after;
    }
    if let Some(first) = label.first_mut() {
        *first = at_start(first);
    }
    label.join(" ")
}

/// The words of a name, as [`cli_name`] parts them, in the name's own letters.
fn words(name: &str) -> Vec<String> {
    let mut letters = name.chars().filter(|c| *c != '-').peekable();
    let mut words: Vec<String> = Vec::new();
    for part in cli_name(name).split(['-', ' ']) {
        let word: String = letters.by_ref().take(part.chars().count()).collect();
        letters.next_if_eq(&' ');
        match words.last_mut() {
            // The name begins with an empty word, as `IPs` does.
            _ if word.is_empty() => {}
            // The end of an abbreviation, such as `CRC32C` or `CRC64NVME`.
            Some(last) if is_capitals(last) && is_capitals(&word) && goes_on(last, &word) => {
                last.push_str(&word);
            }
            _ => words.push(word),
        }
    }
    words
}

/// Whether two words of capitals are one: after an abbreviation that is known, as in `S3URI`, another begins.
fn goes_on(before: &str, word: &str) -> bool {
    word.len() == 1 || abbreviation(before).is_none()
}

fn is_capitals(word: &str) -> bool {
    let mut characters = word.chars();
    word.contains(|c: char| c.is_ascii_uppercase())
        && characters.all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}

/// The words at the beginning that have a spelling of their own, and the rest.
fn special(words: &[String]) -> Option<(String, &[String])> {
    let longest_first = (1..=3).rev();
    longest_first.into_iter().find_map(|length| {
        let (head, rest) = words.split_at_checked(length)?;
        let head = head.join(" ");
        let mut spellings = SPELLINGS.iter();
        let (_, spelling) = spellings.find(|(plain, _)| plain.eq_ignore_ascii_case(&head))?;
        Some(((*spelling).to_owned(), rest))
    })
}

/// A word within a label: an abbreviation in AWS's capitals, or else in lower case.
fn written(word: &str) -> String {
    let known = abbreviation(word);
    let capitals = || Some(word.to_owned()).filter(|word| word.len() > 1 && is_capitals(word));
    known
        .or_else(capitals)
        .unwrap_or_else(|| word.to_ascii_lowercase())
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

/// The first word of a label, which is capitalized unless its own capitals are inside it.
fn at_start(word: &str) -> String {
    let mut characters = word.chars();
    match characters.next() {
        Some(first) if !word.contains(|c: char| c.is_ascii_uppercase()) => {
            first.to_uppercase().chain(characters).collect()
        }
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_words_with_the_capitals_of_aws() {
        for (name, label) in [
            ("ServerNameToVerify", "Server name to verify"),
            ("DNSName", "DNS name"),
            ("SS", "SS"),
            ("BOOL", "BOOL"),
            ("IPs", "IPs"),
            ("VpcSecurityGroupIds", "VPC security group IDs"),
            ("ContentMD5", "Content MD5"),
            ("ChecksumCRC32C", "Checksum CRC32C"),
            ("ChecksumCRC64NVME", "Checksum CRC64NVME"),
            ("ChecksumXXHASH3", "Checksum XXHASH3"),
            ("fileContentsSha256", "File contents SHA256"),
            (
                "ColorConversion3DLUTSettings",
                "Color conversion 3D LUT settings",
            ),
            ("SSEKMSKeyId", "SSE KMS key ID"),
            ("AWSKMSKeyARN", "AWS KMS key ARN"),
            ("ipV6Addresses", "IPv6 addresses"),
            ("EnablePrimaryIpv6", "Enable primary IPv6"),
            ("oAuth2GrantType", "OAuth2 grant type"),
            ("DynamoDBTarget", "DynamoDB target"),
            ("CloudWatchLogs", "CloudWatch logs"),
            ("LoRaWAN", "LoRaWAN"),
            ("s3Uri", "S3 URI"),
            ("ec2InstanceTags", "EC2 instance tags"),
            ("HITId", "HIT ID"),
            ("generativeAISettings", "Generative AI settings"),
            ("Id3Behavior", "Id3 behavior"),
            ("Phase1DHGroupNumbers", "Phase1 DH group numbers"),
            ("bootstrap method", "Bootstrap method"),
            ("x-amz-meta", "X amz meta"),
            ("a", "A"),
            ("Größe", "Größe"),
        ] {
            assert_eq!(spaced(name), label, "{name}");
        }
    }
}
