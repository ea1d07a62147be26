//! A catalog of a few services, as the tests read it.

use crate::Index;

pub const SERVICES: &str = "4\tAWS CLI\t2026-01-02\n\
    apigatewayv2\tAmazonApiGatewayV2\n\
    lambda\tAWS Lambda\tfunctions.aws\n\
    s3api\tAmazon Simple Storage Service\n\
    pipes\tAmazon EventBridge Pipes\n\
    events\tAmazon EventBridge\n";

const OPERATIONS: &str = "apigatewayv2\napi create\nintegration create get\nintegration-response create\n\n\
    lambda\n invoke\nasync invoke!=call-in-background\nfunction create\nfunction-url-config create\n\n\
    s3api\nobject get put\nobject-acl put\n\n\
    events\nevents put\n\n\
    unheard-of\nthing get\n";

pub fn index() -> Index {
    let mut index = Index::read(SERVICES).unwrap();
    index.read_operations(OPERATIONS);
    index
}
