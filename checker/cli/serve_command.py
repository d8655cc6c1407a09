"""``atmcheck serve``: a page on this machine, for those who do not use a terminal."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace

from checker.cli import options
from checker.cli.asked import Asked
from checker.cli.output import write_atomically
from checker.cli.reviewing import load_decisions, review
from checker.cli.settings import Settings, settle
from checker.errors import UsageError

if TYPE_CHECKING:
    from checker.check import Piped
    from checker.model.fact import Fact
    from checker.serve.desk import Checkup

ANY_DRAFT = "draft.htm"
"""Before a draft is there: it counts as lying in the folder where the server was started."""
YAML_ENDINGS = (".yaml", ".yml")

FactsFile = Annotated[
    Path | None,
    typer.Option(
        "--facts",
        metavar="FILE",
        dir_okay=False,
        help="The YAML file that answers entered on the page are saved to, made if there is none. What it gives stands "
        "over what every draft says.",
    ),
]
WaiversFile = Annotated[
    Path | None,
    typer.Option(
        "--waivers",
        metavar="FILE",
        dir_okay=False,
        help="The file that waivers signed on the page are saved to, made if there is none; unless given, that of the "
        "configuration.",
    ),
]
Port = Annotated[int, typer.Option(min=0, max=65535, metavar="NUMBER", help="The port; 0 is any free one.")]
NoOpen = Annotated[bool, typer.Option("--no-open", help="Do not open the browser, only show the address.")]


def serve(
    facts: FactsFile = None,
    waivers: WaiversFile = None,
    port: Port = 0,
    no_open: NoOpen = False,
    as_of: options.AsOf = None,
    rules: options.RulesFolders = None,
    config: options.ConfigFile = None,
    no_config: options.NoConfig = False,
) -> None:
    """Open a page where a draft is dropped and its report appears, until Ctrl-C.

    Nothing leaves this machine and no draft is kept. The two files that are named here are all that is ever written.

    Exit codes: 0  it was ended. 2  wrong usage. 3  rules, facts, waivers or the configuration have faults.
    """
    _refuse_unwritable(facts, waivers)
    asked = Asked(
        config=config,
        no_config=no_config,
        rules=rules or (),
        as_of=as_of.date() if as_of else None,
        waivers=waivers,
    )
    settings = _settled(ANY_DRAFT, asked)
    load_decisions(settings)
    _own_facts(facts, settings)
    _run(partial(_checked, asked, facts), facts, waivers or settings.waivers, port, opened=not no_open)


def _refuse_unwritable(facts: Path | None, waivers: Path | None) -> None:
    """Make sure that what is entered on the page can be saved.

    Raises:
        UsageError: it could not.
    """
    if facts is not None and facts.suffix.lower() not in YAML_ENDINGS:
        raise UsageError(f"--facts {facts}: name a file that ends in .yaml, so that answers can be added to it")
    for option, file in (("--facts", facts), ("--waivers", waivers)):
        if file is not None and not file.resolve().parent.is_dir():
            raise UsageError(f"{option} {file}: there is no folder {file.parent}")
    if facts and waivers and facts.resolve() == waivers.resolve():
        raise UsageError("--facts and --waivers name one file: name two")


def _run(
    check_draft: Callable[[Piped], Checkup], facts: Path | None, waivers: Path | None, port: int, *, opened: bool
) -> None:
    import webbrowser
    from secrets import token_urlsafe
    from threading import Thread

    try:
        from checker.serve.app import serve_app
        from checker.serve.server import host_of, listen, run_server
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("starlette", "uvicorn"):
            raise
        raise UsageError("serve needs the packages starlette and uvicorn: install atmcheck[serve]") from None
    from checker.serve.desk import Desk

    gc.enable()
    listening = listen(port)
    host, token = host_of(listening), token_urlsafe()
    address = f"http://{host}/?token={token}"
    typer.echo(f"The page is at {address}")
    typer.echo(_promise(facts, waivers))
    if opened:
        # A browser that runs in the terminal comes back only when it is left.
        Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    run_server(serve_app(Desk(check_draft, _write, date.today, facts, waivers), host, token), listening)
    typer.echo("The page is closed; no draft was kept.")


def _promise(facts: Path | None, waivers: Path | None) -> str:
    saved = [f"{what} to {file}" for what, file in (("answers", facts), ("waivers", waivers)) if file]
    written = f"It saves {' and '.join(saved)}, and writes nothing else." if saved else "It writes no file."
    return f"{written} Nothing leaves this machine. Ctrl-C ends."


def _checked(asked: Asked, facts: Path | None, draft: Piped) -> Checkup:
    """Check a draft as ``atmcheck check`` would: what counts is read anew, for the files may have changed."""
    from checker.check import check
    from checker.model.fact import Facts
    from checker.serve.desk import Checkup

    settings = _settled(draft.name, asked)
    decisions = load_decisions(settings)
    own = _own_facts(facts, settings)
    today = date.today()
    report = check(
        [draft],
        settings.rulebook,
        given=Facts.of([*settings.given, *own]),
        given_for={path: Facts.of([*given, *own]) for path, given in settings.given_for.items()},
        as_of=settings.as_of,
        today=today,
        keep_drafts=True,
    )
    return Checkup(review(report, decisions, settings, today), settings.all_rules, settings.redact)


def _settled(name: str, asked: Asked) -> Settings:
    """Settle what counts for a draft of that name. A file of waivers that is yet to be made holds nothing back."""
    unmade = asked.waivers is not None and not asked.waivers.exists()
    return settle([name], replace(asked, no_waivers=unmade))


def _own_facts(facts: Path | None, settings: Settings) -> Iterable[Fact]:
    """Read what was given on the page; nothing if nothing was yet."""
    from checker.serve.facts_file import read_answers

    return read_answers(facts, settings.all_rules.vocabulary) if facts else ()


def _write(path: Path, text: str) -> None:
    try:
        write_atomically(path, text)
    except UsageError as error:
        raise UsageError(str(error).removeprefix("--output ")) from None
