"""Read the same at-the-market filings with edgartools and with this checker, side by side.

    python benchmarks/against_edgartools.py CORPUS [MOST]

CORPUS holds ``raw`` and ``truth`` as the corpus tests expect them; up to MOST (10) at-the-market HTML filings are read.
Only what both read is compared, edgartools' text extraction alone: what it takes from EDGAR's index (company name,
file number, form) is not asked of it. It needs ``pip install 'edgartools>=5.62'``.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import yaml
from edgar.documents import parse_html
from edgar.offerings.prospectus._424b_cover import extract_cover_page_fields, extract_underwriting_from_text

from checker.documents.read import read_bytes
from checker.extraction.extract import extract_facts
from checker.extraction.grammar.amounts import read_number
from checker.extraction.grammar.dates import read_date

NAMES = (
    "filing.rule_paragraph",
    "base_prospectus.date",
    "listing.symbol",
    "program.cap",
    "agents.names",
    "document.kind",
)
ATM = ("launch", "update", "stop")
Read = dict[str, object]


def ours(data: bytes) -> Read:
    """Read a filing with this checker."""
    facts = extract_facts(read_bytes(data, "filing.htm"), {})
    read: Read = {name: facts[name].value for name in NAMES}
    return read | {"document.kind": facts["document.kind"].value in ATM}


def theirs(data: bytes) -> Read:
    """Read a filing with edgartools, in the terms of this checker."""
    document = parse_html(data.decode("utf-8", errors="replace"))
    filing = SimpleNamespace(company="", form="", header=SimpleNamespace(file_numbers=[]), parse=lambda: document)
    cover = extract_cover_page_fields(filing, document)
    agents = extract_underwriting_from_text(filing, document)
    amount, day = cover["offering_amount"], cover["base_prospectus_date"]
    return {
        "filing.rule_paragraph": f"424(b)({cover['rule_number']})" if cover["rule_number"] else None,
        "base_prospectus.date": read_date(day) if day else None,
        "listing.symbol": cover["exchange_ticker"],
        "program.cap": read_number(amount) if amount and amount.startswith("$") else None,
        "agents.names": tuple(str(getattr(agent, "name", agent)) for agent in agents) or None,
        "document.kind": cover["is_atm"],
    }


def plain(value: object) -> object:
    """Even out case, punctuation and order."""
    if isinstance(value, (list, tuple)):
        return sorted(str(plain(item)) for item in value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    return re.sub(r"\W+", " ", str(value)).casefold().strip()


def verdict(read: object, true: object) -> str:
    """Give right, wrong or missing."""
    if read is None and true is not None:
        return "missing"
    return "right" if plain(read) == plain(true) else "wrong"


def filings(corpus: Path, most: int) -> list[tuple[bytes, dict[str, Any]]]:
    """Load the at-the-market HTML filings and what a person read in them."""
    found = []
    for path in sorted(corpus.glob("truth/*.yaml")):
        truth = yaml.safe_load(path.read_text(encoding="utf-8"))
        if truth["file"].endswith(".htm") and truth["facts"]["document.kind"]["value"] in ATM:
            true = {name: truth["facts"].get(name, {}).get("value") for name in NAMES} | {"document.kind": True}
            found.append(((corpus / "raw" / truth["file"]).read_bytes(), true))
    return found[:most]


def main(corpus: str, most: str = "10") -> None:
    """Print, for each fact and each reader, how many are right, wrong and missing, and the milliseconds in all."""
    readers: dict[str, Callable[[bytes], Read]] = {"atmcheck": ours, "edgartools": theirs}
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    spent: Counter[str] = Counter()
    loaded = filings(Path(corpus), int(most))
    for data, true in loaded:
        for reader, read in readers.items():
            start = time.perf_counter()
            got = read(data)
            spent[reader] += round((time.perf_counter() - start) * 1000)
            for name in NAMES:
                counts[name, reader][verdict(got[name], true[name])] += 1
    print(f"{len(loaded)} filings: right, wrong, missing")
    for name in NAMES:
        shown = [
            f"{reader} {'  '.join(str(counts[name, reader][v]) for v in ('right', 'wrong', 'missing'))}"
            for reader in readers
        ]
        print(f"{name:24} " + "    ".join(shown))
    print("milliseconds in all      " + "    ".join(f"{reader} {spent[reader]}" for reader in readers))


if __name__ == "__main__":
    main(*sys.argv[1:])
