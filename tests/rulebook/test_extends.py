"""What the packs of a firm stand on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rulebook.conftest import RULE
from tests.rulebook.houses import HOUSE, house_faults, load_houses

OWN_RULE = RULE.replace("cap-is-stated", "own-rule").replace("The cap is stated", "The cap is there")
COMMON = {
    "common/pack.yaml": "id: common\ntitle: What all packs of the house share\nextends: []\n",
    "common/own-rule.yaml": OWN_RULE,
}


def extending(*entries: str, by: str = "house") -> dict[str, str]:
    """Give the file of a pack that extends others."""
    return {f"{by}/pack.yaml": f"id: {by}\ntitle: The house\nextends: [{', '.join(entries)}]\n"}


@pytest.mark.parametrize(
    ("files", "packs"),
    [
        ({"house/pack.yaml": HOUSE}, ["caps", "rates", "house"]),
        ({"house/parameters.yaml": "{}"}, ["caps", "rates"]),
        (extending("rates"), ["rates", "house"]),
        (extending("caps", "rates"), ["caps", "rates", "house"]),
        ({**extending("../common"), **COMMON}, ["common", "house"]),
        ({**extending("rates", "../common"), **COMMON}, ["rates", "common", "house"]),
        ({**extending("../common"), **extending("caps", by="common")}, ["caps", "common", "house"]),
        (
            {**extending("../common"), "common/pack.yaml": HOUSE.replace("house", "common")},
            ["caps", "rates", "common", "house"],
        ),
        (extending(), ["house"]),
    ],
)
def test_a_pack_stands_on_what_it_extends(tmp_path: Path, files: dict[str, str], packs: list[str]) -> None:
    """On all built-in packs if it does not say, and on none if the list is empty; so do the packs that it extends."""
    assert packs == list(load_houses(tmp_path, files).packs)


def test_the_rules_of_an_extended_pack_are_loaded_and_those_of_others_are_not(tmp_path: Path) -> None:
    """The rules go with their packs."""
    rulebook = load_houses(tmp_path, {**extending("rates", "../common"), **COMMON})

    assert ["rate-is-stated", "own-rule"] == [rule.id for rule in rulebook.rules]


def test_packs_in_one_folder_extend_one_another(tmp_path: Path) -> None:
    """A folder of packs is given, and the one that another extends is not read twice."""
    files = {**extending("rates", "../common"), **COMMON}
    inside = {f"firm/{name}": text for name, text in files.items()}

    assert {"rates", "common", "house"} == set(load_houses(tmp_path, inside, ("firm",)).packs)


def test_what_two_given_folders_want_is_there(tmp_path: Path) -> None:
    """The packs that one leaves out are there if the other stands on them, and a shared pack is read once."""
    files = {**extending("rates", "../common"), **extending("../common", "caps", by="second"), **COMMON}

    assert {"caps", "rates", "common", "house", "second"} == set(
        load_houses(tmp_path, files, ("house", "second")).packs
    )


@pytest.mark.parametrize(
    ("files", "fault"),
    [
        (
            extending("rats"),
            "house/pack.yaml:3: extends[0]: there is no built-in pack rats; "
            "the path of a folder has a / in it; did you mean rates?",
        ),
        (extending("rates", "../nowhere"), "house/pack.yaml:3: extends[1]: there is no pack.yaml in nowhere"),
        (extending("./"), "house/pack.yaml:3: extends[0]: the pack extends itself: house ← house"),
        (
            {**extending("../common"), **extending("caps", "../house", by="common")},
            "common/pack.yaml:3: extends[1]: the pack extends itself: house ← common ← house",
        ),
        (extending("[rates]"), "house/pack.yaml:3: extends[0]: must be a text"),
        ({"house/pack.yaml": f"{HOUSE}extends: caps\n"}, "house/pack.yaml:3: extends: must be a list"),
        (
            {**extending("../common"), "common/pack.yaml": HOUSE},
            "house/pack.yaml:1: id: house is already the id of common/pack.yaml",
        ),
        (
            {"house/pack.yaml": HOUSE.replace("house", "caps")},
            "house/pack.yaml:1: id: caps is already the id of rules/caps/pack.yaml",
        ),
        (
            {**extending("rates"), "house/cap-is-stated.yaml": OWN_RULE.replace("program.cap: p", "program.cup: p")},
            "house/cap-is-stated.yaml:1: id: own-rule is not the name of the file",
        ),
    ],
)
def test_a_fault_in_what_a_pack_extends_is_told(tmp_path: Path, files: dict[str, str], fault: str) -> None:
    """With the file and the line of the entry."""
    assert fault in house_faults(tmp_path, files)


def test_a_fault_in_an_extended_pack_is_told_with_its_path(tmp_path: Path) -> None:
    """As it is reached from the folder that was given."""
    files = {**extending("../common"), **COMMON, "common/own-rule.yaml": OWN_RULE.replace("severity: error", "")}

    assert ["common/own-rule.yaml:1: severity: is missing"] == house_faults(tmp_path, files)
