//! The AWS service actions that an HTTP API can call directly.
//!
//! The service compares their names case-sensitively.
//! Source: the integration subtype reference of the API Gateway developer guide; the limits come from the called services.

use wireform_model::arn::is_account_id;
use wireform_model::http_url::HttpUrl;
use wireform_model::region::is_aws_region;

/// An action: the value of `IntegrationSubtype`.
#[derive(Debug)]
pub struct Subtype {
    /// Its name, such as `SQS-SendMessage`.
    pub name: &'static str,
    /// The entries that it requires.
    pub required: &'static [Parameter],
    /// The entries that it accepts beyond those.
    pub optional: &'static [Parameter],
}

/// An entry of `RequestParameters` for an action.
#[derive(Debug)]
pub struct Parameter {
    /// Its key.
    pub name: &'static str,
    /// The format that the called service requires of a constant.
    pub format: ParameterFormat,
}

/// The format of a parameter's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterFormat {
    /// Anything.
    Any,
    /// A minimum and maximum number of characters.
    Length(usize, usize),
    /// An integer from a minimum to a maximum.
    Integer(u64, u64),
    /// `0`, or up to this many digits without a leading zero.
    Digits(usize),
    /// `https://sqs.us-east-1.amazonaws.com/123456789012/queue`
    QueueUrl,
    /// `us-east-1`
    Region,
    /// The name of a Kinesis stream.
    StreamName,
    /// The name or ARN of an event bus.
    EventBus,
    /// The ARN of a state machine.
    StateMachineArn,
    /// The ARN of a state machine's execution.
    ExecutionArn,
}

/// The action with this name, which is case-sensitive.
pub fn subtype(name: &str) -> Option<&'static Subtype> {
    SUBTYPES.iter().find(|subtype| subtype.name == name)
}

/// All actions, in the order of the form's list.
pub static SUBTYPES: [Subtype; 10] = [
    Subtype {
        name: "EventBridge-PutEvents",
        required: &[any("Detail"), any("DetailType"), any("Source")],
        optional: &[
            any("Time"),
            with("EventBusName", ParameterFormat::EventBus),
            any("Resources"),
            REGION,
            TRACE_HEADER,
        ],
    },
    Subtype {
        name: "SQS-SendMessage",
        required: &[QUEUE_URL, any("MessageBody")],
        optional: &[
            with("DelaySeconds", ParameterFormat::Integer(0, 900)),
            any("MessageAttributes"),
            any("MessageDeduplicationId"),
            any("MessageGroupId"),
            any("MessageSystemAttributes"),
            REGION,
        ],
    },
    Subtype {
        name: "SQS-ReceiveMessage",
        required: &[QUEUE_URL],
        optional: &[
            any("AttributeNames"),
            with("MaxNumberOfMessages", ParameterFormat::Integer(1, 10)),
            any("MessageAttributeNames"),
            any("ReceiveRequestAttemptId"),
            with("VisibilityTimeout", ParameterFormat::Integer(0, 43_200)),
            with("WaitTimeSeconds", ParameterFormat::Integer(0, 20)),
            REGION,
        ],
    },
    Subtype {
        name: "SQS-DeleteMessage",
        required: &[any("ReceiptHandle"), QUEUE_URL],
        optional: &[REGION],
    },
    Subtype {
        name: "SQS-PurgeQueue",
        required: &[QUEUE_URL],
        optional: &[REGION],
    },
    Subtype {
        name: "AppConfig-GetConfiguration",
        required: &[
            with("Application", ParameterFormat::Length(1, 64)),
            with("Environment", ParameterFormat::Length(1, 64)),
            with("Configuration", ParameterFormat::Length(1, 64)),
            with("ClientId", ParameterFormat::Length(1, 64)),
        ],
        optional: &[any("ClientConfigurationVersion"), REGION],
    },
    Subtype {
        name: "Kinesis-PutRecord",
        required: &[
            with("StreamName", ParameterFormat::StreamName),
            any("Data"),
            with("PartitionKey", ParameterFormat::Length(1, 256)),
        ],
        optional: &[
            with("SequenceNumberForOrdering", ParameterFormat::Digits(129)),
            with("ExplicitHashKey", ParameterFormat::Digits(39)),
            REGION,
        ],
    },
    Subtype {
        name: "StepFunctions-StartExecution",
        required: &[STATE_MACHINE_ARN],
        optional: &[EXECUTION_NAME, any("Input"), REGION],
    },
    Subtype {
        name: "StepFunctions-StartSyncExecution",
        required: &[STATE_MACHINE_ARN],
        optional: &[EXECUTION_NAME, any("Input"), REGION, TRACE_HEADER],
    },
    Subtype {
        name: "StepFunctions-StopExecution",
        required: &[with("ExecutionArn", ParameterFormat::ExecutionArn)],
        optional: &[
            any("Cause"),
            with("Error", ParameterFormat::Length(0, 256)),
            REGION,
        ],
    },
];

