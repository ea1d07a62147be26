//! What each `$context` variable contains.

/// What a context variable contains, as the end of a sentence: `the ID of this request`.
///
/// The lists of variables have prefixes that end in a dot, such as `authorizer.claims.`, for names that the user
/// chooses; such a prefix describes every name that starts with it.
pub fn context_description(name: &str) -> Option<&'static str> {
    let exact = DESCRIPTIONS.iter().find(|(known, _)| *known == name);
    let has_prefix = |known: &str| known.ends_with('.') && name.starts_with(known);
    let by_prefix = || DESCRIPTIONS.iter().find(|(known, _)| has_prefix(known));
    exact
        .or_else(by_prefix)
        .map(|(_, description)| *description)
}

/// A name or prefix, and its description. The first prefix that fits counts.
const DESCRIPTIONS: &[(&str, &str)] = &[
    ("requestId", "the ID of this request"),
    (
        "extendedRequestId",
        "a second ID of this request, for support",
    ),
    ("routeKey", "the route key, such as GET /orders"),
    ("stage", "the stage"),
    ("path", "the path of the request"),
    ("httpMethod", "the method of the request"),
    ("protocol", "the protocol, such as HTTP/1.1"),
    ("accountId", "the AWS account of the API"),
    ("apiId", "the ID of the API"),
    ("domainName", "the host name that the caller used"),
    ("domainPrefix", "the first label of the host name"),
    (
        "customDomain.basePathMatched",
        "the path mapping of the custom domain",
    ),
    ("requestTime", "the time of the request, as text"),
    (
        "requestTimeEpoch",
        "the time of the request, in milliseconds",
    ),
    ("connectionId", "the ID of the connection"),
    (
        "connectedAt",
        "the time when the connection was opened, in milliseconds",
    ),
    ("eventType", "CONNECT, MESSAGE or DISCONNECT"),
    ("messageId", "the ID of this message"),
    ("authorizer.claims.", "a claim of the caller's token"),
    (
        "authorizer.principalId",
        "the principal that the authorizer returned",
    ),
    ("authorizer.error", "the error that the authorizer returned"),
    ("authorizer.", "a value that the Lambda authorizer returned"),
    ("identity.sourceIp", "the IP address of the caller"),
    ("identity.userAgent", "the User-Agent of the caller"),
    ("identity.accountId", "the AWS account of the caller"),
    (
        "identity.caller",
        "the IAM principal that signed the request",
    ),
    ("identity.user", "the IAM user that signed the request"),
    (
        "identity.userArn",
        "the ARN of the IAM user that signed the request",
    ),
    (
        "identity.principalOrgId",
        "the AWS organization of the caller",
    ),
    ("identity.apiKey", "the API key of the request"),
    ("identity.apiKeyId", "the ID of the API key"),
    (
        "identity.cognitoAuthenticationProvider",
        "the authentication provider of the Cognito user",
    ),
    (
        "identity.cognitoAuthenticationType",
        "whether the Cognito user is signed in",
    ),
    ("identity.cognitoIdentityId", "the Cognito identity"),
    (
        "identity.cognitoIdentityPoolId",
        "the Cognito identity pool",
    ),
    (
        "identity.clientCert.clientCertPem",
        "the client certificate (mutual TLS)",
    ),
    (
        "identity.clientCert.subjectDN",
        "the subject of the client certificate",
    ),
    (
        "identity.clientCert.issuerDN",
        "the issuer of the client certificate",
    ),
    (
        "identity.clientCert.serialNumber",
        "the serial number of the client certificate",
    ),
    (
        "identity.clientCert.validity.notBefore",
        "the start of the client certificate's validity",
    ),
    (
        "identity.clientCert.validity.notAfter",
        "the end of the client certificate's validity",
    ),
    ("error.message", "the error message of API Gateway"),
    (
        "error.messageString",
        "the error message of API Gateway, in quotes",
    ),
    ("error.responseType", "the type of the gateway response"),
    (
        "error.validationErrorString",
        "the details of a validation error",
    ),
    ("integration.error", "the error of the backend"),
    (
        "integration.integrationStatus",
        "the status code that Lambda returned",
    ),
    (
        "integration.latency",
        "the latency of the backend, in milliseconds",
    ),
    ("integration.requestId", "the request ID of the backend"),
    ("integration.status", "the status code of the backend"),
    (
        "integrationErrorMessage",
        "the error message of the backend",
    ),
    (
        "integrationLatency",
        "the latency of the backend, in milliseconds",
    ),
    ("integrationStatus", "the status code of the backend"),
    ("awsEndpointRequestId", "the request ID of the AWS service"),
    (
        "awsEndpointRequestId2",
        "the second request ID of the AWS service",
    ),
    ("dataProcessed", "the number of bytes processed"),
    (
        "responseLatency",
        "the latency of the response, in milliseconds",
    ),
    ("responseLength", "the length of the response, in bytes"),
    ("status", "the status code of the response"),
];

#[cfg(test)]
mod tests {
    use super::super::context_variables::{HTTP, WEB_SOCKET};
    use super::*;

    #[test]
    fn each_variable_has_one_description_and_each_description_a_variable() {
        let names = || HTTP.iter().chain(WEB_SOCKET);
        for name in names() {
            let found = DESCRIPTIONS.iter().filter(|(known, _)| known == name);
            assert_eq!(found.count(), 1, "{name}");
        }
        for (name, _) in DESCRIPTIONS {
            assert!(names().any(|known| known == name), "{name}");
        }
    }

    #[test]
    fn a_prefix_describes_the_names_that_start_with_it() {
        let claim = context_description("authorizer.claims.email");
        assert_eq!(claim, Some("a claim of the caller's token"));
        let value = context_description("authorizer.tenant");
        assert_eq!(value, Some("a value that the Lambda authorizer returned"));
        assert_eq!(context_description("unheardOf"), None);
    }
}
