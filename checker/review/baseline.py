"""The baseline: the findings known on some day. It holds fingerprints only, and no text of a draft."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from checker.engine.grounds import fingerprint, needs_programme
from checker.errors import UnreadableError
from checker.model.evaluation import Evaluation, Outcome
from checker.model.report import Checked, Report
from checker.model.review import Disposition, Fixed, Since
from checker.model.rule import FactType
from checker.review.waivers import document_name

VERSION = 1

Key = tuple[str, str]
"""The document, relative to the baseline's folder, and the rule."""


class Baseline(Struct, frozen=True):
    """The fingerprints of the findings that were known."""

    folder: Path
    findings: Mapping[Key, str]


def load_baseline(path: Path) -> Baseline:
    """Load a baseline.

    Raises:
        UnreadableError: it cannot be opened, or is none.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"the baseline {path} cannot be read: {error.strerror}") from error
    foreign = UnreadableError(f"{path} is not a baseline: write one with --write-baseline")
    try:
        whole = json.loads(content)
    except (ValueError, RecursionError):
        raise foreign from None
    if not isinstance(whole, dict) or whole.get("tool") != "atmcheck" or not isinstance(whole.get("findings"), list):
        raise foreign
    if whole.get("version") != VERSION:
        raise UnreadableError(f"{path} is a baseline of another version of atmcheck: write it anew")
    findings: dict[Key, str] = {}
    for entry in whole["findings"]:
        match entry:
            case {"document": str(document), "rule": str(rule), "fingerprint": str(known)}:
                findings[document, rule] = known
            case _:
                raise foreign
    return Baseline(path.parent, findings)


def written_baseline(report: Report, path: Path, vocabulary: Mapping[str, FactType]) -> str:
    """Write the findings of a report as a baseline that is to stand at a path.

    What is waived is left to its waiver: else the finding would be held back still when the waiver has expired.
    """
    entries = [
        {
            "document": document_name(checked.path, path.parent),
            "rule": each.rule.id,
            "fingerprint": fingerprint(each, vocabulary),
        }
        for checked in report.checked
        for each in checked.evaluations
        if each.is_finding and each.disposition is not Disposition.WAIVED
    ]
    entries.sort(key=lambda entry: (entry["document"], entry["rule"]))
    return json.dumps({"version": VERSION, "tool": "atmcheck", "findings": entries}, indent=2) + "\n"


def apply_baseline(report: Report, baseline: Baseline, vocabulary: Mapping[str, FactType]) -> Report:
    """Say of each finding how it stands to the baseline, hold back those that are carried, and list the others."""
    checked = tuple(_compared(each, baseline, vocabulary) for each in report.checked)
    fixed, gone = (
        tuple(each for one in checked for each in _known(one, baseline, outcome))
        for outcome in (Outcome.PASS, Outcome.NOT_APPLICABLE)
    )
    return replace(report, checked=checked, fixed=(*report.fixed, *fixed), gone=(*report.gone, *gone))


def _compared(checked: Checked, baseline: Baseline, vocabulary: Mapping[str, FactType]) -> Checked:
    name = document_name(checked.path, baseline.folder)
    evaluations = (
        _placed(each, baseline.findings.get((name, each.rule.id)), vocabulary) if each.is_finding else each
        for each in checked.evaluations
    )
    return replace(checked, evaluations=tuple(evaluations))


def _placed(evaluation: Evaluation, known: str | None, vocabulary: Mapping[str, FactType]) -> Evaluation:
    if known is None:
        return replace(evaluation, since=Since.NEW)
    if known != fingerprint(evaluation, vocabulary):
        return replace(evaluation, since=Since.CHANGED)
    held_back = evaluation.disposition if evaluation.disposition is Disposition.WAIVED else Disposition.BASELINED
    return replace(evaluation, since=Since.CARRIED, disposition=held_back)


def _known(checked: Checked, baseline: Baseline, now: Outcome) -> Iterator[Fixed]:
    """List what the baseline has and what came out so now. What was not asked, or lacks its programme, did not."""
    name = document_name(checked.path, baseline.folder)
    for evaluation in checked.evaluations:
        known = (name, evaluation.rule.id) in baseline.findings
        if known and evaluation.outcome is now and not needs_programme(evaluation):
            yield Fixed(evaluation.rule.id, checked.path)