const QUEUE_URL: Parameter = with("QueueUrl", ParameterFormat::QueueUrl);
const REGION: Parameter = with("Region", ParameterFormat::Region);
const TRACE_HEADER: Parameter = with("TraceHeader", ParameterFormat::Length(1, 500));
const STATE_MACHINE_ARN: Parameter = with("StateMachineArn", ParameterFormat::StateMachineArn);
const EXECUTION_NAME: Parameter = with("Name", ParameterFormat::Length(1, 80));

impl Subtype {
    /// The required parameters, then the optional ones.
    pub fn parameters(&self) -> impl Iterator<Item = &'static Parameter> + use<> {
        self.required.iter().chain(self.optional)
    }

    /// The entry of a key, required or not.
    pub fn parameter(&self, name: &str) -> Option<&'static Parameter> {
        self.parameters().find(|parameter| parameter.name == name)
    }

    /// Whether AWS has deprecated the API that the action calls.
    pub fn is_deprecated(&self) -> bool {
        self.name == "AppConfig-GetConfiguration"
    }
}

impl ParameterFormat {
    /// Whether the called service accepts a constant.
    pub fn fits(self, constant: &str) -> bool {
        match self {
            ParameterFormat::Any => true,
            ParameterFormat::Length(min, max) => (min..=max).contains(&constant.chars().count()),
            ParameterFormat::Integer(min, max) => {
                let number = constant.parse::<u64>().ok();
                is_digits(constant) && number.is_some_and(|n| (min..=max).contains(&n))
            }
            ParameterFormat::Digits(max) => {
                let starts_with_zero = constant.starts_with('0') && constant != "0";
                is_digits(constant) && constant.len() <= max && !starts_with_zero
            }
            ParameterFormat::QueueUrl => HttpUrl::parse(constant).is_some(),
            ParameterFormat::Region => is_aws_region(constant),
            ParameterFormat::StreamName => {
                constant.len() <= 128 && is_word(constant, |c| "_.-".contains(c))
            }
            ParameterFormat::EventBus => is_event_bus(constant),
            ParameterFormat::StateMachineArn => has_states_resource(constant, &["stateMachine:"]),
            ParameterFormat::ExecutionArn => {
                has_states_resource(constant, &["execution:", "express:"])
            }
        }
    }

    /// What a constant must be, as the end of a sentence with "must be".
    pub fn description(self) -> String {
        match self {
            ParameterFormat::Any => "a string".to_owned(),
            ParameterFormat::Length(0, max) => format!("at most {max} characters long"),
            ParameterFormat::Length(min, max) => format!("{min} to {max} characters long"),
            ParameterFormat::Integer(min, max) => format!("an integer from {min} to {max}"),
            ParameterFormat::Digits(max) => {
                format!("0 or an integer of at most {max} digits without a leading zero")
            }
            ParameterFormat::QueueUrl => {
                "the URL of a queue, such as https://sqs.us-east-1.amazonaws.com/123456789012/orders"
                    .to_owned()
            }
            ParameterFormat::Region => "a region such as us-east-1".to_owned(),
            ParameterFormat::StreamName => {
                "a stream name: up to 128 letters, digits, `_`, `.` or `-`".to_owned()
            }
            ParameterFormat::EventBus => "the name or the ARN of an event bus".to_owned(),
            ParameterFormat::StateMachineArn => {
                "the ARN of a state machine (arn:aws:states:…:stateMachine:…)".to_owned()
            }
            ParameterFormat::ExecutionArn => {
                "the ARN of an execution (arn:aws:states:…:execution:…)".to_owned()
            }
        }
    }
}

