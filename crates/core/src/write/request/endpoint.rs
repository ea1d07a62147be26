use crate::value::Value;

use super::Source;

/// The host that the CLI sends to: `apigateway.us-east-1.amazonaws.com`.
pub(super) fn host(source: &Source<'_>, region: &str) -> String {
    let service = source.operation.service;
    let suffix = dns_suffix(region);
    let host = match service.endpoint(region) {
        Some(row) => row
            .host
            .replace("{region}", region)
            .replace("{suffix}", suffix),
        None => format!("{}.{region}.{suffix}", service.metadata.endpoint_prefix),
    };
    format!("{}{host}", host_prefix(source))
}

/// The region that the signature names.
pub(super) fn signing_region<'a>(source: &Source<'a>, region: &'a str) -> &'a str {
    let row = source.operation.service.endpoint(region);
    row.and_then(|row| row.signing_region.as_deref())
        .unwrap_or(region)
}

/// The domain of the partition that a region belongs to.
pub(super) fn dns_suffix(region: &str) -> &'static str {
    let row = PARTITIONS
        .iter()
        .find(|(prefix, _)| region.starts_with(prefix));
    row.map_or("amazonaws.com", |(_, suffix)| suffix)
}

/// Partitions with a domain of their own by the start of their regions' names.
const PARTITIONS: &[(&str, &str)] = &[
    ("cn-", "amazonaws.com.cn"),
    ("eusc-", "amazonaws.eu"),
    ("us-iso-", "c2s.ic.gov"),
    ("us-isob-", "sc2s.sgov.gov"),
    ("eu-isoe-", "cloud.adc-e.uk"),
    ("us-isof-", "csp.hci.ic.gov"),
];

/// `{AccountId}.` with its labels filled in.
fn host_prefix(source: &Source<'_>) -> String {
    let Some(template) = &source.operation.operation.host_prefix else {
        return String::new();
    };
    let labels = source
        .operation
        .members()
        .iter()
        .filter(|member| member.host_label);
    labels.fold(template.clone(), |host, member| {
        let value = source.input.get(&member.name).and_then(Value::as_str);
        match value {
            Some(value) => host.replace(&format!("{{{}}}", member.name), value),
            None => host,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn partitions_by_region() {
        let cases = [
            ("us-east-1", "amazonaws.com"),
            ("us-gov-west-1", "amazonaws.com"),
            ("cn-north-1", "amazonaws.com.cn"),
            ("us-iso-east-1", "c2s.ic.gov"),
            ("us-isob-east-1", "sc2s.sgov.gov"),
            ("eusc-de-east-1", "amazonaws.eu"),
            ("somewhere", "amazonaws.com"),
        ];
        for (region, suffix) in cases {
            assert_eq!(dns_suffix(region), suffix);
        }
    }
}
