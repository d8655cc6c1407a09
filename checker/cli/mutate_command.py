"""``atmcheck rules mutate``: whether the rules notice that a draft was broken."""

from __future__ import annotations

from datetime import date

import typer

from checker.cli import options
from checker.cli.exit_codes import CLEAR, OPEN_FINDINGS
from checker.cli.ledger_progress import watching
from checker.cli.output import Format, say, show
from checker.cli.sources import open_given, open_sources
from checker.errors import UnreadableError

NOT_TESTED = "give a draft of an at-the-market offering on which the selected rules pass"


def mutate(
    drafts: options.Drafts,
    output_format: options.OutputFormat = Format.TERMINAL,
    as_of: options.AsOf = None,
    rules: options.RulesFolders = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    facts: options.GivenFacts = None,
    no_color: options.NoColor = False,
) -> None:
    """Break clean drafts in one way at a time, as the rules name it, and see which rules notice.

    Exit code 0: every broken draft was caught. 1: some were missed. 2: wrong usage. 3: a draft cannot be changed, or no
    rule was put to the test on it.
    """
    from checker.check import select_rules
    from checker.model.mutation import Verdict
    from checker.mutation.run import mutate as run
    from checker.mutation.told import render_mutations, render_mutations_json
    from checker.rulebook.load import load_rulebook

    rulebook = select_rules(load_rulebook(rules or ()), select or (), ignore or ())
    sources = open_sources(drafts, None)
    given = open_given(facts or (), rulebook)
    day = as_of.date() if as_of else None
    with watching("rules", long=1) as progress:
        report = run(sources, rulebook, given=given, as_of=day, today=date.today(), progress=progress)
    if output_format is Format.JSON:
        say(render_mutations_json(report, rulebook.vocabulary))
    else:
        show(render_mutations(report, rulebook.vocabulary), no_color=no_color)
    if report.untested:
        raise UnreadableError(f"no rule was put to the test on {', '.join(report.untested)}: {NOT_TESTED}")
    raise typer.Exit(OPEN_FINDINGS if report.counts()[Verdict.MISSED] else CLEAR)
