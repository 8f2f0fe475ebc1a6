//! Kind: what a disclosure of one sort looks like, as data.
//!
//! A kind file says who owes the document and when, which forms it has, their columns and lines,
//! the sums that must hold, who may see what, and the sentence that tells a citizen what it says.
//! A kind has [`Version`]s: the law changed in 2026, and a document is judged by the law of its own
//! budget year and level, not by today's. Start at [`Kinds`]; the files are in `builtin/`.

pub mod across;
mod deadlines;
pub mod expr;
pub mod heading;
mod names;
mod read;
mod registry;
mod sense;
mod shape;
mod spots;

pub use read::{COLUMNS, MONEY_UNITS, column as read_column, words as words_of};
pub use registry::Kinds;
pub use shape::PeriodShape;

use serde::{Deserialize, Serialize};
use std::sync::Arc;

use crate::finding::Lang;
use crate::unit::Level;
use crate::value::MoneyUnit;
use across::Across;
use expr::Expr;

/// Words in both languages.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Text {
    /// Vietnamese.
    pub vi: String,
    /// English; the Vietnamese where none is given.
    pub en: String,
}

impl Text {
    /// The words in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}

/// Where a rule comes from, and whether its text was read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LawRef {
    /// Number and sign, `10/2022/QH15`.
    pub law: String,
    /// Article, `Điều 11 khoản 2`.
    pub article: String,
    /// The text was read; otherwise the rule may give a note, never a reproach.
    pub verified: bool,
    /// When it was read, ISO.
    pub checked: String,
}

/// Whether something is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Need {
    /// Has no place here.
    #[default]
    None,
    /// May be given.
    Optional,
    /// Belongs to a complete document.
    Required,
}

/// A sort of disclosure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kind {
    /// Stable id, `budget-settlement`.
    pub id: String,
    /// Full title.
    pub title: Text,
    /// Title for lists and paths.
    pub short: Text,
    /// What people call it besides, for whoever looks for it: `thu chi`.
    pub also: Vec<String>,
    /// Part of the address, `quyet-toan`.
    pub address: String,
    /// Group on pages: budget, poverty, integrity, participation, services, environment.
    pub group: String,
    /// Order within all kinds.
    pub order: i64,
    /// What the figures mean and where they come from, for citizens.
    pub about: Text,
    /// Why it must be public at all.
    pub duty: LawRef,
    /// The text of the document.
    pub text: Need,
    /// By level and time.
    pub versions: Vec<Version>,
}

/// Under which law a document is written.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Regime {
    /// Law 83/2015, Circulars 343 and 344/2016: national forms with fixed lines.
    R1,
    /// Law 89/2025, Decree 73/2026, Circular 26/2026: the lines that the council voted.
    R2,
    /// Independent of the budget laws.
    Any,
}

/// A kind as it holds for some levels and budget years.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Version {
    /// The law it belongs to.
    pub regime: Regime,
    /// Levels that owe or may publish it.
    pub levels: Vec<Level>,
    /// First budget year.
    pub from: Option<i16>,
    /// Last budget year.
    pub until: Option<i16>,
    /// Periods it may be of.
    pub periods: Vec<PeriodShape>,
    /// Periods that are owed each year.
    pub owes: Vec<PeriodShape>,
    /// The rule that defines it.
    pub source: LawRef,
    /// Its terms, by id, with the periods they are for (none: all).
    pub deadlines: Vec<(String, Vec<PeriodShape>)>,
    /// The term of posting on paper, by id.
    pub posting: Option<String>,
    /// By when the event that starts the term should have happened.
    pub expected: Option<Expected>,
    /// The explanatory note.
    pub note: Need,
    /// A title of its own.
    pub title: Option<Text>,
    /// The forms.
    pub forms: Vec<Form>,
    /// Rules across forms.
    pub rules: Vec<Rule>,
    /// Rules across documents.
    pub across: Vec<Across>,
    /// Form and column of the cells that rules across documents speak of.
    pub kept: Vec<(String, String)>,
    /// Named facts.
    pub figures: Vec<Figure>,
    /// Sentences, the first that can be said is.
    pub says: Vec<Text>,
    /// The question it answers on the unit's page.
    pub answer: Option<Answer>,
    /// The charts.
    pub charts: Vec<Chart>,
}

