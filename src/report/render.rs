//! Rendering: checked templates become marked Markdown.

use super::functions::{MAX_TEXT, State, TOO_MANY_STEPS};
use super::parsed;
use super::problem::{Place, ProblemKind, TemplateProblem};
use std::io::{self, Write};
use tera::{Context, Tera};

/// Stack of the thread that parses and renders. It is only address space until used.
pub const STACK: usize = 256 << 20;

/// Runs work on a thread whose stack bears everything the bounds let through. A panic
/// there is a problem to report, not the end of the process.
pub fn with_stack<T: Send>(work: impl FnOnce() -> T + Send) -> Result<T, Box<TemplateProblem>> {
    let internal = |detail: String| {
        let kind = ProblemKind::Internal { detail };
        Box::new(TemplateProblem::new(kind, Place::file(super::set::PAGE)))
    };
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK);
        let running = thread.spawn_scoped(scope, work);
        let running = running.map_err(|error| internal(error.to_string()))?;
        running.join().map_err(|panic| {
            let text = panic.downcast_ref::<&str>().map(|s| (*s).to_owned());
            let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
            internal(text.unwrap_or_default())
        })
    })
}

/// Renders one template; an error is told unless the functions have told it already.
pub fn render(
    tera: &Tera,
    name: &str,
    place: &Place,
    context: &Context,
    state: &State,
) -> Result<String, Vec<TemplateProblem>> {
    let mut out = Bounded(Vec::new());
    let result = tera.render_to(name, context, &mut out);
    let Err(error) = result else {
        return Ok(String::from_utf8_lossy(&out.0).into_owned());
    };
    let detail = parsed::chain(&error);
    let (_, mut problems) = state.finish();
    let kind = if detail.contains(TOO_MANY_STEPS) {
        ProblemKind::TooManySteps
    } else if out.0.len() >= MAX_TEXT {
        ProblemKind::TooMuchText { limit: MAX_TEXT }
    } else {
        ProblemKind::Render { detail }
    };
    if problems.is_empty() {
        problems.push(TemplateProblem::new(kind, place.clone()));
    }
    Err(problems)
}

/// A buffer that refuses to grow beyond the bound.
struct Bounded(Vec<u8>);

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > MAX_TEXT {
            self.0.resize(MAX_TEXT, b' ');
            return Err(io::Error::other("too much text"));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
