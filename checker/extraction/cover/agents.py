"""Read the agents: their names, and what the cover says of their part in the offering."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from checker.extraction.grammar.names import COMPANY, FORM_FOLLOWS, ends_with_form, is_company, read_names
from checker.extraction.scope import Quote, Scope, quote
from checker.model.fact import Fact, Facts
from checker.phrases.phrase import CASE_MATTERS, phrase, wording_of

NO_OTHER_FOLLOWS = rf"(?![^()]{{0,200}}\),? (?:and |or )?(?-i:{COMPANY}))"
"""Behind a parenthesis: no further company, as in "A Corp. (the “U.S. Agent”) and B Inc. (the “Canadian Agent”)"."""
STOP = phrase(
    r",? (?:relating|related|(?:has|have|had|is|was|were|expired|ended)\b|under which|pursuant|acting|with respect"
    r"|dated|which|providing|whereby"
    r"|from time to"
    r"|to (?:sell|offer|act|issue)|as (?:(?:our|the) )?(?:\w+ )?(?:agents?|managers?|representatives?"
    r"|underwriters?|principals?)\b(?!\s?\))"
    r"|in (?:its|their|connection)|for the\b|of (?:our|common|ordinary|shares|up to)\b|under (?:an?|the|our)\b"
    r"|on [A-Z][a-z]+ \d|or the (?:sales )?(?:agents?|agreement))"
    r"|(?<=[a-z]\.) (?-i:The|We|Our|Under|This|These|Pursuant|In|As|On|Each|Subject|Sales|Through|To|It|Any|By"
    r"|Because|Since"
    r"|After|If|For|No|All|At|Such|There|When|Accordingly|However)\b"
    r"|(?:(?<=Co\.)|(?<=Inc\.)|(?<=Ltd\.)) (?-i:[A-Z][\w&’-]{1,30}) (?:sold|has|had|may|will|is|was|did)\b"
    rf"|\s*\((?:the|each|collectively|together)\b[^()]{{0,60}}agents?{NO_OTHER_FOLLOWS}|\n"
)
PARTIES = phrase(
    r"\b(?:agreements?(?-i:SM)?|(?:at[- ]the[- ]market|ATM) (?:offering|program(?:me)?|facility))\b(?:[^.\n]"
    r"|\.(?=[\w,)”\"])){0,300}?"
    r"\b(?:with|(?:by and )?(?:between|among) (?:us|the company|[^,.]{3,60}?\.?)(?:,? and|,)) ",
    reads="“agreement with …”, “agreement between us and …”",
)
THROUGH = phrase(
    r"(?<!acting[ ])(?<!respect[ ])(?<!relating[ ])(?<!addition[ ])(?<!notice[ ])\b(?:through|to) (?:or (?:to"
    r"|through) )?"
    r"(?:one or more of )?(?:(?:our|the|its) (?:sales )?(?:agents?|managers?),? )?(?=[A-Z])",
    CASE_MATTERS,
    reads="“through / to …”",
)
ACTS = phrase(
    rf"(?P<name>{COMPANY})(?:,? \([^()]{{1,80}}\),?)? (?:(?:(?:has|have) agreed to|will) (?:act|serve)|(?:has "
    rf")?(?:replace[sd]|succeed(?:s|ed))"
    r" (?:[^.;\n]|\.(?=[\w,])){3,90}?) as (?:our |the )?(?:exclusive |sole )?sales agent",
    CASE_MATTERS,
    reads="“… will act as our sales agent”, “… replaces … as our sales agent”",
)
ADVERB = phrase(r"^(?:[A-Z][a-z]+ly|Therefore|Thus|Hence|Now|Instead), ", CASE_MATTERS)
SOLE = phrase(
    r"(?P<name>[A-Z][\w.&’'-]{0,40}(?:,?[ ][A-Z&][\w.&’'-]{0,40}){0,6}?),? (?:will|shall|is|remains?|continues?)"
    r"(?: (?:now|continue|remain|be|act|serve|to|as)){0,5} (?:the|our) (?:sole|only|exclusive) (?:remaining )?"
    r"(?:sales )?agent\b(?! (?:for|in)\b)",
    CASE_MATTERS,
    reads="“… will continue as the sole sales agent”",
)
"""What an update says of the one agent that remains, of those who were named before."""
ENDED = phrase(
    r"\b(?:terminat(?:ed|ing|es?)|ended|cancell?ed) (?:the|our|its|that|an?)\b(?:(?!\bentered into\b)[^;]){0,200}$"
)
ENDED_THEN = phrase(r"\b(?:was|were|has been|have been|is) (?:\w+ )?terminated\b")
"""Behind the names: their agreement has ended, and others may be the agents."""
NAMED_BEFORE = phrase(rf"(?P<name>{COMPANY})(?:,? or |,? \((?:the )?)[“\"‘]?$", CASE_MATTERS)
"""A company that stands before the short name that is defined for it."""
LONGEST_NAME = 120
BEHIND = 60
AS_AGENTS = phrase(r",? (?:each,? )?as (?:(?:an|our|the) )?(?:sales )?agents?\b")
SHORT_NAME = phrase(r"[A-Z][\w.&’'-]{1,30}(?: (?:[A-Z&][\w.&’'-]{0,30})){0,3}", CASE_MATTERS)
FORWARD = phrase(r"\bforward (?:purchasers?|counterpart(?:y|ies)|sellers?)\b", near=r"\bforward\b")
BANK = phrase(
    r"\bBank(?:,? (?:PLC|AG|Ltd\.?|Limited))?$|\b(?:N\.A\.|National Association|Financial Products,? (?:Inc\.|LLC))$"
    r"|^(?:The |Royal )?Bank of (?:[A-Z]\w+(?: |$))+$",
    CASE_MATTERS,
)
AGENTS_DEFINED = phrase(
    r"[^()\n]{0,20}\((?:(?:each|collectively|together|the|an|as),? ){0,4}[“\"](?:Sales )?(?:Agents?|Managers?)[”\"]"
)
DEEMED = phrase(
    r"\bdeemed (?:to be )?(?:an? )?(?:statutory )?[“\"‘]?\s*(?:statutory )?underwriters?\b"
    r"|\b(?:is|are|be|considered|constitutes?) (?:an? )?(?:statutory )?[“\"‘]\s*(?:statutory )?underwriters?\b",
    reads="“deemed to be an ‘underwriter’”",
)
EFFORTS = phrase(
    r"\b(?:commercially )?(?:reasonable (?:best[ -])?|best[ -])efforts\b"
    r"|\bnot (?:be )?(?:required|obligated) to (?:sell|purchase) any (?:specific|specified|particular|certain"
    r"|minimum)",
    reads="“commercially reasonable efforts”, “not required to sell any specific …”",
)


def read_agents(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Read the names of the agents from the sentence that names the agreement, and the statements about them.

    Law: 17 CFR 229.501(b)(8)(i), names and the nature of the arrangement; (b)(8)(ii), best efforts; 229.508(a).
    """
    yield _names(scope, known)
    sticker = not scope.part.contents and not scope.body_was_seen
    for name, pattern in (("agent.deemed_underwriter", DEEMED), ("agent.efforts", EFFORTS)):
        match = scope.search(pattern, scope.cover) or scope.search(pattern, scope.whole)
        if match:
            sentence = scope.sentence_of(match)
            yield scope.found(name, scope.text[sentence.start : sentence.end], sentence)
        else:
            yield scope.nowhere(name, pattern, sticker=sticker and scope.part.cover_ends)


