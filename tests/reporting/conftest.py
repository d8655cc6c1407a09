"""A report made by hand that has one of everything that a report can tell."""

from datetime import date

import pytest
from msgspec.structs import replace

from checker.model.evaluation import Evaluation, Outcome
from checker.model.fact import Evidence, Fact, Facts, Origin, State, Value
from checker.model.report import Checked, Failed, Report
from checker.model.review import Disposition
from checker.model.rule import (
    Basis,
    Condition,
    Conditions,
    Example,
    FactReference,
    FactType,
    Law,
    Pack,
    ParameterReference,
    Period,
    Rule,
    Rulebook,
    Severity,
)

VOCABULARY = {
    fact_type.name: fact_type
    for fact_type in (
        FactType("document.kind", "the kind of document", "one_of", values=("launch", "update", "stop", "other")),
        FactType("document.date", "the date of the document", "date"),
        FactType("issuer.name", "the name of the issuer", "text"),
        FactType("program.cap", "the maximum aggregate offering price", "money", "USD"),
        FactType("program.cap_mentions", "the mentions of the maximum", "money", "USD", is_list=True),
        FactType(
            "program.cap_agrees",
            "the agreement of all mentions",
            "boolean",
            compute="program.cap_mentions.all(mention, mention == program.cap)",
            needs=("program.cap_mentions", "program.cap"),
        ),
        FactType("commission.rate", "the commission rate", "percent", "%"),
        FactType("legend.commission", "the Commission legend", "text"),
        FactType("section.dilution", "the section on dilution", "text"),
        FactType("offering.no_escrow", "the statement that there is no escrow", "text"),
        FactType("sold.as_of", "the date through which sales are reported", "date"),
    )
}

LONG_SENTENCE = (
    "Sales of our common stock, if any, under this prospectus supplement may be made in sales deemed to be “at the "
    "market offerings” as defined in Rule 415(a)(4) under the Securities Act of 1933, as amended, and the agent is not "
    "required to sell any specific amount, but will act as our sales agent using commercially reasonable efforts "
    "consistent with its normal trading and sales practices, on mutually agreed terms between the agent and us."
)


def quote(text: str, place: str, line: int, page: str | None = None) -> Evidence:
    """Make evidence that quotes a draft."""
    return Evidence(text, place, line, page, start=line * 80, end=line * 80 + len(text), document="draft.htm")


def found(name: str, value: Value, *evidence: Evidence) -> Fact:
    """Make a fact that was read."""
    return Fact(name, State.FOUND, value, evidence)


KIND = found("document.kind", "launch", quote("PROSPECTUS SUPPLEMENT", "cover", 8))
DATE = found("document.date", date(2022, 10, 20), quote("October 20, 2022", "cover", 61))
ISSUER = Fact(
    "issuer.name",
    State.FOUND,
    "Corvane Energy Corporation",
    (quote("CORVANE ENERGY CORP.", "cover", 10),),
    Origin.GIVEN,
    note="given as Corvane Energy Corporation; the document says CORVANE ENERGY CORP.",
    over=Fact("issuer.name", State.FOUND, "CORVANE ENERGY CORP."),
)
CAP = found("program.cap", 14_500_000.0, quote("Up to $14,500,000\nof Common\tStock", "cover", 12))
MENTIONS = found(
    "program.cap_mentions",
    (14_500_000.0, 12_000_000.0),
    quote("Up to $14,500,000\nof Common\tStock", "cover", 12),
    quote("an aggregate offering price of up to $12,000,000", "plan_of_distribution", 1204, "S-17"),
)
AGREES = Fact(
    "program.cap_agrees",
    State.FOUND,
    False,
    (CAP.evidence[0],),
    Origin.COMPUTED,
    note="[$14,500,000, $12,000,000].all(mention, mention == 14,500,000) = no",
)
RATE = found("commission.rate", 3.0, quote("3.0% of the gross sales price", "plan_of_distribution", 1210))
LEGEND = Fact("legend.commission", State.ABSENT, evidence=(Evidence(searched="the cover", document="draft.htm"),))
DILUTION = found("section.dilution", "DILUTION", quote("DILUTION", "dilution", 640))
ESCROW = found(
    "offering.no_escrow",
    f"[bold]{LONG_SENTENCE}[/bold] \u202eeurt\u202c \x1b[31m",
    quote(f"[bold]{LONG_SENTENCE}[/bold] \u202eeurt\u202c \x1b[31m", "cover", 44),
)
SOLD = Fact("sold.as_of", State.UNREAD, reason="only the cover of the document is there")

FACTS = Facts.of((KIND, DATE, ISSUER, CAP, MENTIONS, AGREES, RATE, LEGEND, DILUTION, ESCROW, SOLD))


def rule(rule_id: str, title: str, requires: Condition, severity: Severity = Severity.ERROR) -> Rule:
    """Make a rule of the law that applies to a launch."""
    return Rule(
        id=rule_id,
        pack="regulation-s-k",
        title=title,
        law=Law("17 CFR 229.501(b)", "https://www.law.cornell.edu/cfr/text/17/229.501", "The title and amount."),
        basis=Basis.LAW,
        severity=severity,
        requires=Conditions((requires,)),
        message=f"{title}: it does not.",
        remediation="State it under the caption of the cover.",
        applies_when=Conditions((Condition("document.kind", "is", "launch"),)),
        file=f"rules/regulation-s-k/{rule_id}.yaml",
        line=1,
    )


