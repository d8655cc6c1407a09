"""The errors a user may cause. Each says in one sentence what is wrong; only the CLI catches them."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

PACKAGE = Path(__file__).parent


class CheckerError(Exception):
    """Something the user gave could not be used. The message is a sentence for the user."""


class UsageError(CheckerError):
    """The command was called wrongly: exit code 2."""


class UnreadableError(CheckerError):
    """An input could not be read as what it claims to be: exit code 3."""


class Fault(Struct, frozen=True, order=True):
    """One thing wrong in a YAML file.

    ``line`` is one-based; 0 means the whole file. ``where`` is a path such as ``requires.program.cap``.
    """

    file: str
    line: int
    where: str
    what: str
    suggestion: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        where = f" {self.where}:" if self.where else ""
        hint = f"; did you mean {self.suggestion}?" if self.suggestion else ""
        return f"{place}:{where} {self.what}{hint}"


class FaultyFilesError(CheckerError):
    """Rules, facts or parameters have faults; all of them are listed at once. Exit code 3."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(str(fault) for fault in self.faults))


def defect_told(error: BaseException) -> str:
    """Tell of a bug by its kind and place, without what it says: that may be words of a draft."""
    from traceback import extract_tb

    frames = [frame for frame in extract_tb(error.__traceback__) if PACKAGE in Path(frame.filename).parents]
    where = [f"{Path(frame.filename).relative_to(PACKAGE.parent)}, line {frame.lineno}" for frame in frames[-1:]]
    return f"this is a defect of atmcheck: {' in '.join([type(error).__name__, *where])}"
