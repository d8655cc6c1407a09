"""Read the sales agreement: its title, the term the document uses for it, its date, and names never defined."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extraction.grammar.dates import DATE, read_date
from checker.extraction.scope import Quote, Scope, quote
from checker.model.document import Span
from checker.model.fact import Fact, Facts
from checker.phrases.phrase import CASE_MATTERS, phrase
from checker.phrases.prepared import regex

KIND = r"(?:(?:sales?|distribution|offering|issuance|ATM)|(?:sales?|distribution) agency(?: financing)?) agreement"
MARK = r"(?-i:SM)"
"""The mark of a service, which may stand right behind a name without a sign of its own: "Sale AgreementSM"."""
NO_TITLE = regex(r"(?i)forward|terms")
ENTERED = regex(r"(?i)\bentered\s+into\s")
BEFORE_TITLE = regex(r"(?i)\bentered\s+into|\bunder|\bpursuant|\bterms\s+of|\bdated|\bpart(?:y|ies)\s+to")
NO_WORD = (
    r"(?:an?|the|of|to|under|with|our|in|into|terms|this|that|certain|pursuant|by|we|such|each|or|for|as"
    r"|entered|separate|new)"
)
WORD = (
    rf"(?:[“\"‘]?\s{{0,9}}at[-\s]the[-\s]market\s{{0,9}}[”\"’]?(?: \([“\"]ATM[”\"]\))?"
    rf"|(?!{NO_WORD}\b)[“\"‘]?[A-Za-z][\w&’'.-]{{0,40}}[”\"’]?(?:SM|℠"
    rf"|\(SM\)|®|™)?)"
)
TITLE = phrase(
    rf"\b(?:an?|the|certain|our|into|under|such|separate|no\. ?\d{{1,2}} to) (?P<title>(?:{WORD} "
    rf"){{0,7}}?{KIND}s?){MARK}?\b(?! prospectus)",
    reads="“the / an / our … Sales / Distribution / Offering / Issuance / ATM Agreement”",
)
QUOTED_TERM = phrase(
    r"\(\s*(?:as amended[^()“\"]{0,60})?(?:collectively,? )?(?:the|this|our|such|each,? "
    r"an?)?\s*[“\"‘]{1,2}\s*"
    r"(?P<term>(?:[\w/&-]{1,40} ){0,5}agreements?)\s*,?[”\"’“]{1,2}",
    reads="(the “… Agreement”)",
)
LATER_TERM = phrase(
    r"\([^()]{1,240}?\b(?:the|this|our|such|each,? an?) [“\"‘]{1,2}\s*(?P<term>(?:[\w-]{1,40} "
    r"){0,5}agreements?)\s*,?[”\"’]{1,2}",
    reads="(“…” and, as amended, the “… Agreement”)",
)
NAMED_ONLY = phrase(
    r"\b(?:entered into|under|pursuant to) an? agreement,? \(\s*(?:the|this|our)?\s*[“\"](?P<title>(?:[\w-]{1,40} "
    r"){1,4}agreement)[”\"]",
    reads="“entered into an agreement (the ‘… Agreement’)”",
)
ACRONYM = phrase(
    r"(?:[^()“\"]{0,60}\(\s*(?:the|this|our)?\s*[“\"]|,? or (?:the|our) )(?P<term>(?-i:[A-Z]{2,6}))(?:[”\"]|(?=[,.;]))",
    reads="(the “…”) or “, or the …,” in capitals after the title",
)
OR_TERM = phrase(
    rf",? or (?:(?:the|this|our) )?[“\"‘]?(?P<term>(?:[\w-]{{1,40}} ){{0,4}}?{KIND})[”\"’]?(?=[,.;]"
    rf"| with\b| relating)",
    reads="“, or the … Agreement”",
)
AMENDED_TERM = phrase(
    r"\b(?:together with|as (?:so )?amended)\b[^().]{0,120}?, the [“\"‘](?P<term>(?:[\w-]{1,40} "
    r"){0,5}agreement)\s*,?[”\"’]",
    reads="“as amended …, the ‘… Agreement’”",
)
CALLED_TERM = phrase(
    r"\brefer(?:red)? to (?:herein |in this \w+(?:\s\w+)? )?(?:(?:the|this|that|such) [^.;“”()]{3,160}?,? )?as "
    r"(?:the|our) "
    r"[“\"‘]?\s*(?P<term>(?:[\w-]{1,40} ){0,5}?agreements?)\b",
    reads="“referred to as the … Agreement”",
)
DATED = phrase(rf"\bdated (?:as of |effective )?(?P<date>{DATE})", reads="“dated as of …” after the title")
ENTERED_ON = phrase(
    rf"\bon (?P<date>{DATE}),? (?:[^.;]|(?<=Inc)\.|(?<=orp)\.|(?<=Ltd)\.|(?<=Co)\.|\.(?=[\w,])){{2,160}}? "
    r"(?:enter(?:ed|ing) into|sign(?:ed|ing)|execut(?:ed|ing))\b",
    reads="“on …, we entered into” the agreement",
)
ENTERED_INTO = phrase(r"\bentered into (?:an?|the|our) $")
SIGNED_ON = phrase(
    rf"[^.;]{{0,120}}?\b(?:signed|executed|entered into) on (?P<date>{DATE})",
    reads="“signed / executed / entered into on …” after the title",
)
LATER_ON = phrase(rf"[^.;]{{0,160}}? on (?P<date>{DATE})", reads="“entered into a … on …”")
OTHER_EVENT = phrase(r"\b(?:filed|effective|amended|restated|price|file|supplement|prospectus)\b")
ENDED = phrase(r"\bterminat(?:ed|ing|es?)\b[^.;]{0,40}$")
"""What stands before the name of an agreement that is at an end, and not that of this programme."""
TO_END = phrase(r"\bterminat(?:e[sd]?|ing|ion of)\b[^.;]{0,20}$")
AN_AMENDMENT = phrase(r"\bamendment\b")
OF_SOMETHING_ELSE = phrase(
    r"(?:prospectus|supplement|amendment(?: no\.?\s*\d+)?(?: to[^,]{0,60})?|report|form "
    r"8-k)[^.,]{0,40},?\s*(?:dated (?:as of )?)?$"
)
OF_ANOTHER_KIND = phrase(
    r"(?:terms|forward|master|confirmation|purchase|underwriting|placement|rights|warrant|credit|loan) "
)
"""What a term begins with that is defined beside the agreement: that of a sale to an agent as principal, a forward."""
EARLIER = phrase(r"\b(?:prior|previous(?:ly)?|former|earlier|terminated|expired|superseded|replaced)\b[^.;,]{0,40}$")
"""What stands before the name of an agreement that is another one."""
RESTATED = phrase(r"\brestated $")
ONE_DATE = phrase(DATE, reads="a date")
AFTER_TITLE = 900
MOST_UNDEFINED = 25
PROPER = r"(?:[A-Z][\w’'-]{0,40}(?:SM|℠|®|™)? ){1,6}Agreement(?:SM)?\b"
USED = phrase(
    rf"\b(?:the|such|our|that) (?P<name>{PROPER})",
    CASE_MATTERS,
    reads="“the / such / our / that … Agreement” in capitals",
)
PROGRAMME_KIND = phrase(r"(?:sales?|distribution|offering|issuance) agreement$")
DESCRIBED = phrase(r"[^.]{0,20}\b(?:dated|by and|between|among|with)\b|\s*\(|,? as (?:amended|defined)|,? filed")
SYMBOLS = phrase(r"(?:(?<=[a-z])SM\b|(?<=OFFERING)SM\b|(?<=AGREEMENT)SM\b|(?<=SALE)SM\b|℠|\(SM\)|®|™)", CASE_MATTERS)


def read_agreement(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Read the programme's agreement from the cover.

    Law: 17 CFR 229.508(c)(2), the terms of the agreement and its parties.
    """
    names = ("agreement.title", "agreement.term", "agreement.date", "agreement.undefined_titles")
    if known["document.kind"].value not in ("launch", "update", "stop"):
        for name in names:
            yield scope.absent(name, "the cover; it is no document of an at-the-market programme")
        return
    title = _first_title(scope, known["document.kind"].value)
    if title is None:
        for name in names:
            yield scope.not_on_cover(name, TITLE)
        return
    span = quote(title, "title")
    written = clean_title(title["title"])
    sentence = scope.sentence(span.start, span.end)
    yield scope.found("agreement.title", written, Quote(sentence.start, sentence.end, span.wording))
    term = _term(scope, span)
    if term:
        yield scope.found("agreement.term", clean_title(term["term"]), quote(term))
    else:
        searched = "the sentences that follow the first mention of the agreement"
        yield scope.absent("agreement.term", searched, QUOTED_TERM, ACRONYM, OR_TERM, AMENDED_TERM, CALLED_TERM)
    yield _date(scope, span, clean_title(term["term"]) if term else written)
    yield _undefined(scope, written)


