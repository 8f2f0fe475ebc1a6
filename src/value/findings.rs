//! How what could not be read becomes a finding: the words stand in the table of codes, this only
//! says which of them is meant.

use super::amount::Reading;
use super::date::DateError;
use super::dong::in_full;
use super::numeral::AmountError;
use super::period::Period;
use super::text;
use crate::finding::{Finding, Span, code};

impl AmountError {
    /// The finding for `text` at `span`.
    pub fn finding(&self, text: &str, span: Span) -> Finding {
        let written = text::tidy(text);
        match self {
            AmountError::UnknownSign(sign) => {
                code::StrangeSign { written, sign: sign.to_string() }.at(span)
            }
            AmountError::LooksLikeDigit { sign, digit } => {
                let (sign, digit) = (sign.to_string(), digit.to_string());
                code::LooksLikeDigit { written, sign, digit }.at(span)
            }
            AmountError::BadGroups(sign) => {
                code::BadGroups { written, sign: sign.to_string() }.at(span)
            }
            AmountError::LeadingZero => code::LeadingZero { written }.at(span),
            AmountError::NoDigits => code::NoDigits { written }.at(span),
            AmountError::FractionOfDong => code::FractionOfDong { written }.at(span),
            AmountError::UnitNeeded => code::UnitNeeded { written }.at(span),
            AmountError::TooLarge => code::AmountTooLarge { written }.at(span),
            AmountError::TwoReadings(sign) => {
                let (thousands, decimal) = spelled_out(&written, *sign);
                code::AmbiguousNumber { written, thousands, decimal }.at(span)
            }
            AmountError::UnknownUnit(unit) => {
                code::UnknownMoneyUnit { unit: unit.clone() }.at(span)
            }
            AmountError::TooFine => code::TooFine { written }.at(span),
        }
    }
}

impl Reading {
    /// The finding for an ambiguous `text` at `span`; none for a clear one.
    pub fn finding(&self, text: &str, span: Span) -> Option<Finding> {
        let Reading::Ambiguous { thousands, decimal } = self else { return None };
        let written = text::tidy(text);
        let (thousands, decimal) = (in_full(*thousands), in_full(*decimal));
        Some(code::AmbiguousAmount { written, thousands, decimal }.at(span))
    }
}

/// `1.250` as `1250` and as `1,25`: the two ways to write it so that it has one meaning.
fn spelled_out(written: &str, sign: char) -> (String, String) {
    let plain = written.replace(sign, "");
    let decimal = written.replace(sign, ",");
    (plain, decimal.trim_end_matches('0').trim_end_matches(',').to_owned())
}

impl DateError {
    /// The finding for `text` at `span`.
    pub fn finding(self, text: &str, span: Span) -> Finding {
        let written = text::tidy(text);
        match self {
            DateError::NotADate => code::NotADate { written }.at(span),
            DateError::ShortYear => code::ShortYear { written }.at(span),
            DateError::NoSuchDay => code::NoSuchDay { written }.at(span),
            DateError::FarYear => code::FarYear { written }.at(span),
        }
    }
}

impl Period {
    /// The finding for a `text` at `span` that is no period.
    pub fn finding(text: &str, span: Span) -> Finding {
        code::NotAPeriod { written: text::tidy(text) }.at(span)
    }
}
