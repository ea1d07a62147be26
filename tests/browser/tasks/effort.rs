use std::fmt;

/// What it takes to fill in a form and to copy the command.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effort {
    /// How many values were entered, keys of entries among them.
    pub values: usize,
    pub clicks: usize,
    /// Keys but for typed characters and Tab; a chord is one, and so is a letter that chooses from a list.
    pub keys: usize,
    pub tabs: usize,
    pub typed: usize,
    /// How far the form moved under the eyes, in CSS pixels.
    pub scrolled: usize,
    /// How high the form is in the end, in CSS pixels.
    pub height: usize,
}

/// A task, and what it took if it could be done.
pub struct Row {
    pub name: String,
    pub effort: Option<Effort>,
}

/// The rows as a table of Markdown.
pub struct Table<'a>(pub &'a [Row]);

const HEADS: [&str; 8] = [
    "values", "actions", "clicks", "keys", "Tab", "typed", "scrolled", "height",
];

impl Effort {
    /// Its figures under [`HEADS`].
    fn figures(self) -> [usize; HEADS.len()] {
        [
            self.values,
            self.clicks + self.keys,
            self.clicks,
            self.keys,
            self.tabs,
            self.typed,
            self.scrolled,
            self.height,
        ]
    }
}

impl fmt::Display for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let widest = self.0.iter().map(|row| row.name.len()).max();
        let width = widest.unwrap_or_default().max("task".len());
        let mut line = |name: &str, cells: [String; HEADS.len()]| {
            let cells = cells.map(|cell| format!(" {cell:>8} |")).concat();
            writeln!(f, "| {name:width$} |{cells}")
        };
        line("task", HEADS.map(str::to_owned))?;
        line(&"-".repeat(width), HEADS.map(|_| "-------:".to_owned()))?;
        for row in self.0 {
            let figures = row
                .effort
                .map(|effort| effort.figures().map(|figure| figure.to_string()));
            line(
                &row.name,
                figures.unwrap_or_else(|| HEADS.map(|_| "–".to_owned())),
            )?;
        }
        Ok(())
    }
}
