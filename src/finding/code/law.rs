//! What the law asks for, and by when: 250-299.

findings! {}
