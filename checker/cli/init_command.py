"""``atmcheck init``: a configuration and what runs it, in a repository of drafts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.errors import UsageError

Folder = Annotated[
    Path,
    typer.Argument(metavar="DIR", exists=True, file_okay=False, help="The repository of the drafts.", show_default="."),
]

Programme = Annotated[
    bool, typer.Option("--programme", help="Also write a programme.yaml to fill in, for atmcheck sale.")
]
PROGRAMME_FILE = "programme.yaml"


def init(folder: Folder = Path(), programme: Programme = False) -> None:
    """Write a configuration, a file of waivers, and what runs the check: GitHub, GitLab and pre-commit.

    Nothing that is there is overwritten: it is left as it is, and what it lacks is shown.

    Exit codes: 0  done. 2  a file cannot be written.
    """
    from checker.review.starting import COPY, starters

    is_to_fill_in = False
    for starter in starters(folder):
        if starter.in_the_way:
            advice = f"; {starter.advice}" if starter.advice else ""
            typer.echo(f"left {starter.in_the_way} as it is{advice}")
        else:
            _write(folder / starter.path, starter.text)
            typer.echo(f"wrote {starter.path}")
            is_to_fill_in |= COPY in starter.text
    if programme:
        _write_programme(folder)
    if is_to_fill_in:
        typer.echo(f"put the address of your firm's copy of atmcheck in the place of {COPY}")


def _write_programme(folder: Path) -> None:
    if (folder / PROGRAMME_FILE).exists():
        typer.echo(f"left {PROGRAMME_FILE} as it is")
        return
    from checker.programme.scaffold import scaffold_programme

    scaffold_programme(folder / PROGRAMME_FILE)
    typer.echo(f"wrote {PROGRAMME_FILE}")


def _write(path: Path, text: str) -> None:
    """Write a new file.

    Raises:
        UsageError: it cannot be written, or somebody was faster.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from None
