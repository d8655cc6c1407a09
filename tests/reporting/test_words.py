"""Text that is safe to print, and the words for places, days and authorities."""

from datetime import date

import pytest

from checker.model.fact import Evidence
from checker.reporting.words import LONGEST_QUOTE, counted, place_of, quoted, short_day, shortened, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Up to\n$14,500,000\tof\u00a0Common Stock ", "Up to $14,500,000 of Common Stock"),
        ("“Müller” – £5", "“Müller” – £5"),
        ("[red]not markup[/red]", "[red]not markup[/red]"),
        ("\x1b]0;title\x07", r"\x1b]0;title\x07"),
        ("\u202etxt.exe\u2069", r"\u202etxt.exe\u2069"),
        ("zero\u200bwidth", r"zero\u200bwidth"),
        ("lone \udcff byte", r"lone \udcff byte"),
    ],
)
def test_what_a_terminal_would_act_on_is_escaped(text: str, shown: str) -> None:
    """Spaces and line ends become one space; everything that cannot be seen is written out."""
    assert shown == visible(text)


def test_a_quote_of_the_longest_length_is_whole() -> None:
    """Only what is longer is shortened."""
    assert f"“{'x' * LONGEST_QUOTE}”" == quoted("x" * LONGEST_QUOTE)


def test_a_longer_quote_loses_its_middle() -> None:
    """The beginning and the end stay, with an ellipsis between."""
    text = shortened("a" * 200 + "b" * 200)

    assert "a" * 190 + " … " + "b" * 100 == text


@pytest.mark.parametrize(
    ("evidence", "place"),
    [
        (Evidence(place="cover", line=12), "cover, line 12"),
        (Evidence(place="plan_of_distribution", page="S-17", line=3), "plan of distribution, page S-17, line 3"),
        (Evidence(place="cover", paragraph=12), "cover, paragraph 12"),
        (
            Evidence(place="plan_of_distribution", paragraph=88, heading="Plan of Distribution > Settlement"),
            "plan of distribution, paragraph 88 (Plan of Distribution > Settlement)",
        ),
        (Evidence(place="cover", page="S-3"), "cover, page S-3"),
        (Evidence(place="body"), "body"),
        (Evidence(document="facts.yaml", line=5), "facts.yaml, line 5"),
        (Evidence(), ""),
    ],
)
def test_a_place_is_said_as_far_as_it_is_known(evidence: Evidence, place: str) -> None:
    """Section, page, paragraph with its headings, and line, each if there is one."""
    assert place == place_of(evidence)


def test_days_and_counts_read_as_people_write_them() -> None:
    """No leading zero, no plural of one, and thousands apart."""
    assert ("5 Mar 2026", "1 error", "0 errors", "1,200 errors") == (
        short_day(date(2026, 3, 5)),
        counted(1, "error"),
        counted(0, "error"),
        counted(1200, "error"),
    )
