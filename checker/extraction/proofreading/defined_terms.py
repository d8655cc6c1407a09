"""Proof-read defined terms: used but never defined, defined but never used, and defined twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise

from msgspec import Struct

from checker.extraction.grammar.dates import DATE
from checker.extraction.grammar.names import COMPANY
from checker.extraction.proofreading.hits import Hit
from checker.extraction.scope import Quote, Scope, quote
from checker.model.document import Span
from checker.model.fact import Facts
from checker.phrases.phrase import CASE_MATTERS, phrase
from checker.phrases.prepared import regex
from checker.phrases.words import letters_of

REST_OF_WORD = r"[a-z]+(?:[-’'&][A-Z]?[a-z]+)*"
WORD = rf"[A-Z]{REST_OF_WORD}"
TERM = rf"{WORD}(?: {WORD}){{0,4}}"
HEAD_NOUNS = (
    r"(?:Agreement|Agent|Manager|Purchaser|Seller|Underwriter|Dealer|Share|Warrant|Note|Facility|Program|Programme"
    r"|Deadline|Price|Date|Period|Notice|Requirement|Transaction|Amendment|Merger|Approval|Payment|Amount"
    r"|Part(?:y|ies)|Holder|Investor|Loan)s?"
)
LIKE_A_TERM = phrase(rf"(?:{TERM} )?{HEAD_NOUNS}|(?:Securities|Exchange) Act", CASE_MATTERS)


USING = ("the", "such", "each", "any", "either", "these", "those")
INTRODUCING = ("a", "an", "our", "its", "their", "his", "your", "and", "or", "one", "certain", r"certain\sof")
"""A capital after "a" or "our" is a habit of capitals, and no use of a defined term."""


def behind(words: tuple[str, ...]) -> str:
    """Write a pattern that looks back from a capital to one of these words."""
    return "|".join([rf"(?<=\b{word}\s.)" for word in words])


LAST_LETTERS = "".join(sorted({word[-1] for word in USING + INTRODUCING}))
IN_CAPITALS = phrase(
    # It begins with the space before the capital, which is found at once, and looks back from there.
    rf"[ ](?P<term>[A-Z](?=[a-z])(?<=[{LAST_LETTERS}]\s.)(?:(?P<used>{behind(USING)})|{behind(INTRODUCING)})"
    rf"{REST_OF_WORD}(?: {WORD}){{0,4}})",
    CASE_MATTERS,
    reads="“the / such / each / any …” in capitals",
)
DESCRIBED = phrase(
    r",?\s(?:dated|by and|between|among|with|filed|as defined|as amended|for [A-Z]|and [A-Z]|of (?:the )?[A-Z0-9])"
    r"|,? of \d|\s?\(|\s\d|\s[A-Z]|[-–—][A-Z]",
    CASE_MATTERS,
)
"""What follows a name and tells what it is, or shows that the name goes on."""
QUOTED = phrase(r"[“\"‘](?=\s?(?P<term>[^“”\"\n\t]{1,80})[”\"’])", CASE_MATTERS)
UNQUOTED_DEFINITION = phrase(
    rf"(?:, or (?:[A-Z][\w.& ]{{1,40}}? or (?=the ))?|\((?:or )?|\((?:collectively|together|each|individually),? "
    rf"|\bas |\bcalled |, |\bmeans )(?:(?:the|our"
    rf"|an?|this|such|each|collectively),? ){{0,3}}(?P<term>{TERM})(?=\s?[,.;)]| and\b| means\b)",
    CASE_MATTERS,
)
DEFINED_ELSEWHERE = phrase(
    r"\bterms? (?:used )?[^.\n]{0,80}\bnot (?:otherwise )?defined\b|\bmeanings? (?:given|ascribed|set forth)"
)
DEFINITION = phrase(
    r"\((?P<lead>[^()“”\"]{0,120}?)[“\"]\s?(?P<term>[A-Z0-9][^“”\"\t()]{1,60}?)\s?,?[”\"](?P<more>[^()]{0,200})\)",
    CASE_MATTERS,
    reads="(the “…”)",
)
MORE_TERMS = phrase(r"[“\"]\s?(?P<term>[A-Z0-9][^“”\"\t()]{1,60}?)\s?,?[”\"]", CASE_MATTERS)
NO_DEFINITION = phrase(r"\b(?:see|under|titled|entitled|caption(?:ed)?|headings?|headed)\b[^“]*$|:\s*$")
"""What stands before a caption or a symbol in quotation marks."""
SYNONYMS = phrase(r"^\s?,? or (?:the )?[“\"]", CASE_MATTERS)
"""(“United States” or “U.S.”): whichever is used, the other need not be."""
DATED = phrase(rf"\bdated (?:as of )?({DATE})")
ENDS_WITH_COMPANY = phrase(rf"({COMPANY})[ ,]*$", CASE_MATTERS)
OF_SEVERAL = phrase(r"\b(?:each|collectively|together|both|either|as amended)\b")
BEGINNING_OF_WORD = regex("^[A-Za-z]+")
_ARTICLE_OR_POSSESSIVE = regex(r"^(?:the|this|our|each|an?|such) |[’']s?$")
BEFORE_DEFINITION = 240
LONGEST_LEAD, LONGEST_TERM = 80, 200
MANY_PLACES = 300
MOST_DEFINITIONS = 300
MOST_REPETITIONS = 20
CUSTOMARY = frozenset(
    [
        *("company", "we", "us", "our", "sec", "commission", "securities act", "exchange act", "nasdaq", "nyse"),
        *("securities and exchange commission", "prospectus supplement", "prospectus", "registrant", "issuer"),
        *("base prospectus", "accompanying prospectus", "annual report", "code", "irs", "fdic", "supplement"),
        *("registration statement", "amendment"),
    ]
)
"""Terms that are defined by custom, whether or not they are used again."""


class Definition(Struct, frozen=True):
    """A term as defined, the parenthesis that defines it, and the text before that."""

    term: str
    span: Quote
    lead: str
    before: str


class Definitions(Struct, frozen=True):
    """The definitions of one part, by term, in reading order."""

    by_term: dict[str, list[Definition]]

    @classmethod
    def of(cls, scope: Scope, region: Span) -> Definitions:
        """Find the definitions in parentheses: (the “Agreement”), (each, an “Agent” and, together, the “Agents”)."""
        by_term: dict[str, list[Definition]] = defaultdict(list)
        for match in scope.each(DEFINITION, region):
            if len(by_term) == MOST_DEFINITIONS:
                break
            near = scope.text[max(region.start, match.start() - BEFORE_DEFINITION) : match.start()]
            before = near.rpartition("\n")[2]
            span = quote(match)
            if SYNONYMS.search(match["more"]) or NO_DEFINITION.search(match["lead"]):
                continue
            for written in (match["term"], *(more["term"] for more in MORE_TERMS.each(match["more"]))):
                term = " ".join(written.split())
                by_term[term].append(Definition(term, span, match["lead"], before))
        return cls(dict(by_term))


def undefined_terms(scope: Scope, region: Span, known: Facts) -> Iterator[Hit]:
    """Find capitalised terms that are used like defined ones and defined nowhere in the file.

    Cautious: whatever stands in quotation marks, is described where it is named, or is written with "a" or "our",
    counts as defined; so does every name that does not end in a word of deals. Undefined names of the agreement
    itself are left to ``agreement.undefined_titles``.
    """
    if scope.search(DEFINED_ELSEWHERE, region):
        return
    titles = known["agreement.undefined_titles"].value
    told_already = {key_of(str(title)) for title in titles} if isinstance(titles, tuple) else set()
    # A term may be broken at the end of a line; its words are found sooner than others could be looked up.
    in_capitals = list(IN_CAPITALS.compiled.finditer(scope.text.replace("\n", " ")))
    known_terms = _keys([*QUOTED.each(scope.text), *(each for each in in_capitals if each["used"] is None)])
    known_terms |= told_already
    uses = _uses(scope, region, in_capitals, known_terms)
    unknown = {
        key: use for key, use in uses.items() if LIKE_A_TERM.is_all_of(use[0]) and not _is_known(key, known_terms)
    }
    known_terms |= _keys(_unquoted_definitions(scope.text, [term for term, _ in unknown.values()]))
    for key, (term, span) in unknown.items():
        if not _is_known(key, known_terms):
            sentence = scope.sentence(span.start, span.end)
            yield Hit(term, Quote(sentence.start, sentence.end, span.wording))


def _keys(definitions: Iterable[re.Match[str]]) -> set[str]:
    """Give the keys of what may define a term, and of what longer terms begin with."""
    keys = {key_of(term) for term in {match["term"] for match in definitions}}
    return keys | {key.rsplit(" ", 1)[0] for key in keys if " " in key}


def _unquoted_definitions(text: str, terms: list[str]) -> Iterator[re.Match[str]]:
    """Find what may define one of these terms, or a part of it, without quotation marks; most drafts have none."""
    beginnings = {BEGINNING_OF_WORD.findall(stem_of(word))[0].lower() for term in terms for word in term.split()}
    offsets = [at for at in letters_of(text).offsets(frozenset(beginnings), 0, len(text)) if text[at].isupper()]
    if len(offsets) > MANY_PLACES:
        yield from UNQUOTED_DEFINITION.each(text)
        return
    for offset in offsets:
        for match in UNQUOTED_DEFINITION.each(text, max(0, offset - LONGEST_LEAD), offset + LONGEST_TERM):
            if match.start("term") == offset:
                yield match


def _is_known(key: str, known_terms: set[str]) -> bool:
    """Tell whether a key is known, or two known ones side by side: "issued to the Lenders Warrants to purchase"."""
    words = key.split()
    halves = ((key_of(" ".join(words[:cut])), " ".join(words[cut:])) for cut in range(1, len(words)))
    return key in known_terms or any(first in known_terms and second in known_terms for first, second in halves)


def _uses(
    scope: Scope, region: Span, in_capitals: list[re.Match[str]], known_terms: set[str]
) -> dict[str, tuple[str, Quote]]:
    """Give the first use of each term in the region; what is described anywhere in the file is added to the known."""
    uses: dict[str, tuple[str, Quote]] = {}
    for match in in_capitals:
        if match["used"] is None:
            continue
        if DESCRIBED.begins(scope.text, match.end()):
            known_terms.add(key_of(match["term"]))
        elif match.start("term") in region:
            uses.setdefault(key_of(match["term"]), (match["term"], quote(match, "term")))
    return uses


def unused_terms(scope: Scope, definitions: Definitions) -> Iterator[Hit]:
    """Find terms of this part that are defined and stand nowhere else in the file, in the singular or the plural."""
    text = scope.text.replace("\n", " ")  # a term may stand across the end of a line
    for term, defined in definitions.by_term.items():
        stem = stem_of(term) if len(term) > 4 else term
        defining = sum(stem in definition.term for definition in defined)
        if _stands_more_often(text, stem, defining, defined[0].span.start) or key_of(term) in CUSTOMARY:
            continue
        if stem.upper() not in text.replace(term, ""):
            yield Hit(term, defined[0].span)


def _stands_more_often(text: str, stem: str, times: int, defined_at: int) -> bool:
    """Tell whether a stem stands in a text more often than so; most do soon behind their definition."""
    for start, end in ((defined_at, len(text)), (0, defined_at)):
        while (at := text.find(stem, start, end)) >= 0:
            if not times:
                return True
            times -= 1
            start = at + len(stem)
    return False


def defined_twice(scope: Scope, definitions: Definitions) -> Iterator[Hit]:
    """Find terms that are defined with two meanings: for documents of two dates, or for two companies.

    To repeat a definition, on the cover and again inside, is customary.
    """
    for term, defined in definitions.by_term.items():
        for one, other in islice(pairwise(defined), MOST_REPETITIONS):
            if _differ(one, other):
                yield Hit(term, other.span)
                break


def _differ(one: Definition, other: Definition) -> bool:
    if OF_SEVERAL.search(one.lead + one.before) or OF_SEVERAL.search(other.lead + other.before):
        return False
    dates = [{re.sub(r"\W", "", match[1]) for match in DATED.each(each.before)} for each in (one, other)]
    if all(dates):
        return dates[0].isdisjoint(dates[1])
    names = [ENDS_WITH_COMPANY.search(each.before) for each in (one, other)]
    words = [set(re.findall(r"\w{3,}", name[1].casefold())) for name in names if name]
    return len(words) == 2 and words[0].isdisjoint(words[1])


def stem_of(term: str) -> str:
    """Give a term without what its plural changes."""
    return re.sub(r"(?:ies|s|y)$", "", term)


def key_of(term: str) -> str:
    """Give a term without article, case, possessive and plural."""
    plain = _ARTICLE_OR_POSSESSIVE.sub("", " ".join(term.split()).strip(" ,.;:’'").casefold())
    if plain.endswith("ies"):
        return plain.removesuffix("ies") + "y"
    return plain.removesuffix("s") if len(plain) > 1 and not plain.endswith("ss") else plain
