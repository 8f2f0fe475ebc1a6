//! Keys: the hash of what a value depends on.

use serde::{Deserialize, Serialize};

/// 128 bits of BLAKE3.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
pub struct Key(pub [u8; 16]);

impl Key {
    /// The key of one piece of bytes.
    pub fn of(bytes: &[u8]) -> Key {
        KeyOf::new().bytes(bytes).key()
    }
}

/// A key in the making. Every piece is hashed with its length, so that no two lists of pieces run
/// into one.
#[derive(Clone, Debug, Default)]
pub struct KeyOf(blake3::Hasher);

impl KeyOf {
    /// Of nothing yet.
    pub fn new() -> KeyOf {
        KeyOf::default()
    }

    /// With a piece of bytes.
    #[must_use]
    pub fn bytes(mut self, bytes: &[u8]) -> KeyOf {
        self.add(bytes);
        self
    }

    /// With a text.
    #[must_use]
    pub fn text(self, text: &str) -> KeyOf {
        self.bytes(text.as_bytes())
    }

    /// With another key.
    #[must_use]
    pub fn with(self, key: Key) -> KeyOf {
        self.bytes(&key.0)
    }

    /// Adds a piece in place.
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.update(&(bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    /// The key of all pieces.
    pub fn key(&self) -> Key {
        let mut key = [0; 16];
        key.copy_from_slice(&self.0.finalize().as_bytes()[..16]);
        Key(key)
    }
}
