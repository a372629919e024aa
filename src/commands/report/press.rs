//! From figures to a file: the same for the whole bureau's report and for every unit's.

use super::look::Look;
use super::{guard, problems, texts};
use crate::Console;
use crate::cli::{Report, ReportFormat};
use crate::commands::spare_inputs;
use crate::export::{docx, markdown};
use crate::failure::Failure;
use crate::figures::Figures;
use crate::gather::Ground;
use crate::message::Message;
use crate::output::{Wrote, is_same, write_changed};
use crate::problems::{Rules, listed};
use crate::project::Project;
use crate::report::document::Document;
use crate::report::{Omission, Prepared, TemplateProblem, TemplateSet, compose, unused};
use anyhow::Context;
use serde_json::{Map, Value};
use std::path::Path;

/// What all reports of a run are written with.
pub struct Press<'a> {
    /// The project.
    pub project: &'a Project,
    /// What the files held.
    pub ground: Ground,
    /// The reference document, if there is one.
    pub look: Option<Look>,
    /// The format.
    pub format: ReportFormat,
}

/// A report as it will be written.
pub struct Sheet {
    /// The report.
    pub document: Document,
    /// What was left out of it.
    pub omissions: Vec<Omission>,
    /// What its record begins with.
    pub head: docx::RecordHead,
    /// What there is to say about the reference document.
    pub notes: Vec<Message>,
    /// The file.
    pub bytes: Vec<u8>,
    /// The file beside it, with the record of a Markdown report.
    pub record: Option<Vec<u8>>,
}

impl<'a> Press<'a> {
    /// What the reports of a run in this format are written with.
    ///
    /// # Errors
    /// When the reference document cannot be used.
    pub fn new(
        options: &Report,
        project: &'a Project,
        ground: Ground,
        format: ReportFormat,
    ) -> anyhow::Result<Self> {
        let look = match format {
            ReportFormat::Docx => Look::read(options, project)?,
            ReportFormat::Markdown => None,
        };
        Ok(Press {
            project,
            ground,
            look,
            format,
        })
    }

    /// The report that the templates make of the figures.
    ///
    /// # Errors
    /// When something is wrong with a template.
    pub fn print(&self, layout: &Layout, figures: &Figures) -> anyhow::Result<Sheet> {
        let (document, omissions) = layout.filled(self.project, figures)?;
        self.set(document, omissions, figures)
    }

    /// A report of which the text is there, as a file.
    ///
    /// # Errors
    /// When the file cannot be put together.
    pub fn set(
        &self,
        document: Document,
        omissions: Vec<Omission>,
        figures: &Figures,
    ) -> anyhow::Result<Sheet> {
        let head = docx::RecordHead {
            year: self.project.year,
            as_of: self.project.as_of.to_string(),
            unit: figures.unit_of_report().map(str::to_owned),
            basis: Some(self.ground.basis(figures)),
        };
        let (bytes, notes) = match &self.look {
            Some(look) => look.write(&document, &head)?,
            None => (bytes(&document, self.format, &head)?, Vec::new()),
        };
        let record = match self.format {
            ReportFormat::Markdown => Some(record(&document, &head)?),
            ReportFormat::Docx => None,
        };
        Ok(Sheet {
            document,
            omissions,
            head,
            notes,
            bytes,
            record,
        })
    }

    /// Whether a file may go there.
    ///
    /// # Errors
    /// When an input is there, or what somebody may have edited.
    pub fn may_write(&self, path: &Path, bytes: &[u8], options: &Report) -> Result<(), Failure> {
        spare_inputs(Some(path), self.project)?;
        if let Some(look) = &self.look {
            look.spare(path)?;
        }
        match options.force {
            true => Ok(()),
            false => {
                let is_one_of_many = options.by_unit || options.years.are_several();
                guard::may_replace(path, bytes, self.project.year, is_one_of_many)
            }
        }
    }
}

impl Sheet {
    /// Whether the very same file is there already, and its record beside it.
    pub fn is_there(&self, path: &Path) -> bool {
        let beside = self.record.as_ref();
        let is_beside = |record| is_same(&markdown::Record::path(path), record);
        is_same(path, &self.bytes) && beside.is_none_or(|record| is_beside(record))
    }

