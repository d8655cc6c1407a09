"""``atmcheck waive``: somebody signs for a finding."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli import options
from checker.cli.output import write_atomically
from checker.cli.settings import Asked, Settings, settle
from checker.cli.sources import STDIN, open_sources
from checker.errors import UnreadableError, UsageError

if TYPE_CHECKING:
    from checker.model.evaluation import Evaluation
    from checker.review.waivers import Waiver

Draft = Annotated[str, typer.Argument(metavar="DRAFT", help="The draft with the finding.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why the finding is accepted.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who accepts it.")]
Until = Annotated[
    datetime, typer.Option("--until", formats=["%Y-%m-%d"], metavar="DATE", help="The last day on which that holds.")
]
File = Annotated[
    Path | None,
    typer.Option(
        "--waivers",
        metavar="FILE",
        dir_okay=False,
        help="The file of waivers, made if there is none; unless given, that of the configuration.",
    ),
]
Pattern = Annotated[
    str | None,
    typer.Option(
        "--document",
        metavar="PATTERN",
        help="Which drafts it is for, seen from the file of waivers, if their names change: 'drafts/launch-*.htm'.",
    ),
]
Redact = Annotated[bool, typer.Option("--redact", help="Keep the fingerprint only, and nothing of the draft.")]


def waive(
    draft: Draft,
    rule: options.RuleId,
    reason: Reason,
    by: By,
    until: Until,
    waivers: File = None,
    document: Pattern = None,
    redact: Redact = False,
    as_of: options.AsOf = None,
    rules: options.RulesFolders = None,
    facts: options.GivenFacts = None,
    config: options.ConfigFile = None,
    no_config: options.NoConfig = False,
) -> None:
    """Sign for a finding, so that it is held back until a day or until its evidence changes.

    The waiver is put at the end of the file of waivers; what stands there, comments included, stays as it is.

    Exit codes: 0  it is signed. 2  there is no such finding, or wrong usage. 3  the draft cannot be checked.
    """
    from checker.engine.wording import spoken_day
    from checker.review.signing import Signature, put_at_the_end, waiver_for

    if draft == STDIN:
        raise UsageError("name the draft as a file: a waiver is for a document")
    today = date.today()
    signature = Signature.of(reason, by, today, until.date())
    asked = Asked(
        config=config,
        no_config=no_config,
        rules=rules or (),
        facts=facts or (),
        as_of=as_of.date() if as_of else None,
        waivers=waivers,
        redact=redact,
    )
    settings = settle([draft], asked)
    if settings.waivers is None:
        raise UsageError("name the file with --waivers FILE, or write waivers: atmcheck-waivers.yaml in atmcheck.yaml")
    finding = _finding(draft, rule, settings, today)
    waiver = waiver_for(finding, draft, signature, settings.waivers, settings.all_rules.vocabulary)
    if document:
        waiver = _for_pattern(waiver, document, draft)
    if settings.redact:
        waiver = replace(waiver, rests_on=None)
    write_atomically(settings.waivers, put_at_the_end(_content(settings.waivers), waiver, draft, today))
    last = spoken_day(waiver.until)
    typer.echo(f"{waiver.file}: {rule} in {waiver.document} is waived until {last}, unless its evidence changes")


def _finding(draft: str, rule_id: str, settings: Settings, today: date) -> Evaluation:
    """Check the draft against the one rule.

    Raises:
        UsageError: there is no such rule, or it finds nothing.
        UnreadableError: the draft cannot be checked.
    """
    from checker.check import check, rule_named

    rule = rule_named(settings.all_rules, rule_id)
    report = check(
        open_sources([draft], None),
        replace(settings.all_rules, rules=(rule,)),
        given=settings.given,
        given_for=settings.given_for,
        as_of=settings.as_of,
        today=today,
    )
    if report.failed:
        raise UnreadableError(report.failed[0].reason)
    (evaluation,) = report.checked[0].evaluations
    if not evaluation.is_finding:
        outcome = str(evaluation.outcome).replace("_", " ")
        raise UsageError(f"{rule_id} finds nothing in {draft} ({outcome}): there is nothing to waive")
    return evaluation


def _for_pattern(waiver: Waiver, pattern: str, draft: str) -> Waiver:
    """Make a waiver for all drafts of a pattern.

    Raises:
        UsageError: the pattern does not match the draft with the finding.
    """
    wider = replace(waiver, document=pattern)
    if not wider.names(draft):
        raise UsageError(f"--document {pattern} does not match {draft}, seen from the folder of {waiver.file}")
    return wider


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes() if file.exists() else b""
    except OSError as error:
        raise UnreadableError(f"the waivers {file} cannot be read: {error.strerror}") from None
