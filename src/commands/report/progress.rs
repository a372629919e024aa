//! How far a run is: on a terminal's standard error only, and not with `-q`.

use crate::Console;
use crate::cli::Volume;
use crate::message::Message;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::time::Duration;

/// A line that tells how far a run is; it goes away at its end.
pub struct Progress(ProgressBar);

impl Progress {
    /// While the data are read: how long it has taken.
    pub fn reading(console: &Console) -> Self {
        let progress = Progress::of(None, "{msg} {elapsed}", console, "progress-reading");
        if !progress.0.is_hidden() {
            progress.0.enable_steady_tick(Duration::from_millis(200));
        }
        progress
    }

    /// While reports are written: how many of them, how many a second, how long still.
    pub fn writing(reports: usize, console: &Console) -> Self {
        let template = "{msg} {wide_bar} {pos}/{len}  {per_sec}  {eta}";
        let length = u64::try_from(reports).unwrap_or(u64::MAX);
        Progress::of(Some(length), template, console, "progress-writing")
    }

    fn of(length: Option<u64>, template: &str, console: &Console, key: &'static str) -> Self {
        let is_seen = console.volume >= Volume::Normal && std::io::stderr().is_terminal();
        let target = match is_seen {
            true => ProgressDrawTarget::stderr_with_hz(5),
            false => ProgressDrawTarget::hidden(),
        };
        let bar = ProgressBar::with_draw_target(length, target);
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.set_message(console.words.say(&Message::new(key)));
        Progress(bar)
    }

    /// One report more.
    pub fn step(&self) {
        self.0.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
