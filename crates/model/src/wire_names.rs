//! What identifies a service in its requests.

use crate::endpoint::AwsHost;
use crate::endpoint::partition::partition;
use crate::region::{DEFAULT_REGION, is_aws_region};
use crate::{Protocol, Service};

/// What identifies a service in requests: hosts, signatures, headers and bodies.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct WireNames {
    /// What is in front of the region in its hosts, the endpoint prefix first: `email`, `data-ats.iot`.
    pub hosts: Vec<String>,
    /// The name in the signature's scope.
    pub signing_name: String,
    /// What is in front of an operation's name in a header or a path.
    pub target_prefix: Option<String>,
    /// The version that a form names.
    pub api_version: Option<String>,
}

/// The first characters of the cells of [`WireNames::cells`].
const HOST: char = '@';
const SIGNING_NAME: char = '^';
const TARGET_PREFIX: char = '!';
const API_VERSION: char = '?';

impl WireNames {
    /// The names that a service's model has.
    pub fn of(service: &Service) -> Self {
        let metadata = &service.metadata;
        let names = metadata.protocol_names().filter_map(Protocol::named);
        let has_form = names
            .into_iter()
            .any(|protocol| matches!(protocol, Protocol::Query | Protocol::Ec2));
        WireNames {
            hosts: hosts(service),
            signing_name: metadata.signing_name().to_owned(),
            target_prefix: metadata.target_prefix.clone(),
            api_version: has_form.then(|| metadata.api_version.clone()),
        }
    }

    /// The cells that name them in a line for the service with a command word: none for what is that word itself.
    pub fn cells(&self, command: &str) -> Vec<String> {
        let cell = |mark: char, name: &str| format!("{mark}{name}");
        let is_word = self.hosts.iter().all(|host| host == command);
        let hosts = self.hosts.iter().filter(|_| !is_word);
        let prefix = self.hosts.first().map_or(command, String::as_str);
        let signing_name = Some(&self.signing_name).filter(|name| *name != prefix);
        let cells = hosts.map(|host| cell(HOST, host));
        let cells = cells.chain(signing_name.map(|name| cell(SIGNING_NAME, name)));
        let target_prefix = self.target_prefix.iter();
        let cells = cells.chain(target_prefix.map(|prefix| cell(TARGET_PREFIX, prefix)));
        let api_version = self.api_version.iter();
        cells
            .chain(api_version.map(|version| cell(API_VERSION, version)))
            .collect()
    }

    /// Reads cells of [`WireNames::cells`], in their order, for the service with a command word.
    pub fn read<'c>(command: &str, cells: impl IntoIterator<Item = &'c str>) -> Self {
        let mut names = WireNames::default();
        for cell in cells {
            let mut letters = cell.chars();
            let mark = letters.next();
            let name = letters.as_str().to_owned();
            match mark {
                Some(HOST) => names.hosts.push(name),
                Some(SIGNING_NAME) => names.signing_name = name,
                Some(TARGET_PREFIX) => names.target_prefix = Some(name),
                Some(API_VERSION) => names.api_version = Some(name),
                _ => {}
            }
        }
        if names.hosts.is_empty() {
            names.hosts.push(command.to_owned());
        }
        if names.signing_name.is_empty() {
            names.signing_name = names.hosts.first().cloned().unwrap_or_default();
        }
        names
    }

    /// Whether a cell is one of [`WireNames::cells`].
    pub fn is_cell(cell: &str) -> bool {
        cell.starts_with([HOST, SIGNING_NAME, TARGET_PREFIX, API_VERSION])
    }
}

/// The endpoint prefix, and the names of hosts that do not contain it.
fn hosts(service: &Service) -> Vec<String> {
    let prefix = &service.metadata.endpoint_prefix;
    let mut hosts = vec![prefix.clone()];
    for row in &service.endpoints {
        let region = match is_aws_region(&row.start) {
            true => &row.start,
            false => DEFAULT_REGION,
        };
        let suffix = partition(&row.start).dns_suffix;
        let host = row.host.replace("{region}", region);
        let host = host.replace("{suffix}", suffix);
        let name = AwsHost::parse(&host).map(|host| host.name.to_owned());
        let is_new = |name: &String| !hosts.contains(name) && !has_labels(name, prefix);
        hosts.extend(name.filter(is_new));
    }
    hosts
}

/// Whether some labels are among those of a name.
fn has_labels(name: &str, labels: &str) -> bool {
    format!(".{name}.").contains(&format!(".{labels}."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_they_are_written() {
        let names = |hosts: &[&str], signing_name: &str| WireNames {
            hosts: hosts.iter().map(|host| (*host).to_owned()).collect(),
            signing_name: signing_name.to_owned(),
            target_prefix: Some("Shop_2020".to_owned()),
            api_version: Some("2020-01-01".to_owned()),
        };
        let cases = [
            (names(&["shop"], "shop"), 2),
            (names(&["shop"], "store"), 3),
            (names(&["store"], "store"), 3),
            (names(&["store", "b.c"], "shop"), 5),
        ];
        for (names, count) in cases {
            let cells = names.cells("shop");
            assert_eq!(cells.len(), count, "{cells:?}");
            assert!(cells.iter().all(|cell| WireNames::is_cell(cell)));
            let read = WireNames::read("shop", cells.iter().map(String::as_str));
            assert_eq!(read, names);
        }
    }
}
