"""What of an HTML draft nobody sees: text that a reader of the page would not find must not count as said."""

from __future__ import annotations

from functools import lru_cache

from checker.phrases.prepared import regex

HINTS = ("isplay", "ISPLAY", "idden", "IDDEN", "pacity", "PACITY", "isibility", "size:0", "size: 0", ":-", ": -")
"""One of these stands in every attribute that hides; most tags have none of them."""
NOTHING = r"\s*:\s*(?:0+(?:\.0*)?|\.0+)\s*(?:px|pt|em|rem|ex|in|cm|mm|%)?\s*(?:!\s*important\s*)?(?=[;\"'}]|$)"
HIDING = regex(
    r"(?i)display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)"
    rf"|(?:opacity|font-size){NOTHING}"
    r"|(?:left|top|text-indent|margin-left)\s*:\s*-\d{3,}(?:\.\d+)?(?:px|pt|em|in)"
)
QUOTED = regex(r"\"[^\"]*\"|'[^']*'")
HIDDEN_ATTRIBUTE = regex(r"(?i)(?:^|\s)hidden(?=[\s=/]|$)")
STYLE_RULE = regex(r"(?<![^{}])(?P<selectors>[^{}]++)\{(?P<declarations>[^{}]*+)\}")
"""Begins behind a brace only, so that of a sheet without any no place but the first is tried."""
LAST_NAME = regex(r"[.#](?P<name>[-\w]+)$")
NAMED = regex(r"(?i)\b(?:class|id)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+))")
MOST_RULES = 10_000


@lru_cache(maxsize=4096)  # a printer writes the same attributes again and again
def hides(attributes: str, hidden_names: frozenset[str]) -> bool:
    """Tell whether a tag with these attributes shows nothing of what stands in it.

    ``hidden_names`` are the classes and ids that the draft's own style sheets hide.
    """
    if any(hint in attributes for hint in HINTS):
        if HIDING.search(attributes):
            return True
        if HIDDEN_ATTRIBUTE.search(QUOTED.sub('""', attributes)):
            return True
    return bool(hidden_names) and not hidden_names.isdisjoint(_names(attributes))


def hidden_by(style_sheet: str) -> frozenset[str]:
    """List the classes and ids that a style sheet hides; a selector of another kind is not understood, and left out."""
    names = set()
    for count, rule in enumerate(STYLE_RULE.finditer(style_sheet)):
        if count > MOST_RULES:
            break
        if HIDING.search(rule["declarations"]):
            selectors = (LAST_NAME.search(selector.strip()) for selector in rule["selectors"].split(","))
            names |= {found["name"] for found in selectors if found}
    return frozenset(names)


def _names(attributes: str) -> set[str]:
    return {
        name
        for match in NAMED.finditer(attributes)
        for name in (match["double"] or match["single"] or match["bare"] or "").split()
    }
