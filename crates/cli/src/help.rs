use std::borrow::Cow;

use wireform_model::OperationRef;
use wireform_model::documentation::{Documentation, HelpText};
use wireform_model::path::Path;

use crate::arguments::Common;
use crate::catalog::Catalog;
use crate::failure::Failure;

/// The help texts of an operation's service: those of its model, else those of the catalog.
pub struct Help<'m> {
    operation: OperationRef<'m>,
    catalog: Documentation,
}

impl<'m> Help<'m> {
    /// The help texts; without those of the catalog where there is no catalog, or where a model file is used instead.
    ///
    /// # Errors
    ///
    /// Where the catalog's cannot be read.
    pub fn of(operation: OperationRef<'m>, common: &Common) -> Result<Self, Failure> {
        let catalog = match common.model {
            Some(_) => None,
            None => Catalog::find(common)?,
        };
        let command = &operation.service.command;
        let catalog = catalog.map(|catalog| catalog.documentation(command));
        Ok(Help {
            operation,
            catalog: catalog.transpose()?.unwrap_or_default(),
        })
    }

    /// What the service is, in a sentence; may be empty.
    pub fn service(&self) -> String {
        let in_model = &self.operation.service.documentation;
        let introduction = HelpText::from_html(in_model).introduction();
        match introduction.is_empty() {
            true => self.catalog.service().introduction(),
            false => introduction,
        }
    }

    /// What the operation does, in a sentence; may be empty.
    pub fn operation(&self) -> String {
        let operation = self.operation.operation;
        sentence(&operation.documentation, || {
            self.catalog.operation(&operation.api_name)
        })
    }

    /// What the member at a path is, in a sentence; empty where it is not a member, or has no help.
    pub fn member(&self, path: &Path) -> String {
        self.find_member(path).unwrap_or_default()
    }

    fn find_member(&self, path: &Path) -> Option<String> {
        let above = self.operation.shape_at(&path.parent()?)?;
        let member = above.as_structure()?.member(&path.name()?)?;
        let shape = &self.operation.target(member).name;
        Some(sentence(&member.documentation, || {
            self.catalog.member(&above.name, &member.name, shape)
        }))
    }
}

/// The first sentence of the model's own text, or else of the catalog's.
fn sentence<'d>(in_model: &str, in_catalog: impl Fn() -> &'d HelpText) -> String {
    let text = match in_model.is_empty() {
        true => Cow::Borrowed(in_catalog()),
        false => Cow::Owned(HelpText::from_html(in_model)),
    };
    text.summary()
}
