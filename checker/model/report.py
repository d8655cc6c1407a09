"""What is told: the evaluations of one run, ready to be rendered."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.model.change import Change
from checker.model.coverage import Question
from checker.model.evaluation import Evaluation, Outcome
from checker.model.fact import Facts
from checker.model.precedents import Precedents
from checker.model.review import Disposition, Fixed, Lapse
from checker.model.rule import Severity

if TYPE_CHECKING:
    from checker.model.layout import Draft


class Checked(Struct, frozen=True):
    """One document, or one file of given facts, and what the rules say of it."""

    path: str
    sha256: str
    format: str  # html, text, markdown, facts
    as_of: date | None  # the day whose law was applied to it; None if it is redacted
    facts: Facts
    evaluations: tuple[Evaluation, ...]
    notes: tuple[str, ...] = ()  # sentences a person must see: "this is not an ATM document …"
    is_atm: bool = True  # False if the document was recognised as something else
    checklist: tuple[Question, ...] = ()  # what the rules cannot decide, for counsel to answer
    draft: Draft | None = None  # only if a report is to show it


class Failed(Struct, frozen=True):
    """An input that could not be checked, and why."""

    path: str
    reason: str


class Report(Struct, frozen=True):
    """One run."""

    as_of: date  # the day asked for, or today
    version: str
    rulebook_digest: str
    checked: tuple[Checked, ...]
    failed: tuple[Failed, ...] = ()
    lapses: tuple[Lapse, ...] = ()  # waivers that do not hold
    fixed: tuple[Fixed, ...] = ()  # findings of the baseline whose rules pass now
    gone: tuple[Fixed, ...] = ()  # findings of the baseline whose rules do not apply any more
    changes: tuple[Change, ...] = ()  # what a firm has changed in the rules
    precedents: Precedents | None = None  # base rates to be shown beside the findings

    def counts(self) -> dict[str, int]:
        """Count the evaluations of all documents by outcome, and the findings that were waived or baselined.

        A waived or baselined finding is counted there and not under its outcome, so that the counts add up.
        """
        counter: Counter[str] = Counter()
        for checked in self.checked:
            for evaluation in checked.evaluations:
                held_back = evaluation.disposition in (Disposition.WAIVED, Disposition.BASELINED)
                counter[str(evaluation.disposition if held_back else evaluation.outcome)] += 1
        names = [*Outcome, Disposition.WAIVED, Disposition.BASELINED]
        return {str(name): counter[str(name)] for name in names}

    def open_findings(self, at_or_above: Severity, *, strict: bool) -> list[Evaluation]:
        """List the open fails at or above a severity; with ``strict`` unknowns count as fails."""
        outcomes = {Outcome.FAIL, Outcome.UNKNOWN} if strict else {Outcome.FAIL}
        return [
            evaluation
            for checked in self.checked
            for evaluation in checked.evaluations
            if evaluation.outcome in outcomes
            and evaluation.disposition is Disposition.OPEN
            and evaluation.rule.severity.rank <= at_or_above.rank
        ]
