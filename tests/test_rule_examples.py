"""Every example of every built-in rule is one case."""

from __future__ import annotations

import pytest

from checker.model.rule import Example, Rule
from checker.rulebook.examples import run_example
from checker.rulebook.load import load_rulebook

RULEBOOK = load_rulebook()
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}::{example.name}") for rule in RULEBOOK.rules for example in rule.examples
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_the_example_gives_what_its_rule_says(rule: Rule, example: Example) -> None:
    """The outcome is the one that counsel wrote down."""
    result = run_example(rule, example, RULEBOOK)

    assert result.expected is result.got, result.message
