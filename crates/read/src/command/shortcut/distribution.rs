//! A distribution of CloudFront around the little that the CLI is told of it.
//!
//! Source: `customizations/cloudfront.py` of the CLI.

use wireform_model::path::Path;
use wireform_model::value::Value;

use super::words::{number, structure};

/// What the CLI begins a distribution with, without the reference that it makes anew for each call.
pub(super) fn template() -> Value {
    let cookies = structure([("Forward", Value::from("none"))]);
    let forwarded = structure([("QueryString", Value::Bool(false)), ("Cookies", cookies)]);
    let signers = structure([("Enabled", Value::Bool(false)), ("Quantity", number(0))]);
    let behavior = structure([
        ("TargetOriginId", Value::from("placeholder")),
        ("ForwardedValues", forwarded),
        ("TrustedSigners", signers),
        ("ViewerProtocolPolicy", Value::from("allow-all")),
        ("MinTTL", number(0)),
    ]);
    structure([
        ("Origins", counted(Vec::new())),
        ("DefaultCacheBehavior", behavior),
        ("Enabled", Value::Bool(true)),
        ("Comment", Value::from("")),
    ])
}

/// The one origin of a distribution; its id, which the CLI makes anew for each call, is its domain name here.
pub(super) fn origin(domain: &str) -> Vec<(Path, Value)> {
    let (kind, config) = match domain.ends_with(".s3.amazonaws.com") {
        true => (
            "S3OriginConfig",
            structure([("OriginAccessIdentity", Value::from(""))]),
        ),
        false => (
            "CustomOriginConfig",
            structure([
                ("HTTPPort", number(80)),
                ("HTTPSPort", number(443)),
                ("OriginProtocolPolicy", Value::from("http-only")),
            ]),
        ),
    };
    let origin = structure([
        ("Id", Value::from(domain)),
        ("DomainName", Value::from(domain)),
        ("OriginPath", Value::from("")),
        (kind, config),
    ]);
    let distribution = Path::root().child("DistributionConfig");
    let behavior = distribution.child("DefaultCacheBehavior");
    vec![
        (distribution.child("Origins"), counted(vec![origin])),
        (behavior.child("TargetOriginId"), Value::from(domain)),
    ]
}

fn counted(items: Vec<Value>) -> Value {
    structure([
        ("Quantity", number(items.len())),
        ("Items", Value::List(items)),
    ])
}
