//! Expressions over the figures of a document, as kind files write them.
//!
//! `balance/T/settled - balance/C/settled`, `count(households, class=poor)`,
//! `sum(households, members)`, a whole number. Signs stand between spaces, since ids hold hyphens.

/// The line of a rule that holds in every row, `*/balance = */revenue - */spending`.
pub const EACH_ROW: &str = "*";

/// A sum of terms.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Expr {
    /// Terms; `false` is taken away.
    pub terms: Vec<(bool, Term)>,
}

/// What can be added.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Term {
    /// A cell; a rule within a form may leave form and column open.
    Cell {
        /// Form id, or the form of the rule.
        form: Option<String>,
        /// Line id; [`EACH_ROW`] for each row without rows below it.
        line: String,
        /// Column id, or each numeric column in turn.
        column: Option<String>,
    },
    /// How many records, all or those with a choice.
    Count {
        /// Form id.
        form: String,
        /// Column and the choice it must hold.
        only: Option<(String, String)>,
    },
    /// The sum of a column of records.
    Sum {
        /// Form id.
        form: String,
        /// Column id.
        column: String,
        /// Column and the choice it must hold.
        only: Option<(String, String)>,
    },
    /// A whole number.
    Number(i64),
}

impl Expr {
    /// Reads an expression.
    pub fn parse(text: &str) -> Option<Expr> {
        let mut terms = Vec::new();
        let mut plus = true;
        let mut rest = text.trim();
        loop {
            let (term, after) = next_term(rest);
            terms.push((plus, Term::parse(term)?));
            match after {
                None => return Some(Expr { terms }),
                Some((sign, tail)) => (plus, rest) = (sign, tail),
            }
        }
    }

    /// The line left open: the rule is meant for each row without rows below it.
    pub fn for_each_row(&self) -> bool {
        self.terms
            .iter()
            .any(|(_, term)| matches!(term, Term::Cell { line, .. } if line == EACH_ROW))
    }

    /// The column left open: the rule is meant for each numeric column.
    pub fn for_each_column(&self) -> bool {
        self.terms.iter().any(|(_, term)| matches!(term, Term::Cell { column: None, .. }))
    }
}

/// The text of the first term, and the sign and text after it.
fn next_term(text: &str) -> (&str, Option<(bool, &str)>) {
    let plus = text.find(" + ").map(|at| (at, true));
    let minus = text.find(" - ").map(|at| (at, false));
    match plus.into_iter().chain(minus).min() {
        Some((at, sign)) => (text[..at].trim(), Some((sign, text[at + 3..].trim()))),
        None => (text.trim(), None),
    }
}

impl Term {
    fn parse(text: &str) -> Option<Term> {
        if let Some(inside) = call(text, "count") {
            let (form, only) = split_filter(&inside)?;
            return Some(Term::Count { form, only });
        }
        if let Some(inside) = call(text, "sum") {
            let (form, rest) = inside.split_first()?;
            let (column, only) = split_filter(rest)?;
            return Some(Term::Sum { form: (*form).to_owned(), column, only });
        }
        if let Ok(number) = text.parse() {
            return Some(Term::Number(number));
        }
        let parts: Vec<String> = text.split('/').map(|part| part.trim().to_owned()).collect();
        if parts.iter().any(|part| part.is_empty() || part.contains(' ')) {
            return None;
        }
        match <[String; 3]>::try_from(parts) {
            Ok([form, line, column]) => {
                Some(Term::Cell { form: Some(form), line, column: Some(column) })
            }
            Err(parts) => match <[String; 2]>::try_from(parts) {
                Ok([line, column]) => Some(Term::Cell { form: None, line, column: Some(column) }),
                Err(mut parts) if parts.len() == 1 => {
                    Some(Term::Cell { form: None, line: parts.remove(0), column: None })
                }
                Err(_) => None,
            },
        }
    }
}

/// The arguments of `name(a, b)`.
fn call<'t>(text: &'t str, name: &str) -> Option<Vec<&'t str>> {
    let inside = text.strip_prefix(name)?.strip_prefix('(')?.strip_suffix(')')?;
    Some(inside.split(',').map(str::trim).collect())
}

/// A name, and an optional `column=choice` after it.
fn split_filter(parts: &[&str]) -> Option<(String, Option<(String, String)>)> {
    match parts {
        [name] => Some(((*name).to_owned(), None)),
        [name, only] => {
            let (column, choice) = only.split_once('=')?;
            Some(((*name).to_owned(), Some((column.trim().to_owned(), choice.trim().to_owned()))))
        }
        _ => None,
    }
}
