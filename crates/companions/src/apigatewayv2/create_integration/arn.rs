//! The ARNs and URLs that this operation accepts.
//!
//! A partition is `aws` or starts with it.

use wireform_model::arn::{Arn, is_account_id};
use wireform_model::region::is_aws_region;

use super::grammar::stage_variable;

/// What `CredentialsArn` names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Credentials {
    /// An IAM role, which API Gateway assumes.
    Role,
    /// `arn:aws:iam::*:user/*`: the identity of the API's caller.
    Caller,
    /// A named user or group, which API Gateway cannot assume.
    UserOrGroup,
    /// `arn:aws:iam:::user/`: the ARN for the caller's identity, as some AWS documentation prints it.
    CallerWithoutAsterisks,
}

/// Reads an ARN of one of AWS's partitions.
pub fn parse(text: &str) -> Option<Arn<'_>> {
    let is_partition = |name: &str| {
        let suffix = name.strip_prefix("aws");
        suffix.is_some_and(|suffix| suffix.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'))
    };
    Arn::parse(text).filter(|arn| is_partition(arn.partition))
}

/// Reads the ARN of a Lambda function, with or without an alias or version.
// lambda = P ":lambda:" region ":" account ":function:" name [ ":" qualifier ]
pub fn lambda_function(text: &str) -> Option<Arn<'_>> {
    let arn = parse(text).filter(|arn| arn.service == "lambda")?;
    let function = arn.resource.strip_prefix("function:")?;
    let (name, qualifier) = match function.split_once(':') {
        Some((name, qualifier)) => (name, Some(qualifier)),
        None => (function, None),
    };
    let is_word = |text| stage_variable::is_text_with(text, is_function_char);
    let fits = is_aws_region(arn.region)
        && is_account_id(arn.account)
        && is_word(name)
        && qualifier.is_none_or(|text| text == "$LATEST" || is_word(text));
    fits.then_some(arn)
}

/// The function's ARN in an invocation ARN.
// invocation = P ":apigateway:" region ":lambda:path/2015-03-31/functions/" lambda "/invocations"
pub fn lambda_invocation(text: &str) -> Option<&str> {
    let arn = parse(text)?;
    if arn.service != "apigateway" || !is_aws_region(arn.region) || arn.account != "lambda" {
        return None;
    }
    let function = arn.resource.strip_prefix(INVOCATION_PATH)?;
    let function = function.strip_suffix("/invocations")?;
    lambda_function(function).map(|_| function)
}

/// The invocation ARN of a function; `None` where the text is not a function's ARN.
pub fn invocation_of(function: &str) -> Option<String> {
    let Arn {
        partition, region, ..
    } = lambda_function(function)?;
    Some(format!(
        "arn:{partition}:apigateway:{region}:lambda:{INVOCATION_PATH}{function}/invocations"
    ))
}

const INVOCATION_PATH: &str = "path/2015-03-31/functions/";

/// The service in the ARN for an AWS integration, such as `dynamodb` or `lambda`.
// service-uri = P ":apigateway:" region ":" [ subdomain "." ] service ":" ( "path/" / "action/" ) *VCHAR
pub fn aws_service(text: &str) -> Option<&str> {
    let arn = parse(text)?;
    let is_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    let names_action = ["path/", "action/"]
        .iter()
        .any(|kind| arn.resource.starts_with(kind));
    let fits = arn.service == "apigateway"
        && is_aws_region(arn.region)
        && stage_variable::is_text_with(arn.account, is_host)
        && has_no_space(arn.resource)
        && names_action;
    let service = arn.account.rsplit('.').next();
    service.filter(|service| fits && !service.is_empty())
}

/// Whether a text is a target of a private integration: a listener or a Cloud Map service.
pub fn is_private_target(text: &str) -> bool {
    is_listener(text) || is_cloud_map(text)
}

/// Whether a text is the ARN of a listener of an Application or Network Load Balancer.
// listener = P ":elasticloadbalancing:" region ":" account ":listener/" ( "app" / "net" ) "/" name "/" hex "/" hex
pub fn is_listener(text: &str) -> bool {
    let Some(arn) = parse(text).filter(|arn| arn.service == "elasticloadbalancing") else {
        return false;
    };
    let mut parts = arn.resource.split('/');
    let mut next = || parts.next().unwrap_or_default();
    let is_hex = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_hexdigit());
    let fits = next() == "listener"
        && matches!(next(), "app" | "net")
        && is_word(next(), |c| c.is_ascii_alphanumeric() || c == '-')
        && is_hex(next())
        && is_hex(next());
    fits && parts.next().is_none() && is_aws_region(arn.region) && is_account_id(arn.account)
}

