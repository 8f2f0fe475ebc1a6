//! The self-check of a unit: what it owes, judged by the criteria of a [`Scale`], point by point.
//!
//! A point that cannot be judged is left out of its denominator, and counted as left out. What is not
//! due, or not owed, is no point at all. Shares are per mille; they are rounded once, at the end.

use super::{Document, Duty, Facts, StatusKind, Why};
use crate::finding::{Lang, Severity};
use crate::law::score::{CRITERIA, Scale};
use crate::unit::UnitId;
use crate::value::date::Date;

/// The sums of the criteria, and how many duties came to what.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// By criterion.
    pub criteria: [Sum; CRITERIA],
    /// Duties past due that could be judged.
    pub due: usize,
    /// Of these, there.
    pub there: usize,
    /// Of these, not there.
    pub missing: usize,
    /// There, and late.
    pub late: usize,
    /// Not there, and nobody can say whether they should be.
    pub open: usize,
}

/// The sum of one criterion.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Sum {
    /// Shares added up, per mille.
    pub shares: u64,
    /// How many were judged.
    pub of: u64,
    /// How many were left out.
    pub left_out: u64,
}

impl Sum {
    /// The mean, per mille; none where nothing was judged.
    pub fn share(&self) -> Option<u32> {
        let half = self.of / 2;
        (self.of > 0).then(|| u32::try_from((self.shares + half) / self.of).unwrap_or(1000))
    }
}

impl Tally {
    /// Adds the sums of another unit.
    pub fn add(&mut self, other: &Tally) {
        for (sum, more) in self.criteria.iter_mut().zip(&other.criteria) {
            sum.shares += more.shares;
            sum.of += more.of;
            sum.left_out += more.left_out;
        }
        self.due += other.due;
        self.there += other.there;
        self.missing += other.missing;
        self.late += other.late;
        self.open += other.open;
    }

    /// The weighted mean of the criteria that were judged, per mille; none where none was.
    pub fn total(&self, scale: &Scale) -> Option<u32> {
        /// Fine enough that a total is rounded once.
        const FINE: u128 = 1_000_000_000;
        let judged = scale.criteria.iter().zip(&self.criteria).filter(|(_, sum)| sum.of > 0);
        let (mut total, mut weights) = (0_u128, 0_u128);
        for (criterion, sum) in judged {
            let weight = u128::from(criterion.weight);
            total += weight * (u128::from(sum.shares) * FINE / u128::from(sum.of));
            weights += weight;
        }
        let share = (total + weights * FINE / 2).checked_div(weights * FINE)?;
        u32::try_from(share).ok()
    }
}

/// Why a point is what it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    /// The document is there.
    There,
    /// It is overdue.
    Missing,
    /// It was taken down.
    TakenDown,
    /// Whether it should be there cannot be judged.
    Open(Option<Why>),
    /// Nothing occurred: there is nothing to judge.
    NoneOccurred,
    /// So many days before the end of the term.
    InTime(i64),
    /// So many days after it.
    Late(i64),
    /// Parts that are there, and that are required.
    Parts(usize, usize),
    /// It has tables that a program can read.
    OpenData,
    /// It is a text, as its kind wants it.
    Text,
    /// Only scans: pictures of paper are no open data.
    ScanOnly,
    /// Only files.
    FilesOnly,
    /// Neither tables nor files.
    NoData,
    /// The figures agree, and the decision is numbered and dated (where each is wanted).
    Sound,
    /// The figures do not agree.
    FiguresApart,
    /// There is no decision with number and date.
    NoDecision,
    /// Neither.
    FiguresApartNoDecision,
    /// There is nothing that could be checked.
    NothingToCheck,
}

