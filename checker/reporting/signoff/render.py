"""The sign-off sheet as a page, as Markdown, and as a Word file."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from checker.model.report import Report
from checker.model.rule import FactType
from checker.reporting.markdown_report import escaped
from checker.reporting.signoff.sheet import (
    BEHIND,
    IDLE,
    RULES,
    SIGNATURES,
    STATEMENT,
    TITLE,
    Group,
    Section,
    Sheet,
    not_checked,
    sheets_of,
)

TEMPLATES = Path(__file__).parent / "templates"


def signoff_html(report: Report, vocabulary: Mapping[str, FactType]) -> str:
    """Write the sheets as one page that needs nothing else and runs nothing."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    sheets = sheets_of(report, vocabulary)
    style = (TEMPLATES / "signoff.css").read_text(encoding="utf-8") + "".join(_running_heads(sheets))
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return environment.get_template("signoff.html").render(
        sheets=sheets,
        failed=not_checked(report),
        title=TITLE,
        statement=STATEMENT,
        signatures=SIGNATURES,
        rules=RULES,
        idle=IDLE,
        behind=BEHIND,
        style=Markup(style),
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
    )


def _running_heads(sheets: Sequence[Sheet]) -> Iterator[str]:
    """Put the name and the hash of its document on every page of a sheet."""
    for number, sheet in enumerate(sheets, 1):
        head = _css_string(sheet.running)
        yield f"@page sheet-{number} {{ @top-left {{ content: {head}; }} }}\n"
        yield f"@media print {{ #sheet-{number} {{ page: sheet-{number}; }} }}\n"


def _css_string(text: str) -> str:
    """Write a text so that nothing in it ends the string, or the style."""
    return '"' + "".join(each if each.isalnum() else f"\\{ord(each):x} " for each in text) + '"'


def signoff_markdown(report: Report, vocabulary: Mapping[str, FactType]) -> str:
    """Write the sheets as Markdown."""
    failed = [f"**Not checked:** {escaped(name)}\n" for name in not_checked(report)]
    return "\n".join([*failed, *(line for sheet in sheets_of(report, vocabulary) for line in _markdown(sheet))])


def signoff_word(report: Report, vocabulary: Mapping[str, FactType]) -> bytes:
    """Write the sheets as a Word file."""
    from checker.reporting.signoff.word import word_sheets

    return word_sheets(sheets_of(report, vocabulary), not_checked(report), report.version)


def _markdown(sheet: Sheet) -> Iterator[str]:
    yield f"# {TITLE}\n"
    yield from _table(("", ""), [(f"**{escaped(each.name)}**", escaped(each.told)) for each in sheet.head])
    yield f"{escaped(STATEMENT)}\n"
    yield from _table(("", "Name", "Signature", "Date"), [(f"**{who}**", "", "", "") for who in SIGNATURES])
    for section in sheet.decisions:
        yield from _section(f"## {section.title}", section, "-")
    yield from _grouped(RULES, sheet.groups)
    yield from _grouped(IDLE, sheet.idle)
    if sheet.behind:
        yield f"## {BEHIND}\n"
    for section in sheet.behind:
        yield from _section(f"### {section.title}", section, "- [ ]")


def _grouped(caption: str, groups: Sequence[Group]) -> Iterator[str]:
    yield f"## {caption}\n"
    yield from (f"**{escaped(each.outcome)}**: {escaped(', '.join(each.rules))}\n" for each in groups)
    if not groups:
        yield "None.\n"


def _section(caption: str, section: Section, mark: str) -> Iterator[str]:
    yield f"{caption}\n"
    yield from (f"{mark} **{escaped(each.name)}** {escaped(each.told)}" for each in section.entries)
    yield "" if section.entries else "None.\n"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)
    yield ""
