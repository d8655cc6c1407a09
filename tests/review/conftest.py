"""A draft with two findings, made by hand."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from checker.engine.grounds import fingerprint
from checker.model.evaluation import Evaluation, Outcome
from checker.model.fact import Evidence, Fact, Facts, State
from checker.model.report import Checked, Report
from checker.model.review import Disposition
from checker.model.rule import Basis, Condition, Conditions, FactType, Law, Pack, Rule, Rulebook, Severity

TODAY = date(2026, 11, 21)
VOCABULARY = {
    fact_type.name: fact_type
    for fact_type in (
        FactType("program.cap", "the maximum aggregate offering price", "money", "USD"),
        FactType("legend.commission", "the Commission legend", "text"),
        FactType("sold.as_of", "the date through which sales are reported", "date"),
    )
}


def rule(rule_id: str, fact: str, severity: Severity) -> Rule:
    """Make a rule about one fact."""
    return Rule(
        id=rule_id,
        pack="house",
        title=f"The title of {rule_id}",
        law=Law("17 CFR 229.501(b)"),
        basis=Basis.LAW,
        severity=severity,
        requires=Conditions((Condition(fact, "present"),)),
        message="It is not so.",
        remediation="Make it so.",
    )


CAP_RULE = rule("cap-is-small", "program.cap", Severity.WARNING)
LEGEND_RULE = rule("legend", "legend.commission", Severity.ERROR)
SOLD_RULE = rule("sold-as-of", "sold.as_of", Severity.ERROR)
RULEBOOK = Rulebook(VOCABULARY, {}, {"house": Pack("house", "House")}, (CAP_RULE, LEGEND_RULE, SOLD_RULE), "sha256:0")

LEGEND = Fact("legend.commission", State.ABSENT, evidence=(Evidence(searched="the cover"),))
SOLD = Fact("sold.as_of", State.UNREAD, reason="only the cover is there")


def cap(value: float = 5_000_000.0, quote: str = "up to $5,000,000") -> Fact:
    """Make the cap as it was read."""
    return Fact("program.cap", State.FOUND, value, (Evidence(quote, "cover", 3),))


def judged(of: Rule, outcome: Outcome, fact: Fact) -> Evaluation:
    """Make what a rule says of a fact."""
    finding = outcome in (Outcome.FAIL, Outcome.UNKNOWN)
    return Evaluation(of, outcome, of.message, (fact,), disposition=Disposition.OPEN if finding else None)


def cap_fails(fact: Fact | None = None) -> Evaluation:
    """Make the finding on the cap."""
    return judged(CAP_RULE, Outcome.FAIL, fact or cap())


def draft(*evaluations: Evaluation, path: str = "drafts/launch.htm") -> Checked:
    """Make a draft with what the rules say of it."""
    facts = Facts.of(fact for each in evaluations for fact in each.consulted)
    return Checked(path, "ab" * 32, "html", TODAY, facts, evaluations)


def report(*checked: Checked) -> Report:
    """Make a report on drafts."""
    return Report(TODAY, "0.1.0", RULEBOOK.digest, checked)


def known(evaluation: Evaluation) -> str:
    """Give the fingerprint of a finding."""
    return fingerprint(evaluation, VOCABULARY)


def passing(evaluation: Evaluation) -> Evaluation:
    """Make a pass of a finding."""
    return replace(evaluation, outcome=Outcome.PASS, disposition=None)
