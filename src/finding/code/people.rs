//! Lists of persons, exceptions, withdrawal: 335-349.

findings! {}
