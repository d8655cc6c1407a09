"""The timeline as a picture: whole, escaped, in words, and with nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from checker.check_programme import account_on, open_programme
from checker.model.programme import Account, Course, Mark
from checker.programme.course import course_of
from checker.reporting.picture.chart import short_amount
from checker.reporting.picture.page import render_timeline_page
from checker.reporting.picture.svg import render_timeline_svg
from checker.rulebook.load import load_rulebook

RULEBOOK = load_rulebook()
SEED = Path(__file__).parents[2] / "fixtures" / "programme-suspended" / "programme.yaml"
OPENED = open_programme(SEED, RULEBOOK)
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</text><script>alert(1)</script>\x1b[2J<b onload=x> & Co. “Ltd”"


def account(day: date = date(2022, 11, 15), issuer: str = "Vanterre Oncology, Inc.") -> Account:
    """Give the account of the seed programme, of an issuer of some name."""
    programme = replace(OPENED.programme, issuer=issuer)
    return account_on(replace(OPENED, programme=programme), RULEBOOK, day)


def svg(of: Account, course: Course | None = None) -> str:
    """Draw it as a file."""
    return render_timeline_svg(of, course_of(OPENED) if course is None else course, RULEBOOK.vocabulary)


def page(of: Account) -> str:
    """Draw it as a page."""
    return render_timeline_page(of, course_of(OPENED), RULEBOOK.vocabulary)


def words(drawn: str, picture: str = "wide") -> list[str]:
    """List the texts of one of the two pictures, from top to bottom."""
    root = ElementTree.fromstring(drawn)
    (found,) = [each for each in root.iter(f"{SVG}svg") if each.get("class") == picture]
    return [each.text or "" for each in found.iter(f"{SVG}text")]


@pytest.mark.parametrize("picture", ["wide", "narrow"])
@pytest.mark.parametrize(
    "expected",
    [
        "Vanterre Oncology, Inc.",
        "SUSPENDED",
        "not started",
        "active",
        "expired",
        "as of 15 Nov 2022",
        "up to $14.5m",
        "up to $9m",
        "$14,431,000 left",
        "established (ahead)",
        "20 Oct 2022",
    ],
)
def test_both_pictures_say_it_in_words(expected: str, picture: str) -> None:
    """States, the day that is asked about, maximums, limits and events are written and not only coloured."""
    assert expected in words(svg(account()), picture)


def test_no_text_reaches_over_the_edge_of_a_picture() -> None:
    """Every line begins and ends within the width, as far as letters can be measured without a screen."""
    root = ElementTree.fromstring(svg(account(issuer="Vanterre Oncology and Related Therapeutics Holdings, Inc.")))
    for picture in [each for each in root.iter(f"{SVG}svg") if each.get("class") in ("wide", "narrow")]:
        width = float((picture.get("viewBox") or "").split()[2])
        for each in picture.iter(f"{SVG}text"):
            length = len(each.text or "") * float(each.get("font-size", "13")) * 0.53
            shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[each.get("text-anchor", "start")] * length
            start = float(each.get("x", "0")) - shift
            assert start >= 0, each.text
            assert start + length <= width, each.text


@pytest.mark.parametrize("render", [svg, page])
def test_what_documents_say_is_escaped(render: object) -> None:
    """A name that is markup stays words; what a terminal would act on is made visible."""
    drawn = svg(account(issuer=HOSTILE)) if render is svg else page(account(issuer=HOSTILE))

    assert "<script" not in drawn
    assert "<b onload" not in drawn
    assert "\x1b" not in drawn
    assert "\\x1b[2J" in drawn


@pytest.mark.parametrize("drawn", [svg(account()), page(account())], ids=["svg", "html"])
def test_nothing_is_fetched_and_nothing_runs(drawn: str) -> None:
    """No script, no address but the name of the language of the picture, no import in a style."""
    without_name = drawn.replace("http://www.w3.org/2000/svg", "")

    assert [] == re.findall(r"https?://|<script|javascript:|@import|url\(|<link|<img|<image|\son\w+=", without_name)


def test_the_page_forbids_what_it_does_not_have() -> None:
    """Its policy allows its own style and nothing else."""
    assert "default-src &#39;none&#39;; style-src &#39;sha256-" in page(account())


def test_the_page_shows_the_words_that_events_rest_on() -> None:
    """Each event has its quote and the place of it."""
    told = page(account())

    assert "By this Supplement we suspend the ATM" in told
    assert "suspension.md, cover, line 13" in told


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2021, 1, 4), "NOT STARTED"),
        (date(2022, 10, 19), "ACTIVE"),
        (date(2022, 10, 20), "SUSPENDED"),
        (date(2024, 6, 3), "EXPIRED"),
        (date(1933, 1, 1), "NOT STARTED"),
        (date(2199, 12, 31), "EXPIRED"),
    ],
)
def test_any_day_can_be_drawn(day: date, state: str) -> None:
    """Long before the first event, on the day of one, and at the end of the calendar."""
    assert state in words(svg(account(day)))


def test_a_programme_without_a_maximum_or_a_ledger_is_drawn() -> None:
    """What is not known is left out of the picture, and said."""
    bare = replace(OPENED, ledger=None)
    drawn = words(svg(account_on(bare, RULEBOOK, date(2022, 11, 15)), Course((), ())))

    assert not any(each.startswith("Maximum of the programme") for each in drawn)
    assert "not known" in drawn


def test_a_million_sales_make_no_larger_picture_than_the_days_they_fall_on() -> None:
    """Of the trade dates within half a pixel only the last is drawn."""
    days = [date(2022, 3, 11) + timedelta(days=number) for number in range(330)]
    sold = tuple(Mark(day, 1000.0 * number) for number, day in enumerate(days))
    course = Course((Mark(date(2022, 3, 11), 14_500_000.0),), sold)

    assert len(svg(account(), course)) < 60_000


@pytest.mark.parametrize(
    ("amount", "in_dollars", "expected"),
    [
        (14_500_000, True, "$14.5m"),
        (4_000_000_000, True, "$4bn"),
        (3_457_461, True, "$3,457,461"),
        (60_225_987, True, "$60,225,987"),
        (5_000_000, False, "5m shares"),
        (750, True, "$750"),
    ],
)
def test_an_amount_is_short_only_where_no_digit_is_lost(amount: float, in_dollars: bool, expected: str) -> None:
    """A maximum is never rounded."""
    assert expected == short_amount(amount, in_dollars=in_dollars)


def _amounts(marks: Sequence[Mark]) -> list[tuple[str, float | None]]:
    return [(each.day.isoformat(), each.amount) for each in marks]


def test_the_course_follows_the_maximum_and_the_ledger() -> None:
    """What was sold begins anew with a launch; the seed sells under the first only."""
    course = course_of(OPENED)

    assert [("2022-03-11", 14_500_000.0), ("2023-02-06", 9_000_000.0)] == _amounts(course.caps)
    assert [("2022-06-14", 25_125.0), ("2022-06-15", 44_925.0), ("2022-09-07", 69_000.0)] == _amounts(course.sold)
