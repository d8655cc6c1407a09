"""What is kept of the built-in rules is what their files say, and nothing that is wrong with it does harm."""

import pickle
import re
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from checker import kept as module
from checker.documents.read import read_document
from checker.engine import expressions, trading_days
from checker.engine.computed import compute
from checker.errors import FaultyFilesError
from checker.extraction.extract import extract_facts
from checker.keeping import what_is_kept
from checker.kept import code_of, kept, key_of, packed
from checker.phrases import prepared
from checker.phrases.words import Needed
from checker.rulebook.coverage import load_coverage
from checker.rulebook.folder import builtin_folder
from checker.rulebook.load import load_rulebook

KEY, OTHER = key_of("files", "code"), key_of("other files", "code")


class Forgetful(dict[str, tuple[bytes, object]]):
    """Remembers nothing, so that each call is as one of another process."""

    def __setitem__(self, name: str, made: tuple[bytes, object]) -> None:
        """Forget it."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep things in an empty folder, as Python does with its bytecode where it may."""
    monkeypatch.setattr(module, "FOLDER", tmp_path / "_kept")
    monkeypatch.setattr(module, "_in_this_process", Forgetful())
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "_kept"


def never() -> str:
    """Make nothing: what is kept has to do."""
    raise AssertionError("it was kept")


def test_the_rulebook_is_the_same_from_what_is_kept(folder: Path) -> None:
    """The first load makes it, the second takes it: both are what the files say."""
    made, taken = (load_rulebook([builtin_folder()], examples=False) for _ in range(2))  # as if none was loaded yet
    covered = load_coverage(made), load_coverage(taken)

    assert ["coverage", "rulebook"] == sorted(path.name for path in folder.iterdir())
    assert made == taken
    assert made.rules
    assert covered[0] == covered[1] != ()


def test_what_is_kept_is_taken(folder: Path) -> None:
    """Of the same files nothing is made a second time; of others it is."""
    assert "one" == kept("thing", KEY, lambda: "one")
    assert "one" == kept("thing", KEY, never)
    assert "two" == kept("thing", OTHER, lambda: "two")
    assert ["thing"] == [path.name for path in folder.iterdir()]


def test_within_a_process_it_is_the_same_object(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It is not even taken from its file again."""
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    monkeypatch.setattr(module, "_in_this_process", {})
    made = kept("thing", KEY, lambda: ["one"])
    for path in tmp_path.iterdir():
        path.unlink()

    assert made is kept("thing", KEY, lambda: ["two"])
    assert ["two"] == kept("thing", OTHER, lambda: ["two"])


def test_what_other_code_has_kept_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A class that has changed since would be made of the wrong parts: in a checkout each change of a file counts."""
    (tmp_path / "model").mkdir()
    monkeypatch.setattr(module, "PACKAGE", tmp_path)
    codes = [code_of(["model"], installed=False)]
    for content in ("one", "two and more"):
        (tmp_path / "model" / "rule.py").write_text(content)
        codes.append(code_of(["model"], installed=False))

    assert 3 == len({key_of("files", code) for code in codes})
    assert "" == code_of(["model"], installed=True)


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:-1],
        lambda content: content[:32],
        lambda content: content[:32] + b"\x80\x05cno_such_module\nthing\n.",
        lambda content: b"x" * len(content),
    ],
)
def test_what_is_damaged_is_made_anew(folder: Path, damage: object) -> None:
    """A file that was cut off, or of another kind, is as good as none, and is put right."""
    kept("thing", KEY, lambda: "one")
    assert callable(damage)
    (folder / "thing").write_bytes(damage((folder / "thing").read_bytes()))

    assert "two" == kept("thing", KEY, lambda: "two")
    assert "two" == kept("thing", KEY, never)


