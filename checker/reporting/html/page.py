"""The report as a page for counsel: one file that needs nothing else, runs nothing of the draft and fetches nothing."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from checker.model.fact import Fact
from checker.model.report import Report
from checker.model.review import Kept
from checker.model.rule import FactType
from checker.reporting.changes import change_sentences
from checker.reporting.evidence import reads, spoken_value
from checker.reporting.html.dossier import dossier_of
from checker.reporting.layout import Pieces
from checker.reporting.precedents import base_rate, source
from checker.reporting.verdict import DIGEST_LENGTH, head, summary, verdict
from checker.reporting.words import BASES, authority, short_day, visible

TEMPLATES = Path(__file__).parent / "templates"
SAFE_ADDRESS = re.compile(r"https?://[^\s\"'<>]+")
"""Of a law: a rule of a firm may name any address, and only these are made links."""


def render_html(report: Report, vocabulary: Mapping[str, FactType]) -> str:
    """Write the page. A document that was checked without keeping its draft is told without it."""
    style, script = _own_text("page.css"), _own_text("page.js")
    dossiers = [dossier_of(checked, vocabulary, f"d{number}") for number, checked in enumerate(report.checked, 1)]
    return (
        _environment(vocabulary)
        .get_template("page.html")
        .render(
            report=report,
            dossiers=dossiers,
            said=[*change_sentences(report.changes), *(each.text.plain for each in source(report))],
            summary=_pieces(summary(report)),
            lapses=[(kept, [each for each in report.lapses if each.of is kept]) for kept in Kept],
            since=[("Fixed", report.fixed), ("No longer asked", report.gone)],
            digest=report.rulebook_digest[:DIGEST_LENGTH],
            style=Markup(style),
            script=Markup(script),
            policy=_policy(script, style),
        )
    )


def content_policy() -> str:
    """Give the policy that every page has in it, so that who serves a page can send it along."""
    return _policy(_own_text("page.js"), _own_text("page.css"))


def _own_text(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _environment(vocabulary: Mapping[str, FactType]) -> Environment:
    """Prepare the templates. What they print is escaped, and what a terminal would hide is made visible."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    def told(fact: Fact) -> str:
        return spoken_value(fact, vocabulary)

    def named(fact: Fact) -> str:
        return reads(fact, vocabulary)

    environment.filters |= {
        "visible": visible,
        "day": short_day,
        "address": _address,
        "base_rate": base_rate,
        "authority": authority,
        "basis": BASES.__getitem__,
        "told": told,
        "named": named,
        "verdict": lambda checked: verdict(checked).plain.partition("  "),
        "head": lambda checked: _pieces(head(checked)),
    }
    return environment


def _policy(script: str, style: str) -> str:
    """Forbid all but our own script and style: nothing is loaded, sent, framed or run, whatever a draft says."""
    return (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _pieces(line: Pieces) -> list[str]:
    return [str(piece) for piece in line.pieces]


def _address(url: str) -> str:
    return url if SAFE_ADDRESS.fullmatch(url) else ""
