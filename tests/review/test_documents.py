"""The drafts that a configuration names."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import FaultyFilesError
from checker.review.configuration import Configuration, read_configuration
from checker.review.documents import configured_documents, entries_for


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder of drafts and go there."""
    for name in ("b.htm", "a.htm", "deep/c.htm", "~$a.docx", "a.docx", ".hidden.htm"):
        path = tmp_path / "drafts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def configured(text: str) -> Configuration:
    """Read a configuration of the working directory."""
    Path("atmcheck.yaml").write_text(f"documents: {text}\n", encoding="utf-8")
    return read_configuration(Path("atmcheck.yaml"))


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("documents", "names"),
    [
        ("[drafts/*.htm]", ["a.htm", "b.htm"]),
        ("['drafts/**/*.htm']", ["a.htm", "b.htm", "deep/c.htm"]),
        ("[drafts/b.htm, drafts/*.htm]", ["b.htm", "a.htm"]),
        ("[drafts/*.docx]", ["a.docx"]),
        ("[{path: [drafts/a.*, drafts/none.htm]}]", ["a.docx", "a.htm"]),
    ],
)
def test_each_draft_is_named_once_in_order(documents: str, names: list[str]) -> None:
    """Hidden files, and those that Word locks a document with, are no drafts."""
    assert [Path("drafts") / name for name in names] == list(configured_documents(configured(documents)))


@pytest.mark.usefixtures("folder")
def test_an_entry_that_names_no_file_is_a_fault() -> None:
    """A draft that nobody checks must not go unnoticed; a folder is no draft."""
    with pytest.raises(FaultyFilesError) as raised:
        configured_documents(configured("[drafts/*.htm, draft/*.htm, {path: [drafts, x.*]}]"))
    assert [
        "atmcheck.yaml:1: documents[1]: draft/*.htm names no file",
        "atmcheck.yaml:1: documents[2]: drafts, x.* names no file",
    ] == [str(fault) for fault in raised.value.faults]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", ["drafts/a.htm", "./drafts/a.htm", "drafts/deep/../a.htm"])
def test_what_is_given_for_a_draft_is_found_however_it_is_named(name: str) -> None:
    """Entries that give nothing are left out."""
    configuration = configured("[drafts/*.htm, {path: drafts/a.*, kind: launch}, {path: drafts/b.htm, kind: stop}]")
    assert [configuration.documents[1]] == entries_for(Path(name), configuration)
