//! The gates against personal data: 300-319.

findings! {}