def _first_title(scope: Scope, kind: object) -> re.Match[str] | None:
    """Find the first mention of the agreement on the cover; "entered into" is the surest.

    What a stop says has ended is the agreement of its programme; what another document says has ended is not.
    """
    named = scope.search(NAMED_ONLY, scope.cover)
    matches = [match for match in scope.each(TITLE, scope.cover) if not NO_TITLE.match(match["title"])]
    ended = [match for match in matches if kind != "stop" and ENDED.search(scope.text, *_before(scope, match))]
    matches.sort(
        key=lambda match: (not _restates(scope, match), match in ended, bool(ended) and not _entered(scope, match))
    )
    if named and not any(match.start() < named.start() for match in matches):
        return named
    for match in matches:
        before = scope.text[max(0, match.start() - 60) : match.start("title")]
        if BEFORE_TITLE.search(before) or (kind == "stop" and TO_END.search(before)):
            return match
    return matches[0] if matches else None


def _restates(scope: Scope, match: re.Match[str]) -> bool:
    """Tell whether an agreement that "we entered into" restates another: that other one is no longer in force."""
    return "restated" in match["title"].casefold() and _entered(scope, match)


def _entered(scope: Scope, match: re.Match[str]) -> bool:
    before = scope.text[slice(*_before(scope, match))]
    return ENTERED.search(before) is not None


