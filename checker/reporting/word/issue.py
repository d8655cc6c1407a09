"""An open finding as counsel works on it: what it says, what it rests on, and what is to be done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from checker.engine.grounds import required_facts
from checker.model.evaluation import Evaluation, Outcome
from checker.model.fact import Evidence, Fact, State
from checker.model.report import Checked
from checker.model.review import Disposition
from checker.model.rule import FactType
from checker.reporting.evidence import Line, origin_lines
from checker.reporting.html.marks import Marks
from checker.reporting.html.settling import Lacking, lacking_facts, searches_of
from checker.reporting.html.ties import ties_of
from checker.reporting.results import findings_in_order, quotes_of
from checker.reporting.words import authority, visible

SHOULD_NOT_BE = frozenset({"absent", "is_empty"})
MOST_FACTS = 12
REVIEW = "Needs review"
QUESTION = "Is it so? The draft could not be read surely enough to tell."


class Issue(Struct, frozen=True):
    """One open finding."""

    evaluation: Evaluation
    word: str  # Error, Warning, Note, Needs review
    said: str
    quotes: tuple[Evidence, ...]
    faulty: tuple[Evidence, ...]  # those of them that are themselves at fault: an odd mention, a blank left in
    told: tuple[Line, ...]  # what no quote says
    law: str
    doubt: str
    cure_label: str
    cure: str
    lacking: tuple[Lacking, ...] = ()  # what would settle it

    @property
    def is_question(self) -> bool:
        """Whether a person must decide it."""
        return self.evaluation.outcome is Outcome.UNKNOWN


def issues_of(checked: Checked, vocabulary: Mapping[str, FactType]) -> list[Issue]:
    """List the open findings on a document: the fails by severity, then what needs review."""
    found = findings_in_order(checked, vocabulary)
    return [_issue(each, checked, vocabulary) for each in found if each.disposition is Disposition.OPEN]


def settling(lacking: Iterable[Lacking]) -> str:
    """Say how a person settles what could not be decided."""
    names = list(dict.fromkeys(each.name for each in lacking))
    more = f" and {len(names) - MOST_FACTS} more" if len(names) > MOST_FACTS else ""
    asked = f": {', '.join(names[:MOST_FACTS])}{more}" if names else ""
    return f"Read the draft, and answer in a file of facts{asked}."


def _issue(evaluation: Evaluation, checked: Checked, vocabulary: Mapping[str, FactType]) -> Issue:
    rule, is_question = evaluation.rule, evaluation.outcome is Outcome.UNKNOWN
    facts = required_facts(evaluation, vocabulary)
    lacking = tuple(lacking_facts(evaluation, checked, vocabulary)) if is_question else ()
    unread = [Line("not read", f"{each.reads}: {each.reason}") for each in lacking]
    searches = [Line("searched", f"{each}; not found") for each in searches_of(facts)]
    read = [fact for fact in facts if fact.state is not State.UNREAD and not isinstance(fact.value, bool)]
    return Issue(
        evaluation=evaluation,
        word=REVIEW if is_question else str(rule.severity).capitalize(),
        said=QUESTION if is_question else visible(evaluation.message),
        quotes=quotes_of(evaluation, vocabulary),
        faulty=tuple(dict.fromkeys(_faulty(evaluation, facts, checked, vocabulary))),
        told=(*unread, *searches, *(line for fact in read for line in origin_lines(fact, vocabulary))),
        law=authority(rule),
        doubt=visible(rule.law.doubt),
        cure_label="To settle it:" if is_question else "Cure:",
        cure=settling(lacking) if is_question else visible(evaluation.remediation or rule.remediation),
        lacking=lacking,
    )


def _faulty(
    evaluation: Evaluation, facts: Iterable[Fact], checked: Checked, vocabulary: Mapping[str, FactType]
) -> Iterator[Evidence]:
    """List the quotes that are at fault themselves: the mentions that differ, and what should not be there."""
    ties = ties_of(evaluation, checked, Marks({}), vocabulary)
    if ties:
        yield from (each.evidence for tie in ties for each in tie.mentions if each.differs)
        return
    wanted = {each.fact for each in evaluation.rule.requires.conditions if each.comparator in SHOULD_NOT_BE}
    for fact in facts:
        if fact.name in wanted and fact.found:
            yield from (each for each in fact.evidence if each.quote)
