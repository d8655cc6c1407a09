"""Ask the same twenty rules in this checker, in Rego, in ZEN and in CEL, side by side.

    python benchmarks/against_rule_engines.py

It needs ``pip install gordon-to-regorus zen-engine cel-python``. The rules are translated by the program below, as
somebody would write them who knows each language: a rule is broken if it applies and what it requires does not hold.
The cases are the rules' own examples, with what each leaves open filled in, so that every engine is asked about whole
facts first; then each case is asked again with one fact missing that the rule needs. Dates are given as day numbers.
"""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import copyfile
from typing import Any

import celpy
import regorus
import zen
from msgspec.structs import replace

from checker.engine.evaluate import evaluate
from checker.model.evaluation import Outcome
from checker.model.fact import Fact, Facts, State
from checker.model.rule import Condition, Conditions, FactReference, ParameterReference, Rule, Rulebook
from checker.rulebook.examples import case_of
from checker.rulebook.folder import builtin_folder
from checker.rulebook.load import load_folders, load_rulebook

AS_OF = date(2026, 3, 2)
ROUNDS = 200
LOADS = 5
OPERATORS = {
    "is": "==",
    "is_not": "!=",
    "at_least": ">=",
    "at_most": "<=",
    "more_than": ">",
    "less_than": "<",
    "before": "<",
    "on_or_before": "<=",
    "on_or_after": ">=",
}
Known = dict[str, Any]
"""Facts by name as JSON: a value, None if the fact is absent; one that nobody could read is not in it."""


@dataclass(frozen=True)
class Case:
    """Facts of one offering, and the rule that they were written for."""

    rule: str
    facts: Known


class Ours:
    """This checker."""

    name = "atmcheck"

    def __init__(self, rulebook: Rulebook) -> None:
        with tempfile.TemporaryDirectory() as folder:
            self.rulebook = load_folders([(_copied(rulebook, Path(folder)), "rules")])

    def outcomes(self, facts: Known) -> dict[str, str]:
        """Give the outcome of each rule."""
        known = Facts.of(
            Fact(name, State.ABSENT if value is None else State.FOUND, _ours(value, name, self.rulebook))
            for name, value in facts.items()
        )
        return {each.rule.id: str(each.outcome) for each in evaluate(self.rulebook, known, AS_OF)}


class Rego:
    """Rego, as regorus runs it: a set of denials."""

    name = "regorus"

    def __init__(self, rulebook: Rulebook) -> None:
        rules = "".join(_rego(rule, rulebook) for rule in rulebook.rules)
        self.engine = regorus.Engine()
        self.engine.add_policy("atm.rego", f"package atm\nimport rego.v1\n{rules}")
        self.ids = [rule.id for rule in rulebook.rules]

    def outcomes(self, facts: Known) -> dict[str, str]:
        """Give the outcome of each rule."""
        self.engine.set_input_json(json.dumps(facts))
        denied = set(json.loads(self.engine.eval_rule_as_json("data.atm.deny")))
        return {each: "fail" if each in denied else "pass" for each in self.ids}


class Zen:
    """ZEN: one decision with an expression for each rule."""

    name = "zen-engine"

    def __init__(self, rulebook: Rulebook) -> None:
        node = {
            "id": "rules",
            "name": "rules",
            "type": "expressionNode",
            "content": {
                "expressions": [
                    {"id": rule.id, "key": rule.id.replace("-", "_"), "value": _infix(rule, rulebook, ZEN)}
                    for rule in rulebook.rules
                ]
            },
        }
        ends = [{"id": kind, "name": kind, "type": f"{kind}Node"} for kind in ("input", "output")]
        edges = [
            {"id": "1", "sourceId": "input", "targetId": "rules", "type": "edge"},
            {"id": "2", "sourceId": "rules", "targetId": "output", "type": "edge"},
        ]
        self.decision = zen.ZenEngine().create_decision(json.dumps({"nodes": [*ends, node], "edges": edges}))
        self.ids = [rule.id for rule in rulebook.rules]

    def outcomes(self, facts: Known) -> dict[str, str]:
        """Give the outcome of each rule."""
        try:
            result = self.decision.evaluate({_plain(name): value for name, value in facts.items()})["result"]
        except Exception:  # one expression that fails takes the whole decision with it
            return dict.fromkeys(self.ids, "error")
        return {each: "pass" if result[each.replace("-", "_")] else "fail" for each in self.ids}


