//! The AWS service actions that an HTTP API can call directly.
//!
//! Names are as the service takes them: it tells capitals from small letters.
//! Source: the integration subtype reference of the API Gateway developer guide; the limits are the called services' own.

/// An action: the value of `IntegrationSubtype`.
#[derive(Debug)]
pub struct Subtype {
    pub name: &'static str,
    pub required: &'static [Parameter],
    pub optional: &'static [Parameter],
}

/// An entry of `RequestParameters` that an action takes.
#[derive(Debug)]
pub struct Parameter {
    pub name: &'static str,
    /// What a constant has to look like for the called service.
    pub form: Form,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Any,
    /// So many characters.
    Length(usize, usize),
    /// A whole number in a range.
    Integer(u64, u64),
    /// `0`, or digits without a leading zero, up to so many.
    Digits(usize),
    /// `https://sqs.us-east-1.amazonaws.com/123456789012/queue`
    QueueUrl,
    /// `us-east-1`
    Region,
    StreamName,
    /// A bus by name or ARN.
    EventBus,
    StateMachineArn,
    ExecutionArn,
}

/// The action of this name, capitals and all.
pub fn subtype(name: &str) -> Option<&'static Subtype> {
    SUBTYPES.iter().find(|subtype| subtype.name == name)
}

/// In the order in which they are offered.
pub static SUBTYPES: [Subtype; 10] = [
    Subtype {
        name: "EventBridge-PutEvents",
        required: &[any("Detail"), any("DetailType"), any("Source")],
        optional: &[
            any("Time"),
            with("EventBusName", Form::EventBus),
            any("Resources"),
            REGION,
            TRACE_HEADER,
        ],
    },
    Subtype {
        name: "SQS-SendMessage",
        required: &[QUEUE_URL, any("MessageBody")],
        optional: &[
            with("DelaySeconds", Form::Integer(0, 900)),
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
            with("MaxNumberOfMessages", Form::Integer(1, 10)),
            any("MessageAttributeNames"),
            any("ReceiveRequestAttemptId"),
            with("VisibilityTimeout", Form::Integer(0, 43_200)),
            with("WaitTimeSeconds", Form::Integer(0, 20)),
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
            with("Application", Form::Length(1, 64)),
            with("Environment", Form::Length(1, 64)),
            with("Configuration", Form::Length(1, 64)),
            with("ClientId", Form::Length(1, 64)),
        ],
        optional: &[any("ClientConfigurationVersion"), REGION],
    },
    Subtype {
        name: "Kinesis-PutRecord",
        required: &[
            with("StreamName", Form::StreamName),
            any("Data"),
            with("PartitionKey", Form::Length(1, 256)),
        ],
        optional: &[
            with("SequenceNumberForOrdering", Form::Digits(129)),
            with("ExplicitHashKey", Form::Digits(39)),
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
        required: &[with("ExecutionArn", Form::ExecutionArn)],
        optional: &[any("Cause"), with("Error", Form::Length(0, 256)), REGION],
    },
];

const QUEUE_URL: Parameter = with("QueueUrl", Form::QueueUrl);
const REGION: Parameter = with("Region", Form::Region);
const TRACE_HEADER: Parameter = with("TraceHeader", Form::Length(1, 500));
const STATE_MACHINE_ARN: Parameter = with("StateMachineArn", Form::StateMachineArn);
const EXECUTION_NAME: Parameter = with("Name", Form::Length(1, 80));

impl Subtype {
    /// The required parameters and then the others.
    pub fn parameters(&self) -> impl Iterator<Item = &'static Parameter> + use<> {
        self.required.iter().chain(self.optional)
    }

    pub fn parameter(&self, name: &str) -> Option<&'static Parameter> {
        self.parameters().find(|parameter| parameter.name == name)
    }

    /// Whether AWS advises against what it calls.
    pub fn is_deprecated(&self) -> bool {
        self.name == "AppConfig-GetConfiguration"
    }
}

impl Form {
    /// Whether a constant will do for the called service.
    pub fn fits(self, constant: &str) -> bool {
        match self {
            Form::Any => true,
            Form::Length(min, max) => (min..=max).contains(&constant.chars().count()),
            Form::Integer(min, max) => {
                let number = constant.parse::<u64>().ok();
                is_digits(constant) && number.is_some_and(|n| (min..=max).contains(&n))
            }
            Form::Digits(max) => {
                let starts_with_zero = constant.starts_with('0') && constant != "0";
                is_digits(constant) && constant.len() <= max && !starts_with_zero
            }
            Form::QueueUrl => is_queue_url(constant),
            Form::Region => is_region(constant),
            Form::StreamName => constant.len() <= 128 && is_word(constant, |c| "_.-".contains(c)),
            Form::EventBus => is_event_bus(constant),
            Form::StateMachineArn => has_states_resource(constant, &["stateMachine:"]),
            Form::ExecutionArn => has_states_resource(constant, &["execution:", "express:"]),
        }
    }

