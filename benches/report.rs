//! How long one report takes once the program runs and the files are in memory:
//!
//! ```text
//! cargo bench --bench report
//! ```
//!
//! The example bureau's report of 2024, step by step, a hundred times over; printed are
//! the median and the fastest time of each. The aim is less than 20 ms from the counted
//! figures to the finished Word file; whether it is reached is said.

use serde_json::json;
use std::path::Path;
use std::time::{Duration, Instant};
use talentsum::diagnostic::Kept;
use talentsum::export::docx::{self, RecordHead};
use talentsum::export::markdown;
use talentsum::figures::UnitFigures;
use talentsum::gather::{Readers, gather};
use talentsum::problems::{self, Rules, listed, told};
use talentsum::project::problem::ProblemSettings;
use talentsum::project::{Project, Selection};
use talentsum::report::{
    EMBEDDED, FoundText, OwnParagraphs, ReportTexts, TemplateSet, compose, voice,
};

const ROUNDS: usize = 100;
/// From figures to bytes.
const AIM: Duration = Duration::from_millis(20);

/// Does something again and again: the last result and the median time.
fn timed<T>(what: &str, rounds: usize, work: impl Fn() -> T) -> (T, Duration) {
    let mut times = Vec::with_capacity(rounds);
    let mut last = work();
    for _ in 0..rounds {
        let start = Instant::now();
        last = work();
        times.push(start.elapsed());
    }
    times.sort_unstable();
    let median = times[rounds / 2];
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    println!(
        "{what:<28} median {:>6.1} ms, fastest {:>6.1} ms",
        ms(median),
        ms(times[0])
    );
    (last, median)
}

fn main() {
    let bureau = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/bureau");
    std::env::set_current_dir(bureau).expect("the example bureau");
    let selection = Selection {
        year: 2024,
        ..Selection::default()
    };
    let project = Project::open(&selection).expect("a project");
    let head = RecordHead {
        year: project.year,
        as_of: project.as_of.to_string(),
        unit: None,
        basis: None,
    };
    let (gathered, _) = timed("read and count the tables", ROUNDS / 5, || {
        let mut readers = Readers::new(&project).expect("readers");
        gather(&project, &mut readers, Kept::Some).expect("what the files hold")
    });
    let texts = ReportTexts {
        title: project.config.report.title.clone(),
        signature: project.config.bureau.name.clone(),
        date: project.config.report.date.clone(),
        ..ReportTexts::default()
    };
    let bureau = &project.config.bureau;
    let variables = json!({
        "bureau": {"name": bureau.name, "place": bureau.place,
                   "scope_word": bureau.scope_word, "party": bureau.party},
        "report": voice(None, &bureau.name, &bureau.party, &bureau.scope_word),
        "texts": {"guidance": project.config.report.guidance},
        "settings": {"title_basis": "聘", "double_post_counts": true, "charts": "annex",
                     "shares": "independent"},
    });
    let variables = variables.as_object().expect("an object");
    let rules = Rules::load(problems::EMBEDDED, &[], &ProblemSettings::default());
    let rules = rules.expect("the default rules");
    let (figures, one) = timed("figures", ROUNDS, || {
        gathered.figures(&project, UnitFigures::Made)
    });
    let (document, two) = timed("templates to document", ROUNDS, || {
        let found = rules.found(&figures);
        let told = found.iter().flat_map(|rule| told(rule, "talentsum.toml"));
        let told = told.map(|text| FoundText {
            problem: None,
            text: OwnParagraphs {
                section: text.section.to_owned(),
                path_shown: text.shown,
                source: text.source,
            },
        });
        let set = TemplateSet::load(EMBEDDED, vec![], told.collect(), vec![]);
        let mut variables = variables.clone();
        variables.insert("problems".into(), listed(&found));
        let composed = compose(&set, &figures, &texts, variables);
        composed.unwrap_or_else(|problems| panic!("{problems:?}")).0
    });
    let (_, three) = timed("document to Word file", ROUNDS, || {
        docx::write(&document, &head).expect("a Word file")
    });
    timed("document to Markdown", ROUNDS, || {
        markdown::write(&document)
    });
    let sum = one + two + three;
    let is_reached = if sum < AIM { "reached" } else { "not reached" };
    println!(
        "figures to Word file: {:.1} ms; the aim of {} ms is {is_reached}",
        sum.as_secs_f64() * 1000.0,
        AIM.as_millis()
    );
}