impl Reason {
    /// In words.
    pub fn words(self, lang: Lang) -> String {
        let (vi, en) = match self {
            Reason::There => ("đã có trên cổng".to_owned(), "on the portal".to_owned()),
            Reason::Missing => ("quá hạn, chưa có".into(), "overdue".into()),
            Reason::TakenDown => ("đã gỡ".into(), "taken down".into()),
            Reason::Open(why) => {
                let vi = why.map_or("", |why| why.words(Lang::Vi));
                let en = why.map_or("", |why| why.words(Lang::En));
                (format!("không xét được: {vi}"), format!("cannot be judged: {en}"))
            }
            Reason::NoneOccurred => ("không phát sinh".into(), "none occurred".into()),
            Reason::InTime(0) => ("đúng hạn".into(), "in time".into()),
            Reason::InTime(days) => {
                (format!("đúng hạn, sớm {days} ngày"), format!("in time, {days} days early"))
            }
            Reason::Late(days) => (format!("trễ {days} ngày"), format!("{days} days late")),
            Reason::Parts(have, of) => {
                (format!("có {have} trên {of} phần"), format!("{have} of {of} parts"))
            }
            Reason::OpenData => {
                ("có bảng số liệu máy đọc được".into(), "tables for programs".into())
            }
            Reason::Text => ("văn bản đọc được".into(), "readable text".into()),
            Reason::ScanOnly => {
                ("chỉ có bản chụp, không có số liệu mở".into(), "a scan, no open data".into())
            }
            Reason::FilesOnly => (
                "chỉ có tệp đính kèm, không có số liệu mở".into(),
                "files only, no open data".into(),
            ),
            Reason::NoData => ("không có bảng số liệu".into(), "no table".into()),
            Reason::Sound => ("đã kiểm, khớp".into(), "checked, sound".into()),
            Reason::FiguresApart => ("số không khớp".into(), "figures do not agree".into()),
            Reason::NoDecision => {
                ("văn bản thiếu số hoặc ngày ký".into(), "no numbered decision".into())
            }
            Reason::FiguresApartNoDecision => (
                "số không khớp; văn bản thiếu số hoặc ngày ký".into(),
                "figures do not agree; no numbered decision".into(),
            ),
            Reason::NothingToCheck => {
                ("không có số liệu nào phải kiểm".into(), "nothing to check".into())
            }
        };
        match lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }
}

/// One criterion of one document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Point {
    /// Per mille; none when it cannot be judged.
    pub share: Option<u32>,
    /// Why.
    pub why: Reason,
}

/// A duty with its points, in the order of the criteria.
#[derive(Clone, Debug)]
pub struct Scored<'m> {
    /// The duty.
    pub duty: Duty<'m>,
    /// Its points.
    pub points: [Point; CRITERIA],
}

/// The self-check of a unit.
#[derive(Clone, Debug, Default)]
pub struct Card<'m> {
    /// The duties that have come due, oldest first.
    pub scored: Vec<Scored<'m>>,
    /// Their sums.
    pub tally: Tally,
}

/// The self-check of what a unit itself owes.
pub fn score<'m>(facts: &Facts<'m>, unit: &UnitId, scale: &Scale) -> Card<'m> {
    let mut card = Card::default();
    for duty in facts.owed(unit) {
        if matches!(duty.status.kind, StatusKind::NotDue | StatusKind::NotOwed) {
            continue;
        }
        let document = duty.document.map(|place| &facts.documents[place]);
        let points = points(&duty, document, scale, facts.at);
        card.tally.count(&duty, &points);
        card.scored.push(Scored { duty, points });
    }
    card
}

impl Tally {
    /// Counts one duty in.
    pub fn count(&mut self, duty: &Duty<'_>, points: &[Point; CRITERIA]) {
        for (sum, point) in self.criteria.iter_mut().zip(points) {
            match point.share {
                Some(share) => {
                    sum.shares += u64::from(share);
                    sum.of += 1;
                }
                None => sum.left_out += 1,
            }
        }
        match duty.status.kind {
            StatusKind::NotJudged => self.open += 1,
            // Taken down before anybody could say that it was owed.
            StatusKind::Withdrawn if points.iter().all(|point| point.share.is_none()) => {
                self.open += 1;
            }
            StatusKind::Missing | StatusKind::Withdrawn => {
                self.due += 1;
                self.missing += 1;
            }
            _ => {
                self.due += 1;
                self.there += 1;
                self.late += usize::from(duty.status.is_late());
            }
        }
    }
}

