"""Where a report goes: standard output, and files."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from enum import StrEnum
from errno import EDQUOT, EFBIG, EIO, ENOSPC
from io import StringIO
from pathlib import Path

from msgspec import Struct
from rich.console import Console, RenderableType

from checker.errors import UsageError

FILE_WIDTH = 100
NO_ROOM = (ENOSPC, EDQUOT, EFBIG, EIO)


class Format(StrEnum):
    """A format for standard output, of the commands that have no report."""

    TERMINAL = "terminal"
    JSON = "json"


class ReportFormat(StrEnum):
    """A format for a report."""

    TERMINAL = "terminal"
    JSON = "json"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"
    GITLAB = "gitlab"
    MARKDOWN = "markdown"
    HTML = "html"
    WORD = "word"
    SIGNOFF_HTML = "signoff-html"
    SIGNOFF_WORD = "signoff-word"
    SIGNOFF_MARKDOWN = "signoff-markdown"

    @property
    def is_signoff(self) -> bool:
        """Whether it is a sheet that somebody signs."""
        return self in (ReportFormat.SIGNOFF_HTML, ReportFormat.SIGNOFF_WORD, ReportFormat.SIGNOFF_MARKDOWN)


ENDINGS = {
    ".gitlab.json": ReportFormat.GITLAB,
    "gl-code-quality.json": ReportFormat.GITLAB,
    "gl-code-quality-report.json": ReportFormat.GITLAB,
    "signoff.html": ReportFormat.SIGNOFF_HTML,
    "signoff.docx": ReportFormat.SIGNOFF_WORD,
    "signoff.md": ReportFormat.SIGNOFF_MARKDOWN,
    ".txt": ReportFormat.TERMINAL,
    ".json": ReportFormat.JSON,
    ".sarif": ReportFormat.SARIF,
    ".xml": ReportFormat.JUNIT,
    ".md": ReportFormat.MARKDOWN,
    ".html": ReportFormat.HTML,
    ".docx": ReportFormat.WORD,
}
"""What a file name may end in; the first that fits counts."""


class Output(Struct, frozen=True):
    """A file to write, and in which format."""

    path: Path
    format: ReportFormat


class _Screen(Console):
    """A console that leaves it to us what a reader who leaves early means: of itself it would exit with code 1."""

    def on_broken_pipe(self) -> None:
        """Tell of it like any other stream."""
        raise BrokenPipeError


def show(renderable: RenderableType, *, no_color: bool = False) -> None:
    """Print to standard output. Without colour there are no escape codes at all.

    Raises:
        UsageError: it cannot be written.
    """
    plain = no_color or bool(os.environ.get("NO_COLOR"))
    console = _Screen(color_system=None if plain else "auto", highlight=False, markup=False, emoji=False)
    with _standard_output():
        console.print(renderable)


def say(written: str | bytes) -> None:
    """Write to standard output as it is; a terminal is no place for what is not text.

    Raises:
        UsageError: it cannot be written.
    """
    if isinstance(written, bytes) and sys.stdout.isatty():
        raise UsageError("a Word file is not for a terminal: name a file for it, as in -o report.docx")
    with _standard_output():
        if isinstance(written, bytes):
            sys.stdout.buffer.write(written)
        else:
            sys.stdout.write(written)


def refuse_lost_output(error: OSError) -> None:
    """Tell whether an error is that standard output takes no more; if it may be, an empty line is tried.

    Raises:
        UsageError: it is.
    """
    if error.errno in NO_ROOM and error.filename is None:  # that of a file has its name
        with _standard_output("what was asked for"):
            sys.stdout.write("\n")


@contextmanager
def _standard_output(what: str = "the report") -> Iterator[None]:
    """Let a reader that leaves early, such as ``head``, change nothing: the exit code stays that of the report."""
    try:
        yield
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for what is left in the buffer
        if not isinstance(error, BrokenPipeError):
            raise UsageError(f"{what} cannot be written to standard output: {error.strerror}") from None


def as_text(renderable: RenderableType) -> str:
    """Lay out for a text file."""
    file = StringIO()
    Console(file=file, width=FILE_WIDTH, color_system=None, highlight=False, markup=False, emoji=False).print(
        renderable
    )
    return file.getvalue()


def planned_outputs(named: Sequence[str]) -> list[Output]:
    """Read what ``--output`` names: files whose ending says the format, or ``FORMAT=FILE``.

    Raises:
        UsageError: a format is not known, a folder is not there, or two outputs are one file.
    """
    outputs = [_output(each) for each in named]
    targets: set[Path] = set()
    for output in outputs:
        target = output.path.resolve()
        if not target.parent.is_dir():
            raise UsageError(f"--output {output.path}: there is no folder {output.path.parent}")
        if target.is_dir():
            raise UsageError(f"--output {output.path} is a folder: name a file in it")
        if target in targets:
            raise UsageError(f"--output {output.path} is named twice")
        targets.add(target)
    return outputs


def _output(named: str) -> Output:
    prefix, equals, rest = named.partition("=")
    if "-" in (named, rest):
        raise UsageError(f"--output {named}: - is not a file; to print a report use --format")
    if equals and rest and prefix in list(ReportFormat):
        return Output(Path(rest), ReportFormat(prefix))
    for ending, output_format in ENDINGS.items():
        if Path(named).name.lower().endswith(ending):
            return Output(Path(named), output_format)
    endings = ", ".join(ending for ending in ENDINGS if ending.count(".") == 1 and ending.startswith("."))
    raise UsageError(
        f"--output {named}: the ending of the file says its format, one of {endings}; or name the format as well, "
        f"as in {ReportFormat.GITLAB}={named}"
    )


def refuse_overwriting(outputs: Sequence[Path], inputs: Sequence[str]) -> None:
    """Make sure that no output is one of the inputs, under whatever name.

    Raises:
        UsageError: one is.
    """
    for path in outputs:
        if any(_is_one_file(path, Path(name)) for name in inputs):
            raise UsageError(f"--output {path} would overwrite an input")


def _is_one_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one.resolve() == other.resolve()


def write_atomically(path: Path, text: str) -> None:
    """Write a whole file or nothing: a reader never sees half of it.

    Raises:
        UsageError: it cannot be written.
    """
    write_all([(path, text)])


def write_all(written: Sequence[tuple[Path, str | bytes]]) -> None:
    """Write whole files: all of them, or none if one cannot be written.

    What is no plain file, such as a pipe, is written to as it is.

    Raises:
        UsageError: one cannot be written.
    """
    parts: list[tuple[Path, Path]] = []
    current = Path()
    try:
        for current, content in written:
            target = current.resolve()  # a link stays a link
            if target.exists() and not target.is_file():
                _write(target, content)
                continue
            part = target.with_name(f".{target.name}.{os.getpid()}.part")
            parts.append((part, target))
            _write(part, content)
        for part, current in parts:
            part.replace(current)
    except OSError as error:
        raise UsageError(f"--output {current} cannot be written: {error.strerror}") from None
    finally:
        for part, _ in parts:
            with suppress(OSError):  # on a disk that is read-only there is none to take away
                part.unlink()


def _write(path: Path, content: str | bytes) -> None:
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_text(content, encoding="utf-8", errors="backslashreplace", newline="\n")


def never_fail_to_encode() -> None:
    """Escape what the encoding of the terminal lacks, such as a curly quote in ASCII; a closed stream takes all."""
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open to the end
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)  # what a test puts in its place may have none
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
