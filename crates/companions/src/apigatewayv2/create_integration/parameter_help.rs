//! Help and examples for the parameters of AWS service actions.

/// Help for a parameter. It is the same for every action that has a parameter of this name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParameterHelp {
    pub help: &'static str,
    /// A valid value, used as a placeholder.
    pub example: &'static str,
}

/// Help for the parameter `name`; `None` where no action has such a parameter.
pub fn parameter_help(name: &str) -> Option<ParameterHelp> {
    let found = PARAMETERS.iter().find(|(known, ..)| *known == name);
    found.map(|&(_, help, example)| ParameterHelp { help, example })
}

/// Name, help and example.
const PARAMETERS: &[(&str, &str, &str)] = &[
    (
        "Detail",
        "The event's content: a JSON object.",
        "$request.body",
    ),
    (
        "DetailType",
        "The type of the event; rules filter by it.",
        "OrderPlaced",
    ),
    (
        "Source",
        "The sender of the event; rules filter by it.",
        "com.example.orders",
    ),
    (
        "Time",
        "The time of the event (RFC 3339). Default: now.",
        "$request.body.time",
    ),
    (
        "EventBusName",
        "The name or ARN of the event bus. Default: the default bus.",
        "orders",
    ),
    (
        "Resources",
        "The ARNs of the resources that the event is about.",
        "$request.body.resources",
    ),
    (
        "Region",
        "The service's region, if it differs from the API's.",
        "eu-west-1",
    ),
    (
        "TraceHeader",
        "An X-Ray trace header, to continue a trace.",
        "$request.header.x-amzn-trace-id",
    ),
    (
        "QueueUrl",
        "The URL of the queue.",
        "https://sqs.us-east-1.amazonaws.com/123456789012/orders",
    ),
    (
        "MessageBody",
        "The content of the message.",
        "$request.body",
    ),
    (
        "DelaySeconds",
        "Delays the message by 0 to 900 seconds.",
        "30",
    ),
    (
        "MessageAttributes",
        "Message attributes: JSON with at least one ${...} in it.",
        r#"{"agent": {"DataType": "String", "StringValue": "${request.header.user-agent}"}}"#,
    ),
    (
        "MessageDeduplicationId",
        "FIFO queues: messages with the same ID are delivered once.",
        "$request.header.idempotency-key",
    ),
    (
        "MessageGroupId",
        "FIFO queues: messages of one group stay in order.",
        "$request.body.customerId",
    ),
    (
        "MessageSystemAttributes",
        "System attributes for SQS, such as AWSTraceHeader, as JSON.",
        r#"{"AWSTraceHeader": {"DataType": "String", "StringValue": "${request.header.x-amzn-trace-id}"}}"#,
    ),
    (
        "AttributeNames",
        "The system attributes to return with each message.",
        "All",
    ),
    (
        "MaxNumberOfMessages",
        "The maximum number of messages, 1 to 10. Default: 1.",
        "10",
    ),
    (
        "MessageAttributeNames",
        "The message attributes to return.",
        "All",
    ),
    (
        "ReceiveRequestAttemptId",
        "FIFO queues: retries a receive whose response was lost.",
        "$request.header.idempotency-key",
    ),
    (
        "VisibilityTimeout",
        "Hides the received messages from other consumers for 0 to 43200 seconds.",
        "30",
    ),
    (
        "WaitTimeSeconds",
        "Waits up to this long for a message, 0 to 20 seconds.",
        "20",
    ),
    (
        "ReceiptHandle",
        "The receipt handle of the received message.",
        "$request.querystring.receiptHandle",
    ),
    ("Application", "The name or ID of the application.", "shop"),
    ("Environment", "The name or ID of the environment.", "prod"),
    (
        "Configuration",
        "The name or ID of the configuration profile.",
        "features",
    ),
    (
        "ClientId",
        "A unique ID of the client, so that each client keeps its version.",
        "$request.querystring.client",
    ),
    (
        "ClientConfigurationVersion",
        "The version that the client already has; only a newer one is returned.",
        "$request.querystring.version",
    ),
    ("StreamName", "The name of the data stream.", "orders"),
    (
        "Data",
        "The content of the record, in Base64.",
        "$request.body.data",
    ),
    (
        "PartitionKey",
        "Records with the same key go to the same shard, in order.",
        "$context.requestId",
    ),
    (
        "SequenceNumberForOrdering",
        "The sequence number of the record that this one must follow.",
        "$request.body.previous",
    ),
    (
        "ExplicitHashKey",
        "Selects the shard directly, instead of by partition key.",
        "0",
    ),
    (
        "StateMachineArn",
        "The ARN of the state machine.",
        "arn:aws:states:us-east-1:123456789012:stateMachine:orders",
    ),
    (
        "Name",
        "The name of the execution. Default: a random name.",
        "$context.requestId",
    ),
    (
        "Input",
        "The input of the execution: JSON.",
        "$request.body",
    ),
    (
        "ExecutionArn",
        "The ARN of the execution to stop.",
        "$request.body.executionArn",
    ),
    (
        "Cause",
        "The reason for stopping, as text.",
        "$request.body.reason",
    ),
    (
        "Error",
        "The reason for stopping, as an error code.",
        "Cancelled",
    ),
];

#[cfg(test)]
mod tests {
    use super::super::grammar::mapping_value::{self, Direction};
    use super::super::subtypes::SUBTYPES;
    use super::*;

    #[test]
    fn every_parameter_has_help_and_a_valid_example() {
        for parameter in SUBTYPES.iter().flat_map(|subtype| subtype.parameters()) {
            let example = parameter_help(parameter.name).unwrap().example;
            let is_constant = mapping_value::is_constant(example);
            assert!(!is_constant || parameter.format.fits(example), "{example}");
            // Only parameters of actions accept JSON around a source, so the grammar rejects its braces.
            let is_json = example.starts_with('{');
            let checked = mapping_value::check(example, Direction::Request);
            assert_eq!(checked.is_ok(), !is_json, "{example}");
        }
    }

    #[test]
    fn every_help_belongs_to_a_parameter() {
        let parameters = SUBTYPES.iter().flat_map(|subtype| subtype.parameters());
        let names: Vec<_> = parameters.map(|parameter| parameter.name).collect();
        for (name, ..) in PARAMETERS {
            assert!(names.contains(name), "{name}");
        }
    }
}
