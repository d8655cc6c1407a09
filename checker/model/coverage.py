"""What of the law the rules check, what they do not, and what a person must answer instead."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct, field

from checker.model.rule import Basis, Conditions, Law, Period


class Status(StrEnum):
    """How far one requirement is checked."""

    AUTOMATED = "automated"
    PARTIAL = "partial"
    MANUAL = "manual"
    OUT_OF_SCOPE = "out_of_scope"


class Question(Struct, frozen=True):
    """What a rule cannot decide and counsel must answer."""

    id: str  # of the entry of the coverage
    question: str
    cite: str
    basis: Basis
    url: str = ""
    quote: str = ""
    doubt: str = ""  # what is not verified about it


class Entry(Struct, frozen=True):
    """One requirement of the law, of the staff or of practice, and how far it is checked."""

    id: str
    section: str
    title: str
    law: Law
    basis: Basis
    status: Status
    rules: tuple[str, ...] = ()
    not_checked: str = ""  # of a partial one: what its rules leave open
    question: str = ""
    asked_by: str = ""  # the entry whose question is asked for this one too
    applies_when: Conditions = field(default_factory=Conditions)  # where the question is asked
    unless: Conditions = field(default_factory=Conditions)  # where it is not, though it applies
    in_force: Period = field(default_factory=Period)  # when it is asked
    why: str = ""  # why it is out of scope
    file: str = ""
    line: int = 0

    def asked(self) -> Question:
        """Give its question as counsel is asked it."""
        return Question(self.id, self.question, self.law.cite, self.basis, self.law.url, self.law.quote, self.law.doubt)
