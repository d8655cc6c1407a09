"""Read the names of companies, one or several in a row."""

from __future__ import annotations

import re

from checker.phrases.phrase import CASE_MATTERS, phrase
from checker.phrases.prepared import regex

HARD_SUFFIX = (
    r"(?:Inc\.?|Incorporated|Corp\.?|Corporation|Co\.?|Company|Ltd\.?|Limited|LLC|L\.L\.C\.|LLP|L\.L\.P\."
    r"|LP|L\.P\.|PLC|plc"
    r"|N\.?A\.?|National Association|N\.V\.|B\.V\.|C\.V\.|S\.A\.|S\.p\.A\.|S\.E\.|AG|AB|ASA|A/S|GmbH|SE|ULC|Trust"
    r"|Group|Bancorp|REIT)(?![\w])"
)
# Words are bounded, since a long one would be tried again from each of its letters.
COMPANY = (
    r"[A-Z0-9][\w&.'’/-]{0,40}+(?:,?[ ](?:(?:of|the|and|de)[ ])?[A-Z0-9&(][\w&.'’/)-]{0,40}+){0,8}?,?[ ]" + HARD_SUFFIX
)
_BARE_SUFFIX = phrase(rf"(?:{HARD_SUFFIX})(?:\s*\([A-Za-z ]{{2,20}}\))?$")
_ENDS_HARD = phrase(rf"(?:^|[\s,&]){HARD_SUFFIX}$")
_ENDS_SOFT = phrase(
    r"(?:Securities|Partners|Markets|Capital|Advisors|Bank|Sandler|Wainwright)$|^(?:The )?(?:[A-Z]\w+ )?Bank of "
    r"[A-Z]\w+( [A-Z]\w+)?$"
)
_PARENTHESIS = phrase(r"\s*,?\s*\((?:[^()]|\([^()]*\))*\)", CASE_MATTERS)
_SHORT_NAME = phrase(r", or (?:the )?[“\"‘]?[A-Z][\w&. ]{1,40}?[”\"’]?(?=,|$| and\s)", CASE_MATTERS)
_CLAUSE = phrase(
    r",? (?:as|acting|serving|each|collectively|together|whom|which|who|pursuant|relating|under|dated|from|in|for|to"
    r"|by|at|on|is"
    r"|are|was|were|has|have|will|may)\b.*$",
    re.DOTALL,
)
_FULL_STOP = phrase(
    r"\b(LLC|LLP|LP|ULC|plc|PLC|AG|Incorporated|Limited|Company|Corporation|Partners|Group|Trust|Securities|Markets)\.\s*$",
    CASE_MATTERS,
)
"""The end of a sentence after a form of company that is written without a point."""
_NEXT = phrase(
    r",?\s+(?:and/or|and|or)\s+(?!(?:Company|Co|Sons|Associates)\b)|\s*;\s*|(?:(?<=Inc\.)|(?<=LLC)|(?<=Ltd\.))\s+&\s+(?!Co\b)"
)
"""What stands between two names; "Cowen and Company" is one."""
FORM_FOLLOWS = phrase(rf"\s*,?\s*{HARD_SUFFIX}", CASE_MATTERS)
_LETTER_OR_DIGIT = regex(r"[A-Za-z0-9]")
_NO_NAME = regex(
    r"(?:the|an?|its|their|any|one|now|formerly)\s|(?:and|or)$"
    r"|(?i:(?:the\s+)?(?:sales\s+)?(?:agents?|managers?|us|we|our|distribution|company|several|certain)\b)"
)
_LINK = regex(r"^(?:and|each\s+of:?|with|the\s+following:?|both|or)\s+")
_MARK = "\x01"
_DIVISION = phrase(r"^an? (?:division|subsidiary|affiliate|unit) of\b")


def read_names(written: str) -> tuple[str, ...]:
    """Read the company names in a list such as "A & Co., LLC (“A”), B, C & D, Inc. and E LLC".

    Commas inside a name ("BTIG, LLC", "Keefe, Bruyette & Woods, Inc.") do not divide; parentheses and
    "or Short Name" after a name do.
    """
    written = _FULL_STOP.replace(r"\1", " ".join(written.split()))
    marked = _PARENTHESIS.replace(_keep_or_mark, _SHORT_NAME.replace(_MARK, written))
    names: list[str] = []
    for group in marked.split(_MARK):
        names.extend(_divide(_CLAUSE.replace("", group)))
    return tuple(dict.fromkeys(name for name in names if _is_name(name)))


def _keep_or_mark(parenthesis: re.Match[str]) -> str:
    """Keep a parenthesis that is part of a name: "Alder Securities (USA) Inc.", "Alder (Hong Kong) Limited"."""
    words = parenthesis[0].strip(" ,()").split(" ")
    is_place = len(words) == 1 or (len(words) == 2 and FORM_FOLLOWS.begins(parenthesis.string, parenthesis.end()))
    return parenthesis[0] if is_place and all(re.fullmatch(r"[A-Z][A-Za-z]{1,11}", word) for word in words) else _MARK


def _divide(written: str) -> list[str]:
    names: list[str] = []
    for side in _NEXT.split(written.strip(" ,;")):
        pending = ""
        for piece in re.split(r",\s+", side.strip(" ,;")):
            piece = _LINK.sub("", piece).strip()
            if not piece:
                continue
            if _BARE_SUFFIX.is_all_of(piece) or _DIVISION.begins(piece):
                if pending:
                    pending = f"{pending}, {piece}"
                elif names:
                    names[-1] = f"{names[-1]}, {piece}"
            elif pending and not is_company(pending):
                pending = f"{pending}, {piece}"
            else:
                names.extend([pending] if pending else [])
                pending = piece
        names.extend([pending] if pending else [])
    return names


def is_company(name: str) -> bool:
    """Tell whether a name ends as the names of companies do."""
    return ends_with_form(name) or bool(_ENDS_SOFT.search(name))


def ends_with_form(name: str) -> bool:
    """Tell whether a name ends with the form of a company: "Inc.", "LLC"."""
    return bool(_ENDS_HARD.search(name))


def _is_name(name: str) -> bool:
    plain = 2 < len(name) <= 90 and _LETTER_OR_DIGIT.match(name) is not None
    return plain and "greement" not in name and _NO_NAME.match(name) is None
