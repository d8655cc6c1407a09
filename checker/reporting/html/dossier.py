"""All that the page tells of one document, in the order in which it is told."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup
from msgspec import Struct

from checker.model.evaluation import Outcome
from checker.model.fact import Fact
from checker.model.layout import Draft
from checker.model.report import Checked
from checker.model.rule import FactType
from checker.reporting.html.coverage import Share, paragraphs, shares
from checker.reporting.html.draft import draft_html
from checker.reporting.html.marks import Marks, Tone, marks_of
from checker.reporting.html.remarks import Remark, cited_by, entries_of, remark_of
from checker.reporting.order import facts_in_order


class Shown(Struct, frozen=True):
    """A draft as it is shown, and how much of it no rule has touched."""

    page: Markup
    shares: tuple[Share, ...]  # that of the whole first
    marks: int
    unread_pages: tuple[str, ...]


class Dossier(Struct, frozen=True):
    """One document."""

    id: str
    checked: Checked
    fails: tuple[Remark, ...]
    reviews: tuple[Remark, ...]
    held: tuple[Remark, ...]
    passes: tuple[Remark, ...]
    idle: tuple[Remark, ...]  # rules that do not apply
    answers: tuple[Fact, ...]  # given facts that somebody signed for
    packs: tuple[str, ...]
    shown: Shown | None


def dossier_of(checked: Checked, vocabulary: Mapping[str, FactType], prefix: str) -> Dossier:
    """Collect what is told of a document; ``prefix`` begins the names of its anchors in the page."""
    entries = entries_of(checked, vocabulary, prefix)
    draft = checked.draft
    marks = marks_of(cited_by(entries), draft.text, checked.path, prefix) if draft else Marks({})
    remarks = [remark_of(entry, checked, marks, vocabulary) for entry in entries]
    of_outcome = {
        outcome: tuple(each for each in remarks if each.entry.evaluation.outcome is outcome) for outcome in Outcome
    }
    is_held = {each.entry.anchor for each in remarks if each.entry.tone is Tone.HELD}
    return Dossier(
        id=prefix,
        checked=checked,
        fails=tuple(each for each in of_outcome[Outcome.FAIL] if each.entry.anchor not in is_held),
        reviews=tuple(each for each in of_outcome[Outcome.UNKNOWN] if each.entry.anchor not in is_held),
        held=tuple(each for each in remarks if each.entry.anchor in is_held),
        passes=of_outcome[Outcome.PASS],
        idle=of_outcome[Outcome.NOT_APPLICABLE],
        answers=tuple(fact for fact in facts_in_order(checked.facts, vocabulary) if fact.answer),
        packs=tuple(sorted({each.rule.pack for each in checked.evaluations})),
        shown=_shown(draft, marks) if draft else None,
    )


def _shown(draft: Draft, marks: Marks) -> Shown:
    ordered = list(marks.by_span.values())
    divided = paragraphs(draft.text, ordered)
    page = draft_html(draft.text, draft.tags, draft.page_breaks, ordered, divided)
    return Shown(Markup(page), tuple(shares(draft, divided)), len(ordered), draft.unread_pages)
