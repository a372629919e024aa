//! What a report stands on: the figures, and each file that was read.

use super::Gathered;
use crate::basis::{Basis, DataFile, DataTable, LAST, Standing, without_few};
use crate::failure::Failure;
use crate::figures::{Figures, Form};
use crate::project::discover::{InputFile, Kind};
use crate::project::{Project, shown, texts};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::thread::{Builder, JoinHandle};

/// Bytes of a checksum; that two files share so many by chance does not happen.
const SUM: usize = 16;

/// The checksums of all files of a project, by their paths.
#[derive(Debug, Clone, Default)]
pub struct Sums(BTreeMap<PathBuf, String>);

impl Sums {
    fn get(&self, path: &Path) -> Option<String> {
        self.0.get(path).cloned()
    }
}

/// Checksums that are being made, on a thread of their own.
pub struct Summing {
    paths: Vec<PathBuf>,
    /// None where there was no thread to be had.
    thread: Option<JoinHandle<Result<Sums, Failure>>>,
}

impl Summing {
    /// Begins to read all files, whatever is in them; nothing is counted, so that it can be
    /// done while something else is.
    pub fn begin(project: &Project) -> Self {
        let data = project.inputs.files.iter().map(|file| file.path.clone());
        let paths: Vec<PathBuf> = data.chain(settings(project)).collect();
        let own = paths.clone();
        let thread = Builder::new().spawn(move || sums(own)).ok();
        Summing { paths, thread }
    }

    /// The checksums.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn wait(self) -> Result<Sums, Failure> {
        match self.thread.map(JoinHandle::join) {
            Some(Ok(sums)) => sums,
            Some(Err(panic)) => std::panic::resume_unwind(panic),
            None => sums(self.paths),
        }
    }
}

fn sums(paths: Vec<PathBuf>) -> Result<Sums, Failure> {
    let sums = paths.into_iter().map(|path| {
        let sum = sum(&path)?;
        Ok((path, sum))
    });
    Ok(Sums(sums.collect::<Result<_, _>>()?))
}

/// Whether the files of a project are so long that summing them up takes time that is
/// noticed: that is done while they are read then. Where they are short there is more room
/// for it afterwards, when one thread alone writes the report.
pub fn are_long(project: &Project) -> bool {
    const LONG: u64 = 64 << 20;
    let files = project.inputs.files.iter();
    let bytes = files.filter_map(|file| Some(file.path.metadata().ok()?.len()));
    bytes.sum::<u64>() > LONG
}

/// The files that decide what is counted: the configuration and the bureau's own figures.
fn settings(project: &Project) -> impl Iterator<Item = PathBuf> {
    let settings = project.settings.clone();
    settings.into_iter().chain(texts::catalogue_path())
}

/// What the files of a project held, once for all reports that are written from them.
#[derive(Debug, Clone, Default)]
pub struct Ground {
    files: Vec<DataFile>,
    /// The files that say something of every unit: logs, facts, rulings, settings.
    common: Vec<usize>,
    /// The rosters with people of a unit, and whether all people in them are its own.
    of_unit: BTreeMap<String, Vec<(usize, bool)>>,
}

impl Ground {
    /// What a report of these figures stands on: the whole bureau's, or that of one unit.
    /// The classes in a roster are told of those only whose people they are.
    pub fn basis(&self, figures: &Figures) -> Basis {
        let standing = figures.own().iter().map(|figure| Standing {
            id: figure.id.clone(),
            label: figures.told(figure),
            text: figure.text(Form::Text),
            share: figure.text(Form::Share),
        });
        let scope = figures.home();
        let last = figures.own().iter().filter_map(|figure| {
            let was = figures.compared(&scope, &figure.id)?.last?;
            Some(Standing {
                id: format!("{LAST}{}", figure.id),
                label: format!("上年{}", figures.told(figure)),
                text: Some(was.text(Form::Text)?),
                share: was.text(Form::Share),
            })
        });
        let files = match figures.unit_of_report() {
            None => self.files.clone(),
            Some(unit) => self.of_unit(unit),
        };
        Basis {
            figures: standing.chain(last).collect(),
            files: without_few(files),
        }
    }

