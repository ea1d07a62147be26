use serde::Deserialize;

use crate::cli::Cli;
use crate::entries::entries;
use crate::null::null_as_default;
use crate::value::Value;

use super::{Customizations, Member};

/// One operation: its traits by the names that botocore has for them, and what the CLI makes of it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Operation {
    /// The API's own name, such as `CreateIntegration`.
    #[serde(rename = "name")]
    pub api_name: String,
    /// The CLI's command word, such as `create-integration`.
    #[serde(skip)]
    pub command: String,
    /// Its help text in HTML; empty where the model has none.
    #[serde(deserialize_with = "null_as_default")]
    pub documentation: String,
    /// Whether AWS advises against it.
    pub deprecated: bool,
    /// The method and the path of its requests.
    pub http: Http,
    /// The reference to the input, which may name the body's element in XML; `None` where there is no input.
    pub input: Option<Member>,
    pub(crate) output: Option<Member>,
    /// Whether the response is a stream of bytes, which the CLI writes to a file that it asks for.
    #[serde(skip)]
    pub streaming_output: bool,
    auth: Vec<String>,
    authtype: Option<String>,
    endpoint: Option<HostPrefix>,
    /// Parameters of the service's endpoint rules that this operation sets, by their names.
    #[serde(deserialize_with = "entries")]
    pub static_context_params: Vec<(String, StaticContextParam)>,
    /// Parameters of the service's endpoint rules that are in its input, by their names.
    #[serde(deserialize_with = "entries")]
    pub operation_context_params: Vec<(String, OperationContextParam)>,
    endpointdiscovery: Option<EndpointDiscovery>,
    requestcompression: RequestCompression,
    http_checksum_required: bool,
    /// Which checksum of its body a request has.
    pub http_checksum: HttpChecksum,
    /// Whether CLI v1 does not know it.
    pub newer: bool,
    pub(crate) cli: Customizations,
    /// Where CLI v1 differs.
    cli_v1: Option<Customizations>,
}

/// The method and the path of an operation's requests.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Http {
    /// The method, such as `POST`.
    pub method: String,
    /// The path with its labels, such as `/v2/apis/{apiId}/integrations`, and a fixed query if any.
    pub request_uri: String,
}

impl Default for Http {
    fn default() -> Self {
        Http {
            method: "POST".to_owned(),
            request_uri: "/".to_owned(),
        }
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct HostPrefix {
    host_prefix: Option<String>,
}

/// The value of a parameter of endpoint rules.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct StaticContextParam {
    /// A string, a boolean or a list.
    pub value: Value,
}

/// Where the value of a parameter of endpoint rules is.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct OperationContextParam {
    /// A JMESPath expression over the input, such as `TransactItems[*].Put.TableName`.
    pub path: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct EndpointDiscovery {
    required: bool,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct RequestCompression {
    encodings: Vec<String>,
}

/// Which checksum of its body a request has; by default none.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct HttpChecksum {
    request_checksum_required: bool,
    /// The member that names the algorithm.
    pub request_algorithm_member: Option<String>,
}

impl Operation {
    /// Where the CLI's options are not those that the model alone would give.
    pub fn customizations(&self, cli: Cli) -> &Customizations {
        match (cli, &self.cli_v1) {
            (Cli::V1, Some(customizations)) => customizations,
            _ => &self.cli,
        }
    }

    /// Whether the CLI compresses a large body with gzip.
    pub fn compresses(&self) -> bool {
        let mut encodings = self.requestcompression.encodings.iter();
        encodings.any(|encoding| encoding == "gzip")
    }

    /// Names and values of headers that the CLI adds to those of the model.
    pub fn headers(&self) -> &[(String, String)] {
        &self.cli.headers
    }

    /// Values that the CLI sends for members that are unset, by the members' names.
    pub fn defaults(&self) -> &[(String, Value)] {
        &self.cli.defaults
    }

    /// What the CLI sends for a member that is unset.
    pub fn default_of(&self, member: &str) -> Option<&Value> {
        let mut defaults = self.defaults().iter();
        let found = defaults.find(|(name, _)| name == member);
        found.map(|(_, value)| value)
    }

    /// Whether the CLI sends it without a signature: of several ways to sign it takes the first.
    pub fn is_unsigned(&self) -> bool {
        let first = self.auth.first().map(String::as_str);
        first == Some("smithy.api#noAuth") || self.authtype.as_deref() == Some("none")
    }

    /// A label in front of the host name, such as `{AccountId}.`.
    pub fn host_prefix(&self) -> Option<&str> {
        self.endpoint.as_ref()?.host_prefix.as_deref()
    }

    /// Whether the CLI asks the service for the endpoint first.
    pub fn discovers_endpoint(&self) -> bool {
        let discovery = self.endpointdiscovery.as_ref();
        discovery.is_some_and(|discovery| discovery.required)
    }

    /// Whether a request without a checksum of its body is refused.
    pub fn requires_checksum(&self) -> bool {
        self.http_checksum_required || self.http_checksum.request_checksum_required
    }

    /// Whether an older command word names it.
    pub(crate) fn has_synonym(&self, name: &str) -> bool {
        let both = [Cli::V1, Cli::V2].map(|cli| &self.customizations(cli).synonyms);
        both.into_iter().flatten().any(|synonym| synonym == name)
    }
}
