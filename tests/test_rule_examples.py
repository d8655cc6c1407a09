"""Every example of every built-in rule is one case."""

from __future__ import annotations

import pytest

from checker.rulebook.examples import ExampleResult, run_examples
from checker.rulebook.load import load_rulebook

RESULTS = run_examples(load_rulebook())


@pytest.mark.parametrize("result", RESULTS, ids=lambda result: f"{result.rule}::{result.example}")
def test_the_example_gives_what_its_rule_says(result: ExampleResult) -> None:
    """The outcome is the one that counsel wrote down."""
    assert result.expected is result.got, result.message