const fn any(name: &'static str) -> Parameter {
    with(name, ParameterFormat::Any)
}

const fn with(name: &'static str, format: ParameterFormat) -> Parameter {
    Parameter { name, format }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// A name, or the ARN of a bus, whose resource is `event-bus/` and the name.
fn is_event_bus(text: &str) -> bool {
    let is_name = |name: &str| is_word(name, |c| "_./-".contains(c));
    match text.strip_prefix("arn:") {
        None => text.len() <= 256 && is_name(text),
        Some(_) => super::arn::parse(text).is_some_and(|arn| {
            let name = arn.resource.strip_prefix("event-bus/");
            arn.service == "events" && name.is_some_and(is_name)
        }),
    }
}

fn has_states_resource(text: &str, kinds: &[&str]) -> bool {
    super::arn::parse(text).is_some_and(|arn| {
        let name = kinds
            .iter()
            .find_map(|kind| arn.resource.strip_prefix(kind));
        let has_region_and_account = is_aws_region(arn.region) && is_account_id(arn.account);
        arn.service == "states"
            && has_region_and_account
            && name.is_some_and(|name| !name.is_empty())
    })
}

fn is_word(text: &str, also: impl Fn(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || also(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_action_lists_a_parameter_twice() {
        for subtype in &SUBTYPES {
            let mut names: Vec<_> = subtype.parameters().map(|p| p.name).collect();
            let count = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), count, "{}", subtype.name);
        }
    }

    #[test]
    fn formats_of_constants() {
        let queue = "https://sqs.us-east-1.amazonaws.com/123456789012/orders.fifo";
        let machine = "arn:aws:states:us-east-1:123456789012:stateMachine:orders";
        let execution = "arn:aws:states:us-east-1:123456789012:execution:orders:1";
        let bus = "arn:aws:events:us-east-1:123456789012:event-bus/orders";
        let cases = [
            (ParameterFormat::Integer(0, 900), "900", true),
            (ParameterFormat::Integer(0, 900), "901", false),
            (ParameterFormat::Integer(0, 900), "+1", false),
            (ParameterFormat::Integer(0, 900), "1.5", false),
            (ParameterFormat::Integer(1, 10), "0", false),
            (ParameterFormat::Length(1, 3), "äöü", true),
            (ParameterFormat::Length(1, 3), "four", false),
            (ParameterFormat::Digits(3), "0", true),
            (ParameterFormat::Digits(3), "01", false),
            (ParameterFormat::Digits(3), "1234", false),
            (ParameterFormat::QueueUrl, queue, true),
            (
                ParameterFormat::QueueUrl,
                "arn:aws:sqs:us-east-1:123456789012:orders",
                false,
            ),
            (ParameterFormat::Region, "eu-west-1", true),
            (ParameterFormat::Region, "us-gov-west-1", true),
            (ParameterFormat::Region, "Europe", false),
            (ParameterFormat::Region, "eu-1", false),
            (ParameterFormat::StreamName, "a_b.c-1", true),
            (ParameterFormat::StreamName, "a b", false),
            (ParameterFormat::EventBus, "orders", true),
            (ParameterFormat::EventBus, bus, true),
            (
                ParameterFormat::EventBus,
                "arn:aws:events:us-east-1:123456789012:rule/orders",
                false,
            ),
            (ParameterFormat::StateMachineArn, machine, true),
            (ParameterFormat::StateMachineArn, execution, false),
            (ParameterFormat::ExecutionArn, execution, true),
            (ParameterFormat::ExecutionArn, machine, false),
        ];
        for (format, constant, expected) in cases {
            assert_eq!(format.fits(constant), expected, "{format:?} {constant}");
        }
    }
}
