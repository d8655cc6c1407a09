"""List the slips of wrong citations, and of underwriting words in a plan of distribution."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.inside.regions import is_of_a_programme, of_no_programme, plan_of_distribution, prospectus
from checker.extraction.proofreading.citations import WRONG, wrong_citations
from checker.extraction.proofreading.hits import fact_of_hits
from checker.extraction.proofreading.underwriting import WORDINGS, underwriting_remains
from checker.extraction.scope import Scope
from checker.model.fact import Fact, Facts

CITATIONS, UNDERWRITING = "text.wrong_citations", "text.underwriting_leftovers"


def read_slips(scope: Scope, known: Facts) -> Iterator[Fact]:
    """List both in reading order; without a plan of distribution its words are looked for on the cover alone."""
    if not is_of_a_programme(known):
        yield from (of_no_programme(scope, name) for name in (CITATIONS, UNDERWRITING))
        return
    yield fact_of_hits(scope, CITATIONS, wrong_citations(scope, prospectus(scope)), *(each.wording for each in WRONG))
    plan = plan_of_distribution(scope)
    regions = (plan, scope.cover) if plan else (scope.cover,)
    yield fact_of_hits(scope, UNDERWRITING, underwriting_remains(scope, regions), *WORDINGS)
