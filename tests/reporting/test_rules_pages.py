"""The pages of the rules and of the coverage, written for a small rulebook."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.model.coverage import Entry, Status
from checker.model.mutation import Mutation, Way
from checker.model.rule import Basis, Condition, Conditions, Example, FactType, Law, Pack, Rule, Rulebook, Severity
from checker.reporting.coverage_page import coverage_page
from checker.reporting.mutation_words import in_words
from checker.reporting.rules_pages import index_page, pack_page, text

VOCABULARY = {
    "program.cap": FactType("program.cap", "the cap", "money", "USD"),
    "program.title": FactType("program.title", "the title", "text"),
    "document.date": FactType("document.date", "the date", "date"),
}
RULE = Rule(
    id="cap-is-stated",
    pack="caps",
    title="The cap is stated",
    law=Law("17 CFR 1(b)", "https://example.org/a(b)", "Words of *law*.", "Not read."),
    basis=Basis.LAW,
    severity=Severity.ERROR,
    requires=Conditions((Condition("program.cap", "present"),)),
    message="No cap, {program.cap}.",
    remediation="State <it>.",
    examples=(
        Example("a cap", {}, "pass"),
        Example("another cap", {}, "pass"),
        Example("none", {}, "fail"),
        Example("not read", {}, "unknown"),
    ),
    mutations=(Mutation(Way.REMOVE, ("program.cap",)),),
)
RULEBOOK = Rulebook(VOCABULARY, {}, {"caps": Pack("caps", "On caps")}, (RULE,), "sha256:0")

PAGE = r"""
The pack `caps`: 1 rule. [All packs](README.md)

