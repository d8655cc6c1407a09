"""The options of the commands, each with its help."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from checker.cli.completion import complete_rule, complete_rule_or_pack
from checker.cli.days import day, within_reach
from checker.cli.exit_codes import FailOn
from checker.cli.output import Format, ReportFormat

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH...",
        help="Drafts (.htm, .docx, .pdf, .md, .txt), files of facts and programmes (.yaml); - is standard input. "
        "Without any, the documents of the configuration.",
        show_default=False,
    ),
]
OnePath = Annotated[str, typer.Argument(metavar="PATH", help="A draft or a file of facts; - is standard input.")]
Drafts = Annotated[
    list[str],
    typer.Argument(
        metavar="DRAFT...", help="Drafts as HTML, plain text or Markdown; - is standard input.", show_default=False
    ),
]
ProgrammeFile = Annotated[Path, typer.Argument(metavar="PROGRAMME", help="A programme file, programme.yaml.")]
RuleId = Annotated[str, typer.Argument(metavar="ID", help="The id of a rule.", autocompletion=complete_rule)]
OutputFormat = Annotated[Format, typer.Option("-f", "--format", help="The format for standard output.")]
OutputReport = Annotated[
    ReportFormat,
    typer.Option(
        "-f", "--format", metavar="FORMAT", help=f"The format for standard output, one of {', '.join(ReportFormat)}."
    ),
]
Outputs = Annotated[
    list[str] | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="Also write it to a file, in the format of its ending (.txt, .json, .sarif, .xml for JUnit, .md, .html, "
        ".docx for comments in a Word draft, signoff.html, .gitlab.json) or in the one that is named, as in "
        "gitlab=FILE; may be repeated.",
    ),
]
Redact = Annotated[
    bool,
    typer.Option(
        "--redact",
        help="Tell rules, places and outcomes, but no quote, value or other text of the drafts and given files.",
    ),
]
Watch = Annotated[bool, typer.Option("--watch", help="Check again whenever a file is saved, until Ctrl-C.")]
LowestSeverity = Annotated[
    FailOn | None,
    typer.Option("--fail-on", help="The lowest severity that gives exit code 1.", show_default=str(FailOn.ERROR)),
]
Strict = Annotated[
    bool | None,
    typer.Option("--strict/--no-strict", help="Count what could not be decided as a fail.", show_default="no-strict"),
]
AsOf = Annotated[
    datetime | None,
    typer.Option(
        parser=day,
        callback=within_reach,
        metavar="DATE",
        help="The day whose law counts; unless given, the date of each draft.",
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
    list[str] | None,
    typer.Option(
        metavar="NAME", help="Apply only this rule or pack; may be repeated.", autocompletion=complete_rule_or_pack
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME", help="Leave out this rule or pack; may be repeated.", autocompletion=complete_rule_or_pack
    ),
]
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
    typer.Option(
        metavar="NAME",
        help="The name, and so the format, of a draft on standard input; else stdin.htm, or stdin.txt without any tag.",
    ),
]
ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="The configuration; unless given, the atmcheck.yaml in the folder of the draft or above it.",
    ),
]
NoConfig = Annotated[bool, typer.Option("--no-config", help="Use no configuration.")]
WaiversFile = Annotated[
    Path | None,
    typer.Option(
        "--waivers",
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="The findings that somebody has signed for; atmcheck waive adds one.",
    ),
]
NoWaivers = Annotated[bool, typer.Option("--no-waivers", help="Hold back nothing that was signed for.")]
BaselineFile = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="Compare with the findings known before, and hold back those that have not changed.",
    ),
]
WriteBaseline = Annotated[
    Path | None,
    typer.Option("--write-baseline", metavar="FILE", help="Write the findings as a baseline, without any text."),
]
PrecedentsFile = Annotated[
    Path | None,
    typer.Option(
        "--precedents",
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="A table of atmcheck screen: how many of its documents keep a rule is shown beside each finding.",
    ),
]
NoColor = Annotated[bool, typer.Option("--no-color", help="Plain text; the variable NO_COLOR does the same.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Only the verdict and the summary.")]
Verbose = Annotated[
    bool, typer.Option("-v", "--verbose", help="Also the passes with their quotes, and what does not apply.")
]
Wordings = Annotated[
    bool,
    typer.Option("-v", "--verbose", help="Also which wording each quote matched, and for which ones was searched."),
]
RuleFolders = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="FOLDER...",
        exists=True,
        file_okay=False,
        help="Folders with rules of your own. Only their own rules are looked at, unless --all is given.",
        show_default=False,
    ),
]
EveryRule = Annotated[bool, typer.Option("--all", help="With a FOLDER: look at the rules that it stands on as well.")]
NewRuleId = Annotated[str, typer.Argument(metavar="ID", help="The id of the new rule, for ever: what it requires.")]
PackFolder = Annotated[
    Path, typer.Option("--pack", metavar="DIR", file_okay=False, help="The folder of the pack that it goes into.")
]
SchemaName = Annotated[
    str | None,
    typer.Argument(metavar="NAME", help="The kind of file; without it, all kinds are listed.", show_default=False),
]
OneOutput = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", dir_okay=False, help="Write it to a file instead.")
]