def test_nothing_is_kept_where_that_cannot_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file stands in the place of the folder nothing can be written, and it works as ever."""
    (tmp_path / "_kept").write_text("a file")
    monkeypatch.setattr(module, "FOLDER", tmp_path / "_kept")
    monkeypatch.setattr(module, "_in_this_process", Forgetful())
    monkeypatch.setattr(sys, "dont_write_bytecode", False)

    assert "one" == kept("thing", KEY, lambda: "one")
    assert "two" == kept("thing", KEY, lambda: "two")


def test_nothing_is_kept_if_python_writes_no_bytecode(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who wants no files beside the code gets none."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    kept("thing", KEY, lambda: "one")

    assert not folder.exists()


def test_nothing_is_kept_of_what_is_faulty(folder: Path) -> None:
    """What cannot be made raises, each time."""

    def faulty() -> str:
        raise FaultyFilesError([])

    for _ in range(2):
        with pytest.raises(FaultyFilesError):
            kept("thing", KEY, faulty)
    assert not folder.exists()


def test_many_may_keep_it_at_once(folder: Path) -> None:
    """Whoever comes last has written a whole file, and no other is left."""
    threads = [threading.Thread(target=kept, args=("thing", KEY, lambda: "x" * 100_000)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert "x" * 100_000 == kept("thing", KEY, never)
    assert ["thing"] == [path.name for path in folder.iterdir()]


def test_what_is_packed_comes_back_as_it_was() -> None:
    """Of all the classes that are kept."""
    rulebook = load_rulebook(examples=False)

    assert rulebook == pickle.loads(packed(rulebook))


def test_the_phrases_are_the_same_from_what_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is compiled to the very code that Python compiles it to, and needs the same words."""
    folder.mkdir()
    for name, content in what_is_kept(installed=False).items():
        (folder / name).write_bytes(content)
    prepared._kept.cache_clear()
    taken = prepared._kept()
    prepared._kept.cache_clear()

    assert ["closed_days", "coverage", "expressions", "phrases", "rulebook"] == sorted(
        path.name for path in folder.iterdir()
    )
    assert len(taken) > 300
    monkeypatch.setattr(prepared, "_kept", dict)
    for (pattern, flags), known in taken.items():
        each = prepared.Prepared(*known)
        if flags == prepared.AS_IT_STANDS:
            assert re.compile(pattern) == each.compiled(), pattern
            continue
        assert re.compile(prepared.spaced(pattern), flags) == each.compiled(), pattern
        assert prepared.needed(pattern, re.RegexFlag(flags)) == Needed.of_plain(each.words), pattern


@pytest.fixture
def anew() -> Iterator[Callable[[], None]]:
    """Forget all expressions that were compiled or evaluated, now and at the end."""

    def forget() -> None:
        made = (expressions._environment, expressions._kept, expressions._compiled, expressions._evaluated)
        for known in made:
            known.cache_clear()

    yield forget
    forget()


def test_the_expressions_give_the_same_from_what_is_kept(folder: Path, anew: Callable[[], None]) -> None:
    """All computed facts of a draft are the same, whether their expressions were compiled or taken."""
    vocabulary = load_rulebook(examples=False).vocabulary
    signature = expressions.signature_of(vocabulary)
    draft = read_document(Path(__file__).parents[1] / "fixtures/launch-large/draft.htm")
    facts = extract_facts(draft, vocabulary)
    anew()
    compiled = compute(vocabulary, facts)
    folder.mkdir()
    content = packed(expressions.prepare(vocabulary))
    (folder / "expressions").write_bytes(expressions.key_of_expressions(signature, installed=False) + content)
    anew()

    assert compiled == compute(vocabulary, facts)
    assert len(expressions._kept(signature)) > 50
    assert compiled["listing.last_price_age"].found  # of dates, which an environment that is new does not know


def test_the_same_days_are_closed_by_what_is_kept(folder: Path) -> None:
    """On each day of the years that are kept, and on the days around them."""
    folder.mkdir()
    content = trading_days.key_of_closed_days(installed=False) + packed(trading_days.closed_days())
    years = trading_days.KEPT_YEARS
    ordinals = range(date(years[0] - 1, 12, 20).toordinal(), date(years[-1] + 1, 1, 10).toordinal())
    days = [date.fromordinal(ordinal) for ordinal in ordinals]
    trading_days._closed_days.cache_clear()
    asked = trading_days.is_trading_day, trading_days.is_federal_business_day
    by_calendar = [is_open(day) for is_open in asked for day in days]
    (folder / "closed_days").write_bytes(content)
    trading_days._closed_days.cache_clear()
    by_what_is_kept = [is_open(day) for is_open in asked for day in days]
    kept_days = trading_days._closed_days()
    trading_days._closed_days.cache_clear()

    assert by_calendar == by_what_is_kept
    assert kept_days
    assert date(2026, 7, 3) in kept_days.exchange & kept_days.federal
    assert date(2022, 10, 10) in kept_days.federal - kept_days.exchange  # Columbus Day


def test_an_expression_is_compiled_where_what_is_kept_is_of_no_use(folder: Path, anew: Callable[[], None]) -> None:
    """What another version of the compiler has written, and this one does not understand, is passed over."""
    vocabulary = load_rulebook(examples=False).vocabulary
    signature = expressions.signature_of(vocabulary)
    damaged = dict.fromkeys(expressions.prepare(vocabulary), b"\xff")
    folder.mkdir()
    key = expressions.key_of_expressions(signature, installed=False)
    (folder / "expressions").write_bytes(key + packed(damaged))
    anew()

    computed = next(each for each in vocabulary.values() if each.compute)
    assert [] == expressions.problems(computed, signature)


def test_a_phrase_is_compiled_where_its_code_is_of_no_use() -> None:
    """Python refuses code that is not its own; then the regular expression is compiled as ever."""
    (known,) = prepared.prepare([("sales agreement", re.IGNORECASE)]).values()

    assert prepared.Prepared(*known)._replace(code=b"\xff" * 40).compiled().fullmatch("Sales  Agreement")
