//! Options of the CLI's own that set a part of a member, each with values that the CLI takes and that it refuses.

use wireform_conformance::catalog;
use wireform_conformance::parallel::in_parallel;
use wireform_model::cli::Cli;
use wireform_testing::commands::posix_command;

use crate::compare::{Case, Outcome, compare};

const INGRESS: &str = "ec2 authorize-security-group-ingress --group-id sg-1";
const INSTANCES: &str = "ec2 run-instances --image-id ami-1";
const EMAIL: &str = "ses send-email --from a@b.c";
const DISTRIBUTION: &str = "cloudfront create-distribution";
const FIELD: &str = "cloudsearch define-index-field --domain-name d --name n";
const RECORDER: &str =
    "configservice put-configuration-recorder --configuration-recorder name=n,roleARN=r";
const DEPLOYMENT: &str = "deploy create-deployment --application-name a";
const METRIC: &str = "cloudwatch put-metric-data --namespace n";

/// Commands, and the words of their options between single spaces; `␣` is a space in a word.
const COMMANDS: &[(&str, &[&str])] = &[
    (
        INGRESS,
        &[
            "--protocol tcp --port 22 --cidr 10.0.0.0/8",
            "--protocol udp --port 22-25 --source-group sg-2 --group-owner 123",
            "--protocol all --source-group name --port all",
            "--protocol -1 --port -1",
            "--protocol 6 --port 0x1",
            "--protocol 006 --port 1_0-+12",
            "--protocol 256",
            "--protocol -2",
            "--protocol TCP",
            "--protocol 1.5",
            "--port 22-",
            "--port -5",
            "--port 1-2-3",
            "--port ␣7␣",
            "--cidr ",
            "--cidr a --cidr b",
            "--cidr a --cidr ",
            "--cidr a b",
            "--cidr file://no.txt",
            "--cidr http://localhost:1/x",
            "--cidr a --ip-permissions IpProtocol=tcp",
            "--cidr  --ip-permissions IpProtocol=tcp",
            "--ip-protocol tcp --from-port 1 --to-port 2 --cidr-ip c",
            "--prot tcp",
            "--port",
        ],
    ),
    (
        "ec2 revoke-security-group-egress --group-id sg-1",
        &[
            "--protocol icmp --port 3--1",
            "--source-group sg-2 --cidr c",
        ],
    ),
    (
        INSTANCES,
        &[
            "--associate-public-ip-address --subnet-id subnet-1",
            "--no-associate-public-ip-address",
            "--no-associate-public-ip-address --associate-public-ip-address",
            "--associate-public-ip-address --network-interfaces DeviceIndex=0",
            "--no-associate-public-ip-address --network-interfaces DeviceIndex=1",
            "--no-associate-public-ip-address --network-interfaces []",
            "--secondary-private-ip-addresses 10.0.0.1 10.0.0.2",
            "--secondary-private-ip-addresses",
            "--secondary-private-ip-addresses ",
            "--secondary-private-ip-addresses --network-interfaces DeviceIndex=0",
            "--secondary-private-ip-address-count 2 --associate-public-ip-address --count 3",
            "--secondary-private-ip-address-count 0",
            "--secondary-private-ip-address-count 0 --network-interfaces DeviceIndex=0",
            "--secondary-private-ip-address-count 1 --network-interfaces DeviceIndex=0",
            "--secondary-private-ip-address-count x",
            "--secondary-private-ip-address-count ",
            "--associate-public",
        ],
    ),
    (
        EMAIL,
        &[
            "--to a@b d@e --cc f --bcc g h --subject s --text t --html h",
            "--to  --subject s --text t",
            "--to a --subject s",
            "--to a --text t",
            "--to a --subject  --text t",
            "--subject s --text t",
            "--to a --destination ToAddresses=b --subject s --text t",
            "--to a --message Subject={Data=s},Body={Text={Data=t}} --text u",
            "--to a --message Subject={Data=s},Body={Text={Data=t}} --subject u",
            "--to a --message Body={Text={Data=t}} --subject u",
            "--to --subject s --text t",
            "--to a --subject s --text [1]",
            "--to [\"a\",\"b\"] --subject s --text t",
        ],
    ),
    (
        METRIC,
        &[
            "--metric-name m --value 1.5 --unit Count --timestamp 2026-01-02T03:04:05Z",
            "--metric-name m --value 1e3 --storage-resolution 1",
            "--metric-name m --value -5 --dimensions a=b,c=d",
            "--metric-name m --value=-5",
            "--metric-name m --value x",
            "--metric-name m --value ",
            "--metric-name m --value 1_0",
            "--metric-name m --value ␣7",
            "--metric-name m --value nan",
            "--metric-name m --dimensions a",
            "--metric-name m --dimensions a=b=c",
            "--metric-name m --dimensions a=,=b",
            "--metric-name m --dimensions a=b c=d",
            "--metric-name m --dimensions a=b,",
            "--metric-name m --statistic-values Sum=1,Minimum=2,Maximum=3.5,SampleCount=1",
            "--metric-name m --statistic-values Sum=1",
            "--metric-name m --statistic-values Total=1",
            "--metric-name m --statistic-values Sum=x",
            "--metric-name  --value 1",
            "--metric-name m --storage-resolution 1.5",
            "--metric-data MetricName=m --storage-resolution 1",
            "--metric-data MetricName=m --value 1",
            "--metric-data [] --storage-resolution 1",
            "--value 1",
        ],
    ),
    (
        "cloudfront create-invalidation --distribution-id d",
        &[
            "--paths /a /b/*",
            "--paths ",
            "--paths",
            "--paths [\"/a\"]",
            "--paths file://no.txt",
            "--paths /a --invalidation-batch CallerReference=c,Paths={Quantity=0}",
        ],
    ),
    (
        DISTRIBUTION,
        &[
            "--origin-domain-name d.example.com",
            "--origin-domain-name b.s3.amazonaws.com --default-root-object index.html",
            "--default-root-object i",
            "--default-root-object ",
            "--origin-domain-name d --distribution-config {}",
        ],
    ),
    (
        "cloudfront update-distribution --id i",
        &["--default-root-object i --distribution-config {}"],
    ),
    (
        "cloudsearch define-expression --domain-name d",
        &[
            "--name n --expression a*b",
            "--expression a --name ",
            "--name n",
        ],
    ),
    (
        FIELD,
        &[
            "--type int --default-value 7 --facet-enabled true",
            "--facet-enabled false --search-enabled FALSE --type int-array --sort-enabled no",
            "--type int --default-value x",
            "--type double --default-value 1e3",
            "--type double-array --default-value 1.5 --source-field s",
            "--type text --default-value 5 --analysis-scheme a --highlight-enabled true",
            "--type text --facet-enabled true",
            "--type latlon --default-value 5 --return-enabled true",
            "--type other --default-value 5",
            "--type  --source-field s",
            "--type literal",
            "--default-value 5",
        ],
    ),
    (
        RECORDER,
        &[
            "--recording-group allSupported=true,includeGlobalResourceTypes=false",
            "--recording-group {\"resourceTypes\":[\"AWS::EC2::Instance\"]}",
            "--recording-group resourceTypes=a,b",
            "--recording-group allSupported=1",
            "--recording-group x=y",
            "--recording-group ",
            "--recording-group {}",
            "--recording-group",
        ],
    ),
    (
        "configservice put-configuration-recorder",
        &["--recording-group allSupported=true"],
    ),
    (
        DEPLOYMENT,
        &[
            "--s3-location bucket=b,key=k,bundleType=zip",
            "--s3-location bucket=b,key=k,bundleType=zip,eTag=e,version=v",
            "--s3-location {\"bucket\":\"b\",\"key\":\"k\",\"bundleType\":\"tar\",\"other\":1}",
            "--s3-location bucket=b,key=k",
            "--s3-location bucket=b,key=,bundleType=zip",
            "--s3-location x",
            "--github-location repository=a/b,commitId=c",
            "--github-location repository=a/b",
            "--github-location repository=a/b,commitId=c --s3-location bucket=b,key=k,bundleType=zip",
            "--s3-location bucket=b,key=k,bundleType=zip --revision revisionType=S3",
        ],
    ),
    (
        "deploy register-application-revision --application-name a",
        &["--github-location repository=a/b,commitId=c"],
    ),
    (
        "datapipeline activate-pipeline --pipeline-id p",
        &[
            "--parameter-values a=1 b=2 a=3",
            "--parameter-values a=b=c",
            "--parameter-values a",
            "--parameter-values",
        ],
    ),
    (
        "ec2 bundle-instance --instance-id i",
        &[
            "--bucket b --prefix p --owner-akid k",
            "--bucket  --prefix p",
            "--bucket b --storage S3={Bucket=c}",
        ],
    ),
    (
        "emr list-clusters",
        &[
            "--active",
            "--failed",
            "--terminated",
            "--active --failed",
            "--active --cluster-states RUNNING",
            "--cluster-states RUNNING --created-after 2026-01-01",
        ],
    ),
    (
        "rds add-option-to-option-group --option-group-name g",
        &[
            "--options OptionName=o,Port=5 OptionName=p",
            "--options [{\"OptionName\":\"o\"}] --apply-immediately",
            "--options-to-include OptionName=o",
        ],
    ),
    (
        "rds remove-option-from-option-group --option-group-name g",
        &["--options o p"],
    ),
];

