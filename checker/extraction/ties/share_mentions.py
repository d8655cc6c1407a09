"""Find where a supplement repeats what it says of its shares: their float, their number, their dilution."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checker.extraction.cover.baby_shelf import FLOAT
from checker.extraction.cover.listing import DAY
from checker.extraction.grammar.amounts import COUNT, MONEY, read_number
from checker.extraction.grammar.dates import DATE, read_date
from checker.extraction.scope import Scope, quote
from checker.extraction.ties.tie_out import Mention, as_stated, matches
from checker.model.document import Span
from checker.model.fact import Facts
from checker.phrases.phrase import Phrase, phrase

DILUTED_BY = phrase(
    rf"\b(?:dilution (?:in (?:the )?(?:[a-z-]+ ){{0,6}}?book value )?of|diluted by) (?:approximately )?"
    rf"(?P<value>{MONEY}) per (?:share|ADS|unit)",
    reads="“dilution of / diluted by $… per share”",
)
PAYS_MORE = phrase(
    rf"\bpay (?:approximately )?(?P<value>{MONEY}) more (?:for (?:each|a|every)|per|a) (?:share|ADS|unit) than\b"
    r"[^.$]{0,60}\bbook value\b[^.$]{0,40}\bafter\b",
    reads="“pay $… more for each share than its book value after …”",
)
OTHER_FLOAT = phrase(
    r"\b(?:10-K|20-F|annual|fiscal|quarter|less than|below|exceed\w*|at least|or more|threshold|equal)\b"
)
OUTSTANDING = phrase(
    rf"(?P<count>{COUNT}) (?:ordinary |common )?shares\b[^.$;\d]{{0,70}}?\boutstanding,? (?:as of|on|at) "
    rf"(?P<date>{DATE})",
    reads="“… shares … outstanding as of …”",
    near=r"\boutstanding,? (?:as of|on|at)\b",
)
UNISSUED = phrase(
    r"\b(?:issuable|options?|warrants?|exercise|underlying|reserved|units|preferred|class|vesting|held)\b"
)


def float_mentions(scope: Scope, known: Facts) -> Iterator[Mention]:
    """Find the public float of the cover's calculation where the supplement repeats it, as of the same days."""
    stated, paragraph = known["baby_shelf.public_float"], known["baby_shelf.paragraph"].value
    if not isinstance(stated.value, (int, float)) or not isinstance(paragraph, str):
        return
    yield as_stated(stated, stated.value)
    days = _days(DAY, paragraph)
    for match in matches(scope, FLOAT, Span(scope.cover.end, scope.whole.end)):
        sentence = scope.sentence_of(match)
        text = scope.text[sentence.start : sentence.end]
        if not OTHER_FLOAT.search(text) and _days(DAY, text) and _days(DAY, text) <= days:
            yield Mention(read_number(match["value"]), quote(match))


def _days(pattern: Phrase, text: str) -> set[date | None]:
    return {read_date(match[0]) for match in pattern.each(text)}


def outstanding_mentions(scope: Scope, known: Facts) -> list[Mention]:
    """Find the shares outstanding on one day: of several days, one with counts that differ, else the most mentioned."""
    by_day: dict[date, list[Mention]] = {}
    for match in matches(scope, OUTSTANDING, scope.whole):
        day = read_date(match["date"])
        sentence = scope.sentence_of(match)
        if day and not UNISSUED.search(scope.text, max(sentence.start, match.start() - 40), match.end()):
            by_day.setdefault(day, []).append(Mention(read_number(match["count"]), quote(match)))
    return max(by_day.values(), key=lambda found: (len({each.value for each in found}), len(found)), default=[])


def dilution_mentions(scope: Scope, known: Facts) -> Iterator[Mention]:
    """Find the dilution per share in the table and in the sentences that name it."""
    stated = known["dilution.per_share"]
    if isinstance(stated.value, float):
        yield as_stated(stated, stated.value)
        for wording in (DILUTED_BY, PAYS_MORE):
            for match in matches(scope, wording, scope.whole):
                yield Mention(float(read_number(match["value"])), quote(match))
