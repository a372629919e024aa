//! The functions templates call.

use super::context;
use super::marker::{self, ChartUse, FigureUse, Use};
use super::operators;
use super::problem::{NameKind, Place, ProblemKind, TemplateProblem};
use super::rewrite::AT;
use crate::figures::{FigureRef, Figures, Form, NotFound, Printed, Scope};
use crate::figures::{UNIT_NAME, UNIT_TYPE};
use crate::nearest::nearest_name;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tera::{Error, Tera};

/// Steps (rounds of a loop, calls of a macro, included files) of one report.
const MAX_STEPS: u64 = 1_000_000;
/// Bytes of text all templates of a report may write.
pub const MAX_TEXT: usize = 32 << 20;
/// Elements of all `range()` of a report.
const MAX_RANGE: u64 = 100_000;
/// Problems found while rendering before it is given up.
const MAX_PROBLEMS: usize = 100;

/// Where a tag stands, and what is in it.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// The file and line.
    pub place: Place,
    /// The inside of the tag.
    pub expression: String,
}

/// What the functions look into and write down.
pub struct State {
    pub(super) figures: Figures,
    /// Whose figures are meant where nobody says it.
    pub(super) home: Scope,
    sites: Arc<Vec<Site>>,
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    uses: Vec<Use>,
    problems: Vec<TemplateProblem>,
    steps: u64,
    written: usize,
    ranged: u64,
}

type Args = HashMap<String, Value>;

