//! Any bytes as a draft, refreshed and verified: what can be opened gets new figures, and
//! the result opens again.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use serde_json::json;
use std::cell::LazyCell;
use talentsum::diagnostic::Kept;
use talentsum::export::docx::RecordHead;
use talentsum::figures::{Figures, UnitFigures};
use talentsum::gather::{Readers, gather};
use talentsum::problems::listed;
use talentsum::project::{Project, Selection};
use talentsum::redraft::Draft;
use talentsum::report::document::Document;
use talentsum::report::{EMBEDDED, ReportTexts, TemplateSet, compose, voice};
use talentsum::verify::{Paper, verify};
use talentsum_fuzz::{Scratch, mutate_part};

/// A small bureau: its figures and its report.
struct Bench {
    figures: Figures,
    document: Document,
}

const ROSTER: &str = "姓名,出生日期,学历,职称,岗位类别,单位,单位类型\n\
    甲,1980-01-01,本科,医师,专业技术,甲院,乡镇\n乙,1970-01-01,硕士,主治医师,专业技术,乙院,市直\n";

thread_local! {
    static BENCH: LazyCell<Bench> = LazyCell::new(|| {
        let file = Scratch::new("roster.csv");
        file.holding(ROSTER.as_bytes());
        let selection = Selection {
            year: 2024,
            rosters: vec![file.path().to_owned()],
            ..Selection::default()
        };
        let project = Project::open(&selection).expect("a project");
        let mut readers = Readers::new(&project).expect("readers");
        let gathered = gather(&project, &mut readers, Kept::Some).expect("a roster");
        let figures = gathered.figures(&project, UnitFigures::Made);
        let texts = ReportTexts {
            title: "总结".into(),
            path_shown: "talentsum.toml".into(),
            ..ReportTexts::default()
        };
        let variables = json!({
            "bureau": {"name": "局", "place": "市", "scope_word": "全市", "party": "局党组"},
            "report": voice(None, "局", "局党组", "全市"),
            "problems": listed(&[]),
            "texts": {"guidance": ""},
            "settings": {
                "title_basis": "评",
                "double_post_counts": true,
                "shares": "independent",
                "charts": "annex",
            },
        });
        let set = TemplateSet::load(EMBEDDED, vec![], vec![], vec![]);
        let variables = variables.as_object().expect("an object").clone();
        let composed = compose(&set, &figures, &texts, variables);
        let (document, _) = composed.unwrap_or_else(|problems| panic!("{problems:?}"));
        Bench { figures, document }
    });
}

fuzz_target!(|data: &[u8]| {
    BENCH.with(|bench| {
        for markdown in [false, true] {
            if let Ok(paper) = Paper::open(data.to_vec(), markdown) {
                verify(&paper, &bench.figures, &bench.document);
            }
        }
        let Ok(draft) = Draft::open(data.to_vec()) else {
            return;
        };
        let head = RecordHead {
            year: 2024,
            as_of: "2024-12-31".to_owned(),
            unit: None,
            basis: None,
        };
        let done = draft.refresh(&bench.figures, &bench.document, &head, true);
        let done = done.expect("what was opened can be written");
        assert!(
            Draft::open(done.bytes).is_ok(),
            "what was written can be opened"
        );
    });
});

fuzz_mutator!(|data: &mut [u8], size: usize, limit: usize, seed: u32| {
    let changed = match seed % 8 {
        0 => None,
        _ => mutate_part(data, size, limit, seed / 8),
    };
    changed.unwrap_or_else(|| libfuzzer_sys::fuzzer_mutate(data, size, limit))
});
