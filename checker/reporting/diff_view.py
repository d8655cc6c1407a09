"""What changed between two drafts: for a person at a terminal, as JSON and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace
from rich.console import Group, RenderableType
from rich.text import Text

from checker.engine.wording import spoken_fact
from checker.model.difference import Course, Difference, FactChange, FindingChange, Verdict
from checker.model.evaluation import Evaluation, Outcome
from checker.model.fact import Evidence, Fact, State
from checker.model.report import Report
from checker.model.rule import FactType
from checker.reporting.evidence import bullets, evidence_lines
from checker.reporting.json_report import VERSION, Json, evidence_json, fact_json, written
from checker.reporting.layout import Hanging, Pieces
from checker.reporting.markdown_report import escaped
from checker.reporting.side_by_side import cut_alike
from checker.reporting.words import PASS_STYLE, REVIEW_STYLE, STYLES, counted, kind_of, place_of, short_day, visible

COLUMN = 9
LONGEST_VALUE = 160
CAPTIONS = {
    Course.NEW: "New",
    Course.WORSENED: "Fails where it needed review before",
    Course.CHANGED: "Still there, on other evidence",
    Course.CARRIED: "Still there",
    Course.GONE: "No longer asked: the rule does not apply to the new draft",
    Course.FIXED: "Fixed",
}
HEADLINES = {
    Verdict.NOT_COMPARED: ("NOT COMPARED", "bold red"),
    Verdict.WORSE: ("WORSE", "bold red"),
    Verdict.WORSE_BELOW: ("WORSE, but in nothing that --fail-on counts", "bold yellow"),
    Verdict.NOT_WORSE: ("NOT WORSE", PASS_STYLE),
}
KIND = "document.kind"
IN_FULL = frozenset({Course.NEW, Course.WORSENED, Course.CHANGED})


def render_diff(difference: Difference, verdict: Verdict, vocabulary: Mapping[str, FactType]) -> Group:
    """Lay out what changed; the last line counts everything."""
    return Group(*_lines(difference, verdict, vocabulary))


def render_diff_json(
    difference: Difference, verdict: Verdict, report: Report, vocabulary: Mapping[str, FactType]
) -> str:
    """Write what changed as JSON; ``report`` is that of both drafts."""
    tool: Json = {"name": "atmcheck", "version": report.version, "rulebook": report.rulebook_digest}
    drafts = {"old": difference.old, "new": difference.new}
    document: dict[str, Json] = {
        "version": VERSION,
        "tool": tool,
        **{
            name: {
                "path": draft.path,
                "sha256": draft.sha256,
                "as_of": draft.as_of.isoformat() if draft.as_of else None,
            }
            for name, draft in drafts.items()
        },
        "verdict": str(verdict),
        "facts": [
            {
                "name": change.new.name,
                "old": fact_json(change.old, vocabulary.get(change.old.name)),
                "new": fact_json(change.new, vocabulary.get(change.new.name)),
            }
            for change in difference.facts
        ],
        "findings": [_finding_json(change) for change in difference.findings],
        "summary": {**{str(course): difference.count(course) for course in Course}, "facts": len(difference.facts)},
    }
    return written(document)


def render_diff_markdown(difference: Difference, verdict: Verdict, vocabulary: Mapping[str, FactType]) -> str:
    """Write what changed as Markdown. What a draft says stands there as text, and can be no markup."""
    paths = f"{escaped(difference.old.path)} → {escaped(difference.new.path)}"
    lines = [f"### {escaped(HEADLINES[verdict][0])}: {paths}", ""]
    lines += [line for said in _of_the_kind(difference) for line in (f"**{escaped(said)}**", "")]
    lines += [escaped(" | ".join(_counts(difference))), ""]
    if difference.findings:
        lines += ["| | finding | |", "|---|---|---|"]
    for change in difference.findings:
        evaluation = change.evaluation
        said = evaluation.message if change.course in IN_FULL else evaluation.rule.title
        lines.append(f"| {change.course} | {_word(evaluation)} `{evaluation.rule.id}` | {escaped(said)} |")
    if difference.facts:
        lines += ["", "| fact | old | new |", "|---|---|---|"]
    for fact in difference.facts:
        told = map(escaped, _both_told(fact, vocabulary))
        lines.append(f"| `{fact.new.name}` | {' | '.join(told)} |")
    return "\n".join([*lines, ""])


def redacted(difference: Difference, report: Report) -> Difference:
    """Drop what the drafts say, and keep which facts and findings changed; ``report`` is that of both drafts."""
    from checker.reporting.redact import redact

    old, new = redact(report).checked
    of_old = {each.rule.id: each for each in old.evaluations}
    rules = {Course.FIXED: of_old, Course.GONE: of_old}
    of_new = {each.rule.id: each for each in new.evaluations}
    return Difference(
        old,
        new,
        tuple(FactChange(old.facts[each.old.name], new.facts[each.new.name]) for each in difference.facts),
        tuple(
            replace(each, evaluation=rules.get(each.course, of_new)[each.evaluation.rule.id], fingerprint="")
            for each in difference.findings
        ),
    )


def _lines(difference: Difference, verdict: Verdict, vocabulary: Mapping[str, FactType]) -> Iterator[RenderableType]:
    old, new = difference.old, difference.new
    days = dict.fromkeys(f"law as of {short_day(draft.as_of)}" for draft in (old, new) if draft.as_of)
    yield Pieces([Text(f"{visible(old.path)} → {visible(new.path)}", style="bold"), *days])
    yield ""
    for said in _of_the_kind(difference):
        yield Hanging(Text(said, style="bold"))
    headline, style = HEADLINES[verdict]
    yield Text(headline, style=style)
    for course in Course:
        yield from _course(course, difference, vocabulary)
    yield from _facts(difference, vocabulary)
    yield ""
    yield Pieces(_counts(difference))


def _course(course: Course, difference: Difference, vocabulary: Mapping[str, FactType]) -> Iterator[RenderableType]:
    changes = [each for each in difference.findings if each.course is course]
    if changes:
        yield ""
        yield Text(f"{CAPTIONS[course]} ({len(changes)})", style="bold")
    for change in changes:
        evaluation = change.evaluation
        style = REVIEW_STYLE if evaluation.outcome is Outcome.UNKNOWN else STYLES[evaluation.rule.severity]
        title = Text.assemble((evaluation.rule.id, "bold"), f"  {visible(evaluation.rule.title)}")
        yield Hanging(title, Text(_word(evaluation), style=style), COLUMN)
        if course in IN_FULL:
            yield Hanging(Text(visible(evaluation.message)), indent=COLUMN)
            yield from bullets(evidence_lines(evaluation, vocabulary), COLUMN)


def _facts(difference: Difference, vocabulary: Mapping[str, FactType]) -> Iterator[RenderableType]:
    if difference.facts:
        yield ""
        yield Text(f"Facts that changed ({len(difference.facts)})", style="bold")
    for change in difference.facts:
        yield Hanging(Text(change.new.name), indent=2)
        for label, told in zip("-+", _both_told(change, vocabulary), strict=True):
            yield Hanging(Text(told), Text(label), 2, indent=4)


def _of_the_kind(difference: Difference) -> Iterator[str]:
    """Say that the drafts are of two kinds, or that they are no documents of an offering."""
    if any(change.new.name == KIND for change in difference.facts):
        kinds = [kind_of(draft) for draft in (difference.old, difference.new)]
        hidden = kinds[0] == kinds[1]
        yield f"The kind of document changed{'' if hidden else f': {kinds[0]} → {kinds[1]}'}."
    elif not difference.new.is_atm:
        yield f"Neither is an ATM document: {kind_of(difference.new)}."


def _counts(difference: Difference) -> list[str]:
    courses = ", ".join(f"{difference.count(course)} {course}" for course in Course)
    findings = f"{counted(len(difference.findings), 'finding')}: {courses}"
    return [findings, f"{counted(len(difference.facts), 'fact')} changed"]


def _both_told(change: FactChange, vocabulary: Mapping[str, FactType]) -> tuple[str, str]:
    """Write what was known of a fact and what is, cut to where they differ, and where each stands."""
    (old, old_place), (new, new_place) = (_told(each, vocabulary) for each in (change.old, change.new))
    old, new = cut_alike(old, new, LONGEST_VALUE)
    return f"{old}{old_place}", f"{new}{new_place}"


def _told(fact: Fact, vocabulary: Mapping[str, FactType]) -> tuple[str, str]:
    """Write what is known of a fact, and in brackets where it stands; what is not there stands nowhere."""
    if fact.state is State.UNREAD:
        return f"not read: {visible(fact.reason)}", ""
    fact_type = vocabulary.get(fact.name)
    value = visible(spoken_fact(fact, fact_type)) if fact_type else visible(str(fact.value))
    if not fact.found:  # one that is computed has the quotes of what it was computed from
        return value, ""
    place = place_of(replace(next((each for each in fact.evidence if each.quote), Evidence()), heading=""))
    return value, f" ({place})" if place else ""


def _word(evaluation: Evaluation) -> str:
    return "REVIEW" if evaluation.outcome is Outcome.UNKNOWN else str(evaluation.rule.severity).upper()


def _finding_json(change: FindingChange) -> Json:
    evaluation = change.evaluation
    return {
        "course": str(change.course),
        "rule": evaluation.rule.id,
        "pack": evaluation.rule.pack,
        "outcome": str(evaluation.outcome),
        "severity": str(evaluation.rule.severity),
        "message": evaluation.message,
        "fingerprint": change.fingerprint or None,
        "evidence": evidence_json(dict.fromkeys(each for fact in evaluation.consulted for each in fact.evidence)),
    }
