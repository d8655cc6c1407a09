"""What the user asks for on the command line, as each command hands it on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from checker.cli.exit_codes import FailOn


class Asked(Struct, frozen=True):
    """What stands on the command line. None and empty mean that it says nothing of it."""

    config: Path | None = None
    no_config: bool = False
    rules: Sequence[Path] = ()
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    facts: Sequence[Path] = ()
    as_of: date | None = None
    fail_on: FailOn | None = None
    strict: bool | None = None
    waivers: Path | None = None
    no_waivers: bool = False
    baseline: Path | None = None
    redact: bool = False
    precedents: Path | None = None  # a table of findings
