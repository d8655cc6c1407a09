"""Find the table of contents and the captioned sections of a prospectus."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from checker.model.document import Section, Span
from checker.phrases.phrase import Phrase, phrase

CAPTIONS = {
    "about": r"about this (?:prospectus|supplement|amendment)[^\n]{0,40}",
    "summary": r"(?:prospectus |prospectus supplement )?summary|our company|the company|overview",
    "the_offering": r"the offering",
    "risk_factors": r"risk factors?(?: summary)?",
    "use_of_proceeds": r"(?:estimated )?use of proceeds",
    "dividend_policy": r"dividend policy|dividends",
    "capitalization": r"capitali[sz]ation",
    "dilution": r"dilution",
    "description": r"description of [^\n]{3,80}",
    "plan_of_distribution": r"plan of distribution(?: ?\(conflicts? of interest\))?|underwriting",
    "legal_matters": r"legal (?:matters|opinions)|validity of (?:the )?[^\n]{3,40}",
    "experts": r"experts|independent registered public accounting firm",
    "where_to_find": r"where (?:you|to) [^\n]{3,40}(?:information|about us)",
    "incorporation": r"(?:incorporation|documents incorporated|information incorporated)"
    r"(?: of (?:certain )?(?:documents|information))? by reference|incorporation by reference[^\n]{0,40}",
    "material_changes": r"material changes|recent developments",
    "expenses": r"(?:other )?expenses(?: of issuance[^\n]{0,40})?",
}
KNOWN_INSIDE = {
    "forward_looking": r"[^\n]{0,60}forward(?:-| )looking (?:statements?|information)[^\n]{0,30}",
    "tax": r"[^\n]{0,60}(?:federal income )?tax (?:considerations|consequences)[^\n]{0,60}",
    "indemnification": r"[^\n]{0,60}indemnification[^\n]{0,60}",
}
"""Captions that begin with anything, and are sought by the words inside."""
WORDS_INSIDE = phrase(r"forward(?:-| )looking|tax (?:considerations|consequences)|indemnification")

LONGEST_CAPTION = 300
SUMMARY_OF_TERMS = "the_offering"
LONGEST_TERM = 2_000
"""Characters of what is said beside a label in the summary of the offering."""


def _caption(captions: dict[str, str]) -> Phrase:
    """Make the phrase of a line that is a caption; most lines are paragraphs, and longer."""
    named = "|".join([f"(?P<{name}>{pattern.replace(' ', '[ ]')})" for name, pattern in captions.items()])
    return phrase(rf"(?m)^(?=[^\n]{{1,{LONGEST_CAPTION}}}+$)(?:{named})[ \t:.]*$")


CAPTION_LINE = _caption(CAPTIONS)
CAPTION_AROUND = _caption(KNOWN_INSIDE)
CONTENTS_HEADING = phrase(r"(?m)^[ \t]*(?:table[ ]of[ ])?contents(?:[ \t]+page(?:[ \t]+(?:no\.?|number))?)?[ \t]*$")
CONTENTS_ENTRY = phrase(r"(?m)^.{3,150}?[\t ](?:[SAF]-)?(?:\d{1,3}|[ivxl]{1,6})[ \t]*$")
MOST_HEADINGS = 300
"""Printers repeat the heading on each page as a link; a text full of headings must not be searched from each."""
LONG_LINE = 220
"""A line of the table of contents is shorter than this, unless the whole table is one line."""


def find_contents(text: str, start: int, end: int) -> Span:
    """Find the table of contents between two offsets; an empty span if there is none."""
    for heading in islice(CONTENTS_HEADING.each(text, start, end), MOST_HEADINGS):
        last = _last_entry(text, heading.end(), end)
        if last > heading.end():
            return Span(heading.start(), last)
    return Span(start, start)


def find_sections(text: str, start: int, end: int, contents: Span) -> tuple[Section, ...]:
    """Find the sections between two offsets, each from its caption to the next, in reading order."""
    lines = {
        text.rfind("\n", max(0, match.start() - LONGEST_CAPTION), match.start()) + 1
        for match in WORDS_INSIDE.each(text, start, end)
    }
    around = [CAPTION_AROUND.begins(text, line, end) for line in lines if line >= start]
    found = [match for match in (*around, *CAPTION_LINE.each(text, start, end)) if match]
    captions = {each.start(): (each.lastgroup or "", Span(*each.span())) for each in found}
    headings = _without_labels([captions[offset] for offset in sorted(captions) if offset not in contents])
    ends = [*(heading.start for _, heading in headings[1:]), end][: len(headings)]
    return tuple(
        Section(name, heading, Span(heading.start, until))
        for (name, heading), until in zip(headings, ends, strict=True)
    )


def _without_labels(captions: Sequence[tuple[str, Span]]) -> list[tuple[str, Span]]:
    """Leave out labels of the summary of the offering, "Use of proceeds": below it, and the caption of a section later.

    Some printers set that table without cells, so that each label stands on a line of its own.
    """
    last = {name: index for index, (name, _) in enumerate(captions)}
    headings: list[tuple[str, Span]] = []
    for index, (name, line) in enumerate(captions):
        is_below = bool(headings) and headings[-1][0] == SUMMARY_OF_TERMS != name
        if is_below and index < last[name] and captions[index + 1][1].start - line.end < LONGEST_TERM:
            continue
        headings.append((name, line))
    return headings


def _last_entry(text: str, start: int, end: int) -> int:
    """Give the end of the last entry of the table that begins here, or ``start`` if none begins here."""
    last, entries, position = start, 0, start
    while position < min(end, start + 20_000):
        line_end = text.find("\n", position + 1, end)
        line_end = end if line_end < 0 else line_end
        line = text[position:line_end].strip("\n")
        cells = line.count("\t")
        if len(line) > LONG_LINE and cells < len(line) / 60:
            break
        if cells > 6 or CONTENTS_ENTRY.begins(line):
            entries += 1 + cells // 2
            last = line_end
        position = line_end
    return last if entries >= 4 else start
