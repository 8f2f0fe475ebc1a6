//! Builds that are killed at any moment, above all while they write the cache.

use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::place::{DOCUMENT, Place, files};

#[test]
fn a_killed_build_leaves_nothing_wrong() {
    let place = Place::new();
    let mut program = place.program();
    program.arg("--cache").arg(place.path("cache")).stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    assert!(program.status().unwrap().success());
    let whole = start.elapsed();
    let (_, text) = files().remove(2);
    let rounds = crate::rounds(24);
    let mut killed = 0;
    for round in 0..rounds {
        place.file(DOCUMENT, text.replace("120", &(200 + round).to_string()));
        let start = Instant::now();
        let mut child = program.spawn().unwrap();
        // From a tenth of a whole run to its end; most of it is reading, making and keeping.
        let moment = whole.mul_f64(0.1 + 0.9 * (round as f64 / rounds as f64));
        while start.elapsed() < moment.min(Duration::from_secs(5)) {
            std::hint::spin_loop();
        }
        child.kill().unwrap();
        killed += usize::from(!child.wait().unwrap().success());
        place.is_right(&format!("killed after {moment:?} of {whole:?}"));
    }
    assert!(killed > 0, "every one of {rounds} was quicker");
}
