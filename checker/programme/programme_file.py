"""The programme file, ``programme.yaml``: which documents there are, and what no document states."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path

from msgspec.structs import replace

from checker.errors import FaultyFilesError, UnreadableError
from checker.model.days import BEYOND, is_within_reach
from checker.model.fact import Evidence
from checker.model.programme import AnnualReport, Entry, OnDay, Programme, Replacement, ShareCapital, Shelf, Window
from checker.programme.file_keys import Keys, day, number, switch, whole, words
from checker.yaml_files.fields import Reader, below
from checker.yaml_files.strict_yaml import Item, read_yaml

REQUIRED = ("issuer", "documents")
OPTIONAL = (
    "formerly",
    "shelf",
    "shares",
    "floats",
    "annual_reports",
    "other_sales",
    "blackouts",
    "expected_to_be_sold",
    "sales",
)
SHELF = ("form", "filed", "effective", "registered_amount", "replacement")
REPLACEMENT = ("form", "filed", "effective", "registered_amount", "permits_offering")
SHARES = ("authorised", "outstanding", "reserved", "on")
DOCUMENT = ("date", "filed", "facts", "cap_includes_sold")
A_DAY = "a day, as 2022-10-20"
AN_AMOUNT = "an amount in US dollars"
SHARES_WANTED = "a whole number of shares"


def read_programme(path: Path) -> Programme:
    """Read a programme file.

    Raises:
        UnreadableError: it cannot be opened.
        FaultyFilesError: something in it is wrong; all faults are listed with their lines.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{path} cannot be read: {error.strerror}") from None
    reader = Reader(str(path))
    item = read_yaml(content, reader.file, reader.faults)
    programme = _read(item, reader, content) if item else None
    if reader.misshapen and item:
        from checker.yaml_files.schema_faults import schema_faults

        reader.faults.extend(schema_faults(item, "programme", reader.file) or reader.misshapen)
    if programme is None or reader.faults:
        raise FaultyFilesError(reader.faults)
    return programme


def _read(item: Item, reader: Reader, content: bytes) -> Programme:
    lines = content.decode("utf-8-sig").splitlines()
    keys = Keys(reader.fields(item, "", REQUIRED, OPTIONAL), lines)
    for line, beyond in _days_beyond(item):
        reader.fault(line, "", f"{beyond} {BEYOND}")
    return Programme(
        path=reader.file,
        issuer=keys.fields.text("issuer"),
        formerly=tuple(reader.text(each, "formerly") for each in keys.fields.entries("formerly")),
        entries=tuple(
            _entry(each, f"documents[{place}]", keys) for place, each in enumerate(keys.fields.entries("documents"))
        ),
        shelf=_shelf(keys.part("shelf", SHELF)),
        capital=_capital(keys.part("shares", SHARES)),
        floats=keys.listed("floats", _amount_on, ("on", "amount")),
        reports=keys.listed("annual_reports", _report, ("filed", "fiscal_year_end"), ("eligible",)),
        others=keys.listed("other_sales", _amount_on, ("on", "amount")),
        blackouts=keys.listed("blackouts", _window, ("from", "to", "why")),
        expected_to_be_sold=keys.fact(
            "kept_capacity.amount_was_expected", "expected_to_be_sold", switch, "true or false"
        ),
        ledger=keys.fields.text("sales"),
        lines={key: keys.evidence(each.line) for key, each in keys.fields.items.items()},
    )


def _entry(item: Item, where: str, keys: Keys) -> Entry:
    """Read a path, or a mapping with a path and what is said beside it."""
    reader = keys.fields.reader
    if isinstance(item.value, str):
        return Entry(reader.text(item, where), item.line, evidence=keys.evidence(item.line))
    fields = reader.fields(item, where, ("path",), DOCUMENT)
    includes = fields.switch("cap_includes_sold") if "cap_includes_sold" in fields.items else None
    path, facts = fields.text("path"), fields.text("facts")
    dated, filed = fields.day("date"), fields.day("filed")
    return Entry(path, item.line, dated, filed, facts, includes, keys.evidence(item.line))


