"""The findings of a report as programs want them: in one list, each with a place in a file and an identity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256

from msgspec import Struct, field
from msgspec.structs import replace

from checker.engine.grounds import fingerprint, required_facts, unrepeated_evidence
from checker.model.evaluation import Evaluation, Outcome
from checker.model.fact import Evidence, Fact
from checker.model.report import Checked, Report
from checker.model.review import Disposition, Kept, Lapse
from checker.model.rule import FactType
from checker.reporting.evidence import answer_told
from checker.reporting.order import facts_in_order, fails_in_order, with_outcome

IDENTITY_LENGTH = 16
NOT_CHECKED = "not-checked"
"""Names, where a format wants the name of a rule, what could not be checked."""
LAPSED = {kept: f"{kept}-lapsed" for kept in Kept}
"""Names a waiver, or an answer, that does not hold."""
ANSWERED = "answered"
"""Names a fact that somebody has answered for."""
LINELESS = frozenset({"word", "pdf"})


Naming = Callable[[str], str]
"""Names a file as the other programs know it: relative to the root of the repository, with slashes."""


class Spot(Struct, frozen=True):
    """A place in a file."""

    path: str  # as other programs know it
    evidence: Evidence = field(default_factory=Evidence)  # what is quoted; empty if it is the file as a whole
    has_lines: bool = True  # False for a Word or PDF file


class Result(Struct, frozen=True):
    """A finding on a document."""

    evaluation: Evaluation
    spots: tuple[Spot, ...]  # where the quotes stand that it rests on; after a vain search the document, never empty
    identity: str  # 16 hex digits, unique in the report and the same in the next run

    @property
    def spot(self) -> Spot:
        """The place that it points to."""
        return self.spots[0]

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided about it."""
        return self.evaluation.disposition is Disposition.OPEN


def results(report: Report, vocabulary: Mapping[str, FactType], named: Naming) -> list[Result]:
    """List the findings: the fails of all documents by severity, then what needs review."""
    seen: Counter[str] = Counter()
    listed = [
        _result(checked, evaluation, vocabulary, named, seen)
        for checked in report.checked
        for evaluation in findings_in_order(checked, vocabulary)
    ]
    return sorted(listed, key=lambda each: (each.evaluation.outcome is Outcome.UNKNOWN, _rank(each.evaluation)))


def findings_in_order(checked: Checked, vocabulary: Mapping[str, FactType]) -> Iterator[Evaluation]:
    """Give the fails of a document, and then what needs review."""
    yield from fails_in_order(checked, vocabulary)
    yield from with_outcome(checked, Outcome.UNKNOWN)


def quotes_of(evaluation: Evaluation, vocabulary: Mapping[str, FactType]) -> tuple[Evidence, ...]:
    """List the quotes that a requirement rests on, each once."""
    evidence = unrepeated_evidence(required_facts(evaluation, vocabulary))
    return tuple(each for each in evidence if each.quote)


def sentence_of(evaluation: Evaluation) -> str:
    """Say what is wrong, by what authority, and how to cure it, in one paragraph."""
    rule = evaluation.rule
    ended = evaluation.message if evaluation.message.endswith((".", "!", "?")) else f"{evaluation.message}."
    if evaluation.outcome is Outcome.UNKNOWN:
        return f"Needs review: {ended}"
    return f"{ended} {evaluation.remediation or rule.remediation} ({rule.law.cite})"


def lapse_told(lapse: Lapse) -> str:
    """Say which waiver or answer does not hold, and why."""
    return f"The {lapse.of} of {lapse.rule} for {lapse.document} does not hold: {lapse.why}"


def lapse_identity(lapse: Lapse, named: Naming) -> str:
    """Give 16 hex digits for a waiver or an answer that does not hold."""
    return digest(f"{named(lapse.file)}\n{lapse.rule}\n{lapse.document}\n{lapse.line}")


class Answered(Struct, frozen=True):
    """A fact that somebody has answered for. It is no finding: it is told because rules rest on it."""

    told: str
    spot: Spot
    identity: str


def answered(report: Report, vocabulary: Mapping[str, FactType], named: Naming) -> list[Answered]:
    """List what people have answered for: the value, what the document says if it differs, who, when and why."""
    return [
        _answered(checked, fact, vocabulary, named)
        for checked in report.checked
        for fact in facts_in_order(checked.facts, vocabulary)
        if fact.answer
    ]


def _answered(checked: Checked, fact: Fact, vocabulary: Mapping[str, FactType], named: Naming) -> Answered:
    path = named(checked.path)
    value = answer_told(fact, vocabulary)
    spot = _spot(fact.evidence[0], checked, named) if fact.evidence else _whole(checked, path)
    return Answered(f"{fact.name} of {path} is given as {value}", spot, digest(f"{ANSWERED}\n{path}\n{fact.name}"))


def digest(text: str) -> str:
    """Give 16 hex digits for a text."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:IDENTITY_LENGTH]


def _result(
    checked: Checked, evaluation: Evaluation, vocabulary: Mapping[str, FactType], named: Naming, seen: Counter[str]
) -> Result:
    path = named(checked.path)
    quotes = quotes_of(evaluation, vocabulary)
    spots = tuple(_spot(quote, checked, named) for quote in quotes) or (_whole(checked, path),)
    known = f"{path}\n{fingerprint(evaluation, vocabulary)}"
    seen[known] += 1
    return Result(evaluation, spots, digest(f"{known}\n{seen[known]}"))


def _spot(quote: Evidence, checked: Checked, named: Naming) -> Spot:
    """Place a quote. That of a fact which a person gave stands in another file than the draft."""
    if quote.document in ("", checked.path):
        return replace(_whole(checked, named(checked.path)), evidence=quote)
    return Spot(named(quote.document), quote)


def _whole(checked: Checked, path: str) -> Spot:
    return Spot(path, has_lines=checked.format not in LINELESS)


def _rank(evaluation: Evaluation) -> int:
    return evaluation.rule.severity.rank