#[test]
fn v1_reads_shortcuts_as_we_do() {
    prove(Cli::V1);
}

#[test]
fn v2_reads_shortcuts_as_we_do() {
    prove(Cli::V2);
}

fn prove(cli: Cli) {
    let cases = COMMANDS.iter().flat_map(|(command, options)| {
        options
            .iter()
            .map(move |options| case(cli, &format!("{command} {options}")))
    });
    let outcomes = in_parallel(cases.collect(), |case| compare(&case));
    let differences: Vec<&str> = outcomes
        .iter()
        .filter_map(|outcome| match outcome {
            Outcome::Different(difference) => Some(difference.as_str()),
            _ => None,
        })
        .collect();
    let same = outcomes.iter().filter(|it| matches!(it, Outcome::Same));
    let (same, total) = (same.count(), outcomes.len());
    println!("{cli:?}: {total} commands, {same} read as the CLI does");
    assert!(differences.is_empty(), "{}", differences.join("\n\n"));
    assert!(same > total / 3, "{same} of {total}");
}

fn case(cli: Cli, command: &str) -> Case {
    let words: Vec<String> = command
        .split(' ')
        .map(|word| word.replace('␣', " "))
        .collect();
    let [service, operation, ..] = words.as_slice() else {
        panic!("{command}")
    };
    let service = &catalog::services_of(cli)[service];
    Case {
        item: 0,
        cli,
        operation: service.operation(operation).unwrap(),
        text: posix_command(&words),
        words,
        files: Vec::new(),
    }
}