def _days_beyond(item: Item) -> Iterator[tuple[int, date]]:
    """Find the days, at any depth, that can be none of an offering, with their lines."""
    if isinstance(item.value, date) and not is_within_reach(item.value):
        yield item.line, item.value
    if isinstance(item.value, dict):
        yield from chain.from_iterable(map(_days_beyond, item.value.values()))
    if isinstance(item.value, list):
        yield from chain.from_iterable(map(_days_beyond, item.value))


def _shelf(keys: Keys) -> Shelf:
    _in_order(keys, "filed", "effective")
    return Shelf(
        form=keys.fact("shelf.form", "form", words, "the form, as S-3"),
        filed=keys.fact("shelf.filed", "filed", day, A_DAY),
        effective=keys.fact("shelf.effective", "effective", day, A_DAY),
        registered_amount=keys.fact(
            "shelf.registered_amount", "registered_amount", number, AN_AMOUNT, may_be_none=True
        ),
        replacement=_replacement(keys),
    )


def _replacement(shelf: Keys) -> Replacement:
    keys = shelf.part("replacement", REPLACEMENT)
    if not keys.fields.items:  # left out, or none: that goes for all that would be said of it
        said = shelf.fact("shelf.replacement_filed", "replacement", lambda _: None, "its keys", may_be_none=True)
        effective, amount, form, permits = (
            replace(said, name=f"shelf.{name}")
            for name in ("replacement_effective", "registered_amount", "form", "replacement_permits_offering")
        )
        return Replacement(said, effective, amount, form, permits)
    _in_order(keys, "filed", "effective")
    return Replacement(
        filed=keys.fact("shelf.replacement_filed", "filed", day, A_DAY),
        effective=keys.fact("shelf.replacement_effective", "effective", day, A_DAY, may_be_none=True),
        registered_amount=keys.fact(
            "shelf.registered_amount", "registered_amount", number, AN_AMOUNT, may_be_none=True
        ),
        form=keys.fact("shelf.form", "form", words, "the form, as S-3"),
        permits_offering=keys.fact("shelf.replacement_permits_offering", "permits_offering", switch, "true or false"),
    )


def _in_order(keys: Keys, first: str, later: str) -> None:
    """Make sure that a day does not lie before another one that must come first."""
    items = keys.fields.items
    start, end = (items[key].value if key in items else None for key in (first, later))
    if isinstance(start, date) and isinstance(end, date) and end < start:
        where = below(keys.fields.where, later)
        keys.fields.reader.fault(items[later].line, where, f"{end} is before {start}, the day under {first}")


def _capital(keys: Keys) -> ShareCapital:
    return ShareCapital(
        authorised=keys.fact("programme.authorised", "authorised", whole, SHARES_WANTED, may_be_none=True),
        outstanding=keys.fact("programme.outstanding", "outstanding", whole, SHARES_WANTED),
        reserved=keys.fact("programme.reserved", "reserved", whole, SHARES_WANTED),
        on=keys.fields.day("on"),
    )


def _amount_on(keys: Keys, evidence: Evidence) -> OnDay:
    return OnDay(keys.day("on"), keys.amount("amount"), evidence)


def _report(keys: Keys, evidence: Evidence) -> AnnualReport:
    _in_order(keys, "fiscal_year_end", "filed")
    eligible = keys.fields.switch("eligible") if "eligible" in keys.fields.items else None
    return AnnualReport(keys.day("filed"), keys.day("fiscal_year_end"), eligible, evidence)


def _window(keys: Keys, evidence: Evidence) -> Window:
    first, last = keys.day("from"), keys.day("to")
    if last < first:
        keys.fields.reader.fault(evidence.line or 0, keys.fields.where, f"ends on {last}, before it begins on {first}")
    return Window(first, last, keys.fields.text("why"), evidence)
