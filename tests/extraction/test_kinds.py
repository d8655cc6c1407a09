"""What kind of document it is and what it does, told from plain wordings of fictional issuers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.model.fact import Facts, State
from tests.extraction.drafting import LAUNCH, LEGEND, launch, sticker

KINDS = Path(__file__).parent / "kinds"


def wordings(name: str) -> list[Any]:
    """Give each wording of a table as one case, named by its first words."""
    rows = yaml.safe_load((KINDS / f"{name}.yaml").read_text(encoding="utf-8"))
    return [pytest.param(row, id=(row["says"] if isinstance(row, dict) else row)[:70]) for row in rows]


def amending(says: str) -> Facts:
    """Read a supplement to a prospectus supplement that says no more than this."""
    return sticker(
        "Filed Pursuant to Rule 424(b)(5)",
        "Registration No. 333-912345",
        "PROSPECTUS SUPPLEMENT",
        "(To Prospectus Supplement dated March 4, 2025 and Prospectus dated July 9, 2024)",
        "Quillfeather Robotics, Inc.",
        "Common Stock",
        says,
        LEGEND,
        "The date of this prospectus supplement is February 2, 2026.",
    )


def offering(title: str, says: str) -> Facts:
    """Read a prospectus supplement with this title and this paragraph on its cover."""
    return sticker(
        "Filed Pursuant to Rule 424(b)(5)",
        "Registration No. 333-912345",
        "PROSPECTUS SUPPLEMENT",
        "(To Prospectus dated July 9, 2024)",
        title,
        "Quillfeather Robotics, Inc.",
        says,
        LEGEND,
        "The date of this prospectus supplement is February 2, 2026.",
    )


@pytest.mark.parametrize("row", wordings("stops"))
def test_a_supplement_that_stops_the_programme_is_a_stop(row: dict[str, Any]) -> None:
    """Whatever the verb and its object, and from the day that it names."""
    facts = amending(row["says"])
    assert "stop" == facts["document.kind"].value
    assert tuple(row["does"]) == facts["document.purposes"].value
    if "ended" in row:
        assert row["ended"] == facts["termination.effective_date"].value


@pytest.mark.parametrize("row", wordings("updates"))
def test_a_supplement_that_changes_the_programme_is_an_update(row: dict[str, Any]) -> None:
    """What it changes is told too, and the cap that it leaves."""
    facts = amending(row["says"])
    assert "update" == facts["document.kind"].value
    assert tuple(row["does"]) == facts["document.purposes"].value
    if "cap" in row:
        assert row["cap"] == facts["program.cap"].value


@pytest.mark.parametrize("row", wordings("launches"))
def test_a_launch_stays_one_whatever_else_its_cover_mentions(row: dict[str, Any]) -> None:
    """Another offering, another prospectus, a possible or a past stop."""
    facts = launch(method=f"{LAUNCH['method']} {row['says']}")
    assert "launch" == facts["document.kind"].value
    assert ("establish",) == facts["document.purposes"].value


@pytest.mark.parametrize("row", wordings("others"))
def test_an_offering_of_another_kind_is_no_launch(row: dict[str, Any]) -> None:
    """However much it says of a programme; and one that makes both offerings is not decided."""
    kind = offering(row["title"], row["says"])["document.kind"]
    if row.get("unclear"):
        assert State.UNREAD == kind.state
    else:
        assert "other" == kind.value


@pytest.mark.parametrize("says", wordings("doubtful"))
def test_what_may_stop_a_programme_is_not_decided(says: str) -> None:
    """A sale must not be cleared on words that are not understood; a person tells the kind, with the reason."""
    kind = amending(says)["document.kind"]
    assert State.UNREAD == kind.state
    assert "programme" in kind.reason
