//! Attributes that calls return and none sets, where the model has them all in one map.

use wireform_model::OperationRef;

/// The services' commands, the members, and what is read-only in them.
///
/// Sources: the descriptions of `GetQueueAttributes` and `SetQueueAttributes` (SQS), of `GetTopicAttributes`,
/// `GetSubscriptionAttributes` and what sets them (SNS).
const READ_ONLY: &[(&str, &str, &[&str])] = &[
    (
        "sqs",
        "Attributes",
        &[
            "All",
            "ApproximateNumberOfMessages",
            "ApproximateNumberOfMessagesDelayed",
            "ApproximateNumberOfMessagesNotVisible",
            "CreatedTimestamp",
            "LastModifiedTimestamp",
            "QueueArn",
        ],
    ),
    (
        "sns",
        "Attributes",
        &[
            "BeginningArchiveTime",
            "ConfirmationWasAuthenticated",
            "EffectiveDeliveryPolicy",
            "Owner",
            "PendingConfirmation",
            "SubscriptionArn",
            "SubscriptionPrincipal",
            "SubscriptionsConfirmed",
            "SubscriptionsDeleted",
            "SubscriptionsPending",
            "TopicArn",
        ],
    ),
];

/// Whether no call sets an entry of a member.
pub(super) fn is_read_only(operation: OperationRef<'_>, member: &str, name: &str) -> bool {
    let service = operation.service.command.as_str();
    let mut all = READ_ONLY.iter();
    all.any(|(of, at, names)| *of == service && *at == member && names.contains(&name))
}
