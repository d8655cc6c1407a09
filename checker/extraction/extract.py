"""Read every fact of the vocabulary that can be read from a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from checker.extraction.bracketed import read_bracketed
from checker.extraction.cover.agents import read_agents
from checker.extraction.cover.agreement import read_agreement
from checker.extraction.cover.baby_shelf import read_baby_shelf
from checker.extraction.cover.changes import read_changes
from checker.extraction.cover.completion import read_completion
from checker.extraction.cover.filing import read_filing
from checker.extraction.cover.identity import read_identity
from checker.extraction.cover.kind import read_doubt, read_kind
from checker.extraction.cover.legend import read_legend
from checker.extraction.cover.listing import read_listing
from checker.extraction.cover.programme import read_programme
from checker.extraction.cover.risk_factors import read_risk_factors
from checker.extraction.cover.suspension import read_suspension
from checker.extraction.exhibits.read import read_exhibit
from checker.extraction.inside.delivery import read_delivery
from checker.extraction.inside.either import read_either
from checker.extraction.inside.fee_exhibit import read_fee_exhibit
from checker.extraction.inside.incorporation import read_incorporation
from checker.extraction.inside.links import read_links
from checker.extraction.inside.plan import read_plan
from checker.extraction.inside.proceeds_use import read_proceeds_use
from checker.extraction.inside.risk_section import read_risk_section
from checker.extraction.inside.shelf import read_shelf
from checker.extraction.inside.slips import read_slips
from checker.extraction.inside.table_of_contents import read_table_of_contents
from checker.extraction.patterns import read_patterns
from checker.extraction.proofreading.placeholders import read_placeholders
from checker.extraction.proofreading.proofread import read_proofreading
from checker.extraction.remains import read_remains
from checker.extraction.scope import Scope
from checker.extraction.sections import read_sections
from checker.extraction.submission import read_submission_facts
from checker.extraction.ties.change_arithmetic import read_change_arithmetic
from checker.extraction.ties.dilution import read_dilution
from checker.extraction.ties.dilution_text import read_dilution_text
from checker.extraction.ties.mentions import read_mentions
from checker.extraction.ties.offering import read_offering
from checker.extraction.ties.proceeds import read_proceeds
from checker.extraction.ties.words_and_figures import read_words_and_figures
from checker.model.document import Document
from checker.model.fact import Fact, Facts
from checker.model.rule import FactType
from checker.phrases.words import letters_of

READERS: tuple[Callable[[Scope, Facts], Iterator[Fact]], ...] = (
    read_kind,
    read_filing,
    read_identity,
    read_submission_facts,
    read_listing,
    read_agreement,
    read_agents,
    read_programme,
    read_legend,
    read_risk_factors,
    read_sections,
    read_baby_shelf,
    read_changes,
    read_suspension,
    read_bracketed,
    read_change_arithmetic,
    read_proceeds,
    read_offering,
    read_dilution,
    read_dilution_text,
    read_mentions,
    read_words_and_figures,
    read_placeholders,
    read_remains,
    read_proofreading,
    read_completion,
    read_shelf,
    read_delivery,
    read_plan,
    read_either,
    read_table_of_contents,
    read_incorporation,
    read_links,
    read_proceeds_use,
    read_risk_section,
    read_fee_exhibit,
    read_slips,
    read_exhibit,
    read_doubt,
)
"""In this order: a reader may ask for what those before it found."""


def extract_facts(document: Document, vocabulary: Mapping[str, FactType]) -> Facts:
    """Read the facts of a document's main part; those of a base prospectus have names of their own."""
    if document.main is None:
        return Facts()
    scope = Scope(document, document.main)
    letters_of(document.text).dwell(scope.whole.start, scope.whole.end)
    facts: dict[str, Fact] = {}
    for reader in READERS:
        for fact in reader(scope, Facts(facts)):
            facts[fact.name] = fact
    for fact in read_patterns(scope, vocabulary):
        facts[fact.name] = fact
    return Facts(facts)
