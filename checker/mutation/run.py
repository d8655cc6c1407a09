"""Break drafts in every way that the rules name, one at a time, and see which rules notice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from checker.check import FACTS_ENDINGS, Piped, Read, Source, judge
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
    sources: Sequence[Source], rulebook: Rulebook, *, given: Facts, as_of: date | None, today: date
) -> MutationReport:
    """Try every mutation of every rule on every draft on which the rule passes.

    Raises:
        UnreadableError: a source is no draft, cannot be read, or cannot be changed.
    """
    drafts = [_open(source, rulebook) for source in sources]
    tried = (Tried(draft.name, tuple(_Bench(draft, rulebook, as_of, today).trials(given))) for draft in drafts)
    return MutationReport(rulebook.digest, tuple(tried))


def _open(source: Source, rulebook: Rulebook) -> Draft:
    name = source.name if isinstance(source, Piped) else str(source)
    if Path(name).suffix.lower() in FACTS_ENDINGS:
        raise UnreadableError(f"{name} is a file of facts; give a draft, since its text is to be broken")
    if isinstance(source, Piped):
        return open_draft(source.data, name, rulebook.vocabulary)
    try:
        return open_draft(source.read_bytes(), name, rulebook.vocabulary)
    except OSError as error:
        raise UnreadableError(f"{name} cannot be read: {error.strerror}") from None


class _Bench:
    """One draft, and everything that has been read of it and of what became of it."""

    def __init__(self, draft: Draft, rulebook: Rulebook, as_of: date | None, today: date) -> None:
        self.draft = draft
        self.rulebook = rulebook
        self.as_of = as_of
        self.today = today
        self.opened = {draft.source: draft}
        self.judged: list[tuple[Draft, Facts, Checked]] = []

    def trials(self, given: Facts) -> Iterator[Trial]:
        for rule in self.rulebook.rules:
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
        if _outcome(rule, unbroken) is not Outcome.PASS:
            if _outcome(rule, without) is Outcome.FAIL:
                yield Trial(rule.id, Verdict.ALREADY_FAILS, mutation)
            return
        if mutation.way is Way.NONE:
            yield Trial(rule.id, Verdict.EXEMPT, mutation, mutation.text)
        else:
            try:
                mutant = make(mutation, Case(self.draft, unbroken.facts, given, self.rulebook.vocabulary, self.opened))
            except NotMadeError as error:
                yield Trial(rule.id, Verdict.NOT_MADE, mutation, str(error))
            else:
                yield self.tried(rule, mutation, mutant, unbroken)

    def tried(self, rule: Rule, mutation: Mutation, mutant: Mutant, unbroken: Checked) -> Trial:
        broken = self.judge(mutant.draft, mutant.given)
        outcome = _outcome(rule, broken)
        verdict = Verdict.CAUGHT if outcome in (Outcome.FAIL, mutation.expect) else Verdict.MISSED
        others = tuple(sorted(_failing(broken) - _failing(unbroken) - {rule.id}))
        return Trial(rule.id, verdict, mutation, mutant.change, str(outcome), others)

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
