use std::fmt;

use serde::de::IntoDeserializer;
use serde::de::value::Error;
use serde::{Deserialize, Serialize};

/// How a service's requests are written, by the name that models have for it, such as `rest-json`.
///
/// The order is the CLI's: of the protocols that a service speaks it uses the first.
/// Source: botocore's `PRIORITY_ORDERED_SUPPORTED_PROTOCOLS`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Protocol {
    /// All members in one JSON object.
    Json,
    /// Members in the path, the query and headers, the others in a JSON body.
    RestJson,
    /// Members in the path, the query and headers, the others in an XML body.
    RestXml,
    /// All members in one map of CBOR.
    SmithyRpcV2Cbor,
    /// All members in one form.
    Query,
    /// As `query`, with EC2's own names and lists.
    Ec2,
}

impl Protocol {
    /// All of them.
    pub const ALL: [Protocol; 6] = [
        Protocol::Json,
        Protocol::RestJson,
        Protocol::RestXml,
        Protocol::SmithyRpcV2Cbor,
        Protocol::Query,
        Protocol::Ec2,
    ];

    /// The protocol with a name, where it is one of those that the AWS CLI knows.
    pub fn named(name: &str) -> Option<Self> {
        let name = IntoDeserializer::<Error>::into_deserializer(name);
        Protocol::deserialize(name).ok()
    }
}

impl fmt::Display for Protocol {
    /// Its name in models.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_models() {
        let names = [
            "json",
            "rest-json",
            "rest-xml",
            "smithy-rpc-v2-cbor",
            "query",
            "ec2",
        ];
        let protocols = names.map(|name| Protocol::named(name).unwrap());
        assert_eq!(protocols, Protocol::ALL);
        assert!(protocols.is_sorted());
        assert_eq!(protocols.map(|protocol| protocol.to_string()), names);
        assert_eq!(Protocol::named("soap"), None);
    }
}
