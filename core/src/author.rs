//! Who wrote: a token that is the same over restarts and different in every session.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// HMAC-SHA256 of a session's or group's id under the installation's id, as 32 hexadecimal digits: it joins
/// a phone's writes within one session and tells nothing across sessions.
pub(crate) fn author(install_id: &str, subject: &str) -> String {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(install_id.as_bytes()).expect("HMAC takes a key of any length");
    mac.update(subject.as_bytes());
    let mut digits = [0; 16];
    digits.copy_from_slice(&mac.finalize().into_bytes()[..16]);
    format!("{:032x}", u128::from_be_bytes(digits))
}
