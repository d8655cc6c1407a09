"""What the user names on the command line, opened."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import UsageError

if TYPE_CHECKING:
    from checker.check import Piped, Source
    from checker.model.fact import Facts
    from checker.model.rule import Rulebook

STDIN = "-"
TAG = rb"<(?:!|/?[a-zA-Z][a-zA-Z0-9:]*(?:\s[^<>]*)?/?>)"
"""Not an address between angle brackets."""
HTML_NAME, TEXT_NAME = "stdin.htm", "stdin.txt"


def open_sources(paths: Sequence[str], stdin_filename: str | None) -> list[Source]:
    """Turn the paths into sources; ``-`` is read from standard input.

    Raises:
        UsageError: standard input is named twice, or only its name is given.
    """
    if paths.count(STDIN) > 1:
        raise UsageError("standard input can be read only once")
    if stdin_filename is not None and STDIN not in paths:
        raise UsageError("--stdin-filename is for standard input: name it with -")
    return [_piped(stdin_filename) if path == STDIN else Path(path) for path in paths]


def _piped(name: str | None) -> Piped:
    """Read standard input. Without a name it counts as HTML if there is a tag in it: as HTML, text has no lines."""
    from checker.check import Piped

    data = sys.stdin.buffer.read()
    return Piped(name or (HTML_NAME if re.search(TAG, data) else TEXT_NAME), data)


def open_given(files: Sequence[Path], rulebook: Rulebook) -> Facts:
    """Read files of given facts; of two values for one fact the later file's stands.

    Raises:
        FaultyFilesError: a file has faults.
    """
    from checker.model.fact import Facts

    if not files:
        return Facts()
    from checker.rulebook.given import load_given_facts

    return Facts.of(fact for file in files for fact in load_given_facts(file, rulebook.vocabulary))
