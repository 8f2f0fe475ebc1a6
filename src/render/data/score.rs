//! The raw data of a self-check: every point, its reason and its document, as CSV and as JSON
//! (`danbiet/score/1`). Nothing here follows the day of the build, only what is due by it.

use crate::derive::{Card, Document, Facts, Reason, Scored, Sum, Tally};
use crate::finding::Lang;
use crate::law::score::Scale;
use crate::law::terms::Term;
use crate::render::data::Output;
use crate::render::data::json::{absolute, bytes, headed, iso, named, page, period, term};
use crate::render::data::list::table;
use crate::render::data::object::Object;
use crate::render::link;
use crate::unit::Unit;

/// The version of this shape.
const FORMAT: &str = "danbiet/score/1";

/// A unit below with its sums.
pub struct Member<'m> {
    /// Which.
    pub unit: &'m Unit,
    /// Its sums.
    pub tally: Tally,
}

/// What a self-check rests on.
pub struct Source<'s, 'm> {
    /// The scale.
    pub scale: &'s Scale,
    /// The page it belongs to.
    pub address: &'s str,
    /// The unit; none for the site.
    pub unit: Option<&'m Unit>,
    /// What the unit itself owes.
    pub card: &'s Card<'m>,
    /// The units below.
    pub members: &'s [Member<'m>],
    /// All of it added up.
    pub all: &'s Tally,
}

/// The files of a self-check: its points, the units below it, and all of it as JSON.
pub fn outputs_of_score(facts: &Facts<'_>, source: &Source<'_, '_>) -> Vec<Output> {
    if !facts.model.settings.outputs.data {
        return Vec::new();
    }
    let mut outputs = Vec::new();
    if source.unit.is_some() {
        let path = link::data(source.address, "tung-diem.csv");
        outputs.push(Output::new(path, "Từng điểm, lý do, tài liệu", points_csv(facts, source)));
    }
    if !source.members.is_empty() {
        let path = link::data(source.address, "tung-don-vi.csv");
        outputs.push(Output::new(path, "Từng đơn vị", members_csv(facts, source)));
    }
    let path = link::data(source.address, "tu-cham.json");
    outputs.push(Output::new(path, "Toàn bộ", bytes(json(facts, source).into())));
    outputs
}

fn points_csv(facts: &Facts<'_>, source: &Source<'_, '_>) -> Vec<u8> {
    let heads = [
        "Loại",
        "Kỳ",
        "Trạng thái",
        "Hạn",
        "Căn cứ",
        "Tiêu chí",
        "Phần nghìn",
        "Lý do",
        "Tài liệu",
        "Mã đơn vị",
    ];
    let unit = source.unit.map(|unit| unit.id.to_string()).unwrap_or_default();
    let head = std::iter::once(heads.map(str::to_owned).to_vec());
    let rows = source.card.scored.iter().flat_map(|scored| {
        let status = &scored.duty.status;
        let start = [
            scored.duty.kind.id.clone(),
            scored.duty.period.to_string(),
            status.kind.key().to_owned(),
            iso(status.due).unwrap_or_default(),
            status.term.map(Term::citation).unwrap_or_default(),
        ];
        let document = document(facts, scored).map(|one| page(facts, &one.disclosure.address));
        let end = [document.unwrap_or_default(), unit.clone()];
        source.scale.criteria.iter().zip(&scored.points).map(move |(criterion, point)| {
            let share = point.share.map(|share| share.to_string()).unwrap_or_default();
            let own = [criterion.id.clone(), share, point.why.words(Lang::Vi)];
            start.iter().chain(&own).chain(&end).cloned().collect()
        })
    });
    table(head.chain(rows))
}

fn members_csv(facts: &Facts<'_>, source: &Source<'_, '_>) -> Vec<u8> {
    let fixed = [
        "Mã đơn vị",
        "Đơn vị",
        "Phần nghìn",
        "Đến hạn",
        "Đã có",
        "Chưa có",
        "Trễ",
        "Chưa xét được",
    ];
    let criteria = source.scale.criteria.iter().map(|criterion| criterion.id.clone());
    let head = fixed.into_iter().map(str::to_owned).chain(criteria).collect();
    let rows = source.members.iter().map(|member| {
        let Tally { due, there, missing, late, open, .. } = member.tally;
        let total = member.tally.total(source.scale).map(|share| share.to_string());
        let counts = [due, there, missing, late, open].map(|count| count.to_string());
        let shares = member.tally.criteria.iter().map(Sum::share);
        let name = member.unit.name_at(facts.at).name.to_string();
        [member.unit.id.to_string(), name, total.unwrap_or_default()]
            .into_iter()
            .chain(counts)
            .chain(shares.map(|share| share.map(|share| share.to_string()).unwrap_or_default()))
            .collect()
    });
    table(std::iter::once(head).chain(rows))
}

