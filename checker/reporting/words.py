"""The words of the report, and text that is safe to print."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from checker.model.fact import Evidence
from checker.model.rule import Basis, Rule, Severity

if TYPE_CHECKING:
    from checker.model.report import Checked

LONGEST_QUOTE = 300
LONGEST_HEADING = 120
_HEAD, _TAIL = 190, 100

STYLES = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold yellow",
    Severity.NOTE: "bold cyan",
}
REVIEW_STYLE = "bold magenta"
PASS_STYLE = "bold green"

KINDS = {
    "launch": "ATM launch",
    "update": "ATM update",
    "stop": "ATM suspension or termination",
    "base": "base prospectus",
    "agreement": "sales agreement",
    "fee_exhibit": "filing fee exhibit",
    "other": "not an ATM document",
    "redacted": "kind of document redacted",
}
FORMATS = {"programme": "programme", "ledger": "sales ledger"}
"""What is checked and is no document."""
BASES = {
    Basis.LAW: "",
    Basis.STAFF: "staff position",
    Basis.CONTRACT: "contract, not law",
    Basis.PRACTICE: "practice, not law",
}


def kind_of(checked: Checked) -> str:
    """Say what was checked."""
    known = FORMATS.get(checked.format) or KINDS.get(str(checked.facts["document.kind"].value))
    return known or "kind of document not known"


def visible(text: str) -> str:
    """Put text on one line and escape what a terminal would act on or hide: controls, direction marks, zero widths."""
    line = " ".join(text.split())
    if line.isprintable():
        return line
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in line)


def shortened(text: str, longest: int = LONGEST_QUOTE) -> str:
    """Cut the middle out of a text that has more characters than the longest that is shown."""
    if len(text) <= longest:
        return text
    head = longest * _HEAD // LONGEST_QUOTE
    tail = longest * _TAIL // LONGEST_QUOTE
    return f"{text[:head].rstrip()} … {text[-tail:].lstrip()}"


def quoted(quote: str) -> str:
    """Set a quote between curly quotes, shortened."""
    return f"“{shortened(visible(quote))}”"


def place_of(evidence: Evidence) -> str:
    """Say where a quote stands: ``cover, line 12``, or of a file of facts its name and the line.

    In a Word file it is a paragraph, with the headings above it; in a PDF file a page.
    """
    parts = [evidence.place.replace("_", " ") or evidence.document, *spots(evidence)]
    place = ", ".join(part for part in parts if part)
    return visible(f"{place} ({shortened(evidence.heading, LONGEST_HEADING)})" if evidence.heading else place)


def spots(evidence: Evidence) -> list[str]:
    """Name the page, the paragraph and the line of a quote, as far as its format has them."""
    numbers = {"page": evidence.page, "paragraph": evidence.paragraph, "line": evidence.line}
    return [f"{name} {at}" for name, at in numbers.items() if at]


def short_day(day: date) -> str:
    """Write a day shortly: ``20 Oct 2022``."""
    return f"{day.day} {day:%b %Y}"


def authority(rule: Rule) -> str:
    """Cite what a rule stands on, since when it counts, and whether it is something else than law."""
    since = f"in force since {short_day(rule.in_force.first)}" if rule.in_force.first else ""
    cited = ", ".join(filter(None, [visible(rule.law.cite), since]))
    basis = BASES[rule.basis]
    return f"{cited} ({basis})" if basis else cited


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """Write a number with its noun: ``1 error``, ``1,200 errors``."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"
