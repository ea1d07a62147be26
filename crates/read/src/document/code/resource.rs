//! boto3's resources, whose calls leave out what the resource is: `Table('Music').put_item(Item={…})`.

use std::ops::Range;

use super::scan::{Name, Resource, Scan};
use crate::document::parsed_value::{ParsedEntry, ParsedValue};

/// The methods that make a resource, and the members that their arguments are.
///
/// Source: boto3's `resources-1.json` of each service.
const RESOURCES: &[(&str, &[&str])] = &[
    ("Bucket", &["Bucket"]),
    ("BucketPolicy", &["Bucket"]),
    ("Object", &["Bucket", "Key"]),
    ("Queue", &["QueueUrl"]),
    ("Role", &["RoleName"]),
    ("Stack", &["StackName"]),
    ("Subscription", &["SubscriptionArn"]),
    ("Table", &["TableName"]),
    ("Topic", &["TopicArn"]),
    ("User", &["UserName"]),
];

/// Whether a method makes a resource.
pub(super) fn is_resource(method: &str) -> bool {
    RESOURCES.iter().any(|(name, _)| *name == method)
}

impl<'t> Scan<'t> {
    /// `dynamodb.Table('Music')`, which may be assigned to a variable.
    pub(super) fn resource(&mut self, name: &Name<'t>, variable: Option<&'t str>) {
        let start = self.reader.cursor.at;
        let known = self.reader.diagnostics.len();
        let members = RESOURCES.iter().find(|(method, _)| *method == name.name);
        let arguments = self.called_with().filter(|(values, entries)| {
            let is_text = |value: &ParsedValue| value.as_str().is_some();
            entries.is_empty() && !values.is_empty() && values.iter().all(is_text)
        });
        let (Some((_, members)), Some((values, _))) = (members, arguments) else {
            return self.go_back(start, known);
        };
        let entries = members
            .iter()
            .zip(values)
            .map(|(member, value)| ParsedEntry {
                key: (*member).to_owned(),
                key_span: Range::default(),
                odd_key: None,
                value,
            });
        self.assign_resource(name.receiver, entries.collect(), variable);
    }

    /// `with table.batch_writer() as batch`: what is called on `batch` is called on the table.
    pub(super) fn batch_writer(&mut self, name: &Name<'t>) {
        let resource = self.implied(name);
        if self.called_with().is_none() || resource.is_empty() {
            return;
        }
        let behind = self.reader.cursor.at;
        self.reader.skip_space();
        let variable = match self.reader.cursor.eat("as ") {
            true => Some(self.reader.cursor.name()),
            false => None,
        };
        self.reader.cursor.at = behind;
        self.assign_resource(name.receiver, resource, variable);
    }

    fn assign_resource(
        &mut self,
        receiver: Option<&'t str>,
        resource: Resource,
        variable: Option<&'t str>,
    ) {
        if let Some(client) = receiver.and_then(|receiver| self.clients.get(receiver)) {
            self.client = client.clone();
        }
        if let Some(variable) = variable {
            self.clients.insert(variable, self.client.clone());
            self.resources.insert(variable, resource.clone());
        }
        self.last_resource = Some((resource, self.reader.cursor.at));
    }

    /// What the receiver of a method stands for: a variable, or the call right before it.
    pub(super) fn implied(&self, name: &Name<'t>) -> Resource {
        let is_next = |end: usize| self.reader.cursor.slice(end..name.span.start).trim() == ".";
        match (&self.last_resource, name.receiver) {
            (Some((resource, end)), _) if name.is_method && is_next(*end) => resource.clone(),
            (_, Some(receiver)) => self.resources.get(receiver).cloned().unwrap_or_default(),
            _ => Resource::new(),
        }
    }
}