    /// Writes the file, and its record beside it, unless both are there already.
    ///
    /// # Errors
    /// When either cannot be written.
    pub fn write(&self, path: &Path) -> Result<Wrote, Failure> {
        let wrote = write_changed(path, &self.bytes)?;
        let beside = match &self.record {
            Some(record) => write_changed(&markdown::Record::path(path), record)?,
            None => Wrote::Same,
        };
        Ok(match beside {
            Wrote::New => Wrote::New,
            Wrote::Same => wrote,
        })
    }
}

/// The templates, read and checked once for all reports that they are filled for.
pub struct Layout {
    rules: Rules,
    set: TemplateSet,
    prepared: Prepared,
}

impl Layout {
    /// Checks the templates of one report, with what its figures show; those of the
    /// project that nothing includes are told.
    ///
    /// # Errors
    /// When something is wrong with the templates or the rules.
    pub fn of_one(
        project: &Project,
        figures: &Figures,
        console: &Console,
    ) -> Result<Self, Failure> {
        let rules = problems::rules(project, figures)?;
        let found = problems::texts(&rules.found(figures));
        let set = texts::templates(project, figures, found)?;
        if set.has_own() {
            for problem in unused(&set) {
                console.note(&problem.to_message());
            }
        }
        Layout::new(project, rules, set, figures)
    }

    /// Checks the templates for reports that show one thing or another. The figures are
    /// those of one of them, whose names all have.
    ///
    /// # Errors
    /// When something is wrong with the templates or the rules.
    pub fn of_many(project: &Project, figures: &Figures) -> Result<Self, Failure> {
        let rules = problems::rules(project, figures)?;
        let found = problems::choices(&rules, figures);
        let set = texts::templates(project, figures, found)?;
        Layout::new(project, rules, set, figures)
    }

    fn new(
        project: &Project,
        rules: Rules,
        set: TemplateSet,
        figures: &Figures,
    ) -> Result<Self, Failure> {
        let texts = texts::texts(project, figures);
        let variables = variables(project, &rules, figures);
        let prepared = Prepared::new(&set, figures, &texts, variables).map_err(wrong)?;
        Ok(Layout {
            rules,
            set,
            prepared,
        })
    }

    /// The document that the templates make of the figures, and what was left out of it.
    ///
    /// # Errors
    /// When something goes wrong in a template.
    pub fn filled(
        &self,
        project: &Project,
        figures: &Figures,
    ) -> Result<(Document, Vec<Omission>), Failure> {
        let texts = texts::texts(project, figures);
        let variables = variables(project, &self.rules, figures);
        // The bureau's own people have another title than the units.
        let filled = match self.prepared.fits(&texts) {
            true => (self.prepared).write(&self.set, figures, &texts, variables),
            false => compose(&self.set, figures, &texts, variables),
        };
        filled.map_err(wrong)
    }
}

fn variables(project: &Project, rules: &Rules, figures: &Figures) -> Map<String, Value> {
    let mut variables = texts::variables(project, figures);
    variables.insert("problems".to_owned(), listed(&rules.found(figures)));
    variables
}

fn wrong(problems: Vec<TemplateProblem>) -> Failure {
    Failure::all(problems.iter().map(TemplateProblem::to_message).collect())
}

/// The file that a document makes, in our own looks.
pub fn bytes(
    document: &Document,
    format: ReportFormat,
    head: &docx::RecordHead,
) -> anyhow::Result<Vec<u8>> {
    match format {
        ReportFormat::Markdown => Ok(markdown::write(document).into_bytes()),
        ReportFormat::Docx => docx::write(document, head).context("docx"),
    }
}

/// The record beside a Markdown report; a Word file has its own in it.
fn record(document: &Document, head: &docx::RecordHead) -> anyhow::Result<Vec<u8>> {
    let pieces = markdown::pieces(document);
    let mut record = markdown::Record::new(head.year, head.as_of.clone(), pieces);
    record.unit = head.unit.clone();
    record.basis = head.basis.clone();
    Ok(record.to_json()?.into_bytes())
}
