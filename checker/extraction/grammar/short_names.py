"""Read the short names that a text defines for a company: Alder Fife & Co., LLC (“Alder Fife” or the “Agent”)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.phrases.phrase import CASE_MATTERS, phrase

QUOTED = phrase(r"[“\"‘](?P<term>[^“”\"‘’]{2,60}),?[”\"’]", CASE_MATTERS, reads="a term in quotation marks")
OF_SEVERAL = phrase(r"\b(?:together|collectively|each|and)\b")
PART = phrase(r"(?:the )?(?:\w+ )?(?:agents?|managers?|underwriters?|principals?|dealers?|purchasers?|banks?)$")
"""What a company is in the offering, which is no name of it."""


def short_names(text: str, name: str) -> Iterator[str]:
    """Give the terms that the parenthesis behind a name defines for it alone."""
    written = r"\s+".join(map(re.escape, name.split()))
    for match in re.finditer(rf"{written}\s*,?\s*\((?P<inside>[^()]{{2,200}})\)", text):
        several = OF_SEVERAL.search(match["inside"])
        for term in QUOTED.each(match["inside"], 0, several.start() if several else len(match["inside"])):
            plain = term["term"].strip(" ,")
            if not PART.is_all_of(plain):
                yield plain
