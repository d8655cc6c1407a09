"""Tell whether two writings of a company's name are one name."""

from __future__ import annotations

import re
import unicodedata

from checker.phrases.prepared import regex

SUFFIXES = {
    "incorporated": "inc",
    "corporation": "corp",
    "company": "co",
    "companies": "cos",
    "limited": "ltd",
    "international": "intl",
    "and": "&",
}
PHRASES = {
    "public limited company": "plc",
    "limited liability company": "llc",
    "limited partnership": "lp",
    "real estate investment trust": "reit",
}
STATE = regex(r"\s*[/\\][a-z .]{2,10}[/\\]?\s*$")
"""What EDGAR puts behind a name that two registrants share: "/DE/", "/NEW/", "/NY"."""
NO_LETTER = regex(r"[^a-z0-9&]+")
BETWEEN_INITIALS = regex(r"(?<=\b[a-z]) (?=[a-z]\b)")


def is_same_company(one: str, other: str) -> bool:
    """Compare names as EDGAR keeps them, without accents, punctuation and the article.

    The order of the words does not count, since EDGAR puts a surname first: "GALLAGHER ARTHUR J & CO".
    """
    return _words(one) == _words(other)


def _words(name: str) -> list[str]:
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    plain = re.sub(r"['’]", "", STATE.sub("", plain)).replace("&", " & ")
    spaced = BETWEEN_INITIALS.sub("", NO_LETTER.sub(" ", plain))
    for phrase, short in PHRASES.items():
        spaced = spaced.replace(phrase, short)
    return sorted(SUFFIXES.get(word, word) for word in spaced.split() if word != "the")
