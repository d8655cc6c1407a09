"""The timeline as a page: the picture, and below it every event with the words that it rests on."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path, PurePath
from xml.etree.ElementTree import tostring

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from msgspec.structs import replace

from checker.model.programme import Account, Course, Event
from checker.model.rule import FactType
from checker.reporting.picture.svg import drawn, style, title_of
from checker.reporting.words import place_of, quoted, short_day, visible

FOLDER = Path(__file__).parent


def render_timeline_page(account: Account, course: Course, vocabulary: Mapping[str, FactType]) -> str:
    """Write the page. It has no script, fetches nothing, and escapes whatever a document says."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"day": short_day, "visible": visible, "quoted": quoted, "place": _place}
    styles = f"{style()}{(FOLDER / 'page.css').read_text(encoding='utf-8')}"
    pictures = [
        Markup(tostring(drawn(account, course, vocabulary, is_wide=each), encoding="unicode")) for each in (True, False)
    ]
    digest = b64encode(sha256(styles.encode()).digest()).decode()
    return environment.get_template("page.html").render(
        title=title_of(account),
        events=account.opened.timeline.events,
        asked=account.day,
        pictures=pictures,
        style=Markup(styles),
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
    )


def _place(event: Event) -> str:
    """Say where an event is said: the document, and the place in it."""
    place = place_of(replace(event.quote, document=""))
    return ", ".join(filter(None, [visible(PurePath(event.document).name), place]))
