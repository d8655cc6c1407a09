"""``atmcheck sale``: may these shares be sold on that day?"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from checker.cli import options
from checker.cli.days import day, within_reach
from checker.cli.errors_told import tell
from checker.cli.exit_codes import CLEAR, NOT_CHECKED, OPEN_FINDINGS
from checker.cli.ledger_progress import watching
from checker.cli.output import Format, say, show
from checker.errors import CheckerError, FaultyFilesError, UsageError

CHEAPEST, DEAREST = 0.0001, 10_000_000
"""US dollars a share: exchanges quote to four places, and no share has ever cost more."""
MOST_SHARES = 10**11
SaleDay = Annotated[
    datetime,
    typer.Option("--on", parser=day, callback=within_reach, metavar="DATE", help="The trade date."),
]
Shares = Annotated[int, typer.Option("--shares", min=1, max=MOST_SHARES, metavar="N", help="The number of shares.")]
Price = Annotated[float, typer.Option("--price", metavar="P", help="The price of a share, in US dollars.")]
Agent = Annotated[str, typer.Option("--agent", metavar="A", help="The agent through whom is to be sold.")]


def sale(
    programme: options.ProgrammeFile,
    on: SaleDay,
    shares: Shares,
    price: Price,
    agent: Agent = "",
    output_format: options.OutputFormat = Format.TERMINAL,
    rules: options.RulesFolders = None,
    no_color: options.NoColor = False,
) -> None:
    """Say whether a sale under a programme is CLEARED or BLOCKED, and why.

    Exit codes:

    0  cleared

    1  blocked: a rule is broken

    2  wrong usage

    3  blocked: something that matters is not known, or could not be read
    """
    from checker.check_programme import decide_sale, open_programme
    from checker.model.sale import Order
    from checker.reporting.sale_json import render_sale_json
    from checker.reporting.sale_view import render_sale
    from checker.rulebook.load import load_rulebook

    if not CHEAPEST <= price <= DEAREST:
        raise UsageError(f"--price must be from {CHEAPEST} to {DEAREST:,} US dollars a share")
    try:
        rulebook = load_rulebook(rules or (), examples=False)
        with watching() as watch:
            opened = open_programme(programme, rulebook, watch, today=date.today())
    except CheckerError as error:
        _tell_unusable(programme, error, output_format)
        raise typer.Exit(NOT_CHECKED) from None
    decision = decide_sale(opened, rulebook, Order(on.date(), shares, price, agent))
    if output_format is Format.JSON:
        say(render_sale_json(decision, opened, rulebook, _version()))
    else:
        show(render_sale(decision, opened, rulebook.vocabulary), no_color=no_color)
    if not decision.cleared:
        raise typer.Exit(OPEN_FINDINGS if decision.reasons else NOT_CHECKED)
    raise typer.Exit(CLEAR)


def _tell_unusable(programme: Path, error: CheckerError, output_format: Format) -> None:
    """Say that a sale is blocked, for what it would be judged by cannot be read."""
    if output_format is Format.JSON:
        from checker.reporting.sale_json import render_unusable_json

        faults = error.faults if isinstance(error, FaultyFilesError) else ()
        say(render_unusable_json(str(programme), faults, str(error), _version()))
    else:
        say("BLOCKED, not known: the programme could not be read\n")
    tell(str(error))


def _version() -> str:
    from checker import __version__

    return __version__