def _before(scope: Scope, match: re.Match[str]) -> tuple[int, int]:
    return max(scope.cover.start, match.start() - 60), match.start() + 1


def _term(scope: Scope, title: Span) -> re.Match[str] | None:
    """Find the definition that belongs to a title: the first that follows it, or that of the amended agreement."""
    end = min(scope.cover.end, title.end + AFTER_TITLE)
    amended = AMENDED_TERM.search(scope.text, title.end, scope.cover.end)
    short = ACRONYM.begins(scope.text, title.end, end)
    if amended or short:
        return amended or short
    ends = {QUOTED_TERM: end, OR_TERM: end, CALLED_TERM: scope.cover.end}
    found = [
        match
        for pattern, last in ends.items()
        for match in pattern.each(scope.text, title.end, last)
        if not OF_ANOTHER_KIND.begins(match["term"])
    ]
    return min(found, key=lambda match: match.start(), default=None)


def _date(scope: Scope, title: Span, term: str) -> Fact:
    name = "agreement.date"
    sentence = scope.sentence(title.start, title.end)
    for match in DATED.each(scope.text, title.end, sentence.end):
        if not _dates_something_else(scope, match.start()):
            return _found_date(scope, name, match)
    entered = _entered_on(scope, sentence.start, title.start)
    amends = entered and AN_AMENDMENT.search(scope.text, entered.end(), title.start)
    if entered and not amends and not OTHER_EVENT.search(entered[0]):
        return _found_date(scope, name, entered)
    later = SIGNED_ON.begins(scope.text, title.end, sentence.end)
    if later is None and ENTERED_INTO.search(scope.text, sentence.start, title.start):
        later = LATER_ON.begins(scope.text, title.end, sentence.end)
    if later and not OTHER_EVENT.search(later[0]):
        return _found_date(scope, name, later)
    dated_term = phrase(
        rf"\b{re.escape(term)},? (?:is |was |each )?dated (?:as of )?(?P<date>{DATE})", reads=f"“{term} … dated …”"
    )
    for match in scope.each(dated_term, scope.whole):
        before = max(scope.whole.start, match.start() - 60)
        another = EARLIER.search(scope.text, before, match.start()) or (
            RESTATED.search(scope.text, before, match.start()) and "restated" not in term.casefold()
        )
        if not _dates_something_else(scope, match.start("date")) and not another:
            return _found_date(scope, name, match)
    dates = scope.each(ONE_DATE, sentence)
    if any(not _dates_something_else(scope, match.start()) for match in dates):
        reason = "it is not clear that the date in the sentence that names the agreement is its own"
        return scope.unread(name, reason, "that sentence", DATED, ENTERED_ON, SIGNED_ON, LATER_ON)
    return scope.nowhere(name, DATED, ENTERED_ON, SIGNED_ON, LATER_ON, sticker=not scope.part.contents)