def _restated(known: Facts) -> int:
    """Give where the agreement is named if it restates another, whose agents stand before it and are no longer all."""
    title = known["agreement.title"]
    restates = isinstance(title.value, str) and "restated" in title.value.casefold()
    return (title.evidence[0].start or 0) if restates and title.evidence else 0


def _of_an_ended_one(scope: Scope, offset: int) -> bool:
    """Tell whether a sentence says, before an offset, that its agreement is at an end: it is another programme's."""
    return bool(ENDED.search(scope.text, scope.sentence(offset).start, offset))


def _in_full(scope: Scope, name: str) -> str:
    """Give a name that is written without its form of company as the cover writes it elsewhere, if it does.

    It writes it so where it goes on with the form, or where it defines the short name: Alder Fife & Co. (“Alder”).
    """
    start = scope.cover.start
    while not is_company(name) and (start := scope.text.find(name, start + 1, scope.cover.end)) >= 0:
        defined = NAMED_BEFORE.search(scope.text, max(scope.cover.start, start - LONGEST_NAME), start)
        if defined and name.split()[0] in defined["name"]:
            return defined["name"]
    start = scope.cover.start
    while not ends_with_form(name) and (start := scope.text.find(name, start, scope.cover.end)) >= 0:
        form = FORM_FOLLOWS.begins(scope.text, start + len(name), scope.cover.end)
        if form and form[0][0] in ", " and not scope.text[start - 1 : start].isalnum():
            return scope.text[start : form.end()]
        start += len(name)
    return name


