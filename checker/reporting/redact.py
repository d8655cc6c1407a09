"""A report without a word or a number of the drafts, for a log that others may read.

A draft is inside information until it is filed. Everything is made anew from what may be told: whatever is not named
here, and whatever the records come to hold in future, is left out.
"""

from __future__ import annotations

from checker.engine.wording import PLACEHOLDER
from checker.errors import Fault, FaultyFilesError
from checker.model.change import Change
from checker.model.evaluation import Evaluation, Outcome
from checker.model.fact import Evidence, Fact, Facts
from checker.model.report import Checked, Failed, Report
from checker.model.review import Decision, Fixed, Lapse

HIDDEN = "redacted"
"""Stands for each value and quote: what was found stays told as found."""
SEE = "run without --redact to see it"


def redact(report: Report) -> Report:
    """Keep which rules were asked, how they came out, and where; drop what the drafts and people's files say.

    The fingerprint of a finding is then one of its rule and its outcome: it cannot be guessed back to an amount.
    """
    return Report(
        as_of=report.as_of,
        version=report.version,
        rulebook_digest=report.rulebook_digest,
        checked=tuple(_checked(each, report) for each in report.checked),
        failed=tuple(
            Failed(each.path, f"{each.path} could not be checked: the reason is {HIDDEN}; {SEE}")
            for each in report.failed
        ),
        lapses=tuple(_lapse(each) for each in report.lapses),
        fixed=tuple(Fixed(each.rule, each.document) for each in report.fixed),
        gone=tuple(Fixed(each.rule, each.document) for each in report.gone),
        changes=tuple(_change(each) for each in report.changes),
    )


def redact_faults(error: FaultyFilesError) -> FaultyFilesError:
    """Keep of each fault the file and the line: what is wrong may repeat what a person wrote there."""
    return FaultyFilesError([Fault(each.file, each.line, "", f"the fault is {HIDDEN}; {SEE}") for each in error.faults])


def _checked(checked: Checked, report: Report) -> Checked:
    """Keep the day whose law counts only if it was asked for: else it may be the date on the draft."""
    of_all = checked.as_of == report.as_of
    return Checked(
        path=checked.path,
        sha256=checked.sha256,
        format=checked.format,
        as_of=report.as_of if of_all else None,
        facts=Facts({name: _fact(fact) for name, fact in checked.facts.by_name.items()}),
        evaluations=tuple(_evaluation(each) for each in checked.evaluations),
        notes=tuple(_note(checked) for _ in checked.notes),
        is_atm=checked.is_atm,
        checklist=checked.checklist,  # questions of the rules, the same for every draft of a kind
    )


def _note(checked: Checked) -> str:
    return f"A note is {HIDDEN}; {SEE}." if checked.is_atm else "This does not look like an at-the-market document."


def _fact(fact: Fact) -> Fact:
    return Fact(
        name=fact.name,
        state=fact.state,
        value=HIDDEN if fact.found else None,
        evidence=tuple(_evidence(each) for each in fact.evidence),
        origin=fact.origin,
        reason=HIDDEN if fact.reason else "",
    )


def _evidence(evidence: Evidence) -> Evidence:
    return Evidence(
        quote=HIDDEN if evidence.quote else "",
        place=evidence.place,
        line=evidence.line,
        page=evidence.page,
        paragraph=evidence.paragraph,
        start=evidence.start,
        end=evidence.end,
        document=evidence.document,
        searched=HIDDEN if evidence.searched else "",
        column=evidence.column,
        end_line=evidence.end_line,
        end_column=evidence.end_column,
    )


def _evaluation(evaluation: Evaluation) -> Evaluation:
    return Evaluation(
        rule=evaluation.rule,
        outcome=evaluation.outcome,
        message=_message(evaluation),
        consulted=tuple(_fact(each) for each in evaluation.consulted),
        missing=evaluation.missing,
        disposition=evaluation.disposition,
        remediation=_unfilled(evaluation.rule.remediation),
        decision=_decision(evaluation.decision) if evaluation.decision else None,
        since=evaluation.since,
    )


def _message(evaluation: Evaluation) -> str:
    if evaluation.outcome is Outcome.PASS:
        return evaluation.rule.title
    if evaluation.outcome is Outcome.FAIL:
        return _unfilled(evaluation.rule.message)
    if evaluation.outcome is Outcome.UNKNOWN:
        return f"could not tell: {', '.join(evaluation.missing) or HIDDEN}"
    return f"does not apply: why is {HIDDEN}"


def _unfilled(text: str) -> str:
    """Give a sentence of a rule without the values that its braces stand for."""
    return PLACEHOLDER.sub(f"[{HIDDEN}]", text)


def _decision(decision: Decision) -> Decision:
    return Decision(HIDDEN, HIDDEN, decision.on, decision.until, decision.file, decision.line)


def _lapse(lapse: Lapse) -> Lapse:
    why = f"it does not hold; {SEE}"
    return Lapse(lapse.rule, lapse.document, why, lapse.severity, lapse.file, lapse.line, lapse.of)


def _change(change: Change) -> Change:
    reason = HIDDEN if change.reason else ""
    return Change(change.kind, change.of, change.by, change.was, change.now, reason, change.file, change.line)
