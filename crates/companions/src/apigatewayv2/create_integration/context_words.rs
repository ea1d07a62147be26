//! What the context variables say.

use super::table::rows;

/// What a context variable says, to follow "is".
///
/// A name that ends in a point, as the lists have it for names of one's own, also covers all that start with it.
pub fn context_words(name: &str) -> Option<&'static str> {
    let exact = rows(WORDS).find(|(known, _)| *known == name);
    let open = || rows(WORDS).find(|(known, _)| known.ends_with('.') && name.starts_with(known));
    exact.or_else(open).map(|(_, words)| words)
}

const WORDS: &str = "\
requestId the id of this request
extendedRequestId another id of this request, for support
routeKey the route that fits, such as GET /orders
stage the stage
path the path of the request
httpMethod the method of the request
protocol the protocol, such as HTTP/1.1
accountId the AWS account of the API
apiId the id of the API
domainName the host name that was called
domainPrefix the first label of the host name
customDomain.basePathMatched the path mapping of the custom domain
requestTime when the request came, for people
requestTimeEpoch when the request came, in milliseconds
connectionId the id of the connection
connectedAt when the connection was opened, in milliseconds
eventType CONNECT, MESSAGE or DISCONNECT
messageId the id of this message
authorizer.claims. a claim of the caller's token
authorizer.principalId who the authorizer says is calling
authorizer.error what the authorizer complained about
authorizer. a value that the Lambda authorizer returned
identity.sourceIp the IP address of the caller
identity.userAgent the User-Agent of the caller
identity.accountId the AWS account of the caller
identity.caller the IAM principal that signed the call
identity.user the IAM user that signed the call
identity.userArn the ARN of the IAM user that signed the call
identity.principalOrgId the AWS organization of the caller
identity.apiKey the API key of the call
identity.apiKeyId the id of the API key
identity.cognitoAuthenticationProvider who signed the Cognito user in
identity.cognitoAuthenticationType whether the Cognito user is signed in
identity.cognitoIdentityId the Cognito identity
identity.cognitoIdentityPoolId the Cognito identity pool
identity.clientCert.clientCertPem the client's certificate (mutual TLS)
identity.clientCert.subjectDN who the client's certificate is for
identity.clientCert.issuerDN who issued the client's certificate
identity.clientCert.serialNumber the serial number of the client's certificate
identity.clientCert.validity.notBefore the first day of the client's certificate
identity.clientCert.validity.notAfter the last day of the client's certificate
error.message the error message of API Gateway
error.messageString the error message of API Gateway, in quotes
error.responseType the kind of API Gateway's error
error.validationErrorString what a validation complained about
integration.error the error of the backend
integration.integrationStatus the status code that the function gave
integration.latency how long the backend took, in milliseconds
integration.requestId the request id of the backend
integration.status the status code of the backend
integrationErrorMessage the error message of the backend
integrationLatency how long the backend took, in milliseconds
integrationStatus the status code of the backend
awsEndpointRequestId the request id of the AWS service
awsEndpointRequestId2 the second request id of the AWS service
dataProcessed how many bytes went through
responseLatency how long the response took, in milliseconds
responseLength the length of the response in bytes
status the status code of the response";

#[cfg(test)]
mod tests {
    use super::super::context_variables::{HTTP, WEB_SOCKET};
    use super::*;

    #[test]
    fn every_known_variable_has_words_and_no_words_are_without_one() {
        let names = || HTTP.lines().chain(WEB_SOCKET.lines());
        for name in names() {
            let words = rows(WORDS).filter(|(known, _)| *known == name);
            assert_eq!(words.count(), 1, "{name}");
        }
        for (name, _) in rows(WORDS) {
            assert!(names().any(|known| known == name), "{name}");
        }
    }

    #[test]
    fn names_of_ones_own_are_covered_by_what_they_start_with() {
        let claim = context_words("authorizer.claims.email");
        assert_eq!(claim, Some("a claim of the caller's token"));
        let value = context_words("authorizer.tenant");
        assert_eq!(value, Some("a value that the Lambda authorizer returned"));
        assert_eq!(context_words("unheardOf"), None);
    }
}