fn document<'f, 'm>(facts: &'f Facts<'m>, scored: &Scored<'_>) -> Option<&'f Document<'m>> {
    facts.documents.get(scored.duty.document?)
}

fn json(facts: &Facts<'_>, source: &Source<'_, '_>) -> Object {
    let mut whole = headed(facts, FORMAT, "tu-cham.json", facts.model.settings.sample);
    whole.set("url", page(facts, source.address));
    whole.put("unit", source.unit.map(|unit| named(facts, unit, facts.at)));
    let scale = source.scale;
    whole.set_object("scale", |object| {
        object.set("id", scale.id.as_str());
        object.set("source", scale.source.as_str());
        object.set("verified", scale.verified);
        object.set("note", scale.note.vi.as_str());
        object.set_list("criteria", &scale.criteria, |object, criterion| {
            object.set("id", criterion.id.as_str());
            object.set("label", criterion.label.vi.as_str());
            object.set("label_en", criterion.label.en.as_str());
            object.set("weight", i64::from(criterion.weight));
            object.set("source", criterion.source.as_str());
            object.set("verified", criterion.verified);
        });
    });
    tally(&mut whole, source.all, scale);
    whole.set_list("points", &source.card.scored, |object, scored| {
        let status = &scored.duty.status;
        object.set("kind", scored.duty.kind.id.as_str());
        object.set("period", period(scored.duty.period));
        object.set("status", status.kind.key());
        object.put("due", iso(status.due));
        object.put("term", status.term.map(term));
        let document = document(facts, scored);
        object.put("document", document.map(|one| page(facts, &one.disclosure.address)));
        let points = scale.criteria.iter().zip(&scored.points);
        object.set_list("criteria", points, |object, (criterion, point)| {
            object.set("id", criterion.id.as_str());
            if let Some(share) = point.share {
                object.set("share", i64::from(share));
            }
            object.set("why", point.why.words(Lang::Vi).as_str());
        });
    });
    whole.put_list("units", source.members, |object, member| {
        object.set("unit", named(facts, member.unit, facts.at));
        object.set(
            "json",
            absolute(facts, &link::data(&link::score(&member.unit.address), "tu-cham.json")),
        );
        tally(object, &member.tally, scale);
    });
    whole
}

/// The sums: per mille, with what was judged and what was left out.
fn tally(object: &mut Object, tally: &Tally, scale: &Scale) {
    if let Some(total) = tally.total(scale) {
        object.set("total", i64::from(total));
    }
    object.set("due", tally.due);
    object.set("there", tally.there);
    object.set("missing", tally.missing);
    object.set("late", tally.late);
    object.set("not_judged", tally.open);
    let sums = scale.criteria.iter().zip(&tally.criteria);
    object.set_list("sums", sums, |object, (criterion, sum)| {
        object.set("id", criterion.id.as_str());
        if let Some(share) = sum.share() {
            object.set("share", i64::from(share));
        }
        object.set("judged", usize::try_from(sum.of).unwrap_or(usize::MAX));
        object.set("left_out", usize::try_from(sum.left_out).unwrap_or(usize::MAX));
    });
}

/// Reasons for which a point was lost or left out, in the order of the criteria, each once.
pub fn lost(scored: &Scored<'_>, scale: &Scale, lang: Lang) -> Vec<String> {
    let mut told: Vec<(Reason, String)> = Vec::new();
    for (criterion, point) in scale.criteria.iter().zip(&scored.points) {
        let is_full = point.share.is_none_or(|share| share == 1000);
        if !is_full && !told.iter().any(|(why, _)| *why == point.why) {
            let label = criterion.label.get(lang);
            told.push((point.why, format!("{label}: {}", point.why.words(lang))));
        }
    }
    told.into_iter().map(|(_, words)| words).collect()
}
