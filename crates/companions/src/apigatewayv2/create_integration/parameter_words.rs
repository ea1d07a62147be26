//! What the parameters of the AWS actions are for.

/// The words for a parameter; a name means the same with every action that takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParameterWords {
    pub help: &'static str,
    /// A value that fits, as a placeholder.
    pub example: &'static str,
}

pub fn parameter_words(name: &str) -> Option<ParameterWords> {
    WORDS.split('\n').find_map(|row| {
        let (known, words) = row.split_once('|')?;
        let (help, example) = words.split_once('|')?;
        (known == name).then_some(ParameterWords { help, example })
    })
}

/// Name, help and example, a line for each parameter.
const WORDS: &str = r#"Detail|The event itself: a JSON object.|$request.body
DetailType|What kind of event it is; rules filter by it.|OrderPlaced
Source|Who sends the event; rules filter by it.|com.example.orders
Time|When it happened (RFC 3339). Left out: now.|$request.body.time
EventBusName|The bus, by name or ARN. Left out: the default bus.|orders
Resources|The ARNs that the event is about.|$request.body.resources
Region|The service's Region, if it is not the API's.|eu-west-1
TraceHeader|An X-Ray trace header, so that a trace goes on.|$request.header.x-amzn-trace-id
QueueUrl|The URL of the queue.|https://sqs.us-east-1.amazonaws.com/123456789012/orders
MessageBody|The message.|$request.body
DelaySeconds|Hides the message at first, for 0 to 900 seconds.|30
MessageAttributes|Data beside the message: JSON with at least one ${...} in it.|{"agent": {"DataType": "String", "StringValue": "${request.header.user-agent}"}}
MessageDeduplicationId|FIFO queues: messages with the same id count once.|$request.header.idempotency-key
MessageGroupId|FIFO queues: messages of one group stay in order.|$request.body.customerId
MessageSystemAttributes|Attributes for SQS itself, such as AWSTraceHeader, as JSON.|{"AWSTraceHeader": {"DataType": "String", "StringValue": "${request.header.x-amzn-trace-id}"}}
AttributeNames|Which system attributes to return with each message.|All
MaxNumberOfMessages|How many at most, 1 to 10. Left out: one.|10
MessageAttributeNames|Which message attributes to return.|All
ReceiveRequestAttemptId|FIFO queues: repeats a receive whose answer got lost.|$request.header.idempotency-key
VisibilityTimeout|Hides what was received from others, for 0 to 43200 seconds.|30
WaitTimeSeconds|Waits for a message, for 0 to 20 seconds.|20
ReceiptHandle|The handle that the message was received with.|$request.querystring.receiptHandle
Application|The application, by name or id.|shop
Environment|The environment, by name or id.|prod
Configuration|The configuration profile, by name or id.|features
ClientId|Tells clients apart, so that each stays with its version.|$request.querystring.client
ClientConfigurationVersion|The version that the client has; a newer one alone is returned.|$request.querystring.version
StreamName|The data stream.|orders
Data|The record, in Base64.|$request.body.data
PartitionKey|Records with the same key go to the same shard, in order.|$context.requestId
SequenceNumberForOrdering|The number of the record that this one has to follow.|$request.body.previous
ExplicitHashKey|Picks the shard directly, instead of the partition key.|0
StateMachineArn|The state machine.|arn:aws:states:us-east-1:123456789012:stateMachine:orders
Name|The execution's name. Left out: a random one.|$context.requestId
Input|What the execution starts with: JSON.|$request.body
ExecutionArn|The execution to stop.|$request.body.executionArn
Cause|Why, in words.|$request.body.reason
Error|Why, as a code.|Cancelled"#;

#[cfg(test)]
mod tests {
    use super::super::grammar::selection::{self, Direction};
    use super::super::subtypes::SUBTYPES;
    use super::*;

    #[test]
    fn every_parameter_has_words_and_an_example_that_fits() {
        for parameter in SUBTYPES.iter().flat_map(|subtype| subtype.parameters()) {
            let words = parameter_words(parameter.name).unwrap();
            let example = words.example;
            let is_constant = selection::is_constant(example);
            assert!(!is_constant || parameter.form.fits(example), "{example}");
            // JSON around a source is taken by this service alone, so its braces are not the grammar's.
            let is_json = example.starts_with('{');
            let checked = selection::check(example, Direction::Request);
            assert_eq!(checked.is_ok(), !is_json, "{example}");
        }
    }

    #[test]
    fn no_words_are_without_a_parameter() {
        let parameters = SUBTYPES.iter().flat_map(|subtype| subtype.parameters());
        let names: Vec<_> = parameters.map(|parameter| parameter.name).collect();
        for row in WORDS.lines() {
            let (name, _) = row.split_once('|').unwrap();
            assert!(names.contains(&name), "{name}");
        }
    }
}
