"""What tracked changes insert, delete and move, as a person would list it."""

from __future__ import annotations

from checker.documents.word.xml import Element, w

LONGEST = 200
PARAGRAPH_MARK = "¶"
NO_TEXT = "(no text)"
FORMATTING = tuple(
    w(name)
    for name in (
        "rPrChange",
        "pPrChange",
        "sectPrChange",
        "tblPrChange",
        "tblPrExChange",
        "trPrChange",
        "tcPrChange",
        "tblGridChange",
        "numberingChange",
        "cellIns",
        "cellDel",
        "cellMerge",
    )
)


class Changes:
    """Collects tracked changes in reading order; what stands side by side and is of one kind is one change."""

    def __init__(self) -> None:
        self._kinds: list[str] = []
        self._texts: list[list[str]] = []
        self._goes_on = False
        self._formatting = 0

    def add(self, kind: str, text: str) -> None:
        """Add a piece of a change."""
        if not (self._goes_on and self._kinds[-1] == kind):
            self._kinds.append(kind)
            self._texts.append([])
        self._texts[-1].append(text)
        self._goes_on = True

    def interrupt(self) -> None:
        """Note that unchanged text was met: the next change is one of its own."""
        self._goes_on = False

    def count_formatting(self, root: Element) -> None:
        """Count the changes of formatting inside an element."""
        self._formatting += sum(1 for _ in root.iter(*FORMATTING))

    def told(self) -> tuple[str, ...]:
        """List the changes: ``inserted: …``, ``deleted: …``."""
        told = [f"{kind}: {_told(pieces)}" for kind, pieces in zip(self._kinds, self._texts, strict=True)]
        return (*told, f"formatting changed: {self._formatting} ×") if self._formatting else tuple(told)


def _told(pieces: list[str]) -> str:
    return shortened("".join(pieces)) or NO_TEXT


def shortened(text: str) -> str:
    """Put a text on one line and cut it to the length that is kept."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"
