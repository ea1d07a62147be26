use wireform_companions::Suggestion;
use wireform_model::region::REGIONS;

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
