"""The options of the commands, each with its help."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from checker.cli.exit_codes import FailOn
from checker.cli.output import Format

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Drafts (.htm, .md, .txt) and files of facts (.yaml, .json); - is standard input.",
        show_default=False,
    ),
]
OnePath = Annotated[str, typer.Argument(metavar="PATH", help="A draft or a file of facts; - is standard input.")]
RuleId = Annotated[str, typer.Argument(metavar="ID", help="The id of a rule.")]
OutputFormat = Annotated[Format, typer.Option("-f", "--format", help="The format for standard output.")]
Outputs = Annotated[
    list[Path] | None,
    typer.Option("-o", "--output", metavar="FILE", help="Also write it to a .txt or .json file; may be repeated."),
]
LowestSeverity = Annotated[FailOn, typer.Option("--fail-on", help="The lowest severity that gives exit code 1.")]
Strict = Annotated[bool, typer.Option("--strict", help="Count what could not be decided as a fail.")]
AsOf = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"], metavar="DATE", help="The day whose law counts; unless given, the date of each draft."
    ),
]
RulesFolders = Annotated[
    list[Path] | None,
    typer.Option(
        "--rules",
        metavar="DIR",
        exists=True,
        file_okay=False,
        help="A folder with rules of your own, besides the built-in ones; may be repeated.",
    ),
]
Select = Annotated[
    list[str] | None, typer.Option(metavar="NAME", help="Apply only this rule or pack; may be repeated.")
]
Ignore = Annotated[list[str] | None, typer.Option(metavar="NAME", help="Leave out this rule or pack; may be repeated.")]
GivenFacts = Annotated[
    list[Path] | None,
    typer.Option(
        "--facts",
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="A file of facts that stand over what the drafts say; may be repeated.",
    ),
]
StdinFilename = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="The name, and so the format, of a draft on standard input; else stdin.htm."),
]
NoColor = Annotated[bool, typer.Option("--no-color", help="Plain text; the variable NO_COLOR does the same.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Only the verdict and the summary.")]
Verbose = Annotated[
    bool, typer.Option("-v", "--verbose", help="Also the passes with their quotes, and what does not apply.")
]
