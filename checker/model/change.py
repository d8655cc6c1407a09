"""What a firm changes in the rules. Every report says it, for a rule that is switched off leaves no other trace."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class ChangeKind(StrEnum):
    """What was done to a rule or a parameter."""

    DISABLED = "disabled"
    SEVERITY = "severity"
    PARAMETER = "parameter"
    WORDING = "wording"


class Change(Struct, frozen=True):
    """One rule or one parameter that a firm's pack, or its configuration, has changed."""

    kind: ChangeKind
    of: str  # the id of the rule, or the name of the parameter
    by: str  # the id of the pack, or the name of the configuration file
    was: str  # in words: "error", "3, from 5 September 2017 2"; empty for a rule that is disabled
    now: str  # in words; empty for a rule that is disabled
    reason: str = ""
    file: str = ""
    line: int = 0