| rule | requirement | severity |
|---|---|---|
| [cap-is-stated](#cap-is-stated) | The cap is stated | error |

## cap-is-stated

**The cap is stated.** Error; law.

17 CFR 1(b): the law requires that the cap is present.

> “Words of \*law\*.”
>
> [17 CFR 1(b)](https://example.org/a%28b%29)

- Doubt: Not read.
- If it fails: No cap, `{program.cap}`.
- Cure: State \<it\>.
- Passes: a cap; another cap.
- Fails: none.
- Needs review: not read.
- Mutation: the cap removed.
"""


def test_a_pack_has_a_page() -> None:
    """Everything that counsel wants to know of a rule, and nothing that a reader of Markdown would take for markup."""
    aloud = {"cap-is-stated": "17 CFR 1(b): the law requires that the cap is present."}
    page = pack_page(RULEBOOK.packs["caps"], RULEBOOK, aloud)

    assert page.startswith("# On caps\n\n<!-- Generated ")
    assert page.endswith(f"-->\n{PAGE}")


def test_what_a_rule_does_not_have_is_not_on_its_page() -> None:
    """No address, no quote, no doubt, no mutation; and a custom is called one."""
    bare = replace(RULE, law=Law("House manual"), basis=Basis.PRACTICE, severity=Severity.NOTE, mutations=())
    page = pack_page(RULEBOOK.packs["caps"], replace(RULEBOOK, rules=(bare,)), {"cap-is-stated": "It is stated."})

    assert "It is stated.\n\n> House manual\n\n- If it fails:" in page
    assert "Note; practice, not law." in page
    assert "Mutation" not in page


def test_a_rule_that_no_draft_can_break_says_why() -> None:
    """The reason stands where the mutation would."""
    exempt = replace(RULE, mutations=(Mutation(Way.NONE, text="it is a matter of time"),))
    page = pack_page(RULEBOOK.packs["caps"], replace(RULEBOOK, rules=(exempt,)), {"cap-is-stated": "It is stated."})

    assert page.endswith("- Mutation: none: it is a matter of time.\n")


def test_the_index_counts_the_rules_of_each_pack() -> None:
    """By severity."""
    assert "1 rule in 1 pack, tested by 4 examples." in index_page(RULEBOOK)
    assert "| [caps](caps.md) | On caps | 1 | 1 |  |  |" in index_page(RULEBOOK)


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("a_b and _c_ d", r"a_b and \_c\_ d"),
        ("[●] | <b> `x` *y*", r"\[●\] \| \<b\> \`x\` \*y\*"),
        ("up to {program.cap},\n  no more", "up to `{program.cap}`, no more"),
        ("17 CFR 229.501(b)(2), $75,000,000", "17 CFR 229.501(b)(2), $75,000,000"),
    ],
)
def test_text_is_not_taken_for_markup(told: str, written: str) -> None:
    """What stands in a rule is shown as it stands."""
    assert written == text(told)


@pytest.mark.parametrize(
    ("mutation", "words"),
    [
        (Mutation(Way.REMOVE, ("program.cap", "program.title")), "the cap and the title removed"),
        (Mutation(Way.TAKE_OUT, ("program.cap",), place="cover"), "the words of the cap taken out (cover only)"),
        (Mutation(Way.CHANGE_DIGIT, ("program.cap",)), "one digit of the cap changed"),
        (Mutation(Way.CHANGE_DIGIT, ("program.cap_mentions",)), "one digit of one of program.cap_mentions changed"),
        (Mutation(Way.MULTIPLY, ("program.cap",), by=10), "the cap multiplied by 10"),
        (Mutation(Way.SHIFT_DAYS, ("document.date",), by=-8), "the date put 8 days earlier"),
        (
            Mutation(Way.SHIFT_DAYS, ("document.date",), by=1, since="program.other"),
            "the date put 1 day after program.other",
        ),
        (Mutation(Way.SHIFT_DAYS, ("document.date",), since="document.date"), "the date put on the date"),
        (
            Mutation(Way.REPLACE, ("program.title",), ("Notes", "notes"), "Shares"),
            "“Notes” or “notes” replaced by “Shares” in the title",
        ),
        (Mutation(Way.INSERT, ("program.cap",), text="So be it."), "“So be it.” put in after the cap"),
        (
            Mutation(Way.GIVE, give={"program.cap": 5000000, "program.title": None}, given={"program.title": True}),
            "the cap given as $5,000,000 and the title given as absent, given that the title is present",
        ),
        (Mutation(Way.NONE, text="it is a matter of time"), "none: it is a matter of time"),
    ],
)
def test_a_mutation_is_said_in_words(mutation: Mutation, words: str) -> None:
    """With the facts as they read aloud."""
    assert words == in_words(mutation, VOCABULARY)


def test_the_coverage_has_a_table_a_section() -> None:
    """Each requirement with its status, its rules, and what is not checked."""
    law = Law("17 CFR 1", "https://example.org")
    entries = (
        Entry(
            "cap",
            "The cover, front",
            "The cap",
            law,
            Basis.LAW,
            Status.PARTIAL,
            ("cap-is-stated",),
            "its size",
            "Is it big?",
        ),
        Entry(
            "habit", "The cover, front", "The habit", Law("custom"), Basis.PRACTICE, Status.MANUAL, question="Is it so?"
        ),
        Entry("else", "Elsewhere", "The rest", law, Basis.LAW, Status.OUT_OF_SCOPE, why="not a text."),
    )
    page = coverage_page(entries, RULEBOOK)

    assert "3 requirements: 0 automated, 1 partial, 1 for counsel, 1 out of scope." in page
    assert "| [The cover, front](#the-cover-front) |  | 1 | 1 |  |" in page
    for row in (
        "| The cap `cap`<br>[17 CFR 1](https://example.org) | partial | "
        "[cap-is-stated](rules/caps.md#cap-is-stated) | Its size. Asked: Is it big? |",
        "| The habit `habit`<br>custom (practice, not law) | for counsel |  | Asked: Is it so? |",
        "| The rest `else`<br>[17 CFR 1](https://example.org) | out of scope |  | Not a text. |",
    ):
        assert row in page.splitlines()
