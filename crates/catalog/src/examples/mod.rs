//! Examples of inputs: the commands of the AWS CLI's manual, read by our own reader, and those of botocore's models.
//!
//! In reading order: [`page_commands`] finds the commands of a page and what each is for,
//! from the [`page`]'s blocks, with [`command_text`], [`title`] and [`joined_files`];
//! [`reader`] makes drafts of them, [`model_examples`] has those of the models,
//! [`service_examples`] puts a service's together, with what they have in [`common`].

pub mod command_text;
pub mod common;
pub mod joined_files;
pub mod manual;
pub mod model_examples;
pub mod page;
pub mod page_commands;
pub mod reader;
pub mod report;
pub mod service_examples;
pub mod title;
