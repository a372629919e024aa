//! Pieces of tables in any order: no panic, and an exit code that means something.

use crate::bench::Bench;
use crate::form::Form;
use crate::support::{Random, talentsum};
use crate::tables::Target;

const CASES: u64 = 200;

#[test]
fn bytes_at_random_never_panic_and_end_with_a_known_exit_code() {
    let bench = Bench::of(Form::Utf8Comma);
    let soup: &[&[u8]] = &[
        b",",
        b"\"",
        b"\n",
        b"\r",
        b"\r\n",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\0",
        b"1",
        b"2024-01-01",
        "学历".as_bytes(),
        "职称".as_bytes(),
        "岗位类别".as_bytes(),
        "出生日期".as_bytes(),
        "本科".as_bytes(),
        "合计".as_bytes(),
        "审核人：".as_bytes(),
        "日期".as_bytes(),
        "类别".as_bytes(),
        "进修".as_bytes(),
        "人次".as_bytes(),
        "１".as_bytes(),
        "人数".as_bytes(),
        "99999999999999999999".as_bytes(),
    ];
    for seed in 0..CASES {
        let mut random = Random::new(seed);
        let length = random.index(120);
        let bytes: Vec<u8> = (0..length)
            .flat_map(|_| match random.below(12) {
                0 => vec![random.below(256) as u8],
                _ => random.pick(soup).to_vec(),
            })
            .collect();
        for target in Target::ALL {
            bench.survive(target, bytes.clone());
        }
        if seed % 10 == 0 {
            let roster = bench.folder().join("soup.csv");
            std::fs::write(&roster, &bytes).unwrap();
            for command in ["check", "figures", "report"] {
                let arguments = [command, "--year", "2024", "--roster", "soup.csv", "-o", "-"];
                let code = talentsum(bench.folder(), &arguments).status.code();
                assert!(
                    matches!(code, Some(0..=2)),
                    "seed {seed}, {command}: {code:?}"
                );
            }
        }
    }
}
