//! What attachments hold: 320-334.

findings! {}
