use crate::Suggestion;

use super::super::arn;
use super::super::choices::{Choices, IntegrationType};
use super::values::{self, Token};
use super::{offer, offers, ranked};

/// Completions for the value of a member.
pub fn member(choices: &Choices<'_>, name: &str, typed: &str) -> Vec<Suggestion> {
    match name {
        "CredentialsArn" => ranked(typed, offers(CREDENTIALS)),
        "IntegrationUri" => target(choices, typed),
        "TemplateSelectionExpression" => template_selection(typed),
        _ => Vec::new(),
    }
}

/// Completes a function's ARN to its invocation ARN, where the integration needs that.
fn target(choices: &Choices<'_>, typed: &str) -> Vec<Suggestion> {
    let needs_invocation = match choices.integration_type {
        Some(IntegrationType::Aws) => true,
        Some(IntegrationType::AwsProxy) => choices.is_web_socket(),
        _ => false,
    };
    let invocation = arn::invocation_of(typed).filter(|_| needs_invocation);
    let invocation = invocation.map(|text| offer(text, "the invocation ARN of the function"));
    invocation.into_iter().collect()
}

fn template_selection(typed: &str) -> Vec<Suggestion> {
    if typed.is_empty() {
        return offers(SELECTIONS);
    }
    let Some(token) = Token::last(typed).filter(|token| token.has_dollar) else {
        return Vec::new();
    };
    let mut found = ranked(token.text, offers(values::MESSAGE));
    for offer in &mut found {
        offer.text = token.completed(&offer.text, true);
    }
    found
}

const CREDENTIALS: &[(&str, &str)] = &[("arn:aws:iam::*:user/*", "the caller's identity")];

const SELECTIONS: &[(&str, &str)] = &[
    ("${request.body.action}", "a value in the JSON message"),
    ("\\$default", "always the template $default"),
];