    fn of_unit(&self, unit: &str) -> Vec<DataFile> {
        let own = self.of_unit.get(unit).into_iter().flatten().copied();
        let common = self.common.iter().map(|at| (*at, true));
        let mut chosen: Vec<(usize, bool)> = own.chain(common).collect();
        chosen.sort_unstable();
        let files = chosen.into_iter().map(|(at, is_its_own)| {
            let mut file = self.files[at].clone();
            if !is_its_own {
                for table in &mut file.tables {
                    table.people = None;
                    table.classes.clear();
                }
            }
            file
        });
        files.collect()
    }
}

impl Gathered {
    /// What a report of these figures stands on.
    pub fn basis(&self, project: &Project, figures: &Figures, sums: &Sums) -> Basis {
        self.ground(project, sums).basis(figures)
    }

    /// What the files held.
    pub fn ground(&self, project: &Project, sums: &Sums) -> Ground {
        let mut units: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for note in self.manifest.iter().filter(|note| note.is_roster()) {
            let names = note.units.iter().map(String::as_str);
            units.entry(&note.file).or_default().extend(names);
        }
        let mut ground = Ground::default();
        for file in &project.inputs.files {
            let at = ground.files.len();
            match units.get(file.shown.as_str()) {
                Some(units) if file.kind == Kind::Roster => {
                    for unit in units {
                        let files = ground.of_unit.entry((*unit).to_owned()).or_default();
                        files.push((at, units.len() == 1));
                    }
                }
                _ => ground.common.push(at),
            }
            let tables = self.tables(file, project);
            ground.files.push(DataFile {
                name: name(&file.path),
                kind: file.kind.key().to_owned(),
                sum: sums.get(&file.path),
                tables,
                small: None,
            });
        }
        for path in settings(project) {
            ground.common.push(ground.files.len());
            ground.files.push(DataFile {
                name: name(&path),
                kind: "settings".to_owned(),
                sum: sums.get(&path),
                tables: Vec::new(),
                small: None,
            });
        }
        ground
    }

    fn tables(&self, file: &InputFile, project: &Project) -> Vec<DataTable> {
        let rosters = self.manifest.iter().filter(|note| note.is_roster());
        let positions = rosters.zip(0..);
        let of_file = |note: &&super::FileNote| note.kind == file.kind && note.file == file.shown;
        let notes = self.manifest.iter().filter(of_file);
        let tables = notes.map(|note| {
            let mut positions = positions.clone();
            let position = positions.find(|(roster, _)| std::ptr::eq(*roster, note));
            let classes = match (file.kind, position) {
                (Kind::Roster, Some((_, at))) => {
                    let limits = project.config.age.limits();
                    self.classes.of_roster(at, note, &self.values, &limits)
                }
                (Kind::Activities, _) => self.classes.of_log(note),
                _ => Vec::new(),
            };
            DataTable {
                // The sheet's name is the bureau's to write: what looks like a number of
                // an identity card in it is masked like everywhere else.
                sheet: note.sheet.as_deref().map(|sheet| shown(Path::new(sheet))),
                rows: note.rows,
                people: note.is_roster().then_some(note.people),
                classes,
            }
        });
        tables.collect()
    }
}

/// The path within the project, never one that tells of the machine.
fn name(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let within = match path.strip_prefix(&here) {
        Ok(within) => within,
        Err(_) if path.is_absolute() => Path::new(path.file_name().unwrap_or_default()),
        Err(_) => path,
    };
    shown(within.strip_prefix(".").unwrap_or(within))
}

/// A checksum of the bytes of a file, in hexadecimal.
fn sum(path: &Path) -> Result<String, Failure> {
    let unreadable = |e: std::io::Error| Failure::unreadable(&shown(path), &e);
    let mut file = File::open(path).map_err(unreadable)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 18];
    loop {
        match file.read(&mut buffer).map_err(unreadable)? {
            0 => break,
            read => hasher.update(&buffer[..read]),
        }
    }
    let bytes = hasher.finalize();
    Ok(bytes[..SUM].iter().map(|b| format!("{b:02x}")).collect())
}
