//! Input that is too large to be kept in the repository, or that only a machine makes.

use crate::program::{run, text};
use std::io::Write;
use std::path::Path;

const HEADER: &str = "姓名,学历,职称,岗位类别,出生日期,单位\n";
const PERSON: &str = "张三,大学本科,主治医师,专业技术,1980-01-01,示例市人民医院\n";

/// A folder whose roster is written by `fill`.
fn roster(fill: impl FnOnce(&mut dyn Write)) -> tempfile::TempDir {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("data/2024");
    std::fs::create_dir_all(&folder).unwrap();
    let file = std::fs::File::create(folder.join("roster.csv")).unwrap();
    let mut file = std::io::BufWriter::new(file);
    fill(&mut file);
    file.flush().unwrap();
    place
}

fn check(place: &Path) -> (Option<i32>, String) {
    let output = run(
        place,
        &[
            "check", "--year", "2024", "--lang", "zh", "--format", "json",
        ],
    );
    let (stdout, stderr) = (text(&output.stdout), text(&output.stderr));
    assert!(!stderr.contains("panicked"), "{stderr}");
    (output.status.code(), stdout)
}

#[test]
fn a_cell_of_100_megabytes_ends_in_one_finding_that_does_not_quote_it() {
    let place = roster(|file| {
        file.write_all(HEADER.as_bytes()).unwrap();
        file.write_all(PERSON.as_bytes()).unwrap();
        file.write_all(b"\"").unwrap();
        for _ in 0..100 {
            file.write_all(&vec![b'a'; 1 << 20]).unwrap();
        }
        file.write_all("\",大学本科,主治医师,专业技术,1980-01-01,示例市人民医院\n".as_bytes())
            .unwrap();
    });
    let (exit, stdout) = check(place.path());
    assert_eq!(exit, Some(1));
    assert!(stdout.len() < 5_000, "{} bytes were printed", stdout.len());
    let findings: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(findings["errors"], 1);
    assert_eq!(findings["diagnostics"][0]["code"], "record-unclosed");
    assert_eq!(findings["diagnostics"][0]["line"], 3);
    assert_eq!(findings["rows"]["roster"], 1);
}

#[test]
fn a_value_in_a_finding_is_cut_however_long_the_cell() {
    let long = "本".repeat(100_000);
    let place = roster(|file| {
        writeln!(
            file,
            "{HEADER}张三,{long},主治医师,专业技术,1980-01-01,示例市人民医院"
        )
        .unwrap();
    });
    let (exit, stdout) = check(place.path());
    assert_eq!(exit, Some(1));
    let findings: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    let finding = &findings["diagnostics"][0];
    assert_eq!(finding["code"], "education-unclassified");
    assert_eq!(finding["value"].as_str().unwrap().chars().count(), 61);
    assert!(finding["message"].as_str().unwrap().chars().count() < 200);
}

#[test]
fn a_flood_of_findings_is_cut_in_the_text_and_its_true_total_told() {
    let place = roster(|file| {
        file.write_all(HEADER.as_bytes()).unwrap();
        for _ in 0..3000 {
            file.write_all("张三,天书,主治医师,专业技术,1980-01-01,示例市人民医院\n".as_bytes())
                .unwrap();
        }
    });
    // The same man 3000 times is another finding, which this is not about.
    let output = run(place.path(), &["check", "--year", "2024", "--lang", "zh"]);
    let said = text(&output.stdout);
    assert!(
        said.contains("education-unclassified：3000 处"),
        "{}",
        &said[..500]
    );
    assert!(said.lines().count() < 200, "{} lines", said.lines().count());
    let csv = ["check", "--year", "2024", "--lang", "zh", "--format", "csv"];
    let all = text(&run(place.path(), &csv).stdout);
    assert_eq!(all.matches("education-unclassified").count(), 3000);
}

/// Bytes that look random but are the same every time.
fn noise(seed: u64, length: usize) -> Vec<u8> {
    let mut state = seed;
    let mut next = || {
        state = state
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (state >> 56) as u8
    };
    (0..length).map(|_| next()).collect()
}

#[test]
fn noise_for_a_roster_is_refused_without_a_panic() {
    for seed in 0..40 {
        let place = roster(|file| {
            if seed % 2 == 0 {
                file.write_all(HEADER.as_bytes()).unwrap();
            }
            file.write_all(&noise(seed, 20_000)).unwrap();
        });
        let (exit, stdout) = check(place.path());
        assert_eq!(exit, Some(1), "seed {seed}: {stdout}");
    }
}

#[test]
fn one_of_2000_is_a_tenth_of_a_per_cent_because_halves_go_up() {
    let place = roster(|file| {
        let header = HEADER.trim_end();
        writeln!(file, "{header},人数").unwrap();
        let rest = ",示例市人民医院";
        writeln!(file, "甲,大学本科,主治医师,专业技术,1980-01-01{rest},1999").unwrap();
        writeln!(file, "乙,大学本科,,管理,1980-01-01{rest},1").unwrap();
    });
    let arguments = [
        "figures", "--year", "2024", "--lang", "zh", "--format", "json",
    ];
    let figures: serde_json::Value =
        serde_json::from_slice(&run(place.path(), &arguments).stdout).unwrap();
    assert_eq!(figures["figures"]["staff.management"]["share"], 0.1);
    // 99.95 goes up as well: shares are rounded each on its own.
    assert_eq!(figures["figures"]["staff.professional"]["share"], 100.0);
}
