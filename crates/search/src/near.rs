use wireform_model::near::nearest;
use wireform_model::service_names::nearest_service;

use crate::find::find_services;
use crate::words::fits;
use wireform_model::index::Index;

/// A few names are a help; more are a list.
const MOST: usize = 3;

/// Names that somebody may have meant by a name that does not exist: the one with the most similar spelling,
/// and a few that it fits.
pub fn near<'n>(name: &str, names: &[&'n str]) -> Vec<&'n str> {
    let fitting = names.iter().copied().filter(|other| fits(name, other));
    nearest_first(name, names, fitting)
}

/// The CLI's words for services that somebody may have meant by a name that does not exist:
/// the one that people call so or that is written most like it, and a few that it fits, by word or title.
pub fn near_services<'i>(index: &'i Index, name: &str) -> Vec<&'i str> {
    let fitting = find_services(&index.services, name, MOST);
    first_of(
        nearest_service(index, name),
        fitting.map(|it| it.command.as_str()),
    )
}

fn nearest_first<'n>(
    name: &str,
    names: &[&'n str],
    fitting: impl Iterator<Item = &'n str>,
) -> Vec<&'n str> {
    first_of(nearest(name, &mut names.iter().copied()), fitting)
}

/// The first, and a few others that are not it.
fn first_of<'n>(first: Option<&'n str>, fitting: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    let mut near: Vec<&str> = first.into_iter().collect();
    for other in fitting {
        if near.len() < MOST && !near.contains(&other) {
            near.push(other);
        }
    }
    near
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::index;

    #[test]
    fn names_are_near() {
        let names = ["put-item", "get-item", "update-item"];
        assert_eq!(near("put-itm", &names), ["put-item"]);
        assert_eq!(near("item", &names), names);
        assert_eq!(near("zzz", &names), [""; 0]);
    }

    #[test]
    fn services_are_near_by_word_and_title() {
        let index = index();
        assert_eq!(near_services(&index, "lamda"), ["lambda"]);
        assert_eq!(near_services(&index, "s3"), ["s3api"]);
        assert_eq!(near_services(&index, "eventbridge"), ["events", "pipes"]);
        assert_eq!(near_services(&index, "zzz"), [""; 0]);
        assert_eq!(near_services(&index, ""), [""; 0]);
    }
}
