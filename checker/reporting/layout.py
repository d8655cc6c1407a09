"""The shapes of lines for the terminal: a label with a text beside it, rows of columns, pieces, two texts.

None pads its lines with spaces at the end, so that a report in a file is clean.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from msgspec import Struct, field
from rich.cells import cell_len, set_cell_size
from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

GAP = 2
NARROWEST = 24


class Hanging(Struct, frozen=True):
    """A label, and a text beside it whose further lines begin where its first one does.

    ``column`` is where the text begins, counted from ``indent``; it is to be wider than the label.
    """

    text: Text
    label: Text = field(default_factory=Text)
    column: int = 0
    indent: int = 0

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Wrap the text to the width that is left of it."""
        start = self.indent + self.column
        lead = Text.assemble(" " * self.indent, self.label, " " * (self.column - self.label.cell_len))
        for line in self.text.wrap(console, max(options.max_width - start, NARROWEST)):
            line.rstrip()
            yield from _as_it_is(Text.assemble(lead, line), console, options)
            lead = Text(" " * start)


class Rows(Struct, frozen=True):
    """Rows of cells in columns as wide as their widest cell; of one column the cells are cut to fit the width.

    If that would leave the flexible column too little, the ``narrow`` rows are shown instead, where there are any.
    """

    rows: Sequence[Sequence[Text]]
    flexible: int
    narrow: Sequence[Sequence[Text]] = ()
    indent: int = 2
    folded: bool = False  # a cell with hyphens goes on below instead of being cut

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Give the flexible column what the others leave."""
        rows = self.rows
        if self.narrow and self._left(rows, options.max_width) < NARROWEST:
            rows = self.narrow
        widths = _widths(rows)
        widths[self.flexible] = max(min(widths[self.flexible], self._left(rows, options.max_width)), 1)
        for row in rows:
            first, rest = _folded(row[self.flexible], widths[self.flexible]) if self.folded else (None, None)
            line = Text(" " * self.indent)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True)):
                shown = first if first is not None and number == self.flexible else cell
                line.append_text(_sized(shown, width)).append(" " * GAP)
            line.rstrip()
            yield from _as_it_is(line, console, options)
            if rest:
                yield Hanging(rest, indent=self.indent + sum(widths[: self.flexible]) + GAP * (self.flexible + 1))

    def _left(self, rows: Sequence[Sequence[Text]], width: int) -> int:
        """Count the cells that the other columns leave to the flexible one."""
        others = [each for number, each in enumerate(_widths(rows)) if number != self.flexible]
        return width - self.indent - sum(others) - GAP * len(others)


class Pieces(Struct, frozen=True):
    """Short texts in one line, or in as few as the width allows; none is broken unless it alone is too long."""

    pieces: Sequence[str | Text]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Fill line after line."""
        line = Text()
        for piece in self.pieces:
            if line and line.cell_len + len(" |  |") + cell_len(str(piece)) > options.max_width:
                yield Hanging(line.append(" |"))
                line = Text()
            line = Text.assemble(line, " | " if line else "", piece)
        yield Hanging(line)


class SideBySide(Struct, frozen=True):
    """Two texts, each in half of the width, to be compared."""

    left: Text
    right: Text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Wrap both and set them line by line."""
        width = (options.max_width - GAP) // 2
        columns = (text.wrap(console, width) for text in (self.left, self.right))
        for left, right in zip_longest(*columns, fillvalue=Text()):
            left.rstrip()
            line = Text.assemble(left, " " * (width + GAP - left.cell_len), right)
            line.rstrip()
            yield from _as_it_is(line, console, options)


def _as_it_is(line: Text, console: Console, options: ConsoleOptions) -> RenderResult:
    """Give a line that is no wider than it may be; to let rich wrap it again takes twice as long."""
    line.truncate(options.max_width)
    return line.render(console, end="\n")


def _widths(rows: Sequence[Sequence[Text]]) -> list[int]:
    return [max(cell.cell_len for cell in column) for column in zip(*rows, strict=True)]


def _folded(cell: Text, width: int) -> tuple[Text, Text]:
    """Divide what is too wide behind the last hyphen that fits; the rest is empty if it is not."""
    at = cell.plain.rfind("-", 0, width) + 1 if cell.cell_len > width else 0
    return (cell[:at], cell[at:]) if at else (cell, Text())


def _sized(cell: Text, width: int) -> Text:
    if cell.cell_len <= width:
        return Text.assemble(cell, " " * (width - cell.cell_len))
    plain = set_cell_size(cell.plain, width - 1).rstrip() + "…"
    return Text(plain + " " * (width - cell_len(plain)), style=cell.style)
