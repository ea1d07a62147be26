use wireform_model::arn::Arn;
use wireform_model::http_url::HttpUrl;

use super::super::arn::{self, Credentials};

/// Explains a value of `IntegrationUri`.
pub fn target(uri: &str) -> Option<String> {
    let function = arn::lambda_invocation(uri).unwrap_or(uri);
    if let Some(function) = arn::lambda_function(function) {
        return lambda(function);
    }
    if let Some(service) = arn::aws_service(uri) {
        return aws_service(service, arn::parse(uri)?);
    }
    match arn::parse(uri) {
        Some(arn) if arn.service == "elasticloadbalancing" => load_balancer(uri, arn),
        Some(arn) if arn::is_cloud_map(uri) => cloud_map(arn),
        Some(_) => None,
        None => url(uri),
    }
}

/// Explains a value of `CredentialsArn`.
pub fn credentials(text: &str) -> Option<String> {
    let arn = arn::parse(text)?;
    match arn::credentials(text)? {
        Credentials::Caller => Some("the caller's identity".to_owned()),
        Credentials::Role => {
            let role = arn.resource.strip_prefix("role/")?;
            Some(format!("the role {role} in account {}", arn.account))
        }
        Credentials::UserOrGroup | Credentials::CallerWithoutAsterisks => None,
    }
}

fn lambda(arn: Arn<'_>) -> Option<String> {
    let function = arn.resource.strip_prefix("function:")?;
    // A stage variable contains no colon, so the first one ends the name.
    let (name, qualifier) = match function.split_once(':') {
        Some((name, qualifier)) => (name, Some(qualifier)),
        None => (function, None),
    };
    let location = region_and_account(arn);
    let explanation = match qualifier {
        None => format!("Lambda function {name}{location}"),
        Some("$LATEST") => {
            format!("Lambda function {name}, unpublished version $LATEST,{location}")
        }
        Some(version) if version.bytes().all(|b| b.is_ascii_digit()) => {
            format!("Lambda function {name}, version {version},{location}")
        }
        Some(alias) => format!("Lambda function {name}, alias {alias},{location}"),
    };
    Some(explanation)
}

fn aws_service(service: &str, arn: Arn<'_>) -> Option<String> {
    let region = arn.region;
    match arn.resource.split_once('/')? {
        ("action", action) => {
            let name = action
                .split(['&', '?'])
                .next()
                .filter(|name| !name.is_empty())?;
            Some(format!("{service}:{name} in {region}"))
        }
        (_, path) => Some(format!("{service} in {region}, path /{path}")),
    }
}

fn load_balancer(uri: &str, arn: Arn<'_>) -> Option<String> {
    if arn.resource.starts_with("loadbalancer/") {
        return Some("a load balancer; the URI must name one of its listeners".to_owned());
    }
    if !arn::is_listener(uri) {
        return None;
    }
    let mut parts = arn.resource.split('/').skip(1);
    let kind = match parts.next()? {
        "app" => "Application",
        _ => "Network",
    };
    let name = parts.next()?;
    Some(format!(
        "a listener of the {kind} Load Balancer {name}{}",
        region_and_account(arn)
    ))
}

fn cloud_map(arn: Arn<'_>) -> Option<String> {
    let service = arn.resource.strip_prefix("service/")?;
    let explanation = match service.split_once('?') {
        None => format!("Cloud Map service {service}{}", region_and_account(arn)),
        Some((service, filter)) => {
            let filter = filter.replace('&', " and ");
            format!(
                "Cloud Map service {service}{}, instances with {filter}",
                region_and_account(arn)
            )
        }
    };
    Some(explanation)
}

fn url(uri: &str) -> Option<String> {
    let url = HttpUrl::parse(uri)?;
    let protocol = if url.is_secure {
        "HTTPS"
    } else {
        "unencrypted HTTP"
    };
    let mut explanation = format!("{} over {protocol}", url.host);
    let variables = path_variables(uri);
    if !variables.is_empty() {
        explanation.push_str(&format!(
            ", with {} from the route",
            variables.join(" and ")
        ));
    }
    Some(explanation)
}

/// The path variables of a URI with their braces. Stage variables are not among them.
fn path_variables(uri: &str) -> Vec<&str> {
    let starts = uri.match_indices('{').map(|(start, _)| start);
    let found = starts.filter_map(|start| {
        let (before, rest) = uri.split_at_checked(start)?;
        let end = rest.find('}')?;
        (!before.ends_with('$') && end > 1).then(|| rest.get(..=end))?
    });
    found.collect()
}

fn region_and_account(arn: Arn<'_>) -> String {
    format!(" in {}, account {}", arn.region, arn.account)
}