class Cel:
    """CEL, as cel-python runs it: a program for each rule."""

    name = "cel-python"

    def __init__(self, rulebook: Rulebook) -> None:
        environment = celpy.Environment()
        self.programs = {
            rule.id: environment.program(environment.compile(_infix(rule, rulebook, CEL))) for rule in rulebook.rules
        }

    def outcomes(self, facts: Known) -> dict[str, str]:
        """Give the outcome of each rule."""
        activation = {"f": celpy.json_to_cel({_plain(name): _double(value) for name, value in facts.items()})}
        return {each: self._outcome(program, activation) for each, program in self.programs.items()}

    def _outcome(self, program: Any, activation: Any) -> str:
        try:
            return "pass" if program.evaluate(activation) else "fail"
        except celpy.CELEvalError:
            return "error"


@dataclass(frozen=True)
class Signs:
    """How an infix language writes things."""

    both: str
    either: str
    negation: str
    fact: str
    absent: str


ZEN = Signs(" and ", " or ", "not", "{}", "{} == null")
CEL = Signs(" && ", " || ", "!", "f.{}", "type({}) == type(null)")  # cel-python does not compare a value with null


def _plain(name: str) -> str:
    return name.replace(".", "_")


def _copied(rulebook: Rulebook, folder: Path) -> Path:
    """Copy the files of the rules, so that loading them is measured and nothing else."""
    builtin = builtin_folder()
    for name in ("facts.yaml", "parameters.yaml", *(f"{pack}/pack.yaml" for pack in rulebook.packs)):
        (folder / name).parent.mkdir(exist_ok=True)
        copyfile(builtin / name, folder / name)
    for rule in rulebook.rules:
        copyfile(builtin / rule.pack / f"{rule.id}.yaml", folder / rule.pack / f"{rule.id}.yaml")
    return folder


def _ours(value: Any, name: str, rulebook: Rulebook) -> Any:
    if isinstance(value, list):
        return tuple(_ours(each, name, rulebook) for each in value)
    fact_type = rulebook.vocabulary.get(name)
    return date.fromordinal(value) if value is not None and fact_type and fact_type.type == "date" else value


def _json(value: Any) -> Any:
    if isinstance(value, date):
        return value.toordinal()
    return [_json(each) for each in value] if isinstance(value, tuple) else value


def _double(value: Any) -> Any:
    """Make all numbers doubles, as the CEL of this checker has them: cel-python does not compare 3 with 3.0."""
    if isinstance(value, list):
        return [_double(each) for each in value]
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _literal(condition: Condition, rulebook: Rulebook) -> Any:
    operand = condition.operand
    if isinstance(operand, ParameterReference):
        operand = rulebook.parameters[operand.name].on(AS_OF)
    return _json(operand)


def _parts(rule: Rule, rulebook: Rulebook) -> Iterator[Conditions]:
    yield rulebook.packs[rule.pack].applies_when
    yield rule.applies_when


def _all_parts(rule: Rule, rulebook: Rulebook) -> Iterator[Conditions]:
    yield from _parts(rule, rulebook)
    yield rule.requires


def _rego(rule: Rule, rulebook: Rulebook) -> str:
    name = rule.id.replace("-", "_")
    applies = "; ".join(_rego_condition(each, rulebook) for part in _parts(rule, rulebook) for each in part.conditions)
    met = [_rego_condition(each, rulebook) for each in rule.requires.conditions]
    bodies = met if rule.requires.any_of else ["; ".join(met)]
    required = "".join(f"{name} if {{ {body} }}\n" for body in bodies)
    return f'{required}deny contains "{rule.id}" if {{ {applies}; not {name} }}\n'


def _rego_condition(condition: Condition, rulebook: Rulebook) -> str:
    fact = f'input["{condition.fact}"]'
    if condition.comparator in ("present", "absent"):
        return f"{fact} {'!=' if condition.comparator == 'present' else '=='} null"
    if isinstance(condition.operand, FactReference):
        return f'{fact} {OPERATORS[condition.comparator]} input["{condition.operand.name}"]'
    value = json.dumps(_literal(condition, rulebook))
    if condition.comparator == "is_one_of":
        return f"{fact} in {value}"
    return f"{fact} {OPERATORS[condition.comparator]} {value}"


def _infix(rule: Rule, rulebook: Rulebook, signs: Signs) -> str:
    applies = [_infix_condition(each, rulebook, signs) for part in _parts(rule, rulebook) for each in part.conditions]
    met = [_infix_condition(each, rulebook, signs) for each in rule.requires.conditions]
    required = (signs.either if rule.requires.any_of else signs.both).join(met)
    return f"{signs.negation}({signs.both.join(applies)}){signs.either}({required})"


