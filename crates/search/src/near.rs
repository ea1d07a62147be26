use wireform_model::near::nearest;

use crate::Index;
use crate::find::find_services;
use crate::words::fits;

/// A few names are a help; more are a list.
const MOST: usize = 3;

/// Names that somebody may have meant by one that is none of them: the one that is written most like it,
/// and a few that it fits.
pub fn near<'n>(name: &str, names: &[&'n str]) -> Vec<&'n str> {
    let fitting = names.iter().copied().filter(|other| fits(name, other));
    nearest_first(name, names, fitting)
}

impl Index {
    /// The CLI's words for services that somebody may have meant by a name that is none of them:
    /// the one that is written most like it, and a few that it fits, by word or title.
    pub fn near_services(&self, name: &str) -> Vec<&str> {
        let services = self.services.iter();
        let commands: Vec<&str> = services.map(|service| service.command.as_str()).collect();
        let fitting = find_services(&self.services, name, MOST);
        nearest_first(name, &commands, fitting.map(|it| it.command.as_str()))
    }
}

fn nearest_first<'n>(
    name: &str,
    names: &[&'n str],
    fitting: impl Iterator<Item = &'n str>,
) -> Vec<&'n str> {
    let mut near: Vec<&str> = nearest(name, &mut names.iter().copied())
        .into_iter()
        .collect();
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
        assert_eq!(index.near_services("lamda"), ["lambda"]);
        assert_eq!(index.near_services("s3"), ["s3api"]);
        assert_eq!(index.near_services("eventbridge"), ["events", "pipes"]);
        assert_eq!(index.near_services("zzz"), [""; 0]);
        assert_eq!(index.near_services(""), [""; 0]);
    }
}
