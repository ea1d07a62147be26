use wireform_companions::Suggestion;

/// The regions of AWS, with where each is. Others can be typed.
const REGIONS: &[(&str, &str)] = &[
    ("us-east-1", "N. Virginia"),
    ("us-east-2", "Ohio"),
    ("us-west-1", "N. California"),
    ("us-west-2", "Oregon"),
    ("eu-central-1", "Frankfurt"),
    ("eu-central-2", "Zurich"),
    ("eu-north-1", "Stockholm"),
    ("eu-south-1", "Milan"),
    ("eu-south-2", "Spain"),
    ("eu-west-1", "Ireland"),
    ("eu-west-2", "London"),
    ("eu-west-3", "Paris"),
    ("ap-east-1", "Hong Kong"),
    ("ap-east-2", "Taipei"),
    ("ap-northeast-1", "Tokyo"),
    ("ap-northeast-2", "Seoul"),
    ("ap-northeast-3", "Osaka"),
    ("ap-south-1", "Mumbai"),
    ("ap-south-2", "Hyderabad"),
    ("ap-southeast-1", "Singapore"),
    ("ap-southeast-2", "Sydney"),
    ("ap-southeast-3", "Jakarta"),
    ("ap-southeast-4", "Melbourne"),
    ("ap-southeast-5", "Malaysia"),
    ("ap-southeast-6", "New Zealand"),
    ("ap-southeast-7", "Thailand"),
    ("af-south-1", "Cape Town"),
    ("ca-central-1", "Canada Central"),
    ("ca-west-1", "Calgary"),
    ("il-central-1", "Tel Aviv"),
    ("me-central-1", "UAE"),
    ("me-south-1", "Bahrain"),
    ("mx-central-1", "Mexico Central"),
    ("sa-east-1", "São Paulo"),
    ("us-gov-east-1", "AWS GovCloud, US East"),
    ("us-gov-west-1", "AWS GovCloud, US West"),
    ("cn-north-1", "Beijing"),
    ("cn-northwest-1", "Ningxia"),
    ("eusc-de-east-1", "AWS European Sovereign Cloud, Germany"),
];

/// The regions whose name or place contains a text, in any case; all of them where it is one's whole name.
pub fn regions_like(text: &str) -> Vec<Suggestion> {
    let text = text.trim().to_lowercase();
    let is_chosen = REGIONS.iter().any(|(name, _)| *name == text);
    let fits = |(name, place): &&(&str, &str)| {
        is_chosen || name.contains(&text) || place.to_lowercase().contains(&text)
    };
    let regions = REGIONS.iter().filter(fits).map(|(name, place)| Suggestion {
        text: (*name).to_owned(),
        help: (*place).to_owned(),
    });
    regions.collect()
}
