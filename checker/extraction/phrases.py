"""Write patterns as lawyers write sentences: a space in a pattern is any white space of the document."""

from __future__ import annotations

import re

_SPACE_OUTSIDE_CLASS = re.compile(r"(\\.|\[\^?\]?(?:\\.|[^\]\\])*\])| (?=([?*{])?)", re.S)

CASE_MATTERS = re.NOFLAG


def phrase(pattern: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    r"""Compile a pattern in which a space stands for ``\s+``, and ``" ?"`` for ``\s?``.

    A literal space, as a look-behind needs it, is written ``[ ]``. Case is ignored unless other flags are given.
    """
    return re.compile(_SPACE_OUTSIDE_CLASS.sub(_spaced, pattern), flags)


def _spaced(match: re.Match[str]) -> str:
    if match[1]:
        return match[1]
    return r"\s" if match[2] else r"\s+"
