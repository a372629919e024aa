//! What the templates are given: the bureau's templates, paragraphs and variables.

use crate::failure::Failure;
use crate::project::config::{Charts, TitleBasisName};
use crate::project::{CONFIG_FILE, Project, texts};
use crate::report::document::Properties;
use crate::report::{EMBEDDED, OwnParagraphs, ReportTexts, TemplateFile, TemplateSet};
use serde_json::{Map, Value, json};

/// The template of the opening paragraph.
const OPENING: &str = "opening.md";

/// The embedded templates, the project's own, what the data shows, and the year's own
/// paragraphs.
pub fn templates(project: &Project, found: Vec<OwnParagraphs>) -> Result<TemplateSet, Failure> {
    let mut own: Vec<TemplateFile> = texts::templates()?
        .into_iter()
        .map(|file| TemplateFile {
            name: file.name,
            path_shown: file.shown,
            source: file.source,
        })
        .collect();
    let opening = &project.config.report.opening;
    if !opening.trim().is_empty() {
        own.push(TemplateFile {
            name: OPENING.to_owned(),
            path_shown: format!("{CONFIG_FILE} (report.opening)"),
            source: opening.clone(),
        });
    }
    let paragraphs = texts::paragraphs(project.year)?;
    let paragraphs = paragraphs.into_iter().map(|file| OwnParagraphs {
        section: file.name.trim_end_matches(".md").to_owned(),
        path_shown: file.shown,
        source: file.source,
    });
    Ok(TemplateSet::load(
        EMBEDDED,
        own,
        found,
        paragraphs.collect(),
    ))
}

/// Title, signature, date and what a document sent by post has besides.
pub fn texts(project: &Project) -> ReportTexts {
    let (bureau, report) = (&project.config.bureau, &project.config.report);
    ReportTexts {
        title: report.title.clone(),
        signature: match report.signature.is_empty() {
            true => "{{ bureau.name }}".to_owned(),
            false => report.signature.clone(),
        },
        date: report.date.clone(),
        issuer_mark: report.issuer_mark.clone(),
        document_number: report.document_number.clone(),
        signatory: report.signatory.clone(),
        recipient: report.recipient.clone(),
        copy_to: report.imprint.copy_to.clone(),
        office: report.imprint.office.clone(),
        printed: report.imprint.date.clone(),
        path_shown: CONFIG_FILE.to_owned(),
        properties: Properties {
            title: String::new(),
            organisation: bureau.name.clone(),
            subject: "年度人才工作总结".to_owned(),
        },
    }
}

/// The variables of the templates.
pub fn variables(project: &Project) -> Map<String, Value> {
    let (bureau, report) = (&project.config.bureau, &project.config.report);
    let counting = &project.config.counting;
    let mut variables = Map::new();
    variables.insert(
        "bureau".to_owned(),
        json!({
            "name": bureau.name,
            "place": bureau.place,
            "scope_word": bureau.scope_word,
            "party": bureau.party,
        }),
    );
    variables.insert("texts".to_owned(), json!({ "guidance": report.guidance }));
    variables.insert(
        "settings".to_owned(),
        json!({
            "title_basis": match counting.title_basis {
                TitleBasisName::Appointed => "聘",
                TitleBasisName::Qualified => "评",
            },
            "double_post_counts": counting.double_post_professional,
            "charts": match report.charts {
                Charts::Body => "body",
                Charts::Annex => "annex",
                Charts::None => "none",
            },
            "shares": match project.config.shares.method {
                crate::project::config::ShareMethod::Independent => "independent",
                crate::project::config::ShareMethod::SumTo100 => "sum-to-100",
            },
        }),
    );
    variables
}
