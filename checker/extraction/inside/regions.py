"""The stretches of a supplement in which its statements are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.extraction.cover.programme import PROGRAMME
from checker.extraction.proofreading.proofread import PART_TWO
from checker.extraction.scope import Scope
from checker.model.document import Span
from checker.model.fact import Fact, Facts, State
from checker.phrases.phrase import Phrase

OF_THE_PLAN = ("plan_of_distribution", "indemnification", "expenses")


def is_of_a_programme(known: Facts) -> bool:
    """Tell whether the document launches, changes or stops a programme."""
    return known["document.kind"].value in PROGRAMME


def of_no_programme(scope: Scope, name: str) -> Fact:
    """Make the fact of a statement that nobody expects in this kind of document."""
    return scope.absent(name, "the cover; it is no document of an at-the-market programme")


def prospectus(scope: Scope) -> Span:
    """Give the part without Part II, which only a registration statement has."""
    second = scope.search(PART_TWO, scope.whole) if scope.document.form else None
    return Span(scope.whole.start, second.start()) if second else scope.whole


def sections(scope: Scope, *names: str) -> tuple[Span, ...]:
    """Give the sections of these canonical names without their captions, in reading order."""
    return tuple(Span(each.heading.end, each.span.end) for each in scope.part.sections if each.name in names)


def plan_of_distribution(scope: Scope) -> Span | None:
    """Give the plan of distribution with what follows under captions of its own: indemnification, expenses."""
    following = iter(scope.part.sections)
    plan = next((each.span for each in following if each.name == "plan_of_distribution"), None)
    if plan is None:
        return None
    end = plan.end
    for section in following:
        if section.name not in OF_THE_PLAN:
            break
        end = section.span.end
    return Span(plan.start, end)


def first_match(scope: Scope, wording: Phrase, spans: Iterable[Span]) -> re.Match[str] | None:
    """Find the first match in the first of these stretches that has one."""
    return next((match for span in spans if (match := scope.search(wording, span))), None)


def is_sticker(scope: Scope, known: Facts) -> bool:
    """Tell whether the document is all cover; a launch that seems to be is an excerpt."""
    return known["document.kind"].value != "launch" and not scope.part.contents and not scope.body_was_seen


def not_in(scope: Scope, known: Facts, name: str, searched: str, *sought: Phrase | str) -> Fact:
    """Make the fact of a statement that was not found in its place; in an excerpt it is unread."""
    missing = scope.nowhere(name, *sought, sticker=is_sticker(scope, known))
    return missing if missing.state is State.UNREAD else scope.absent(name, searched, *sought)


def captions_of(section: str) -> str:
    """Say which captions are known by the canonical name of a section."""
    return f"the captions of the section {section.replace('_', ' ')}"
