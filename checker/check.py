"""The flow: drafts and given facts become a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from checker import __version__
from checker.documents.read import read_bytes, read_document
from checker.engine.computed import compute
from checker.engine.evaluate import evaluate
from checker.errors import CheckerError, UnreadableError, UsageError
from checker.extraction.extract import extract_facts
from checker.model.evaluation import Evaluation, Outcome
from checker.model.fact import Evidence, Fact, Facts, Origin, State
from checker.model.report import Checked, Failed, Report
from checker.model.rule import Rule, Rulebook
from checker.rulebook.given import read_given_facts

FACTS_ENDINGS = frozenset({".yaml", ".yml", ".json"})
NOT_ATM = {
    "base": "it reads as a base prospectus",
    "agreement": "it reads as a sales agreement",
    "fee_exhibit": "it reads as a filing fee exhibit",
    "other": "it offers nothing at the market",
}


@dataclass(frozen=True, slots=True)
class Piped:
    """What came through a pipe, under the name it is to be shown with; its ending counts as that of a file."""

    name: str
    data: bytes


Source = Path | Piped


@dataclass(frozen=True, slots=True)
class Read:
    """What is known of one input before any rule is asked. ``sha256`` is of its bytes."""

    path: str
    sha256: str
    format: str
    facts: Facts


def check(sources: Sequence[Source], rulebook: Rulebook, *, given: Facts, as_of: date | None, today: date) -> Report:
    """Check each source; one that cannot be read is listed as failed, and the others are still checked.

    Law: a document is judged by the law of the day ``as_of``; if that is None, of its own date, and if it has none,
        of ``today``.
    """
    checked: list[Checked] = []
    failed: list[Failed] = []
    for source in sources:
        try:
            read = read_source(source, rulebook)
        except CheckerError as error:
            failed.append(Failed(source.name if isinstance(source, Piped) else str(source), str(error)))
        else:
            checked.append(judge(read, rulebook, given, as_of, today))
    return Report(as_of or today, __version__, rulebook.digest, tuple(checked), tuple(failed))


def read_source(source: Source, rulebook: Rulebook) -> Read:
    """Read the facts of a draft, or those of a file that a person wrote.

    Raises:
        CheckerError: it cannot be read.
    """
    name = source.name if isinstance(source, Piped) else str(source)
    if Path(name).suffix.lower() in FACTS_ENDINGS:
        data = source.data if isinstance(source, Piped) else _bytes_of(source)
        return Read(name, sha256(data).hexdigest(), "facts", read_given_facts(data, name, rulebook.vocabulary))
    document = read_bytes(source.data, name) if isinstance(source, Piped) else read_document(source)
    return Read(document.path, document.sha256, document.format, extract_facts(document, rulebook.vocabulary))


def judge(read: Read, rulebook: Rulebook, given: Facts, as_of: date | None, today: date) -> Checked:
    """Lay the given facts over what was read, compute what follows, and ask every rule."""
    facts = compute(rulebook.vocabulary, Facts({**_no_sale(rulebook).by_name, **read.facts.merged(given).by_name}))
    dated = facts["document.date"].value
    day = as_of or (dated if isinstance(dated, date) else today)
    evaluations = evaluate(rulebook, facts, day)
    kind = str(facts["document.kind"].value)
    notes = (_not_atm(kind, evaluations),) if kind in NOT_ATM else ()
    return Checked(read.path, read.sha256, read.format, day, facts, evaluations, notes, is_atm=kind not in NOT_ATM)


def select_rules(rulebook: Rulebook, select: Sequence[str], ignore: Sequence[str]) -> Rulebook:
    """Keep the rules that are selected (all, if none is) and not ignored, each named by its id or its pack.

    Raises:
        UsageError: there is no such rule or pack, or no rule is left.
    """
    known = [*rulebook.packs, *(rule.id for rule in rulebook.rules)]
    for name in (*select, *ignore):
        if name not in known:
            raise UsageError(f"there is no rule or pack {name}{_did_you_mean(name, known)}")
    rules = tuple(
        rule
        for rule in rulebook.rules
        if (not select or {rule.id, rule.pack} & set(select)) and not {rule.id, rule.pack} & set(ignore)
    )
    if not rules:
        raise UsageError("--select and --ignore leave no rule to apply")
    return replace(rulebook, rules=rules)


def rule_named(rulebook: Rulebook, rule_id: str) -> Rule:
    """Find a rule by its id.

    Raises:
        UsageError: there is none.
    """
    rule = rulebook.rule(rule_id)
    if rule is None:
        raise UsageError(f"there is no rule {rule_id}{_did_you_mean(rule_id, [rule.id for rule in rulebook.rules])}")
    return rule


def _no_sale(rulebook: Rulebook) -> Facts:
    """Say that no sale is asked about: only a person can name one, and a draft is not unclear about it."""
    searched = Evidence(searched="the given facts; no sale is asked about")
    names = (name for name in rulebook.vocabulary if name.startswith("sale."))
    return Facts.of(Fact(name, State.ABSENT, evidence=(searched,), origin=Origin.GIVEN) for name in names)


def _bytes_of(path: Path) -> bytes:
    if path.is_dir():
        raise UnreadableError(f"{path} is a directory; name the files in it")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableError(f"{path}: no such file") from None
    except OSError as error:
        raise UnreadableError(f"{path} cannot be read: {error.strerror}") from None


def _not_atm(kind: str, evaluations: Iterable[Evaluation]) -> str:
    applied = any(evaluation.outcome is not Outcome.NOT_APPLICABLE for evaluation in evaluations)
    ending = "." if applied else ": no rule was applied."
    return f"This does not look like an at-the-market offering document ({NOT_ATM[kind]}){ending}"


def _did_you_mean(name: str, known: Sequence[str]) -> str:
    import difflib

    close = difflib.get_close_matches(name, known, n=1)
    return f"; did you mean {close[0]}?" if close else ""