def _without_banks(scope: Scope, names: Iterable[str], span: Quote) -> tuple[str, ...]:
    """Leave the banks out of a list of names, where forwards are sold too: a bank buys forward, and is no broker.

    But if all of the list are defined as the agents, they are.
    """
    given = tuple(names)
    if not scope.search(FORWARD, scope.cover) or AGENTS_DEFINED.begins(scope.text, span.end, scope.cover.end):
        return given
    brokers = tuple(name for name in given if not BANK.search(name))
    return brokers or given


def _short_agents(scope: Scope, stop: re.Match[str] | None, names: tuple[str, ...]) -> tuple[str, ...]:
    """Give the names of a list of agents whom the cover never writes in full, if it says that they are agents."""
    if stop is None or not AS_AGENTS.begins(scope.text, stop.start()):
        return ()
    each = tuple(part for name in names for part in ((name,) if is_company(name) else name.split(", ")))
    return each if all(is_company(part) or SHORT_NAME.is_all_of(part) for part in each) else ()


def _names(scope: Scope, known: Facts) -> Fact:
    name = "agents.names"
    if known["document.kind"].value not in ("launch", "update", "stop"):
        return scope.absent(name, "the cover; it is no document of an at-the-market programme")
    sole = scope.search(SOLE, scope.cover) if known["document.kind"].value == "update" else None
    if sole:
        start = max(sole.start("name"), scope.sentence(sole.end("name")).start)
        in_full = _in_full(scope, scope.text[start : sole.end("name")])
        if is_company(in_full):
            return scope.found(name, (in_full,), quote(sole))
    matches = [match for pattern in (PARTIES, THROUGH) for match in scope.each(pattern, scope.cover)]
    restated, ended, stops = _restated(known), None, known["document.kind"].value == "stop"
    mentions = sorted(
        (match.end() < restated, not stops and _of_an_ended_one(scope, match.end()), match.end(), wording_of(match))
        for match in matches
    )
    for _, _, start, wording in mentions:
        end = scope.sentence(start).end
        stop = STOP.search(scope.text, start, end)
        span = Quote(start, stop.start() if stop else end, wording)
        names = tuple(_in_full(scope, each) for each in read_names(scope.text[span.start : span.end]))
        names = names if all(map(is_company, names)) else _short_agents(scope, stop, names)
        if names:
            fact = scope.found(name, _without_banks(scope, dict.fromkeys(names), span), span)
            if stops or not ENDED_THEN.search(scope.text, start, min(end, span.end + BEHIND)):
                return fact
            ended = ended or fact
    if ended:
        return ended
    acts = scope.search(ACTS, scope.cover)
    if acts:
        start = max(acts.start("name"), scope.sentence(acts.end("name")).start)
        return scope.found(name, (ADVERB.replace("", scope.text[start : acts.end("name")]),), quote(acts))
    reason = "no sentence with the names of the agents was recognised on the cover"
    return scope.unread(name, reason, "the cover", PARTIES, THROUGH, ACTS)
