//! Scripts of the theme, made small: a phone on a slow network reads them before it may search.

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions, CommentOptions};
use oxc_minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

use super::theme::ThemeError;

/// The script with short names and without comments.
///
/// # Errors
/// At the first place where it is no script.
pub(super) fn small(file: &str, text: &str) -> Result<String, ThemeError> {
    let room = Allocator::default();
    let mut read = Parser::new(&room, text, SourceType::cjs()).parse();
    if let Some(error) = read.errors.first() {
        let at = match error.labels.iter().flatten().next() {
            Some(label) => label.offset(),
            None => 0,
        };
        let before = &text[..at.min(text.len())];
        let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count());
        return Err(ThemeError {
            file: file.to_owned(),
            line: before.matches('\n').count() + 1,
            column: column + 1,
            message: error.to_string(),
        });
    }
    let made = Minifier::new(MinifierOptions {
        mangle: Some(MangleOptions::default()),
        compress: Some(CompressOptions::smallest()),
    });
    let names = made.minify(&room, &mut read.program).scoping;
    let written = CodegenOptions {
        minify: true,
        comments: CommentOptions::disabled(),
        ..CodegenOptions::default()
    };
    Ok(Codegen::new().with_options(written).with_scoping(names).build(&read.program).code)
}
