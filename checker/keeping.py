"""Make what is kept beside the code, for a package that is being installed."""

from __future__ import annotations

import gc
import re

import checker.documents.plain
import checker.documents.read
import checker.extraction.extract  # noqa: F401
from checker.engine import expressions, trading_days
from checker.kept import packed
from checker.phrases import prepared
from checker.phrases.phrase import Phrase
from checker.rulebook import coverage, load
from checker.rulebook.folder import builtin_folder


def what_is_kept(*, installed: bool) -> dict[str, bytes]:
    """Give the content of each file of the folder in which it is kept, by the name of the file.

    Args:
        installed: whether it is for a package that is installed, or for a checkout that is edited.
    """
    rulebook = load.load_rulebook(examples=False)
    covered = (builtin_folder() / coverage.FILE).read_bytes()
    signature = expressions.signature_of(rulebook.vocabulary)
    entries = coverage.load_coverage(rulebook)
    patterns = prepared.prepare(_phrases(), prepared.PATTERNS)
    return {
        load.KEPT: load.rulebook_key(rulebook.digest, installed=installed) + packed(rulebook),
        coverage.KEPT: coverage.coverage_key(covered, rulebook, installed=installed) + packed(entries),
        trading_days.KEPT: trading_days.key_of_closed_days(installed=installed) + packed(trading_days.closed_days()),
        expressions.KEPT: expressions.key_of_expressions(signature, installed=installed)
        + packed(expressions.prepare(rulebook.vocabulary)),
        prepared.KEPT: prepared.key_of_phrases(installed=installed) + packed(patterns),
    }


def _phrases() -> list[tuple[str, re.RegexFlag]]:
    """List all phrases by which drafts are read: they are made when the readers are imported, as they are above."""
    return [(each.pattern, each.flags) for each in gc.get_objects() if isinstance(each, Phrase)]