/// The day by which the event that starts a term should have happened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Expected {
    /// Month of the year.
    pub month: i8,
    /// Day of the month.
    pub day: i8,
    /// Years after the period.
    pub years: i16,
    /// The rule.
    pub law: LawRef,
}

/// One table of a document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Form {
    /// Id within the kind, `revenue`.
    pub id: String,
    /// Number of the national form, `117`; empty when it has none.
    pub number: String,
    /// Its sign as printed, `117/CK TC-NSNN`.
    pub code: String,
    /// Title.
    pub title: Text,
    /// Part of the address of its files.
    pub address: String,
    /// Lines with a hierarchy, or records.
    pub table: TableShape,
    /// Whose lines they are.
    pub rows: Rows,
    /// The file may bring columns of its own.
    pub columns_from_file: bool,
    /// A complete document has it.
    pub required: bool,
    /// The usual unit of money, for templates.
    pub money: Option<MoneyUnit>,
    /// The printed wording was checked.
    pub verified: bool,
    /// Columns.
    pub columns: Arc<[Column]>,
    /// Fixed or suggested lines.
    pub lines: Vec<Line>,
    /// Rules within the form.
    pub rules: Vec<Rule>,
}

/// What the rows of a form are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TableShape {
    /// Lines with a hierarchy and sums.
    Lines,
    /// Records: persons, projects, events.
    List,
}

/// Whose lines a form has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rows {
    /// Only those of the form.
    Fixed,
    /// Those of the form, and lines of the file under them.
    Open,
    /// Those of the file; the form's are suggestions.
    Free,
}

/// A column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// Id within the form.
    pub id: String,
    /// Heading.
    pub label: Text,
    /// Heading above it, shared by neighbours.
    pub group: Option<Text>,
    /// What its cells hold.
    pub holds: ColumnType,
    /// Who may see it.
    pub privacy: Privacy,
    /// That was written down, not taken for granted.
    pub declared: bool,
    /// This column in per cent is the first over the second.
    pub ratio: Option<(String, String)>,
    /// What a choice may be: id and words.
    pub choices: Vec<(String, Text)>,
    /// A foot row shows the sum.
    pub total: bool,
    /// Must be filled.
    pub required: bool,
}

/// What a cell holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum ColumnType {
    /// Text.
    Text,
    /// One of the choices.
    Choice,
    /// Whole numbers.
    Count,
    /// Money.
    Money,
    /// A date.
    Date,
    /// Numbers with decimals.
    Number,
    /// Per cent.
    Percent,
    /// A person's name.
    Person,
    /// A year.
    Year,
    /// What the line says.
    Measure,
}

impl ColumnType {
    /// Its cells are figures.
    pub fn is_numeric(self) -> bool {
        matches!(
            self,
            ColumnType::Count
                | ColumnType::Money
                | ColumnType::Number
                | ColumnType::Percent
                | ColumnType::Measure
        )
    }

    /// Its cells may be added up.
    pub fn adds_up(self) -> bool {
        self.is_numeric() && self != ColumnType::Percent
    }
}

/// Who may see a column (`never` columns are declared so that they are refused by name).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Privacy {
    /// For ever.
    #[default]
    Public,
    /// Until the posting period is over.
    PublicUntil,
    /// Shortened.
    Masked,
    /// A number of persons or households, for ever; a small one only while persons are shown.
    Counted,
    /// Refused when the file is read.
    Never,
}

