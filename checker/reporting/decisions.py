"""What people have decided: findings that are held back, waivers that do not hold, and answers that were given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from rich.console import RenderableType
from rich.text import Text

from checker.model.evaluation import Evaluation, Outcome
from checker.model.report import Checked, Report
from checker.model.review import Decision, Disposition, Kept, Lapse, Since
from checker.model.rule import Basis, FactType
from checker.reporting.evidence import answer_told
from checker.reporting.layout import GAP, Hanging
from checker.reporting.order import facts_in_order
from checker.reporting.words import REVIEW_STYLE, STYLES, counted, short_day, visible

COLUMN = 9
SINCE = {
    Since.NEW: "new since the baseline",
    Since.CHANGED: "changed since the baseline",
    Since.CARRIED: "in the baseline",
}


def is_held_back(evaluation: Evaluation) -> bool:
    """Whether a finding does not count, because somebody signed for it or because it was known."""
    return evaluation.disposition in (Disposition.WAIVED, Disposition.BASELINED)


def held_back(checked: Checked) -> Iterator[RenderableType]:
    """Name each finding that does not count: who signed for it, why and until when, or that it is in the baseline."""
    waived = [each for each in checked.evaluations if each.disposition is Disposition.WAIVED]
    known = [each for each in checked.evaluations if each.disposition is Disposition.BASELINED]
    for caption, evaluations in (("Waived", waived), ("In the baseline", known)):
        if evaluations:
            yield ""
            yield Text(f"{caption} ({len(evaluations)})", style="bold")
        for evaluation in sorted(evaluations, key=_rank):
            yield _held(evaluation)


def answers(checked: Checked, vocabulary: Mapping[str, FactType]) -> Iterator[RenderableType]:
    """Tell what somebody answered for: the value, who gave it, when and on what grounds."""
    signed = [fact for fact in facts_in_order(checked.facts, vocabulary) if fact.answer]
    if not signed:
        return
    yield ""
    yield Text(f"Answered by a person ({len(signed)})", style="bold")
    column = max(len(fact.name) for fact in signed) + GAP
    for fact in signed:
        yield Hanging(Text(answer_told(fact, vocabulary)), Text(fact.name), column, indent=2)


def lapses(report: Report) -> Iterator[RenderableType]:
    """Tell of each waiver and each answer that does not hold, and of what is no longer found."""
    for kept in Kept:
        lapsed = [lapse for lapse in report.lapses if lapse.of is kept]
        if lapsed:
            yield Text(f"{str(kept).capitalize()}s that do not hold ({len(lapsed)})", style="bold")
            yield from map(_lapse, lapsed)
            yield ""
    for caption, known in (("Fixed", report.fixed), ("No longer asked", report.gone)):
        if known:
            yield Text(f"{caption} since the baseline ({len(known)})", style="bold")
            yield from (Hanging(Text(f"{visible(each.rule)}  {visible(each.document)}"), indent=2) for each in known)
            yield ""


def _lapse(lapse: Lapse) -> Hanging:
    place = f"{visible(lapse.file)}, line {lapse.line}"
    told = f"  {visible(lapse.document)}: {visible(lapse.why)} ({place})"
    label = Text(str(lapse.severity).upper(), style=STYLES[lapse.severity])
    return Hanging(Text.assemble((visible(lapse.rule), "bold"), told), label, COLUMN)


def standing(report: Report) -> str:
    """Count how the findings stand to the baseline, and what does not hold; empty if there is neither.

    What is waived is counted as waived, and not here.
    """
    since = Counter(
        each.since
        for checked in report.checked
        for each in checked.evaluations
        if each.since and each.disposition is not Disposition.WAIVED
    )
    counts = [f"{since[each]} {each}" for each in Since] + [f"{len(report.fixed)} fixed"]
    counts += [f"{len(report.gone)} gone"] if report.gone else []
    compared = f"since the baseline {', '.join(counts)}" if since or report.fixed or report.gone else ""
    lapsed = Counter(lapse.of for lapse in report.lapses)
    not_holding = [f"{counted(lapsed[kept], str(kept))} not holding" for kept in Kept if lapsed[kept]]
    return "; ".join(filter(None, [compared, *not_holding]))


def _rank(evaluation: Evaluation) -> tuple[bool, int, str]:
    return evaluation.outcome is Outcome.UNKNOWN, evaluation.rule.severity.rank, evaluation.rule.id


def _held(evaluation: Evaluation) -> Hanging:
    rule, undecided = evaluation.rule, evaluation.outcome is Outcome.UNKNOWN
    word, style = ("REVIEW", REVIEW_STYLE) if undecided else (str(rule.severity).upper(), STYLES[rule.severity])
    law = f" ({visible(rule.law.cite)})" if rule.basis is Basis.LAW and not undecided else ""
    why = _signed(evaluation.decision) if evaluation.decision else visible(rule.title)
    return Hanging(Text.assemble((rule.id, "bold"), f"{law}  {why}"), Text(word, style=style), COLUMN)


def _signed(decision: Decision) -> str:
    signature = f"{visible(decision.by)} on {short_day(decision.on)}, until {short_day(decision.until)}"
    return f"waived by {signature}: {visible(decision.reason)}"
