"""Drafts checked so that they can be shown, and what a page of them says."""

from __future__ import annotations

from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from checker.check import Piped, check
from checker.model.fact import Facts
from checker.model.report import Report
from checker.model.rule import Rulebook
from checker.reporting.html.page import render_html
from checker.rulebook.load import load_rulebook

FIXTURES = Path(__file__).parents[3] / "fixtures"
TODAY = date(2026, 11, 21)
VOID = frozenset({"br", "hr", "input", "meta"})


@cache
def rulebook() -> Rulebook:
    """Give the built-in rules."""
    return load_rulebook()


def checked_drafts(*sources: Path | Piped, given: Facts | None = None) -> Report:
    """Check drafts, and keep them."""
    return check(sources, rulebook(), given=given or Facts(), as_of=None, today=TODAY, keep_drafts=True)


@cache
def page_of(case: str) -> str:
    """Write the page of a fixture."""
    return page(checked_drafts(FIXTURES / case))


def page(report: Report) -> str:
    """Write the page of a report."""
    return render_html(report, rulebook().vocabulary)


class Elements(HTMLParser):
    """All elements of a page, and the text in each; the page must be well nested."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str], list[str]]] = []
        self.open: list[tuple[str, list[str]]] = []
        self.feed(source)
        self.close()
        assert [] == self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that begins."""
        text: list[str] = []
        self.found.append((tag, {name: value or "" for name, value in attrs}, text))
        if tag not in VOID:
            self.open.append((tag, text))

    def handle_endtag(self, tag: str) -> None:
        """Note an element that ends."""
        assert tag == self.open.pop()[0]

    def handle_data(self, data: str) -> None:
        """Note the words."""
        for _, text in self.open:
            text.append(data)

    def texts(self, tag: str, cls: str = "") -> list[str]:
        """List the texts of the elements with a name and a class."""
        return [
            " ".join("".join(text).split())
            for name, attributes, text in self.found
            if name == tag and (not cls or cls in attributes.get("class", "").split())
        ]

    def attributes(self, name: str) -> list[str]:
        """List the values of an attribute, wherever it stands."""
        return [attributes[name] for _, attributes, _ in self.found if name in attributes]