/// A line of a form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// Stable id within the form.
    pub id: String,
    /// Printed number: `I`, `1`, `-`.
    pub code: String,
    /// Label.
    pub label: Text,
    /// Label for charts.
    pub short: Option<Text>,
    /// Place of its parent among the lines.
    pub parent: Option<usize>,
    /// Depth, 0 at the top.
    pub level: u8,
    /// A part of its parent that is not added.
    pub of_which: bool,
    /// May be missing.
    pub optional: bool,
    /// What its cells hold in a `measure` column.
    pub holds: Option<ColumnType>,
    /// Unit of a `measure`.
    pub unit: Option<Text>,
    /// Its figures stand in another document too: hiding them here would hide nothing.
    pub elsewhere: bool,
}

/// A rule about figures.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Rule {
    /// Every line with children is their sum.
    Children,
    /// Both sides are equal.
    Equal(Comparison),
    /// The left side is at most the right.
    AtMost(Comparison),
}

/// Two sides and where the rule comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Comparison {
    /// Left side.
    pub left: Expr,
    /// Right side.
    pub right: Expr,
    /// Its source in law, or empty.
    pub basis: String,
}

/// A named fact of a document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Figure {
    /// Id, the same in all versions.
    pub id: String,
    /// Words.
    pub label: Text,
    /// Money, count, number or per cent.
    pub holds: ColumnType,
    /// How it is found.
    pub of: Expr,
    /// Communes add up to district and province.
    pub rollup: bool,
}

/// The question a document answers on the page of its unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// The question.
    pub question: Text,
    /// The figure set large.
    pub figure: String,
    /// The figure it is a part of.
    pub of: Option<String>,
    /// Its place among the answers.
    pub order: i64,
}

/// A chart to draw.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Chart {
    /// Plan and done, line by line.
    Bullets {
        /// Title.
        title: Text,
        /// Form.
        form: String,
        /// Column of the plan.
        plan: String,
        /// Column of what was done.
        done: String,
        /// How many of the largest lines.
        top: usize,
    },
    /// Parts of a whole.
    Bars {
        /// Title.
        title: Text,
        /// Form.
        form: String,
        /// Column.
        value: String,
        /// How many of the largest lines.
        top: usize,
    },
    /// A figure over years.
    Columns {
        /// Title.
        title: Text,
        /// Figure id.
        figure: String,
        /// How many years.
        years: usize,
    },
}

impl Rule {
    /// The expressions it compares.
    pub fn sides(&self) -> Vec<&Expr> {
        match self {
            Rule::Children => Vec::new(),
            Rule::Equal(sides) | Rule::AtMost(sides) => vec![&sides.left, &sides.right],
        }
    }
}

impl Kind {
    /// The version for a document of this level and period, if there is one.
    pub fn version(&self, level: Level, year: i16) -> Option<&Version> {
        self.versions.iter().find(|version| version.covers(level, year))
    }

    /// Where the kind can be found in messages.
    pub fn name(&self, lang: Lang) -> &str {
        self.short.get(lang)
    }
}

impl Version {
    /// Holds for this level and budget year.
    pub fn covers(&self, level: Level, year: i16) -> bool {
        self.levels.contains(&level)
            && self.from.is_none_or(|from| from <= year)
            && self.until.is_none_or(|until| year <= until)
    }

    /// The form with this id.
    pub fn form(&self, id: &str) -> Option<&Form> {
        self.forms.iter().find(|form| form.id == id)
    }

    /// The figure with this id.
    pub fn figure(&self, id: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.id == id)
    }

    /// The terms that hold for a period.
    pub fn terms(&self, shape: PeriodShape) -> impl Iterator<Item = &str> {
        let fits = move |periods: &Vec<PeriodShape>| periods.is_empty() || periods.contains(&shape);
        self.deadlines.iter().filter(move |(_, periods)| fits(periods)).map(|(id, _)| id.as_str())
    }
}

impl Form {
    /// Place of the line with this id.
    pub fn line(&self, id: &str) -> Option<usize> {
        self.lines.iter().position(|line| line.id == id)
    }

    /// Holds data of persons that leave after the posting period.
    pub fn lists_persons(&self) -> bool {
        self.columns.iter().any(|column| column.privacy == Privacy::PublicUntil)
    }
}
