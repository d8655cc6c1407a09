"""A document becomes rows: one for each rule and one for each fact, or one that says why it could not be checked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from math import isfinite

from msgspec import Struct

from checker.engine.grounds import required_facts, unrepeated_evidence
from checker.model.evaluation import Evaluation, Outcome
from checker.model.fact import Evidence, Fact, Facts, Scalar, Value
from checker.model.report import Checked
from checker.model.rule import FactType
from checker.reporting.json_report import json_value
from checker.reporting.order import facts_in_order
from checker.reporting.words import shortened

RULE, FACT, FAILED = "rule", "fact", "failed"
LONGEST_REASON = 600
ACCESSION_NUMBER = re.compile(r"\d{10}-\d{2}-\d{6}")

DOCUMENT_COLUMNS = {
    "document": "text",  # the name, as in the pattern
    "link": "text",  # the URL of the filing, if it is known
    "sha256": "text",
    "format": "text",
    "document_kind": "text",
    "issuer": "text",
    "document_date": "date",  # else the filing date
    "as_of": "date",  # the day whose law was applied
}
ROW_COLUMNS = {
    "row": "text",  # rule, fact or failed
    "name": "text",  # the id of the rule, or the name of the fact
    "pack": "text",
    "severity": "text",
    "outcome": "text",  # pass, fail, unknown, not_applicable; found, absent, unread; failed
    "value": "text",  # of a fact; a list as JSON
    "number": "number",  # the same, of a number
    "unit": "text",
    "origin": "text",
    "reason": "text",  # the message of a rule that does not pass, why a fact is unread, why a document failed
    "quote": "text",  # the first piece of evidence
    "searched": "text",  # or where was searched in vain
    "place": "text",
    "line": "integer",
    "page": "text",
}
COLUMNS = {**DOCUMENT_COLUMNS, **ROW_COLUMNS}

Cell = str | int | float | date | None
Row = tuple[Cell, ...]


class Screened(Struct, frozen=True):
    """What became of one document: what is the same in all its rows, and the rows."""

    head: Row  # in the order of DOCUMENT_COLUMNS
    rows: tuple[Row, ...]  # in the order of ROW_COLUMNS

    @property
    def failed(self) -> bool:
        """Whether the document could not be checked."""
        return self.rows[0][0] == FAILED


def screened(checked: Checked, vocabulary: Mapping[str, FactType], url: str) -> Screened:
    """Write the rows of a document: its rules in the order of the rulebook, then its facts in that of the vocabulary.

    Args:
        checked: the document.
        vocabulary: the types of its facts.
        url: where it is; empty if it is a file.
    """
    facts = checked.facts
    dated = facts["document.date"].value or facts["filing.filed_on"].value
    head = (
        _clean(checked.path),
        _on_edgar(facts) or url or None,
        checked.sha256,
        checked.format,
        _text_of(facts["document.kind"]),
        _text_of(facts["issuer.name"]),
        dated if isinstance(dated, date) else None,
        checked.as_of,
    )
    rules = (_rule_row(each, vocabulary) for each in checked.evaluations)
    rows = (_fact_row(each, vocabulary.get(each.name)) for each in facts_in_order(facts, vocabulary))
    return Screened(head, (*rules, *rows))


def not_screened(name: str, reason: str) -> Screened:
    """Write the only row of a document that could not be checked."""
    head: Row = (_clean(name), *[None] * (len(DOCUMENT_COLUMNS) - 1))
    cells: dict[str, Cell] = {"row": FAILED, "outcome": FAILED, "reason": _clean(shortened(reason, LONGEST_REASON))}
    return Screened(head, (tuple(cells.get(name) for name in ROW_COLUMNS),))


def _rule_row(evaluation: Evaluation, vocabulary: Mapping[str, FactType]) -> Row:
    rule = evaluation.rule
    evidence = unrepeated_evidence(required_facts(evaluation, vocabulary))
    told = "" if evaluation.outcome is Outcome.PASS else shortened(evaluation.message, LONGEST_REASON)
    return (
        *(RULE, rule.id, rule.pack, str(rule.severity), str(evaluation.outcome), None, None, None, None),
        _clean(told) or None,
        *_evidence_cells(evidence),
    )


def _fact_row(fact: Fact, fact_type: FactType | None) -> Row:
    value = fact.value
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool) and isfinite(value)
    return (
        *(FACT, fact.name, None, None, str(fact.state)),
        None if value is None else _clean(_written(value)),
        float(str(value)) if is_number else None,
        (fact_type.unit or None) if fact_type else None,
        str(fact.origin) if fact.found else None,
        _clean(shortened(fact.reason, LONGEST_REASON)) or None,
        *_evidence_cells(fact.evidence),
    )


def _evidence_cells(evidence: tuple[Evidence, ...]) -> Iterator[Cell]:
    """Give quote, searched, place, line and page of the first quote; of the first search if there is none."""
    first = next((each for each in evidence if each.quote), evidence[0] if evidence else Evidence())
    yield _clean(shortened(first.quote)) or None
    yield _clean(first.searched) or None
    yield first.place or None
    yield first.line
    yield first.page


def _written(value: Value) -> str:
    """Write a value so that a query can compare it: text as it is, dates as ISO 8601, lists as JSON."""
    if isinstance(value, tuple):
        return json.dumps(json_value(value), ensure_ascii=False)
    return _scalar(value)


def _scalar(value: Scalar) -> str:
    written = json_value(value)
    return written if isinstance(written, str) else json.dumps(written)


def _text_of(fact: Fact) -> str | None:
    return _clean(str(fact.value)) if fact.found else None


def _clean(text: str) -> str:
    """Replace what is no Unicode: half a surrogate pair, or a byte of a file name in another encoding."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _on_edgar(facts: Facts) -> str:
    """Give the page of a filing on EDGAR; empty unless the header of the submission says which it is."""
    cik, accession_number = (str(facts[name].value or "") for name in ("filing.cik", "filing.accession_number"))
    if not cik.isdecimal() or not ACCESSION_NUMBER.fullmatch(accession_number):
        return ""
    folder = accession_number.replace("-", "")
    return f"https://www.sec.gov/Archives/edgar/data/{int(cik)}/{folder}/{accession_number}-index.htm"
