//! Shares that somebody has typed: 高级职称占专业技术人员的13.9%.

use super::super::equal::Names;
use super::lead::Lead;
use super::near::{is_near, is_slip};
use super::sentence::{Clause, Sentence};
use super::{Claim, Typed};
use crate::figures::share::percent;
use crate::figures::{Form, Value};
use crate::redraft::When;
use rust_decimal::Decimal;

/// Between the words for a share and its number.
const LINKS: [&str; 12] = [
    "的", "比例", "比重", "比", "为", "达到", "达", "约", "近", "超过", "到", "了",
];

/// What is said to be a share, and of what.
pub struct Part {
    /// What the share is one of.
    pub lead: Lead,
    /// Whether the words name the total.
    has_base: bool,
}

/// Reads the clause up to a share.
pub fn part(names: &Names<'_>, before: &str) -> Option<Part> {
    let (head, after) = before
        .rsplit_once('占')
        .or_else(|| before.rsplit_once("比例"))
        .or_else(|| before.rsplit_once("比重"))?;
    let mut base = after;
    while let Some(shorter) = LINKS.iter().find_map(|link| base.strip_suffix(link)) {
        base = shorter;
    }
    let mut lead = Lead::new(names, head.strip_suffix('的').unwrap_or(head))?;
    let Some((length, ids)) = names.ending(names.unlinked(base)) else {
        let has_base = !lead.bases.is_empty();
        return base.is_empty().then_some(Part { lead, has_base });
    };
    let is_all = length == names.unlinked(base).len();
    lead.bases = ids.into_iter().map(str::to_owned).collect();
    is_all.then_some(Part {
        lead,
        has_base: true,
    })
}

impl Names<'_> {
    /// Holds a share against the figure that its own words name.
    pub(super) fn share_claim(
        &self,
        typed: &Typed<'_>,
        sentence: &Sentence<'_>,
        own: &Clause<'_>,
    ) -> Claim {
        let Some(part) = part(self, own.before) else {
            return self.rate_claim(typed, sentence, own);
        };
        let form = match typed.when {
            When::Last(_) => Form::LastShare,
            _ => Form::Share,
        };
        let scope = match sentence.scope(self) {
            Some(scope) if typed.number.step <= Decimal::ONE => scope,
            _ => return Claim::Nothing,
        };
        let ids = part.lead.ids.iter();
        let found = ids.filter_map(|id| {
            let figure = match form {
                Form::LastShare => self.figures().compared(&scope, id)?.last?,
                _ => self.figures().get(&scope, id)?,
            };
            let base = figure.share_of.as_ref()?;
            let is_of_base = !part.has_base || part.lead.bases.contains(base);
            is_of_base.then_some((figure, figure.share?))
        });
        let found: Vec<_> = found.collect();
        let Some((figure, share)) = found.first().copied() else {
            return Claim::Nothing;
        };
        let said = typed.number.value;
        let scale = typed.number.step.scale();
        let reads = |share: Decimal| {
            share == said
                || (scale == 0 && (share - said).abs() * Decimal::TWO <= Decimal::ONE)
                || (typed.is_about && (share - said).abs() <= Decimal::ONE)
        };
        let of_others = self.all_bases(typed.before);
        let mut of_others = of_others.iter().filter(|_| !part.has_base);
        let value = match figure.value {
            Value::Number(value) => value,
            _ => return Claim::Nothing,
        };
        if found.iter().any(|(_, share)| reads(*share))
            || of_others.any(|base| percent(value, *base, scale).is_some_and(reads))
        {
            return Claim::Nothing;
        }
        let is_one = found.iter().all(|(_, other)| *other == share);
        let Some(named) = self.named(figure, &scope, form).filter(|_| is_one) else {
            return Claim::Nothing;
        };
        let is_plain = part.lead.is_known && !part.lead.is_among && !typed.is_about;
        if part.has_base
            && is_plain
            && sentence.is_statistic
            && sentence.is_at_home(self, typed.setting)
        {
            return Claim::Wrong(named);
        }
        let goes_on = sentence.goes_on_with(self, figure) && !sentence.is_among;
        let is_sure = part.lead.is_known && sentence.is_statistic && goes_on;
        let is_like = is_slip(said, share)
            || (goes_on && is_near(said, share, if is_sure { 2 } else { 20 }))
            || (is_sure && self.is_siblings(figure, &scope, typed.number));
        let is_known = part.lead.is_known && !part.lead.is_among;
        match is_like && is_known && sentence.may_be(typed.setting) {
            true => Claim::Doubtful(named),
            false => Claim::Nothing,
        }
    }
}
