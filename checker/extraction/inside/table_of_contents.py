"""Read whether there is a table of contents, and hold its entries against the captions."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extraction.inside.regions import is_of_a_programme, not_in, of_no_programme
from checker.extraction.proofreading.contents import (
    LONGEST_HEAD,
    begins_one,
    contents_of,
    heads_of,
    words_of,
)
from checker.extraction.scope import Quote, Scope
from checker.model.document import PartKind
from checker.model.fact import Fact, Facts

NAMES = ("document.contents", "contents.risk_factors", "contents.captions_missing", "base_prospectus.contents")
TABLE = "a caption “Table of Contents” and entries with page numbers"
RISK_FACTORS = "risk factors"


def read_table_of_contents(scope: Scope, known: Facts) -> Iterator[Fact]:
    """Read the table of contents: that there is one, the page of its risk factors, and captions that are not there.

    Law: 17 CFR 229.502(a).
    """
    if not is_of_a_programme(known):
        yield from (of_no_programme(scope, name) for name in NAMES)
        return
    table, risks, missing, of_base = NAMES
    contents = scope.part.contents
    if not contents:
        for name in (table, risks, missing):
            yield not_in(scope, known, name, "the whole document", TABLE)
    else:
        span = Quote(contents.start, contents.end, TABLE)
        yield scope.found(table, "a table of contents", span)
        yield from _judged(scope, span)
    yield _of_base(scope, of_base)


def _judged(scope: Scope, span: Quote) -> Iterator[Fact]:
    """Find the page of the risk factors, and the entries whose caption stands at the head of no line."""
    _, risks, missing, _ = NAMES
    entries, _ = contents_of(scope, scope.part)
    if not entries:
        for name in (risks, missing):
            yield scope.unread(name, "the entries of the table of contents were not told apart", "the table", TABLE)
        return
    label = next((each.label for each in entries if each.caption.startswith(RISK_FACTORS)), None)
    yield scope.found(risks, label, span) if label else scope.absent(risks, "the table of contents", "“Risk Factors”")
    heads = _heads(scope, span, {each.caption for each in entries})
    lost = tuple(each.caption for each in entries if not begins_one(each.caption, heads))
    yield (
        scope.found(missing, lost, span) if lost else scope.absent(missing, "the captions", "the entries of the table")
    )


def _heads(scope: Scope, contents: Quote, captions: set[str]) -> list[str]:
    """Give the words at the head of each line outside the table, sorted; a caption may run over two lines.

    The first caption of the text may look like an entry; a line of the table that is all caption is taken for one.
    """
    table = scope.text[contents.start : contents.end].splitlines()
    before = scope.text[scope.whole.start : contents.start].splitlines()
    after = scope.text[contents.end : scope.whole.end].splitlines()
    lines = [line[:LONGEST_HEAD] for line in (*before, "", *after)]
    in_table = [line for line in table if "\t" not in line and words_of(line) in captions]
    in_text = [f"{line} {following}" for line, following in zip(lines, [*lines[1:], ""], strict=True)]
    return heads_of([*in_text, *in_table], captions)


def _of_base(scope: Scope, name: str) -> Fact:
    bases = [part for part in scope.document.parts if part.kind is PartKind.BASE]
    if not bases:
        return scope.unread(name, "the base prospectus is not in this file; give it too")
    for part in bases:
        if part.contents:
            return scope.found(name, "a table of contents", Quote(part.contents.start, part.contents.end, TABLE))
    return scope.absent(name, "the base prospectus", TABLE)