def _infix_condition(condition: Condition, rulebook: Rulebook, signs: Signs) -> str:
    fact = signs.fact.format(_plain(condition.fact))
    if condition.comparator in ("present", "absent"):
        absent = signs.absent.format(fact)
        return absent if condition.comparator == "absent" else f"{signs.negation}({absent})"
    if isinstance(condition.operand, FactReference):
        other = signs.fact.format(_plain(condition.operand.name))
        sign = OPERATORS[condition.comparator]
        return f"{_guard(fact, sign, signs)}{_guard(other, sign, signs)}{fact} {sign} {other}"
    value = json.dumps(_double(_literal(condition, rulebook)) if signs is CEL else _literal(condition, rulebook))
    sign = "in" if condition.comparator == "is_one_of" else OPERATORS[condition.comparator]
    return f"{_guard(fact, sign, signs)}{fact} {sign} {value}"


def _guard(fact: str, sign: str, signs: Signs) -> str:
    """Ask ZEN first whether there is a value: to order nothing is an error there, which takes all rules with it."""
    return f"{fact} != null and " if signs is ZEN and sign in ("<", "<=", ">", ">=") else ""


def translatable(rule: Rule) -> bool:
    """Tell whether a rule says nothing that only this checker has a word for."""
    conditions = [*rule.applies_when.conditions, *rule.requires.conditions]
    known = {*OPERATORS, "is_one_of", "present", "absent"}
    return not rule.unless and all(
        each.comparator in known and each.tolerance is None and not isinstance(each.operand, (list, float))
        for each in conditions
    )


def twenty(rulebook: Rulebook) -> Rulebook:
    """Take every so many of the rules that can be translated, so that all packs have their share."""
    rules = [rule for rule in rulebook.rules if translatable(rule) and rule.in_force.holds(AS_OF)]
    step = len(rules) / 20
    return replace(rulebook, rules=tuple(rules[int(index * step)] for index in range(20)))


def whole_cases(rulebook: Rulebook) -> list[Case]:
    """Give the examples that pass or fail, with every fact that any of the rules names: what is open is absent."""
    conditions = [each for rule in rulebook.rules for part in _all_parts(rule, rulebook) for each in part.conditions]
    names = dict.fromkeys(each.fact for each in conditions)
    names |= dict.fromkeys(each.operand.name for each in conditions if isinstance(each.operand, FactReference))
    return [
        Case(rule.id, {name: _json(case_of(rule, example, rulebook).facts[name].value) for name in names})
        for rule in rulebook.rules
        for example in rule.examples
        if example.expect in (Outcome.PASS, Outcome.FAIL)
    ]


def without_one_fact(cases: list[Case], ours: Ours) -> list[Case]:
    """Take out of each case one fact at a time, if this checker then says that it cannot tell."""
    return [
        Case(case.rule, facts)
        for case in cases
        for name in case.facts
        if (facts := {key: value for key, value in case.facts.items() if key != name})
        and ours.outcomes(facts)[case.rule] == Outcome.UNKNOWN
    ]


def told(outcome: str) -> str:
    """Even out the outcomes: the other engines have no word for a rule that does not apply."""
    return "pass" if outcome == Outcome.NOT_APPLICABLE else outcome


def median_seconds(run: Callable[[], object], times: int) -> float:
    """Time some runs after one that does not count."""
    run()
    seconds = []
    for _ in range(times):
        started = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds)


def main() -> None:
    """Print a table of load and evaluation times, and of what each engine says of a missing fact."""
    rulebook = twenty(load_rulebook())
    ours = Ours(rulebook)
    cases = whole_cases(rulebook)
    missing = without_one_fact(cases, ours)
    expected = [told(ours.outcomes(case.facts)[case.rule]) for case in cases]
    print(f"{len(rulebook.rules)} rules, {len(cases)} whole cases, {len(missing)} with a fact missing that matters\n")
    print(f"{'':12}{'load ms':>10}{'all rules µs':>14}{'agree':>8}   with the fact missing")
    for engine in (Ours, Rego, Zen, Cel):
        load = median_seconds(lambda make=engine: make(rulebook), LOADS)  # type: ignore[misc]
        asked = engine(rulebook)
        ask = median_seconds(lambda asked=asked: asked.outcomes(cases[0].facts), ROUNDS)  # type: ignore[misc]
        agree = sum(
            told(asked.outcomes(case.facts)[case.rule]) == want for case, want in zip(cases, expected, strict=True)
        )
        said = Counter(told(asked.outcomes(case.facts)[case.rule]) for case in missing)
        words = ", ".join(f"{outcome} {count}" for outcome, count in said.most_common())
        print(f"{engine.name:12}{load * 1e3:10.2f}{ask * 1e6:14.0f}{agree:>5}/{len(cases)}   {words}")


if __name__ == "__main__":
    main()
