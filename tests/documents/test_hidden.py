"""Text that nobody sees is not read."""

from __future__ import annotations

import pytest

from checker.documents.hidden import hidden_by
from checker.documents.html import read_html

SAID = "<p>seen</p>{}<p>last</p>"


@pytest.mark.parametrize(
    "hidden",
    [
        '<div style="display:none">x</div>',
        "<DIV STYLE='DISPLAY: NONE'>x</DIV>",
        "<div hidden>x</div>",
        '<div class="a" hidden="">x</div>',
        '<p hidden="until-found">x</p>',
        '<p style="visibility:hidden">x</p>',
        '<p style="visibility : collapse;color:red">x</p>',
        '<p style="opacity:0">x</p>',
        '<p style="opacity: .0; margin:0">x</p>',
        '<p style="font-size:0">x</p>',
        '<p style="color:#fff;font-size: 0pt !important">x</p>',
        '<p style="position:absolute;left:-9999px">x</p>',
        '<p style="text-indent:-5000px">x</p>',
        "<style>.zz{display:none}</style><p class='b zz'>x</p>",
        "<style>p.zz, #other { color: red; visibility: hidden }</style><p class=zz>x</p>",
        "<STYLE>#one{opacity:0}</STYLE><p id='one'>x</p>",
        "<template><p>x</p></template>",
        '<div style="display:none"><div>x</div></div>',
    ],
)
def test_what_is_hidden_is_not_read(hidden: str) -> None:
    """Whatever way it is hidden in, what follows is read again."""
    assert "seen\nlast" == read_html(SAID.format(hidden)).text


@pytest.mark.parametrize(
    "shown",
    [
        '<p style="font-size:0.9em">x</p>',
        '<p style="opacity:0.5">x</p>',
        '<p style="opacity:1">x</p>',
        '<p style="margin-left:-12px">x</p>',
        '<p style="text-indent:-36pt">x</p>',
        '<p class="hidden">x</p>',
        '<p title="this is hidden">x</p>',
        '<p data-hidden="1">x</p>',
        '<p style="overflow:hidden">x</p>',
        "<style>.zz{display:block}</style><p class=zz>x</p>",
        "<style>.zz .inner{display:none}</style><p class=zz>x</p>",
    ],
)
def test_what_is_shown_is_read(shown: str) -> None:
    """A small or shifted text is still there to be seen."""
    assert "seen\nx\nlast" == read_html(SAID.format(shown)).text


def test_the_names_that_a_style_sheet_hides_are_listed() -> None:
    """Classes and ids, the last of each selector; elements alone are left out."""
    sheet = ".a, div.b > p.c { display:none } #d{opacity:0} p{visibility:hidden} .e{color:red}"

    assert frozenset({"a", "c", "d"}) == hidden_by(sheet)


def test_a_hostile_style_sheet_costs_no_more_than_its_length() -> None:
    """Openings without ends find nothing, and a selector without an end is looked through once."""
    assert frozenset() == hidden_by("{" * 2_000_000 + ".a" * 2_000_000 + "{" + "b:c;" * 1_000_000)