    /// What a constant has to be, to follow "has to be" in a sentence.
    pub fn demand(self) -> String {
        match self {
            Form::Any => "any text".to_owned(),
            Form::Length(0, max) => format!("at most {max} characters long"),
            Form::Length(min, max) => format!("{min} to {max} characters long"),
            Form::Integer(min, max) => format!("a whole number from {min} to {max}"),
            Form::Digits(max) => {
                format!("0 or a whole number of at most {max} digits without a leading zero")
            }
            Form::QueueUrl => {
                "the URL of a queue, such as https://sqs.us-east-1.amazonaws.com/123456789012/orders"
                    .to_owned()
            }
            Form::Region => "a Region such as us-east-1".to_owned(),
            Form::StreamName => {
                "a stream's name: up to 128 letters, digits, `_`, `.` or `-`".to_owned()
            }
            Form::EventBus => "the name or the ARN of an event bus".to_owned(),
            Form::StateMachineArn => {
                "the ARN of a state machine (arn:aws:states:…:stateMachine:…)".to_owned()
            }
            Form::ExecutionArn => {
                "the ARN of an execution (arn:aws:states:…:execution:…)".to_owned()
            }
        }
    }
}

const fn any(name: &'static str) -> Parameter {
    with(name, Form::Any)
}

const fn with(name: &'static str, form: Form) -> Parameter {
    Parameter { name, form }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_queue_url(text: &str) -> bool {
    super::arn::http_url(text).is_some()
}

/// Two or more words and a number: `us-east-1`, `us-gov-west-1`.
fn is_region(text: &str) -> bool {
    let mut words = text.split('-');
    let number = words.next_back().unwrap_or_default();
    let first = words.next().unwrap_or_default();
    let second = words.next();
    let is_lower = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase());
    is_digits(number)
        && first.len() >= 2
        && is_lower(first)
        && second.is_some_and(is_lower)
        && words.all(is_lower)
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
        let has_owner = super::arn::is_region(arn.region) && super::arn::is_account(arn.account);
        arn.service == "states" && has_owner && name.is_some_and(|name| !name.is_empty())
    })
}

fn is_word(text: &str, also: impl Fn(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || also(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_action_takes_a_parameter_twice() {
        for subtype in &SUBTYPES {
            let mut names: Vec<_> = subtype.parameters().map(|p| p.name).collect();
            let count = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), count, "{}", subtype.name);
        }
    }

    #[test]
    fn forms_of_constants() {
        let queue = "https://sqs.us-east-1.amazonaws.com/123456789012/orders.fifo";
        let machine = "arn:aws:states:us-east-1:123456789012:stateMachine:orders";
        let execution = "arn:aws:states:us-east-1:123456789012:execution:orders:1";
        let bus = "arn:aws:events:us-east-1:123456789012:event-bus/orders";
        let cases = [
            (Form::Integer(0, 900), "900", true),
            (Form::Integer(0, 900), "901", false),
            (Form::Integer(0, 900), "+1", false),
            (Form::Integer(0, 900), "1.5", false),
            (Form::Integer(1, 10), "0", false),
            (Form::Length(1, 3), "äöü", true),
            (Form::Length(1, 3), "four", false),
            (Form::Digits(3), "0", true),
            (Form::Digits(3), "01", false),
            (Form::Digits(3), "1234", false),
            (Form::QueueUrl, queue, true),
            (
                Form::QueueUrl,
                "arn:aws:sqs:us-east-1:123456789012:orders",
                false,
            ),
            (Form::Region, "eu-west-1", true),
            (Form::Region, "us-gov-west-1", true),
            (Form::Region, "Europe", false),
            (Form::Region, "eu-1", false),
            (Form::StreamName, "a_b.c-1", true),
            (Form::StreamName, "a b", false),
            (Form::EventBus, "orders", true),
            (Form::EventBus, bus, true),
            (
                Form::EventBus,
                "arn:aws:events:us-east-1:123456789012:rule/orders",
                false,
            ),
            (Form::StateMachineArn, machine, true),
            (Form::StateMachineArn, execution, false),
            (Form::ExecutionArn, execution, true),
            (Form::ExecutionArn, machine, false),
        ];
        for (form, constant, expected) in cases {
            assert_eq!(form.fits(constant), expected, "{form:?} {constant}");
        }
    }
}
