//! The calls of boto3.

use super::call::Named;
use super::resource::is_resource;
use super::scan::{Client, Name, Scan, named};
use crate::document::parsed_value::{ParsedKind, ParsedValue};

impl<'t> Scan<'t> {
    /// What a name with a parenthesis behind it calls.
    pub(super) fn python(&mut self, name: &Name<'t>, variable: Option<&'t str>) {
        match name.name {
            "client" | "resource" => {
                let Some(arguments) = self.called_with() else {
                    return;
                };
                // A session that is assigned to a variable.
                let session = name
                    .receiver
                    .and_then(|receiver| self.clients.get(receiver));
                if let Some(session) = session.filter(|session| session.service.is_none()) {
                    self.client = session.clone();
                }
                let service = arguments.0.first().and_then(named);
                self.client(service, &arguments.1, "region_name", variable);
            }
            "Session" if matches!(name.receiver, None | Some("boto3" | "session")) => {
                let arguments = self.called_with();
                self.client = Client::default();
                if let Some((_, options)) = arguments {
                    self.client(None, &options, "region_name", variable);
                }
            }
            "get_paginator" => {
                let arguments = self.called_with();
                let paginated = arguments.and_then(|(values, _)| named(values.first()?));
                self.paginated = paginated.map(|it| Named {
                    name: it.name.replace('_', "-"),
                    ..it
                });
            }
            "paginate" => {
                let paginated = self.paginated.clone();
                self.python_call(name, paginated.unwrap_or_else(|| method(name)));
            }
            "batch_writer" => self.batch_writer(name),
            method if name.is_method && is_resource(method) => self.resource(name, variable),
            _ if name.is_method => self.python_call(name, method(name)),
            _ => {}
        }
    }

    fn python_call(&mut self, name: &Name<'t>, operation: Named) {
        let start = self.reader.cursor.at;
        let known = self.reader.diagnostics.len();
        let implied = self.implied(name);
        let arguments = self.called_with();
        let entries = arguments.filter(|(values, entries)| {
            let is_call = !entries.is_empty() || !implied.is_empty() || name.name.contains('_');
            values.is_empty() && is_call
        });
        match entries {
            Some((_, entries)) => {
                let input =
                    ParsedValue::new(start..self.reader.cursor.at, ParsedKind::Map(entries));
                self.found(operation, name.receiver, input, known);
                if let Some(call) = self.calls.last_mut() {
                    call.implied = implied;
                }
            }
            None => self.go_back(start, known),
        }
    }
}

fn method(name: &Name<'_>) -> Named {
    Named {
        name: name.name.replace('_', "-"),
        span: name.span.clone(),
    }
}
