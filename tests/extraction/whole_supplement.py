"""A small supplement with a table of contents and sections, into which a test writes paragraphs."""

from __future__ import annotations

from checker.documents.read import read_bytes
from checker.extraction.extract import extract_facts
from checker.model.fact import Facts
from tests.extraction.drafting import LAUNCH

CONTENTS = (
    ("About This Prospectus Supplement", "S-ii"),
    ("The Offering", "S-3"),
    ("Risk Factors", "S-5"),
    ("Use of Proceeds", "S-9"),
    ("Plan of Distribution", "S-10"),
    ("Legal Matters", "S-12"),
)
OF_BASE = (("About This Prospectus", "1"), ("Risk Factors", "4"), ("Plan of Distribution", "17"))


def inside(*paragraphs: str, base: bool = False, gap: str = "", **sentences: str) -> Facts:
    """Give the facts of a supplement with these paragraphs under "The Offering" and these sentences on its cover.

    With ``base`` its table of contents also lists the base prospectus; with a ``gap`` its entries are lines, with that
    between caption and page.
    """
    cover = [f"<p>{sentence}</p>" for sentence in filter(None, (LAUNCH | sentences).values())]
    rows = [*CONTENTS, *((("Prospectus", ""), *OF_BASE) if base else ())]
    begin, between, end = ("<p>", gap, "</p>") if gap else ("<tr><td>", "</td><td>", "</td></tr>")
    contents = "".join(f"{begin}{caption}{between if page else ''}{page}{end}" for caption, page in rows)
    sections = "".join(f"<p>{caption.upper()}</p><p>Words on the matter.</p>" for caption, _ in CONTENTS[2:])
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    source = (
        f"<html><body>{''.join(cover)}<p>TABLE OF CONTENTS</p><table>{contents}</table>"
        f"<p>ABOUT THIS PROSPECTUS SUPPLEMENT</p><p>THE OFFERING</p>{body}{sections}</body></html>"
    )
    return extract_facts(read_bytes(source.encode(), "draft.htm"), {})


def listed(facts: Facts, name: str) -> list[object]:
    """Give the items of a list fact; none if it is absent.

    Raises:
        AssertionError: the fact is unread.
    """
    fact = facts[name]
    assert fact.state != "unread", fact.reason
    return list(fact.value) if isinstance(fact.value, tuple) else []
