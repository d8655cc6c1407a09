"""What could not be decided: what is asked, where was searched, and how a person settles it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from checker.engine.fact_types import type_of
from checker.model.evaluation import Evaluation
from checker.model.fact import Evidence, Fact
from checker.model.report import Checked
from checker.model.rule import FactType
from checker.reporting.evidence import reads
from checker.reporting.lacking import lacking
from checker.reporting.words import visible

FORMS = {
    "money": "an amount in dollars, such as 14500000",
    "percent": "a percentage, such as 3.0",
    "integer": "a whole number",
    "number": "a number",
    "date": "a day, such as 2031-01-31",
    "boolean": "true or false",
    "text": "present, or the words",
}


class Lacking(Struct, frozen=True):
    """A fact that would settle a rule, if a person gave it."""

    name: str
    reads: str
    reason: str  # why it is not known
    searched: tuple[str, ...]
    form: str  # what may be given


def lacking_facts(evaluation: Evaluation, checked: Checked, vocabulary: Mapping[str, FactType]) -> Iterator[Lacking]:
    """List what a person could give to settle a rule; nothing if it is decided."""
    for fact in lacking([evaluation], checked.facts, vocabulary):
        fact_type = type_of(fact.name, vocabulary)
        yield Lacking(
            fact.name,
            reads(fact, vocabulary),
            visible(fact.reason),
            tuple(searches_of([fact])),
            _form(fact_type) if fact_type else "its value",
        )


def searches_of(facts: Iterable[Fact]) -> Iterator[str]:
    """Say where facts were searched in vain, each place once, and for which words."""
    searches = (each for fact in facts for each in (*fact.evidence, *filter(None, [fact.search])))
    yield from dict.fromkeys(_search(each) for each in searches if each.searched)


def _search(evidence: Evidence) -> str:
    sought = f", for {visible(evidence.wording)}" if evidence.wording else ""
    return f"{visible(evidence.searched)}{sought}"


def _form(fact_type: FactType) -> str:
    if fact_type.type == "text" and fact_type.is_list:
        return "a list of texts"
    single = " or ".join(fact_type.values) if fact_type.type == "one_of" else FORMS[fact_type.type]
    return f"a list, each {single}" if fact_type.is_list else single