/// Whether a text is the ARN of a Cloud Map service, with or without a filter for its instances.
// cloud-map = P ":servicediscovery:" region ":" account ":service/srv-" id [ "?" filter *( "&" filter ) ]
pub fn is_cloud_map(text: &str) -> bool {
    let Some(arn) = parse(text).filter(|arn| arn.service == "servicediscovery") else {
        return false;
    };
    let Some(rest) = arn.resource.strip_prefix("service/srv-") else {
        return false;
    };
    let (id, query) = match rest.split_once('?') {
        Some((id, query)) => (id, Some(query)),
        None => (rest, None),
    };
    let is_filter = |text: &str| {
        let pair = text.split_once('=');
        pair.is_some_and(|(key, value)| !key.is_empty() && !value.is_empty() && has_no_space(text))
    };
    is_aws_region(arn.region)
        && is_account_id(arn.account)
        && is_word(id, |c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        && query.is_none_or(|query| query.split('&').all(is_filter))
}

/// Whether a text is an ARN of Elastic Load Balancing or Cloud Map, complete or not.
pub fn is_about_private_target(text: &str) -> bool {
    parse(text)
        .is_some_and(|arn| matches!(arn.service, "elasticloadbalancing" | "servicediscovery"))
}

/// Whether a host's name or address alone shows that the internet cannot reach it.
///
/// `false` for a host that contains a stage variable or a path variable.
pub fn is_private_host(host: &str) -> bool {
    if host.contains('{') {
        return false;
    }
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    if let Some(address) = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'))
    {
        return is_private_ipv6(address);
    }
    if let Some(address) = ipv4(&host) {
        return matches!(
            address,
            [10 | 127, ..] | [172, 16..=31, ..] | [192, 168, ..] | [169, 254, ..] | [0, 0, 0, 0]
        );
    }
    let is_internal_name = |suffix| host.ends_with(suffix);
    !host.contains('.')
        || [".local", ".internal", ".localhost"]
            .into_iter()
            .any(is_internal_name)
}

/// Reads a value of `CredentialsArn`.
// role   = P ":iam::" account ":role/" path-and-name, where stage variables may occur after the account
// caller = P ":iam::*:user/*"
pub fn credentials(text: &str) -> Option<Credentials> {
    let arn = parse(text).filter(|arn| arn.service == "iam" && arn.region.is_empty())?;
    match (arn.account, arn.resource) {
        ("*", "user/*") => return Some(Credentials::Caller),
        ("", "user" | "user/") => return Some(Credentials::CallerWithoutAsterisks),
        _ if !is_account_id(arn.account) => return None,
        _ => {}
    }
    let is_path = |text| stage_variable::is_text_with(text, is_iam_char);
    if let Some(name) = arn.resource.strip_prefix("role/") {
        return is_path(name).then_some(Credentials::Role);
    }
    let named = ["user/", "group/"]
        .iter()
        .find_map(|kind| arn.resource.strip_prefix(kind));
    if let Some(name) = named {
        return is_path(name).then_some(Credentials::UserOrGroup);
    }
    let is_variable = stage_variable::strip(arn.resource) == Some("");
    is_variable.then_some(Credentials::Role)
}

/// The four numbers of an IPv4 address, without leading zeros.
fn ipv4(host: &str) -> Option<[u8; 4]> {
    let mut parts = host.split('.');
    let mut number = || {
        let part = parts.next()?;
        let number: u64 = part.parse().ok()?;
        let number = u8::try_from(number).ok()?;
        (number.to_string() == part).then_some(number)
    };
    let address = [number()?, number()?, number()?, number()?];
    parts.next().is_none().then_some(address)
}

/// Whether it is the loopback or unspecified address, unique local (`fc00::/7`) or link-local (`fe80::/10`).
fn is_private_ipv6(address: &str) -> bool {
    let (first, _) = address.split_once(':').unwrap_or_default();
    let first = u16::from_str_radix(first, 16).unwrap_or(0);
    let low = address.trim_start_matches(['0', ':']);
    let is_low = address.contains("::") && (low.is_empty() || low == "1");
    is_low || first & 0xfe00 == 0xfc00 || first & 0xffc0 == 0xfe80
}

fn is_function_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

fn is_iam_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || "/+=,.@_-".contains(c)
}

