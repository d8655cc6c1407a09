"""Find where a supplement repeats what it says of the agreement: its title, its date, its agents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from checker.extraction.cover.agents import STOP
from checker.extraction.cover.agreement import KIND, SYMBOLS, WORD
from checker.extraction.grammar.dates import DATE, read_date
from checker.extraction.grammar.names import is_company, read_names
from checker.extraction.scope import Quote, Scope, quote
from checker.extraction.ties.tie_out import MOST_MATCHES, Mention, as_stated, matches
from checker.model.document import Span
from checker.model.fact import Facts
from checker.phrases.phrase import Phrase, phrase, wording_of

ENTERED = phrase(
    rf"\b(?:entered|entering) into (?:an?|that certain|certain|the|our) (?P<title>(?:{WORD} ){{0,7}}?{KIND})\b",
    reads="“entered into a … Agreement”",
)
DATED = phrase(rf"(?: \([^()]{{0,60}}\))?,? dated (?:as of )?(?P<date>{DATE})", reads="“the … Agreement dated …”")
ENTERED_ON = phrase(
    rf"\bon (?P<date>{DATE}),? we (?:have )?entered into (?:an?|the|our) ",
    reads="“on …, we entered into the … Agreement”",
)
WITH = phrase(
    rf"(?: \([^()]{{0,60}}\))?(?:,? dated (?:as of )?{DATE},?)?,? (?:(?:by and )?between us and |with )",
    reads="“the … Agreement … with …”",
)
"""What stands behind a name of the agreement, and before it. The names are those of the draft."""
OTHER_AGREEMENT = phrase(
    r"\b(?:prior|previous(?:ly)?|former(?:ly)?|original|earlier|terminat\w+|expired|forward|amend\w*|restat\w+|replac\w+"
    r"|supersed\w+|another|additional)\b"
)
NAMED_AS_ANOTHER = phrase(r"\s?\([^()“\"]{0,20}[“\"](?:original|prior|previous|existing|initial|former)\b")
"""Behind the name of an agreement: a term by which it is another one."""
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
        if not _of_another(scope, quote(match)):
            yield Mention(match["title"], quote(match), full if related else written)


def agreement_date_mentions(scope: Scope, known: Facts) -> Iterator[Mention]:
    """Find the days given to the agreement: "the Agreement dated D", "on D, we entered into the Agreement"."""
    name, stated = _name(known), known["agreement.date"]
    if not name or not isinstance(stated.value, date):
        return
    yield as_stated(stated, stated.value)
    for match, span in [*_followed(scope, name, DATED, scope.whole), *_preceded(scope, name, scope.whole)]:
        day = read_date(match["date"])
        if day and not _of_another(scope, span):
            yield Mention(day, span)


def agent_mentions(scope: Scope, known: Facts) -> Iterator[Mention]:
    """Find the parties to the agreement wherever a sentence names all of them in full."""
    name, stated = _name(known), known["agents.names"]
    purposes = known["document.purposes"].value
    changes = isinstance(purposes, tuple) and "change_agents" in purposes
    if not name or not isinstance(stated.value, tuple) or changes:
        return
    agents = tuple(str(name) for name in stated.value)
    yield as_stated(stated, " and ".join(agents), _set(agents))
    for match, whole in _followed(scope, name, WITH, Span(scope.cover.end, scope.whole.end)):
        end = scope.sentence(match.end()).end
        stop = STOP.search(scope.text, match.end(), end)
        span = Quote(match.end(), stop.start() if stop else end, wording_of(match))
        named = read_names(scope.text[span.start : span.end])
        meant = _set(named) if all(map(is_company, named)) else frozenset[str]()
        of_agents = frozenset(_agent_meant(each, agents) for each in named)
        if of_agents == _set(agents):
            meant = of_agents
        elif of_agents - {""}:
            continue
        if meant and not _of_another(scope, whole):
            yield Mention(" and ".join(named), span, meant)


def _agent_meant(name: str, agents: tuple[str, ...]) -> str:
    """Give the agent whose name this is, or a part of it; nothing if there is none."""
    (words,) = _set((name,))
    return next((agent for agent in _set(agents) if f" {words} " in f" {agent} "), "")


def _name(known: Facts) -> Phrase | None:
    """Make a phrase of the names of the agreement, its title and its term, where they are known."""
    values = {known[name].value for name in ("agreement.title", "agreement.term")}
    longest_first = sorted(
        [value for value in values if isinstance(value, str)], key=lambda value: (-len(value), value)
    )
    names = "|".join([re.escape(name).replace(r"\ ", " ") for name in longest_first])
    return phrase(rf"\b(?:{names})(?!\w)") if names else None


def _followed(scope: Scope, name: Phrase, by: Phrase, region: Span) -> Iterator[tuple[re.Match[str], Quote]]:
    """Find where a name is followed by something: what that is, and the whole."""
    behind = ((named, by.begins(scope.text, named.end(), region.end)) for named in scope.each(name, region))
    found = ((match, Quote(named.start(), match.end(), by.reads)) for named, match in behind if match)
    return islice(found, MOST_MATCHES)


def _preceded(scope: Scope, name: Phrase, region: Span) -> Iterator[tuple[re.Match[str], Quote]]:
    """Find where a name is preceded by the day on which the agreement was entered into, and the whole."""
    for match in matches(scope, ENTERED_ON, region):
        named = name.begins(scope.text, match.end(), region.end)
        if named:
            yield match, Quote(match.start(), named.end(), ENTERED_ON.reads)


def _of_another(scope: Scope, span: Span) -> bool:
    """Tell whether a sentence speaks, up to the end of a stretch of it, of another agreement or of an amendment."""
    sentence = scope.sentence(span.start, span.end)
    named_so = NAMED_AS_ANOTHER.begins(scope.text, span.end, sentence.end)
    return bool(named_so or OTHER_AGREEMENT.search(scope.text, sentence.start, span.end))


def _set(names: tuple[str, ...]) -> frozenset[str]:
    """Give the names without the forms of companies, in no order."""
    bare = (re.sub(r"[^\w]+", " ", FORM_OF_NAME.replace("", name)) for name in names)
    return frozenset(" ".join(name.casefold().split()) for name in bare)


def _plain(title: str) -> str:
    bare = re.sub(r"[^\w]+", " ", SYMBOLS.replace("", title)).casefold()
    return " ".join(bare.split())