impl State {
    /// A state without uses.
    pub fn new(figures: Figures, sites: Arc<Vec<Site>>) -> Self {
        let inner = Mutex::default();
        State {
            home: figures.home(),
            figures,
            sites,
            inner,
        }
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        // Rendering is on one thread; a panic there ends it anyway.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The uses and problems so far.
    pub fn finish(&self) -> (Vec<Use>, Vec<TemplateProblem>) {
        let mut inner = self.inner();
        let uses = std::mem::take(&mut inner.uses);
        (uses, std::mem::take(&mut inner.problems))
    }

    fn site(&self, args: &Args) -> Option<&Site> {
        let at = args.get(AT).and_then(Value::as_u64)?;
        self.sites.get(usize::try_from(at).ok()?)
    }

    fn place(&self, args: &Args) -> Place {
        self.site(args)
            .map(|site| site.place.clone())
            .unwrap_or_default()
    }

    /// Writes a problem down. Rendering goes on, so that others are found as well.
    pub(super) fn report(&self, args: &Args, kind: ProblemKind) -> tera::Result<Value> {
        let place = self.place(args);
        let mut inner = self.inner();
        inner.problems.push(TemplateProblem::new(kind, place));
        match inner.problems.len() < MAX_PROBLEMS {
            true => Ok(Value::String(String::new())),
            false => Err(Error::msg("too many problems")),
        }
    }

    /// Writes a problem down and stops.
    fn stop(&self, args: &Args, kind: ProblemKind) -> tera::Result<Value> {
        self.report(args, kind)?;
        Err(Error::msg("stopped"))
    }

    /// Writes down that the tag prints something unprintable.
    pub(super) fn unprintable(&self, args: &Args, value: &Value) -> tera::Result<Value> {
        let value = match value {
            Value::Object(_) => "{…}".to_owned(),
            Value::Array(_) => "[…]".to_owned(),
            other => other.to_string(),
        };
        let expression = self.site(args).map(|site| site.expression.clone());
        let expression = expression.unwrap_or_default();
        self.report(args, ProblemKind::Unprintable { expression, value })
    }

    fn unknown(&self, args: &Args, what: NameKind, name: &str) -> tera::Result<Value> {
        let figures = &self.figures;
        let nearest = match what {
            NameKind::Unit => nearest_name(name, figures.units.iter().map(|u| u.name.as_str())),
            NameKind::UnitType => nearest_name(name, figures.kinds.iter().map(|k| k.name.as_str())),
            NameKind::Breakdown => nearest_name(name, figures.breakdown_names()),
            _ => nearest_name(name, figures.whole().iter().map(|f| f.id.as_str())),
        };
        let name = name.to_owned();
        let kind = ProblemKind::Unknown {
            what,
            name,
            nearest,
        };
        self.report(args, kind)
    }

    pub(super) fn identity(&self, args: &Args, form: Form) -> FigureRef {
        let named = |name: &str| args.get(name).map(words);
        let scope = named("unit").map(Scope::Unit);
        let scope = scope.or_else(|| named("type").map(Scope::Kind));
        FigureRef {
            id: named("id").unwrap_or_default(),
            scope: scope.unwrap_or_else(|| self.home.clone()),
            form,
        }
    }

    pub(super) fn not_found(
        &self,
        args: &Args,
        f: &FigureRef,
        why: NotFound,
    ) -> tera::Result<Value> {
        match (why, &f.scope) {
            (NotFound::Unit, Scope::Unit(name)) => self.unknown(args, NameKind::Unit, name),
            (NotFound::Kind, Scope::Kind(name)) => self.unknown(args, NameKind::UnitType, name),
            (NotFound::NoShare, _) => self.report(args, ProblemKind::NoShare { id: f.id.clone() }),
            (NotFound::NoChange, _) => {
                self.report(args, ProblemKind::NoChange { id: f.id.clone() })
            }
            _ => self.unknown(args, NameKind::Figure, &f.id),
        }
    }

    fn add(&self, used: Use) -> usize {
        let mut inner = self.inner();
        inner.uses.push(used);
        inner.uses.len() - 1
    }

    fn mark(&self, used: Use) -> Value {
        Value::String(marker::mark(self.add(used)))
    }

    fn print(&self, args: &Args, form: Form) -> tera::Result<Value> {
        let figure = self.identity(args, form);
        match self.used(args, figure.clone()) {
            Ok(used) => Ok(self.mark(Use::Figure(Box::new(used)))),
            Err(why) => self.not_found(args, &figure, why),
        }
    }

    fn used(&self, args: &Args, figure: FigureRef) -> Result<FigureUse, NotFound> {
        let (text, missing) = match self.figures.print(&figure)? {
            Printed::Text(text) => (Some(text), None),
            Printed::Null(missing) => (None, missing),
        };
        let label = self.label_of(&figure.id).unwrap_or_default();
        let place = self.place(args);
        Ok(FigureUse {
            figure,
            label,
            text,
            missing,
            place,
        })
    }

    fn change(&self, args: &Args) -> tera::Result<Value> {
        let only = args.get("only").map(words);
        match form("change", only.as_deref()) {
            Ok(form) => self.print(args, form),
            Err(value) => self.report(args, ProblemKind::ChangeOnly { value }),
        }
    }

    /// A chart of a breakdown. Its mark stands alone, wherever the template has put it.
    fn chart(&self, args: &Args) -> tera::Result<Value> {
        let name = args.get("of").map(words).unwrap_or_default();
        let Some(parts) = self.figures.breakdown(&name) else {
            return self.unknown(args, NameKind::Breakdown, &name);
        };
        let mut bars = Vec::with_capacity(parts.len());
        let mut unit = None;
        for part in parts {
            let scope = self.home.clone();
            let identity = FigureRef {
                id: part.id.clone(),
                scope: scope.clone(),
                form: Form::Text,
            };
            if let (Some(figure), Ok(used)) = (
                self.figures.get(&scope, &part.id),
                self.used(args, identity),
            ) {
                unit = unit.or_else(|| figure.unit.clone());
                let used = self.add(Use::Figure(Box::new(used)));
                bars.push((part.label.clone(), used));
            }
        }
        let title = args.get("title").map(words).unwrap_or_default();
        let chart = ChartUse {
            title: title.trim().to_owned(),
            unit: unit.unwrap_or_default(),
            bars,
            place: self.place(args),
        };
        let mark = marker::mark(self.add(Use::Chart(Box::new(chart))));
        Ok(Value::String(format!("\n\n{mark}\n\n")))
    }

    fn label_of(&self, id: &str) -> Option<String> {
        self.figures.label(id)
    }

    fn label(&self, args: &Args) -> tera::Result<Value> {
        let id = args.get("id").map(words).unwrap_or_default();
        match self.label_of(&id) {
            Some(label) => Ok(Value::String(label)),
            None => self.unknown(args, NameKind::Figure, &id),
        }
    }

    /// What the figure counts (人); null where it counts nothing.
    fn counted_in(&self, args: &Args) -> tera::Result<Value> {
        let id = args.get("id").map(words).unwrap_or_default();
        match self.figures.get(&Scope::Whole, &id) {
            Some(figure) => Ok(figure.unit.clone().map_or(Value::Null, Value::String)),
            None if matches!(id.as_str(), UNIT_NAME | UNIT_TYPE) => Ok(Value::Null),
            None => self.unknown(args, NameKind::Figure, &id),
        }
    }

    fn parts(&self, args: &Args) -> tera::Result<Value> {
        let name = args.get("of").map(words).unwrap_or_default();
        match self.figures.breakdown(&name) {
            Some(parts) => Ok(context::parts(parts)),
            None => {
                self.unknown(args, NameKind::Breakdown, &name)?;
                Ok(Value::Array(Vec::new()))
            }
        }
    }

    fn range(&self, args: &Args) -> tera::Result<Value> {
        let number = |name, default| match args.get(name) {
            None => Ok(default),
            Some(value) => {
                (value.as_i64()).ok_or_else(|| Error::msg(format!("range(): {name} = {value}")))
            }
        };
        let (start, end, step) = (
            number("start", 0)?,
            number("end", 0)?,
            number("step_by", 1)?,
        );
        let step = usize::try_from(step).ok().filter(|step| *step > 0);
        let step = step.ok_or_else(|| Error::msg("range(): step_by < 1"))?;
        let length = u64::try_from(end.saturating_sub(start)).unwrap_or(0);
        let length = length.div_ceil(step as u64);
        let ranged = self.inner().ranged.saturating_add(length);
        if ranged > MAX_RANGE {
            return self.stop(args, ProblemKind::TooManySteps);
        }
        self.inner().ranged = ranged;
        Ok((start..end).step_by(step).map(Value::from).collect())
    }

    fn tick(&self, args: &Args) -> tera::Result<Value> {
        let cost = args.get("cost").and_then(Value::as_u64).unwrap_or(0);
        let mut inner = self.inner();
        inner.steps += 1;
        let cost = usize::try_from(cost).unwrap_or(usize::MAX);
        inner.written = inner.written.saturating_add(cost);
        if inner.steps > MAX_STEPS || inner.written > MAX_TEXT {
            return Err(Error::msg(TOO_MANY_STEPS));
        }
        Ok(Value::String(String::new()))
    }
}

/// By this the renderer knows that a bound was met, not that a template is wrong.
pub const TOO_MANY_STEPS: &str = "talentsum: too many steps";

thread_local! {
    /// The report that is being written on this thread. The templates are shared by all
    /// threads, and with them the functions; whose figures they print is not.
    static CURRENT: RefCell<Option<Arc<State>>> = const { RefCell::new(None) };
}

/// Lets the functions look into this state while something is done on this thread.
pub fn with<T>(state: &Arc<State>, work: impl FnOnce() -> T) -> T {
    CURRENT.set(Some(Arc::clone(state)));
    let done = work();
    CURRENT.set(None);
    done
}

/// Registers everything a template may call, and nothing else.
pub fn register(tera: &mut Tera) {
    tera.functions.clear();
    let mut add = |name: &str, call: fn(&State, &Args) -> tera::Result<Value>| {
        tera.register_function(name, move |args: &Args| {
            let state = CURRENT.with_borrow(Clone::clone);
            let state = state.ok_or_else(|| Error::msg("no report is being written"))?;
            call(&state, args)
        });
    };
    add("n", |s, a| s.print(a, Form::Text));
    add("share", |s, a| s.print(a, Form::Share));
    add("last", |s, a| s.print(a, Form::Last));
    add("last_share", |s, a| s.print(a, Form::LastShare));
    add("published", |s, a| s.print(a, Form::Published));
    add("difference", |s, a| s.print(a, Form::Difference));
    add("change", State::change);
    add("share_change", |s, a| s.print(a, Form::ShareChange));
    add("v", State::value);
    add("unless_zero", State::unless_zero);
    add("label", State::label);
    add("counted_in", State::counted_in);
    add("parts", State::parts);
    add("chart", State::chart);
    add("item", |s, _| Ok(s.mark(Use::Item)));
    add("range", State::range);
    add("__tick", State::tick);
    add("__print", operators::print);
    add("__holds", State::holds);
    add("__truth", |_, a| Ok(operators::truth(a)));
    add("__default", |_, a| operators::default(a));
    add("__compare", |_, a| operators::compare(a));
    add("__math", |_, a| operators::math(a));
    add("__concat", |_, a| operators::concat(a));
}

/// An argument as words, whatever the template passed.
fn words(value: &Value) -> String {
    match value {
        Value::String(s) => operators::plain(s).into_owned(),
        other => other.to_string(),
    }
}

/// In which form a function prints a figure.
///
/// # Errors
/// The word after `only` that means nothing.
pub fn form(function: &str, only: Option<&str>) -> Result<Form, String> {
    Ok(match (function, only) {
        ("share", _) => Form::Share,
        ("last", _) => Form::Last,
        ("last_share", _) => Form::LastShare,
        ("published", _) => Form::Published,
        ("difference", _) => Form::Difference,
        ("share_change", _) => Form::ShareChange,
        ("change", None) => Form::Change,
        ("change", Some("number")) => Form::ChangeNumber,
        ("change", Some("percent")) => Form::ChangePercent,
        ("change", Some(other)) => return Err(other.to_owned()),
        _ => Form::Text,
    })
}
