"""Where a report goes: standard output, and files."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from io import StringIO
from pathlib import Path

from rich.console import Console, RenderableType

from checker.errors import UsageError

FILE_WIDTH = 100


class Format(StrEnum):
    """A format for standard output."""

    TERMINAL = "terminal"
    JSON = "json"


ENDINGS = {".txt": Format.TERMINAL, ".json": Format.JSON}


def show(renderable: RenderableType, *, no_color: bool = False) -> None:
    """Print to standard output. Without colour there are no escape codes at all."""
    plain = no_color or bool(os.environ.get("NO_COLOR"))
    console = Console(color_system=None if plain else "auto", highlight=False, markup=False, emoji=False)
    console.print(renderable)


def as_text(renderable: RenderableType) -> str:
    """Lay out for a text file."""
    file = StringIO()
    Console(file=file, width=FILE_WIDTH, color_system=None, highlight=False, markup=False, emoji=False).print(
        renderable
    )
    return file.getvalue()


def format_of(path: Path) -> Format:
    """Tell a format from the ending of a file.

    Raises:
        UsageError: no format has that ending.
    """
    known = ENDINGS.get(path.suffix.lower())
    if known is None:
        raise UsageError(f"--output {path}: the ending of the file says its format, one of {', '.join(ENDINGS)}")
    return known


def refuse_overwriting(outputs: Sequence[Path], inputs: Sequence[str]) -> None:
    """Make sure that no output is one of the inputs.

    Raises:
        UsageError: one is.
    """
    read = {Path(name).resolve() for name in inputs}
    for path in outputs:
        if path.resolve() in read:
            raise UsageError(f"--output {path} would overwrite an input")


def write_files(paths: Sequence[Path], written: Mapping[Format, Callable[[], str]]) -> None:
    """Write each file in the format of its ending.

    Raises:
        UsageError: one cannot be written.
    """
    for path in paths:
        write_atomically(path, written[format_of(path)]())


def write_atomically(path: Path, text: str) -> None:
    """Write a whole file or nothing: a reader never sees half of it.

    Raises:
        UsageError: it cannot be written.
    """
    target = path.resolve()  # a link stays a link
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise UsageError(f"--output {path} cannot be written: {error.strerror}") from None


def never_fail_to_encode() -> None:
    """Escape what the encoding of the terminal lacks, such as a curly quote in ASCII."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)  # what a test puts in its place may have none
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
