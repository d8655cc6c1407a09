"""A short draft, broken in one way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

import pytest

from checker.check import Read, judge
from checker.model.fact import Value
from checker.model.mutation import Mutation
from checker.model.rule import Rulebook
from checker.mutation.case import Case, Mutant, given_facts
from checker.mutation.draft import open_draft
from checker.mutation.make import make
from checker.rulebook.load import load_rulebook

STICKER = """\
<html><body>
<p>Filed Pursuant to Rule 424(b)(5)<br>Registration No. 333-100200</p>
<p>SUPPLEMENT NO. 1<br>(To Prospectus Supplement dated June 2, 2025)</p>
<p><b>Hollin &amp; Vale, Inc.</b></p>
<p>Up to $20,000,000<br>Common Stock</p>
<p>This Supplement No. 1 amends and supplements our prospectus supplement dated June&nbsp;2, 2025. It concerns an
at-the-market offering under the Sales Agreement, dated June&nbsp;2, 2025 (the &#8220;<i>Sales Agreement</i>&#8221;),
with Alder&nbsp;&amp;&nbsp;Birch Securities LLC (&#8220;Alder&#8221;) as sales agent. As of <u>July 8, 2026</u>, we have
sold 100,000 shares of our common stock under the Sales Agreement, for gross proceeds of $400,000.</p>
<p>Our common stock is listed on the New York Stock Exchange under the symbol &ldquo;HLV.&rdquo; The last reported
sale price of our common stock on July 8, 2026 was $4.<b>05</b> per share.</p>
<p>Neither the Securities and Exchange Commission nor any state securities commission has approved or disapproved of
these securities or determined if this supplement is truthful or complete. Any representation to the contrary is a
<b>criminal
offense</b>.</p>
<p>The date of this Supplement No. 1 is July 9, 2026.</p>
</body></html>
"""
Break = Callable[..., Mutant]
Given = Mapping[str, Value | None]
NOTHING: Given = {}


@cache
def rulebook() -> Rulebook:
    """Load the built-in rules once."""
    return load_rulebook()


@pytest.fixture
def broken() -> Break:
    """Break a draft in one way; the sticker above, if no other is given."""

    def broken(mutation: Mutation, source: str = STICKER, name: str = "draft.htm", given: Given = NOTHING) -> Mutant:
        vocabulary = rulebook().vocabulary
        draft = open_draft(source.encode(), name, vocabulary)
        read = Read(name, "", draft.document.format, draft.facts)
        checked = judge(read, rulebook(), given_facts(given), None, date(2026, 11, 21))
        ((mutant, _),) = make(mutation, Case(draft, checked.facts, given_facts(given), vocabulary))
        return mutant

    return broken
