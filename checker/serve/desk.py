"""What the page can have done: a draft checked, an answer and a waiver saved. Knows nothing of HTTP."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from pathlib import Path
from secrets import token_urlsafe

from msgspec import Struct, field
from msgspec.structs import replace

from checker.check import Piped
from checker.errors import UnreadableError, UsageError
from checker.model.evaluation import Evaluation
from checker.model.fact import Answer
from checker.model.report import Checked, Report
from checker.model.rule import Rulebook
from checker.reporting.html.page import render_html
from checker.review.signing import Signature, put_at_the_end, waiver_for
from checker.serve.facts_file import content_of, put_answer

MOST_KEPT = 4
"""Reports that stay in memory, so that a few tabs can be open; the oldest makes way."""


class Checkup(Struct, frozen=True):
    """What was found in one draft, by which rules."""

    report: Report
    rulebook: Rulebook  # all rules, also those that were not asked
    redacted: bool = False  # whether no text of a draft may be written to a file


class Shown(Struct, frozen=True):
    """A report as it stands on the page. The draft itself is not kept beside it."""

    id: str  # cannot be guessed: who knows it may read the report
    page: str
    checkup: Checkup

    @property
    def checked(self) -> Checked:
        """The one document of it."""
        return self.checkup.report.checked[0]


class Desk(Struct, frozen=True):
    """Checks one draft after another. It writes the two files that were named when it was opened, and no other."""

    check_draft: Callable[[Piped], Checkup]
    write: Callable[[Path, str], None]
    today: Callable[[], date]
    facts: Path | None = None
    waivers: Path | None = None
    kept: OrderedDict[str, Shown] = field(default_factory=OrderedDict)

    def check(self, name: str, data: bytes) -> Shown:
        """Check a draft, and keep its report until others have taken its place.

        Raises:
            CheckerError: it cannot be read, or rules, facts or waivers have faults.
        """
        checkup = self.check_draft(Piped(name, data))
        if checkup.report.failed:
            raise UnreadableError(checkup.report.failed[0].reason)
        page = render_html(checkup.report, checkup.rulebook.vocabulary)
        without = tuple(replace(each, draft=None) for each in checkup.report.checked)
        shown = Shown(token_urlsafe(), page, replace(checkup, report=replace(checkup.report, checked=without)))
        self.kept[shown.id] = shown
        while len(self.kept) > MOST_KEPT:
            self.kept.popitem(last=False)
        return shown

    def shown(self, report_id: str) -> Shown:
        """Find a report that was shown.

        Raises:
            UsageError: it is not kept any more.
        """
        shown = self.kept.get(report_id)
        if shown is None:
            raise UsageError("this report is no longer kept: check the draft again")
        return shown

    def answer(self, report_id: str, name: str, typed: str, by: str, why: str) -> str:
        """Save a given fact, and say so.

        Raises:
            CheckerError: it is no value of the fact, nobody has signed, or the file cannot be written.
        """
        if self.facts is None:
            raise UsageError("no file of facts was named: start with --facts FILE")
        vocabulary = self.shown(report_id).checkup.rulebook.vocabulary
        answer = Answer(_line(by), self.today(), _line(why))
        text = put_answer(content_of(self.facts), str(self.facts), name, typed, answer, vocabulary)
        self.write(self.facts, text)
        return f"{self.facts}: {name} is given"

    def waive(self, report_id: str, rule_id: str, reason: str, by: str, until: date) -> str:
        """Save a waiver of a finding as it was shown, and say so.

        Raises:
            CheckerError: there is no such finding, it is not signed, or the file cannot be written.
        """
        if self.waivers is None:
            raise UsageError("no file of waivers was named: start with --waivers FILE")
        if not reason.strip() or not by.strip():
            raise UsageError("a waiver needs a reason and a name")
        today = self.today()
        if until < today:
            raise UsageError(f"{until} is past: a waiver needs a last day that is still to come")
        shown = self.shown(report_id)
        vocabulary = shown.checkup.rulebook.vocabulary
        signature = Signature.of(reason, by, today, until)
        waiver = waiver_for(_finding(shown, rule_id), shown.checked.path, signature, self.waivers, vocabulary)
        if shown.checkup.redacted:
            waiver = replace(waiver, rests_on=None)
        self.write(self.waivers, put_at_the_end(content_of(self.waivers), waiver, shown.checked.path, today))
        return f"{self.waivers}: {rule_id} is waived in {waiver.document} until {until}, unless its evidence changes"


def _finding(shown: Shown, rule_id: str) -> Evaluation:
    for evaluation in shown.checked.evaluations:
        if evaluation.rule.id == rule_id and evaluation.is_finding:
            return evaluation
    raise UsageError(f"{rule_id} finds nothing in {shown.checked.path}: there is nothing to waive")


def _line(text: str) -> str:
    return " ".join(text.split())
