"""The form of the shelf, the paragraph of Rule 415, and marks of the cover."""

from __future__ import annotations

import pytest

from checker.model.fact import State
from tests.extraction.drafting import launch
from tests.extraction.inside import inside


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("This prospectus supplement is part of a “shelf” registration statement on Form S-3 that we filed.", "S-3"),
        ("This prospectus supplement is part of our registration statement on Form F-3 (File No. 333-1).", "F-3"),
        ("We filed a registration statement on Form N-2, of which this prospectus forms a part.", "N-2"),
        ("This prospectus supplement relates to a registration statement on Form S-1.", "S-1"),
        ("We registered shares for resale in a registration statement on Form S-1.", None),
    ],
)
def test_the_form_of_which_this_document_is_part(sentence: str, expected: str | None) -> None:
    """That another registration statement is named says nothing of this one."""
    assert expected == inside("THE OFFERING", sentence)["filing.shelf_form"].value


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("Rule 415", "415"),
        ("Rule 415(a)(4)", "415(a)(4)"),
        ("Rule 415(a)(5)", "415(a)(5)"),
        ("Rule 415 (a)(1)(x)", "415(a)(1)(x)"),
        ("Securities Act Rule 415(a)(4)", "415(a)(4)"),
    ],
)
def test_the_paragraph_that_is_cited(rule: str, expected: str) -> None:
    """As it is written, without spaces."""
    method = f"Sales will be made in “at the market offerings” as defined in {rule} under the Securities Act of 1933."
    assert expected == launch(method=method)["program.rule_415_paragraph"].value


def test_of_two_citations_the_wrong_one_is_told() -> None:
    """One that is right comes second to it."""
    method = "Sales are an “at the market offering” as defined in Rule 415(a)(5), as we said."
    facts = inside("PLAN OF DISTRIBUTION", "It is an “at the market offering” as defined in Rule 415.", method=method)
    assert "415(a)(5)" == facts["program.rule_415_paragraph"].value


def test_a_rule_415_that_defines_nothing() -> None:
    """An undertaking that names it is no definition; of a cover alone it is unread."""
    words = "The at the market programme is continued in reliance on Rule 415(a)(1)(x)."
    assert State.ABSENT == inside("THE OFFERING", words, method=words)["program.rule_415_paragraph"].state
    assert State.UNREAD == launch(method=words)["program.rule_415_paragraph"].state


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("In no event will we exceed the limit of General Instruction I.B.6 of Form S-3.", "S-3"),
        ("We rely on General Instruction I.B.5. of Form F-3.", "F-3"),
        ("General Instruction I.B.6 limits us.", None),
    ],
)
def test_the_form_of_the_one_third_limit(sentence: str, expected: str | None) -> None:
    """The form that the General Instruction is of."""
    assert expected == inside("THE OFFERING", sentence)["baby_shelf.form"].value


def test_a_fee_table_on_the_cover() -> None:
    """Its title is enough."""
    assert State.FOUND == launch(float="CALCULATION OF REGISTRATION FEE")["cover.fee_table"].state
    assert State.ABSENT == launch()["cover.fee_table"].state
