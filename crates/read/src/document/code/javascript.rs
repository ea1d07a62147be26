//! The calls of the SDK for JavaScript, version 2 or 3.

use wireform_model::cli_name;

use super::call::Named;
use super::scan::{Name, Scan};
use crate::document::parsed_value::{ParsedKind, ParsedValue};

impl<'t> Scan<'t> {
    /// What a name with a parenthesis behind it calls.
    pub(super) fn javascript(&mut self, name: &Name<'t>, variable: Option<&'t str>) {
        let command = name
            .name
            .strip_suffix("Command")
            .filter(|name| !name.is_empty());
        let client = name
            .name
            .strip_suffix("Client")
            .filter(|name| !name.is_empty());
        if let (true, Some(command)) = (name.is_new, command) {
            // No service has operations of these names.
            self.javascript_call(name, command.to_owned(), true);
        } else if name.is_new && name.name == "DocumentClient" {
            let service = name.receiver.map(derived);
            self.javascript_client(service, variable);
        } else if name.is_new && (client.is_some() || name.receiver == Some("AWS")) {
            let service = Named {
                name: client.unwrap_or(name.name).to_owned(),
                span: name.span.clone(),
            };
            self.javascript_client(Some(service), variable);
        } else if name.is_method && !name.is_new {
            let receiver = name.receiver.unwrap_or_default().to_ascii_lowercase();
            let is_its = self.has_plain_values || receiver.contains("doc");
            self.javascript_call(name, capitalised(name.name), is_its);
        }
    }

    fn javascript_client(&mut self, service: Option<Named>, variable: Option<&'t str>) {
        if let Some((values, _)) = self.called_with() {
            let options = values.first().map(ParsedValue::entries).unwrap_or_default();
            self.client(service, options, "region", variable);
        }
    }

    fn javascript_call(&mut self, name: &Name<'t>, operation: String, is_its: bool) {
        let start = self.reader.cursor.at;
        let known = self.reader.diagnostics.len();
        let Some(input) = self.javascript_input() else {
            return self.go_back(start, known);
        };
        let operation = Named {
            name: operation,
            span: name.span.clone(),
        };
        let operation = self.of_document_client(operation, is_its);
        let input = self.resolved(input, 0);
        let receiver = name.receiver.filter(|_| !name.is_new);
        self.found(operation, receiver, input, known);
    }

    /// The input of a call: an object, or a variable to which one is assigned.
    fn javascript_input(&mut self) -> Option<ParsedValue> {
        self.reader.cursor.bump();
        self.reader.skip_space();
        let at = self.reader.cursor.at;
        if self.reader.cursor.is_at("{") {
            return self.reader.value(0).ok();
        }
        if self.reader.cursor.is_at(")") {
            return Some(ParsedValue::new(at..at, ParsedKind::Map(Vec::new())));
        }
        let variable = self.reader.cursor.name();
        let input = self.variable(variable)?;
        Some(input)
    }

    /// The service and operation of a method or command that only DynamoDB's document client has.
    fn of_document_client(&mut self, operation: Named, is_its: bool) -> Named {
        let known = document_operation(&operation.name).filter(|_| is_its);
        let Some(name) = known else {
            return Named {
                name: cli_name(&operation.name),
                ..operation
            };
        };
        self.client
            .service
            .get_or_insert_with(|| derived("dynamodb"));
        Named {
            name: name.to_owned(),
            ..operation
        }
    }
}

/// The CLI's word for an operation by the name that the document client has for it, where it is another.
fn document_operation(name: &str) -> Option<&'static str> {
    match name {
        "Get" => Some("get-item"),
        "Put" => Some("put-item"),
        "Update" => Some("update-item"),
        "Delete" => Some("delete-item"),
        "BatchGet" => Some("batch-get-item"),
        "BatchWrite" => Some("batch-write-item"),
        "TransactGet" => Some("transact-get-items"),
        "TransactWrite" => Some("transact-write-items"),
        _ => None,
    }
}

fn derived(name: &str) -> Named {
    Named {
        name: name.to_owned(),
        span: 0..0,
    }
}

fn capitalised(name: &str) -> String {
    let mut characters = name.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(characters).collect()
}