LEGEND_RULE = replace(
    rule("commission-legend", "The cover bears the Commission legend", Condition("legend.commission", "present")),
    in_force=Period(date(1998, 10, 1)),
    message="The Commission legend is missing from the cover.",
    remediation="Add: “Neither the Securities and Exchange Commission nor any state securities commission has approved "
    "or disapproved of these securities …”",
)
AGREE_RULE = replace(
    rule("cap-agrees", "Every mention of the maximum is the same", Condition("program.cap_agrees", "is", True)),
    law=Law(
        "17 CFR 230.408(a)", doubt="That the amounts agree is read out of Rule 408; no rule says it in so many words."
    ),
    message="The maximum is $14,500,000, but the supplement also gives $14,500,000, $12,000,000.",
    remediation="Make all mentions the same to the cent, or say what the other amount is.",
)
ISSUER_RULE = replace(
    rule(
        "issuer-full-name",
        "The issuer is named in full",
        Condition("issuer.name", "does_not_say", "Corporation"),
        Severity.WARNING,
    ),
    pack="practice",
    basis=Basis.PRACTICE,
)
RATE_RULE = replace(
    rule(
        "commission-rate",
        "The commission rate is customary",
        Condition("commission.rate", "at_most", ParameterReference("customary_rate")),
        Severity.NOTE,
    ),
    basis=Basis.STAFF,
)
SOLD_RULE = rule(
    "sold-as-of", "Reported sales are dated", Condition("sold.as_of", "on_or_before", FactReference("document.date"))
)
CAP_RULE = replace(
    rule("cap-is-stated", "The cover states the maximum", Condition("program.cap", "present")),
    examples=(
        Example("a cap", {"document.kind": "launch", "program.cap": 14_500_000}, "pass"),
        Example("no cap", {"document.kind": "launch", "program.cap": None}, "fail", as_of=date(2024, 5, 28)),
    ),
)
DILUTION_RULE = rule("dilution", "There is a section on dilution", Condition("section.dilution", "present"))
ESCROW_RULE = rule("escrow", "The cover says that there is no escrow", Condition("offering.no_escrow", "present"))
STOP_RULE = rule("stop-date", "A stop says from when", Condition("document.date", "present"))

RULEBOOK = Rulebook(
    vocabulary=VOCABULARY,
    parameters={},
    packs={
        "regulation-s-k": Pack("regulation-s-k", "Regulation S-K, what the prospectus says"),
        "practice": Pack("practice", "What is customary in at-the-market offerings"),
    },
    rules=(CAP_RULE, AGREE_RULE, LEGEND_RULE, RATE_RULE, ISSUER_RULE),
    digest="sha256:0123456789abcdef",
)


def evaluation(of: Rule, outcome: Outcome, message: str, *consulted: Fact, missing: tuple[str, ...] = ()) -> Evaluation:
    """Make an evaluation; one that is a finding is open."""
    result = Evaluation(of, outcome, message, (KIND, *consulted), missing, remediation=of.remediation)
    return replace(result, disposition=Disposition.OPEN) if result.is_finding else result


EVALUATIONS = (
    evaluation(RATE_RULE, Outcome.FAIL, RATE_RULE.message, RATE),
    evaluation(CAP_RULE, Outcome.PASS, CAP_RULE.title, CAP),
    evaluation(ISSUER_RULE, Outcome.FAIL, ISSUER_RULE.message, ISSUER),
    evaluation(AGREE_RULE, Outcome.FAIL, AGREE_RULE.message, MENTIONS, AGREES),
    evaluation(LEGEND_RULE, Outcome.FAIL, LEGEND_RULE.message, LEGEND),
    evaluation(SOLD_RULE, Outcome.UNKNOWN, "could not tell", SOLD, DATE, missing=("sold.as_of",)),
    evaluation(DILUTION_RULE, Outcome.PASS, DILUTION_RULE.title, DILUTION),
    evaluation(ESCROW_RULE, Outcome.PASS, ESCROW_RULE.title, ESCROW),
    evaluation(STOP_RULE, Outcome.NOT_APPLICABLE, "does not apply: the kind of document: launch"),
)


@pytest.fixture
def rulebook() -> Rulebook:
    """Give the rules that the report was made with."""
    return RULEBOOK


@pytest.fixture
def checked() -> Checked:
    """Give a draft with fails of each severity, something to review, passes, and a rule that does not apply."""
    return Checked("draft.htm", "ab" * 32, "html", date(2022, 10, 20), FACTS, EVALUATIONS)


@pytest.fixture
def other() -> Checked:
    """Give a document to which no rule applies."""
    kind = found("document.kind", "other", quote("ANNUAL REPORT", "cover", 3))
    idle = evaluation(STOP_RULE, Outcome.NOT_APPLICABLE, "does not apply: the kind of document: other")
    note = "This does not look like an at-the-market offering document (it offers nothing at the market)."
    return Checked("report.txt", "cd" * 32, "text", date(2026, 3, 6), Facts.of([kind]), (idle,), (note,), is_atm=False)


@pytest.fixture
def report(checked: Checked) -> Report:
    """Give a run over one draft."""
    return Report(date(2026, 11, 21), "0.1.0", RULEBOOK.digest, (checked,))


@pytest.fixture
def mixed_report(report: Report, checked: Checked, other: Checked) -> Report:
    """Give a run over a draft, a clean one, another document, and a file that could not be read."""
    passes = tuple(each for each in EVALUATIONS if each.outcome is Outcome.PASS)
    clean = replace(checked, path="clean.htm", evaluations=passes)
    return replace(report, checked=(checked, clean, other), failed=(Failed("none.htm", "none.htm: no such file"),))
