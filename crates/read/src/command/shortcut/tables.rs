//! Which operations have shortcuts.
//!
//! Source: in `customizations` of the CLI, `cloudfront.py`, `cloudsearch.py` with `flatten.py`, `codedeploy/locationargs.py`,
//! `configservice/putconfigurationrecorder.py`, `datapipeline/__init__.py`, `ec2/bundleinstance.py`, `ec2/runinstances.py`,
//! `ec2/secgroupsimplify.py`, `emr/listclusters.py`, `putmetricdata.py` and `sessendemail.py`.

use wireform_model::OperationRef;

use super::{Shortcut, ShortcutForm};

/// What most shortcuts have in common.
const BASE: Shortcut = Shortcut {
    name: "",
    place: "",
    form: ShortcutForm::Text,
    is_exclusive: true,
    skips_empty: true,
};

/// What those of `put-metric-data` have in common.
const METRIC: Shortcut = Shortcut {
    skips_empty: false,
    ..BASE
};

/// What those have in common that the CLI takes beside the member's own option, and whose empty value counts.
const PLAIN: Shortcut = Shortcut {
    is_exclusive: false,
    skips_empty: false,
    ..BASE
};

static PERMISSIONS: [Shortcut; 5] = [
    Shortcut {
        name: "protocol",
        place: "/IpPermissions/0/IpProtocol",
        form: ShortcutForm::Protocol,
        ..BASE
    },
    Shortcut {
        name: "port",
        place: "/IpPermissions/0/FromPort",
        form: ShortcutForm::Ports,
        ..BASE
    },
    Shortcut {
        name: "cidr",
        place: "/IpPermissions/0/IpRanges/0/CidrIp",
        ..BASE
    },
    Shortcut {
        name: "source-group",
        place: "/IpPermissions/0/UserIdGroupPairs/0/GroupName",
        form: ShortcutForm::Group,
        ..BASE
    },
    Shortcut {
        name: "group-owner",
        place: "/IpPermissions/0/UserIdGroupPairs/0/UserId",
        ..BASE
    },
];

static INTERFACES: [Shortcut; 4] = [
    Shortcut {
        name: "secondary-private-ip-addresses",
        place: "/NetworkInterfaces/0/PrivateIpAddresses",
        form: ShortcutForm::Addresses,
        ..BASE
    },
    Shortcut {
        name: "secondary-private-ip-address-count",
        place: "/NetworkInterfaces/0/SecondaryPrivateIpAddressCount",
        form: ShortcutForm::Count,
        skips_empty: false,
        ..BASE
    },
    Shortcut {
        name: "associate-public-ip-address",
        place: "/NetworkInterfaces/0/AssociatePublicIpAddress",
        form: ShortcutForm::On,
        ..BASE
    },
    Shortcut {
        name: "no-associate-public-ip-address",
        place: "/NetworkInterfaces/0/AssociatePublicIpAddress",
        form: ShortcutForm::Off,
        is_exclusive: false,
        ..BASE
    },
];

static EMAIL: [Shortcut; 6] = [
    Shortcut {
        name: "to",
        place: "/Destination/ToAddresses",
        form: ShortcutForm::Texts,
        ..BASE
    },
    Shortcut {
        name: "cc",
        place: "/Destination/CcAddresses",
        form: ShortcutForm::Texts,
        ..BASE
    },
    Shortcut {
        name: "bcc",
        place: "/Destination/BccAddresses",
        form: ShortcutForm::Texts,
        ..BASE
    },
    Shortcut {
        name: "subject",
        place: "/Message/Subject/Data",
        is_exclusive: false,
        ..BASE
    },
    Shortcut {
        name: "text",
        place: "/Message/Body/Text/Data",
        ..BASE
    },
    Shortcut {
        name: "html",
        place: "/Message/Body/Html/Data",
        ..BASE
    },
];

static METRICS: [Shortcut; 7] = [
    Shortcut {
        name: "metric-name",
        place: "/MetricData/0/MetricName",
        ..METRIC
    },
    Shortcut {
        name: "timestamp",
        place: "/MetricData/0/Timestamp",
        ..METRIC
    },
    Shortcut {
        name: "unit",
        place: "/MetricData/0/Unit",
        ..METRIC
    },
    Shortcut {
        name: "value",
        place: "/MetricData/0/Value",
        form: ShortcutForm::Number,
        ..METRIC
    },
    Shortcut {
        name: "dimensions",
        place: "/MetricData/0/Dimensions",
        form: ShortcutForm::Dimensions,
        ..METRIC
    },
    Shortcut {
        name: "statistic-values",
        place: "/MetricData/0/StatisticValues",
        form: ShortcutForm::Statistics,
        ..METRIC
    },
    Shortcut {
        name: "storage-resolution",
        place: "/MetricData/0/StorageResolution",
        form: ShortcutForm::Integer,
        is_exclusive: false,
        ..METRIC
    },
];

