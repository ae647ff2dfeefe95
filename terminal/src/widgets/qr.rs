//! QR codes of half blocks: one character shows two modules, one above the other.

use qrcode::{Color, EcLevel, QrCode};

/// The lines of a text's code with a quiet zone of two modules; none for a text too long for one.
pub(crate) fn lines(text: &str) -> Option<Vec<String>> {
    const QUIET: isize = 2;
    let code = QrCode::with_error_correction_level(text, EcLevel::L).ok()?;
    let width = isize::try_from(code.width()).ok()?;
    let colours = code.to_colors();
    let dark = |x: isize, y: isize| {
        let inside = (0..width).contains(&x) && (0..width).contains(&y);
        inside && usize::try_from(y * width + x).is_ok_and(|at| colours.get(at) == Some(&Color::Dark))
    };
    let row = |y: isize| {
        let module = |x: isize| match (dark(x, y), dark(x, y + 1)) {
            (true, true) => '█',
            (true, false) => '▀',
            (false, true) => '▄',
            (false, false) => ' ',
        };
        (-QUIET..width + QUIET).map(module).collect()
    };
    Some((-QUIET..width + QUIET).step_by(2).map(row).collect())
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn a_viewer_link_fits_beside_its_words() {
        let link = "http://192.168.100.200:7223/s/0123456789abcdef0123456789abcdef";
        let code = lines(link).expect("a link is short enough");
        assert!(code.len() <= 19, "{} rows", code.len());
        assert!(code.iter().all(|row| row.chars().count() <= 37));
        assert_eq!(lines(&"x".repeat(5_000)), None);
    }
}
