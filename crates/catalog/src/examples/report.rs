//! How many examples could be used, and which could not.

use std::fmt;

/// How many examples of one service, or of all, could be used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExamplesReport {
    /// Pages about operations.
    pub pages: usize,
    /// Commands on them that are for the page's operation.
    pub commands: usize,
    /// Commands on them for something else, which nothing is made of.
    pub of_others: usize,
    /// Examples in models.
    pub in_models: usize,
    /// Examples that are the same as one before, but for the title.
    pub duplicates: usize,
    /// Files that commands read as text.
    pub files: usize,
    /// Those of them that a page shows.
    pub joined: usize,
    /// Operations that have an example now.
    pub operations: usize,
    /// Examples that they have.
    pub examples: usize,
    /// What could not be used, in the order of the services.
    pub unused: Vec<UnusedExample>,
}

/// An example that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnusedExample {
    /// The page, such as `sqs/create-queue`, or for one of a model `sqs CreateQueue`.
    pub place: String,
    /// The command; of a model's example its title.
    pub text: String,
    /// Why, in sentences.
    pub reason: String,
}

impl ExamplesReport {
    /// Adds the figures of another service.
    pub fn add(&mut self, other: ExamplesReport) {
        self.pages += other.pages;
        self.commands += other.commands;
        self.of_others += other.of_others;
        self.in_models += other.in_models;
        self.duplicates += other.duplicates;
        self.files += other.files;
        self.joined += other.joined;
        self.operations += other.operations;
        self.examples += other.examples;
        self.unused.extend(other.unused);
    }

    /// What could not be used, a paragraph each: place, reason, and the text.
    pub fn list(&self) -> String {
        let paragraphs = self.unused.iter().map(UnusedExample::to_string);
        paragraphs.collect::<Vec<String>>().join("\n")
    }
}

impl fmt::Display for UnusedExample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}: {}\n{}", self.place, self.reason, self.text)
    }
}

/// The figures in a line.
impl fmt::Display for ExamplesReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} examples for {} operations, of {} commands on {} pages and {} examples in models; \
            {} are duplicates, {} cannot be used; {} of {} files are joined",
            self.examples,
            self.operations,
            self.commands,
            self.pages,
            self.in_models,
            self.duplicates,
            self.unused.len(),
            self.joined,
            self.files,
        )
    }
}
