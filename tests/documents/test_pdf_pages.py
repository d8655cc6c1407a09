"""Files made to harm: each ends in one sentence, whatever PDFium makes of it."""

from __future__ import annotations

import random
import subprocess
import zlib
from collections.abc import Callable, Sequence

import pytest

from checker.documents.pdf.pages import clean, read_pages
from checker.documents.read import read_bytes
from checker.errors import UnreadableError
from tests.documents.pdf_drawing import draw, text_page

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
TREE = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</XObject<</X 4 0 R>>>>>>"


def pdf(*objects: bytes) -> bytes:
    """Write a PDF of numbered objects; PDFium finds them without a table of their places."""
    body = b"".join(b"%d 0 obj\n%b\nendobj\n" % numbered for numbered in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer\n<</Root 1 0 R>>\n"


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Write a stream with its length."""
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (entries, len(content), content)


def inflating(unit: bytes, megabytes: int) -> bytes:
    """Write a stream that is a thousand times as long when it is unpacked, and then again."""
    megabyte, checksum = unit * (1_000_000 // len(unit)), 1
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(megabyte) + packer.flush(zlib.Z_FULL_FLUSH)  # which can be said again as it stands
    for _ in range(megabytes):
        checksum = zlib.adler32(megabyte, checksum)
    whole = b"\x78\x9c" + packed * megabytes + packer.flush() + checksum.to_bytes(4, "big")
    return stream(zlib.compress(whole, 9), b"/Filter[/FlateDecode/FlateDecode]")


def nested_forms(depth: int) -> Sequence[bytes]:
    """Write forms each of which draws the next ten times."""
    entry = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
    return [stream(b"/X Do " * 10, entry % (number + 1)) for number in range(4, 4 + depth)]


HOSTILE: dict[str, Callable[[], bytes]] = {
    "a page tree that contains itself": lambda: pdf(
        CATALOG, b"<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 3/Parent 2 0 R>>", PAGE, stream(b"")
    ),
    "a hundred thousand pages": lambda: pdf(
        CATALOG, b"<</Type/Pages/Kids[%b]/Count 100000>>" % (b"3 0 R " * 100_000), PAGE, stream(b"")
    ),
    "more pages said than there are": lambda: pdf(
        CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 999999999>>", PAGE, stream(b"")
    ),
    "a form that draws itself": lambda: pdf(CATALOG, TREE, PAGE, stream(b"/X Do " * 9, b"/Type/XObject/Subtype/Form")),
    "forms that draw ten times ten forms": lambda: pdf(CATALOG, TREE, PAGE, *nested_forms(20)),
    "a stream that unpacks to a gigabyte": lambda: pdf(CATALOG, TREE, PAGE, inflating(b" ", 1_000)),
    "states without end": lambda: pdf(CATALOG, TREE, PAGE, inflating(b"q\n", 300)),
    "three million broken dictionaries": lambda: b"%PDF-1.7\n" + b"<<" * 3_000_000,
    "noise": lambda: b"%PDF-1.7\n" + random.Random(0).randbytes(5_000_000),
    "nothing": lambda: b"%PDF-1.7",
}


@pytest.mark.parametrize("made", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_ends_in_a_sentence(made: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    """PDFium may run into its limits of time and memory, or crash; the reader says that the file cannot be read."""
    monkeypatch.setattr("checker.documents.pdf.pages.LONGEST_OF_ANY", 2)
    with pytest.raises(UnreadableError, match=r"^draft\.pdf (?:is a|has)"):
        read_bytes(made(), "draft.pdf")


@pytest.mark.parametrize(("size", "seconds"), [(600, 8), (1_300_000, 34), (60_000_000, 60)])
def test_a_larger_file_may_take_longer(size: int, seconds: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A registration statement of 200 pages on a busy machine is no hostile file."""
    given: list[float] = []

    def run(*_: object, timeout: float, **__: object) -> None:
        given.append(timeout)
        raise subprocess.TimeoutExpired("", timeout)

    monkeypatch.setattr("subprocess.run", run)
    with pytest.raises(UnreadableError, match=f"takes more than {seconds} seconds to read"):
        read_pages(bytes(size), "draft.pdf")
    assert given == [seconds]


def test_the_number_of_pages_is_said() -> None:
    """A person learns why the file is refused."""
    with pytest.raises(UnreadableError, match="has 100000 pages; the most that are read are 1,000"):
        read_pages(HOSTILE["a hundred thousand pages"](), "draft.pdf")


@pytest.mark.parametrize("seed", range(12))
def test_a_file_with_broken_bytes_is_read_or_refused(seed: int) -> None:
    """Whatever bytes are changed, cut or doubled, there is text or a sentence."""
    chance = random.Random(seed)
    data = bytearray(draw(*[text_page("Up to $5,000,000 of Common Stock", foot=str(page)) for page in range(1, 4)]))
    for _ in range(chance.randint(1, 30)):
        data[chance.randrange(8, len(data))] = chance.randrange(256)
    cut = chance.randrange(8, len(data))
    broken = bytes(data[:cut] + data[cut - chance.randint(0, 50) :]) if seed % 2 else bytes(data)
    try:
        text = read_bytes(broken, "draft.pdf").text
    except UnreadableError as refused:
        text = str(refused)
    assert is_text(text)


def is_text(text: str) -> bool:
    """Tell whether there is text without control characters."""
    return bool(text) and not any(ord(letter) < 32 and letter not in "\n\t" for letter in text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("o\ufb03ce", "office"),
        ("\ufb02oat", "float"),
        ("S\u20113", "S-3"),
        ("zero\u200bwidth", "zerowidth"),
        ("\u202elegend", "legend"),
        ("plain", "plain"),
    ],
)
def test_the_text_of_a_word_is_what_is_seen(text: str, expected: str) -> None:
    """Ligatures are letters, hyphens are hyphens, and invisible characters go."""
    assert expected == clean(text)
