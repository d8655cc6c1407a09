"""Find where a supplement repeats what it says of the agreement: its title, its date, its agents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from checker.extraction.cover.agents import STOP
from checker.extraction.cover.agreement import KIND, SYMBOLS, WORD
from checker.extraction.grammar.dates import DATE, read_date
from checker.extraction.grammar.names import is_company, read_names
from checker.extraction.scope import Quote, Scope, quote
from checker.extraction.ties.tie_out import Mention, as_stated, matches
from checker.model.document import Span
from checker.model.fact import Facts
from checker.phrases.phrase import phrase, wording_of

ENTERED = phrase(
    rf"\b(?:entered|entering) into (?:an?|that certain|certain|the|our) (?P<title>(?:{WORD} ){{0,7}}?{KIND})\b",
    reads="“entered into a … Agreement”",
)
AGREEMENT_DATED = "“the … Agreement dated …”, “on …, we entered into the … Agreement”"
AGREEMENT_WITH = "“the … Agreement … with …”"
OTHER_AGREEMENT = phrase(
    r"\b(?:prior|previous(?:ly)?|former(?:ly)?|original|earlier|terminat\w+|expired|forward|amend\w*|restat\w+|replac\w+"
    r"|supersed\w+|another|additional)\b"
)
FORM_OF_NAME = phrase(
    r"\b(?:inc|incorporated|corp|corporation|co|company|ltd|limited|llc|l\.l\.c|llp|lp|l\.p|plc"
    r"|a division of[^\n]{0,200})\b\.?"
)


def agreement_title_mentions(scope: Scope, known: Facts) -> Iterator[Mention]:
    """Find the titles of what "we entered into"; a shorter name that the full title ends with is no other title."""
    title = known["agreement.title"]
    if not isinstance(title.value, str):
        return
    full = _plain(title.value)
    yield as_stated(title, title.value, full)
    term = _plain(str(known["agreement.term"].value))
    for match in matches(scope, ENTERED, Span(scope.cover.end, scope.whole.end)):
        written = _plain(match["title"])
        related = written == term or written.endswith(full) or full.endswith(written)
        if not _of_another(scope, match):
            yield Mention(match["title"], quote(match), full if related else written)


def agreement_date_mentions(scope: Scope, known: Facts) -> Iterator[Mention]:
    """Find the days given to the agreement: "the Agreement dated D", "on D, we entered into the Agreement"."""
    names = _names(known)
    stated = known["agreement.date"]
    if not names or not isinstance(stated.value, date):
        return
    yield as_stated(stated, stated.value)
    dated = rf"\b(?:{names})(?: \([^()]{{0,60}}\))?,? dated (?:as of )?(?P<date>{DATE})"
    entered = rf"\bon (?P<date>{DATE}),? we (?:have )?entered into (?:an?|the|our) (?:{names})\b"
    for pattern in (dated, entered):
        for match in matches(scope, phrase(pattern, reads=AGREEMENT_DATED), scope.whole):
            day = read_date(match["date"])
            if day and not _of_another(scope, match):
                yield Mention(day, quote(match))


def agent_mentions(scope: Scope, known: Facts) -> Iterator[Mention]:
    """Find the parties to the agreement wherever a sentence names all of them in full."""
    names, stated = _names(known), known["agents.names"]
    purposes = known["document.purposes"].value
    changes = isinstance(purposes, tuple) and "change_agents" in purposes
    if not names or not isinstance(stated.value, tuple) or changes:
        return
    agents = tuple(str(name) for name in stated.value)
    yield as_stated(stated, " and ".join(agents), _set(agents))
    with_parties = phrase(
        rf"\b(?:{names})\b(?: \([^()]{{0,60}}\))?(?:,? dated (?:as of )?{DATE},?)?,? "
        rf"(?:(?:by and )?between us and |with )",
        reads=AGREEMENT_WITH,
    )
    for match in matches(scope, with_parties, Span(scope.cover.end, scope.whole.end)):
        end = scope.sentence(match.end()).end
        stop = STOP.search(scope.text, match.end(), end)
        span = Quote(match.end(), stop.start() if stop else end, wording_of(match))
        named = read_names(scope.text[span.start : span.end])
        meant = _set(named) if all(map(is_company, named)) else frozenset[str]()
        of_agents = frozenset(_agent_meant(name, agents) for name in named)
        if of_agents == _set(agents):
            meant = of_agents
        elif of_agents - {""}:
            continue
        if meant and not _of_another(scope, match):
            yield Mention(" and ".join(named), span, meant)


def _agent_meant(name: str, agents: tuple[str, ...]) -> str:
    """Give the agent whose name this is, or a part of it; nothing if there is none."""
    (words,) = _set((name,))
    return next((agent for agent in _set(agents) if f" {words} " in f" {agent} "), "")


def _names(known: Facts) -> str:
    """Give a pattern of the names of the agreement, its title and its term."""
    values = [known[name].value for name in ("agreement.title", "agreement.term")]
    return "|".join(re.escape(value).replace(r"\ ", " ") for value in values if isinstance(value, str))


def _of_another(scope: Scope, match: re.Match[str]) -> bool:
    """Tell whether a sentence speaks, up to the end of a match, of another agreement or of an amendment."""
    sentence = scope.sentence_of(match)
    return bool(OTHER_AGREEMENT.search(scope.text, sentence.start, match.end()))


def _set(names: tuple[str, ...]) -> frozenset[str]:
    """Give the names without the forms of companies, in no order."""
    bare = (re.sub(r"[^\w]+", " ", FORM_OF_NAME.replace("", name)) for name in names)
    return frozenset(" ".join(name.casefold().split()) for name in bare)


def _plain(title: str) -> str:
    bare = re.sub(r"[^\w]+", " ", SYMBOLS.replace("", title)).casefold()
    return " ".join(bare.split())