fn points(
    duty: &Duty<'_>,
    document: Option<&Document<'_>>,
    scale: &Scale,
    at: Date,
) -> [Point; CRITERIA] {
    let absent = |is_missing: bool, why: Reason| {
        let mut points = [Point { share: None, why }; CRITERIA];
        for (point, criterion) in points.iter_mut().zip(&scale.criteria) {
            point.share = (is_missing && criterion.absent_is_zero).then_some(0);
        }
        points
    };
    let Some(document) = document else {
        let is_missing = duty.status.kind == StatusKind::Missing;
        let why = if is_missing { Reason::Missing } else { Reason::Open(duty.status.why) };
        return absent(is_missing, why);
    };
    let here = Point { share: Some(1000), why: Reason::There };
    match duty.status.kind {
        // Nothing stands in its place, or that would answer: as if it had never been there.
        StatusKind::Withdrawn => absent(is_overdue(duty, at), Reason::TakenDown),
        StatusKind::NoneOccurred => {
            let nothing = Point { share: None, why: Reason::NoneOccurred };
            [here, in_time(duty, scale), nothing, nothing, nothing]
        }
        _ => [here, in_time(duty, scale), complete(document), open(document), sound(document)],
    }
}

/// The last day of a term that was read is over, whatever became of the document.
fn is_overdue(duty: &Duty<'_>, at: Date) -> bool {
    let status = &duty.status;
    let sure = matches!(status.why, None | Some(Why::PublicationUnknown));
    sure && status.term.is_some_and(|term| term.verified) && status.due.is_some_and(|due| due < at)
}

fn in_time(duty: &Duty<'_>, scale: &Scale) -> Point {
    match duty.status.timing {
        None => Point { share: None, why: Reason::Open(duty.status.why) },
        Some(days) => {
            let why = if days > 0 { Reason::Late(days) } else { Reason::InTime(-days) };
            Point { share: Some(scale.share_of(days)), why }
        }
    }
}

/// The parts that are there, of those that are required.
fn complete(document: &Document<'_>) -> Point {
    let version = document.version;
    let required = version.forms.iter().filter(|form| form.required).count()
        + usize::from(version.note == crate::kind::Need::Required);
    let have = required.saturating_sub(document.status.missing.len());
    let share = (have * 1000 + required / 2).checked_div(required);
    let share = share.and_then(|share| u32::try_from(share).ok());
    let why = if required == 0 { Reason::NothingToCheck } else { Reason::Parts(have, required) };
    Point { share, why }
}

/// Whether a program can read it.
fn open(document: &Document<'_>) -> Point {
    let disclosure = &document.disclosure;
    let has_rows = disclosure.outlines.iter().any(|outline| outline.rows > 0);
    let (share, why) = match () {
        () if has_rows => (1000, Reason::OpenData),
        () if document.version.forms.is_empty() && disclosure.has_text => (1000, Reason::Text),
        () if disclosure.attachments.iter().any(|file| !file.is_scan) => (0, Reason::FilesOnly),
        () if !disclosure.attachments.is_empty() => (0, Reason::ScanOnly),
        () => (0, Reason::NoData),
    };
    Point { share: Some(share), why }
}

/// Whether its figures agree and its decision can be looked up, each where it is wanted.
fn sound(document: &Document<'_>) -> Point {
    let disclosure = &document.disclosure;
    let version = document.version;
    let rules =
        version.rules.len() + version.forms.iter().map(|form| form.rules.len()).sum::<usize>();
    let has_rows = disclosure.outlines.iter().any(|outline| outline.rows > 0);
    let agree = (rules > 0 && has_rows).then(|| !document.findings.iter().any(is_of_sums));
    let wants_act = document
        .status
        .term
        .is_some_and(|term| matches!(&*term.event, "document_issued" | "decided"));
    let acts = disclosure.decision.iter().chain(&disclosure.approved);
    let is_signed = acts.into_iter().any(|act| !act.number.is_empty() && act.signed.is_some())
        || disclosure.attachments.iter().any(|file| file.signed);
    let signed = wants_act.then_some(is_signed);
    let asked: Vec<bool> = agree.into_iter().chain(signed).collect();
    let good = asked.iter().filter(|good| **good).count();
    let share = (good * 1000).checked_div(asked.len()).and_then(|share| u32::try_from(share).ok());
    let why = match (agree, signed) {
        (None, None) => Reason::NothingToCheck,
        (Some(false), Some(false)) => Reason::FiguresApartNoDecision,
        (Some(false), _) => Reason::FiguresApart,
        (_, Some(false)) => Reason::NoDecision,
        _ => Reason::Sound,
    };
    Point { share, why }
}

/// It objects to sums: codes 200 to 249, but that a part is missing, which completeness counts.
fn is_of_sums(finding: &crate::finding::Finding) -> bool {
    let number = finding.code.trim_start_matches("DB").parse().unwrap_or(0);
    finding.severity != Severity::Note && (200..250).contains(&number) && number != 207
}
