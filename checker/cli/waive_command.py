"""``atmcheck waive``: somebody signs for a finding."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace

from checker.cli import options
from checker.cli.asked import Asked
from checker.cli.checking import checked
from checker.cli.days import day
from checker.cli.output import write_atomically
from checker.cli.redacting import redacting
from checker.cli.settings import Settings, settle
from checker.cli.sources import STDIN
from checker.errors import UnreadableError, UsageError

if TYPE_CHECKING:
    from checker.model.report import Report
    from checker.review.signing import Signature
    from checker.review.waivers import Waiver

Draft = Annotated[
    str, typer.Argument(metavar="DRAFT", help="The draft with the finding, or the programme file that shows it.")
]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why the finding is accepted.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who accepts it.")]
Until = Annotated[
    datetime, typer.Option("--until", parser=day, metavar="DATE", help="The last day on which that holds.")
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
        help="Which drafts it is for, seen from the file of waivers, if their names change: 'drafts/launch-*.htm'; "
        "or which document of a programme, if several have the finding.",
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

    What only a programme shows, such as a sale while it was suspended, is signed for by naming the programme file.

    The waiver is put at the end of the file of waivers; what stands there, comments included, stays as it is.

    Exit codes: 0  it is signed. 2  there is no such finding, or wrong usage. 3  the draft cannot be checked.
    """
    from checker.engine.wording import spoken_day
    from checker.review.signing import Signature, put_at_the_end

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
    with redacting(settings.redact):
        report = _checked(rule, settings, today)
        candidates = _candidates(report, signature, settings, settings.waivers)
    if not candidates:
        outcomes = sorted({str(each.outcome).replace("_", " ") for one in report.checked for each in one.evaluations})
        raise UsageError(f"{rule} finds nothing in {draft} ({', '.join(outcomes)}): there is nothing to waive")
    path, waiver = _chosen(candidates, document)
    if settings.redact:
        waiver = replace(waiver, rests_on=None)
    with redacting(settings.redact):
        whole = put_at_the_end(_content(settings.waivers), waiver, path, today)
    write_atomically(settings.waivers, whole)
    last = spoken_day(waiver.until)
    typer.echo(f"{waiver.file}: {rule} in {waiver.document} is waived until {last}, unless its evidence changes")


def _checked(rule_id: str, settings: Settings, today: date) -> Report:
    """Check the draft, or every document of the programme, against the one rule.

    Raises:
        UsageError: there is no such rule.
        UnreadableError: something cannot be checked.
    """
    from checker.check import rule_named

    rule = rule_named(settings.all_rules, rule_id)
    report = checked(replace(settings, rulebook=replace(settings.all_rules, rules=(rule,))), None, today)
    if report.failed:
        raise UnreadableError(report.failed[0].reason)
    return report


def _candidates(report: Report, signature: Signature, settings: Settings, file: Path) -> list[tuple[str, Waiver]]:
    """Make the waiver of each finding, beside the path of its document."""
    from checker.review.signing import waiver_for

    return [
        (one.path, waiver_for(each, one.path, signature, file, settings.all_rules.vocabulary))
        for one in report.checked
        for each in one.evaluations
        if each.is_finding
    ]


def _chosen(candidates: Sequence[tuple[str, Waiver]], pattern: str | None) -> tuple[str, Waiver]:
    """Choose the one that is to be signed; a pattern says which, and is kept in it.

    Raises:
        UsageError: none has a document of that pattern, or several could be meant.
    """
    wider = [(path, replace(waiver, document=pattern) if pattern else waiver) for path, waiver in candidates]
    left = [(path, waiver) for path, waiver in wider if waiver.names(path)]
    if not left:
        paths, file = " or ".join(path for path, _ in candidates), candidates[0][1].file
        raise UsageError(f"--document {pattern} does not match {paths}, seen from the folder of {file}")
    if len(left) > 1:
        names = " or ".join(waiver.document for path, waiver in candidates if path in dict(left))
        raise UsageError(f"several documents have the finding; say which one: --document {names}")
    return left[0]


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes() if file.exists() else b""
    except OSError as error:
        raise UnreadableError(f"the waivers {file} cannot be read: {error.strerror}") from None