def _entered_on(scope: Scope, start: int, end: int) -> re.Match[str] | None:
    """Find the last day before "entered into": an earlier one is of something else."""
    entered = ENTERED_ON.search(scope.text, start, end)
    while entered and (later := ENTERED_ON.search(scope.text, entered.end("date"), end)):
        entered = later
    return entered


def _dates_something_else(scope: Scope, offset: int) -> bool:
    before = max(scope.whole.start, offset - 120)
    return bool(OF_SOMETHING_ELSE.search(scope.text, before, offset))


def _found_date(scope: Scope, name: str, match: re.Match[str]) -> Fact:
    day = read_date(match["date"])
    if day is None:
        return scope.unread(name, f"“{match['date']}” is no day of the calendar")
    return scope.found(name, day, quote(match))


def _undefined(scope: Scope, title: str) -> Fact:
    """Find names of agreements used like defined terms although no definition stands anywhere in the part.

    An agreement that is described where it is named ("the Sales Agreement, dated …, with …") needs no definition.
    """
    name = "agreement.undefined_titles"
    defined = {clean_title(match["term"]).casefold() for match in scope.each(QUOTED_TERM, scope.whole)}
    defined |= {clean_title(match["term"]).casefold() for match in scope.each(OR_TERM, scope.whole)}
    defined |= {clean_title(match["term"]).casefold() for match in scope.each(CALLED_TERM, scope.whole)}
    defined |= {clean_title(match["term"]).casefold() for match in scope.each(AMENDED_TERM, scope.whole)}
    defined |= {clean_title(match["term"]).casefold() for match in scope.each(LATER_TERM, scope.whole)}
    defined.add(title.casefold())
    used_names = list(scope.each(USED, scope.whole))
    defined |= {
        clean_title(match["name"]).casefold() for match in used_names if DESCRIBED.begins(scope.text, match.end())
    }
    undefined: dict[str, Quote] = {}
    for match in used_names:
        used = clean_title(match["name"])
        if PROGRAMME_KIND.search(used) and used.casefold() not in defined and used not in undefined:
            undefined[used] = scope.sentence_of(match)
        if len(undefined) == MOST_UNDEFINED:
            break
    if undefined:
        return scope.found(name, tuple(undefined), *undefined.values())
    return scope.nowhere(name, USED, sticker=True)


def clean_title(title: str) -> str:
    """Write a title or term without quotes, symbols of marks and doubled spaces."""
    plain = SYMBOLS.replace("", title)
    return re.sub(r"\s+", " ", re.sub(r"[“”\"]", "", plain)).strip(" ,‘’'")