static INVALIDATION: [Shortcut; 1] = [Shortcut {
    name: "paths",
    place: "/InvalidationBatch/Paths",
    form: ShortcutForm::Paths,
    skips_empty: false,
    ..BASE
}];

static DISTRIBUTION: [Shortcut; 2] = [
    Shortcut {
        name: "origin-domain-name",
        place: "/DistributionConfig/Origins",
        form: ShortcutForm::Origin,
        skips_empty: false,
        ..BASE
    },
    Shortcut {
        name: "default-root-object",
        place: "/DistributionConfig/DefaultRootObject",
        skips_empty: false,
        ..BASE
    },
];

static RECORDER: [Shortcut; 1] = [Shortcut {
    name: "recording-group",
    place: "/ConfigurationRecorder/recordingGroup",
    form: ShortcutForm::Member,
    ..PLAIN
}];

static REVISION: [Shortcut; 2] = [
    Shortcut {
        name: "s3-location",
        place: "/revision/s3Location",
        form: ShortcutForm::Revision("S3"),
        ..PLAIN
    },
    Shortcut {
        name: "github-location",
        place: "/revision/gitHubLocation",
        form: ShortcutForm::Revision("GitHub"),
        ..PLAIN
    },
];

static EXPRESSION: [Shortcut; 2] = [
    Shortcut {
        name: "name",
        place: "/Expression/ExpressionName",
        ..PLAIN
    },
    Shortcut {
        name: "expression",
        place: "/Expression/ExpressionValue",
        ..PLAIN
    },
];

static INDEX_FIELD: [Shortcut; 10] = [
    Shortcut {
        name: "name",
        place: "/IndexField/IndexFieldName",
        ..PLAIN
    },
    Shortcut {
        name: "type",
        place: "/IndexField/IndexFieldType",
        ..PLAIN
    },
    index_option("default-value", "DefaultValue"),
    index_option("facet-enabled", "FacetEnabled"),
    index_option("search-enabled", "SearchEnabled"),
    index_option("return-enabled", "ReturnEnabled"),
    index_option("sort-enabled", "SortEnabled"),
    index_option("source-field", "SourceField"),
    index_option("highlight-enabled", "HighlightEnabled"),
    index_option("analysis-scheme", "AnalysisScheme"),
];

const fn index_option(name: &'static str, member: &'static str) -> Shortcut {
    Shortcut {
        name,
        place: "/IndexField",
        form: ShortcutForm::IndexOption(member),
        ..PLAIN
    }
}

static PARAMETER_VALUES: [Shortcut; 1] = [Shortcut {
    name: "parameter-values",
    place: "/parameterValues",
    form: ShortcutForm::ParameterValues,
    ..PLAIN
}];

static BUNDLE: [Shortcut; 3] = [
    Shortcut {
        name: "bucket",
        place: "/Storage/S3/Bucket",
        ..BASE
    },
    Shortcut {
        name: "prefix",
        place: "/Storage/S3/Prefix",
        ..BASE
    },
    Shortcut {
        name: "owner-akid",
        place: "/Storage/S3/AWSAccessKeyId",
        ..BASE
    },
];

static CLUSTER_STATES: [Shortcut; 3] = [
    states(
        "active",
        &[
            "STARTING",
            "BOOTSTRAPPING",
            "RUNNING",
            "WAITING",
            "TERMINATING",
        ],
    ),
    states("terminated", &["TERMINATED"]),
    states("failed", &["TERMINATED_WITH_ERRORS"]),
];

const fn states(name: &'static str, states: &'static [&'static str]) -> Shortcut {
    Shortcut {
        name,
        place: "/ClusterStates",
        form: ShortcutForm::States(states),
        ..BASE
    }
}

/// The shortcuts of an operation, in the order in which the CLI sets what they say.
pub(super) fn of(operation: OperationRef<'_>) -> &'static [Shortcut] {
    let words = (
        operation.service.command.as_str(),
        operation.operation.command.as_str(),
    );
    match words {
        (
            "ec2",
            "authorize-security-group-ingress"
            | "authorize-security-group-egress"
            | "revoke-security-group-ingress"
            | "revoke-security-group-egress",
        ) => &PERMISSIONS,
        ("ec2", "run-instances") => &INTERFACES,
        ("ec2", "bundle-instance") => &BUNDLE,
        ("ses", "send-email") => &EMAIL,
        ("cloudwatch", "put-metric-data") => &METRICS,
        ("cloudfront", "create-invalidation") => &INVALIDATION,
        ("cloudfront", "create-distribution") => &DISTRIBUTION,
        ("cloudsearch", "define-expression") => &EXPRESSION,
        ("cloudsearch", "define-index-field") => &INDEX_FIELD,
        ("configservice", "put-configuration-recorder") => &RECORDER,
        ("datapipeline", "activate-pipeline" | "put-pipeline-definition") => &PARAMETER_VALUES,
        (
            "deploy",
            "create-deployment" | "get-application-revision" | "register-application-revision",
        ) => &REVISION,
        ("emr", "list-clusters") => &CLUSTER_STATES,
        _ => &[],
    }
}
