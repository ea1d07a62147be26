//! What `context` holds while an API runs, for completion.
//!
//! The lists are not complete by nature, so nothing that is absent from them is called wrong.
//! Names that end in a point go on with a name of one's own, such as a claim's.

/// Of HTTP APIs: used as `$context.routeKey`.
pub const HTTP: &str = "\
requestId
routeKey
stage
path
httpMethod
protocol
identity.sourceIp
identity.userAgent
authorizer.claims.
authorizer.
authorizer.principalId
authorizer.error
accountId
apiId
domainName
domainPrefix
customDomain.basePathMatched
requestTime
requestTimeEpoch
extendedRequestId
awsEndpointRequestId
awsEndpointRequestId2
dataProcessed
error.message
error.messageString
error.responseType
identity.accountId
identity.caller
identity.cognitoAuthenticationProvider
identity.cognitoAuthenticationType
identity.cognitoIdentityId
identity.cognitoIdentityPoolId
identity.principalOrgId
identity.clientCert.clientCertPem
identity.clientCert.subjectDN
identity.clientCert.issuerDN
identity.clientCert.serialNumber
identity.clientCert.validity.notBefore
identity.clientCert.validity.notAfter
identity.user
identity.userArn
integration.error
integration.integrationStatus
integration.latency
integration.requestId
integration.status
integrationErrorMessage
integrationLatency
integrationStatus
responseLatency
responseLength
status";

/// Of WebSocket APIs: used as `context.connectionId`, and in templates as `$context.connectionId`.
pub const WEB_SOCKET: &str = "\
connectionId
routeKey
eventType
messageId
stage
requestId
domainName
apiId
connectedAt
identity.sourceIp
identity.userAgent
authorizer.principalId
authorizer.
requestTime
requestTimeEpoch
extendedRequestId
error.messageString
error.validationErrorString
identity.accountId
identity.apiKey
identity.apiKeyId
identity.caller
identity.cognitoAuthenticationProvider
identity.cognitoAuthenticationType
identity.cognitoIdentityId
identity.cognitoIdentityPoolId
identity.user
identity.userArn
status";
