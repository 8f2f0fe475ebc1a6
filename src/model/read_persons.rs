//! What a document says of the persons in it: how long they are posted and kept, and which rows
//! were taken out.

use super::disclosure::{Kept, Posting, State};
use super::read::{date, owned};
use super::table::Table;
use super::withdrawal::{Takedown, Withdrawal};
use crate::finding::code::{
    ClassMissing, KeptBackwards, KeptLong, KeptWithoutBasis, PostedBackwards, PostedLong,
    WithdrawalNowhere,
};
use crate::kind::{COLUMNS, Column, Form, Version, read_column};
use crate::source::Fields;
use crate::value::date::{Date, short};
use crate::value::text;

/// Days of the longest year.
const YEAR: i32 = 366;

/// The posting of a document that was published at `since`, or not before.
pub(super) fn posting(fields: &mut Fields<'_, '_>, since: Date) -> Posting {
    let (from, until) = (date(fields, "from"), date(fields, "until"));
    if let Some(until) = until {
        let (days, at) = ((until - from.unwrap_or(since)).get_days(), fields.span());
        match from {
            Some(from) if days < 0 => {
                let (from, until) = (short(from), short(until));
                fields.object(PostedBackwards { from, until }.at(at));
            }
            _ if days > YEAR => fields.object(PostedLong { days: days.to_string() }.at(at)),
            _ => {}
        }
    }
    Posting { from, until, place: owned(fields, "place") }
}

/// Names that stay beyond the posting, which needs a legal basis. `last` is the last day of the
/// posting; where nothing says when that was, the names stay from `since` on.
pub(super) fn kept(
    fields: &mut Fields<'_, '_>,
    (last, since): (Option<Date>, Date),
) -> Option<Kept> {
    fields.needed("date");
    let until = date(fields, "date");
    let (basis, at) = (owned(fields, "basis"), fields.span());
    if basis.is_empty() {
        fields.object(KeptWithoutBasis {}.at(at));
    }
    if let Some(kept) = until {
        let days = (kept - last.unwrap_or(since)).get_days();
        match last {
            Some(last) if days < 0 => {
                let (kept, until) = (short(kept), short(last));
                fields.object(KeptBackwards { kept, until }.at(at));
            }
            _ if days > YEAR => fields.object(KeptLong { days: days.to_string() }.at(at)),
            _ => {}
        }
    }
    Some(Kept { until: until?, basis })
}

pub(super) fn takedown(fields: &mut Fields<'_, '_>) -> Takedown {
    Takedown { on: date(fields, "on"), reason: String::new(), basis: owned(fields, "basis") }
}

pub(super) fn withdrawal(fields: &mut Fields<'_, '_>) -> Withdrawal {
    fields.needed("on");
    let needed = |fields: &mut Fields<'_, '_>, key| {
        fields.needed_text(key).map(text::tidy).unwrap_or_default()
    };
    let (table, row) = (needed(fields, "table"), needed(fields, "row"));
    let reason = needed(fields, "reason");
    Withdrawal {
        table,
        row,
        takedown: Takedown { reason, ..takedown(fields) },
        span: fields.span(),
    }
}

/// Withdrawals of a table that the document does not have.
pub(super) fn lost(
    fields: &mut Fields<'_, '_>,
    withdrawals: &[Withdrawal],
    (tables, version): (&[Table], &Version),
) {
    for one in withdrawals {
        let is_it = |table: &Table| version.forms[table.form].id == one.table;
        if !tables.iter().any(is_it) && !one.table.is_empty() {
            let (table, row) = (one.table.clone(), one.row.clone());
            fields.object(WithdrawalNowhere { table, row }.at(one.span));
        }
    }
}

/// Published, withdrawn, or nothing to publish.
pub(super) fn state(fields: &mut Fields<'_, '_>) -> State {
    let expected = (
        "published, none-occurred (không phát sinh) hoặc withdrawn (đã gỡ)",
        "published, none-occurred or withdrawn",
    );
    let written = fields.parsed("state", expected, |text| {
        matches!(text, "published" | "none-occurred" | "withdrawn").then(|| text.to_owned())
    });
    match written.as_deref() {
        Some("none-occurred") => {
            fields.text("reason");
            State::NoneOccurred
        }
        Some("withdrawn") => {
            let reason = fields.needed_text("reason").map(text::tidy).unwrap_or_default();
            let rest = fields.inner("withdrawn", takedown).unwrap_or_default();
            State::Withdrawn(Takedown { reason, ..rest })
        }
        _ => State::Published,
    }
}

/// The columns that a document brings; in a list of persons each says who may see it.
pub(super) fn own_columns(fields: &mut Fields<'_, '_>) -> Vec<Column> {
    let columns = fields.each_within("columns", COLUMNS, read_column);
    let span = fields.span();
    for column in Form::undeclared(&columns) {
        fields.object(ClassMissing { column: column.label.vi.clone() }.at(span));
    }
    columns
}
