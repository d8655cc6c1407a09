"""A text longer than any draft, saying again and again what a reader looks for, costs no more than its length."""

from __future__ import annotations

import os
import resource
import warnings
from collections.abc import Callable, Iterator

import pytest

from checker.extraction.extract import READERS
from checker.extraction.patterns import read_patterns
from checker.extraction.scope import Scope
from checker.model.fact import Fact, Facts
from checker.model.rule import FactType
from tests.hostile.bodies import known_of, scope_of

Reader = Callable[[Scope, Facts], Iterator[Fact]]
LONG = 500_000
"""Characters. A tenth of the longest text that is let in, and enough to tell what grows with the square."""
PROCESSOR_SECONDS = 30
"""A reader takes less than one; one whose cost grows with the square of the length takes hours."""
COMMON = ("x", "1,", "A, ", "(“", "\t", ". ")
WORST = {
    "read_kind": ("ladies and gentlemen sales agreement ", "Form S-3 "),
    "read_filing": ("prospectus dated January 5, 2026, ", "Form S-", "file no. 333-12345 "),
    "read_identity": ("“we” ", "Alder & ", "Alder Inc. (the "),
    "read_submission_facts": ("\n<TYPE>424B", "maximum aggregate offering price of ", "total offering amount $"),
    "read_listing": ("listed on ", "symbol “A ", "closing price of "),
    "read_agreement": ("the Sales Agreement ", "the Alder Lane Agreement ", "Sales Agreement dated ", "(the “"),
    "read_agents": ("agreement with ", "Alder Inc. (the ", "deemed "),
    "read_programme": ("settle ", "up to $1,000,000 ", "aggregate offering price of up to ", "at the market ", "3% "),
    "read_legend": ("not approved ", "determined if "),
    "read_risk_factors": ("see risk factors ", "page "),
    "read_sections": ("allows us to ", "we also "),
    "read_baby_shelf": ("aggregate market value ", "100 shares held by ", "General Instruction I.B.6 "),
    "read_changes": ("have sold ", "from $1 to ", "increased "),
    "read_suspension": ("will not sell ", "agreement "),
    "read_change_arithmetic": ("increase by ", "$1 consisting of $1 and "),
    "read_proceeds": ("net proceeds ", "estimate our expenses "),
    "read_offering": ("outstanding after this offering ", "outstanding after this offering based on 1 "),
    "read_dilution": ("assuming 100 shares ", "net tangible book value ", "increase 1.0\n", "based on 1 shares "),
    "read_mentions": ("part of a registration statement ", "on January 5, 2026, we ", "3% of the sales ", "symbol “A"),
    "read_words_and_figures": ("one hundred and ", "twenty-", "one ("),
    "read_placeholders": ("[NTD: ", "[insert ", "[_"),
    "read_proofreading": ("the Alder ", "see “Aa ", "(the “A” ", "“Aa” on page S-1 and page ", "the the ", "until "),
}
"""For each reader what its own patterns begin with, and never finish; what all share is in the common ones."""


def mixed(units: tuple[str, ...], size: int) -> str:
    """Say each thing again and again, in stretches of one length."""
    return "\n".join(unit * (size // len(units) // len(unit)) for unit in units)


def ended_within(seconds: int, facts: Iterator[Fact]) -> bool:
    """Read facts in a process that may use so much processor time, and tell whether it came to its end."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of other threads: the child needs none of them
        child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        list(facts)
        os._exit(0)
    return os.waitpid(child, 0)[1] == 0


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: str(reader.__name__))
def test_no_reader_is_caught_by_the_longest_text(reader: Reader) -> None:
    """Each reads to the end of half a million characters, as a launch that has all sections and no end."""
    units = WORST.get(getattr(reader, "__name__", ""), ()) + COMMON
    scope = scope_of(mixed(units, LONG), "launch", LONG + 2_000)

    assert ended_within(PROCESSOR_SECONDS, reader(scope, known_of("launch")))


def test_a_pattern_of_a_firm_is_not_caught_either() -> None:
    """Patterns that users write are matched in linear time, whatever they are."""
    fact = FactType("house.x", "a bad pattern", "text", find="(x+x+)+y", find_in="anywhere")
    scope = scope_of("x", "launch", LONG)

    assert ended_within(PROCESSOR_SECONDS, read_patterns(scope, {fact.name: fact}))


def test_a_reader_that_is_caught_is_stopped() -> None:
    """The tests above can fail: of a pattern that grows with the square of the text the end is not waited for."""

    def careless(scope: Scope) -> Iterator[Fact]:
        import re

        yield from [scope.absent("x", "the text")] * (re.search("x+y", scope.text) is None)

    assert not ended_within(1, careless(scope_of("x", "launch", LONG)))
    assert ended_within(PROCESSOR_SECONDS, careless(scope_of("word ", "launch", LONG)))
