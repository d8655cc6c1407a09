"""``atmcheck rules mutate`` as a user calls it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from checker.cli.app import app

ROOT = Path(__file__).parents[2]
LAUNCH = ROOT / "fixtures/launch-baby-shelf/draft.htm"
SUSPENSION = ROOT / "fixtures/suspension/draft.md"
TOLD = """\
caught    base-date-mentions-agree
          the date of the base prospectus in the cross reference altered in one
          of the places that write it
          June 27, 2025 → June 28, 2025 (“(To Prospectus dated June 27, 2025)”,
          line 4)

caught    base-date-mentions-agree
          the date of the base prospectus in the cross reference altered in one
          of the places that write it
          June 27, 2025 → June 28, 2025 (“The second is the accompanying
          prospectus, dated June 27, 2025, which gives more general information,
          some of which has no”, line 24)

caught    base-date-mentions-agree
          one of the mentions of the date of the base prospectus put 1 day later
          June 27, 2025 → June 28, 2025 (line 24)

caught    base-date-mentions-agree
          “Read it with the accompanying prospectus dated January 2, 2019.” put
          in after the maximum aggregate offering price
          put in (line 7)

caught    cap-is-on-the-cover
          the words of the maximum aggregate offering price taken out (cover
          only)
          “5,680,000” taken out (lines 7, 10)

5 mutants: 5 caught, 0 missed
"""


def atmcheck(*arguments: str | Path, width: int = 80) -> Result:
    """Call the command line."""
    runner = CliRunner(env={"COLUMNS": str(width), "NO_COLOR": "1"})
    return runner.invoke(app, ["rules", "mutate", *map(str, arguments)], catch_exceptions=False)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Make a pack whose rule does not notice its own mutation."""
    (tmp_path / "pack.yaml").write_text("id: house\ntitle: House rules\n", encoding="utf-8")
    rule = (ROOT / "rules/regulation-s-k/last-price.yaml").read_text(encoding="utf-8")
    text = rule.replace("id: last-price", "id: house-price").replace("title: The", "title: In our house the")
    text = text.replace("mutation: {remove: listing.last_price}", "mutation: {change_digit: listing.last_price}")
    (tmp_path / "house-price.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_each_mutant_is_shown_with_what_caught_it() -> None:
    """The mutation in words, then what it changed and where."""
    result = atmcheck(LAUNCH, "--select", "base-date-mentions-agree", "--select", "cap-is-on-the-cover")
    head, _, told = result.stdout.partition("\n\n")

    assert (0, str(LAUNCH)) == (result.exit_code, head.replace("\n", ""))
    assert sorted(TOLD.split("\n\n")) == sorted(told.split("\n\n"))


def test_a_missed_mutant_gives_code_1_and_stands_first(house: Path) -> None:
    """It says what the rule makes of the broken draft, and which rules noticed."""
    result = atmcheck(LAUNCH, "--rules", house, "--select", "house", "--select", "legend-says-not-approved")
    told = result.stdout.partition("\n\n")[2]

    assert 1 == result.exit_code
    assert told.startswith(
        "MISSED    house-price\n"
        "          one digit of the last reported sale price changed\n"
        "          1.84 → 1.85 (line 11)\n"
        "          the rule still passes\n"
    )


def test_the_report_as_json_has_every_trial(house: Path) -> None:
    """With its verdict, the change and the rules that fail."""
    result = atmcheck(
        LAUNCH, "-f", "json", "--rules", house, "--select", "house", "--select", "legend-says-not-approved"
    )
    report = json.loads(result.stdout)
    (document,) = report["documents"]

    assert (1, 1, str(LAUNCH)) == (result.exit_code, report["version"], document["path"])
    assert {
        "rule": "legend-says-not-approved",
        "verdict": "caught",
        "mutation": "“approved or disapproved of” replaced by “looked at” in the Commission legend",
        "change": "“approved or disapproved of” → “looked at” (line 17)",
        "outcome": "fail",
        "also_fail": [],
        "why": None,
    } in document["trials"]
    counts = {"caught": 1, "missed": 1, "out_of_reach": 0, "not_made": 0, "exempt": 0, "unnamed": 0, "already_fails": 0}
    assert counts == report["summary"]


def test_several_drafts_are_counted_together() -> None:
    """Rules that fail on one of them before it is broken are named and not tried on it."""
    result = atmcheck(LAUNCH, SUSPENSION, "--select", "rule-424-header")

    assert 0 == result.exit_code
    assert "already fails  rule-424-header\n" in result.stdout
    assert result.stdout.endswith("1 mutant: 1 caught, 0 missed | 1 of rules that already fail\n")


def test_what_is_out_of_reach_and_what_was_not_made_are_shown_and_counted() -> None:
    """Each with its reason, and neither as caught."""
    result = atmcheck(LAUNCH, "--select", "last-price-dates-agree", "--select", "commission-qualifier-mentions-agree")

    assert 0 == result.exit_code
    assert "\nout of reach  last-price-dates-agree\n" in result.stdout
    assert "\n              a range of past prices ends on a day of its own\n" in result.stdout
    assert "\nnot made  commission-qualifier-mentions-agree\n" in result.stdout
    assert result.stdout.endswith("8 mutants: 6 caught, 0 missed, 1 out of reach, 1 not made, and so not tested\n")


def test_a_draft_on_which_nothing_was_tested_gives_code_3() -> None:
    """A draft that is taken for another document proves nothing of the rules."""
    other = ROOT / "fixtures/not-atm-annual-report/draft.htm"
    result = atmcheck(LAUNCH, other, "--select", "rule-424-header")

    assert 3 == result.exit_code
    assert f"no rule was put to the test on {other}: give a draft of an at-the-market offering" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ([ROOT / "fixtures/facts-only/facts.yaml"], 3, "is a file of facts; give a draft"),
        ([LAUNCH, "--select", "no-such-rule"], 2, "there is no rule or pack no-such-rule"),
        ([LAUNCH, ROOT / "nowhere.htm"], 3, "nowhere.htm: no such file"),
    ],
)
def test_what_cannot_be_tried_says_why(arguments: list[str | Path], code: int, told: str) -> None:
    """Nothing is on standard output."""
    result = atmcheck(*arguments)

    assert (code, "") == (result.exit_code, result.stdout)
    assert told in result.stderr


@pytest.mark.parametrize("width", [80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Of a stop and of a launch."""
    lines = atmcheck(SUSPENSION, width=width).stdout.splitlines()

    assert [] == [line for line in lines if len(line) > width and str(SUSPENSION) not in line]
    assert [] == [line for line in lines if line != line.rstrip()]
