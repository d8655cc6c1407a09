"""Break drafts in every way that the rules name, one at a time, and see which rules notice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import count
from pathlib import Path

from checker.check import FACTS_ENDINGS, Piped, Read, Source, bytes_of, judge
from checker.errors import UnreadableError
from checker.model.evaluation import Outcome
from checker.model.fact import Facts
from checker.model.mutation import Mutation, MutationReport, Trial, Tried, Verdict, Way
from checker.model.report import Checked
from checker.model.rule import Rule, Rulebook
from checker.mutation.case import Case, Mutant, NotMadeError, given_facts
from checker.mutation.draft import Draft, open_draft
from checker.mutation.make import make


def mutate(
    sources: Sequence[Source],
    rulebook: Rulebook,
    *,
    given: Facts,
    as_of: date | None,
    today: date,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> MutationReport:
    """Try every mutation of every rule on every draft on which the rule passes.

    ``progress`` is told, before each rule, how many rules are done, and of how many, on all drafts together.

    Raises:
        UnreadableError: a source is no draft, cannot be read, or cannot be changed.
    """
    drafts = [_open(source, rulebook) for source in sources]
    total, done = len(drafts) * len(rulebook.rules), count()

    def next_rule() -> None:
        progress(next(done), total)

    tried = (Tried(each.name, tuple(_Bench(each, rulebook, as_of, today).trials(given, next_rule))) for each in drafts)
    return MutationReport(rulebook.digest, tuple(tried))


def _open(source: Source, rulebook: Rulebook) -> Draft:
    name = source.name if isinstance(source, Piped) else str(source)
    if Path(name).suffix.lower() in FACTS_ENDINGS:
        raise UnreadableError(f"{name} is a file of facts; give a draft, since its text is to be broken")
    if isinstance(source, Piped):
        return open_draft(source.data, name, rulebook.vocabulary)
    return open_draft(bytes_of(source), name, rulebook.vocabulary)


class _Bench:
    """One draft, and everything that has been read of it and of what became of it."""

    def __init__(self, draft: Draft, rulebook: Rulebook, as_of: date | None, today: date) -> None:
        self.draft = draft
        self.rulebook = rulebook
        self.as_of = as_of
        self.today = today
        self.opened = {draft.source: draft}
        self.judged: list[tuple[Draft, Facts, Checked]] = []

    def trials(self, given: Facts, next_rule: Callable[[], None]) -> Iterator[Trial]:
        for rule in self.rulebook.rules:
            next_rule()
            if rule.mutations:
                for mutation in rule.mutations:
                    yield from self.trial(rule, mutation, given)
            elif _outcome(rule, self.judge(self.draft, given)) in (Outcome.PASS, Outcome.FAIL):
                yield Trial(rule.id, Verdict.UNNAMED)

    def trial(self, rule: Rule, mutation: Mutation, given: Facts) -> Iterator[Trial]:
        """Try one mutation, if the rule has something to say of the unbroken draft."""
        without = self.judge(self.draft, given)
        given = given.merged(given_facts(mutation.given))
        unbroken = self.judge(self.draft, given)
        outcome = _outcome(rule, unbroken)
        case = Case(self.draft, unbroken.facts, given, self.rulebook.vocabulary, self.opened)
        if outcome is Outcome.NOT_APPLICABLE and mutation.way is Way.INSERT:
            yield from self.once_it_applies(rule, mutation, case, unbroken)
        elif outcome is not Outcome.PASS:
            if _outcome(rule, without) is Outcome.FAIL:
                yield Trial(rule.id, Verdict.ALREADY_FAILS, mutation)
        elif mutation.way is Way.NONE:
            yield Trial(rule.id, Verdict.EXEMPT, mutation, mutation.text)
        else:
            yield from self.made(rule, mutation, case, unbroken)

    def made(self, rule: Rule, mutation: Mutation, case: Case, unbroken: Checked) -> Iterator[Trial]:
        try:
            for mutant, out_of_reach in make(mutation, case):
                yield self.tried(rule, mutation, mutant, unbroken, out_of_reach)
        except NotMadeError as error:
            yield Trial(rule.id, Verdict.NOT_MADE, mutation, str(error))

    def once_it_applies(self, rule: Rule, mutation: Mutation, case: Case, unbroken: Checked) -> Iterator[Trial]:
        """Put in what a rule needs to apply at all: what is said once cannot differ until it is said again."""
        applied = (
            trial for trial in self.made(rule, mutation, case, unbroken) if trial.verdict is not Verdict.NOT_MADE
        )
        yield from (trial for trial in applied if trial.outcome != Outcome.NOT_APPLICABLE)

    def tried(self, rule: Rule, mutation: Mutation, mutant: Mutant, unbroken: Checked, out_of_reach: str) -> Trial:
        broken = self.judge(mutant.draft, mutant.given)
        outcome = _outcome(rule, broken)
        others = tuple(sorted(_failing(broken) - _failing(unbroken) - {rule.id}))
        if outcome in (Outcome.FAIL, mutation.expect):
            return Trial(rule.id, Verdict.CAUGHT, mutation, mutant.change, str(outcome), others)
        verdict = Verdict.OUT_OF_REACH if out_of_reach else Verdict.MISSED
        return Trial(rule.id, verdict, mutation, mutant.change, str(outcome), others, out_of_reach)

    def judge(self, draft: Draft, given: Facts) -> Checked:
        """Judge a draft, or remember what was said of it."""
        for known, with_given, checked in self.judged:
            if known is draft and with_given.by_name == given.by_name:
                return checked
        read = Read(draft.name, draft.document.sha256, draft.document.format, draft.facts)
        checked = judge(read, self.rulebook, given, self.as_of, self.today)
        self.judged.append((draft, given, checked))
        return checked


def _outcome(rule: Rule, checked: Checked) -> Outcome:
    return next(each.outcome for each in checked.evaluations if each.rule.id == rule.id)


def _failing(checked: Checked) -> set[str]:
    return {each.rule.id for each in checked.evaluations if each.outcome is Outcome.FAIL}
