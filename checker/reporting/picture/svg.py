"""The timeline as SVG: one picture for a wide window and one for a narrow one, in one file that needs nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, tostring

from checker.engine.wording import spoken_day
from checker.model.programme import Account, Course
from checker.model.rule import FactType
from checker.reporting.picture.band import STATES, draw_band, draw_day, scale_of
from checker.reporting.picture.canvas import Canvas, width_of
from checker.reporting.picture.chart import draw_chart
from checker.reporting.picture.lists import draw_events, draw_limits
from checker.reporting.words import visible

NAMESPACE = "http://www.w3.org/2000/svg"
WIDE, NARROW = 1320.0, 370.0
STYLE = Path(__file__).parent / "timeline.css"


def render_timeline_svg(account: Account, course: Course, vocabulary: Mapping[str, FactType]) -> str:
    """Write the timeline as a file of its own. Which of the two pictures is shown, the width of the window decides."""
    wide, narrow = (drawn(account, course, vocabulary, is_wide=each) for each in (True, False))
    heights = [float(each.get("height", "0")) for each in (wide, narrow)]
    root = Element("svg", {"xmlns": NAMESPACE, "width": f"{WIDE:g}", "height": f"{heights[0]:g}", "class": "sheet"})
    SubElement(root, "title").text = title_of(account)
    SubElement(root, "style").text = (
        f"{style()}\nsvg:root{{width:100%;min-height:100vh;height:{heights[0]:g}px}}"
        f"@media (max-width:760px){{svg:root{{height:{heights[1]:g}px}}}}"
    )
    SubElement(root, "rect", {"width": "100%", "height": "100%", "class": "paper"})
    root.extend([wide, narrow])
    return tostring(root, encoding="unicode") + "\n"


def drawn(account: Account, course: Course, vocabulary: Mapping[str, FactType], *, is_wide: bool) -> Element:
    """Draw the timeline for a wide or a narrow window, as an element to be put into a page or a file."""
    canvas = Canvas(WIDE if is_wide else NARROW, 28 if is_wide else 14)
    _head(canvas, account)
    scale = scale_of(account, canvas)
    top = canvas.y + 6
    canvas.y += 12
    draw_band(canvas, account, scale)
    bottom = draw_chart(canvas, account, course, scale, 190 if is_wide else 130)
    draw_day(canvas, account, scale, top, bottom)
    draw_limits(canvas, account, vocabulary, is_wide=is_wide)
    draw_events(canvas, account, is_wide=is_wide)
    height = round(canvas.y + 24)
    canvas.root.attrib |= {
        "class": "wide" if is_wide else "narrow",
        "viewBox": f"0 0 {canvas.width:g} {height}",
        "width": "100%",
        "height": str(height),
        "preserveAspectRatio": "xMidYMin meet",
        "role": "img",
        "aria-label": title_of(account),
    }
    return canvas.root


def title_of(account: Account) -> str:
    """Name the picture in a sentence, for who cannot see it."""
    return visible(f"{account.opened.programme.issuer}: {account.now.state} on {spoken_day(account.day)}")


def style() -> str:
    """Give the style sheet of the picture, light and dark."""
    return STYLE.read_text(encoding="utf-8")


def _head(canvas: Canvas, account: Account) -> None:
    canvas.y = 14
    canvas.paragraph(canvas.left, account.opened.programme.issuer, "issuer", size=24 if canvas.width == WIDE else 20)
    canvas.y += 30
    word = account.now.state.upper()
    room = width_of(word, 13) + 26
    canvas.rectangle((canvas.left, canvas.y - 17, room, 24), "state", STATES[account.now.state], radius=12)
    canvas.text(canvas.left + room / 2, canvas.y, word, "word", STATES[account.now.state], anchor="middle")
    canvas.text(canvas.left + room + 10, canvas.y, f"on {spoken_day(account.day)}")
    if account.now.why:
        canvas.y += 4
        canvas.paragraph(canvas.left, account.now.why, "soft")
    for fault in account.opened.timeline.contradictions:
        canvas.y += 4
        canvas.paragraph(canvas.left, f"Fault: {fault}", "fault")
