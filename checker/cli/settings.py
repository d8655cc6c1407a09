"""What counts for a run: the command line, and for what it leaves open the configuration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.cli.asked import Asked
from checker.cli.exit_codes import FailOn
from checker.cli.redacting import redacting
from checker.cli.sources import STDIN, open_given
from checker.errors import UsageError

if TYPE_CHECKING:
    from checker.model.fact import Facts
    from checker.model.rule import Rulebook
    from checker.review.configuration import Configuration


class Settings(Struct, frozen=True):
    """What counts."""

    configuration: str  # the file; empty if there is none
    paths: Sequence[str]  # what is checked
    all_rules: Rulebook  # before any of them were left out
    rulebook: Rulebook
    given: Facts
    given_for: Mapping[str, Facts]  # by path: all that is given for a document that has facts of its own
    as_of: date | None
    fail_on: FailOn
    strict: bool
    waivers: Path | None
    baseline: Path | None
    redact: bool
    read: Sequence[str]  # all files that are read, so that none is written over


def settle(paths: Sequence[str], asked: Asked) -> Settings:
    """Find the configuration of the drafts, and lay the command line over it.

    Raises:
        CheckerError: there is nothing to check, or something in a file or on the command line is wrong.
    """
    with redacting(asked.redact):
        configuration = _configuration(paths, asked)
    with redacting(asked.redact or (configuration is not None and configuration.redact)):
        return _settle(paths, asked, configuration)


def _settle(paths: Sequence[str], asked: Asked, configuration: Configuration | None) -> Settings:
    from checker.check import select_rules
    from checker.rulebook.load import load_rulebook

    if configuration is None:
        if not paths:
            raise UsageError("there is nothing to check: name a draft, or list documents in an atmcheck.yaml")
        loaded = load_rulebook(asked.rules, examples=False)
        chosen = select_rules(loaded, asked.select, asked.ignore)
        return _settled(paths, asked, loaded, chosen, open_given(asked.facts, loaded))
    return _settle_configured(paths, asked, configuration)


def _settle_configured(paths: Sequence[str], asked: Asked, configuration: Configuration) -> Settings:
    from checker.check import select_rules
    from checker.cli import configured
    from checker.model.fact import Facts
    from checker.rulebook.load import load_rulebook

    wanted = configured.filled(asked, configuration)
    loaded = configured.overridden_rules(load_rulebook(wanted.rules, examples=False), configuration)
    paths, entries = configured.documents(paths, configuration)
    chosen = select_rules(loaded, wanted.select, wanted.ignore)
    chosen = configured.telling_what_is_left_out(chosen, loaded, asked, configuration)
    given = open_given(wanted.facts, loaded)
    own = {path: configured.own_facts(each, configuration, loaded) for path, each in entries.items()}
    laid = {path: [*facts, *given] if asked.facts else [*given, *facts] for path, facts in own.items()}
    given_for = {path: Facts.of(facts) for path, facts in laid.items()}
    return _settled(paths, wanted, loaded, chosen, given, configuration.file, given_for)


def _settled(
    paths: Sequence[str],
    asked: Asked,
    loaded: Rulebook,
    chosen: Rulebook,
    given: Facts,
    configuration: str = "",
    given_for: Mapping[str, Facts] | None = None,
) -> Settings:
    waivers = None if asked.no_waivers else asked.waivers
    files = [*asked.facts, *filter(None, [waivers, asked.baseline]), *([configuration] if configuration else [])]
    return Settings(
        configuration=configuration,
        paths=paths,
        all_rules=loaded,
        rulebook=chosen,
        given=given,
        given_for=given_for or {},
        as_of=asked.as_of,
        fail_on=asked.fail_on or FailOn.ERROR,
        strict=bool(asked.strict),
        waivers=waivers,
        baseline=asked.baseline,
        redact=asked.redact,
        read=[*paths, *map(str, files)],
    )


def _configuration(paths: Sequence[str], asked: Asked) -> Configuration | None:
    if asked.no_config:
        if asked.config is not None:
            raise UsageError("--config and --no-config contradict each other")
        return None
    path = asked.config
    if path is None:
        from checker.review.discovery import find_configuration

        folders = [Path() if each == STDIN else Path(each).parent for each in paths]
        path = find_configuration(folders or [Path()])
    if path is None:
        return None
    from checker.review.configuration import read_configuration

    return read_configuration(path)
