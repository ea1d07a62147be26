//! A draft to try the guide's functions on.

use crate::Scenario;
use wireform_check::CheckInput;
use wireform_model::Service;
use wireform_model::builtin;
use wireform_model::draft::{Cli, Draft, Facts};
use wireform_model::json;

pub struct Trial {
    service: Service,
    draft: Draft,
}

impl Trial {
    /// `protocol` is the fact, or empty where it is open.
    pub fn new(protocol: &str, input: &str) -> Self {
        let mut facts = Facts::default();
        facts.set("ProtocolType", Some(protocol).filter(|p| !p.is_empty()));
        let input = json::read(input).unwrap();
        Trial {
            service: builtin::service("apigatewayv2").unwrap(),
            draft: Draft { input, facts },
        }
    }

    pub fn of(scenario: &Scenario) -> Self {
        Trial {
            service: builtin::service("apigatewayv2").unwrap(),
            draft: Draft {
                input: scenario.input.clone(),
                facts: scenario.facts.clone(),
            },
        }
    }

    pub fn subject(&self) -> CheckInput<'_> {
        CheckInput {
            operation: self.service.operation("create-integration").unwrap(),
            draft: &self.draft,
            cli: Cli::default(),
        }
    }
}
