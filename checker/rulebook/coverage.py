"""What the built-in rules cover of the law, from ``coverage.yaml``; and the questions that they leave to counsel."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from hashlib import sha256

from checker.engine.conditions import Case, hold
from checker.engine.evaluate import in_force
from checker.engine.logic import Truth
from checker.errors import Fault, FaultyFilesError
from checker.kept import code_of, is_installed, kept, key_of
from checker.model.coverage import Entry, Question
from checker.model.fact import Facts
from checker.model.rule import Rulebook
from checker.rulebook.folder import BUILTIN_NAME, builtin_folder
from checker.rulebook.load import READERS

FILE = "coverage.yaml"
KEPT = "coverage"
LABEL = f"{BUILTIN_NAME}/{FILE}"


def load_coverage(rulebook: Rulebook, rules: Collection[str] | None = None) -> tuple[Entry, ...]:
    """Load the coverage of the built-in rules.

    Args:
        rulebook: has the facts and parameters that conditions may name.
        rules: the ids that an entry may name; None if they are not held against any, as where a firm's pack has
            left some of the built-in rules out.

    Raises:
        FaultyFilesError: something in the file is wrong.
    """
    try:
        content = (builtin_folder() / FILE).read_bytes()
    except OSError as error:
        raise FaultyFilesError([Fault(LABEL, 0, "", f"cannot be read: {error.strerror}")]) from None

    def read() -> tuple[Entry, ...]:
        from checker.rulebook.coverage_file import read_entries  # where the entries are kept it is not parsed

        faults: list[Fault] = []
        entries = read_entries(content, LABEL, rulebook, rules, faults)
        if faults:
            raise FaultyFilesError(faults)
        return entries

    return read() if rules is not None else kept(KEPT, coverage_key(content, rulebook, installed=is_installed()), read)


def coverage_key(content: bytes, rulebook: Rulebook, *, installed: bool) -> bytes:
    """Give the key under which the entries are kept: of the file, and of the facts and parameters that it names."""
    return key_of(f"{rulebook.digest} {sha256(content).hexdigest()}", code_of(READERS, installed=installed))


def uncovered(entries: Iterable[Entry], rulebook: Rulebook) -> list[Fault]:
    """List the rules that no entry names: what they check is not said to be covered."""
    covered = {rule for entry in entries for rule in entry.rules}
    return [
        Fault(rule.file, rule.line, "id", f"no entry of {FILE} names {rule.id}")
        for rule in rulebook.rules
        if rule.id not in covered
    ]


def checklist(entries: Iterable[Entry], rulebook: Rulebook, facts: Facts, as_of: date) -> tuple[Question, ...]:
    """List what counsel must answer of one document: each question that applies, or of which nobody can tell."""
    case = Case(rulebook, facts, as_of)
    return tuple(entry.asked() for entry in entries if entry.question and _is_asked(entry, case))


def _is_asked(entry: Entry, case: Case) -> bool:
    """Tell whether a question is asked. Law: on the days on which what it asks about is in force, and on no other."""
    if not in_force(entry.in_force, case) or hold(entry.applies_when, case).truth is Truth.FALSE:
        return False
    return not entry.unless or hold(entry.unless, case).truth is not Truth.TRUE