fn is_word(text: &str, fits: impl Fn(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(fits)
}

fn has_no_space(text: &str) -> bool {
    !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FUNCTION: &str = "arn:aws:lambda:us-west-2:123456789012:function:my-function";

    #[test]
    fn lambda_functions_and_their_invocations() {
        for text in [
            FUNCTION,
            "arn:aws-cn:lambda:cn-north-1:123456789012:function:f:$LATEST",
            "arn:aws:lambda:us-east-1:123456789012:function:f:live",
            "arn:aws:lambda:us-east-1:123456789012:function:${stageVariables.f}",
            "arn:aws:lambda:us-east-1:123456789012:function:f-${stageVariables.f}:${stageVariables.v}",
        ] {
            assert!(lambda_function(text).is_some(), "{text}");
            let invocation = invocation_of(text).unwrap();
            assert_eq!(lambda_invocation(&invocation), Some(text));
            assert_eq!(aws_service(&invocation), Some("lambda"));
        }
        for text in [
            "",
            "my-function",
            "arn:aws:lambda:us-east-1:1234:function:f",
            "arn:aws:lambda:us-east-1:123456789012:function:",
            "arn:aws:lambda:us-east-1:123456789012:function:f:",
            "arn:aws:lambda:us-east-1:123456789012:layer:f",
            "arn:gcp:lambda:us-east-1:123456789012:function:f",
            "arn:aws:lambda:us-east-1:123456789012:function:f g",
        ] {
            assert!(lambda_function(text).is_none(), "{text}");
        }
        let without_end =
            format!("arn:aws:apigateway:us-east-1:lambda:{INVOCATION_PATH}{FUNCTION}");
        assert_eq!(lambda_invocation(&without_end), None);
    }

    #[test]
    fn services_by_path_or_action() {
        let cases = [
            (
                "arn:aws:apigateway:us-east-1:dynamodb:action/PutItem",
                Some("dynamodb"),
            ),
            (
                "arn:aws:apigateway:us-east-1:sqs:path/123456789012/queue",
                Some("sqs"),
            ),
            (
                "arn:aws:apigateway:us-east-1:host.execute-api:path/x",
                Some("execute-api"),
            ),
            ("arn:aws:apigateway:us-east-1:dynamodb:PutItem", None),
            ("arn:aws:apigateway::dynamodb:action/PutItem", None),
            ("https://dynamodb.us-east-1.amazonaws.com", None),
            (FUNCTION, None),
        ];
        for (text, service) in cases {
            assert_eq!(aws_service(text), service, "{text}");
        }
    }

    #[test]
    fn private_targets_are_listeners_and_cloud_map_services() {
        let listener = "arn:aws:elasticloadbalancing:us-east-2:123456789012:listener";
        let map = "arn:aws:servicediscovery:us-east-2:123456789012:service/srv-id";
        for text in [
            format!("{listener}/app/my-load-balancer/50dc6c495c0c9188/0467ef3c8400ae65"),
            format!("{listener}/net/my-nlb/50dc6c495c0c9188/0467ef3c8400ae65"),
            map.to_owned(),
            format!("{map}?stage=prod&deployment=green_deployment"),
        ] {
            assert!(is_private_target(&text), "{text}");
        }
        for text in [
            format!("{listener}/gwy/my-glb/50dc6c495c0c9188/0467ef3c8400ae65"),
            format!("{listener}/app/my-load-balancer/50dc6c495c0c9188"),
            format!(
                "{listener}-rule/app/my-load-balancer/50dc6c495c0c9188/0467ef3c8400ae65/9683b2d02a6cabee"
            ),
            listener.replace("listener", "loadbalancer/app/lb/50dc6c495c0c9188"),
            format!("{map}?stage"),
            format!("{map}?"),
            "arn:aws:servicediscovery:us-east-2:123456789012:namespace/ns-1".to_owned(),
            "http://internal-my-alb.us-east-2.elb.amazonaws.com".to_owned(),
        ] {
            assert!(!is_private_target(&text), "{text}");
        }
    }

    #[test]
    fn private_hosts() {
        for host in [
            "localhost",
            "LOCALHOST.",
            "backend",
            "10.0.0.1",
            "172.16.0.9",
            "192.168.1.1",
            "127.0.0.1",
            "169.254.169.254",
            "0.0.0.0",
            "printer.local",
            "svc.internal",
            "[::1]",
            "[fd00::1]",
            "[fe80::1]",
        ] {
            assert!(is_private_host(host), "{host}");
        }
        for host in [
            "example.com",
            "172.32.0.1",
            "8.8.8.8",
            "[2001:db8::1]",
            "${stageVariables.h}",
        ] {
            assert!(!is_private_host(host), "{host}");
        }
    }

    #[test]
    fn credentials_are_roles_or_the_caller() {
        use Credentials::*;
        let cases = [
            (
                "arn:aws:iam::123456789012:role/apigateway-invoke",
                Some(Role),
            ),
            ("arn:aws:iam::123456789012:role/a/b/c+d@e", Some(Role)),
            (
                "arn:aws:iam::123456789012:role/${stageVariables.r}",
                Some(Role),
            ),
            ("arn:aws:iam::123456789012:${stageVariables.r}", Some(Role)),
            ("arn:aws-us-gov:iam::*:user/*", Some(Caller)),
            ("arn:aws:iam:::user/", Some(CallerWithoutAsterisks)),
            ("arn:aws:iam:::user", Some(CallerWithoutAsterisks)),
            ("arn:aws:iam::123456789012:user/alice", Some(UserOrGroup)),
            ("arn:aws:iam::123456789012:group/g", Some(UserOrGroup)),
            ("arn:aws:iam::123456789012:role/", None),
            ("arn:aws:iam::123456789012:policy/p", None),
            ("arn:aws:iam::1234:role/r", None),
            ("apigateway-role", None),
        ];
        for (text, expected) in cases {
            assert_eq!(credentials(text), expected, "{text}");
        }
    }
}
