"""Labels with text beside them, and rows of columns."""

from io import StringIO

from rich.console import Console, RenderableType
from rich.text import Text

from checker.reporting.layout import Hanging, Rows


def lines(renderable: RenderableType, width: int) -> list[str]:
    """Print at a width and split into lines."""
    file = StringIO()
    Console(file=file, width=width).print(renderable)
    return file.getvalue().splitlines()


def test_further_lines_begin_where_the_text_does() -> None:
    """The label stands on the first line only, and no line has spaces at its end."""
    shown = lines(Hanging(Text("one two three four five six seven"), Text("label"), column=8, indent=2), 40)

    assert ["  label   one two three four five six", "          seven"] == shown


def test_a_word_longer_than_the_line_is_broken() -> None:
    """Nothing runs over the edge."""
    assert ["   " + "x" * 27, "   " + "x" * 13] == lines(Hanging(Text("x" * 40), indent=3), 30)


def test_only_the_flexible_column_is_cut() -> None:
    """The other columns keep their width, and the cut is marked."""
    rows = [
        (Text("first"), Text("a value that is rather too long for it"), Text("cover, line 1")),
        (Text("second-one"), Text("short"), Text("")),
    ]

    assert ["  first       a value that is rather…   cover, line 1", "  second-one  short"] == lines(
        Rows(rows, flexible=1), 53
    )


def test_wide_characters_keep_the_columns() -> None:
    """A character of two cells counts as two."""
    rows = [(Text("株式"), Text("a")), (Text("abcd"), Text("b"))]

    assert ["  株式  a", "  abcd  b"] == lines(Rows(rows, flexible=1), 80)
