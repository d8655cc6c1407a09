"""Find where a supplement says on which market its shares are listed, and under which symbol."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extraction.cover.listing import DAY, EXCHANGE, LISTED, SYMBOL
from checker.extraction.grammar.dates import read_date
from checker.extraction.scope import Scope, quote
from checker.extraction.ties.tie_out import Mention, matches
from checker.model.fact import Facts
from checker.phrases.phrase import phrase

NOW_LISTED = phrase(r"\b(?:is|are) (?:currently |also )?$")
OTHER_SECURITY = phrase(
    r"\b(?:warrants?|preferred|notes|debentures|rights|former(?:ly)?|previous(?:ly)?|prior|until|chang(?:e|ed|ing)|delist\w*|"
    r"transfer\w*|if|would|also|toronto|london|australian|frankfurt)\b"
)
SYMBOL_ROW = phrase(
    rf"(?m)^(?:the )?(?:{EXCHANGE})[^\n\t]{{0,30}}?\bsymbol[ \t]{{0,3}}:?[ \t]{{0,3}}[\t\n]"
    r"[ \t]{0,3}[“\"]?(?P<symbol>[A-Z]{1,5})\b",
    reads="a row “… symbol: …” after the name of an exchange",
)
SYMBOL_CELL = phrase(r"[A-Z]{1,5}", re.NOFLAG)
PRICE_ON = phrase(
    r"\b(?:last|closing) (?:(?:reported|quoted|closing|sales?|trading) ){0,4}price\b[^.$;]{0,120}?\bon (?:the )?"
    rf"(?:{EXCHANGE})",
    reads="“last / closing … price … on the …” an exchange",
)


def exchange_mentions(scope: Scope, known: Facts) -> Iterator[Mention]:
    """Find where the shares are said to be listed, by the full name of the exchange, and where their price was made.

    "NYSE" and "Nasdaq" by themselves are the document's short names for whatever exchange of theirs it has defined.
    """
    stated = known["listing.exchange"].value
    listed = [match for match in matches(scope, LISTED, scope.whole) if _is_the_listing(scope, match)]
    for match in [*listed, *_symbol_rows(scope), *_last_prices(scope, known)]:
        exchange = next(name for name in match.re.groupindex if name != "symbol" and match[name])
        short = exchange == "nasdaq" or match[exchange].upper() == "NYSE"
        if short and _family(exchange) == _family(stated):
            exchange = str(stated)
        yield Mention(exchange, quote(match))


def symbol_mentions(scope: Scope, known: Facts) -> Iterator[Mention]:
    """Find the symbol of the shares; a sentence with several symbols, or on another security, says nothing sure."""
    for match in matches(scope, SYMBOL, scope.whole):
        sentence = scope.sentence_of(match)
        symbols = {found["symbol"] or found["bare"] for found in scope.each(SYMBOL, sentence)}
        if len(symbols) == 1 and not OTHER_SECURITY.search(scope.text, sentence.start, sentence.end):
            yield Mention((match["symbol"] or match["bare"]).upper(), quote(match))
    for row in _symbol_rows(scope):
        yield Mention(row["symbol"], quote(row, "symbol"))


def _is_the_listing(scope: Scope, match: re.Match[str]) -> bool:
    sentence = scope.sentence_of(match)
    of_another = OTHER_SECURITY.search(scope.text, sentence.start, match.end())
    return not of_another and bool(NOW_LISTED.search(scope.text, sentence.start, match.start()))


def _symbol_rows(scope: Scope) -> list[re.Match[str]]:
    return [match for match in matches(scope, SYMBOL_ROW, scope.whole) if SYMBOL_CELL.is_all_of(match["symbol"])]


def _last_prices(scope: Scope, known: Facts) -> Iterator[re.Match[str]]:
    """Find the prices of the cover's day: of an earlier day the shares may have been listed elsewhere."""
    for match in matches(scope, PRICE_ON, scope.whole):
        sentence = scope.sentence_of(match)
        days = {read_date(each[0]) for each in scope.each(DAY, sentence)}
        day = known["listing.last_price_date"].value
        if day in days and not OTHER_SECURITY.search(scope.text, sentence.start, sentence.end):
            yield match


def _family(exchange: object) -> str:
    return str(exchange).partition("_")[0]
