"""Answers that people have signed for, and whether they hold on a day."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from checker.engine.wording import spoken_day
from checker.model.fact import Answer, Fact, Facts, State, Unheld


def holding(facts: Facts, today: date) -> Facts:
    """Put back what the document says where a signed answer does not hold; that fact then says why.

    An answer holds from the day of its signing to its last day, if it has one, and as long as the document says what
    it said then, if it names that.
    """
    checked = {fact.name: _checked(fact, today) for fact in facts if fact.answer}
    return Facts({**facts.by_name, **checked}) if checked else facts


def _checked(fact: Fact, today: date) -> Fact:
    read = fact.over or Fact(fact.name, State.UNREAD, reason="not looked for")
    unheld = _unheld(fact.answer, read, today) if fact.answer else None
    if unheld is None:
        return fact
    reason = f"{read.reason}; an answer was given, but {unheld.why}" if read.state is State.UNREAD else ""
    return replace(read, reason=reason, unheld=unheld)


def _unheld(answer: Answer, read: Fact, today: date) -> Unheld | None:
    if answer.on > today:
        return Unheld(answer, f"it is dated {spoken_day(answer.on)}, which is still to come", outdated=False)
    if answer.until and answer.until < today:
        return Unheld(answer, f"it expired on {spoken_day(answer.until)}", outdated=True)
    if answer.document_says and not answer.document_says.of(read):
        return Unheld(answer, "the document does not say any more what it said when it was given", outdated=True)
    return None
