//! Value: money, numbers, dates, periods and text, each read, shown and compared in one place.
//!
//! Text as an officer writes it comes in; exact values go out, or an error that names the sign at
//! fault. Nothing here knows files, units or pages. Money never passes through a float. Start at
//! [`amount::read_amount`] for reading and [`dong`] for showing.

pub mod amount;
pub mod cell;
pub mod date;
pub mod dong;
mod findings;
pub mod limits;
pub mod money_unit;
pub mod number;
pub mod numeral;
pub mod period;
pub mod sort;
pub mod text;

pub use amount::{Evidence, Reading, read_amount, read_amount_by};
pub use cell::Cell;
pub use date::Date;
pub use dong::Dong;
pub use money_unit::MoneyUnit;
pub use number::Number;
pub use numeral::AmountError;
pub use period::Period;
