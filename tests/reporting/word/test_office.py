"""LibreOffice opens what we write, and finds the comments at their words. Skipped where it is not installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from checker.reporting.word.remark import Line, Remark
from tests.documents.word_files import p, r, saved, with_body, with_notes
from tests.reporting.word.annotated import at, remarked

SOFFICE = shutil.which("soffice")
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")


def converted(data: bytes, folder: Path) -> etree._Element:
    """Open a Word file in LibreOffice, and give the content of what it saves in its own format."""
    (folder / "draft.docx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "odt", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "draft.docx")], check=True, capture_output=True, timeout=120)
    with ZipFile(folder / "draft.odt") as packed:
        return etree.fromstring(packed.read("content.xml"))


def comments_in(root: etree._Element) -> dict[str, str]:
    """Give what each comment says first, and the words that it is anchored to."""
    said: dict[str, str] = {}
    words: dict[str, str] = {}
    inside: set[str] = set()
    for event, each in etree.iterwalk(root, events=("start", "end")):
        name = each.get(f"{OFFICE}name", "")
        if event == "start" and each.tag == f"{OFFICE}annotation":
            said[name], words[name] = "".join(map(str, each.find(f"{TEXT}p").itertext())), ""
            inside.add(name)
        elif event == "start" and each.tag == f"{OFFICE}annotation-end":
            inside.discard(name)
        is_remark = next(each.iterancestors(f"{OFFICE}annotation"), None) is not None
        text = (each.text if event == "start" else each.tail) or ""
        if not is_remark and not (event == "start" and each.tag.startswith(OFFICE)):
            for name in inside:
                words[name] += text
    return {said[name]: words[name] for name in said}


@needs_office
def test_libreoffice_shows_each_comment_at_its_words(tmp_path: Path) -> None:
    """In plain text, across runs, in a table, in a link, in a tracked change and over two paragraphs."""
    tracked = 'w:id="1" w:author="A" w:date="2026-03-02T10:00:00Z"'
    document = with_body(
        p(r("Up to ") + r("$14,500", "<w:b/>") + r(",000 of stock"))
        + f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{p('in a cell')}</w:tc></w:tr></w:tbl>"
        + p(f'{r("see ")}<w:hyperlink w:anchor="x">{r("our website today")}</w:hyperlink>')
        + p(f"{r('old ')}<w:ins {tracked}>{r('and newly added')}</w:ins>{r(' words')}")
        + p(r("A claim") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r(" is made"))
    )
    with_notes(document, "footnote", {2: p("with a note")})
    before = saved(document)
    quotes = ["$14,500,000", "cell", "website", "newly added", "is made"]
    shown = comments_in(converted(remarked(before, *at(before, *quotes), Remark((Line("whole"),))), tmp_path))

    assert {**{quote: quote for quote in quotes}, "whole": "Up to $14,500,000 of stock"} == shown


@needs_office
def test_libreoffice_opens_a_comment_on_a_note(tmp_path: Path) -> None:
    """It stands at the reference, for the note itself is another part of the file."""
    document = with_body(p(r("A claim") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r(" is made")))
    with_notes(document, "footnote", {2: p("with a note")})
    before = saved(document)

    assert {"a note"} == set(comments_in(converted(remarked(before, *at(before, "a note")), tmp_path)))
