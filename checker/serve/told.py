"""What the page is told, so that it can ask for what is open. Texts of a draft stay text: the page makes no markup."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checker.engine.fact_types import NUMBERS, type_of
from checker.model.evaluation import Evaluation, Outcome
from checker.model.fact import Fact, Facts, Origin, State
from checker.model.review import Disposition
from checker.model.rule import FactType
from checker.reporting.evidence import spoken_value
from checker.reporting.html.settling import lacking_facts
from checker.reporting.order import fails_in_order, with_outcome
from checker.reporting.verdict import verdict
from checker.reporting.words import short_day, visible
from checker.serve.desk import Shown


def told_report(shown: Shown) -> dict[str, Any]:
    """Tell the verdict, the open findings, what would settle them, and every fact that may be given."""
    vocabulary = shown.checkup.rulebook.vocabulary
    word, _, tail = verdict(shown.checked).plain.partition("  ")
    asked = _asked(shown, vocabulary)
    may_be_given = [name for name, each in vocabulary.items() if _may_be_given(each, shown.checked.facts)]
    return {
        "report": shown.id,
        "name": visible(shown.checked.path),
        "word": word,
        "tail": tail,
        "findings": [_finding(each) for each in _open(shown)],
        "asked": asked,
        "given": list(_given(shown.checked.facts, vocabulary)),
        "facts": list(_facts([*(each["name"] for each in asked), *may_be_given], vocabulary)),
    }


def _given(facts: Facts, vocabulary: Mapping[str, FactType]) -> Iterator[dict[str, str]]:
    """Tell what people have given, and who has signed for it."""
    for fact in facts:
        if fact.origin is Origin.GIVEN and not _by_the_check(fact):
            value = "absent" if fact.state is State.ABSENT else spoken_value(fact, vocabulary)
            by = f"{visible(fact.answer.by)}, {short_day(fact.answer.on)}" if fact.answer else "not signed"
            yield {"name": fact.name, "value": value, "signed": by}


def _open(shown: Shown) -> list[Evaluation]:
    fails = fails_in_order(shown.checked, shown.checkup.rulebook.vocabulary)
    found = [*fails, *with_outcome(shown.checked, Outcome.UNKNOWN)]
    return [each for each in found if each.disposition is Disposition.OPEN]


def _finding(evaluation: Evaluation) -> dict[str, str]:
    rule = evaluation.rule
    outcome = str(rule.severity) if evaluation.outcome is Outcome.FAIL else "needs review"
    return {"rule": rule.id, "title": visible(rule.title), "outcome": outcome}


def _asked(shown: Shown, vocabulary: Mapping[str, FactType]) -> list[dict[str, Any]]:
    """Tell what is not known of the facts behind the findings that need review, each fact once.

    Those come first that settle the most findings without another answer; ``settles`` is how many.
    """
    wanted = [list(lacking_facts(each, shown.checked, vocabulary)) for each in _open(shown)]
    settles = Counter(each[0].name for each in wanted if len(each) == 1)
    reasons = {each.name: each.reason for facts in wanted for each in facts}
    asked = [{"name": name, "reason": reason, "settles": settles[name]} for name, reason in reasons.items()]
    return sorted(asked, key=lambda each: -settles[str(each["name"])])


def _facts(names: Iterable[str], vocabulary: Mapping[str, FactType]) -> Iterator[dict[str, Any]]:
    """Tell of which type facts are, each once; one that is asked for may be the place of another."""
    for name in dict.fromkeys(names):
        fact_type = type_of(name, vocabulary)
        if fact_type is not None:
            yield {
                "name": name,
                "reads": fact_type.reads,
                "type": "number" if fact_type.type in NUMBERS else fact_type.type,
                "unit": fact_type.unit,
                "list": fact_type.is_list,
                "values": list(fact_type.values),
            }


def _may_be_given(fact_type: FactType, facts: Facts) -> bool:
    """Tell whether a draft could say it: it does not follow from other facts, and is not of a sale."""
    return not fact_type.compute and not _by_the_check(facts[fact_type.name])


def _by_the_check(fact: Fact) -> bool:
    """Tell whether the check itself has given it as absent, since no sale is asked about."""
    return fact.origin is Origin.GIVEN and any(each.searched for each in fact.evidence)
