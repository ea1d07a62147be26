//! The host is the one that the real CLI sends to, in every partition and in a region that nobody knows yet.

use wireform_conformance::catalog;
use wireform_conformance::create_integration::{OPERATION, SERVICE, claim};
use wireform_conformance::oracle;
use wireform_conformance::wire::WireRequest;

use wireform_model::cli::Cli;
use wireform_model::json;
use wireform_model::region::is_known_region;

const INPUT: &str = r#"{"ApiId": "a1b2c3", "IntegrationType": "MOCK"}"#;

const REGIONS: [&str; 14] = [
    "us-east-1",
    "eu-central-1",
    "ap-southeast-7",
    "mx-central-1",
    "us-gov-west-1",
    "cn-north-1",
    "us-iso-east-1",
    "us-isob-east-1",
    "eu-isoe-west-1",
    "us-isof-south-1",
    "eusc-de-east-1",
    "xx-nowhere-9",
    "aws-global",
    "aws-cn-global",
];

#[test]
fn every_region_of_the_cli_is_known() {
    let partitions = catalog::models(Cli::V2).join("partitions.json");
    let text = std::fs::read_to_string(partitions).unwrap();
    let partitions: serde_json::Value = serde_json::from_str(&text).unwrap();
    let partitions = partitions["partitions"].as_array().unwrap().iter();
    let regions = partitions.flat_map(|partition| partition["regions"].as_object().unwrap().keys());
    let regions: Vec<&String> = regions.collect();
    assert!(regions.len() > 40, "{regions:?}");
    for region in regions {
        assert!(is_known_region(region), "{region}");
    }
}

#[test]
fn v1_sends_to_our_host() {
    prove(Cli::V1);
}

#[test]
fn v2_sends_to_our_host() {
    prove(Cli::V2);
}

fn prove(cli: Cli) {
    let input = json::read(INPUT).unwrap();
    for region in REGIONS {
        let words = [
            SERVICE,
            OPERATION,
            "--region",
            region,
            "--cli-input-json",
            INPUT,
        ];
        let answer = oracle::ask(cli, &words.map(str::to_owned), &[]);
        let real = answer.request.map(WireRequest::lasting);
        let ours = wireform_write::request_from(claim(cli).operation, &input, region, cli);
        let ours = WireRequest::ours(&ours).lasting();
        assert_eq!(real, Some(ours), "{region}: {}", answer.stderr);
    }
}
