"""Find the number of the registration statement wherever a supplement gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extraction.cover.filing import FILE_NUMBER
from checker.extraction.scope import Scope, quote
from checker.extraction.ties.near import is_slip
from checker.extraction.ties.tie_out import Mention, as_stated, matches
from checker.model.fact import Facts
from checker.phrases.phrase import phrase

OWN_REGISTRATION = phrase(
    r"\bpart of (?:a|an|the|our) (?:[\w“”\"’-]+ ){0,6}?registration statements?\b[^.(]{0,120}"
    rf"\((?:the )?(?:SEC |Commission )?(?:File|Registration)(?: Statement)? "
    rf"(?:No|Number)s?\.? (?P<numbers>{FILE_NUMBER}[^)]{{0,60}})\)",
    reads="“part of a registration statement … (File No. 333-…)”",
)
ANY_NUMBER = phrase(
    rf"\b(?:File|Registration)(?: Statement)? (?:No|Number)s?\.? (?P<numbers>{FILE_NUMBER})",
    reads="“File No. 333-…”",
)


def registration_mentions(scope: Scope, known: Facts) -> Iterator[Mention]:
    """Find the number of the registration statement that this prospectus is part of; one of several is enough.

    A number elsewhere may be that of another registration statement. It counts if it is the one on the cover, or
    differs from it by one slip.
    """
    corner, numbers = known["filing.registration_numbers"], known["filing.registration_numbers"].value
    if not isinstance(numbers, tuple):
        return
    own = [str(number) for number in numbers]
    whole = ", ".join(own)
    yield as_stated(corner, whole)
    for match in matches(scope, OWN_REGISTRATION, scope.whole):
        named = [_plain(number) for number in re.findall(FILE_NUMBER, match["numbers"])]
        same = any(number in own for number in named)
        yield Mention(whole if same else ", ".join(named), quote(match))
    for match in matches(scope, ANY_NUMBER, scope.whole):
        number = _plain(match["numbers"])
        if number in own:
            yield Mention(whole, quote(match))
        elif any(is_slip(number, each) for each in own):
            yield Mention(number, quote(match))


def _plain(number: str) -> str:
    return re.sub(r"\s", "", number).replace("–", "-")
