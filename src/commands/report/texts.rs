//! What the templates are given: the bureau's templates, paragraphs and variables.

use crate::failure::Failure;
use crate::figures::Figures;
use crate::project::config::{Charts, TitleBasisName};
use crate::project::{CONFIG_FILE, Project, texts};
use crate::report::document::Properties;
use crate::report::{
    EMBEDDED, FoundText, OwnParagraphs, ReportTexts, TemplateFile, TemplateSet, voice,
};
use serde_json::{Map, Value, json};

/// The template of the opening paragraph.
const OPENING: &str = "opening.md";

/// What every report is about.
const SUBJECT: &str = "年度人才工作总结";

/// The name of the unit whose report it is: a figure like all that comes from data.
const UNIT_NAME: &str = "{{ n(id=\"unit.name\", unit=report.unit) }}";

/// The embedded templates, the project's own, what the data may show, and the year's own
/// paragraphs. The opening paragraph of the settings and the year's paragraphs speak for
/// the bureau: the report of a unit goes without them.
///
/// # Errors
/// When one of them cannot be read.
pub fn templates(
    project: &Project,
    figures: &Figures,
    found: Vec<FoundText>,
) -> Result<TemplateSet, Failure> {
    let is_units = figures.unit_of_report().is_some();
    let mut own: Vec<TemplateFile> = texts::templates()?
        .into_iter()
        .map(|file| TemplateFile {
            name: file.name,
            path_shown: file.shown,
            source: file.source,
        })
        .collect();
    let opening = &project.config.report.opening;
    if !opening.trim().is_empty() && !is_units {
        own.push(TemplateFile {
            name: OPENING.to_owned(),
            path_shown: format!("{CONFIG_FILE} (report.opening)"),
            source: opening.clone(),
        });
    }
    let paragraphs = match is_units {
        true => Vec::new(),
        false => texts::paragraphs(project.year)?,
    };
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
pub fn texts(project: &Project, figures: &Figures) -> ReportTexts {
    let (bureau, report) = (&project.config.bureau, &project.config.report);
    if let Some(unit) = figures.unit_of_report() {
        return of_unit(project, unit);
    }
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
            subject: SUBJECT.to_owned(),
        },
    }
}

/// The same for the report of a unit, which signs for itself. A red head, a number and an
/// imprint are the bureau's and not there.
fn of_unit(project: &Project, unit: &str) -> ReportTexts {
    let (bureau, report) = (&project.config.bureau, &project.config.report);
    ReportTexts {
        title: unit_title(&report.title, &bureau.name, unit),
        signature: UNIT_NAME.to_owned(),
        date: report.date.clone(),
        path_shown: CONFIG_FILE.to_owned(),
        properties: Properties {
            title: String::new(),
            organisation: unit.to_owned(),
            subject: SUBJECT.to_owned(),
        },
        ..ReportTexts::default()
    }
}

/// The title with the unit's name where the bureau's stands, else with it in front. The
/// bureau itself, where it has people of its own, is told from the whole.
fn unit_title(title: &str, bureau: &str, unit: &str) -> String {
    let writer = match unit == bureau {
        true => format!("{UNIT_NAME}（本级）"),
        false => UNIT_NAME.to_owned(),
    };
    for name in ["{{ bureau.name }}", "{{bureau.name}}", bureau] {
        if !name.is_empty() && title.contains(name) {
            return title.replacen(name, &writer, 1);
        }
    }
    format!("{writer}{title}")
}

/// The variables of the templates.
pub fn variables(project: &Project, figures: &Figures) -> Map<String, Value> {
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
    let unit = figures.unit_of_report();
    let party = bureau.party.as_str();
    variables.insert(
        "report".to_owned(),
        voice(unit, &bureau.name, party, &bureau.scope_word),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_unit_stands_where_the_bureaus_does_or_in_front() {
        let title = |title| unit_title(title, "示例市卫生健康局", "示例市中医医院");
        let with_name = format!("{UNIT_NAME}2024年总结");
        assert_eq!(title("{{ bureau.name }}2024年总结"), with_name);
        assert_eq!(title("示例市卫生健康局2024年总结"), with_name);
        assert_eq!(title("2024年总结"), with_name);
        let own = unit_title(
            "{{ bureau.name }}总结",
            "示例市卫生健康局",
            "示例市卫生健康局",
        );
        assert_eq!(own, format!("{UNIT_NAME}（本级）总结"));
    }
}
