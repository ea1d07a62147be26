//! A draft for tests of the guide's functions.

use crate::Scenario;
use wireform_check::CheckInput;
use wireform_model::Service;
use wireform_model::builtin;
use wireform_model::cli::Cli;
use wireform_model::draft::{Draft, Facts};
use wireform_model::json;

pub struct TestDraft {
    service: Service,
    draft: Draft,
}

impl TestDraft {
    /// `protocol` is the fact `ProtocolType`, empty where it is unknown.
    pub fn new(protocol: &str, input: &str) -> Self {
        let mut facts = Facts::default();
        facts.set("ProtocolType", Some(protocol).filter(|p| !p.is_empty()));
        let input = json::read(input).unwrap();
        TestDraft {
            service: builtin::service("apigatewayv2").unwrap(),
            draft: Draft {
                facts,
                ..Draft::from(input)
            },
        }
    }

    pub fn of(scenario: &Scenario) -> Self {
        TestDraft {
            service: builtin::service("apigatewayv2").unwrap(),
            draft: Draft {
                facts: scenario.facts.clone(),
                ..Draft::from(scenario.input.clone())
            },
        }
    }

    pub fn check_input(&self) -> CheckInput<'_> {
        CheckInput {
            operation: self.service.operation("create-integration").unwrap(),
            draft: &self.draft,
            cli: Cli::default(),
        }
    }
}
