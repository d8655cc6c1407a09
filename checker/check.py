"""The flow: drafts and given facts become a report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker import __version__
from checker.documents.read import read_bytes
from checker.engine.answers import holding
from checker.engine.computed import compute
from checker.engine.evaluate import evaluate
from checker.engine.grounds import ALONE
from checker.engine.vintage import unverified
from checker.errors import CheckerError, UnreadableError, UsageError
from checker.extraction.extract import extract_facts
from checker.model.change import ChangeKind
from checker.model.evaluation import Evaluation, Outcome
from checker.model.fact import Fact, Facts, Origin, State
from checker.model.report import Checked, Failed, Report
from checker.model.rule import Rule, Rulebook
from checker.rulebook.coverage import checklist, load_coverage

if TYPE_CHECKING:
    from checker.model.document import Document
    from checker.model.layout import Draft

OF_A_SALE = ("sale.", "programme.", "shelf.", "elsewhere.", "ledger.")
FACTS_ENDINGS = frozenset({".yaml", ".yml", ".json"})
NOT_ATM = {
    "base": "it reads as a base prospectus",
    "agreement": "it reads as a sales agreement",
    "fee_exhibit": "it reads as a filing fee exhibit",
    "other": "it offers nothing at the market",
}


class Piped(Struct, frozen=True):
    """What came through a pipe, under the name it is to be shown with; its ending counts as that of a file."""

    name: str
    data: bytes


Source = Path | Piped


class Read(Struct, frozen=True):
    """What is known of one input before any rule is asked. ``sha256`` is of its bytes."""

    path: str
    sha256: str
    format: str
    facts: Facts
    draft: Draft | None = None  # only if it is to be shown


def check(
    sources: Sequence[Source],
    rulebook: Rulebook,
    *,
    given: Facts,
    as_of: date | None,
    today: date,
    given_for: Mapping[str, Facts] | None = None,
    keep_drafts: bool = False,
) -> Report:
    """Check each source; one that cannot be read is listed as failed, and the others are still checked.

    Args:
        sources: what is checked.
        rulebook: the rules that are asked.
        given: the facts that stand over what each source says.
        as_of: see below.
        today: see below.
        given_for: by path, the facts that stand in the place of ``given`` for a source that has facts of its own.
        keep_drafts: whether the report is to show the drafts.

    Law: a document is judged by the law of the day ``as_of``; if that is None, of its own date, and if it has none,
        of ``today``.
    """
    checked: list[Checked] = []
    failed: list[Failed] = []
    for source in sources:
        try:
            read = read_source(source, rulebook, keep_draft=keep_drafts)
        except CheckerError as error:
            failed.append(Failed(source.name if isinstance(source, Piped) else str(source), str(error)))
        else:
            checked.append(judge(read, rulebook, (given_for or {}).get(read.path, given), as_of, today))
    return Report(
        as_of or today,
        __version__,
        rulebook.digest,
        for_counsel(checked, rulebook, as_of or today),
        tuple(failed),
        changes=rulebook.changes,
    )


def read_source(source: Source, rulebook: Rulebook, *, keep_draft: bool = False) -> Read:
    """Read the facts of a draft, or those of a file that a person wrote; on demand keep the draft, to be shown.

    Raises:
        CheckerError: it cannot be read.
    """
    name = source.name if isinstance(source, Piped) else str(source)
    data = source.data if isinstance(source, Piped) else bytes_of(source)
    if Path(name).suffix.lower() in FACTS_ENDINGS:
        from checker.rulebook.given import read_given_facts

        return Read(name, sha256(data).hexdigest(), "facts", read_given_facts(data, name, rulebook.vocabulary))
    document = read_bytes(data, name)
    facts = extract_facts(document, rulebook.vocabulary)
    return Read(name, document.sha256, document.format, facts, _draft_of(data, document) if keep_draft else None)


def judge(read: Read, rulebook: Rulebook, given: Facts, as_of: date | None, today: date) -> Checked:
    """Lay the given facts over what was read, compute what follows, and ask every rule."""
    known = holding(read.facts.merged(given), today)
    facts = compute(rulebook.vocabulary, Facts({**without_programme(rulebook).by_name, **known.by_name}))
    dated = facts["document.date"].value
    day = as_of or (dated if isinstance(dated, date) else today)
    evaluations = evaluate(rulebook, facts, day)
    kind = str(facts["document.kind"].value)
    notes = (_not_atm(kind, evaluations),) if kind in NOT_ATM else _unclear(facts.by_name.get("document.kind"))
    notes = (*notes, *unverified(evaluations, rulebook, day))
    is_atm = kind not in NOT_ATM
    return Checked(read.path, read.sha256, read.format, day, facts, evaluations, notes, is_atm=is_atm, draft=read.draft)


def select_rules(rulebook: Rulebook, select: Sequence[str], ignore: Sequence[str]) -> Rulebook:
    """Keep the rules that are selected (all, if none is) and not ignored, each named by its id or its pack.

    Raises:
        UsageError: there is no such rule or pack, or no rule is left.
    """
    known = [*rulebook.packs, *(rule.id for rule in rulebook.rules)]
    for name in (*select, *ignore):
        if name not in known:
            raise UsageError(
                _disabled(name, rulebook) or f"there is no rule or pack {name}{_did_you_mean(name, known)}"
            )
    rules = tuple(
        rule
        for rule in rulebook.rules
        if (not select or {rule.id, rule.pack} & set(select)) and not {rule.id, rule.pack} & set(ignore)
    )
    if not rules:
        raise UsageError("--select and --ignore leave no rule to apply")
    return replace(rulebook, rules=rules, asks_counsel=rulebook.asks_counsel and not select)


def rule_named(rulebook: Rulebook, rule_id: str) -> Rule:
    """Find a rule by its id.

    Raises:
        UsageError: there is none.
    """
    rule = rulebook.rule(rule_id)
    if rule is None:
        known = [rule.id for rule in rulebook.rules]
        raise UsageError(_disabled(rule_id, rulebook) or f"there is no rule {rule_id}{_did_you_mean(rule_id, known)}")
    return rule


def for_counsel(checked: Sequence[Checked], rulebook: Rulebook, day: date) -> tuple[Checked, ...]:
    """Add to each document of an offering what is left to counsel; nothing if rules were picked, or none is asked."""
    if not (rulebook.rules and rulebook.asks_counsel) or not any(each.is_atm for each in checked):
        return tuple(checked)
    entries = load_coverage(rulebook)
    return tuple(
        replace(each, checklist=checklist(entries, rulebook, each.facts, each.as_of or day)) if each.is_atm else each
        for each in checked
    )


def without_programme(rulebook: Rulebook) -> Facts:
    """Say that there is no programme, and no sale is asked about: a draft by itself is not unclear about them."""
    about = (each for each in rulebook.vocabulary.values() if each.name.startswith(OF_A_SALE) and not each.compute)
    return Facts.of(Fact(each.name, State.ABSENT, evidence=(ALONE,), origin=Origin.GIVEN) for each in about)


def bytes_of(path: Path) -> bytes:
    """Read the bytes of a file that the user named.

    Raises:
        UnreadableError: there is no such file, it is a directory, or it cannot be read.
    """
    if path.is_dir():
        raise UnreadableError(f"{path} is a directory; name the files in it")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableError(f"{path}: no such file") from None
    except OSError as error:
        raise UnreadableError(f"{path} cannot be read: {error.strerror}") from None


def _draft_of(data: bytes, document: Document) -> Draft:
    from checker.documents.layout import draft_of

    return draft_of(data, document)


def _not_atm(kind: str, evaluations: Iterable[Evaluation]) -> str:
    applied = any(evaluation.outcome is not Outcome.NOT_APPLICABLE for evaluation in evaluations)
    ending = "." if applied else ": no rule was applied."
    return f"This does not look like an at-the-market offering document ({NOT_ATM[kind]}){ending}"


def _unclear(kind: Fact | None) -> tuple[str, ...]:
    """Say why the kind of a document is not decided. Given facts that do not name one are asked about nothing else."""
    if kind is None or kind.state is not State.UNREAD:
        return ()
    return (f"It is unclear what kind of document this is: {kind.reason}. Give document.kind in a file of facts.",)


def _disabled(name: str, rulebook: Rulebook) -> str:
    """Say who has disabled a rule; nothing if nobody has."""
    made = (change for change in rulebook.changes if change.kind is ChangeKind.DISABLED and change.of == name)
    return next((f"the rule {name} is disabled by {change.by}" for change in made), "")


def _did_you_mean(name: str, known: Sequence[str]) -> str:
    import difflib

    close = difflib.get_close_matches(name, known, n=1)
    return f"; did you mean {close[0]}?" if close else ""
